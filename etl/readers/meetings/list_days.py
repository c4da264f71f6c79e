"""The days of a list: dates without a year get that of the list, or of the season that the list spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.readers.meetings.gatherings import MONTH_WORDS, day_of, month_of
from etl.readers.tables.cells import day_of_number

_SEASON = re.compile(r"(?<!\d)(20\d\d)\s*(?:[/–-]|en|t/m|tot)\s*'?(20\d\d|\d\d)(?![\d-])")
_FROM = re.compile(
    rf"\b(?P<from>vanaf|sinds|per)?\s*(?:\d{{1,2}}\s+)?(?P<month>{MONTH_WORDS})[a-z]*\.?\s+(?P<year>20\d\d)"
    rf"(?P<to>\s*(?:[-–]|t/m|tot( en met)?)\s*(?:\d{{1,2}}\s+)?(?:{MONTH_WORDS})[a-z]*\.?\s+20\d\d)?",
    re.IGNORECASE,
)
_OF_A_SEASON = re.compile(r"seizoen|school|vergaderjaar|cyclus", re.IGNORECASE)
_USUAL_START = 8
"""The month in which a season starts where its title does not say it."""


@dataclass(frozen=True)
class Span:
    """A list over a turn of the year. month: in which it starts.

    is_sure: its title says so, and not only its two years.
    """

    year: int
    month: int
    is_sure: bool


def span_of(text: str) -> Span | None:
    """The span that a title names ("vanaf september 2024", "seizoen 2024/2025"); None where it is within one year."""
    found = _FROM.search(text)
    if found and (found["from"] or found["to"]) and month_of(found["month"]) > 1:
        return Span(int(found["year"]), month_of(found["month"]), True)
    if season := _SEASON.search(text):
        last = int(season[2]) + (2000 if len(season[2]) == 2 else 0)
        if last == int(season[1]) + 1:
            return Span(int(season[1]), _USUAL_START, bool(_OF_A_SEASON.search(text)))
    return None


def days_of(texts: Sequence[str], year: str, span: Span | None) -> list[tuple[str, str]]:
    """As `day_in`, of the dates of one list in their order. Where the span does not settle their years: none."""
    own = [day_in(text, "") for text in texts]
    if span is None:
        return [found if found[0] else day_in(text, year) for text, found in zip(texts, own, strict=True)]
    made = []
    for text, found in zip(texts, own, strict=True):
        first = found if found[0] else day_in(text, str(span.year))
        is_next = not found[0] and first[0] and int(first[0][5:7]) < span.month
        made.append(day_in(text, str(span.year + 1)) if is_next else first)
    days = [day for day, _ in made if day]
    is_in_order = days == sorted(days) or days == sorted(days, reverse=True)
    if is_in_order and (span.is_sure or len({day[:4] for day in days}) > 1):
        return made
    return own


def day_in(text: str, year: str) -> tuple[str, str]:
    """As day_of; with the year of the list where a date has none ("16 feb", "16-2"), and a day as Excel counts it."""
    day, other = day_of(text)
    bare = text.strip()
    if day or re.search(r"(?<![\d-])(19|20)\d\d(?!\d)", bare):
        return day, other
    if counted := day_of_number(bare):
        return counted, ""
    if not year:
        return "", ""
    if found := re.search(r"(?<![\d])(\d{1,2})([-/.])(\d{1,2})\.?(?![-\d/.%])", bare):
        return day_of(f"{found[1]}{found[2]}{found[3]}{found[2]}{year}")
    if found := re.search(r"(?<!\d)(\d{1,2})[\s-]+([a-zA-Z]{3,9})\b\.?", bare):
        return day_of(f"{found[1]} {found[2]} {year}")
    return "", ""


def year_in(text: str) -> str:
    """The one year that a text names; "" for none or more."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return years.pop() if len(years) == 1 else ""
