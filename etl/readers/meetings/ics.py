"""A calendar (iCalendar, .ics) of Outlook, Exchange, Google or another maker: every occurrence is one meeting.

Follows RFC 5545: VEVENT with RRULE, RDATE, EXDATE and RECURRENCE-ID, STATUS and METHOD, and of each ATTENDEE its
PARTSTAT and CUTYPE. Series are written out one by one, so that a series that cannot be read is one note and never the
end of the rest. What an invited person answered is a promise: it becomes registered or excused, never present.
Descriptions, organisers and addresses are not read; rooms and equipment are no people; private appointments are left
out.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from etl.errors import Refused
from etl.readers.meetings.gatherings import Gathered, Item, Person, clean, domain_of
from etl.readers.tables.csv import decoded
from etl.readers.tables.table import Table

_HOME = ZoneInfo("Europe/Amsterdam")
_MOST = 5_000
"""Occurrences in one file; a calendar of a year has some hundreds."""
_NO_PERSON = ("RESOURCE", "ROOM")
_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
"""No meeting repeats like this; written out it would never end."""
_CANCELLED = re.compile(r"^\s*(geannuleerd|vervallen|afgezegd|cancell?ed)\s*:\s*", re.IGNORECASE)
_SAID = {"ACCEPTED": (1, 0), "DECLINED": (0, 1)}


def read_ics(path: Path) -> tuple[list[Table], list[str]]:
    """The occurrences as meetings and the invited as people. Raises Refused for a file without any appointment."""
    text, notes = decoded(path.read_bytes())
    made = Gathered(notes=notes)
    series: dict[str, list[Any]] = defaultdict(list)
    private = 0
    methods = []
    for number, calendar in enumerate(_calendars(text, made.notes)):
        methods.append(str(calendar.get("METHOD", "")).upper())
        for event in calendar.walk("VEVENT"):
            if str(event.get("CLASS", "")).upper() in ("PRIVATE", "CONFIDENTIAL"):
                private += 1
                continue
            series[str(event.get("UID") or f"zonder uid {number} {len(series)}")].append(event)
    if not series and not private:
        raise Refused("In dit agendabestand staat geen enkele hele afspraak; misschien is het afgebroken.")
    if private:
        made.notes.append(f"{private} privé-afspraken zijn niet overgenomen.")
    end = _horizon(series)
    for uid, events in series.items():
        try:
            for event in _occurrences(events, end, made.notes):
                _keep(made, uid, event, "CANCEL" in methods)
        except Exception as error:  # noqa: BLE001 - whatever is wrong in one series, the others are still read
            title = str(events[0].get("SUMMARY", "zonder onderwerp"))
            made.notes.append(f"De afspraak ‘{clean(title)[:60]}’ is niet te lezen en is overgeslagen: {_why(error)}.")
        if len(made.items) > _MOST:
            raise Refused(f"In deze agenda staan meer dan {_MOST} afspraken. Sla een kortere periode op.")
    made.items.sort(key=lambda item: (item.day, item.starts, item.title))
    for count, item in enumerate(made.items, start=1):
        item.place = f"afspraak {count} op volgorde van datum"
    _tell(made)
    return made.tables(), made.notes


def _calendars(text: str, notes: list[str]) -> list[Any]:
    """Every calendar in the text. Spaces inside a rule ("MO, TU") make it unreadable and are taken out first."""
    from icalendar import Calendar

    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    lines = [
        re.sub(r"\s+", "", line) if re.match(r"RRULE[:;]", line, re.IGNORECASE) else line
        for line in unfolded.splitlines()
        if line.strip()
    ]
    whole = "\r\n".join(lines) + "\r\n"
    try:
        return list(Calendar.from_ical(whole, multiple=True))
    except ValueError:
        pass
    found = []
    head = [line for line in lines if re.match(r"(METHOD|VERSION|PRODID)\b", line, re.IGNORECASE)]
    for kind in ("VTIMEZONE", "VEVENT"):
        for block in re.findall(rf"BEGIN:{kind}\r\n.*?END:{kind}\r\n", whole, re.DOTALL | re.IGNORECASE):
            one = "\r\n".join(["BEGIN:VCALENDAR", *head, block.rstrip(), "END:VCALENDAR", ""])
            try:
                found += Calendar.from_ical(one, multiple=True)
            except ValueError:
                notes.append("Een afspraak in dit agendabestand is beschadigd en overgeslagen.")
    if not found:
        raise Refused("Dit agendabestand is beschadigd.")
    return found


def _horizon(series: dict[str, list[Any]]) -> date:
    """Until when a series without an end is written out: the end of the year after the newest day in the file."""
    years = []
    for event in (event for events in series.values() for event in events):
        for name in ("DTSTART", "DTSTAMP"):
            # What is no date is named when its own series is read.
            with suppress(Exception):
                years.append(_day(event[name].dt).year)
    return date(min(max(years, default=2000) + 1, 9998), 12, 31)


def _why(error: Exception) -> str:
    """The cause in words for who sees the file; what a library says is not for them."""
    if isinstance(error, KeyError):
        return "er staat geen begin bij"
    return str(error) if isinstance(error, _Odd) else "de datum of de herhaling klopt niet"


class _Odd(ValueError):
    """A series that is left out on purpose, with a Dutch sentence."""


def _occurrences(events: Sequence[Any], end: date, notes: list[str]) -> list[Any]:
    """One series written out; moved occurrences stand in the place of the original."""
    if not any(name in event for event in events for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        return [_newest(events)]
    if any(_OFTEN & {str(f).upper() for f in e["RRULE"].get("FREQ", [])} for e in events if "RRULE" in e):
        raise _Odd("zij herhaalt vaker dan elke dag")
    import recurring_ical_events
    from icalendar import Calendar

    whole = Calendar()
    for event in events:
        whole.add_component(event)
    first = min(_day(event["DTSTART"].dt) for event in events)
    found = recurring_ical_events.of(whole).between(first - timedelta(days=1), end + timedelta(days=1))
    if any("RRULE" in e and not {"COUNT", "UNTIL"} & set(e["RRULE"]) for e in events if "RRULE" in e):
        title = str(events[0].get("SUMMARY", ""))
        notes.append(f"De reeks ‘{title[:60]}’ heeft geen einde; gelezen tot en met {end.day}-{end.month}-{end.year}.")
    return list(found)


def _newest(events: Sequence[Any]) -> Any:
    """The same appointment may be sent again with changes; the highest SEQUENCE is what counts.

    It must be newer: two appointments with one UID and one SEQUENCE are no change of each other.
    """
    if len(events) > 1 and len({int(event.get("SEQUENCE", 0) or 0) for event in events}) == 1:
        starts = {str(event["DTSTART"].dt) for event in events}
        if len(starts) > 1:
            raise _Odd("twee afspraken hebben hetzelfde kenmerk (UID)")
    return max(events, key=lambda event: int(event.get("SEQUENCE", 0) or 0))


def _keep(made: Gathered, uid: str, event: Any, is_cancel: bool) -> None:
    starts = event["DTSTART"].dt
    ends = event["DTEND"].dt if "DTEND" in event else None
    _warn(made, event, starts, ends)
    original = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else starts
    title = str(event.get("SUMMARY", ""))
    cancelled = is_cancel or str(event.get("STATUS", "")).upper() == "CANCELLED" or bool(_CANCELLED.match(title))
    key = hashlib.sha256(f"{uid}|{_day(original).isoformat()}".encode()).hexdigest()[:16]
    is_moved = _day(original) != _day(starts)
    people = [a for a in _many(event.get("ATTENDEE")) if a.params.get("CUTYPE", "").upper() not in _NO_PERSON]
    said = [str(a.params.get("PARTSTAT", "NEEDS-ACTION")).upper() for a in people]
    made.items.append(
        Item(
            "agenda",
            key,
            _CANCELLED.sub("", title),
            _day(starts).isoformat(),
            "",
            "",
            _clock(starts),
            _end(starts, ends),
            str(event.get("LOCATION", "")),
            "geannuleerd" if cancelled else "gepland",
            len(people) if people else None,
            said.count("ACCEPTED") if people else None,
            None,
            _day(original).isoformat() if is_moved else "",
        )
    )
    for attendee, answer in zip(people, said, strict=True):
        registered, excused = _SAID.get(answer, (None, None))
        address = str(attendee)
        name = str(attendee.params.get("CN", "")).strip('" ') or address.removeprefix("mailto:")
        made.people.append(Person(key, "", name, domain_of(address), invited=1, registered=registered, excused=excused))


def _warn(made: Gathered, event: Any, starts: date, ends: date | None) -> None:
    """Say what is odd about the times of an appointment that is read all the same."""
    title = clean(str(event.get("SUMMARY", "zonder onderwerp")))[:60]
    zone = event["DTSTART"].params.get("TZID") if hasattr(event["DTSTART"], "params") else None
    if zone and isinstance(starts, datetime) and starts.tzinfo is None:
        sentence = f"De tijdzone ‘{clean(str(zone))[:40]}’ is niet bekend; de tijden zijn gelezen als Nederlandse tijd."
        if sentence not in made.notes:
            made.notes.append(sentence)
    if ends is not None and type(ends) is type(starts) and ends < starts:
        made.notes.append(f"De afspraak ‘{title}’ eindigt voor zij begint; de eindtijd is niet overgenomen.")


def _tell(made: Gathered) -> None:
    moved = [item for item in made.items if item.moved_from]
    words = f"{len(made.items)} {'afspraak' if len(made.items) == 1 else 'afspraken'} gevonden"
    if moved:
        shown = ", ".join(f"{_short(item.moved_from)} naar {_short(item.day)}" for item in moved[:12])
        words += f", waarvan {len(moved)} verplaatst ({shown})"
    cancelled = sum(item.state == "geannuleerd" for item in made.items)
    words += f", {cancelled} geannuleerd" * bool(cancelled)
    made.notes.append(words + ".")
    if made.people:
        accepted = sum(person.registered == 1 for person in made.people)
        count = f"{len(made.people)} {'mens is' if len(made.people) == 1 else 'mensen zijn'} uitgenodigd"
        made.notes.append(
            f"{count}, {accepted} {'heeft' if accepted == 1 else 'hebben'} toegezegd. "
            "Een toezegging is geen aanwezigheid."
        )


def _end(starts: date, ends: date | None) -> str:
    """The time at which it ends; "" for a whole day, another day, or an end that is not after the start."""
    if ends is None or not isinstance(starts, datetime) or not isinstance(ends, datetime):
        return ""
    return _clock(ends) if _day(ends) == _day(starts) and _clock(ends) > _clock(starts) else ""


def _short(day: str) -> str:
    return f"{int(day[8:])}-{int(day[5:7])}"


def _many(value: Any) -> Iterable[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _day(when: date) -> date:
    return _local(when).date() if isinstance(when, datetime) else when


def _clock(when: date) -> str:
    return _local(when).strftime("%H:%M") if isinstance(when, datetime) else ""


def _local(when: datetime) -> datetime:
    """In our own time; a time without a known zone (a zone by hand, or none) is taken as ours."""
    zone: tzinfo | None = when.tzinfo
    if zone is None:
        return when.replace(tzinfo=_HOME)
    return (when.replace(tzinfo=UTC) if zone is UTC else when).astimezone(_HOME)
