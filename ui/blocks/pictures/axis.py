"""What marks in rows stand against: time, true to the day, or a sequence of columns that is never shown as time.

    of_year(2024, events=(Event(date(2024, 3, 14), "heisessie"),), today=date(2024, 9, 1))
    Time(date(2022, 1, 1), date(2024, 12, 31))
    Columns(tuple(Column("Overleg cultuur", day) for day in days), cut=Cut(...))

Places are percentages of the width of the axis, so that a picture scales without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from metrics import dutch

_LETTER_PX, _AROUND_PX, _NAMED_PX = 6.8, 7, 7.1
_PX_PER_REM = 16
_FINE, _COARSE = 24, 72
"""Up to so many months each has a heading; up to so many each quarter; beyond that each year."""
_PERIOD = 2.5
"""How narrow a quarter or year may become, in rem."""
NARROW = 0.8
"""The least width of one column of a sequence, in rem."""


@dataclass(frozen=True)
class Cut:
    """Where the report cuts the year: the first day after it, and the words for both sides."""

    day: date
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """Something that happened once, as a vertical line with its name: a retreat, an election, a merger."""

    day: date
    name: str
    href: str = ""


@dataclass(frozen=True)
class Column:
    """One place in a sequence, such as a meeting: its name, and its day where that is known."""

    name: str
    day: date | None = None


@dataclass(frozen=True)
class Period:
    """A month, quarter or year on the axis: its short and full name, and where it begins and ends in percents."""

    label: str
    name: str
    year: int | None
    start: float
    end: float


@dataclass(frozen=True)
class Time:
    """Days, the first and last included. Raises ValueError when they are the wrong way around."""

    first: date
    last: date
    cut: Cut | None = None
    events: Sequence[Event] = ()
    today: date | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"een tijdas van {self.first} tot {self.last} loopt niet vooruit")

    @property
    def least_rem(self) -> float:
        """How narrow the axis may become before its frame scrolls."""
        return 40 if self._months <= _FINE else min(60, max(30, _PERIOD * self._months / self.step))

    @property
    def day(self) -> float:
        """How wide one day is, in percents."""
        return 100 / self._days

    def position(self, at: object) -> float | None:
        """The middle of a day; None for what has no day or lies outside the axis."""
        if not isinstance(at, date) or not self.first <= at <= self.last:
            return None
        return (self.edge(at) or 0) + 50 / self._days

    def edge(self, day: date) -> float | None:
        """Where a day begins; None outside the axis."""
        return (day - self.first).days * 100 / self._days if self.first <= day <= self.last else None

    def width_of(self, at: object) -> float:
        """How wide a mark at its place is, in percents: less than this apart, two marks would hide each other."""
        return 13 * 100 / (self.least_rem * _PX_PER_REM)

    def taken(self, used: Iterable[object]) -> int:
        """How many different days have a mark."""
        return len({at for at in used if self.position(at) is not None})

    @property
    def step(self) -> int:
        """How many months one heading of the axis stands for: 1, 3 or 12."""
        return _step(self._months)

    def periods(self) -> list[Period]:
        """The months, quarters or years of the axis, in order, together the whole of it."""
        days = [self.first + timedelta(n) for n in range(self._days)]
        step, found = self.step, []
        for (year, part), of in groupby(days, lambda d: (d.year, (d.month - 1) // step)):
            inside = list(of)
            start, end = self.edge(inside[0]) or 0, (self.edge(inside[-1]) or 0) + 100 / self._days
            found.append(Period(*_named(year, part, step), year, start, end))
        return found

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def _months(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


@dataclass(frozen=True)
class Columns:
    """A sequence of columns of equal width, in the order given. A mark stands at the number of its column, from 0.

    is_named: above each column stands its whole name, such as a municipality; else the months of their days.
    """

    columns: Sequence[Column]
    cut: Cut | None = None
    events: Sequence[Event] = ()
    today: date | None = None
    is_named: bool = False

    @property
    def least_rem(self) -> float:
        """How narrow the axis may become before its frame scrolls."""
        one = NARROW
        if self.is_named:
            one = max((len(c.name) for c in self.columns), default=0) * _NAMED_PX / _PX_PER_REM
        return max(6, one * min(len(self.columns), 200))

    def position(self, at: object) -> float | None:
        """The middle of a column; None for a number without one."""
        is_place = isinstance(at, int) and 0 <= at < len(self.columns)
        return (at + 0.5) * 100 / len(self.columns) if is_place and isinstance(at, int) else None

    def edge(self, day: date) -> float | None:
        """Between the columns before a day and those from that day on; None when all or none are before it."""
        before = [n for n, column in enumerate(self.columns) if column.day and column.day < day]
        after = [n for n, column in enumerate(self.columns) if column.day and column.day >= day]
        return min(after) * 100 / len(self.columns) if before and after else None

    def width_of(self, at: object) -> float:
        """A mark fills its column."""
        return 100 / max(1, len(self.columns)) - 1e-6

    def taken(self, used: Iterable[object]) -> int:
        """How many columns there are, with or without a mark."""
        return len(self.columns)

    @property
    def step(self) -> int:
        """How many months one heading of the axis stands for: 1, 3 or 12."""
        return _step(len({(c.day.year, c.day.month) for c in self.columns if c.day}))

    def periods(self) -> list[Period]:
        """Neighbouring columns of the same month (quarter, year when there are many); without a day one of its own.

        Of named columns each is its own.
        """
        step, width = self.step, 100 / max(1, len(self.columns))
        if self.is_named:
            return [Period(c.name, c.name, None, n * width, (n + 1) * width) for n, c in enumerate(self.columns)]
        found: list[Period] = []
        start = 0
        for at, of in groupby(self.columns, lambda c: (c.day.year, (c.day.month - 1) // step) if c.day else (None, 0)):
            end = start + len(list(of))
            year, part = at
            named = _named(year, part, step) if year else ("zonder dag", "zonder dag")
            found.append(Period(*named, year, start * width, end * width))
            start = end
        return found


Axis = Time | Columns


def of_year(year: int, by_calendar: bool = False, events: Sequence[Event] = (), today: date | None = None) -> Time:
    """A year from January to December, with the cut of the report or of the calendar in its months."""
    cut = Cut(date(year, 7 if by_calendar else 6, 1), dutch.months(1, by_calendar), dutch.months(2, by_calendar))
    return Time(date(year, 1, 1), date(year, 12, 31), cut, events, today)


def _step(months: int) -> int:
    """How many months one heading stands for."""
    return 1 if months <= _FINE else 3 if months <= _COARSE else 12


def _named(year: int, part: int, step: int) -> tuple[str, str]:
    """The short and the full name of a period: `jan` and `januari 2024`."""
    if step == 12:
        return str(year), str(year)
    if step == 3:
        return f"K{part + 1}", f"{dutch.quarter(part + 1)} {year}"
    return dutch.MONTHS[part], dutch.typed(date(year, part + 1, 1), "maand")


def width_of_words(words: str, axis: Axis) -> float:
    """About how much of the narrowest axis a word takes, in percents; more than it really does."""
    return (len(words) * _LETTER_PX + _AROUND_PX) * 100 / (axis.least_rem * _PX_PER_REM)


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For spans (from, to) the lane of each, from 0, so that none covers another; those further left go first."""
    given = [0] * len(spans)
    ends: list[float] = []
    for n in sorted(range(len(spans)), key=lambda n: (spans[n][0], n)):
        start, end = spans[n]
        free = next((lane for lane, until in enumerate(ends) if until <= start + 1e-6), len(ends))
        ends[free : free + 1] = [end]
        given[n] = free
    return given
