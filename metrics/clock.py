"""The one clock: which day it is, for everything that is judged on a day, dated or named after a moment.

What runs is judged on today's date in the association's zone, never on the newest row. A generation is made for a
day and says which (`clock` in it); a frozen state keeps the day on which it was looked at.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
SETTING = "VGG_TODAY"
"""The environment variable that sets the day (`2026-03-31`), for tests and to look at data as on another day."""


def now() -> datetime:
    """This moment in the association's zone; on the day that is set, at the time that it is. Raises ValueError."""
    moment = datetime.now(ZONE)
    said = os.environ.get(SETTING)
    return datetime.combine(date.fromisoformat(said), moment.timetz()) if said else moment


def today() -> date:
    """The day of today. Raises ValueError when the day that is set is none."""
    return now().date()


def stamp() -> str:
    """This moment as it is written in a ledger or a file: ISO 8601 to the second, with its offset."""
    return now().isoformat(timespec="seconds")


def day_of(stamped: str) -> date:
    """The day, in the association's zone, of a moment that `stamp` (or any ISO moment with an offset) gave."""
    return datetime.fromisoformat(stamped).astimezone(ZONE).date()
