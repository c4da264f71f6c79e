"""What the reader asked for: year, half and portfolios; in the address, in words, and as a value for queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

import warehouse
from metrics import dutch
from metrics.metric import VNG
from metrics.years import OPENING_YEAR

HALVES = {"beide": None, "eerste": 1, "tweede": 2}
"""The words of the half filter (also in the address) and the report half they stand for; None is both."""

CUTS = {"verslag": False, "kalender": True}
"""Where the year is cut in two (also in the address): as the report does it, or at 1 July."""

KINDS = {"meetings": "overleggen", "money": "boeken", "bank": "bank", "lights": "stoplichten"}
"""The kinds of data of which a page says up to which day they run: as `report_years` knows them, and in words."""

_ROUGH = tuple(f"{kind}_until_precision" if kind in ("meetings", "lights") else "NULL" for kind in KINDS)
"""Of each kind the column with the precision in which its day is known; money and bank always know the day."""

_STATE = "filters"


@dataclass(frozen=True)
class Filters:
    """year: report year, None when there are no data; half: 1, 2 or None for both; portfolios: empty for all.

    by_calendar: halves are cut at 1 July instead of where the report cuts them. owner: the organisation whose
    committees are shown, on the page about them; elsewhere empty.
    """

    year: int | None
    half: int | None = None
    portfolios: tuple[str, ...] = ()
    by_calendar: bool = False
    owner: str = ""

    def as_params(self) -> dict[str, str | list[str]]:
        """The filters as query parameters for a link to another page (`query_params=`)."""
        params: dict[str, str | list[str]] = {}
        if self.year is not None:
            params["jaar"] = str(self.year)
        if self.half is not None:
            params["helft"] = next(word for word, half in HALVES.items() if half == self.half)
        if self.portfolios:
            params["portefeuille"] = list(self.portfolios)
        if self.by_calendar:
            params["grens"] = "kalender"
        if self.owner not in ("", VNG):
            params["van"] = self.owner
        return params

    def scope(self) -> str:
        """The year and the portfolios, as they follow on what is not there: `van 2024 met de portefeuille Cultuur`."""
        under = f" met de portefeuille {' of '.join(self.portfolios)}" if self.portfolios else ""
        return f"van {self.year}{under}"

    def in_words(self) -> str:
        """The filters as a reader says them: `tweede helft 2023 · Sport en Bewegen`."""
        if self.year is None:
            return "geen gegevens"
        period = "heel" if self.half is None else dutch.half(self.half)
        cut = " · helften van de kalender, geknipt op 1 juli" if self.by_calendar else ""
        owner = f" · commissies en besturen van {self.owner}" if self.owner not in ("", VNG) else ""
        return f"{period} {self.year} · {', '.join(self.portfolios) or 'alle portefeuilles'}{cut}{owner}"


@dataclass(frozen=True)
class ReportYear:
    """A report year in the data.

    data_until: up to and including which day its data run, of all kinds together; `until`: the same per kind, in words,
    with the precision in which that day is known.
    judged_on: the day on which what is late or old is judged: today, and never past the year. books_judged_on: the
    same for money, never past books_end, the last day of the book year. today: the day of the state itself, also past
    that year. is_over: its last day was before today. has_happened: is there more of it than plans? is_fictional:
    something of it is made up; is_only_fictional: all of it.
    """

    year: int
    is_fictional: bool
    is_only_fictional: bool
    data_until: date | None
    data_until_precision: str | None
    judged_on: date
    books_judged_on: date
    books_end: date
    today: date
    is_running: bool
    is_over: bool
    has_happened: bool
    until: tuple[tuple[str, date, str | None], ...] = ()

    @property
    def runs_until(self) -> str:
        """Up to and including when its data run, in words: a day, or the month of which no day is known."""
        return dutch.when(self.data_until, self.data_until_precision)


_chosen: ContextVar[Filters | None] = ContextVar("filters", default=None)


def in_address(
    address: Mapping[str, Sequence[str]], years: Sequence[ReportYear], owners: Sequence[str] = ()
) -> tuple[Filters, list[str]]:
    """What an address asks for, and a sentence for each choice that does not exist. years: not empty."""
    asked = {key: [text for text in texts if text.strip()] for key, texts in address.items()}
    unknown: list[str] = []

    def one(key: str, known: Sequence[str], first: str, sentence: str) -> str:
        found = asked.get(key) or [first]
        if found[0] in known:
            return found[0]
        unknown.append(sentence.format(f"‘{found[0]}’", first))
        return first

    opening = str(years[0].year)
    year = one("jaar", [str(known.year) for known in years], opening, "{} is niet geladen; u ziet {}.")
    half = one("helft", list(HALVES), "beide", "{} is geen helft; u ziet het hele jaar.")
    cut = one("grens", list(CUTS), "verslag", "{} is geen knip van het jaar; u ziet de helften van het {}.")
    owner = one("van", owners, owners[0], "Van {} zijn geen zetels geladen; u ziet die van de {}.") if owners else ""
    return Filters(int(year), HALVES[half], tuple(asked.get("portefeuille", ())), CUTS[cut], owner), unknown


def current() -> Filters:
    """The filters of this run, as the frame set them; or of `choosing`, where no page runs."""
    filters = _chosen.get() or st.session_state.get(_STATE)
    return filters if isinstance(filters, Filters) else Filters(None)


@contextmanager
def choosing(filters: Filters) -> Iterator[None]:
    """Within this block these are the filters; for what is made outside the run of a page."""
    token = _chosen.set(filters)
    try:
        yield
    finally:
        _chosen.reset(token)


def remember(filters: Filters) -> None:
    """Make these the filters that `current()` gives. Only the frame does this."""
    st.session_state[_STATE] = filters


@st.cache_data(max_entries=8, show_spinner=False)
def report_years(generation: str, _reader: warehouse.Reader) -> tuple[ReportYear, ...]:
    """The years in this generation; the first is the one that opens when the address asks for none."""
    rows = _reader.rows(
        f"SELECT report_year, is_fictional, is_only_fictional, data_until, data_until_precision, judged_on, "
        f"books_judged_on, books_end, today, is_running, NOT is_running AND NOT is_to_come, has_happened, "
        f"{', '.join((*(f'{kind}_until' for kind in KINDS), *_ROUGH))} FROM report_years ORDER BY {OPENING_YEAR}"
    )
    return tuple(ReportYear(*(*known[: -2 * len(KINDS)], _until(known[-2 * len(KINDS) :]))) for known in rows)


def _until(days: Sequence[Any]) -> tuple[tuple[str, date, str | None], ...]:
    """Of each kind its word, its day, and the precision of that day. days: the days of KINDS, then their precisions."""
    each = zip(KINDS.values(), days[: len(KINDS)], days[len(KINDS) :], strict=True)
    return tuple((word, day, precision) for word, day, precision in each if day)


@st.cache_data(max_entries=8, show_spinner=False)
def owners(generation: str, _reader: warehouse.Reader) -> tuple[str, ...]:
    """The organisations whose committees and boards are in the data, the VNG first."""
    rows = _reader.rows("SELECT DISTINCT owner FROM seat_facts ORDER BY owner <> ?, owner", [VNG])
    return tuple(str(row[0]) for row in rows)


@st.cache_data(max_entries=64, show_spinner=False)
def portfolios(generation: str, year: int, _reader: warehouse.Reader) -> tuple[str, ...]:
    """The portfolios under which dossiers of this year stand, alphabetically."""
    rows = _reader.rows(
        "SELECT DISTINCT portfolio FROM dossiers WHERE report_year = ? AND portfolio IS NOT NULL ORDER BY 1", [year]
    )
    return tuple(str(row[0]) for row in rows)
