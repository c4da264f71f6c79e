"""What a cell may mean that is no value as it stands: how people write dates and numbers, with the value to suggest.

Nothing is filled in by it: someone takes the suggestion over, for one cell or for all at once.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.schema import DATE, WHEN, WHOLE, Column

_EPOCH = date(1899, 12, 30)
_FIRST, _LAST = 36526, 58000
"""Excel counts days: 36526 is 1-1-2000, 58000 is in 2058."""
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_AS_DAY = (
    (rf"(?:begin|half|medio|eind(?:e)?|halverwege|loop van) ({_MONTH})((?: \d{{4}})?)", r"\1\2"),
    (rf"(\d{{1,2}})(?: ?(?:en|-|–|/|t/m|tot en met|tot) ?)\d{{1,2}} ({_MONTH})((?: \d{{4}})?)", r"\1 \2\3"),
    (r"(\d{1,2})(?: ?(?:en|–|t/m) ?)\d{1,2}-(\d{1,2}(?:-\d{2,4})?)", r"\1-\2"),
)
_BESIDE = (
    r"\s*[(,;]\s*(?:o\.?v\.?|onder voorbehoud|voorlopig|concept|gepland|digitaal|online|teams|fysiek|middag|ochtend)"
    r"\s*\)?$"
)
_ABOUT = r"(?:ca\.?|circa|ruim|ongeveer|plm\.?|\+/-|±|~|≈|bijna|zo\'n|minstens|ten minste)"
_PEOPLE = r"(?:pers(?:onen|oon)?\.?|p\.|man|mensen|deelnemers|aanwezigen?|aanw\.?|leden)"


def suggested(column: Column, found: str) -> str:
    """The value that a cell of a column probably means, as one would type it; "" where there is no good guess."""
    text = " ".join(found.split())
    if column.kind in (DATE, WHEN):
        return _day(text)
    return _number(text) if column.kind is WHOLE and not column.values else ""


def _day(text: str) -> str:
    if found := re.fullmatch(r"(\d{5})(?:[.,]\d+)?", text):
        number = int(found[1])
        day = _EPOCH + timedelta(days=number)
        return f"{day.day}-{day.month}-{day.year}" if _FIRST <= number <= _LAST else ""
    bare = re.sub(_BESIDE, "", text, flags=re.IGNORECASE)
    for pattern, made in _AS_DAY:
        if re.fullmatch(pattern, bare, re.IGNORECASE):
            return re.sub(pattern, made, bare, flags=re.IGNORECASE)
    return bare if bare != text and re.search(r"\d", bare) else ""


def _number(text: str) -> str:
    found = re.fullmatch(rf"{_ABOUT}?\s*(\d{{1,4}})\s*{_PEOPLE}?", text, re.IGNORECASE)
    return found[1] if found else ""


def no_such_day(column: Column, found: str) -> bool:
    """Is this a day written well that does not exist (29-2-2023)?"""
    if column.kind not in (DATE, WHEN) or not (
        parts := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", found.strip())
    ):
        return False
    day, month, year = map(int, parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False
