"""What people know a row by: the name of its dossier, the title and date of a meeting, the number of a booking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from etl.check.problem import DOUBLE, Problem
from etl.check.stage import Stage
from etl.datasets import DATASETS
from etl.schema import Dataset
from etl.sql import is_stored, quoted
from etl.store.changes import said
from metrics import dutch
from warehouse import Workbench

_LONGEST = 60
_SPELLED = {
    "half": dutch.half,
    "quarter": dutch.quarter,
    "month": lambda month: dutch.typed(date(2000, month, 1), "maand").split()[0],
}
"""How a number that stands for a part of a year is said."""
Cells = dict[str, str]
"""Column → its value as a reader sees it; a column without one is not in it."""
Called = dict[tuple[Any, Any], str]
"""The year (None: of every year) and the value of a reference → what people know that row by."""


def with_subjects(problems: Sequence[Problem], stages: Sequence[Stage], bench: Workbench) -> list[Problem]:
    """The problems, each of a row with what people know that row by."""
    known: dict[tuple[str, int], tuple[Dataset, Cells]] = {}
    for stage in stages:
        wanted = {p.row for p in problems if p.is_of_row and p.sheet == stage.sheet.name and p.row}
        left = sorted(row for row in wanted if (stage.sheet.name, row) not in known)
        if left:
            for row, cells in _cells(stage, left, stages, bench).items():
                known[stage.sheet.name, row] = (stage.dataset, cells)
    return [
        replace(p, subject=_of(p, *known[p.sheet, p.row]))
        if p.is_of_row and not p.subject and (p.sheet, p.row) in known
        else p
        for p in problems
    ]


def _of(problem: Problem, dataset: Dataset, cells: Cells) -> str:
    """The subject of a row with a problem, without what the problem says itself."""
    if DOUBLE in problem.wanted:
        return _spelled(dataset, cells)
    others = _spelled(dataset, {name: text for name, text in cells.items() if name != problem.name})
    is_said = problem.is_cell_text and f"‘{problem.found}’" in problem.title
    return others or ("" if is_said else _spelled(dataset, cells))


def _cells(stage: Stage, rows: list[int], stages: Sequence[Stage], bench: Workbench) -> dict[int, Cells]:
    """Row → what stands in the columns of its subject; the text of a cell where that is no value."""
    names = [name for name in _columns(stage.dataset) if name in stage.letters]
    if not names:
        return {}
    year = stage.dataset.year_column if stage.dataset.year_column in stage.letters else None
    stored = [
        *dict.fromkeys([*(c for name in names for c in stage.dataset.stored_of(name)), *([year] if year else [])])
    ]
    texts = ", ".join(f'{stage.cell(name)} AS "{name}__found"' for name in names)
    fields = ", ".join([*(f't."{c}"' for c in stored), *(f'c."{name}__found"' for name in names)])
    found = bench.rows(
        f"SELECT t._row, {fields} FROM {stage.table} AS t JOIN (SELECT _row, {texts} FROM {stage.cells}) AS c "
        f"USING (_row) WHERE t._row IN ({', '.join(map(str, rows))})"
    )
    values = {row: dict(zip(stored, told, strict=False)) for row, *told in found}
    typed = {row: dict(zip(names, told[len(stored) :], strict=True)) for row, *told in found}
    called = {
        name: _called(DATASETS[target], {v[name] for v in values.values() if v[name] is not None}, stages, bench)
        for name in names
        if (target := stage.dataset.columns[name].refers_to) and not stage.dataset.columns[name].many
    }
    return {
        row: {
            name: text
            for name in names
            if (
                text := _named(called.get(name, {}), value[name], value.get(year or ""))
                or _text(stage.dataset, name, value)
                or typed[row][name]
            )
        }
        for row, value in values.items()
    }


def _named(called: Called, value: Any, year: Any) -> str:
    """What a reference is known by in its year; where that is not known, only if it is the same in every year."""
    names = {text for (of, key), text in called.items() if key == value and (of is None or year in (None, of))}
    return names.pop() if len(names) == 1 else ""


def _called(target: Dataset, wanted: Iterable[Any], stages: Sequence[Stage], bench: Workbench) -> Called:
    """What people know the rows by that are referred to, as the file has it, else as it is stored."""
    keys = ", ".join(quoted(str(value)) for value in wanted)
    names = [n for n in _columns(target) if not target.columns[n].refers_to]
    sources = [f"now.{target.name}"] if bench.has_now and is_stored(bench, target.name) else []
    sources += [stage.table for stage in stages if stage.dataset is target]
    result: Called = {}
    year = target.year_column if target.year_column in target.key else None
    for source in sources if keys else []:
        columns = {c for (c,) in bench.rows(f"SELECT column_name FROM (DESCRIBE {source})")}
        stored = [c for name in names for c in target.stored_of(name) if c in columns]
        if target.reference not in columns or not stored:
            continue
        fields = ", ".join([f'"{year}"' if year in columns else "NULL", *(f'"{c}"' for c in stored)])
        for value, of, *told in bench.rows(
            f'SELECT "{target.reference}", {fields} FROM {source} WHERE "{target.reference}"::VARCHAR IN ({keys})'
        ):
            row = dict(zip(stored, told, strict=True))
            text = _spelled(target, {n: _text(target, n, row) for n in names if row.get(n) is not None})
            if text:
                result[of, value] = text
    return result


def _columns(dataset: Dataset) -> list[str]:
    return [word for part in dataset.subject for word in part.split() if word in dataset.columns]


def _text(dataset: Dataset, name: str, row: dict[str, Any]) -> str:
    value, *precision = (row.get(c) for c in dataset.stored_of(name))
    if value is not None and name in _SPELLED:
        return _SPELLED[name](value)
    return said(value, *precision, kind=dataset.columns[name].kind) or ""


def _spelled(dataset: Dataset, cells: Cells) -> str:
    """The parts of the subject of which anything is known, after each other."""
    parts = []
    for part in dataset.subject:
        words = part.split()
        if any(cells.get(word) for word in words if word in dataset.columns):
            text = " ".join(cells.get(word, "") if word in dataset.columns else word for word in words)
            parts.append(_short(text))
    return ", ".join(parts)


def _short(text: str) -> str:
    bare = " ".join(text.split()).rstrip(".")
    return bare if len(bare) <= _LONGEST else f"{bare[: _LONGEST - 1].rstrip()}…"
