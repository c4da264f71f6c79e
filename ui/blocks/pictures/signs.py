"""The signs of all pictures: one sign, one meaning on all screens. Shapes are drawn by static/pictures.css.

    subtitle = tag("p", "Wat hebben we gedaan? ", key(mark.sign for row in rows for mark in row.marks))

A sign is never alone: a mark has a name in words, and the key stands with the picture, drawn as in the picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ui.blocks import light
from ui.blocks.markup import NOTHING, Markup, joined, tag

SOLID, OPEN, UNKNOWN = "solid", "open", "unknown"
"""What a sign is in a sum of many: it was so, it was not, or nobody knows."""


@dataclass(frozen=True)
class Sign:
    """One sign. id: its name in code; word: what the key says; shape: its class in CSS; text: a letter in the shape."""

    id: str
    word: str
    shape: str
    text: str = ""
    sums_as: str = SOLID


_SIGNS = (
    # a meeting: what was held by its kind, and what was not by what became of it
    Sign("pho", "pho", "disc"),
    Sign("bestuurlijk", "bestuurlijk", "target"),
    Sign("ambtelijk", "ambtelijk", "ring"),
    Sign("overig", "overig", "square"),
    Sign("gepland", "gepland", "dashed-ring", sums_as=UNKNOWN),
    Sign("uitgesteld", "uitgesteld", "turn", "↷", sums_as=OPEN),
    Sign("geannuleerd", "geannuleerd", "cross", sums_as=OPEN),
    Sign("afloop onbekend", "afloop onbekend", "question", "?", sums_as=UNKNOWN),
    # a municipality at a meeting
    Sign("aanwezig", "aanwezig", "block"),
    Sign("afwezig", "afwezig", "open-block", sums_as=OPEN),
    Sign("aanwezigheid onbekend", "onbekend", "question", "?", sums_as=UNKNOWN),
    Sign("niet uitgenodigd", "niet uitgenodigd", "dash", sums_as=UNKNOWN),
    # a seat
    Sign("bezet", "bezet", "seat"),
    Sign("tijdelijk", "tijdelijk bezet", "half-seat"),
    Sign("loopt af", "loopt af", "flag"),
    Sign("vacant", "vacant", "dashed-seat", sums_as=OPEN),
    Sign("lid onbekend", "wie er zit is niet bekend", "question", "?", sums_as=UNKNOWN),
    # the road of a dossier or a handover
    Sign("start", "start", "start"),
    Sign("afbouw", "stopt", "stop"),
    Sign("overdracht", "gaat over", "over"),
    Sign("tijdelijke taak", "tijdelijk", "while"),
    Sign("verkenning", "verkenning", "explore", "≈"),
    Sign("andere datum", "andere datum in de bron", "clash", "≠", sums_as=UNKNOWN),
    Sign("afspraak", "afspraak, uiterste dag", "diamond"),
    Sign("besluit", "besluit", "hexagon"),
    Sign("brief", "brief", "letter"),
    Sign("gebeurtenis", "gebeurtenis", "pole"),
    Sign("vandaag", "vandaag", "today"),
)
SIGNS = {sign.id: sign for sign in _SIGNS}
IN_TEXT = {
    "beter": "▲",
    "gelijk": "=",
    "slechter": "▼",
    "wordt": "→",
    "gelukt": "✓",
    "niet gelukt": "⊘",
    "te laat": "!",
    "geannuleerd": "✕",
    "uitgesteld": "↷",
    "onbekend": "?",
}
"""The signs that stand in a line of text, each before its own word. `gelukt` is also reached, tied and filled."""
SAME = "="
"""As `data-tip`: what static/pictures.js shows is the name itself."""
_LIGHT = "licht "
_LIGHTS = tuple(_LIGHT + colour for colour in ("rood", "oranje", "groen", "onbekend"))
_KINDS = ("pho", "bestuurlijk", "ambtelijk")
_STATES = ("geannuleerd", "uitgesteld", "gepland", "afloop onbekend")
_PRESENCE = {"aanwezig": "aanwezig", "afwezig": "afwezig", "niet uitgenodigd": "niet uitgenodigd"}


def of_meeting(kind: str | None, state: str | None, is_unanswered: bool = False) -> str:
    """The id of the sign of a meeting: held ones by kind, the others by state; a state without a sign is unknown."""
    if is_unanswered:
        return "afloop onbekend"
    if state == "gehouden":
        return kind if kind in _KINDS else "overig"
    return state if state in _STATES else "afloop onbekend"


def of_presence(presence: str | None) -> str:
    """The id of the sign of a municipality at a meeting; what is not known is not absent."""
    return _PRESENCE.get(presence or "", "aanwezigheid onbekend")


def of_light(colour: str) -> str:
    """The id of a traffic light as a mark: `licht groen`, as ui/blocks/light.py draws it."""
    return f"{_LIGHT}{colour}"


def word(sign: str) -> str:
    """The Dutch word of a sign. Raises KeyError where there is no such sign."""
    return sign if is_light(sign) else SIGNS[sign].word


def sums_as(sign: str) -> str:
    """What a sign is in a sum of many: SOLID, OPEN or UNKNOWN; a light is counted as what it is."""
    return SOLID if is_light(sign) else SIGNS[sign].sums_as


def drawn(sign: str) -> Markup:
    """The sign itself, hidden from a screen reader: the word or name stands beside it. Raises KeyError if unknown."""
    if is_light(sign):
        return tag("span", light.mark(sign.removeprefix(_LIGHT)), css="vgg-sign vgg-s-light", aria_hidden="true")
    of = SIGNS[sign]
    return tag("span", of.text, css=f"vgg-sign vgg-s-{of.shape}", aria_hidden="true")


def named(name: str, tip: str, href: str, css: str, style: str, *inside: Markup | str) -> Markup:
    """Something with a name: a link, or what can have the focus. tip: what is shown on hover; the name when empty."""
    tip = tip if tip and tip != name else SAME
    if href:
        return tag("a", *inside, css=css, href=href, target="_self", style=style, aria_label=name, data_tip=tip)
    return tag("span", *inside, css=css, role="img", tabindex="0", style=style, aria_label=name, data_tip=tip)


def key(signs: Iterable[str]) -> Markup:
    """What the signs that occur mean, each as in the picture, in the fixed order; to stand in the subtitle."""
    given = set(signs)
    order = [*(sign for sign in SIGNS if sign in given), *(s for s in _LIGHTS if s in given)]
    if unknown := given - set(order):
        raise KeyError(f"geen teken heet {', '.join(sorted(unknown))}")
    each = [tag("span", drawn(sign), " ", word(sign), css="one") for sign in order]
    return tag("span", joined(*each, by=" "), css="vgg-signs") if each else NOTHING


def is_light(sign: str) -> bool:
    """Is this sign a traffic light?"""
    return sign in _LIGHTS
