"""Two meetings of one day and subject in one file: two when their times differ, one when each says of others who came.

Anything else is refused with its place: whether it is a second meeting or a second list of the same, nobody can see.
"""

from __future__ import annotations

import hashlib
from itertools import count

from etl.readers.meetings.gatherings import Gathered, Item

LIST = "presentielijst"
_counter = count(1)


def new_key() -> str:
    """A mark for a meeting as it is read, until the whole file is: `settled` gives it its own."""
    return f"gelezen-{next(_counter)}"


def settled(made: Gathered) -> Gathered:
    """Give each meeting of a list the mark by which it is known again, and bring together what is one meeting."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in made.items:
        if item.source == LIST:
            groups.setdefault((item.day, " ".join(item.title.lower().split())), []).append(item)
    people = {
        item.key: {(p.municipality, p.role, p.name) for p in made.people if p.key == item.key} for item in made.items
    }
    marks: dict[str, str] = {}
    for group, items in groups.items():
        starts = [item.starts for item in items]
        are_apart = len(items) > 1 and all(starts) and len(set(starts)) == len(starts)
        kept: list[Item] = []
        for item in items:
            other = next((k for k in kept if not are_apart and people[k.key] & people[item.key]), None)
            if other is not None:
                what = f"‘{item.title[:60]}’ staat voor dezelfde dag ook op {other.place}: zet bij beide de begintijd"
                made.unread.append((item.place, what))
                marks[item.key] = ""
                continue
            marks[item.key] = _key(*group, item.starts if are_apart else "")
            kept.append(item)
    for item in made.items:
        item.key = marks.get(item.key, item.key)
    for person in made.people:
        person.key = marks.get(person.key, person.key)
    made.people = [person for person in made.people if person.key]
    first: dict[str, Item] = {}
    for item in made.items:
        if item.key:
            first.setdefault(item.key, item)
    made.items = [*first.values()]
    return made


def _key(day: str, title: str, starts: str) -> str:
    told = "|".join(("lijst", day, title, *([starts] if starts else [])))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
