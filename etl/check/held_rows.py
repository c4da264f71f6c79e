"""Rows that are gone from a file and may not go: something still refers to them, or what is stored forbids it."""

from __future__ import annotations

from etl.check import plain
from etl.check.gone_rows import FileBeside, Gone, key_text, same_key
from etl.check.guards import refused
from etl.check.problem import Problem
from etl.datasets import DATASETS
from etl.schema import Dataset
from metrics import dutch

_MOST_NAMED = 20


def in_use(file: FileBeside, gone: Gone, every: list[Gone]) -> list[Problem]:
    """Rows that would go while another row still refers to them."""
    target = DATASETS[gone.dataset]
    problems: list[Problem] = []
    for dataset in DATASETS.values():
        for name, column in dataset.columns.items():
            if column.refers_to != target.name or not (file.stored(dataset) or _has_part(file, dataset)):
                continue
            year = target.year_column if target.year_column in target.key and dataset.year_column else None
            own = [dataset.year_column] if year and dataset.year_column else []
            value = f'unnest("{name}")' if column.many else f'"{name}"'
            rows = _after(file, dataset, [name, *own], every)
            same = f't."{target.reference}" = s.v' + (f' AND t."{year}" = s."{own[0]}"' if own else "")
            left = _after(file, target, list(target.key), every)
            fields = ", ".join([f"{value} AS v", *(f'"{n}"' for n in own)])
            for key, count in file.bench.rows(
                f"SELECT {key_text('t', target)}, count(*) FROM {gone.table} t JOIN (SELECT {fields} FROM {rows}) s "
                f"ON {same} WHERE NOT EXISTS (SELECT 1 FROM {left} t WHERE {same}) GROUP BY ALL ORDER BY ALL"
            ):
                times = f"{dutch.number(count)} keer" if count > 1 else "nog"
                problems.append(
                    file.problem(
                        target.name,
                        f"geen regel ‘{key}’",
                        f"die regel, want blad ‘{dataset.title}’ verwijst er {times} naar; zet haar terug in het "
                        "bestand, of kies bij Verschil dat het bestand niet volledig is",
                        plain.still_used(target, dataset),
                        target.columns[target.reference].heading,
                        _named(gone, key),
                    )
                )
    return problems[:_MOST_NAMED]


def guarded(file: FileBeside, gone: Gone) -> list[Problem]:
    """Rows that what is stored forbids to take away; a row that goes is for a guard a row with its key alone."""
    dataset = DATASETS[gone.dataset]
    fields = ", ".join(f'"{n}"' if n in dataset.key else f'NULL::{t} AS "{n}"' for n, t in dataset.stored.items())
    return [
        file.problem(
            dataset.name,
            f"geen regel ‘{key}’",
            f"die regel, want zij mag niet weg: ‘{guard.sentence}’",
            plain.may_not_go(guard),
            dataset.columns[guard.column].heading,
            _named(gone, key),
        )
        for guard, rows in refused(file.bench, dataset, f"(SELECT {fields} FROM {gone.table})")
        for (key,) in file.bench.rows(f"SELECT {key_text('g', dataset)} FROM {rows} g ORDER BY 1 LIMIT {_MOST_NAMED}")
    ]


def _named(gone: Gone, key: str) -> str:
    """What people know a row by that goes, with its key."""
    label = next((row.label for row in gone.shown if row.key == key), "")
    return f"{label}, {key}" if label else key


def _has_part(file: FileBeside, dataset: Dataset) -> bool:
    return any(part.dataset is dataset for part in file.checked.parts)


def _after(file: FileBeside, dataset: Dataset, names: list[str], every: list[Gone]) -> str:
    """The rows of a dataset as they would be after saving, with these columns."""
    fields = ", ".join(f'"{n}"' for n in names)
    pieces, lost = [], []
    for part in (p for p in file.checked.parts if p.dataset is dataset and set(names) <= set(p.columns)):
        pieces.append(f"SELECT {fields} FROM {part.table}")
        lost.append(f"EXISTS (SELECT 1 FROM {part.table} f WHERE {same_key('f', dataset)})")
    lost += [
        f"EXISTS (SELECT 1 FROM {g.table} f WHERE {same_key('f', dataset)})" for g in every if g.dataset == dataset.name
    ]
    if file.stored(dataset):
        where = " OR ".join(lost) or "false"
        pieces.append(f'SELECT {fields} FROM now."{dataset.name}" o WHERE NOT ({where})')
    return "(" + " UNION ALL ".join(pieces) + ")"
