"""Helften: welke overleggen in het verslag onder een andere helft staan dan op de kalender."""

from __future__ import annotations

from datetime import date

from metrics.meetings import MEETING_LIST
from metrics.metric import Metric
from metrics.tallies import NEEDS


def light_half(chosen: int | None, judged_on: date | None) -> int:
    """The half that lights are about: the one that is chosen; else that of the day on which the year is judged."""
    return chosen or (1 if judged_on and judged_on.month <= 6 else 2)


def second_half_from(year: int, by_calendar: bool = False) -> date:
    """The first day after the cut of the year: where the report cuts it, or the calendar; `dutch.months` says both."""
    return date(year, 7 if by_calendar else 6, 1)


HALF_MOVED = Metric(
    "half_moved",
    "Anders per kalender",
    "Overleggen die in het verslag onder een andere helft staan dan op de kalender. Het verslag knipt het jaar rond "
    "1 juni, de kalender op 1 juli.",
    "meeting_facts",
    "count(*) FILTER (report_half <> calendar_half)",
    out_of="count(*) FILTER (report_half IS NOT NULL AND calendar_half IS NOT NULL)",
    which="report_half <> calendar_half",
    rows=MEETING_LIST,
    splits=("month", "kind"),
    shown_by=("month",),
    note_sql="'Van ' || count(*) FILTER (report_half <> calendar_half AND NOT half_is_derived) || ' noemt de bron zelf "
    "de helft; bij ' || count(*) FILTER (report_half <> calendar_half AND half_is_derived) || ' volgt zij uit de "
    "datum.'",
    needs=NEEDS,
)
