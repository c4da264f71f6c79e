"""What stands beside a mark on a line of time: a few words where there is room, and a bar from its day on.

Both are for the eye: the name of the mark says the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from ui.blocks.markup import Markup, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.axis import Axis, Time, lanes
from ui.blocks.pictures.gather import Mark

_LETTER_PX, _AROUND_PX, _AXIS_PX = 6.6, 20, 1000
"""How wide a letter is, what is around the words, and how wide an axis is at least where words are shown."""

_HALF = 0.7
"""About half of a mark, in percents."""
Placed = Sequence[tuple[Mark, float, float]]


def labels(placed: Placed, axis: Axis) -> list[Markup]:
    """The words of the marks, each where it covers no mark and no other words; the others are left to the tip."""
    if not isinstance(axis, Time):
        return []
    found: list[Markup] = []
    ends = 0.0
    for n, (mark, place, up) in enumerate(placed):
        width = (len(mark.label) * _LETTER_PX + _AROUND_PX) * 100 / _AXIS_PX
        others = [other for at, (_, other, _) in enumerate(placed) if at != n]
        after = min((other for other in others if other >= place), default=101.0)
        before = max([ends, *(other + _HALF for other in others if other <= place)])
        if not mark.label:
            continue
        if not mark.until and place + width <= after - _HALF and place >= ends:
            found.append(_label(mark, f"left:{place:.2f}%;--y:{up:g}", "tag"))
            ends = place + width
        elif place - width >= before and (mark.until or after > 100):
            found.append(_label(mark, f"right:{100 - place:.2f}%;--y:{up:g}", "tag before"))
    return found


def _label(mark: Mark, style: str, css: str) -> Markup:
    wide = " wide" if signs.is_light(mark.sign) else ""
    return tag("span", mark.label, css=css + wide, style=style, aria_hidden="true")


def bars(placed: Placed, axis: Axis) -> list[Markup]:
    """A bar from each mark that has an `until` to that day, cut off at the end of the axis; those that overlap beside
    each other."""
    if not isinstance(axis, Time):
        return []
    spans = []
    for mark, place, _ in placed:
        if mark.until and mark.until > axis.first:
            ends = axis.position(min(mark.until, axis.last)) or place
            if ends > place:
                spans.append((place, ends))
    of = lanes(spans)
    high = max(of, default=0)
    return [
        tag("span", css="lasts", style=f"left:{a:.2f}%;width:{b - a:.2f}%;--z:{lane - high / 2:g}", aria_hidden="true")
        for (a, b), lane in zip(spans, of, strict=True)
    ]
