"""Every word that was given for a cell, oldest first: the table `value_history` of a generation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from etl.schema import DATE, MONEY, NUMBER, PERCENT, RATE, WHEN, WHOLE, YES_NO, Column, Dataset
from etl.sql import quoted
from metrics import dutch
from warehouse import Workbench

ROW, TAKEN, BROUGHT = "Regel", "weggehaald", "opnieuw aangeleverd"
"""What `value_history` says of a row as a whole."""


@dataclass(frozen=True)
class Given:
    """What one part of a batch says: its place in the order, and the stored columns its sheet had."""

    position: int
    columns: frozenset[str]


def begin(bench: Workbench, changed: set[str]) -> bool:
    """Keep the history of what has not changed. Returns whether it is another one now."""
    if not bench.holds:
        bench.run(
            "CREATE TABLE value_history (dataset VARCHAR, row_key VARCHAR, column_name VARCHAR, value VARCHAR, "
            "position BIGINT, _batch VARCHAR, _file VARCHAR, _sheet VARCHAR, _row BIGINT)"
        )
        return True
    [(count,)] = bench.rows("SELECT count(*) FROM value_history WHERE list_contains(?, dataset)", [sorted(changed)])
    bench.run("DELETE FROM value_history WHERE list_contains(?, dataset)", [sorted(changed)])
    return bool(count)


def spoken(name: str, given: list[Given]) -> str:
    """As SQL: the rows of gathered that say something about a column, empty cells included."""
    spoke = [g.position for g in given if name in g.columns]
    if len(spoke) == len(given):
        return "true"
    return f"_position IN ({', '.join(map(str, spoke))})" if spoke else "false"


def same_key(dataset: Dataset) -> str:
    """As SQL: is the row g of what is gone the row w of what was brought?"""
    return " AND ".join(f'g."{k}" = w."{k}"' for k in dataset.key)


def of_cells(bench: Workbench, dataset: Dataset, given: list[Given]) -> None:
    """Every word ever given for a cell that got more than one, oldest first."""
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    shown = "concat_ws(' · ', " + ", ".join(f'"{k}"::VARCHAR' for k in dataset.key) + ")"
    for name in dataset.stored:
        if name in dataset.key:
            continue
        bench.run(
            f"INSERT INTO value_history SELECT {quoted(dataset.name)}, row_key, {quoted(name)}, value, _position, "
            f'_batch, _file, _sheet, _row FROM (SELECT {shown} AS row_key, "{name}"::VARCHAR AS value, _position, '
            "_batch, _file, _sheet, _row, count(DISTINCT coalesce("
            f'"{name}"::VARCHAR, chr(1))) OVER (PARTITION BY {keys}) AS words FROM gathered '
            f"SEMI JOIN again USING ({keys}) WHERE {spoken(name, given)}) WHERE words > 1 ORDER BY ALL"
        )


def of_rows(bench: Workbench, dataset: Dataset) -> None:
    """Every time that a row was taken away, and that it was brought again after that."""
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    shown = "concat_ws(' · ', " + ", ".join(f'"{k}"::VARCHAR' for k in dataset.key) + ")"
    bench.run(
        f"INSERT INTO value_history SELECT {quoted(dataset.name)}, {shown}, {quoted(ROW)}, value, _position, _batch, "
        f"_file, _sheet, _row FROM (SELECT *, lag(value) OVER (PARTITION BY {keys} ORDER BY _position) AS before FROM ("
        f"SELECT {keys}, {quoted(TAKEN)} AS value, _position, _batch, _file, _sheet, NULL AS _row FROM gone UNION ALL "
        f"SELECT {keys}, {quoted(BROUGHT)}, _position, _batch, _file, _sheet, _row FROM gathered w "
        f"WHERE EXISTS (SELECT 1 FROM gone g WHERE {same_key(dataset)}))) "
        f"WHERE value = {quoted(TAKEN)} OR before = {quoted(TAKEN)} ORDER BY ALL"
    )


def row_key(dataset: Dataset, row: Mapping[str, Any]) -> str:
    """What `value_history` calls a row, by the stored values of its key. Raises KeyError without one of them."""
    values = [row[name] for name in dataset.key]
    return " · ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in values)


def in_words(column: Column | None, text: str) -> str:
    """A value that is kept here, as a reader sees it. column: None for a row as a whole."""
    if column is None or column.many:
        return text
    if column.kind is YES_NO:
        return dutch.yes_no(text == "true")
    if column.kind in (DATE, WHEN):
        return dutch.day(date.fromisoformat(text))
    if column.kind is MONEY:
        return dutch.number(text, 2)
    if column.kind in (NUMBER, RATE, PERCENT):
        return dutch.exact(Decimal(text))
    return dutch.cell(int(text)) if column.kind is WHOLE else text
