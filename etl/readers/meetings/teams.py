"""An attendance report of Microsoft Teams: the live list of 2020, the report of 2021, and that of now, in any language.

Microsoft publishes no field list: the headings below are those of real exports. The parts are known by the shape of
their headings and never by their title. Somebody who joined more than once is one person. Join and leave times,
e-mail addresses and the role in Teams are not kept: only that someone was there.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter

from etl.errors import Refused
from etl.readers.meetings.gatherings import Gathered, Item, Person, day_of, domain_of, time_of

Rows = list[tuple[int, list[str]]]
_NAME = ("full name", "name", "naam", "volledige naam", "nom complet", "vollständiger name")
JOINED = (
    "join time",
    "first join",
    "first join time",
    "tijd van deelname",
    "deelnametijd",
    "eerste deelname",
    "eerste keer deelgenomen",
    "tijdstip van deelname",
    "gebruikersactie",
    "user action",
    "joined",
)
"""Headings of the moment somebody joined; they also tell that a file may be such a report."""
_MAIL = ("email", "e-mail", "e-mailadres", "email address", "participant id (upn)", "deelnemers-id (upn)", "upn")
_TITLE = (
    "meeting title",
    "titel van vergadering",
    "vergadertitel",
    "titel van de vergadering",
    "naam van vergadering",
    "titel",
    "onderwerp",
)
_START = (
    "start time",
    "meeting start time",
    "starttijd",
    "begintijd",
    "begintijd van vergadering",
    "starttijd vergadering",
    "begintijd van de vergadering",
)
_END = (
    "end time",
    "meeting end time",
    "eindtijd",
    "eindtijd van vergadering",
    "eindtijd vergadering",
    "eindtijd van de vergadering",
)
_COUNT = (
    "attended participants",
    "total number of participants",
    "totaal aantal deelnemers",
    "aantal deelnemers",
    "deelgenomen deelnemers",
    "aanwezige deelnemers",
    "deelnemers",
)
_ID = ("meeting id", "vergaderings-id", "vergader-id", "id van vergadering")
_LIVE = {"joined", "joined before", "left", "deelgenomen", "verlaten", "toegetreden"}


def text_of(data: bytes) -> str | None:
    """The text of a report as Teams writes it (UTF-16, with or without its mark) or as a spreadsheet saved it again.

    None for bytes that are no text in one of these.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    zeros = data[:400].count(0)
    if zeros > len(data[:400]) // 4:
        little = data[1:400:2].count(0) > data[0:400:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def rows_of_text(text: str) -> Rows:
    """The lines as cells: separated by a tab, a semicolon or a comma, whichever the headings have most of."""
    lines = text.replace("\x00", "").splitlines()
    counts = {mark: max((line.count(mark) for line in lines[:60]), default=0) for mark in "\t;,"}
    mark = "\t" if counts["\t"] >= 2 else ";" if counts[";"] >= 2 else ","
    cells = csv.reader(lines, delimiter=mark)
    return [(n, [_cell(text) for text in row]) for n, row in enumerate(cells, start=1) if any(map(str.strip, row))]


def is_teams(rows: Rows) -> bool:
    """Is this such a report: people with the moment they joined, or the live list without a heading?"""
    return any(_people_heading(row) for _, row in rows[:40]) or _is_live(rows)


def read_teams(rows: Rows, name: str) -> Gathered:
    """The meeting and who was there. name: of the file, for a list that has no title. Raises Refused."""
    made = Gathered()
    headings = [i for i, (_, row) in enumerate(rows) if _people_heading(row)]
    start = headings[0] if headings else -1
    about = _about(rows[: max(start, 0)])
    head = [text.lower() for text in rows[start][1]] if headings else ["full name", "user action", "timestamp"]
    at = {"name": _place(head, _NAME) or 0, "join": _place(head, JOINED), "mail": _place(head, _MAIL)}
    stamp = _place(head, ("timestamp", "tijdstempel", "tijd"))
    people: dict[str, tuple[int, str, str]] = {}
    moments = []
    for number, row in rows[start + 1 :]:
        if _people_heading(row):
            break  # The next part says once more who joined when.
        if len([text for text in row if text]) < 2:
            if people:
                break
            continue
        who = _get(row, at["name"])
        if not who:
            continue
        people.setdefault(_same(who), (number, who, _get(row, at["mail"])))
        moments.append(_get(row, stamp if stamp is not None else at["join"]))
    if not people:
        raise Refused("In dit verslag van Teams staat geen enkele deelnemer.")
    _meeting(made, about, people, moments, name)
    return made


def _meeting(
    made: Gathered, about: dict[str, str], people: dict[str, tuple[int, str, str]], moments: list[str], name: str
) -> None:
    first = about.get("start") or next((m for m in moments if day_of(m)[0]), "")
    day, other = day_of(first)
    if not day:
        raise Refused("In dit verslag van Teams staat geen datum van het overleg.")
    if other:
        # One day over 12 anywhere in the file says which of the two comes first everywhere.
        sure = {_order(text) for text in (*moments, about.get("end", ""))} - {""}
        if len(sure) == 1:
            day, other = (day, "") if sure == {"dag"} else (other, "")
    title = about.get("title") or name
    key = hashlib.sha256(f"teams|{about.get('id') or title}|{first}".encode()).hexdigest()[:16]
    starts, ends = time_of(about.get("start", "")), time_of(about.get("end", ""))
    made.items.append(
        Item(
            "teams",
            key,
            title,
            day,
            "kop van het verslag",
            other,
            starts,
            ends if ends > starts else "",
            present=len(people),
        )
    )
    for number, who, mail in people.values():
        made.people.append(Person(key, f"regel {number}", who, domain_of(mail), present=1))
    made.notes.append(f"Verslag van Teams: {len(people)} {'deelnemer' if len(people) == 1 else 'deelnemers'}.")
    declared = about.get("count", "")
    if declared.isdigit() and int(declared) != len(people):
        made.notes.append(f"Het verslag noemt {declared} deelnemers; in de lijst staan er {len(people)}.")
    phones = Counter(bool(re.fullmatch(r"[\d\s+*().-]{6,}", who)) for _, who, _ in people.values())[True]
    if phones:
        made.notes.append(f"{phones} van hen belde in; die tellen mee in het aantal en in geen gemeente.")


def _about(rows: Rows) -> dict[str, str]:
    """Title, start, end, count and number of the meeting, from the lines above the people."""
    found: dict[str, str] = {}
    for _, row in rows:
        label = row[0].lower().rstrip(": ")
        value = next((text for text in row[1:] if text), "")
        for key, words in (("title", _TITLE), ("start", _START), ("end", _END), ("count", _COUNT), ("id", _ID)):
            if value and label in words:
                found.setdefault(key, value)
    return found


def _people_heading(row: list[str]) -> bool:
    """A heading with a name first and a moment of joining beside it, whatever the language of the rest."""
    head = [text.lower() for text in row]
    return _place(head, _NAME) is not None and _place(head, JOINED) is not None


def _is_live(rows: Rows) -> bool:
    """The list of 2020 without its heading: a name, joined or left, and a moment."""
    some = [row for _, row in rows[:10] if len(row) >= 3]
    return bool(some) and all(row[1].lower() in _LIVE and day_of(row[2])[0] for row in some)


def _order(text: str) -> str:
    found = re.search(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{2,4}", text)
    if not found:
        return ""
    return "dag" if int(found[1]) > 12 else "maand" if int(found[2]) > 12 else ""


def _same(name: str) -> str:
    return " ".join(sorted(re.findall(r"[\w']+", re.sub(r"\([^)]*\)", " ", name.casefold())))) or name


def _place(head: list[str], words: tuple[str, ...]) -> int | None:
    return next((n for n, text in enumerate(head) if text.rstrip(": ") in words), None)


def _get(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _cell(text: str) -> str:
    return " ".join(re.sub(r"[\u00a0\u202f\u200e\u200f\ufeff]", " ", text).split())
