"""Formatting of values: each becomes the text that a Dutch Excel shows without formatting.

Dates follow both date systems of ECMA-376 Part 1 (18.17.4), escapes in text its ST_Xstring (22.9.2.19).
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import datetime, timedelta
from decimal import Decimal

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\ufeff": None})
ERRORS = {
    "#N/A": "#N/B",
    "#REF!": "#VERW!",
    "#DIV/0!": "#DEEL/0!",
    "#VALUE!": "#WAARDE!",
    "#NAME?": "#NAAM?",
    "#NUM!": "#GETAL!",
    "#NULL!": "#LEEG!",
}
NO_VALUE = "#FORMULE!"
BAD_DATE = "#DATUM!"
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465
"""Before 1 March 1900 Excel counts a day that never was; after the last there is no date."""
_FIRST_LIKELY, _LAST_LIKELY = 36_526, 58_000
"""1-1-2000 and a day in 2058: a number outside them that stands where a date belongs is hardly one."""


def text(value: str) -> str | None:
    """Text in one normal form, without hard spaces and without space around it; empty is None."""
    if value.isascii():
        return value.strip() or None
    clean = unicodedata.normalize("NFC", value.translate(_SPACES)).strip()
    return clean or None


def unescaped(value: str) -> str:
    """Text of a workbook, in which _x000D_ stands for a character."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value


def number(value: float) -> str:
    """12,5: the fifteen digits that Excel keeps, a decimal comma, no exponent; not finite is #GETAL!."""
    if not math.isfinite(value):
        return ERRORS["#NUM!"]
    plain = f"{Decimal(f'{value:.15g}'):f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain.replace(".", ",")


def moment(serial: float, from_1904: bool, has_day: bool) -> str:
    """A serial date, date and time, or time as text; outside the calendar it is #DATUM!."""
    if 0 <= serial < 1 and (not has_day or serial):
        return clock(serial)  # a part of a day, from whichever day the workbook counts
    if from_1904:
        serial += 1462
    if not _FIRST_SERIAL <= serial < _LAST_SERIAL + 1:
        return BAD_DATE
    when = datetime(1899, 12, 30) + timedelta(seconds=round(serial * 86_400))  # noqa: DTZ001 - a workbook has no zone
    day = when.strftime("%Y-%m-%d")
    if (when.hour, when.minute, when.second) == (0, 0, 0):
        return day
    return f"{day} {clock((when - when.replace(hour=0, minute=0, second=0)).total_seconds() / 86_400)}"


def day_of_number(value: str) -> str:
    """The day, as ISO, that a bare number of five digits is to Excel between 2000 and 2058; "" for any other text."""
    found = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", value.strip())
    is_likely = found is not None and _FIRST_LIKELY <= int(found[1]) <= _LAST_LIKELY
    return moment(int(found[1]), False, True) if found and is_likely else ""


def clock(days: float) -> str:
    """13:30, with seconds only where there are any; a span may be longer than a day."""
    seconds = round(days * 86_400)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{left:02d}" if left else "")
