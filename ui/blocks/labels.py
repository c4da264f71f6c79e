"""The names by which a figure is split, as a reader says them, and the filters that it does not follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metrics import Answer, Listing, Metric, dutch
from metrics import said as words
from metrics.said import not_followed
from ui.blocks import filters, headings

Labels = Mapping[Any, str]
HALVES: Labels = {half: dutch.half(half) for half in (1, 2, None)}


def heading(metric: Metric, name: str) -> str:
    """The Dutch heading of a split."""
    known = {"portfolio": "Portefeuille", "half": "Helft", "municipality": "Gemeente", "report_year": "Jaar"}
    columns = metric.rows.columns if metric.rows else {}
    return known.get(name) or columns.get(name, name)


def label(name: str, value: Any) -> str:
    """One value of a split, as a reader says it."""
    if name == "half":
        return HALVES.get(value, dutch.UNKNOWN)
    if headings.is_name(name) and value is not None:
        return headings.of({name: value}, name)
    return dutch.UNKNOWN if value is None else dutch.cell(value)


def wider(what: Metric | Listing, *parts: str) -> str:
    """The parts of a line about a figure or a list, and which of the filters it does not follow."""
    return " · ".join(part for part in (*parts, not_followed(what, filters.current())) if part)


def said(metric: Metric, answer: Answer, in_cents: bool = False) -> tuple[str, str]:
    """A figure in words and the line under it, which also says where the figure does not follow the filters."""
    value, more = words.said(metric, answer, in_cents)
    return value, more if answer.value is None else wider(metric, more)
