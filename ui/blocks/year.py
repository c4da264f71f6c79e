"""The axis of time of the chosen year: its cut as the reader chose it, what happened in it, and today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from metrics import LISTINGS, dutch, halves
from ui.blocks import ask, filters, markup
from ui.blocks.pictures.axis import Cut, Time
from ui.blocks.pictures.gather import Mark


def cut() -> Cut | None:
    """Where the chosen year is cut in two, as the report or the calendar does it; None without a year."""
    asked = filters.current()
    if asked.year is None:
        return None
    before, after = (dutch.months(half, asked.by_calendar) for half in (1, 2))
    return Cut(halves.second_half_from(asked.year, asked.by_calendar), before, after)


def events(leads: Callable[[str], str], is_named: bool = False) -> list[Mark]:
    """What happened or is to happen in the chosen year, as marks; what did not go on is no event.

    leads: the address of the meeting in which an event happens. is_named: its name stands beside it where it fits.
    """
    found = []
    for row in ask.kept(LISTINGS["event_list"], "NOT is_off"):
        at = row["happens_on"] if row["happens_on_precision"] == "dag" else None
        href = leads(row["meeting_id"]) if row["meeting_id"] else ""
        name = str(row["event_name"])
        said, label = f"{name}, {markup.value_of(row, 'happens_on')}", name if is_named else ""
        found.append(Mark("gebeurtenis", said, at, href, label=label))
    return found


def today() -> date | None:
    """Today, where the chosen year is running."""
    about = ask.about()
    return about.today if about and about.is_running else None


def axis() -> Time | None:
    """All days of the chosen calendar year; None without a year."""
    year = filters.current().year
    return None if year is None else Time(date(year, 1, 1), date(year, 12, 31), cut(), today=today())
