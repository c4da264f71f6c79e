"""Marks and their rows, and how a picture gathers by itself when they are more than one can look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics import dutch
from ui.blocks.markup import Markup
from ui.blocks.pictures.axis import Axis, Period, Time, lanes

MOST_ROWS = 40
MOST_COLUMNS = 200
MOST_LANES = 4
"""More marks than this above each other in one row, and one no longer sees which is which."""
SHOWN = 20
"""How many rows stay by themselves when there are too many; the others become one row."""


@dataclass(frozen=True)
class Mark:
    """One thing in a picture. sign: an id of signs.py; name: all of it in words, as a screen reader says it.

    at: its day on Time, the number of its column on Columns; None where that is not known.
    tip: what is shown on hover and focus, with line breaks; the name when empty. within: the first and last day of the
    month, season or year that was named, where no day was; the mark then stands in its middle. label: a few words
    beside it, where nothing stands in their way. until: the day up to which a bar runs from its day on: lateness after
    a deadline.
    """

    sign: str
    name: str
    at: date | int | None
    href: str = ""
    tip: str = ""
    within: tuple[date, date] | None = None
    label: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Row:
    """One row: its name, its marks in any order, and a cell for each heading of `after` (text or Markup).

    group: by what it is gathered when there are too many rows, such as its province; all rows have one, or none has.
    """

    name: str
    marks: Sequence[Mark]
    href: str = ""
    after: Sequence[str | Markup] = ()
    group: str = ""


@dataclass(frozen=True)
class Band:
    """What one line of the picture shows: one row, or several together. is_counted: numbers in the place of marks."""

    name: str
    rows: Sequence[Row]
    is_counted: bool

    @property
    def marks(self) -> list[Mark]:
        """The marks of all its rows."""
        return [mark for row in self.rows for mark in row.marks]


@dataclass(frozen=True)
class Count:
    """The marks of one band in one period, as a number. period: None for those without a place on the axis."""

    period: Period | None
    of: Counter[str]


def bands(rows: Sequence[Row], axis: Axis, nouns: tuple[str, str], apart: int = SHOWN) -> list[Band]:
    """The lines of the picture: each row, or groups of rows, or the first rows (apart) and one for all others."""
    has_many = has_many_columns(rows, axis)
    if len(rows) <= MOST_ROWS:
        return [Band(row.name, (row,), has_many) for row in rows]
    groups = {row.group: [r for r in rows if r.group == row.group] for row in rows}
    if "" not in groups and 1 < len(groups) <= MOST_ROWS:
        return [Band(f"{name} ({dutch.several(len(of), *nouns)})", of, True) for name, of in groups.items()]
    rest = rows[apart:]
    return [
        *(Band(row.name, (row,), has_many) for row in rows[:apart]),
        Band(f"en nog {dutch.several(len(rest), *nouns)}", rest, True),
    ]


def has_many_columns(rows: Sequence[Row], axis: Axis) -> bool:
    """Are there more places than one can tell apart, so that periods are counted?"""
    if axis.taken(mark.at for row in rows for mark in row.marks) > MOST_COLUMNS:
        return True
    return isinstance(axis, Time) and any(height(row.marks, axis) > MOST_LANES for row in rows)


def placed(marks: Sequence[Mark], axis: Axis) -> list[tuple[Mark, float, float]]:
    """The marks that have a place, from left to right: each with its place in percents, and how far below the line.

    Marks that would hide each other stand above each other, in lanes around the line (-0.5 and 0.5 for two); one that
    is alone stands on the line (0).
    """
    found: list[tuple[Mark, float, float]] = []
    for heap in _heaps(marks, axis):
        half = [axis.width_of(mark.at) / 2 for mark, _ in heap]
        of = lanes([(place - wide, place + wide) for (_, place), wide in zip(heap, half, strict=True)])
        middle = max(of) / 2
        found += [(mark, place, lane - middle) for (mark, place), lane in zip(heap, of, strict=True)]
    return found


def _heaps(marks: Sequence[Mark], axis: Axis) -> list[list[tuple[Mark, float]]]:
    """Marks with their places, in heaps that have room between them."""
    heaps: list[list[tuple[Mark, float]]] = []
    known = [(mark, place) for mark in marks if (place := axis.position(mark.at)) is not None]
    for mark, place in sorted(known, key=lambda one: one[1]):
        if heaps and place - heaps[-1][-1][1] < axis.width_of(mark.at) - 1e-6:
            heaps[-1].append((mark, place))
        else:
            heaps.append([(mark, place)])
    return heaps


def height(marks: Sequence[Mark], axis: Axis) -> int:
    """How many lanes a row of marks needs; at least one."""
    return 1 + round(2 * max((up for _, _, up in placed(marks, axis)), default=0))


def elsewhere(marks: Sequence[Mark], axis: Axis) -> list[Mark]:
    """The marks without a place on the axis: no day, or another year."""
    return [mark for mark in marks if axis.position(mark.at) is None]


def counts(band: Band, axis: Axis) -> list[Count]:
    """The marks of a band per period, periods without any left out; those without a place come last."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    periods = axis.periods()
    for (at, sign), times in Counter((mark.at, mark.sign) for mark in band.marks).items():
        place = axis.position(at)
        n = -1 if place is None else next(n for n, p in enumerate(periods) if p.start <= place < p.end + 1e-9)
        found[n][sign] += times
    inside = [Count(periods[n], found[n]) for n in sorted(found) if n >= 0]
    return inside + ([Count(None, found[-1])] if -1 in found else [])


def said(rows: Sequence[Row], of: Sequence[Band], axis: Axis, nouns: tuple[str, str], things: tuple[str, str]) -> str:
    """The sentence that says what was gathered; empty where every row and mark stands by itself."""
    parts = []
    if len(of) < len(rows):
        whole = dutch.several(len(rows), *nouns)
        rest = dutch.several(len(of[-1].rows), *nouns)
        by_group = all(band.rows[0].group for band in of)
        parts.append(
            f"{whole} zijn er te veel om naast elkaar te tonen; zij staan per groep bij elkaar."
            if by_group
            else f"Van {whole} staan de eerste {len(of) - 1} apart; de andere {rest} staan samen in de laatste rij."
        )
    if any(band.is_counted for band in of):
        month = {1: "maand", 3: "kwartaal", 12: "jaar"}[axis.step]
        total = dutch.several(sum(len(band.marks) for band in of if band.is_counted), *things)
        where = "Een getal is" if all(band.is_counted for band in of) else "Een getal in een rij van meer is"
        parts.append(f"{where} het aantal {things[1]} per {month}, samen {total}.")
    return " ".join(parts)
