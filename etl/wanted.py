"""What a column wants: in Dutch words, and as SQL that gives the allowed value a text stands for."""

from __future__ import annotations

from collections.abc import Mapping

from etl.datasets import DATASETS
from etl.schema import Column
from etl.sql import quoted


def wanted_of(column: Column) -> str:
    """The Dutch words for what a column wants."""
    if column.values:
        numbers = [int(value) for value in column.values if value.isdigit()]
        if len(numbers) > 3 and numbers == list(range(numbers[0], numbers[0] + len(column.values))):
            return f"een getal van {numbers[0]} tot en met {numbers[-1]}"
        words = [f"‘{value}’" for value in column.values]
        return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    if column.refers_to:
        return f"een {column.heading.lower()} van blad ‘{DATASETS[column.refers_to].title}’"
    return column.kind.wanted


def allowed_sql(column: Column, text: str, chosen: Mapping[str, str]) -> str:
    """The text itself, or for a column with allowed values the one it spells (NULL when none)."""
    if not column.values:
        return text
    spellings = dict(chosen) | {v: v for v in column.values} | dict(column.values_also)
    cases = " ".join(f"WHEN nl_label({quoted(s)}) THEN {quoted(v)}" for s, v in spellings.items())
    return f"(CASE nl_label({text}) {cases} END)"
