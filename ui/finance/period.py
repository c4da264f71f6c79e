"""Of which period and project the budget is shown on Financiën, and the row in which the reader chooses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from metrics import LISTINGS, Listing, dutch
from metrics.quarters import booked_in, booked_later
from ui.blocks import ask, fields
from ui.blocks.markup import NOTHING, Markup, joined, not_there
from ui.finance import month_names

EVERY, NO_PROJECT = "alle", "zonder project"
WHOLE, SO_FAR = "heel jaar", "tot nu toe"
ONE, TO_DATE = "één kwartaal", "jaar t/m kwartaal"
_QUARTERS = {dutch.quarter(n): n for n in range(1, 5)}
_USUAL = {"periode": WHOLE, "telt": ONE, "van_project": EVERY}


@dataclass(frozen=True)
class Period:
    """What the budget is shown of: the year, what is known of it, one quarter, or the year up to one; one project.

    is_so_far: the closed months beside the budget of those months; else, of a year, what is expected beside its budget.
    """

    quarter: int | None
    is_to_date: bool
    project: str
    is_so_far: bool = False

    @property
    def is_year(self) -> bool:
        """Is it the whole year, with what is expected of it?"""
        return self.quarter is None and not self.is_so_far

    @property
    def listing(self) -> Listing:
        """The rows of this period."""
        name = "budget_list" if self.quarter is None else "to_date_list" if self.is_to_date else "quarter_list"
        return LISTINGS[name]

    @property
    def equals(self) -> dict[str, Any]:
        """Which of those rows."""
        of: dict[str, Any] = {} if self.quarter is None else {"quarter": self.quarter}
        return of if self.project == EVERY else of | {"project_name": self.project}

    @property
    def bookings(self) -> str:
        """Which bookings belong to it, as a condition of the metrics."""
        return booked_in(self.quarter, self.is_to_date)

    @property
    def later(self) -> str:
        """Which bookings belong to it and do not count yet, as the months are not closed."""
        return booked_later(self.quarter, self.is_to_date)

    def in_words(self) -> str:
        """`3e kwartaal`, `jaar tot en met het 3e kwartaal`, `heel jaar`; with the project when one is chosen."""
        time = (SO_FAR if self.is_so_far else WHOLE) if self.quarter is None else dutch.quarter(self.quarter)
        time = f"jaar tot en met het {time}" if self.is_to_date else time
        return time if self.project == EVERY else f"{time}, {self.project}"


def chosen() -> Period:
    """What the address asks for; what it does not know is the whole year of every project."""
    asked = _asked()
    quarter = _QUARTERS.get(asked["periode"])
    project = asked["van_project"] if asked["van_project"] in (NO_PROJECT, *_projects()) else EVERY
    is_so_far = asked["periode"] == SO_FAR and _is_under_way()
    return Period(quarter, quarter is not None and asked["telt"] == TO_DATE, project, is_so_far)


def apart() -> str:
    """That the title is about the whole year and all projects, where the table is of another choice; else empty."""
    of = chosen()
    if of.is_year and of.project == EVERY:
        return ""
    return f"de zin gaat over het hele jaar en de hele vereniging, de tabel over {of.in_words()}"


def _asked() -> dict[str, str]:
    return {name: str(st.query_params.get(name, usual)) for name, usual in _USUAL.items()}


def _unknown() -> Markup:
    """A line for each choice in the address that does not exist."""
    known = {
        "periode": (_times(), "is geen periode van dit jaar; u ziet het hele jaar."),
        "telt": ((ONE, TO_DATE), "is geen manier van tellen; u ziet één kwartaal."),
        "van_project": ((EVERY, NO_PROJECT, *_projects()), "is geen project in de begroting; u ziet alle projecten."),
    }
    asked = _asked()
    return joined(*(not_there(f"‘{asked[k]}’ {said}") for k, (words, said) in known.items() if asked[k] not in words))


def _times() -> list[str]:
    return [WHOLE, *([SO_FAR] if _is_under_way() else []), *_QUARTERS]


def rows_of(period: Period) -> list[dict[str, Any]]:
    """The lines of the budget of this period; only to read."""
    return ask.kept(period.listing, "", period.equals)


def row(period: Period) -> Markup:
    """The row of choices: the period, of a quarter how it counts, and the project where there is any."""
    times = _times()
    now = SO_FAR if period.is_so_far else WHOLE if period.quarter is None else dutch.quarter(period.quarter)
    found = [fields.segments("periode", "Periode", {one: one for one in times}, now)]
    if period.quarter is not None:
        how = TO_DATE if period.is_to_date else ONE
        found.append(fields.segments("telt", "Telt mee", {one: one for one in (ONE, TO_DATE)}, how))
    projects = _projects()
    names = {one: one for one in (EVERY, NO_PROJECT, *projects)}
    found.append(fields.chosen_of("van_project", "Project", names, period.project) if projects else NOTHING)
    return joined(_unknown(), fields.form("period", "Periode van de tabel", _USUAL, *found, css="vgg-period"))


def booked_until(period: Period) -> str:
    """Up to which month there are bookings in the year: `geboekt t/m mei`."""
    rows = rows_of(period)
    month = rows[0]["months_closed"] if rows else None
    return f"geboekt t/m {month_names.of_the_year()[int(month) - 1]}" if month else "nog niets geboekt"


def _projects() -> list[str]:
    names = {str(row["project_name"]) for row in ask.kept(LISTINGS["budget_list"])}
    return sorted(names - {NO_PROJECT})


def _is_under_way() -> bool:
    """Are some months closed and not all: is what is known so far another thing than the whole year?"""
    return any(row["months_closed"] and row["months_closed"] < 12 for row in ask.kept(LISTINGS["closed_months"]))
