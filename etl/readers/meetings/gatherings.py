"""What files about meetings say, in one form: a row per meeting, and a row per person.

The readers of calendars, Teams reports, forms and attendance lists make these two sheets.
`etl/intake/pseudonymise.py` takes the names out before anything is kept, and `etl/intake/match_meetings.py` makes
the sheets of the template of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from etl.readers.tables.table import Table

ITEMS, PEOPLE, UNREAD = "Gevonden overleggen", "Gevonden aanwezigen", "Niet gelezen"
GUESTS = "gasten"
"""Whom a list has as guests: they were there, and are of no municipality for the turnout."""
UNREAD_HEADINGS = ("Vindplaats", "Wat er staat")
ITEM_HEADINGS = (
    "Bron",
    "Sleutel",
    "Onderwerp",
    "Datum",
    "Andere lezing van de datum",
    "Begintijd",
    "Eindtijd",
    "Plaats",
    "Stand",
    "Genodigden",
    "Toegezegd",
    "Aanwezigen",
    "Totaal volgens de lijst",
    "Verplaatst van",
    "Vindplaats",
)
PEOPLE_HEADINGS = (
    "Sleutel",
    "Persoon",
    "Domein",
    "Gemeente",
    "Functie",
    "Uitgenodigd",
    "Aangemeld",
    "Afgemeld",
    "Aanwezig",
    "Vervanger",
    "Teken",
    "Vindplaats",
)
SOURCES = ("agenda", "teams", "presentielijst", "formulier")

_MAIL = re.compile(r"(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w-])(?:\+|00|0)\d[\d\s().-]{7,}\d(?![\w-])")
MONTH_WORDS = "jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
"""How a month in letters begins, in Dutch and English, as part of a pattern."""
_MONTHS = ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")


@dataclass
class Item:
    """One meeting as a file tells it. other_day: the day when day and month stand the other way round, if it may be.

    total: how many were there by the file's own sum, as it stands there.
    """

    source: str
    key: str
    title: str
    day: str
    place: str
    other_day: str = ""
    starts: str = ""
    ends: str = ""
    location: str = ""
    state: str = ""
    invited: int | None = None
    accepted: int | None = None
    present: int | None = None
    moved_from: str = ""
    total: str = ""

    def row(self) -> dict[str, str]:
        """The row of the sheet ITEMS."""
        told = (
            self.source,
            self.key,
            clean(self.title) or "zonder onderwerp",
            self.day,
            self.other_day,
            self.starts,
            self.ends,
            clean(self.location),
            self.state,
            _count(self.invited),
            _count(self.accepted),
            _count(self.present),
            clean(self.total),
            self.moved_from,
            self.place,
        )
        return dict(zip(ITEM_HEADINGS, told, strict=True))


@dataclass
class Person:
    """Someone, or some people of one municipality, at one meeting. None is not known.

    mark: what stands there instead, of which someone must say first what it means.
    """

    key: str
    place: str
    name: str = ""
    domain: str = ""
    municipality: str = ""
    role: str = ""
    invited: int | None = None
    registered: int | None = None
    excused: int | None = None
    present: int | None = None
    substitute: int | None = None
    mark: str = ""

    def row(self) -> dict[str, str]:
        """The row of the sheet PEOPLE."""
        numbers = (self.invited, self.registered, self.excused, self.present, self.substitute)
        told = (
            self.key,
            self.name,
            self.domain,
            clean(self.municipality),
            clean(self.role),
            *map(_count, numbers),
            self.mark,
            self.place,
        )
        return dict(zip(PEOPLE_HEADINGS, told, strict=True))


@dataclass
class Gathered:
    """All that one file says of meetings, with sentences for whoever reads it.

    unread: places with content that can't be read there, and what is the matter; someone decides about each.
    """

    items: list[Item] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def tables(self) -> list[Table]:
        """The sheets: the meetings, the people, and what was not read where there is any."""
        left = [dict(zip(UNREAD_HEADINGS, (place, clean(text)), strict=True)) for place, text in self.unread]
        return [
            Table.of(ITEMS, ITEM_HEADINGS, [item.row() for item in self.items]),
            Table.of(PEOPLE, PEOPLE_HEADINGS, [person.row() for person in self.people]),
            *([Table.of(UNREAD, UNREAD_HEADINGS, left)] if left else []),
        ]


def clean(text: str) -> str:
    """A text on one line without e-mail addresses, links and telephone numbers."""
    for pattern in (_LINK, _MAIL, _PHONE):
        text = pattern.sub(" ", text)
    return " ".join(text.replace("\\n", " ").split()).strip(" ,;:-|")


def domain_of(address: str) -> str:
    """The part of an e-mail address behind the @; "" for anything else."""
    found = re.search(r"@([\w-]+(?:\.[\w-]+)+)", address)
    return found[1].lower() if found else ""


def day_of(text: str) -> tuple[str, str]:
    """The day in a text as ISO, and the day when it may also be read the other way round ("" when it may not).

    Both are "" when there is no day. A month in letters and a year that comes first are never in doubt.
    """
    text = text.strip().lower()
    if found := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return _iso(int(found[1]), int(found[2]), int(found[3])), ""
    if found := re.search(
        r"\b(\d{1,2})(?:e)?[\s.-]+([a-z]{3,9})\.?[\s.,-]+(\d{4}|\d{2})\b(?![:.]\d| ?u(?:ur)?\b)", text
    ):
        return _iso(_year(found[3]), month_of(found[2]), int(found[1])), ""
    if found := re.search(r"\b([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b", text):
        return _iso(int(found[3]), month_of(found[1]), int(found[2])), ""
    found = re.search(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", text)
    if not found:
        return "", ""
    one, other, year = int(found[1]), int(found[3]), _year(found[4])
    european, american = _iso(year, other, one), _iso(year, one, other)
    if not european or not american or european == american:
        return european or american, ""
    # Only a slash is written both ways; 5-6-2024 and 5.6.2024 are day first everywhere.
    return (european, american) if found[2] == "/" else (european, "")


def time_of(text: str) -> str:
    """13:30 of a text with a time in it, also with AM or PM; "" when there is none."""
    found = re.search(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?(?:m\b)?", _spaced(text), re.IGNORECASE)
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _spaced(text: str) -> str:
    """With ordinary spaces, and without the date in front, whose dots would look like a time."""
    plain = re.sub(r"[\u00a0\u202f\u2009]", " ", text)
    return re.sub(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b", " ", plain)


def month_of(word: str) -> int:
    """The month that a word begins as; 0 for another word."""
    return next((n for n, names in enumerate(_MONTHS, start=1) if word[:3].lower() in names.split()), 0)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
