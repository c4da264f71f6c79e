"""Bars with a target (bullet bars): what was reached beside what was agreed, each on the scale of its own target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn
from ui.blocks.pictures.signs import IN_TEXT

UNKNOWN = "onbekend"
SIGNS = {"gehaald": IN_TEXT["gelukt"], "niet gehaald": IN_TEXT["niet gelukt"], UNKNOWN: IN_TEXT["onbekend"]}
"""The words of an outcome that have a sign; other words stand alone."""
_WORST = ("niet gehaald", UNKNOWN)
_FEW = 12


@dataclass(frozen=True)
class Target:
    """One thing to reach. value and target None is unknown or without number; words say it (`2 van 3 overleggen`)."""

    name: str
    value: Decimal | None
    target: Decimal | None
    words: str
    state: str
    href: str = ""
    tip: str = ""


def targets(caption: str, rows: Sequence[Target], noun: str = "resultaten") -> Markup:
    """A row per target with its bar, its words and its outcome; from 41 on the worst, and a row for the rest."""
    if not rows:
        return drawn.nothing("targets", caption, f"Geen {noun}.")
    one = drawn.scale([Fraction(1), *(_share(row) for row in rows)])
    shown, rest = drawn.gathered(rows, _weight)
    body = [_row(row, one) for row in shown]
    if rest:
        said = drawn.counted(row.state or "zonder uitkomst" for row in rest)
        words = drawn.cell(said, css="words", over=3)
        body.append(drawn.row_of(f"en nog {len(rest)} {noun}", words, css="rest"))
    above = joined(_key(rows), _gathered(len(rows), len(shown), noun) if rest else NOTHING)
    heads = [("", _aloud("Wat")), ("bars", _aloud("Balk")), ("words", _aloud("Bereikt")), ("state", _aloud("Uitkomst"))]
    return drawn.table("targets", caption, above, drawn.head(*heads), body)


def _aloud(text: str) -> Markup:
    return tag("span", text, css="vgg-aloud")


def _gathered(many: int, shown: int, noun: str) -> Markup:
    return tag("p", f"Van {many} {noun} staan hier de {shown} die het meest achterblijven.", css="said")


def _key(rows: Sequence[Target]) -> Markup:
    if all(_share(row) is None for row in rows):
        return NOTHING
    return drawn.key(("reached", "bereikt"), ("goal", "doel"), more="Elke balk loopt van niets tot het eigen doel.")


def _share(row: Target) -> Fraction | None:
    """What was reached as a part of the target; None where there is nothing to draw."""
    if row.value is None or row.target is None or row.target <= 0 or row.value < 0:
        return None
    return Fraction(row.value) / Fraction(row.target)


def _weight(row: Target) -> tuple[int, Fraction]:
    """The worst first: missed, unknown, the others; then what is furthest from its target."""
    place = _WORST.index(row.state) if row.state in _WORST else len(_WORST)
    share = _share(row)
    return place, Fraction(10**9) if share is None else share


def _row(row: Target, one: drawn.Scale) -> Markup:
    sign = SIGNS.get(row.state, "")
    state = (tag("span", sign, css="sign", aria_hidden="true"), " ", row.state) if sign else (row.state,)
    name = drawn.linked(row.name, row.href, row.tip)
    css = {"gehaald": "met", "niet gehaald": "missed"}.get(row.state, "open")
    bar = _bar(row, one)
    cells = [drawn.cell(bar, css="bars"), drawn.cell(row.words, css="words")]
    if not bar:  # only words, over the place of a bar
        cells = [drawn.cell(row.words, css="words", over=2)]
    return drawn.row_of(name, *cells, drawn.cell(*state, css="state"), css=css)


def _bar(row: Target, one: drawn.Scale) -> Markup:
    share = _share(row)
    if share is None or row.target is None or row.value is None:
        return NOTHING
    marks = [drawn.part("goal", one.bar(Fraction(1))), drawn.part("reached", one.bar(share))]
    if row.target % 1 == 0 and 1 < row.target <= _FEW and row.value % 1 == 0:  # few: one can count them
        marks += [drawn.part("notch", one.mark(Fraction(n) / Fraction(row.target))) for n in range(1, int(row.target))]
    tip = " · ".join(filter(None, (row.name, row.words, row.state)))
    return tag("span", drawn.place(*marks, drawn.part("line", one.mark(Fraction(1)))), css="hold", data_tip=tip)
