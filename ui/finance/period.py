"""Of which period and project the budget is shown on Financiën: the year, a quarter, or the year up to a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from metrics import LISTINGS, Listing, dutch
from metrics.quarters import booked_in, booked_later

EVERY, NO_PROJECT = "alle", "zonder project"
TO_DATE = "jaar t/m kwartaal"


@dataclass(frozen=True)
class Period:
    """What the budget is shown of: the year, one quarter, or the year up to and including a quarter; one project."""

    quarter: int | None
    is_to_date: bool
    project: str

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
        time = "heel jaar" if self.quarter is None else dutch.quarter(self.quarter)
        time = f"jaar tot en met het {time}" if self.is_to_date else time
        return time if self.project == EVERY else f"{time}, {self.project}"

    def as_params(self) -> dict[str, str]:
        """The same choice in an address."""
        found = {} if self.quarter is None else {"periode": dutch.quarter(self.quarter)}
        found |= {"telt": TO_DATE} if self.is_to_date else {}
        return found if self.project == EVERY else found | {"van_project": self.project}
