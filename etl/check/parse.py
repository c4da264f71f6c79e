"""The cells of a recognised sheet become values, whole columns at a time; what is no value is a problem."""

from __future__ import annotations

from etl.check.column_sql import allowed_sql, simple_columns, wanted_of
from etl.check.problem import EXCEL_SAYS
from etl.check.stage import Look, Stage
from etl.schema import TEXT, Column
from etl.sql import quoted
from metrics import dutch


def parse(stage: Stage) -> None:
    """Make the table, and name each cell that is no value."""
    on_sheet = {name: letter for name, letter in stage.letters.items() if letter}
    stage.simple = simple_columns(stage.bench, stage.dataset, on_sheet, stage.source())
    year = stage.dataset.year_column
    texts = [f'{stage.cell(n)} AS "{n}__text"' for n in stage.present]
    some = " OR ".join(f'"{n}__text" IS NOT NULL' for n in stage.present if stage.letters[n])
    year_sql = f"nl_whole({_prepared(stage, year)})" if year in stage.letters else "NULL::BIGINT"
    prepared = [f'{_prepared(stage, n)} AS "{n}__prepared"' for n in stage.present]
    values = [value for n in stage.present for value in _values(stage, n, stage.dataset.columns[n])]
    stored = [f'"{s}"' for n in stage.present for s in stage.dataset.stored_of(n)]
    kept = [f'"{n}__text"' for n in stage.present if stage.keeps_text(n)]
    flags = [
        f'"{n}__text" IS NOT NULL AND ({_is_bad(stage, n)}) AS "{n}__bad"' for n in stage.present if stage.may_be_bad(n)
    ]
    stage.bench.run(
        f"CREATE TABLE {stage.table} AS SELECT _row, {', '.join([*stored, *kept, *flags])} FROM (SELECT _row, "
        + ", ".join([*(f'"{n}__text"' for n in stage.present), *values])
        + f" FROM (SELECT *, {', '.join(prepared)} FROM (SELECT *, {year_sql} AS _year FROM (SELECT _row, "
        f"{', '.join(texts)} FROM {stage.source()}) WHERE {some})))"
    )
    [(rows,)] = stage.bench.rows(f"SELECT count(*) FROM {stage.table}")
    [(below,)] = stage.bench.rows(f"SELECT count(*) FROM {stage.source()}")
    if left := below - rows:
        stage.result.notes.append(
            f"Blad ‘{stage.sheet.name}’: {dutch.several(left, 'regel heeft', 'regels hebben')} alleen iets in "
            "kolommen die niet bekend zijn; overgeslagen."
        )
    stage.look([found for name in stage.present for found in _misread(stage, name, stage.dataset.columns[name])])


def _is_bad(stage: Stage, name: str) -> str:
    return (
        f'len(list_filter("{name}", lambda v: v IS NULL)) > 0'
        if stage.dataset.columns[name].many
        else f'"{name}" IS NULL'
    )


def _prepared(stage: Stage, name: str) -> str:
    column, text = stage.dataset.columns[name], f'"{name}__text"'
    if column.many or column.refers_to:
        return text
    prepare = column.kind.simple[1] if column.kind.simple and name in stage.simple else column.kind.prepare
    return prepare.format(cell=allowed_sql(column, text, stage.spellings[name]), year="_year")


def _values(stage: Stage, name: str, column: Column) -> list[str]:
    text = f'"{name}__prepared"'
    if column.refers_to:
        return [f'{text} AS "{name}"' if not stage.keeps_text(name) else f'NULL::{column.sql_type} AS "{name}"']
    if column.many:
        parts = f"list_filter(list_transform(string_split({text}, ';'), lambda q: trim(q)), lambda q: q <> '')"
        allowed = allowed_sql(column, "p", stage.spellings[name])
        return [f'list_transform({parts}, lambda p: {allowed})::{column.sql_type} AS "{name}"']
    parsed = [f'{column.kind.parse.format(cell=text)} AS "{name}"']
    for precision in stage.dataset.stored_of(name)[1:]:
        parsed.append(f'CASE WHEN {text}.first_day IS NOT NULL THEN {text}."precision" END AS "{precision}"')
    return parsed


def _misread(stage: Stage, name: str, column: Column) -> list[Look]:
    """A cell with text but without a value, and an empty cell that may not be empty: where to look for them."""
    looks: list[Look] = []
    is_empty = f'"{name}" IS NULL'
    if stage.may_be_bad(name):
        looks.append((name, f'"{name}__bad"', wanted_of(column)))
        is_empty += f' AND NOT "{name}__bad"'
    elif stage.keeps_text(name):
        is_empty = f'"{name}__text" IS NULL'
    if column.kind is TEXT and not column.values and not column.refers_to:
        said = ", ".join(map(quoted, EXCEL_SAYS))
        is_said = f'len(list_intersect("{name}", [{said}])) > 0' if column.many else f'"{name}" IN ({said})'
        looks.append((name, is_said, wanted_of(column)))
    if column.required or name in stage.dataset.key:
        is_free = column.kind is TEXT and not column.values and not column.refers_to
        wanted = f"iets ingevuld ({column.help[:1].lower()}{column.help[1:].rstrip('.')})" if is_free else ""
        looks.append((name, is_empty, wanted or wanted_of(column)))
    return looks
