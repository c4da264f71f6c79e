"""Which stored meeting is a meeting that a file tells of: the same mark of its source, else the same day and name.

A list says the time as well where two meetings of a day have one name: of another time is another meeting, or asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from etl.intake.choices import Choices
from etl.intake.identities import slug
from etl.intake.similarity import ASK, SURE
from etl.intake.stored_meetings import Ask, Found, Known, Meeting
from etl.readers.meetings.same_day import LIST
from metrics import dutch

MATCH, NEW = "meetings.match", "een nieuw overleg"
_SAME_MEETING = 90
"""Minutes between two times that may be of one meeting: with the walk-in, or begun later than planned."""
Alike = Callable[[Found, Meeting], float]


def which_meetings(
    items: Sequence[Found], known: Known, choices: Choices, alike: Alike, asks: list[Ask]
) -> dict[str, str]:
    """Mark of the source → number of the meeting. An item that must be asked first is not in it."""
    chosen = choices.values.get(MATCH, {})
    ids: dict[str, str] = {}
    taken: set[str] = set()
    twins = Counter(_name(item) for item in items)
    for item in items:
        key, place = item["Sleutel"], (item["Bron"], item["Sleutel"])
        linked = known.meetings.get(known.links.get(place, ""))
        if place in known.links and not (linked and _is_of_another_time(item, linked)):
            ids[key] = known.links[place]
            continue
        if chosen.get(key) and chosen[key] != NEW:
            ids[key] = chosen[key]
            continue
        if not item["Datum"]:
            _ask_undated(item, known, alike, asks)
            continue
        near = sorted(((alike(item, m), m) for m in known.near(item["Datum"])), key=lambda s: (-s[0], s[1].id))
        near = [(score, m) for score, m in near if m.day == item["Datum"] or score >= ASK]
        sure = [m for score, m in near if score >= SURE and m.day == item["Datum"]]
        sure = [m for m in sure if not _is_of_another_time(item, m)]
        at_once = [m for m in sure if m.starts and m.starts == item["Begintijd"]]
        sure = at_once or ([] if twins[_name(item)] > 1 else sure)
        if len(sure) == 1 and key not in chosen:
            ids[key] = sure[0].id
        elif near and key not in chosen:
            options = (*(m.id for _, m in near[:8]), NEW)
            labels = {m.id: f"{m.title} · {_when(m.day, m.starts)} · {m.state} ({m.id})" for _, m in near[:8]}
            text = f"‘{item['Onderwerp']}’ op {_when(item['Datum'], item['Begintijd'])} is"
            first = near[0][1].id if near[0][0] >= ASK else ""
            asks.append(Ask("meeting", MATCH, key, text, options, first, labels))
        else:
            ids[key] = _fresh(item, known, taken)
            taken.add(ids[key])
    return ids


def _name(item: Found) -> tuple[str, str, str]:
    return item["Bron"], item["Datum"], " ".join(item["Onderwerp"].lower().split())


def _is_of_another_time(item: Found, meeting: Meeting) -> bool:
    """Do a list and what is stored each say a time, and one that is no other way to tell the same?"""
    if item["Bron"] != LIST or not item["Begintijd"] or not meeting.starts:
        return False
    mine, stored = (int(text[:2]) * 60 + int(text[3:5]) for text in (item["Begintijd"], meeting.starts))
    return abs(mine - stored) > _SAME_MEETING


def _when(day: str, starts: str) -> str:
    return f"{day_words(day)} {starts.replace(':', '.')} uur" if starts else day_words(day)


def _ask_undated(item: Found, known: Known, alike: Alike, asks: list[Ask]) -> None:
    """A form that says no date: the meetings that look most like it, to choose from."""
    near = sorted(known.meetings.values(), key=lambda m: (-alike(item, m), m.id))[:12]
    labels = {m.id: f"{m.title} · {day_words(m.day or m.month)} · {m.state} ({m.id})" for m in near}
    text = f"‘{item['Onderwerp']}’ noemt geen datum. Bij welk overleg hoort het?"
    asks.append(Ask("meeting", MATCH, item["Sleutel"], text, tuple(labels), "", labels))


def _fresh(item: Found, known: Known, taken: set[str]) -> str:
    """A number that says the day and the subject, and is nobody else's."""
    base = f"{item['Datum']}-{slug(item['Onderwerp'], 32, 'overleg')}"
    return next(
        name
        for name in (base, *(f"{base}-{n}" for n in range(2, 10_000)))
        if name not in known.meetings and name not in taken
    )


def day_words(day: str) -> str:
    """A day as it is read; any other text as it is."""
    return dutch.typed(date.fromisoformat(day)) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else day
