"""The words above marks in rows, and the lines through them: months, the cut of the report, events, today.

Words never cover each other: what does not fit beside another stands in a lane above it, and its line reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures.axis import Axis, Columns, Event, lanes, width_of_words
from ui.blocks.pictures.signs import named


@dataclass(frozen=True)
class _Word:
    """Words at a place on the axis in percents. is_before: they end there; drawing: instead of the bare text."""

    text: str
    place: float
    css: str
    is_before: bool = False
    drawing: Markup = NOTHING
    has_line: bool = True


@dataclass(frozen=True)
class Heading:
    """The words, the lines that run through all rows, and how many lanes the words take.

    aloud: from where to where, in place of all those words, which else would be said again with each row.
    """

    words: Sequence[Markup]
    lines: Sequence[Markup]
    lanes: int
    aloud: str


def heading(axis: Axis) -> Heading:
    """All that stands above and runs through the rows of an axis."""
    words: list[Markup] = []
    lines: list[Markup] = []
    below = 0
    for block in filter(None, (_periods(axis), _years(axis), *_moments(axis))):
        of = _lanes(block, axis)
        for one, lane in zip(block, of, strict=True):
            fit = _fits(one, axis)
            side = f"left:{one.place:.2f}%" if fit else f"right:{100 - one.place:.2f}%"
            css = f"label {one.css}" if fit else f"label {one.css} ends"
            words.append(tag("span", one.drawing or one.text, css=css, style=f"{side};--lane:{below + lane}"))
            if one.has_line:
                at = f"left:{one.place:.2f}%;--lane:{below + lane}"
                lines.append(tag("span", css=f"upright {one.css}", style=at))
        below += 1 + max(of)
    if axis.today and (edge := axis.edge(axis.today)) is not None:
        lines.insert(0, tag("span", css="to-come", style=f"left:{edge:.2f}%"))
    return Heading(words, lines, below, _aloud(axis))


def _aloud(axis: Axis) -> str:
    periods = axis.periods()
    if not periods:
        return ""
    first, last = periods[0].name, periods[-1].name
    return first if first == last else f"{first} tot en met {last}"


def _lanes(block: Sequence[_Word], axis: Axis) -> list[int]:
    """The lane of each, those further right lowest, so that no line runs up through the words of another."""
    spans = [_span(one, axis) for one in block]
    return lanes([(-end, -start) for start, end in spans])


def _fits(one: _Word, axis: Axis) -> bool:
    """Do the words fit to the right of their place? Else they end there."""
    return not one.is_before and one.place + _width(one, axis) <= 100


def _span(one: _Word, axis: Axis) -> tuple[float, float]:
    width = _width(one, axis)
    return (one.place, one.place + width) if _fits(one, axis) else (max(0.0, one.place - width), one.place)


def _width(one: _Word, axis: Axis) -> float:
    most = 100 / len(axis.columns) if isinstance(axis, Columns) and axis.is_named else 100
    return min(width_of_words(one.text, axis), most)


def _periods(axis: Axis) -> list[_Word]:
    if isinstance(axis, Columns) and axis.is_named:
        return [_Word(p.label, p.start, "column", has_line=False) for p in axis.periods()]
    return [_Word(p.label, p.start, "period", has_line=p.start > 0) for p in axis.periods()]


def _years(axis: Axis) -> list[_Word]:
    """The years above the months or quarters; none where there is only one, or where the periods are years."""
    periods = axis.periods()
    first = [p for n, p in enumerate(periods) if p.year and (not n or periods[n - 1].year != p.year)]
    if len(first) < 2 or axis.step == 12:
        return []
    return [_Word(str(p.year), p.start, "year", has_line=False) for p in first]


def _moments(axis: Axis) -> list[list[_Word]]:
    """The words on both sides of the cut, the events and today, as far as they lie on the axis.

    They share a lane where they fit; else those of the cut stand below the others, and stay side by side.
    """
    cut, others = [], []
    if axis.cut and (edge := axis.edge(axis.cut.day)) is not None:
        cut = [_Word(axis.cut.before, edge, "cut", is_before=True), _Word(axis.cut.after, edge, "cut")]
    for event in axis.events:
        if (edge := axis.edge(event.day)) is not None:
            others.append(_Word(event.name, edge, "event", drawing=_event(event)))
    if axis.today and (edge := axis.edge(axis.today)) is not None:
        others.append(_Word("vandaag", edge, "today"))
    both = [*cut, *others]
    return [both] if max(_lanes(both, axis), default=0) == 0 else [cut, others]


def _event(event: Event) -> Markup:
    return named(f"{event.name}, {dutch.day(event.day)}", "", event.href, "event-name", "", event.name)
