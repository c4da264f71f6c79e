"""Rows that a file which claims to be complete for a period no longer has: which they are, and whether they may go.

Nothing goes while the file has a problem: then it cannot be said for sure what it has. A row that something else
refers to does not go either; that is a problem with its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.check.guards import refused
from etl.check.period import Period, can_be, decides, period_of, within, year_and_half
from etl.check.problem import Checked, Problem
from etl.check.recognise import MADE
from etl.datasets import DATASETS
from etl.intake.choices import Choices
from etl.readers.xaf.template_sheets import WHOLE_YEAR
from etl.schema import TEXT, Dataset
from etl.sql import is_stored, quoted
from etl.store.batches import Batch
from metrics import dutch
from warehouse import Workbench

MOST_SHOWN, _MOST_NAMED, _MOST_PERIODS = 500, 20, 24


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


@dataclass
class Missing:
    """What is gone from a file, why something cannot go, and for which periods each dataset could be replaced."""

    gone: list[Gone] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    periods: dict[str, tuple[str, ...]] = field(default_factory=dict)


def missing(checked: Checked, bench: Workbench, choices: Choices, earlier: list[Batch]) -> Missing:
    """Compare what is stored of the chosen periods with what the file has.

    earlier: batches with rows of this same file, which count as its own when it is finished in parts.
    """
    look = _Look(checked, bench, earlier if choices.rows else [])
    found = Missing(periods=look.periods())
    for name, text in choices.replaces.items():
        _one(look, name, text, found)
    if found.gone and not checked.problems:
        for one in found.gone:
            found.problems += look.in_use(one, found.gone) + look.guarded(one)
    return found


def _one(look: _Look, name: str, text: str, found: Missing) -> None:
    """What is gone of one dataset; nothing, with a sentence, where that cannot be said."""
    dataset, period = DATASETS.get(name), period_of(text)
    if dataset is None or period is None or not can_be(dataset, period):
        title = dataset.title if dataset else name
        found.problems.append(
            look.problem(
                name,
                f"de periode ‘{text}’",
                f"een periode die blad ‘{title}’ kent: {_examples(dataset) if dataset else 'geen'}",
            )
        )
        return
    if look.checked.problems:
        found.notes.append(
            f"Blad ‘{dataset.title}’ vervangt {period.words}. Welke regels dan weg zijn, is te zeggen als alle "
            "problemen zijn opgelost; tot dan gaat er niets weg."
        )
        return
    look.keys(dataset)
    if not look.has_rows(dataset, period):
        found.problems.append(
            look.problem(
                name,
                f"geen enkele regel van {period.words}",
                f"ten minste één regel van {period.words}, want anders zou alles van die periode weggaan; of kies bij "
                "Verschil een andere periode",
            )
        )
        return
    gone = look.gone(dataset, period)
    if gone.rows:
        found.gone.append(gone)


def _examples(dataset: Dataset) -> str:
    kinds = ["alles", "2024" if decides(dataset) else "", "2024 eerste" if can_be(dataset, Period(2024, 1)) else ""]
    return " of ".join(f"‘{kind}’" for kind in kinds if kind)


class _Look:
    """The file beside the current generation."""

    def __init__(self, checked: Checked, bench: Workbench, earlier: list[Batch]) -> None:
        self.checked, self.bench, self.earlier = checked, bench, earlier

    def stored(self, dataset: Dataset) -> bool:
        """Is there anything of this dataset now?"""
        return self.bench.has_now and is_stored(self.bench, dataset.name)

    def problem(self, name: str, found: str, wanted: str, column: str = "") -> Problem:
        """A problem with a whole sheet of the file."""
        sheet = next((s.sheet for s in self.checked.sheets if s.dataset == name), "")
        return Problem(
            self.checked.document.file, sheet, 0, column, found, wanted, is_cell_text=False, dataset=name, is_gone=True
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
        table = f"gone_{dataset.name}"
        keys = ", ".join(f'o."{k}"' for k in dataset.key)
        self.bench.run(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {keys} FROM {self._now(dataset)} o WHERE false")
        if not self.stored(dataset):
            return Gone(dataset.name, period.text, 0, table, ())
        inside = within(dataset, period, "o", self._now)
        self.bench.run(
            f'INSERT INTO {table} SELECT {keys} FROM now."{dataset.name}" o WHERE {inside} '
            f"AND NOT EXISTS (SELECT 1 FROM file_{dataset.name} f WHERE {_same('f', dataset)}) ORDER BY ALL"
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {table}")
        label = _label(dataset)
        shown = self.bench.rows(
            f'SELECT {_shown("o", dataset)}, {label}, o._batch FROM now."{dataset.name}" o '
            f"WHERE EXISTS (SELECT 1 FROM {table} g WHERE {_same('g', dataset)}) ORDER BY {keys} LIMIT {MOST_SHOWN}"
        )
        return Gone(dataset.name, period.text, rows, table, tuple(GoneRow(*row) for row in shown))

    def in_use(self, gone: Gone, every: list[Gone]) -> list[Problem]:
        """Rows that would go while another row still refers to them."""
        target = DATASETS[gone.dataset]
        problems: list[Problem] = []
        for dataset in DATASETS.values():
            for name, column in dataset.columns.items():
                if column.refers_to != target.name or not (self.stored(dataset) or self._parts(dataset)):
                    continue
                year = target.year_column if target.year_column in target.key and dataset.year_column else None
                own = [dataset.year_column] if year and dataset.year_column else []
                value = f'unnest("{name}")' if column.many else f'"{name}"'
                rows = self._after(dataset, [name, *own], every)
                same = f't."{target.reference}" = s.v' + (f' AND t."{year}" = s."{own[0]}"' if own else "")
                left = self._after(target, list(target.key), every)
                fields = ", ".join([f"{value} AS v", *(f'"{n}"' for n in own)])
                for key, count in self.bench.rows(
                    f"SELECT {_shown('t', target)}, count(*) FROM {gone.table} t JOIN (SELECT {fields} FROM {rows}) s "
                    f"ON {same} WHERE NOT EXISTS (SELECT 1 FROM {left} t WHERE {same}) GROUP BY ALL ORDER BY ALL"
                ):
                    times = f"{dutch.number(count)} keer" if count > 1 else "nog"
                    problems.append(
                        self.problem(
                            target.name,
                            f"geen regel ‘{key}’",
                            f"die regel, want blad ‘{dataset.title}’ verwijst er {times} naar; zet haar terug in het "
                            "bestand, of kies bij Verschil dat het bestand niet volledig is",
                            target.columns[target.reference].heading,
                        )
                    )
        return problems[:_MOST_NAMED]

    def guarded(self, gone: Gone) -> list[Problem]:
        """Rows that what is stored forbids to take away; a row that goes is for a guard a row with its key alone."""
        dataset = DATASETS[gone.dataset]
        fields = ", ".join(f'"{n}"' if n in dataset.key else f'NULL::{t} AS "{n}"' for n, t in dataset.stored.items())
        return [
            self.problem(
                dataset.name,
                f"geen regel ‘{key}’",
                f"die regel, want zij mag niet weg: ‘{guard.sentence}’",
                dataset.columns[guard.column].heading,
            )
            for guard, rows in refused(self.bench, dataset, f"(SELECT {fields} FROM {gone.table})")
            for (key,) in self.bench.rows(f"SELECT {_shown('g', dataset)} FROM {rows} g ORDER BY 1 LIMIT {_MOST_NAMED}")
        ]

    def _parts(self, dataset: Dataset) -> bool:
        return any(part.dataset is dataset for part in self.checked.parts)

    def _after(self, dataset: Dataset, names: list[str], every: list[Gone]) -> str:
        """The rows of a dataset as they would be after saving, with these columns."""
        fields = ", ".join(f'"{n}"' for n in names)
        pieces, lost = [], []
        for part in (p for p in self.checked.parts if p.dataset is dataset and set(names) <= set(p.columns)):
            pieces.append(f"SELECT {fields} FROM {part.table}")
            lost.append(f"EXISTS (SELECT 1 FROM {part.table} f WHERE {_same('f', dataset)})")
        lost += [
            f"EXISTS (SELECT 1 FROM {g.table} f WHERE {_same('f', dataset)})"
            for g in every
            if g.dataset == dataset.name
        ]
        if self.stored(dataset):
            where = " OR ".join(lost) or "false"
            pieces.append(f'SELECT {fields} FROM now."{dataset.name}" o WHERE NOT ({where})')
        return "(" + " UNION ALL ".join(pieces) + ")"


def _same(row: str, dataset: Dataset) -> str:
    return " AND ".join(f'{row}."{k}" = o."{k}"' for k in dataset.key)


def _shown(row: str, dataset: Dataset) -> str:
    return "concat_ws(' · ', " + ", ".join(f'{row}."{k}"::VARCHAR' for k in dataset.key) + ")"


def _label(dataset: Dataset) -> str:
    """The first column that says in words what a row is, besides its key."""
    for name, column in dataset.columns.items():
        plain = column.kind is TEXT and not (column.values or column.refers_to or column.many)
        if column.required and plain and name not in dataset.key:
            return f'o."{name}"'
    return "''"


_BOOKS = ("ledger_entries", "ledger_accounts")


def complete(checked: Checked, choices: Choices) -> Choices:
    """The choices, with the year for which a file of the books is complete; what a person chose goes before that.

    So a booking that was taken out in the bookkeeping package goes here too when the year is loaded again.
    """
    year = checked.about.get(WHOLE_YEAR.lower(), "")
    if checked.document.kind not in MADE or not year or choices.rows:
        return choices
    brought = {part.dataset.name for part in checked.parts}
    return choices.with_replaces({**{name: year for name in _BOOKS if name in brought}, **choices.replaces})
