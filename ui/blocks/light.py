"""The traffic light: shape, letter, word and colour together; unknown is an outline, never a colour."""

from __future__ import annotations

from metrics.light_words import LETTERS, NOT_GIVEN
from ui.blocks.markup import Markup, joined, tag

MARKED = tuple(LETTERS)
"""The colours that have a mark; the other states of a light are words."""
ORDER = ("rood", "oranje", "groen", "onbekend", "concept", NOT_GIVEN, "niet van toepassing")


def mark(colour: str, word: bool = False) -> Markup:
    """One light as a shape (drawn by static/show.css) with its letter.

    word: also write the word beside it; else it is only read aloud.
    """
    drawing = tag("span", LETTERS[colour], css="shape", aria_hidden="true")
    text = tag("span", colour, css="" if word else "vgg-aloud")
    return tag("span", drawing, text, css=f"vgg-light vgg-{colour}")


def cell(light_1: str | None, light_2: str | None, without: str = NOT_GIVEN, meaning: str | None = None) -> Markup:
    """The light or lights of one dossier in one half, in order. without: what is said where there is none."""
    if light_1 is None:
        return tag("span", without, css="vgg-none")
    if light_2 is None:
        return mark(light_1, word=True)
    between = {"verloop": ("→", "naar"), "twee aspecten": ("+", "en")}
    sign, said = between.get(meaning or "", ("·", "en"))
    seen, aloud = tag("span", f" {sign} ", aria_hidden="true"), tag("span", f" {said} ", css="vgg-aloud")
    return joined(
        tag("span", mark(light_1), seen, aloud, mark(light_2), css="vgg-pair"),
        tag("span", f" {light_1} {said} {light_2}", css="vgg-small", aria_hidden="true"),
    )
