"""The association's own attendance lists, in the forms in which people keep them.

    wide     a row per meeting, the municipalities as columns, in each cell x, 1, a name, afgemeld, vervanger …
    turned   a row per municipality, the meetings as columns with their date as heading
    long     a row per municipality (or per person), with a column that says who was there

Names in a cell are counted and never kept: the column says which municipality it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.readers.meetings.gatherings import Gathered, Item, Person, day_of, time_of
from etl.readers.meetings.teams import Rows

_DATE = ("datum", "dag", "date", "datum overleg")
_TITLE = ("overleg", "onderwerp", "vergadering", "bijeenkomst", "titel", "omschrijving", "naam overleg")
_PLACE = ("gemeente", "organisatie", "namens", "gem.", "gem")
_ROLE = ("functie", "rol")
_CAME = ("aanwezig", "aanwezigheid", "presentie", "present", "aanwezig?", "was er", "opkomst")
_EXCUSED = ("afgemeld", "afmelding", "verhinderd")
_SUBSTITUTE = ("vervanger", "vervanging", "waarvan vervanger")
_STATE = ("stand", "status", "doorgegaan")
_OTHER = (
    "tijd",
    "begintijd",
    "eindtijd",
    "plaats",
    "locatie",
    "opmerking",
    "opmerkingen",
    "totaal",
    "aantal",
    "naam",
    "dossier",
    "portefeuille",
    "soort",
    "nr",
    "nummer",
    "jaar",
    "half",
    "helft",
)
_OWN_NUMBERS = ("overlegnummer", "vergadernummer", "verslagjaar")
_OUTSIDE = re.compile(r"\b(provincie|waterschap|vng|ministerie|rijk|veiligheidsregio|ggd|gast(en)?|partners?)\b")
_YES = {"x", "v", "✓", "✔", "ja", "j", "aanwezig", "present", "yes", "y", "+", "p", "waar", "true"}
_NO = {"-", "–", "nee", "n", "afwezig", "niet", "no", "absent", "onwaar", "false"}
_SORRY = {"afgemeld", "afm", "afm.", "a", "mka", "m.k.a.", "met kennisgeving", "verhinderd", "afgezegd", "met bericht"}
_INSTEAD = {"vervanger", "vervangen", "verv", "verv.", "vv", "v.v.", "plv", "plv."}
_HEADING_WITHIN = 12


@dataclass(frozen=True)
class Members:
    """The members by every name they are known under, in small letters."""

    names: Mapping[str, str]

    def find(self, text: str) -> str:
        """The member that a text names; "" for anything else."""
        bare = " ".join(re.sub(r"^(gemeente|gem\.?)\s+", "", text.strip().lower()).split())
        return self.names.get(bare, "")


def is_list(rows: Rows, members: Members) -> bool:
    """Is this such a list, in one of its forms?"""
    return _form(rows, members) is not None


def read_list(rows: Rows, name: str, members: Members) -> Gathered:
    """The meetings and who was there. name: of the sheet or the file, for what the list itself does not say."""
    found = _form(rows, members)
    made = Gathered()
    if found is None:
        return made
    form, at = found
    above = [row for _, row in rows[:at]]
    year = _year_in(" ".join([*(" ".join(row) for row in above), name]))
    {"wide": _wide, "turned": _turned, "long": _long}[form](made, rows, at, name, year, members)
    count = len(made.items)
    made.notes.append(f"Presentielijst van {count} {'overleg' if count == 1 else 'overleggen'}.")
    return made


def said(text: str) -> tuple[int | None, int | None, int | None]:
    """Present, excused and substitutes, as one cell of a list says it; None is not known."""
    bare = re.sub(r"\((.*?)\)", r" \1 ", text.strip().lower()).strip()
    words = " ".join(bare.split())
    if not words or words in ("?", "onbekend", "n.b."):
        return None, None, None
    if re.fullmatch(r"\d{1,3}", words):
        return int(words), None, None
    if words in _YES:
        return 1, None, None
    if words in _NO:
        return 0, None, None
    if words in _SORRY or words.startswith(("afgemeld", "met kennisgeving", "verhinderd", "afgezegd")):
        return 0, 1, None
    instead = any(word in _INSTEAD for word in re.findall(r"[\w.]+", words)) or "i.p.v" in words or "namens" in words
    people = len(_names(text))
    return people, None, 1 if instead else None


def _names(text: str) -> list[str]:
    """The people in a cell: separated by a line, ";", "/", "&" or "en"; a comma only between whole names."""
    parts = [part.strip() for part in re.split(r"[;/&\n]| en | \+ ", text) if part.strip()]
    if len(parts) == 1 and "," in text:
        between = [part.strip() for part in text.split(",") if part.strip()]
        if all(" " in part for part in between):
            return between
    return parts


def _form(rows: Rows, members: Members) -> tuple[str, int] | None:
    """Which form it has, and the place in `rows` of its headings."""
    for place, (_, row) in enumerate(rows[:_HEADING_WITHIN]):
        head = [text.lower().rstrip(":? ") for text in row]
        if any(text in _OWN_NUMBERS for text in head):
            return None
        if sum(bool(members.find(text)) for text in row) >= 2 and any(text in (*_DATE, *_TITLE) for text in head):
            return "wide", place
        below = [r for _, r in rows[place + 1 : place + 60]]
        dates = [n for n, text in enumerate(row) if n and _day(text, "2024")[0]]
        first = [members.find(r[0]) for r in below if r]
        if dates and sum(map(bool, first)) >= 2 and head[0] in ("", "gemeenten", *_PLACE):
            return "turned", place
        if _column(head, _PLACE) is not None and _column(head, (*_CAME, *_EXCUSED)) is not None:
            if {"uitgenodigd", "aangemeld"} & set(head) or _are_numbers_of_meetings(head, below):
                return None
            above = " ".join(" ".join(r) for _, r in rows[:place])
            if _column(head, _DATE) is not None or _day(above, "")[0]:
                return "long", place
    return None


def _are_numbers_of_meetings(head: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Does the column for the meeting hold its number (our own sheet) and not its name?"""
    at = _column(head, _TITLE)
    texts = [row[at] for row in below if at is not None and at < len(row) and row[at]]
    return bool(texts) and all(re.fullmatch(r"\S*\d\S*", text) for text in texts)


def _wide(made: Gathered, rows: Rows, at: int, name: str, year: str, members: Members) -> None:
    head = rows[at][1]
    small = [text.lower().rstrip(":? ") for text in head]
    places = {n: members.find(text) for n, text in enumerate(head) if members.find(text)}
    outside = {n: text for n, text in enumerate(head) if n not in places and _OUTSIDE.search(small[n])}
    known = {*_DATE, *_TITLE, *_STATE, *_OTHER}
    left = [t for n, t in enumerate(head) if t and n not in places and n not in outside and small[n] not in known]
    if left:
        made.notes.append(f"Kolommen die geen gemeente zijn en niet zijn gelezen: {', '.join(left[:8])}.")
    dates, titles, state = _column(small, _DATE), _column(small, _TITLE), _column(small, _STATE)
    for number, row in rows[at + 1 :]:
        first = next((text for text in row if text), "").lower()
        if first.startswith(("totaal", "aantal")):
            continue
        day, other = _day(_get(row, dates), year)
        title = _get(row, titles) or name
        if not day:
            if any(_get(row, n) for n in places):
                made.notes.append(f"Regel {number} heeft geen datum en is niet gelezen.")
            continue
        key = _item(made, title, day, other, f"regel {number}", _get(row, state))
        for n, text in (places | outside).items():
            _person(made, key, text, _get(row, n), f"regel {number}, kolom {head[n]}")


def _turned(made: Gathered, rows: Rows, at: int, name: str, year: str, members: Members) -> None:
    head = rows[at][1]
    keys = {}
    for n, text in enumerate(head):
        day, other = _day(text, year) if n else ("", "")
        if day:
            title = " ".join(re.sub(r"\d{1,4}[-/. ]\w{1,9}([-/. ]\d{2,4})?", " ", text).split()).strip(" -,:")
            keys[n] = _item(made, title or name, day, other, f"kolom {n + 1}", "")
        elif n and text:
            made.notes.append(f"De kolom ‘{text[:40]}’ heeft geen datum en is niet gelezen.")
    for number, row in rows[at + 1 :]:
        place = members.find(row[0]) or (row[0] if _OUTSIDE.search(row[0].lower()) else "")
        if not place:
            if row[0] and not row[0].lower().startswith(("totaal", "aantal")):
                made.notes.append(f"Regel {number} noemt geen gemeente en is niet gelezen.")
            continue
        for n, key in keys.items():
            _person(made, key, place, _get(row, n), f"regel {number}, kolom {n + 1}")


def _long(made: Gathered, rows: Rows, at: int, name: str, year: str, members: Members) -> None:
    head = [text.lower().rstrip(":? ") for text in rows[at][1]]
    above = " ".join(" ".join(row) for _, row in rows[:at])
    told = {row[0].lower().rstrip(": "): next((t for t in row[1:] if t), "") for _, row in rows[:at]}
    place, came, sorry = _column(head, _PLACE), _column(head, _CAME), _column(head, _EXCUSED)
    role, instead = _column(head, _ROLE), _column(head, _SUBSTITUTE)
    keys: dict[tuple[str, str], str] = {}
    for number, row in rows[at + 1 :]:
        where = _get(row, place)
        if not where or where.lower().startswith(("totaal", "aantal")):
            continue
        day, other = _day(_get(row, _column(head, _DATE)), year)
        if not day:
            day, other = _day(above, year)
        title = _get(row, _column(head, _TITLE)) or next((told[w] for w in _TITLE if told.get(w)), "") or name
        if not day:
            made.notes.append(f"Regel {number} heeft geen datum en is niet gelezen.")
            continue
        if (day, title) not in keys:
            keys[day, title] = _item(made, title, day, other, f"regel {number}", _get(row, _column(head, _STATE)))
        present, excused, substitute = said(_get(row, came))
        if said(_get(row, sorry))[0]:
            present, excused = 0, 1
        if present and said(_get(row, instead))[0]:
            substitute = 1
        made.people.append(
            Person(
                keys[day, title],
                f"regel {number}",
                municipality=members.find(where) or where,
                role=_get(row, role).lower(),
                excused=excused,
                present=present,
                substitute=substitute,
            )
        )


def _item(made: Gathered, title: str, day: str, other: str, place: str, state: str) -> str:
    key = hashlib.sha256(f"lijst|{day}|{' '.join(title.lower().split())}".encode()).hexdigest()[:16]
    is_off = bool(re.search(r"geannuleerd|vervallen|afgelast|\bnee\b|niet door", state.lower()))
    if key not in {item.key for item in made.items}:
        made.items.append(
            Item("presentielijst", key, title, day, place, other, time_of(""), state="geannuleerd" if is_off else "")
        )
    return key


def _person(made: Gathered, key: str, municipality: str, text: str, place: str) -> None:
    present, excused, substitute = said(text)
    made.people.append(
        Person(key, place, municipality=municipality, excused=excused, present=present, substitute=substitute)
    )


def _day(text: str, year: str) -> tuple[str, str]:
    """As day_of, and with the year of the list where a date has none ("16 feb", "16-2")."""
    day, other = day_of(text)
    if day or not year:
        return day, other
    if found := re.search(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})\.?(?![-\d/.])", text):
        return day_of(f"{found[1]}-{found[2]}-{year}")
    if found := re.search(r"(?<!\d)(\d{1,2})[\s-]+([a-zA-Z]{3,9})\b\.?", text):
        return day_of(f"{found[1]} {found[2]} {year}")
    return "", ""


def _year_in(text: str) -> str:
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return years.pop() if len(years) == 1 else ""


def _column(head: Sequence[str], words: Sequence[str]) -> int | None:
    return next((n for word in words for n, text in enumerate(head) if text == word), None)


def _get(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
