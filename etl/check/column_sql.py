"""Columns as SQL: which of them are spelled simply in every cell, and which value a text stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.datasets import DATASETS
from etl.schema import Column, Dataset
from etl.sql import quoted
from warehouse import Workbench


def simple_columns(bench: Workbench, dataset: Dataset, letters: Mapping[str, str], rows: str) -> frozenset[str]:
    """The columns whose kind need not be prepared cell by cell. letters: column → where it stands; rows: SQL.

    A column with allowed values has these in it by then, however they were spelled.
    """
    found, tests = set(), {}
    for name, column in dataset.columns.items():
        if name not in letters or column.kind.simple is None or column.many or column.refers_to:
            continue
        pattern = column.kind.simple[0]
        if not column.values:
            tests[name] = f'bool_and(regexp_full_match("{letters[name]}", {quoted(pattern)}))'
        elif all(re.fullmatch(pattern, value, re.ASCII) for value in column.values):
            found.add(name)
    if tests:
        [holds] = bench.rows(f"SELECT {', '.join(tests.values())} FROM {rows}")
        found |= {name for name, holds_here in zip(tests, holds, strict=True) if holds_here is not False}
    return frozenset(found)


def wanted_of(column: Column) -> str:
    """The Dutch words for what a column wants."""
    if column.values:
        numbers = [int(value) for value in column.values if value.isdigit()]
        if len(numbers) > 3 and numbers == list(range(numbers[0], numbers[0] + len(column.values))):
            return f"een getal van {numbers[0]} tot en met {numbers[-1]}"
        words = [f"‘{value}’" for value in column.values]
        return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    if column.refers_to:
        target = DATASETS[column.refers_to]
        return f"een {target.called[0]} van blad ‘{target.title}’"
    return column.kind.wanted


def allowed_sql(column: Column, text: str, chosen: Mapping[str, str]) -> str:
    """The text itself, or for a column with allowed values the one it spells (NULL when none)."""
    if not column.values:
        return text
    spellings = dict(chosen) | {v: v for v in column.values} | dict(column.values_also)
    cases = " ".join(f"WHEN nl_label({quoted(s)}) THEN {quoted(v)}" for s, v in spellings.items())
    return f"(CASE nl_label({text}) {cases} END)"
