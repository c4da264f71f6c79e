"""What is in a database: of every table its number of rows and a hash, and of all of them one hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from warehouse.benches import Workbench


@dataclass(frozen=True)
class Content:
    """What is in the data tables. rows, hashes: per table, by name; both over all rows, in any order."""

    rows: dict[str, int]
    hashes: dict[str, str]

    @property
    def hash(self) -> str:
        """One hash over all tables: the same for the same rows on any machine.

        `batches` (who and when) is left out of it.
        """
        lines = (f"{t}:{self.rows[t]}:{self.hashes[t]}\n" for t in sorted(self.rows) if t != "batches")
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def content_of(bench: Workbench, kept: frozenset[str] = frozenset()) -> Content:
    """Count and hash every table of a bench; the batch number of a row is left out.

    kept: tables that are as they were in the generation that the bench was begun with, whose file was compared byte
    for byte: what that says of them still holds.
    """
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for table, columns in _columns(bench):
        if table in kept:
            rows[table], hashes[table] = bench.holds["tables"][table], bench.holds["hashes"][table]
            continue
        texts = ", ".join(f'coalesce("{c}"::VARCHAR, chr(1))' for c in columns if c != "_batch")
        [(rows[table], hashes[table])] = bench.rows(
            f"SELECT count(*), md5(coalesce(string_agg(h, '' ORDER BY h), '')) "
            f'FROM (SELECT md5(concat_ws(chr(2), {texts})) AS h FROM "{table}")'
        )
    return Content(rows, hashes)


def fingerprint(bench: Workbench, content: Content) -> list[tuple[Any, ...]]:
    """Of every table its rows and a sum over them, as this engine counts: to compare what was written and is read."""
    return [
        (table, *bench.rows(f'SELECT count(*), sum(hash(t)) FROM "{table}" t')[0]) for table in sorted(content.rows)
    ]


def _columns(bench: Workbench) -> list[tuple[str, list[str]]]:
    return bench.rows(
        "SELECT table_name, list(column_name ORDER BY ordinal_position) FROM information_schema.columns "
        "WHERE table_schema = 'main' AND table_catalog = current_database() GROUP BY table_name ORDER BY table_name"
    )
