"""Which form an attendance list has, and where on a sheet it and its headings stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.readers.meetings.column_kinds import columns_of
from etl.readers.meetings.list_days import day_in
from etl.readers.meetings.list_title import day_above
from etl.readers.meetings.marks import may_name
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import Rows

# Headings in small letters, by what stands under them.
DATE = ("datum", "dag", "date", "datum overleg", "wanneer")
TITLE = ("overleg", "onderwerp", "vergadering", "bijeenkomst", "titel", "omschrijving", "naam overleg")
PLACE = ("gemeente", "organisatie", "namens", "gem.", "gem", "gemeenten")
NAME = ("naam", "deelnemer", "wie", "naam deelnemer")
ROLE = ("functie", "rol")
SUBSTITUTE = ("vervanger", "vervanging", "waarvan vervanger")
STATE = ("stand", "status", "doorgegaan")
TIME, END_TIME, LOCATION = ("tijd", "begintijd", "aanvang", "van"), ("eindtijd", "tot"), ("plaats", "locatie")
TOTAL = ("totaal", "aantal", "som", "aantal aanwezig", "aantal aanwezigen", "totaal aanwezig", "aanwezig")
_SUM = (
    r"(sub|eind)?totalen|(sub|eind)?totaal|aantal|gemiddelde?|gem\.|percentage|som|opkomst|aanwezig(en|heid)?|"
    r"afgemeld(en)?|afwezig(en)?|perc\.?|%"
)
_BEGINS_AS_SUM = re.compile(rf"\W*({_SUM})(?!\w)", re.IGNORECASE)
_SURE_SUM = re.compile(r"\W*((sub|eind)?tota|aantal|gemiddeld|percentage|%)", re.IGNORECASE)
_IS_SUM = re.compile(
    rf"\W*(({_SUM}|per|overleg|gemeenten?|personen|mensen|leden|in|van|het|de|aan|jaar|vergadering|bijeenkomst|alle|"
    r"gemiddeld|keer|\d{4}|%)\W*)+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-–]?|\d{1,4}([.,]\d+)?\s*%?|\d{1,3}\s*(/|van( de)?)\s*\d{1,3}|#\w+[/!?]?\w*!?", re.IGNORECASE)
REMARK = ("opmerking", "opmerkingen", "bijzonderheden", "bijzonderheid", "toelichting")
OTHER = (
    *REMARK,
    "naam",
    "dossier",
    "portefeuille",
    "soort",
    "nr",
    "nummer",
    "jaar",
    "half",
    "helft",
    "opkomst",
    "percentage",
    "%",
    "handtekening",
)
_OWN_NUMBERS = ("overlegnummer", "vergadernummer", "verslagjaar")
_OUTSIDE = re.compile(r"\b(provincie|waterschap|vng|ministerie|rijk|veiligheidsregio|ggd|gast(en)?|partners?)\b")
_HEADING_WITHIN = 12
_NOTES = ":?*¹²³†‡ "
_FILLED_IN = re.compile(
    r"[\s:]*[(\[]?\b(j/n|ja/nee|ja of nee|y/n|x of -|x/-|x = \w+|kruisje|aankruisen|aanvinken|s\.?v\.?p\.? \w+)[)\]]?$|"
    r"\s*[(\[][xv✓][)\]]$"
)
"""What stands behind a heading and says how its cells are filled in."""


def with_blanks(rows: Rows) -> Rows:
    """The rows with an empty one where the sheet skips some: readers leave those out."""
    made: Rows = []
    for number, row in rows:
        if made and number > made[-1][0] + 1:
            made.append((number - 1, []))
        made.append((number, row))
    return made


def form_of(rows: Rows, members: Members, within: int = _HEADING_WITHIN) -> tuple[str, int] | None:
    """Which form it has, and the place in `rows` of its headings."""
    for place, (_, row) in enumerate(rows[:within]):
        if sum(map(bool, row)) < 2:
            continue
        head = small(row)
        if any(text in _OWN_NUMBERS for text in head):
            return None
        if members.named_in(row) >= 2 and any(text in (*DATE, *TITLE) for text in head):
            return "wide", place
        below = [r for _, r in rows[place + 1 : place + 60]]
        dates = [n for n, text in enumerate(row) if n and day_in(text, "2024")[0]]
        if dates and head[0] in ("", *PLACE) and members.named_in([r[0] for r in below if r]) >= 2:
            return "turned", place
        if column(head, PLACE) is not None and columns_of(head):
            if {"uitgenodigd", "aangemeld"} & set(head) or _are_numbers_of_meetings(head, below):
                return None
            if column(head, DATE) is not None or day_above(rows[:place]):
                return "long", place
    return None


def _are_numbers_of_meetings(head: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Does the column for the meeting hold its number (our own sheet) and not its name?"""
    at = column(head, TITLE)
    texts = [row[at] for row in below if at is not None and at < len(row) and row[at]]
    return bool(texts) and all(re.fullmatch(r"\S*\d\S*", text) for text in texts)


def names_one(text: str, members: Members) -> bool:
    """Does a heading name a member, or what it may be short for, or an organisation beside them?"""
    return bool(members.find(text) or members.like(text) or _OUTSIDE.search(text.lower()))


def is_sum(row: Sequence[str], at: int | None = None) -> bool:
    """Does a row add up others: a word for that stands first (or in column `at`), and behind it nothing but numbers?

    A name or a subject that begins like such a word ("Somsen", "Opkomst verkiezingen") makes no sum.
    """
    place = next((n for n, text in enumerate(row) if text), None) if at is None else at
    text = row[place] if place is not None and place < len(row) else ""
    others = [other for n, other in enumerate(row) if n != place and other]
    if not _BEGINS_AS_SUM.match(text) or not all(_NUMBER.fullmatch(o) or _IS_SUM.fullmatch(o) for o in others):
        return False
    return bool(_IS_SUM.fullmatch(text) or (others and _SURE_SUM.match(text) and not may_name(text)))


def is_total(text: str) -> bool:
    """Does a row that adds up say how many were there? Not how many were not, were invited, or which share it is."""
    words = text.lower().strip(": ")
    is_other = re.search(r"afgem|afw|verhind|genodig|leden|gast|onbekend|percent|%|gemiddeld", words)
    return words.startswith(("totaal", "aantal", "aanwezig", "som")) and not is_other


def small(row: Sequence[str]) -> list[str]:
    """A row of headings in small letters, without what ends them: a colon, a note, how to fill it in ("j/n")."""
    return [_FILLED_IN.sub("", text.lower().rstrip(_NOTES)).rstrip(_NOTES) for text in row]


def column(head: Sequence[str], words: Sequence[str]) -> int | None:
    """The place of the first of these words among the headings; None where none is there."""
    return next((n for word in words for n, text in enumerate(head) if text == word), None)
