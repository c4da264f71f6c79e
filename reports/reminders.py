"""What is still to be done before a day, as an .ics file: one whole day per person asked, with a week's warning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

WARNING = timedelta(days=7)


def as_ics(asked: Mapping[str, Sequence[str]], due_on: date, about: str, made_on: datetime, uid: str) -> bytes:
    """Reminders as an iCalendar file. asked: who → what is still wanted of them. about: the round in words.

    made_on: when the data were made, the stamp of every event. uid: what makes this round one of its kind, so that
    a second file replaces the first.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//VGG-dashboard//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Stoplichten {about}")
    for number, (who, wanted) in enumerate(sorted(asked.items()), start=1):
        event = Event()
        event.add("uid", f"{uid}-{number}@vgg-dashboard")
        event.add("dtstamp", made_on)
        event.add("summary", f"Stoplichten {about} invullen ({who})")
        event.add("description", "Nog te geven:\n" + "\n".join(wanted))
        event.add("dtstart", due_on)
        event.add("dtend", due_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Stoplichten {about} invullen")
        alarm.add("trigger", -WARNING)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
