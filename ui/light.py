"""The traffic light: shape, letter, word and colour together; unknown is an outline, never a colour."""

from __future__ import annotations

from ui.markup import tag

_LETTER = {"groen": "G", "oranje": "O", "rood": "R", "onbekend": "?"}
_SHAPE = {
    "groen": '<circle cx="10" cy="10" r="9"/>',
    "oranje": '<path d="M10 1 19.5 18.5H.5Z"/>',
    "rood": '<path d="M1.5 1.5h17v17h-17Z"/>',
    "onbekend": '<circle cx="10" cy="10" r="8.5" stroke-dasharray="3 2"/>',
}
MEANINGS = {
    "groen": "op schema",
    "oranje": "loopt risico, is bij te sturen",
    "rood": "wordt niet gehaald zonder ingreep",
    "onbekend": "er staat een licht, de kleur is niet bekend",
    "geen licht": "er is geen licht gegeven",
    "niet ingevuld": "deze helft komt niet voor in de gegevens",
}
ORDER = ("rood", "oranje", "groen", "onbekend", "geen licht", "niet ingevuld")


def mark(colour: str, word: bool = False) -> str:
    """One light as drawing with its letter; `word` also writes the word beside it, else it is only read aloud."""
    dy = 16.5 if colour == "oranje" else 14.2
    drawing = (
        f'<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">{_SHAPE[colour]}'
        f'<text x="10" y="{dy}">{_LETTER[colour]}</text></svg>'
    )
    text = tag("span", colour, "" if word else "vgg-aloud")
    return tag("span", drawing + text, f"vgg-light vgg-{colour}")


def cell(light_1: str | None, light_2: str | None, has_cell: bool, meaning: str | None = None) -> str:
    """The light or lights of one dossier in one half, in order."""
    if not has_cell:
        return tag("span", "niet ingevuld", "vgg-none")
    if light_1 is None:
        return tag("span", "geen licht", "vgg-none")
    if light_2 is None:
        return mark(light_1, word=True)
    between = {"verloop": ("→", "naar"), "twee aspecten": ("+", "en")}.get(meaning or "", ("·", "en"))
    join = f'<span aria-hidden="true"> {between[0]} </span>' + tag("span", f" {between[1]} ", "vgg-aloud")
    return tag("span", mark(light_1) + join + mark(light_2), "vgg-pair") + tag(
        "span", f" {light_1} {between[1]} {light_2}", "vgg-small", aria_hidden="true"
    )
