"""A stored value as staff would type it, so that it loads to the same value again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from etl.schema import PRECISION, WHEN, YES_NO, Dataset

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SEASONS = {1: "winter", 3: "voorjaar", 6: "zomer"}


def as_typed(values: Mapping[str, Any], name: str, dataset: Dataset) -> Any:
    """The value of one column. values: stored column → value, for one row."""
    value, column = values[name], dataset.columns[name]
    if value is None:
        return None
    if column.many:
        return "; ".join(str(v) for v in value)
    if column.kind is YES_NO:
        return "ja" if value else "nee"
    if column.kind is WHEN:
        return _when(value, values[name + PRECISION])
    return value


def _when(day: date, precision: str) -> date | str:
    """A date with the precision it came with."""
    words = {
        "maand": f"{_MONTHS[day.month - 1]} {day.year}",
        "kwartaal": f"kwartaal {(day.month + 2) // 3} {day.year}",
        "seizoen": f"{_SEASONS.get(day.month, 'najaar')} {day.year}",
        "half": f"{'eerste' if day.month < 7 else 'tweede'} helft {day.year}",
        "jaar": str(day.year),
    }
    return words.get(precision, day)
