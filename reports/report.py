"""What every sheet of the quarter report stands on: the year and the quarter, the data of that day, and the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import warehouse
from metrics import LISTINGS, Where, dutch
from reports.paper import Page, Paper

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Report:
    """One report.

    reader: of the data judged on last_day, the last day of the quarter; today when the quarter is_running. until: the
    day or month up to which the data of the year run. made_up: `fictief voorbeeld`, `deels fictief` or empty.
    """

    reader: warehouse.Reader
    where: Where
    quarter: int
    last_day: date
    is_running: bool
    made_up: str
    until: str
    paper: Paper

    @property
    def upto(self) -> str:
        """The day on which it stands, in words: `de laatste dag van het kwartaal`, or a day of a quarter that runs."""
        if self.is_running:
            return f"{dutch.day(self.last_day)}; het kwartaal loopt nog"
        return "de laatste dag van het kwartaal"

    def rows(self, listing: str, equals: dict[str, Any] | None = None, which: str = "") -> Rows:
        """The rows of a listing of this year as dictionaries."""
        of = LISTINGS[listing]
        return of.as_dicts(self.reader.rows(*of.sql(self.where, which, equals)))

    def page(self, title: str, says: str, headings: Sequence[str], widths: Sequence[int] = ()) -> Page:
        """A sheet with the year, the quarter and, where it is one, that it is a made-up example."""
        mark = f" · {self.made_up.upper()}" if self.made_up else ""
        until = f"Gegevens tot en met {self.until}. Stand {self.reader.generation}."
        runs = f" (loopt nog: tot en met {dutch.day(self.last_day)})" if self.is_running else ""
        about = (f"{title} · {dutch.quarter(self.quarter)} {self.where.year}{runs}{mark}", says, until)
        return self.paper.sheet(title, about, headings, widths)
