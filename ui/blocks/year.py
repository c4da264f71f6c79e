"""The axis of time of the chosen year: its cut as the reader chose it, what happened in it, and today."""

from __future__ import annotations

from datetime import date

from metrics import LISTINGS, dutch, halves
from ui.blocks import ask, filters
from ui.blocks.pictures.axis import Cut, Event, Time


def cut() -> Cut | None:
    """Where the chosen year is cut in two, as the report or the calendar does it; None without a year."""
    asked = filters.current()
    if asked.year is None:
        return None
    before, after = (dutch.months(half, asked.by_calendar) for half in (1, 2))
    return Cut(halves.second_half_from(asked.year, asked.by_calendar), before, after)


def events() -> tuple[Event, ...]:
    """What happened or is to happen on a day of the chosen year; what did not go on is no event."""
    rows = ask.kept(LISTINGS["event_list"], "NOT is_off AND happens_on_precision = 'dag'")
    return tuple(Event(row["happens_on"], str(row["event_name"])) for row in rows)


def today() -> date | None:
    """Today, where the chosen year is running."""
    about = ask.about()
    return about.today if about and about.is_running else None


def axis() -> Time | None:
    """All days of the chosen calendar year; None without a year."""
    year = filters.current().year
    return None if year is None else Time(date(year, 1, 1), date(year, 12, 31), cut(), events(), today())
