"""What differs between two states of the data: exactly the changed cells, with their row in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

import warehouse
from etl.datasets import DATASETS
from etl.schema import MONEY, PRECISION, TEXT, Dataset, Kind
from etl.store.states import State, file_of
from metrics import dutch
from warehouse import Workbench

COLUMNS = ("dataset", "title", "kind", "key", "row", "column", "heading", "old", "new")
"""The columns of `changes`: name and title of the dataset; nieuw, gewijzigd or verdwenen; the row by its key and in
words; the column by name and heading (empty for a whole row); the value as it was and as it is (None = empty)."""

FIRST = (
    "lights",
    "light_reviews",
    "meetings",
    "attendance",
    "budget_lines",
    "contributions",
    "invoices",
    "ledger_entries",
    "month_results",
    "bank_balances",
    "approvals",
    "approved_figures",
    "agreements",
    "targets",
    "handovers",
    "seats",
    "vacancies",
)
"""The datasets that weigh most, in order; the others come after these in the order of the workbook."""

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "verdwenen"


def changes(old: State, new: State) -> pd.DataFrame:
    """Every cell that differs, and every row that came or went, with COLUMNS; the weightiest datasets first."""
    place = COLUMNS.index("key")
    found = [
        (*one[:place], " · ".join(str(part) for part in one[place]), *one[place + 1 :])
        for one in differences(old, new, in_order())
    ]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)


def differences(old: State, new: State, datasets: Iterable[Dataset]) -> list[tuple[Any, ...]]:
    """What differs in these datasets, in the order of COLUMNS, with the key as the tuple of its values."""
    found: list[tuple[Any, ...]] = []
    with warehouse.workbench(states={"was": file_of(old), "became": file_of(new)}) as bench:
        for dataset in datasets:
            found += _of_dataset(bench, dataset)
    return found


def counts(found: pd.DataFrame) -> list[tuple[str, int, int, int]]:
    """Per dataset with a change, in the order of `changes`: title, new rows, changed cells, rows that went."""
    return [
        (str(title), *(int((part["kind"] == kind).sum()) for kind in (NEW, CHANGED, GONE)))  # type: ignore[misc]
        for title, part in found.groupby("title", sort=False)
    ]


def in_order() -> list[Dataset]:
    """Every dataset, the weightiest first."""
    return [DATASETS[name] for name in FIRST] + [d for name, d in DATASETS.items() if name not in FIRST]


def _of_dataset(bench: Workbench, dataset: Dataset) -> list[tuple[Any, ...]]:
    names = [name for name in dataset.stored if name not in dataset.key]
    differs = " OR ".join(f'o."{n}" IS DISTINCT FROM n."{n}"' for n in names)
    on = " AND ".join(f'o."{k}" = n."{k}"' for k in dataset.key)
    keys = [f'coalesce(n."{k}", o."{k}")' for k in dataset.key]
    values = [f'o."{n}", n."{n}"' for n in names]
    rows = bench.rows(
        f"SELECT o._batch IS NULL, n._batch IS NULL, {', '.join([*keys, _label(dataset), *values])} "
        f'FROM was."{dataset.name}" o FULL JOIN became."{dataset.name}" n ON {on} '
        f"WHERE o._batch IS NULL OR n._batch IS NULL OR ({differs}) ORDER BY {', '.join(keys)}"
    )
    named = _Names(bench)
    width = len(keys)
    found: list[tuple[Any, ...]] = []
    for is_new, is_gone, *rest in rows:
        key, label, cells = rest[:width], rest[width], rest[width + 1 :]
        shown = tuple(key)
        head = (dataset.name, dataset.title)
        words = named.row(dataset, key, label)
        if is_new or is_gone:
            found.append((*head, NEW if is_new else GONE, shown, words, "", "", None, None))
            continue
        was, became = dict(zip(names, cells[::2], strict=True)), dict(zip(names, cells[1::2], strict=True))
        for name, column in dataset.columns.items():
            stored = dataset.stored_of(name)
            if name not in dataset.key and any(was[s] != became[s] for s in stored):
                before, after = (
                    said(side[name], side.get(name + PRECISION), kind=column.kind) for side in (was, became)
                )
                found.append((*head, CHANGED, shown, words, name, column.heading, before, after))
    return found


def _label(dataset: Dataset) -> str:
    """The first column that says in words what a row is, as it is now or else as it was; never a list or a code."""
    texts = [
        n for n, column in dataset.columns.items() if column.required and column.kind is TEXT and not column.values
    ]
    for name in (*dataset.known_as, *texts):
        column = dataset.columns[name]
        if name not in dataset.key and not (name.endswith("_code") or column.many or column.refers_to):
            return f'coalesce(n."{name}", o."{name}")::VARCHAR'
    return "NULL"


class _Names:
    """The words for a row: what its key says, with the names of what it refers to."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.known: dict[str, dict[tuple[Any, ...], str]] = {}

    def row(self, dataset: Dataset, key: list[Any], label: str | None) -> str:
        parts, year = [], ""
        by_name = dict(zip(dataset.key, key, strict=True))
        for name, value in by_name.items():
            column = dataset.columns[name]
            if name == dataset.year_column:
                year = str(value)
            elif name == "half":
                parts.append(dutch.half(value))
            elif column.refers_to:
                parts.append(self._named(DATASETS[column.refers_to], value, by_name.get("report_year")))
            elif column.kind is TEXT:
                parts.append(str(value))
            else:
                parts.append(f"{column.heading.lower()} {said(value)}")
        if label:
            parts.append(label)
        return " · ".join([*parts, *([year] if year else [])])

    def _named(self, target: Dataset, value: Any, year: Any) -> str:
        label = _label(target)
        if label == "NULL":
            return str(value)
        if target.name not in self.known:
            keys = [f'coalesce(n."{k}", o."{k}")' for k in target.key]
            on = " AND ".join(f'o."{k}" = n."{k}"' for k in target.key)
            rows = self.bench.rows(
                f'SELECT {", ".join([*keys, label])} FROM was."{target.name}" o '
                f'FULL JOIN became."{target.name}" n ON {on}'
            )
            self.known[target.name] = {tuple(row[:-1]): str(row[-1]) for row in rows if row[-1] is not None}
        whole = (value,) if len(target.key) == 1 else (year, value)
        name = self.known[target.name].get(whole)
        return str(value) if name is None or name == value else f"{value} {name}"


def said(value: Any, precision: str | None = None, *, kind: Kind | None = None) -> str | None:
    """A stored value as a reader sees it, an amount with its cents; None = empty. precision: that of a date."""
    if value is None:
        return None
    return dutch.number(value, 2) if kind is MONEY else dutch.cell(value, precision)
