"""Meetings as an .ics file that Outlook and other calendars read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import holidays
from icalendar import Calendar, Event

from metrics.clock import ZONE

_STATUS = {"gehouden": "CONFIRMED", "gepland": "TENTATIVE", "geannuleerd": "CANCELLED", "uitgesteld": "CANCELLED"}


def public_holidays(first: date, last: date) -> dict[date, str]:
    """The Dutch public holidays from first to last, with their names."""
    found = holidays.country_holidays("NL", years=range(first.year, last.year + 1), language="nl")
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def as_ics(meetings: Sequence[Mapping[str, Any]], published_on: datetime) -> bytes:
    """Meetings with a day (keys of the listing `meeting_list`) as an iCalendar file; those without a day are left out.

    A meeting without a time lasts the whole day. published_on: when the data were made, the stamp of every event.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//VGG-dashboard//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Agenda VGG")
    for row in meetings:
        if row["meeting_date_precision"] != "dag":
            continue
        event = Event()
        event.add("uid", f"{row['meeting_id']}@vgg-dashboard")
        event.add("dtstamp", published_on)
        mark = "FICTIEF: " if row["is_fictional"] else ""
        event.add("summary", mark + row["title"])
        event.add("status", _STATUS[row["state"]])
        day = row["meeting_date"]
        if row["start_time"]:
            start = datetime.combine(day, row["start_time"], ZONE)
            end = datetime.combine(day, row["end_time"], ZONE) if row["end_time"] else start + timedelta(hours=1)
            event.add("dtstart", start)
            event.add("dtend", end)
        else:
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
        if row["location"]:
            event.add("location", row["location"])
        if row.get("exchanged"):
            event.add("description", f"Halen en brengen\n{row['exchanged'].replace('; ', chr(10))}")
        event.add("categories", [row["kind"]])
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
