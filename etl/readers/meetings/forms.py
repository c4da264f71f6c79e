"""Responses to a form of Microsoft Forms or Google Forms, as registrations: who said to come.

Neither publishes a field list: the headings below are those of real exports, Dutch and English. Answers to other
questions are not kept.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from etl.readers.meetings.gatherings import Gathered, Item, Person, day_of, domain_of
from etl.readers.meetings.marks import Reading
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
    unsure: Counter[str] = Counter()
    last: dict[tuple[str, str, str], int] = {}
    twice = 0
    for number, row in rows[1:]:
        chosen = day_of(_get(row, which))[0] or day
        if chosen not in keys:
            keys[chosen] = hashlib.sha256(f"formulier|{title.lower()}|{chosen}".encode()).hexdigest()[:16]
            made.items.append(Item("formulier", keys[chosen], title, chosen, "naam van het formulier"))
        comes_to = _comes(_get(row, comes)) if comes is not None else True
        if comes_to is None:
            unsure[_get(row, comes).rstrip(";")[:40]] += 1
        person = Person(
            keys[chosen],
            f"regel {number}",
            municipality=_get(row, where).rstrip(";").strip(),
            role=_get(row, role).rstrip(";").strip(),
            registered=None if comes_to is None else int(comes_to),
            excused=None if comes_to is None else int(not comes_to),
        )
        if not person.municipality:
            shown = _get(row, who)
            person.name = "" if shown.lower() in _ANONYMOUS else shown
            person.domain = domain_of(_get(row, mail))
        signed = (keys[chosen], _get(row, mail).lower(), _get(row, who).lower())
        if signed in last:
            twice += 1
            made.people[last[signed]] = person
            continue
        if any(part and part not in _ANONYMOUS for part in signed[1:]):
            last[signed] = len(made.people)
        made.people.append(person)
    for item in made.items:
        item.accepted = sum(p.registered or 0 for p in made.people if p.key == item.key)
    made.notes.append(f"Aanmeldingen uit een formulier: {len(made.people)}. Andere antwoorden zijn niet bewaard.")
    if unsure:
        told = ", ".join(f"‘{text}’ ({count} keer)" for text, count in unsure.items())
        made.notes.append(f"Geen ja en geen nee, dus nog niet beantwoord: {told}.")
    if twice:
        made.notes.append(f"Nog eens ingevuld door dezelfde persoon: {twice} keer; het laatste antwoord telt.")
    return made


def _comes(text: str) -> bool | None:
    """Does an answer say that someone comes? None where it says neither ("Misschien", no answer)."""
    words = text.lower().strip().rstrip("; ")
    if words.startswith(("nee", "no ", "ik kom niet", "helaas", "ik ben er niet", "afwezig")):
        return False
    said = Reading().said(words)
    if said.present is None and re.match(r"(ja|yes|ik kom|ik ben erbij|aanwezig)\b", words):
        return not re.search(r"\b(niet|misschien|voorbehoud|weet)\b", words) or None
    return None if said.present is None else bool(said.present)


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
