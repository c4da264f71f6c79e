"""Marks in rows: everything that happened as a mark in its place, a row per portfolio, municipality or dossier.

    picture = marks_in_rows(
        [Row("Onderwijs", [Mark("pho", "Pho onderwijs, 16 januari 2024, gehouden", date(2024, 1, 16), href)],
             after=(part_of(5, 6, of_most=20),))],
        of_year(2024),
        label="Overleggen per portefeuille door 2024: 80 van de 88 zijn gehouden",
        nouns=("portefeuille", "portefeuilles"), things=("overleg", "overleggen"), after=("gehouden",),
    )

Every mark is a link, or can have the focus, and has a name; static/pictures.js shows it and moves by arrow keys.
On a phone the frame scrolls, and the cells behind the marks stand before them, so that the answer is in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import beside_marks, gather, signs
from ui.blocks.pictures.axis import Axis, Columns, Time
from ui.blocks.pictures.gather import Band, Count, Mark, Row
from ui.blocks.pictures.heading import heading
from ui.blocks.pictures.signs import named

_WIDE = 1.9
"""The most that one column of a sequence takes, in rem, so that three meetings are not three doors."""
_LETTER_REM = 0.49


def marks_in_rows(
    rows: Sequence[Row],
    axis: Axis,
    label: str,
    nouns: tuple[str, str] = ("rij", "rijen"),
    things: tuple[str, str] = ("overleg", "overleggen"),
    after: Sequence[str] = (),
    gathered: Callable[[Sequence[Row]], Sequence[str]] | None = None,
    empty: str = "",
    apart: int = gather.SHOWN,
) -> Markup:
    """The picture. label: its message; nouns, things: what a row and a mark are called, one and more.

    rows: in the order in which they matter; when there are over 40 the first 20 stay by themselves, or the groups do.
    after: the headings of the cells behind the marks. gathered: those cells for rows that are taken together.
    apart: how many rows stay by themselves when there are over 40.
    empty: the sentence where there is no row; NOTHING without one. Raises ValueError for a row with other cells.
    """
    if not rows:
        return tag("p", empty, css="vgg-empty") if empty else NOTHING
    if wrong := next((row for row in rows if len(row.after) != len(after)), None):
        raise ValueError(f"{wrong.name} heeft achter de tekens {len(wrong.after)} maal iets, bij {len(after)} koppen")
    lines = gather.bands(rows, axis, nouns, apart)
    off = _off_heading(rows, axis)
    above = heading(axis)
    head = tag(
        "div",
        tag("span", tag("span", nouns[0].capitalize(), css="vgg-aloud"), role="columnheader", css="name"),
        tag("div", *above.words, role="columnheader", css="axis", aria_label=above.aloud),
        *(tag("span", text, role="columnheader", css="after off") for text in ([off] if off else [])),
        *(tag("span", text, role="columnheader", css="after") for text in after),
        role="row",
        css="head",
        style="grid-row:1",
    )
    body = [_line(n, band, axis, bool(off), after, gathered, things) for n, band in enumerate(lines, start=2)]
    is_tight = isinstance(axis, Columns) and axis.step == 1 and not axis.is_named
    most = f"{_WIDE * _columns(axis):.2f}rem" if is_tight else "1fr"
    size = f"--name:{_name_rem(lines):.1f}rem;--axis:minmax({axis.least_rem:.2f}rem,{most});--lanes:{above.lanes}"
    size += f";--n:{_columns(axis)}"
    size += ";--off:auto" if off else ""
    size += f";--behind:{' '.join(['auto'] * len(after))}" if after else ""
    over = tag("div", *above.lines, css="over", aria_hidden="true", style=f"grid-row:1/{len(lines) + 2}")
    table = tag("div", head, over, *body, role="table", aria_label=label, css="rows", style=size)
    frame = tag("div", table, css="vgg-scroll vgg-pic", data_vgg_roving="rows")
    note = gather.said(rows, lines, axis, nouns, things)
    return joined(frame, tag("p", note, css="vgg-note") if note else NOTHING)


def _name_rem(lines: Sequence[Band]) -> float:
    """The room for the longest name on one line; static/pictures.css says beyond which width names wrap."""
    return _LETTER_REM * max(len(band.name) for band in lines) + 1.2


def _columns(axis: Axis) -> int:
    return len(axis.columns) if isinstance(axis, Columns) else 1


def _line(
    n: int,
    band: Band,
    axis: Axis,
    has_off: bool,
    after: Sequence[str],
    gathered: Callable[[Sequence[Row]], Sequence[str]] | None,
    things: tuple[str, str],
) -> Markup:
    """One row of the picture, in row n of the grid."""
    one = band.rows[0] if len(band.rows) == 1 else None
    name = tag("a", band.name, href=one.href, target="_self") if one and one.href else tag("span", band.name)
    if band.is_counted:
        every = gather.counts(band, axis)
        inside = [_count(band, count, things) for count in every if count.period]
        beside = [_count(band, count, things) for count in every if not count.period]
        high = 1
    else:
        high = gather.height(band.marks, axis)
        placed = gather.placed(band.marks, axis)
        inside = [*_periods(placed, axis), *beside_marks.bars(placed, axis), *beside_marks.labels(placed, axis)]
        inside += [_mark(mark, place, up) for mark, place, up in placed]
        beside = [_mark(mark) for mark in gather.elsewhere(band.marks, axis)]
    cells = one.after if one else gathered(band.rows) if gathered else ("",) * len(after)
    return tag(
        "div",
        tag("span", name, role="rowheader", css="name"),
        tag("div", *inside, role="cell", css=_track(band, axis)),
        *([tag("div", *beside, role="cell", css="after off")] if has_off else []),
        *(tag("span", cell, role="cell", css="after") for cell in cells),
        role="row",
        css="row" if one else "row together",
        style=f"grid-row:{n};--high:{high}",
    )


def _track(band: Band, axis: Axis) -> str:
    """The class of the cell in which the marks stand: on a line through time, in columns, or as numbers."""
    return "track counted" if band.is_counted else "track seq" if isinstance(axis, Columns) else "track line"


def _periods(placed: Sequence[tuple[Mark, float, float]], axis: Axis) -> list[Markup]:
    """Behind a mark of which only a period is known, that period, as far as it lies on the axis; its name says it."""
    found = []
    for mark, _, up in placed:
        if mark.within is None or not isinstance(axis, Time):
            continue
        first, last = max(mark.within[0], axis.first), min(mark.within[1], axis.last)
        start, end = axis.edge(first) or 0, (axis.edge(last) or 0) + axis.day
        style = f"left:{start:.2f}%;width:{end - start:.2f}%;--y:{up:g}"
        found.append(tag("span", css="within", style=style, aria_hidden="true"))
    return found


def _mark(mark: Mark, place: float | None = None, up: float = 0) -> Markup:
    """One mark: a link, or something that can have the focus, with its name; in its place or, without one, in line."""
    style = "" if place is None else f"left:{place:.2f}%" + (f";--y:{up:g}" if up else "")
    return named(mark.name, mark.tip, mark.href, "m", style, signs.drawn(mark.sign))


def _count(band: Band, count: Count, things: tuple[str, str]) -> Markup:
    """The number of marks of a period, with a bar of what was so, what was not, and what is not known."""
    total = sum(count.of.values())
    words = ", ".join(f"{dutch.number(count.of[s])} {signs.word(s)}" for s in _order(count))
    period = count.period
    name = f"{band.name}, {period.name if period else 'zonder plaats in dit beeld'}: "
    name += f"{dutch.several(total, *things)}: {words}" if len(count.of) > 1 else words
    parts = []
    for sums_as in (signs.SOLID, signs.OPEN, signs.UNKNOWN):
        if n := sum(count.of[s] for s in count.of if signs.sums_as(s) == sums_as):
            parts.append(tag("span", css=f"part {sums_as}", style=f"flex:{n}"))
    style = f"left:{period.start:.2f}%;width:{period.end - period.start:.2f}%" if period else ""
    drawing = tag(
        "span", tag("span", dutch.number(total)), tag("span", *parts, css="parts"), aria_hidden="true", css="c"
    )
    return named(name, "", "", "m count", style, drawing)


def _order(count: Count) -> list[str]:
    """The signs of a count as in the key; lights behind."""
    return [*(s for s in signs.SIGNS if s in count.of), *sorted(s for s in count.of if s not in signs.SIGNS)]


def _off_heading(rows: Sequence[Row], axis: Axis) -> str:
    """What stands above the marks without a place; empty where every mark has one."""
    off = [mark for row in rows for mark in gather.elsewhere(row.marks, axis)]
    kinds = {"zonder dag" if mark.at is None else "buiten beeld" for mark in off}
    return " of ".join(sorted(kinds, reverse=True))
