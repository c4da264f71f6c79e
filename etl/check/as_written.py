"""What a cell may mean that is no value as it stands: how people write dates and numbers, with the value to suggest.

Nothing is filled in by it: someone takes the suggestion over, for one cell or for all at once.
"""

from __future__ import annotations

import re
from datetime import date

from etl.readers.tables.cells import day_of_number
from etl.schema import DATE, TIME, WHEN, WHOLE, Column
from metrics import dutch

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
_BEFORE = r"^(?:d\.?d\.?|op|datum:?|om|vanaf|aanvang:?|start:?)\s+(?=.*\d)"
_ABOUT = r"(?:ca\.?|circa|ruim|ongeveer|plm\.?|\+/-|±|~|≈|bijna|zo\'n|minstens|ten minste)"
_TELLS = 5
"""As many letters of a word as say a value by themselves, anywhere in a text."""
_PEOPLE = r"(?:pers(?:onen|oon)?\.?|p\.|man|mensen|deelnemers|aanwezigen?|aanw\.?|leden)"
_TIME = r"(\d{1,2})(?:[:.u](\d{2}))?\s*(?:u|uur)?\s*"


def suggested(column: Column, found: str, year: str = "") -> str:
    """The value that a cell of a column probably means, as one would type it; "" where there is no good guess.

    year: of its row, for a day that says none.
    """
    text = " ".join(found.split())
    if column.values:
        return hinted(column, text) or ""
    if week := re.fullmatch(r"(?:week|wk\.?) ?(\d{1,2})(?: (20\d\d))?", text.lower()):
        return _month_of(int(week[1]), week[2] or year) if column.kind is WHEN else ""
    if column.kind in (DATE, WHEN):
        return _day(text)
    if column.kind is TIME:
        bare = re.sub(_BEFORE, "", text, flags=re.IGNORECASE)
        return bare if bare != text and re.fullmatch(_TIME, bare) else ""
    return _number(text) if column.kind is WHOLE and not column.values else ""


def hinted(column: Column, text: str) -> str | None:
    """The value that a text of a coded column probably means; "" where it certainly is not one; None for no idea."""
    words = " ".join(text.lower().split())
    if is_of_more(words):
        return ""
    return next((value for pattern, value in column.hints if re.search(pattern, words)), None)


def is_said(column: Column, text: str) -> frozenset[str]:
    """The values of a coded column that words somewhere in another text speak of ("PHO Sport (vervallen)")."""
    words = " ".join(text.lower().split())
    found = {value for pattern, value in column.hints if re.search(rf"\b(?:{pattern.removeprefix('^')})", words)}
    found |= {value for word, value in column.values_also.items() if len(word) >= _TELLS and _has(words, word)}
    found |= {str(value) for value in column.values if len(str(value)) >= _TELLS and _has(words, str(value))}
    return frozenset(found - {""})


def _has(words: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", words))


def is_of_more(words: str) -> bool:
    """Is this one cell about more rows ("1 benoemd, 1 niet")?"""
    return len(re.findall(r"(?:^|[,;/+&]|\ben\b)\s*\d+\s+[a-z]", words.lower())) >= 2


def _month_of(week: int, year: str) -> str:
    """The month in which a whole week falls; "" for a week of two months, or of no year."""
    if not re.fullmatch(r"20\d\d", year) or not 1 <= week <= 53:
        return ""
    try:
        first, last = (date.fromisocalendar(int(year), week, day) for day in (1, 7))
    except ValueError:
        return ""
    return dutch.when(first, "maand") if first.month == last.month else ""


def _day(text: str) -> str:
    if counted := day_of_number(text):
        day = date.fromisoformat(counted)
        return f"{day.day}-{day.month}-{day.year}"
    bare = re.sub(_BEFORE, "", re.sub(_BESIDE, "", text, flags=re.IGNORECASE), flags=re.IGNORECASE)
    for pattern, made in _AS_DAY:
        if re.fullmatch(pattern, bare, re.IGNORECASE):
            return re.sub(pattern, made, bare, flags=re.IGNORECASE)
    return bare if bare != text and re.search(r"\d", bare) else ""


def _number(text: str) -> str:
    found = re.fullmatch(rf"{_ABOUT}?\s*(\d{{1,4}})\s*{_PEOPLE}?", text, re.IGNORECASE)
    return found[1] if found else ""


def number_and_quality(text: str) -> tuple[str, str] | None:
    """The number in a text and whether it was counted ("ca. 35 aanw." → 35, geschat); None where there is none."""
    bare = " ".join(text.split())
    number = _number(bare)
    if not number:
        return None
    return number, "geschat" if re.match(_ABOUT, bare, re.IGNORECASE) else "geteld"


def start_and_end(text: str) -> tuple[str, str] | None:
    """The two times of "10.00-12.00 uur" as 10:00 and 12:00; None where there are not two."""
    found = re.fullmatch(rf"{_TIME}(?:-|–|tot|t/m)\s*{_TIME}", text.strip())
    if not found or not (found[2] or found[4] or "u" in text):
        return None
    return f"{int(found[1]):02d}:{found[2] or '00'}", f"{int(found[3]):02d}:{found[4] or '00'}"


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
