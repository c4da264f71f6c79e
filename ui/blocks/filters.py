"""What the reader asked for: year, half and portfolios; in the address, in words, and as a value for queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

import warehouse
from metrics import dutch
from metrics.metric import VNG

HALVES = {"beide": None, "eerste": 1, "tweede": 2}
"""The words of the half filter (also in the address) and the report half they stand for; None is both."""

CUTS = {"verslag": False, "kalender": True}
"""Where the year is cut in two (also in the address): as the report does it, or at 1 July."""

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
    """A report year in the data: whether it is made up, and up to and including which day its data run."""

    year: int
    is_fictional: bool
    data_until: date | None


def current() -> Filters:
    """The filters of this run, as the frame set them."""
    filters = st.session_state.get(_STATE)
    return filters if isinstance(filters, Filters) else Filters(None)


def remember(filters: Filters) -> None:
    """Make these the filters that `current()` gives. Only the frame does this."""
    st.session_state[_STATE] = filters


@st.cache_data(max_entries=8, show_spinner=False)
def report_years(generation: str, _reader: warehouse.Reader) -> tuple[ReportYear, ...]:
    """The years in this generation: real ones first, newest first within each."""
    rows = _reader.rows(
        "SELECT report_year, is_fictional, data_until FROM report_years ORDER BY is_fictional, report_year DESC"
    )
    return tuple(ReportYear(int(year), bool(fictional), until) for year, fictional, until in rows)


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
