"""Responses to a form of Microsoft Forms or Google Forms, as registrations: who said to come.

Neither publishes a field list: the headings below are those of real exports, Dutch and English. Answers to other
questions are not kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from etl.readers.meetings.attendance_list import said
from etl.readers.meetings.gatherings import Gathered, Item, Person, day_of, domain_of
from etl.readers.meetings.teams import Rows

_DONE = ("tijd van voltooien", "completion time", "voltooiingstijd")
_STAMP = ("timestamp", "tijdstempel")
_MAIL = ("e-mail", "email", "e-mailadres", "email address", "username", "gebruikersnaam")
_NAME = ("naam", "name")
_COMES = re.compile(r"\b(aanwezig|kom(t|en)?|aanmeld\w*|deelne\w*|erbij|attend\w*|coming)\b")
_ANONYMOUS = {"anonymous", "anoniem", ""}


def is_form(rows: Rows) -> bool:
    """Is this a list of answers: a moment of completion, and the heading of a form before it?"""
    head = _head(rows)
    return any(text in _DONE for text in head) or bool(head and head[0] in _STAMP and len(head) > 1)


def read_form(rows: Rows, name: str) -> Gathered:
    """One row per person who filled it in. name: of the file, from which the meeting is known."""
    made = Gathered()
    head = _head(rows)
    done = next((n for n, text in enumerate(head) if text in (*_DONE, *_STAMP)), 0)
    mail = next((n for n, text in enumerate(head) if text in _MAIL), None)
    asked = [n for n in range(len(head)) if n > done and n != mail]
    where = _question(head, asked, r"\b(gemeente|organisatie|namens|municipality|organisation)\b")
    role = _question(head, asked, r"\b(functie|rol|function|role)\b")
    which = _question(head, asked, r"\b(welke (datum|bijeenkomst|overleg)|datum|date)\b")
    comes = next((n for n in asked if _COMES.search(head[n]) and n not in (where, role, which)), None)
    who = next((n for n in range(len(head)) if head[n] in _NAME), _question(head, asked, r"\bnaam\b"))
    day, title = day_of(name)[0], _title(name)
    keys: dict[str, str] = {}
    for number, row in rows[1:]:
        chosen = day_of(_get(row, which))[0] or day
        if chosen not in keys:
            keys[chosen] = hashlib.sha256(f"formulier|{title.lower()}|{chosen}".encode()).hexdigest()[:16]
            made.items.append(Item("formulier", keys[chosen], title, chosen, "naam van het formulier"))
        answer = said(_get(row, comes).rstrip(";")) if comes is not None else (1, None, None)
        first = _get(row, comes).lower() if comes is not None else "ja"
        declines = answer[0] == 0 or first.startswith(("nee", "no", "ik kom niet", "helaas"))
        person = Person(
            keys[chosen],
            f"regel {number}",
            municipality=_get(row, where).rstrip(";").strip(),
            role=_get(row, role).rstrip(";").strip(),
            registered=0 if declines else 1,
            excused=1 if declines else 0,
        )
        if not person.municipality:
            shown = _get(row, who)
            person.name = "" if shown.lower() in _ANONYMOUS else shown
            person.domain = domain_of(_get(row, mail))
        made.people.append(person)
    for item in made.items:
        item.accepted = sum(p.registered or 0 for p in made.people if p.key == item.key)
    made.notes.append(f"Aanmeldingen uit een formulier: {len(made.people)}. Andere antwoorden zijn niet bewaard.")
    return made


def _head(rows: Rows) -> list[str]:
    return [text.lower().rstrip("?: ") for text in rows[0][1]] if rows else []


def _question(head: Sequence[str], asked: Sequence[int], words: str) -> int | None:
    return next((n for n in asked if re.search(words, head[n])), None)


def _title(name: str) -> str:
    """The name of the file without its date and without what a download adds."""
    bare = re.sub(
        r"\(\s*\d+(\s*[-–]\s*\d+)?\s*\)|\b(antwoorden|responses|form ?responses \d+)\b", " ", name, flags=re.I
    )
    bare = re.sub(r"\d{1,4}[-_. ]\d{1,2}[-_. ]\d{2,4}|\b\d{1,2} [a-z]{3,9} \d{4}", " ", bare, flags=re.I)
    bare = re.sub(r"\b(aanmelding(en)?|inschrijving(en)?|registratie|formulier)\b( voor| bij)?", " ", bare, flags=re.I)
    return " ".join(bare.replace("_", " ").split()).strip(" -,") or name


def _get(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
