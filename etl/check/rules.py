"""What the values of a sheet mean beside others: the rows that they refer to, the rules, and what is stored."""

from __future__ import annotations

import re

from etl.check import plain
from etl.check.column_sql import wanted_of
from etl.check.guards import refused
from etl.check.references import resolve, spell
from etl.check.stage import Stage
from etl.datasets import DATASETS
from etl.schema import Dataset, Rule
from etl.sql import is_stored, quoted


def accept_spellings(stage: Stage) -> None:
    """Let a reference also be spelled as was chosen, where what it means is known."""
    for name, chosen in stage.spellings.items():
        target = stage.dataset.columns[name].refers_to
        if target:
            for text, value in chosen.items():
                spell(stage.bench, target, text, value)


def refer(stage: Stage, known: dict[str, int]) -> None:
    """Turn every reference into the value it refers to; name those that refer to nothing."""
    stage.bench.run(f"CREATE TABLE {stage.unknown} (name VARCHAR, _row BIGINT)")
    for name in stage.present:
        column = stage.dataset.columns[name]
        if not column.refers_to:
            continue
        target = DATASETS[column.refers_to]
        text = f"{name}__text" if stage.keeps_text(name) else name
        used = stage.bench.rows(f'SELECT 1 FROM {stage.table} WHERE "{text}" IS NOT NULL LIMIT 1')
        if used and not known.get(target.name):
            stage.add(
                0,
                name,
                f"geen blad ‘{target.title}’",
                f"een blad ‘{target.title}’, want deze kolom verwijst ernaar; het staat niet in dit bestand en "
                "is niet eerder geladen",
                plain.no_sheet(target),
                is_text=False,
            )
            stage.usable = False
            stage.bench.run(
                f'INSERT INTO {stage.unknown} SELECT ?, _row FROM {stage.table} WHERE "{text}" IS NOT NULL', [name]
            )
            stage.bench.run(f'UPDATE {stage.table} SET "{name}" = NULL')
            continue
        if used:
            has_year = stage.dataset.year_column in stage.letters
            strange = resolve(stage.bench, stage.table, stage.dataset, name, target, has_year)
            if strange:
                rows = [row for row, _, _ in strange]
                stage.bench.run(f"INSERT INTO {stage.unknown} SELECT ?, unnest(?::BIGINT[])", [name, rows])
            empty = _years_without(stage, target) if strange and has_year else {}
            for row, found, near in strange:
                said = plain.none_of(target, empty[row]) if row in empty else plain.unknown(column, found)
                stage.add(row, name, found, wanted_of(column), said, near or "", is_absent=row in empty)


def _years_without(stage: Stage, target: Dataset) -> dict[int, int]:
    """Row → its year, of the rows of a year of which the dataset that they refer to has nothing."""
    if target.year_column not in target.key:
        return {}
    of = f'SELECT _row, "{stage.dataset.year_column}" AS year FROM {stage.table}'
    sql = (
        f"SELECT _row, year FROM ({of}) WHERE year NOT IN (SELECT year FROM known_{target.name} WHERE year IS NOT NULL)"
    )
    return dict(stage.bench.rows(sql))


def rules(stage: Stage) -> None:
    """Check the rules of the dataset on rows whose cells could all be read."""
    looks = [
        (r.column, f"({r.condition}) IS FALSE{''.join(_is_read(stage, name) for name in _named(stage, r))}", r)
        for r in stage.dataset.rules
    ]
    stage.look(looks, _completed(stage))
    if all(k in stage.letters for k in stage.dataset.key):
        # What a row would become is not known while a cell of it is a problem.
        told = sorted({p.row for p in stage.result.problems if p.sheet == stage.sheet.name and p.row})
        fine = f"_row NOT IN ({', '.join(map(str, told))})" if told else "true"
        for guard, rows in refused(stage.bench, stage.dataset, _completed(stage)):
            stage.name_rows(guard.column, fine, guard, rows)


def _named(stage: Stage, rule: Rule) -> list[str]:
    """The columns that a rule is about."""
    words = {rule.column, *re.findall(r"\w+", rule.condition)}
    return [name for name in stage.dataset.columns if name in words]


def _is_read(stage: Stage, name: str) -> str:
    """And its cell is no problem already: one fault is told once."""
    if name not in stage.letters:
        return ""
    if stage.may_be_bad(name):
        return f' AND NOT "{name}__bad"'
    if stage.dataset.columns[name].refers_to:
        return f" AND _row NOT IN (SELECT _row FROM {stage.unknown} WHERE name = {quoted(name)})"
    return ""


def _completed(stage: Stage) -> str:
    """The rows with, for columns the sheet does not have, what is stored of them now."""
    absent = [stored for n in stage.dataset.columns if n not in stage.letters for stored in stage.dataset.stored_of(n)]
    types = stage.dataset.stored
    if not absent:
        return stage.table
    if (
        not stage.bench.has_now
        or not is_stored(stage.bench, stage.dataset.name)
        or any(k not in stage.letters for k in stage.dataset.key)
    ):
        fields = ", ".join(f'NULL::{types[n]} AS "{n}"' for n in absent)
        return f"(SELECT *, {fields} FROM {stage.table})"
    fields = ", ".join(f'o."{n}"' for n in absent)
    on = " AND ".join(f's."{k}" = o."{k}"' for k in stage.dataset.key)
    return f"(SELECT s.*, {fields} FROM {stage.table} s LEFT JOIN now.{stage.dataset.name} o ON {on})"
