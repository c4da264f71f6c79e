"""The answer of a page as one sentence: declared cases over figures, of which the first that holds is said.

A Headline says which question it answers, on which figures it stands, and its cases in order; its last case is what is
unknown, and says what to do. Who asks (a page, a slide, a paper, the command line) gives the answers, with the same
choice and on the same day as the figures beside it. A sentence says no cause, ranks no ties, and takes every figure
from what it declared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from metrics import dutch
from metrics.halves import light_half
from metrics.metric import CALENDAR_VIEWS, HALF, Answer, Filter, Listing, Metric
from metrics.said import not_followed, spoken

FEWEST = 3
"""Of fewer cases than this a sentence says so, and concludes nothing."""
FEW = 10
"""Below this a share is said as a fraction alone: one of ten is a thing, not a percentage."""
UNKNOWN = "onbekend"
"""The last case of every headline."""
TOO_FEW = "te weinig voor een conclusie"

Row = Mapping[str, Any]


def part(count: int, total: int, one: str, more: str) -> str:
    """How many of a whole, in words that also fit none, one and all: `geen van de 13 zetels`, `alle 13 zetels`."""
    if total == 1:
        return f"{dutch.number(count)} van 1 {one}"
    if count == total:
        return f"beide {more}" if total == 2 else f"alle {dutch.number(total)} {more}"
    return f"{dutch.number(count) if count else 'geen'} van de {dutch.number(total)} {more}"


def verb(count: int, one: str = "is", more: str = "zijn") -> str:
    """The form of a verb that fits this number; none of them takes the singular."""
    return one if count < 2 else more


def opened(text: str) -> str:
    """A sentence with its first letter as a capital."""
    return f"{text[:1].upper()}{text[1:]}"


class Asked(Protocol):
    """Who gives the answers, for one choice of year, half and portfolios.

    judged_on: the day on which the year is judged; None when nothing is known of the year. is_running: does it run?
    """

    @property
    def where(self) -> Filter: ...
    @property
    def judged_on(self) -> date | None: ...
    @property
    def is_running(self) -> bool: ...
    def figures(self, metric: Metric, by: Sequence[str]) -> Sequence[Answer]: ...
    def to_decide(self, metric: Metric) -> Any: ...
    def rows(self, listing: Listing, which: str, equals: Mapping[str, Any]) -> Sequence[Row]: ...


class Told:
    """What a case and its sentence may ask: the figures that the headline declared, and the period in words."""

    def __init__(
        self,
        asked: Asked,
        may: Sequence[Metric | Listing],
        equals: Mapping[str, Any] | None = None,
        brought: Mapping[str, Any] | None = None,
    ) -> None:
        self.where = asked.where
        self.is_running = asked.is_running
        self.brought = brought or {}
        self.half = light_half(asked.where.half, asked.judged_on)
        self.used: list[Metric | Listing] = []
        self.may = may
        self._asked, self._equals = asked, equals or {}

    def by(self, metric: Metric, *names: str) -> Sequence[Answer]:
        """The answers of a figure, split by these names. Raises ValueError for a figure that was not declared."""
        self._use(metric)
        return self._asked.figures(metric, names)

    def one(self, metric: Metric) -> Answer:
        """A figure as a whole."""
        return self.by(metric)[0]

    def of_half(self, metric: Metric, *names: str) -> list[Answer]:
        """The answers of the half that lights are about."""
        return [a for a in self.by(metric, HALF, *names) if a.by[HALF] == self.half]

    def rows(self, listing: Listing, which: str = "") -> Sequence[Row]:
        """The rows of a listing, of what the sentence is about where it is about one thing. which: as declared."""
        self._use(listing)
        return self._asked.rows(listing, which, self._equals)

    def to_decide(self, metric: Metric) -> Any:
        """The value of a figure that only decides which case it is."""
        self._use(metric)
        return self._asked.to_decide(metric)

    def value(self, metric: Metric) -> str:
        """The figure as it is said in a sentence: `ten minste 14`, `€ 1.235`."""
        return spoken(metric, self.one(metric))

    def _use(self, what: Metric | Listing) -> None:
        if not any(one is what for one in self.may):
            raise ValueError(f"{what.id} is niet genoemd bij de kop die ernaar vraagt")
        if not any(one is what for one in self.used):
            self.used.append(what)

    @property
    def months(self) -> str:
        """The half that lights are about, in months: `jun–dec 2024`."""
        return f"{dutch.months(self.half)} {self.where.year}"

    @property
    def months_before(self) -> str:
        """The half before it."""
        year = self.where.year if self.half == 2 else (self.where.year or 0) - 1
        return f"{dutch.months(3 - self.half)} {year}"

    def period(self, of: Metric) -> str:
        """What was chosen as far as this figure follows it: `2024`, or a half in months: `jan–jun 2024`."""
        if self.where.half is None or HALF not in of.applies:
            return str(self.where.year)
        by_calendar = self.where.by_calendar and of.view in CALENDAR_VIEWS
        return f"{dutch.months(self.where.half, by_calendar)} {self.where.year}"


@dataclass(frozen=True)
class Case:
    """When a sentence holds, and the sentence. name: what the case is, in Dutch. step: what to do, where there is."""

    name: str
    when: Callable[[Told], bool]
    says: Callable[[Told], str]
    step: Callable[[Told], str] = lambda t: ""


@dataclass(frozen=True)
class Title:
    """The sentence that is said, and of which case it is.

    step: what to do, of what is unknown; it stands under the sentence. not_followed: the choices of the reader that it
    does not follow. stands_on: the figures and lists in it.
    """

    text: str
    case: str
    is_unknown: bool
    not_followed: str
    step: str = ""
    stands_on: tuple[Metric | Listing, ...] = ()

    @property
    def whole(self) -> str:
        """The sentence and the step after it, for where both stand in one line."""
        return f"{self.text} {self.step}".strip()


@dataclass(frozen=True)
class Headline:
    """The answer to the question of one page or slide.

    title: what it is called there. asks: the question. of: the figures and lists that a sentence may say something of;
    they stand on the same screen. decides_on: those that only decide which case it is. cases: in order. unknown: what
    is said when none of them holds, and needs: the next step then. topic: of what kind of thing it is about one
    (`dossier`), as listings name it; empty for a whole page.
    """

    id: str
    title: str
    asks: str
    of: tuple[Metric | Listing, ...]
    cases: tuple[Case, ...]
    unknown: str
    needs: str
    decides_on: tuple[Metric | Listing, ...] = ()
    topic: str = ""

    def title_for(self, asked: Asked, about: str = "", brought: Mapping[str, Any] | None = None) -> Title:
        """The sentence for who asks. about: of which one thing, for a headline with a topic.

        brought: what no view holds and who asks brings along, such as what differs between two moments.
        """
        equals = {self.topic: about} if self.topic else {}
        told = Told(asked, (*self.of, *self.decides_on), equals, brought)
        for case in self.cases:
            told.used = []
            if case.when(told):
                decided = [what for what in told.used if any(what is one for one in self.of)]
                told.used, told.may = [], self.of
                text, step = case.says(told), case.step(told)
                told.used = told.used or decided
                return Title(text, case.name, False, _left_out(told), step, tuple(told.used))
        return Title(self.unknown, UNKNOWN, True, "", self.needs)


def _left_out(told: Told) -> str:
    """Which choices the sentence does not follow; by name where that is so for a part of its figures."""
    found = [(what.title, not_followed(what, told.where)) for what in told.used]
    whole = {said for _, said in found}
    if len(whole) == 1:
        return whole.pop()
    return " · ".join(f"‘{title}’ {said}" for title, said in found if said)
