"""The few pieces of SQL that several verbs need."""

from __future__ import annotations

from pathlib import Path

from warehouse import Workbench

MACROS = (Path(__file__).parent / "nl.sql").read_text(encoding="utf-8")
"""The SQL setup of a workbench in which files are checked."""


def quoted(text: str) -> str:
    """A text of our own declarations as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def is_stored(bench: Workbench, table: str) -> bool:
    """Does the current generation have this table?"""
    return table in bench.tables_now


def has_column(bench: Workbench, table: str, column: str) -> bool:
    """Does the current generation have this column? One made before the column was declared does not."""
    sql = "SELECT 1 FROM duckdb_columns() WHERE database_name = 'now' AND (table_name, column_name) = (?, ?) LIMIT 1"
    return bench.has_now and bool(bench.rows(sql, [table, column]))
