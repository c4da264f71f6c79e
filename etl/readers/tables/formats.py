"""Number formats: does a code say that its number is a date, a time, a span of time or a percentage?

Follows ECMA-376 Part 1, 18.8.30 (`numFmt`): the built-in numbers and the signs of a code.
"""

from __future__ import annotations

import re

BUILT_IN = {
    9: "percent",
    10: "percent",
    14: "date",
    15: "date",
    16: "date",
    17: "date",
    18: "time",
    19: "time",
    20: "time",
    21: "time",
    22: "date",
    45: "date",
    46: "span",
    47: "date",
}
"""The formats that every workbook has under a number; of the others the code says nothing."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ASIDE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
"""Quoted words, and what stands between brackets but is no span of hours, minutes or seconds."""
_DATED = re.compile(r"(?<![_\\])[dmhysDMHYS]")


def kind_of_format(code: str) -> str:
    """`date`, `time`, `span`, `percent` or empty, for the code of a number format."""
    bare = _QUOTED.sub("", code).lower()
    if "%" in bare:
        return "percent"
    if re.search(r"\[(h+|m+|s+)\]", code.lower()):
        return "span"
    if not _DATED.search(_ASIDE.sub("", code.split(";", maxsplit=1)[0])):
        return ""
    return "date" if re.search(r"[dy]|m{3}", bare) or "h" not in bare else "time"
