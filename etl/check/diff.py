"""What a load would do: which rows are new, changed or unchanged, and which cell changes from what to what."""

from __future__ import annotations

from dataclasses import dataclass

from etl.check.problem import Checked, Part
from etl.sql import is_stored
from etl.store.changes import said
from warehouse import Workbench

MOST_CHANGES = 500


@dataclass(frozen=True)
class Counts:
    """Rows of one dataset in one file; gone: rows that the file, complete for a period, no longer has."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged, self.gone + other.gone
        )


@dataclass(frozen=True)
class Change:
    """One cell that would get another value, was_in: the batch it came from. old and new: as read, None = empty."""

    sheet: str
    row: int
    key: str
    column: str
    old: str | None
    new: str | None
    was_in: str


def compare(checked: Checked, bench: Workbench) -> tuple[dict[str, Counts], list[Change]]:
    """Counts per dataset, and at most MOST_CHANGES changed cells, against the current generation."""
    counts: dict[str, Counts] = {}
    changes: list[Change] = []
    for part in checked.parts:
        found = _counts(part, bench)
        counts[part.dataset.name] = counts.get(part.dataset.name, Counts()) + found
        if found.changed and len(changes) < MOST_CHANGES:
            changes += _changes(part, bench)
    return counts, changes[:MOST_CHANGES]


def joined(part: Part) -> str:
    """As SQL the good rows of a part (s) beside the rows of the same key that are stored (o, empty for a new row)."""
    on = " AND ".join(f's."{k}" = o."{k}"' for k in part.dataset.key)
    return f'{part.table} s LEFT JOIN now."{part.dataset.name}" o ON {on}'


def _counts(part: Part, bench: Workbench) -> Counts:
    if not bench.has_now or not is_stored(bench, part.dataset.name):
        return Counts(new=part.rows)
    differs = " OR ".join(f's."{c}" IS DISTINCT FROM o."{c}"' for c in part.columns)
    [(new, changed, rows)] = bench.rows(
        f"SELECT count(*) FILTER (o._batch IS NULL), count(*) FILTER (o._batch IS NOT NULL AND ({differs})), "
        f"count(*) FROM {joined(part)}"
    )
    return Counts(new, changed, rows - new - changed)


def _changes(part: Part, bench: Workbench) -> list[Change]:
    if not bench.has_now or not is_stored(bench, part.dataset.name):
        return []
    key = "concat_ws(' · ', " + ", ".join(f's."{k}"::VARCHAR' for k in part.dataset.key) + ")"
    columns = [
        (column, part.dataset.stored_of(name))
        for name, column in part.dataset.columns.items()
        if name in part.columns and name not in part.dataset.key
    ]
    differs = [
        " OR ".join(f's."{c}" IS DISTINCT FROM o."{c}"' for c in stored if c in part.columns) for _, stored in columns
    ]
    values = [f'{side}."{c}"' for _, stored in columns for side in "os" for c in stored]
    changes = []
    for row, shown, batch, *told in bench.rows(
        f"SELECT s._row, {key}, o._batch, {', '.join([*differs, *values])} FROM {joined(part)} "
        f"WHERE o._batch IS NOT NULL AND ({' OR '.join(differs)}) ORDER BY s._row LIMIT {MOST_CHANGES}"
    ):
        cells = iter(told[len(columns) :])
        for (column, stored), is_other in zip(columns, told, strict=False):
            old, new = (said(*(next(cells) for _ in stored), kind=column.kind) for _ in "os")
            if is_other:
                changes.append(Change(part.sheet, row, shown, column.heading, old, new, batch))
    return changes
