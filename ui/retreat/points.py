"""The slide about what asks for a decision: every point as a block in the row of its kind, the heaviest by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import HEADLINES, LISTINGS, dutch
from metrics.said import listed
from ui.blocks import ask, light
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import small
from ui.retreat.slide import Slide, answered, short

_MOST_KINDS, _MOST_NAMES, _NAME = 8, 2, 44
Points = Sequence[dict[str, Any]]


def attention() -> Slide:
    """What asks for a decision, the heaviest kind first."""
    points = ask.kept(LISTINGS["attention"])
    if not points:
        return answered(HEADLINES["aandacht"])
    by: dict[str, list[dict[str, Any]]] = {}
    for point in points:  # what is said after the comma is of the same kind: `rood, verslechterd`
        by.setdefault(str(point["kind"]).partition(",")[0], []).append(point)
    shown = list(by)[:_MOST_KINDS]
    body = [_row(kind, by[kind]) for kind in shown]
    if left := [point for kind in list(by)[_MOST_KINDS:] for point in by[kind]]:
        body.append(_row(f"en nog {dutch.several(len(by) - len(shown), 'soort', 'soorten')}", left))
    heads = tag("tr", *(tag("th", name, scope="col") for name in ("Wat", "Hoeveel", "", "Het zwaarst")))
    table = tag("table", tag("thead", heads, css="vgg-aloud"), tag("tbody", *body), css="vgg-asks")
    return answered(HEADLINES["aandacht"], table, points)


def _row(kind: str, points: Points) -> Markup:
    """A kind: how many points it has, a block each, and of the heaviest what they are about."""
    name = light.mark(kind, word=True) if kind in light.MARKED else kind
    worse = sum("verslechterd" in str(point["kind"]) for point in points)
    more = tag("small", f"{dutch.number(worse)} verslechterd") if worse else NOTHING
    count = len(points)
    blocks = small.blocks(f"{kind}: {dutch.several(count, 'punt', 'punten')}", count, count)
    return tag(
        "tr",
        tag("th", name, more, scope="row"),
        tag("td", dutch.number(count), css="n"),
        tag("td", blocks, css="each"),
        tag("td", _names(points), css="names"),
    )


def _names(points: Points) -> str:
    """What the first ones are about, each once, and how many points are left."""
    subjects = list(dict.fromkeys(str(point["subject"]) for point in points))
    shown = [short(one, _NAME) for one in subjects[:_MOST_NAMES]]
    left = sum(str(point["subject"]) not in subjects[:_MOST_NAMES] for point in points)
    return listed([*shown, f"nog {dutch.number(left)}"] if left else shown)
