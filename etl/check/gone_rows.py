"""Rows of a period that are stored and that a file which claims to be complete no longer has: which they are."""

from __future__ import annotations

from dataclasses import dataclass

from etl.check.period import Period, decides, period_of, within, year_and_half
from etl.check.problem import Checked, Problem
from etl.schema import TEXT, Dataset
from etl.sql import is_stored, quoted
from etl.store.batches import Batch
from warehouse import Workbench

MOST_SHOWN, _MOST_PERIODS = 500, 24


@dataclass(frozen=True)
class GoneRow:
    """One row that would be taken away: its key and its name in words, and the batch of its last word."""

    key: str
    label: str
    was_in: str


@dataclass(frozen=True)
class Gone:
    """The rows of one dataset that go. table: in the workbench, with the key of each. shown: the first of them."""

    dataset: str
    period: str
    rows: int
    table: str
    shown: tuple[GoneRow, ...]

    @property
    def words(self) -> str:
        """The period in words."""
        period = period_of(self.period)
        return period.words if period else self.period


class FileBeside:
    """A file beside the current generation. earlier: batches with rows of this same file, which count as its own."""

    def __init__(self, checked: Checked, bench: Workbench, earlier: list[Batch]) -> None:
        self.checked, self.bench, self.earlier = checked, bench, earlier

    def stored(self, dataset: Dataset) -> bool:
        """Is there anything of this dataset now?"""
        return self.bench.has_now and is_stored(self.bench, dataset.name)

    def problem(
        self, name: str, found: str, wanted: str, said: tuple[str, str], column: str = "", subject: str = ""
    ) -> Problem:
        """A problem with a whole sheet of the file, or with a row (subject) that it does not have."""
        sheet = next((s.sheet for s in self.checked.sheets if s.dataset == name), "")
        return Problem(
            self.checked.document.file,
            sheet,
            0,
            column,
            found,
            wanted,
            *said,
            is_cell_text=False,
            dataset=name,
            is_gone=True,
            subject=subject,
        )

    def _of_file(self, dataset: Dataset, names: list[str]) -> str:
        """The good rows of a dataset in this file, also those that were saved before, with these columns."""
        parts = [(part.table, part.columns) for part in self.checked.parts if part.dataset is dataset]
        for batch in self.earlier:
            for told in batch.manifest["parts"]:
                if told["dataset"] == dataset.name:
                    path = quoted((batch.folder / told["file"]).as_posix())
                    parts.append((f"read_parquet({path})", tuple(told["columns"])))
        picks = [
            "SELECT "
            + ", ".join(f'"{n}"' if n in columns else f'NULL::{dataset.stored[n]} AS "{n}"' for n in names)
            + f" FROM {table}"
            for table, columns in parts
        ]
        empty = ", ".join(f'NULL::{dataset.stored[n]} AS "{n}"' for n in names)
        return "(" + (" UNION ALL ".join(picks) or f"SELECT {empty} WHERE false") + ")"

    def keys(self, dataset: Dataset) -> None:
        """Make `file_x`: the key and what decides the period of every row of dataset x in this file."""
        names = [*dict.fromkeys([*dataset.key, *(c for c in (decides(dataset), "half") if c in dataset.columns)])]
        self.bench.run(
            f"CREATE OR REPLACE TEMP TABLE file_{dataset.name} AS SELECT * FROM {self._of_file(dataset, names)}"
        )

    def _known(self, target: Dataset) -> str:
        """The rows of a dataset that decide the period of another's: as the file has them, else as they are now."""
        names = [c for c in (target.reference, decides(target), "half") if c and c in target.columns]
        fields = ", ".join(f'"{n}"' for n in names)
        mine = self._of_file(target, names)
        if not self.stored(target):
            return mine
        return (
            f'(SELECT {fields} FROM {mine} UNION ALL SELECT {fields} FROM now."{target.name}" n WHERE '
            f'n."{target.reference}" NOT IN (SELECT "{target.reference}" FROM {mine}))'
        )

    def _now(self, target: Dataset) -> str:
        return f'now."{target.name}"' if self.stored(target) else self._of_file(target, list(target.stored))

    def has_rows(self, dataset: Dataset, period: Period) -> bool:
        """Has the file any row of this period?"""
        condition = within(dataset, period, "f", self._known)
        return bool(self.bench.rows(f"SELECT 1 FROM file_{dataset.name} f WHERE {condition} LIMIT 1"))

    def periods(self) -> dict[str, tuple[str, ...]]:
        """Per dataset in the file the periods of which it has rows, the largest first."""
        found: dict[str, tuple[str, ...]] = {}
        for dataset in {part.dataset.name: part.dataset for part in self.checked.parts}.values():
            self.keys(dataset)
            year, half = year_and_half(dataset, "f", self._known)
            rows = self.bench.rows(
                f"SELECT DISTINCT {year} AS y, {half} AS h FROM file_{dataset.name} f "
                f"ORDER BY ALL DESC LIMIT {_MOST_PERIODS}"
            )
            every = {Period(y) for y, _ in rows if y} | {Period(y, h) for y, h in rows if y and h in (1, 2)}
            shown = sorted(every, key=lambda p: (p.year or 0, p.half or 0))
            found[dataset.name] = tuple(p.text for p in (*shown, Period()))
        return found

    def gone(self, dataset: Dataset, period: Period) -> Gone:
        """Make the table of the rows of this period that the file does not have."""
        return self.gone_where(dataset, period.text, within(dataset, period, "o", self._now))

    def gone_where(self, dataset: Dataset, period: str, inside: str) -> Gone:
        """The same of the stored rows `o` for which a condition in SQL holds; period: what these are together."""
        table = f"gone_{dataset.name}"
        keys = ", ".join(f'o."{k}"' for k in dataset.key)
        self.bench.run(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {keys} FROM {self._now(dataset)} o WHERE false")
        if not self.stored(dataset):
            return Gone(dataset.name, period, 0, table, ())
        self.bench.run(
            f'INSERT INTO {table} SELECT {keys} FROM now."{dataset.name}" o WHERE {inside} '
            f"AND NOT EXISTS (SELECT 1 FROM file_{dataset.name} f WHERE {same_key('f', dataset)}) ORDER BY ALL"
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {table}")
        label = _label(dataset)
        shown = self.bench.rows(
            f'SELECT {key_text("o", dataset)}, {label}, o._batch FROM now."{dataset.name}" o '
            f"WHERE EXISTS (SELECT 1 FROM {table} g WHERE {same_key('g', dataset)}) ORDER BY {keys} LIMIT {MOST_SHOWN}"
        )
        return Gone(dataset.name, period, rows, table, tuple(GoneRow(*row) for row in shown))


def same_key(row: str, dataset: Dataset) -> str:
    """As SQL: has this row (an alias) the key of the stored row `o`?"""
    return " AND ".join(f'{row}."{k}" = o."{k}"' for k in dataset.key)


def key_text(row: str, dataset: Dataset) -> str:
    """As SQL the key of a row (an alias) in words."""
    return "concat_ws(' · ', " + ", ".join(f'{row}."{k}"::VARCHAR' for k in dataset.key) + ")"


def _label(dataset: Dataset) -> str:
    """The first column that says in words what a row is, besides its key."""
    for name, column in dataset.columns.items():
        plain = column.kind is TEXT and not (column.values or column.refers_to or column.many)
        if column.required and plain and name not in dataset.key:
            return f'o."{name}"'
    return "''"
