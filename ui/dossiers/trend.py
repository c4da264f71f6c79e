"""How a light moved since the half before: a shape and a word; what cannot be said has no direction."""

from __future__ import annotations

from ui.blocks.markup import Markup, tag
from ui.blocks.pictures import signs

_ARROW = {word: signs.IN_TEXT[word] for word in ("slechter", "gelijk", "beter")}


def trend(word: str) -> Markup:
    """How a light moved: by shape and word; what cannot be said is quiet."""
    if word not in _ARROW:
        return tag("span", word, css="vgg-none")
    return tag("span", tag("span", _ARROW[word], aria_hidden="true"), f" {word}", css=f"vgg-trend {word}")


def moved(word: str, before: str | None) -> Markup:
    """How a light moved and what it was before: `▼ slechter, was groen`."""
    was = f", was {before}" if before and word != "gelijk" else ""
    return tag("span", tag("span", _ARROW[word], aria_hidden="true"), f" {word}{was}", css=f"vgg-trend {word}")
