"""A line with a floor: one value through the months, what is unknown left open, and the line it should stay above.

The lines are SVG that stretches with its place; dots and words are HTML around it, so text keeps its size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn

HEIGHT = 132
"""Of the plot in pixels, where it is not said."""
_APART = 10
"""How far words beside the plot stay from its top and bottom, in pixels."""
_DOTS = 40
_WIDE, _NARROW, _LETTER, _SHORT = 350, 224, 7, 4
"""The least room for the axis in pixels, how wide a letter is at most, and how many letters are a short label."""
_RUNS = 8
_NEAR = 0.09


@dataclass(frozen=True)
class Point:
    """The value of a month; None is unknown. A forecast is dashed."""

    label: str
    value: Decimal | None
    is_forecast: bool = False


@dataclass(frozen=True)
class Event:
    """What happened in the month at this place (from 0), with its date and what it was in words."""

    at: int
    words: str


@dataclass(frozen=True)
class Floor:
    """The whole picture. floor None draws no line. write: how an amount is written. height: of the plot in pixels."""

    caption: str
    what: str
    points: tuple[Point, ...]
    floor: Decimal | None
    floor_words: str
    message: str
    events: tuple[Event, ...] = ()
    write: Callable[[Decimal], str] = field(default=dutch.euro)
    height: int = HEIGHT


def floor(picture: Floor) -> Markup:
    """The picture, to be shown by `markup.drawing`."""
    known = [point for point in picture.points if point.value is not None]
    if not known:
        words = f"{picture.what}: {dutch.UNKNOWN}. {picture.message}".strip()
        return drawn.nothing("floor", picture.caption, words)
    return _Plot(picture).drawn()


class _Plot:
    def __init__(self, picture: Floor) -> None:
        self.of = picture
        self.points = picture.points
        self.one = drawn.scale([*(point.value for point in self.points), picture.floor])
        self.known = [at for at, point in enumerate(self.points) if point.value is not None]

    def left(self, at: float) -> float:
        """Where a month stands, in percents of the width."""
        return 50.0 if len(self.points) == 1 else at * 100 / (len(self.points) - 1)

    def top(self, value: Decimal) -> float:
        """Where a value stands, in pixels from the top."""
        return (100 - self.one.percent(value)) * self.of.height / 100

    def value(self, at: int) -> Decimal:
        value = self.points[at].value
        assert value is not None
        return value

    def drawn(self) -> Markup:
        of = self.of
        plot = tag(
            "div",
            self._lines(),
            *self._marks(),
            *self._unknown(),
            *self._dots(),
            css="plot",
            style=f"height:{of.height}px",
        )
        middle = tag("div", self._most(True), plot, self._most(False), self._axis(), css="middle")
        parts = tag(
            "div", self._side(True), middle, self._side(False), css="around flagged" if self.of.events else "around"
        )
        name = f"{of.caption}{'' if of.caption.endswith('?') else '.'} {of.message}".strip()
        inside = joined(tag("p", tag("strong", of.caption)), self._key(), parts, self._events())
        return tag("div", inside, css="vgg-drawn floor", role="group", aria_label=name)

    def _key(self) -> Markup:
        parts = [("value", self.of.what)]
        if any(point.is_forecast for point in self.points):
            parts.append(("ahead", "verwacht"))
        if self.of.floor is not None:
            parts.append(("bottom", f"{self.of.floor_words}: {self.of.write(self.of.floor)}"))
        if len(self.known) < len(self.points):
            parts.append(("gap", f"{len(self.points) - len(self.known)} van {len(self.points)} onbekend"))
        return drawn.key(*parts, aloud=True)

    def _lines(self) -> Markup:
        """The floor, and the runs of months that are known; a stretch that ends in a forecast is dashed."""
        paths = []
        if self.of.floor is not None:
            top = self.top(self.of.floor)
            paths += [_path(f"M0 {top:.2f}H100V{self.of.height}H0Z", "under"), _path(f"M0 {top:.2f}H100", "bottom")]
        if self.one.low < 0:
            paths.append(_path(f"M0 {self.top(Decimal(0)):.2f}H100", "zero"))
        pairs = [
            (at, at + 1) for at in self.known if at + 1 < len(self.points) and self.points[at + 1].value is not None
        ]
        for is_ahead, some in groupby(pairs, key=lambda pair: self.points[pair[1]].is_forecast):
            steps = "".join(f"M{self._xy(a)}L{self._xy(b)}" for a, b in some)
            paths.append(_path(steps, "ahead" if is_ahead else "value"))
        box = f"0 0 100 {self.of.height}"
        return tag(
            "svg", *paths, viewBox=box, preserveAspectRatio="none", aria_hidden="true", focusable="false", width="100%"
        )

    def _xy(self, at: int) -> str:
        return f"{self.left(at):.3f} {self.top(self.value(at)):.2f}"

    def _said(self, at: int) -> str:
        point = self.points[at]
        return f"{point.label}: {self.of.write(self.value(at))}" + (" (verwacht)" if point.is_forecast else "")

    def _dots(self) -> list[Markup]:
        """A mark per month, below the floor of another shape; of many months those that are named or stand alone."""
        ends = {self.known[0], self.known[-1], self._extreme(True), self._extreme(False)}
        found = []
        for at in self.known:
            is_alone = not {at - 1, at + 1} & {*self.known}
            if len(self.points) > _DOTS and at not in ends and not is_alone:
                continue
            below = self.of.floor is not None and self.value(at) < self.of.floor
            name = self._said(at) + (f", onder {self.of.floor_words}" if below else "")
            css = "dot" + (" below" if below else "") + (" ahead" if self.points[at].is_forecast else "")
            css += " last" if at == self.known[-1] else ""
            style = f"left:{self.left(at):.3f}%;top:{self.top(self.value(at)):.2f}px"
            found.append(tag("span", css=css, style=style, role="img", tabindex="0", aria_label=name, data_tip="="))
        return found

    def _unknown(self) -> list[Markup]:
        """One mark for each run of months that are unknown, where the line is open."""
        found = []
        pieces = groupby(range(len(self.points)), key=lambda at: self.points[at].value is not None)
        runs = [list(some) for is_known, some in pieces if not is_known]
        css, sign = ("gap", "?") if len(runs) <= _RUNS else ("gap small", "")
        for run in runs:
            first, last = self.points[run[0]].label, self.points[run[-1]].label
            name = f"{first if len(run) == 1 else f'{first} tot en met {last}'}: {dutch.UNKNOWN}"
            middle = min(max(self.left((run[0] + run[-1]) / 2), 2), 98)
            style = f"left:{middle:.3f}%"
            found.append(
                tag("span", sign, css=css, style=style, role="img", tabindex="0", aria_label=name, data_tip="=")
            )
        return found

    def _extreme(self, is_high: bool) -> int:
        return (max if is_high else min)(self.known, key=self.value)

    def _most(self, is_high: bool) -> Markup:
        """The highest or lowest in words, above or below the plot; nothing where it is an end, which is named there."""
        at = self._extreme(is_high)
        if at in (self.known[0], self.known[-1]):
            return tag("p", css="most")
        words = f"{'hoogste' if is_high else 'laagste'} {self._said(at)}"
        return tag("p", tag("span", words), css="most", style=_beside(self.left(at)))

    def _side(self, is_first: bool) -> Markup:
        """The first or last known value beside the plot, at its own height."""
        at = self.known[0 if is_first else -1]
        top = min(max(self.top(self.value(at)), _APART), self.of.height - _APART)
        text = joined(tag("span", self.of.write(self.value(at))), tag("small", self.points[at].label))
        words = [tag("p", text, style=f"top:{top:.1f}px")]
        extreme = [word for is_high, word in ((True, "hoogste"), (False, "laagste")) if at == self._extreme(is_high)]
        if extreme and len(self.known) > 1:
            words.append(tag("p", extreme[0], css="vgg-aloud"))
        return tag("div", *words, css="side first" if is_first else "side last")

    def _axis(self) -> Markup:
        """The months below: as many as fit where it is wide, and fewer of them where it is narrow."""
        many, longest = len(self.points), max(len(point.label) for point in self.points)
        is_long = longest > _SHORT
        room = longest * _LETTER * (1.5 if is_long else 1) + 8
        wide = -(-many // max(1, int(_WIDE / room)))
        fewer = -(-many // (wide * max(1, int(_NARROW / room))))
        marks = []
        for number, at in enumerate(range(0, many, wide)):
            css = "tick" if number % fewer == 0 else "tick minor"
            if is_long and many > 1:  # long words stay within the plot
                css += " first" if at == 0 else " end" if self.left(at) > 90 else ""
            marks.append(tag("span", self.points[at].label, css=css, style=f"left:{self.left(at):.3f}%"))
        return tag("div", *marks, css="axis", aria_hidden="true")

    def _grouped(self) -> list[list[Event]]:
        """Events in order, those that stand too near each other under one mark."""
        found: list[list[Event]] = []
        for event in sorted(self.of.events, key=lambda one: one.at):
            near = found and self.left(event.at) - self.left(found[-1][0].at) < _NEAR * 100
            if near:
                found[-1].append(event)
            else:
                found.append([event])
        return found

    def _marks(self) -> list[Markup]:
        marks = []
        for number, some in enumerate(self._grouped(), start=1):
            name = "; ".join(event.words for event in some)
            style = f"left:{self.left(some[0].at):.3f}%"
            flag = tag("span", str(number), css="flag", role="img", tabindex="0", aria_label=name, data_tip="=")
            marks.append(tag("span", flag, css="event", style=style))
        return marks

    def _events(self) -> Markup:
        """What the numbered marks are."""
        some = [
            tag("li", tag("span", str(number), css="flag", aria_hidden="true"), " ", "; ".join(e.words for e in group))
            for number, group in enumerate(self._grouped(), start=1)
        ]
        return tag("ul", *some, css="events") if some else NOTHING


def _path(d: str, css: str) -> Markup:
    return tag("path", d=d, css=css, vector_effect="non-scaling-stroke")


def _beside(left: float) -> str:
    """Words that stand at a place and grow to where there is room."""
    if left < 50:
        return f"padding-left:{left:.3f}%"
    return f"padding-right:{100 - left:.3f}%;text-align:right"
