"""How a figure is said: its value, how it came about, and the names it is split by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metrics import Metric
from ui.blocks import dutch
from ui.blocks.ask import Answer

Labels = Mapping[Any, str]
HALVES: Labels = {1: "eerste helft", 2: "tweede helft", None: "helft onbekend"}


def said(metric: Metric, answer: Answer, in_cents: bool = False) -> tuple[str, str]:
    """A figure in words, and the line under it: how it came about, or why it is unknown. in_cents: not rounded."""
    if answer.value is None:
        if answer.is_withheld:
            return (
                "niet getoond",
                f"minder dan {metric.fewest} ({dutch.number(answer.n)}): te weinig voor een percentage",
            )
        return dutch.UNKNOWN, metric.needs or "Hiervoor zijn geen gegevens."
    figure = dutch.euro(answer.value, cents=True) if in_cents and metric.unit == "€" else None
    value = ("≥ " if answer.is_lower_bound else "") + (figure or dutch.figure(answer.value, metric.unit))
    parts = []
    if metric.unit == "%" and answer.bottom is not None:
        parts.append(f"{dutch.number(answer.top)} van {dutch.number(answer.bottom)}")
    if answer.is_lower_bound:
        parts.append("ten minste: een deel is geteld zonder getal of datum")
    if answer.coverage_bottom is not None and metric.covers:
        parts.append(f"{dutch.number(answer.coverage_top)} van {dutch.number(answer.coverage_bottom)} {metric.covers}")
    if not parts:
        parts.append(f"geteld uit {dutch.several(answer.n, 'regel', 'regels')}")
    return value, " · ".join(parts)


def heading(metric: Metric, name: str) -> str:
    """The Dutch heading of a split."""
    known = {"portfolio": "Portefeuille", "half": "Helft", "municipality": "Gemeente", "report_year": "Jaar"}
    columns = metric.rows.columns if metric.rows else {}
    return known.get(name) or columns.get(name, name)


def label(name: str, value: Any) -> str:
    """One value of a split, as a reader says it."""
    if name == "half":
        return HALVES.get(value, dutch.UNKNOWN)
    return dutch.UNKNOWN if value is None else dutch.cell(value)
