"""The lights of each half as one stacked bar, with the share of each colour among those that are known."""

from __future__ import annotations

from metrics import METRICS, dutch, light_words
from ui.blocks import ask, light
from ui.blocks.markup import Markup, tag
from ui.blocks.pictures import signs, small

FEWEST_TO_SHARE = 10
"""Of fewer dossiers with a known colour no percentages are said: each would be ten points or more."""
_SOFT = {*light.ORDER} - {*light.MARKED}


def by_colour(half: int) -> dict[str, int]:
    """How many dossiers have which colour in a half."""
    return {
        a.by["colour"]: int(a.top)
        for a in ask.figures(METRICS["lights_by_colour"], ("half", "colour"))
        if a.by["half"] == half
    }


def parts(half: int) -> Markup:
    """The dossiers of a half as one small bar. What has no colour is never drawn as one: each by its own word."""
    colours = by_colour(half)
    known = [small.Part(one, colours[one], one) for one in light.ORDER[:3] if colours.get(one)]
    others = {one: colours[one] for one in light.ORDER[3:] if colours.get(one)}
    rest = [small.Part(w, n, signs.UNKNOWN if w == "onbekend" else signs.OPEN) for w, n in others.items()]
    return small.stacked(f"Dossiers in {dutch.months(half)}", [*known, *rest])


def light_bars(shares: bool = False) -> Markup:
    """The bar of each half with its key, as HTML. shares: also say the share of each colour among the known ones."""
    answers = ask.figures(METRICS["lights_by_colour"], ("half", "colour"))
    if not answers:
        return tag("p", METRICS["lights_by_colour"].needs, css="vgg-empty")
    bars, seen = [], set()
    for half in sorted({a.by["half"] for a in answers}):
        colours = by_colour(half)
        seen |= set(colours)
        parts = [_part(colour, colours[colour]) for colour in light.ORDER if colours.get(colour)]
        bars.append(tag("div", tag("span", half_named(half)), tag("div", *parts, css="parts"), css="vgg-bar"))
        if shares:
            bars.append(tag("p", _shares(half, colours), css="vgg-note"))
    key = [tag("li", sign(c), light_words.MEANINGS[c]) for c in light.ORDER if c in seen]
    return tag("div", *bars, css="vgg-bars") + tag("ul", *key, css="vgg-key", aria_label="Wat de lichten betekenen")


def half_named(half: int) -> str:
    """The half, and that it has not begun where that is so: a light that stands in it was given ahead."""
    begun = {a.by["half"]: a.by["has_begun"] for a in ask.figures(METRICS["lights_by_colour"], ("half", "has_begun"))}
    return dutch.months(half) + (", nog niet begonnen" if begun.get(half) is False else "")


def _shares(half: int, colours: dict[str, int]) -> str:
    known = {c: colours[c] for c in ("groen", "oranje", "rood") if colours.get(c)}
    total = sum(known.values())
    if not total:
        return f"In de {dutch.half(half)} is van geen dossier de kleur bekend; daarom staan er geen percentages."
    if total < FEWEST_TO_SHARE:
        counted = ", ".join(f"{c} {n}" for c, n in known.items())
        return f"In de {dutch.half(half)}: {counted} van {dutch.several(sum(colours.values()), 'dossier', 'dossiers')}."
    parts = [
        f"{dutch.percent(share)} {c} ({n})"
        for (c, n), share in zip(known.items(), dutch.shares([*known.values()]), strict=True)
    ]
    of = dutch.several(total, "dossier", "dossiers")
    return f"Van de {of} met een bekende kleur in de {dutch.half(half)}: {', '.join(parts)}."


def _part(colour: str, count: int) -> Markup:
    return tag(
        "span",
        sign(colour),
        " ",
        tag("strong", str(count)),
        css=f"part {colour.replace(' ', '-')}",
        style=f"flex:{count} 1 auto",
    )


def sign(colour: str) -> Markup:
    """A light with its word; of what is no colour only the word."""
    return tag("span", colour, css="vgg-none") if colour in _SOFT else light.mark(colour, word=True)
