"""References: a cell that names a row of another dataset, by its key or by any name that row is known under."""

from __future__ import annotations

from collections.abc import Iterable

from etl.datasets import DATASETS
from etl.intake.similarity import most_alike
from etl.schema import Dataset
from etl.sql import is_stored
from warehouse import NoWarehouse, Workbench, reader

_NUMBERS = "list_transform(regexp_extract_all(k, '[0-9]+'), lambda d: ltrim(d, '0'))"
"""The numbers in a name. Names with other numbers ("V24-09", "V24-01") are two things, however alike they look."""


def known_values(bench: Workbench, stages: list[tuple[Dataset, str]], needed: Iterable[str]) -> dict[str, int]:
    """Make a table `known_<dataset>` (year, k, value) for every needed dataset: those that the stages refer to.

    It holds what the current generation knows and what the file itself brings (also rows with a problem
    elsewhere, so that one fault is not reported twice). Returns how many values each holds.
    """
    counts = {}
    for name in sorted(needed):
        dataset = DATASETS[name]
        sources = [f"now.{name}"] if bench.has_now and is_stored(bench, name) else []
        sources += [table for d, table in stages if d is dataset]
        bench.run(f"CREATE TABLE known_{name} (year BIGINT, k VARCHAR, value VARCHAR)")
        for source in sources:
            columns = {c for (c,) in bench.rows(f"SELECT column_name FROM (DESCRIBE {source})")}
            if dataset.reference not in columns:
                continue
            year = dataset.year_column if dataset.year_column in dataset.key else None
            year_sql = f'"{year}"' if year in columns else "NULL::BIGINT"
            for called in (dataset.reference, *dataset.known_as):
                if called not in columns:
                    continue
                text = f'unnest("{called}")' if dataset.columns[called].many else f'"{called}"'
                bench.run(
                    f"INSERT INTO known_{name} SELECT year, nl_key(t::VARCHAR), value::VARCHAR FROM "
                    f'(SELECT {year_sql} AS year, {text} AS t, "{dataset.reference}" AS value FROM {source}) '
                    "WHERE t IS NOT NULL AND value IS NOT NULL"
                )
        # The key itself goes before a name that another row is also known under.
        bench.run(
            f"DELETE FROM known_{name} AS a WHERE a.k <> nl_key(a.value) AND EXISTS "
            f"(SELECT 1 FROM known_{name} b WHERE b.k = a.k AND b.k = nl_key(b.value) "
            "AND b.year IS NOT DISTINCT FROM a.year)"
        )
        [(counts[name],)] = bench.rows(f"SELECT count(*) FROM known_{name}")
    return counts


def spell(bench: Workbench, target: str, text: str, value: str) -> None:
    """Let `text` also stand for a known value; where that value is not known (any more) this does nothing."""
    bench.run(
        f"INSERT INTO known_{target} SELECT DISTINCT year, nl_key(?), value FROM known_{target} k WHERE k.value = ? "
        f"AND NOT EXISTS (SELECT 1 FROM known_{target} o WHERE o.k = nl_key(?))",
        [text, value, text],
    )


def is_text_until_resolved(dataset: Dataset, name: str) -> bool:
    """Can the text of a reference stand in the place of its value until that is known?

    Not where there are several in a cell, nor where others could take it for a name of this dataset itself.
    """
    column = dataset.columns[name]
    return not column.many and column.sql_type == "VARCHAR" and name not in (dataset.reference, *dataset.known_as)


def resolve(
    bench: Workbench, table: str, dataset: Dataset, name: str, target: Dataset, has_year: bool
) -> list[tuple[int, str, str | None]]:
    """Fill column `name` of a stage with the values it refers to.

    Returns (row, text, nearest known name or None) for each reference that is not known. Where both datasets
    have a year, the reference holds within that year. has_year: the stage has its year column.
    """
    year = dataset.year_column if target.year_column in target.key and has_year else None
    year_sql = f'"{year}"' if year else "NULL::BIGINT"
    known = f"known_{target.name}"
    if is_text_until_resolved(dataset, name):
        return _resolve_one(bench, table, name, year_sql, known)
    return _resolve_many(bench, table, name, year_sql, known, dataset.columns[name].many)


def _resolve_one(
    bench: Workbench, table: str, name: str, year_sql: str, known: str
) -> list[tuple[int, str, str | None]]:
    """Every different text once; where all stand as the values are written, the table needs no change."""
    bench.run(
        "CREATE OR REPLACE TEMP TABLE asked AS SELECT cell, trim(cell) AS text, nl_key(trim(cell)) AS k, year "
        f'FROM (SELECT DISTINCT "{name}" AS cell, {year_sql} AS year FROM {table} WHERE "{name}" IS NOT NULL)'
    )
    _answer(bench, "q.cell, q.text, q.k, q.year", known)
    is_asked = f's."{name}" = a.cell AND s.year IS NOT DISTINCT FROM a.year'
    rows = f'(SELECT _row, "{name}", {year_sql} AS year FROM {table})'
    unknown = _unknown(
        bench, f"(SELECT s._row, 1 AS pos, a.* FROM {rows} s JOIN answered a ON {is_asked} WHERE a.text <> '')", known
    )
    if bench.rows("SELECT 1 FROM answered WHERE value IS DISTINCT FROM cell LIMIT 1"):
        bench.run(
            f'UPDATE {table} SET "{name}" = a.value FROM answered a WHERE "{name}" = a.cell '
            f"AND {year_sql} IS NOT DISTINCT FROM a.year AND a.value IS DISTINCT FROM a.cell"
        )
    return unknown


def _resolve_many(
    bench: Workbench, table: str, name: str, year_sql: str, known: str, is_many: bool
) -> list[tuple[int, str, str | None]]:
    parts = f"string_split(\"{name}__text\", ';')" if is_many else f'["{name}__text"]'
    bench.run(
        f"CREATE OR REPLACE TEMP TABLE asked AS SELECT _row, pos, trim(part) AS text, nl_key(trim(part)) AS k, year "
        f"FROM (SELECT _row, {year_sql} AS year, unnest({parts}) AS part, generate_subscripts({parts}, 1) AS pos "
        f"FROM {table} WHERE \"{name}__text\" IS NOT NULL) WHERE trim(part) <> ''"
    )
    _answer(bench, "q._row, q.pos, q.text, q.k, q.year", known)
    value = "list(value ORDER BY first_pos)" if is_many else "first(value)"
    bench.run(
        f'UPDATE {table} SET "{name}" = a.v FROM (SELECT _row AS r, {value} AS v FROM '
        f"(SELECT _row, value, min(pos) AS first_pos FROM answered WHERE value IS NOT NULL GROUP BY _row, value) "
        f"GROUP BY _row) a WHERE _row = a.r"
    )
    return _unknown(bench, "answered", known)


def _answer(bench: Workbench, asked: str, known: str) -> None:
    """What each text stands for, where that is one value."""
    bench.run(
        f"CREATE OR REPLACE TEMP TABLE answered AS SELECT {asked}, "
        "CASE WHEN count(DISTINCT n.value) = 1 THEN min(n.value) END AS value "
        f"FROM asked q LEFT JOIN {known} n ON n.k = q.k AND (q.year IS NULL OR n.year IS NULL OR n.year = q.year) "
        "GROUP BY ALL"
    )


def _unknown(bench: Workbench, answered: str, known: str) -> list[tuple[int, str, str | None]]:
    """Row, text and nearest known name of what stands for nothing."""
    if not bench.rows("SELECT 1 FROM answered WHERE value IS NULL LIMIT 1"):
        return []
    scored = (
        "SELECT u.k, u.year, n.value, max(nl_likeness(u.words, n.words)) AS score "
        f"FROM (SELECT DISTINCT k, year, nl_words(k) AS words, {_NUMBERS} AS numbers FROM answered "
        "WHERE value IS NULL) u "
        f"JOIN (SELECT DISTINCT value, year, nl_words(k) AS words, {_NUMBERS} AS numbers FROM {known}) n "
        "ON (u.year IS NULL OR n.year IS NULL OR n.year = u.year) "
        "AND (u.numbers = [] OR u.numbers = n.numbers) GROUP BY ALL"
    )
    return bench.rows(
        f"SELECT a._row, a.text, b.nearest FROM {answered} a LEFT JOIN ({most_alike(scored, 'k, year')}) b "
        "ON b.k = a.k AND b.year IS NOT DISTINCT FROM a.year WHERE a.value IS NULL ORDER BY a._row, a.pos"
    )


def names_of(target: Dataset) -> list[str]:
    """The values of the current generation that a reference to this dataset can have; none when nothing is loaded."""
    try:
        with reader() as now:
            rows = now.rows(f'SELECT DISTINCT "{target.reference}"::VARCHAR FROM "{target.name}" ORDER BY 1')
    except NoWarehouse:
        return []
    return [value for (value,) in rows if value is not None]
