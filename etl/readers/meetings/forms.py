"""Responses to a form of Microsoft Forms or Google Forms, as registrations: who said to come.

Neither publishes a field list: the headings below are those of real exports, Dutch and English. Answers to other
questions are not kept.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from etl.readers.meetings.form_answers import Question, of_columns, question_of
from etl.readers.meetings.gatherings import Gathered, Item, Person, day_of, domain_of
from etl.readers.meetings.list_days import day_in, year_in
from etl.readers.meetings.teams import Rows

_DONE = ("tijd van voltooien", "completion time", "voltooiingstijd")
_STAMP = ("timestamp", "tijdstempel")
_MAIL = ("e-mail", "email", "e-mailadres", "email address", "username", "gebruikersnaam")
_NAME = ("naam", "name")
_ANONYMOUS = {"anonymous", "anoniem", ""}


def is_form(rows: Rows) -> bool:
    """Is this a list of answers: a moment of completion, and the heading of a form before it?"""
    head = _head(rows)
    return any(text in _DONE for text in head) or bool(head and head[0] in _STAMP and len(head) > 1)


def read_form(rows: Rows, name: str) -> Gathered:
    """One row per person who filled it in. name: of the file, from which the meeting is known.

    A form about more meetings has a question for each, or one question of which an answer names the days.
    """
    made = Gathered()
    head = _head(rows)
    done = next((n for n, text in enumerate(head) if text in (*_DONE, *_STAMP)), 0)
    mail = next((n for n, text in enumerate(head) if text in _MAIL), None)
    asked = [n for n in range(len(head)) if n > done and n != mail]
    where = _question(head, asked, r"\b(gemeente|municipality)\b")
    where = where if where is not None else _question(head, asked, r"\b(organisatie|namens|organisation)\b")
    role = _question(head, asked, r"\b(functie|rol|function|role)\b")
    which = _question(
        head, asked, r"\b(welke (datums?|data|dag(en)?|bijeenkomst(en)?)|welk(e) overleg(gen)?|datum|data|date)\b"
    )
    who = next((n for n in range(len(head)) if head[n] in _NAME), _question(head, asked, r"\bnaam\b"))
    iso = re.search(r"20\d\d-\d\d-\d\d", name)
    day, title = day_of(iso[0] if iso else name)[0], _title(name)
    year = day[:4] or year_in(name)
    question = question_of(head, [n for n in asked if n not in (where, role, which, who)])
    parts = _per_day(head, question, year)
    keys: dict[str, str] = {}
    unsure: Counter[str] = Counter()
    last: dict[tuple[str, str, str], list[Person]] = {}
    twice = 0
    for number, row in rows[1:]:
        at = f"regel {number}"
        days = _days(_get(row, which), year)
        if "" in days:
            made.unread.append((at, f"bij ‘{head[which or 0]}’ staat een antwoord zonder dag"))
        chosen = [(found, question) for found in days if found] or ([] if days else parts or [(day, question)])
        for of_day, one in chosen:
            if of_day not in keys:
                keys[of_day] = hashlib.sha256(f"formulier|{title.lower()}|{of_day}".encode()).hexdigest()[:16]
                made.items.append(Item("formulier", keys[of_day], title, of_day, "naam van het formulier"))
            comes_to, mark = one.answer(row, at) if one else _without_question(name)
            if comes_to is None and not mark:
                unsure[", ".join(_get(row, n).rstrip("; ")[:40] for n in one.columns) if one else ""] += 1
            people = [
                Person(
                    keys[of_day],
                    at,
                    municipality=place,
                    role=_get(row, role).rstrip(";").strip(),
                    registered=None if comes_to is None else int(comes_to),
                    excused=None if comes_to is None else int(not comes_to),
                    mark=mark,
                )
                for place in _places(_get(row, where))
            ]
            shown = _get(row, who)
            for person in (p for p in people if not p.municipality):
                person.name = "" if shown.lower() in _ANONYMOUS else shown
                person.domain = domain_of(_get(row, mail))
            signed = (keys[of_day], _get(row, mail).lower(), shown.lower())
            if signed in last:
                twice += 1
                made.people = [person for person in made.people if person not in last[signed]]
            if any(part and part not in _ANONYMOUS for part in signed[1:]):
                last[signed] = people
            made.people += people
    for item in made.items:
        of_it = [p for p in made.people if p.key == item.key]
        item.accepted = None if any(p.mark for p in of_it) else sum(p.registered or 0 for p in of_it)
    made.notes.append(f"Aanmeldingen uit een formulier: {len(made.people)}. Andere antwoorden zijn niet bewaard.")
    if unsure:
        told = ", ".join(f"‘{text}’ ({count} keer)" for text, count in unsure.items())
        made.notes.append(f"Geen ja en geen nee, dus nog niet beantwoord: {told}.")
    if twice:
        made.notes.append(f"Nog eens ingevuld door dezelfde persoon: {twice} keer; het laatste antwoord telt.")
    return made


def _per_day(head: Sequence[str], question: Question | None, year: str) -> list[tuple[str, Question]]:
    """The questions of a form that asks about each day on its own, by that day; none where it does not."""
    columns = question.columns if question else ()
    days = [day_in(head[n], year)[0] for n in columns]
    if not days or not all(days) or len(set(days)) < len(days):
        return []
    return [(day, of_columns(head, [n])) for n, day in zip(columns, days, strict=True)]


def _days(answer: str, year: str) -> list[str]:
    """The days that an answer names; "" for a part of it that names none."""
    found = []
    for part in (text.strip() for text in re.split(r"[;\n]", answer) if text.strip()):
        days = [day for text in re.split(r",|\ben\b|&|\+", part) if (day := day_in(text, year)[0])]
        found += days or [""]
    return [*dict.fromkeys(found)]


def _places(answer: str) -> list[str]:
    """The municipalities of an answer, of which more may be ticked; one that is empty where none is."""
    return [text.strip() for text in answer.split(";") if text.strip()] or [""]


def _without_question(name: str) -> tuple[bool | None, str]:
    """What it says that somebody filled in a form without a question about presence: to come, or to stay away."""
    return (None, "een ingevulde afmelding") if re.search(r"afmeld", name, re.IGNORECASE) else (True, "")


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
