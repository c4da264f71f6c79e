"""What is in a database: of every table its number of rows and a hash, and of all of them one hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from warehouse.benches import Workbench

_OF_NOTHING = hashlib.md5(b"", usedforsecurity=False).hexdigest()
"""The hash of a table without rows."""


@dataclass(frozen=True)
class Content:
    """What is in the data tables. rows, hashes: per table, by name; both over all rows, in any order.

    sums: of the tables that were counted and not carried over, a sum over their rows as this engine makes it.
    """

    rows: dict[str, int]
    hashes: dict[str, str]
    sums: dict[str, int | None] = field(compare=False)

    @property
    def hash(self) -> str:
        """One hash over all tables: the same for the same rows on any machine.

        `batches` (who and when) is left out of it.
        """
        lines = (f"{t}:{self.rows[t]}:{self.hashes[t]}\n" for t in sorted(self.rows) if t != "batches")
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def content_of(bench: Workbench, kept: frozenset[str] = frozenset()) -> Content:
    """Count and hash the tables of a bench; the batch number of a row is left out.

    kept: tables that are as they were in the generation that the bench was begun with, whose file was compared byte
    for byte: what that says of them is carried over.
    """
    return _counted(bench, "current_database()", "", kept)


def content_of_now(bench: Workbench) -> Content:
    """Count and hash the tables of the generation that is attached to a bench as `now`, whatever it says of itself."""
    return _counted(bench, "'now'", "now.main.", frozenset())


def reads_back(bench: Workbench, content: Content) -> bool:
    """Does a file hold what was written? Every table its rows, and the same rows where they were counted.

    One statement: most tables are small, and then asking takes longer than answering.
    """
    asked = (
        f"SELECT '{table}', count(*), {'sum(hash(t))' if rows and table in content.sums else 'NULL'} FROM \"{table}\" t"
        for table, rows in content.rows.items()
    )
    wanted = {(table, rows, content.sums.get(table)) for table, rows in content.rows.items()}
    return {*bench.rows(" UNION ALL ".join(asked))} == wanted


def _counted(bench: Workbench, catalog: str, place: str, kept: frozenset[str]) -> Content:
    content = Content({}, {}, {})
    columns_of = dict(
        bench.rows(
            "SELECT table_name, list(column_name ORDER BY ordinal_position) FROM information_schema.columns "
            f"WHERE table_schema = 'main' AND table_catalog = {catalog} GROUP BY table_name ORDER BY table_name"
        )
    )
    asked = [f"SELECT '{t}', count(*) FROM {place}\"{t}\"" for t in columns_of if t not in kept]
    rows_of = dict(bench.rows(" UNION ALL ".join(asked))) if asked else {}
    for table, columns in columns_of.items():
        if table in kept:
            content.rows[table], content.hashes[table] = bench.holds["tables"][table], bench.holds["hashes"][table]
            continue
        content.rows[table] = rows_of[table]
        if not rows_of[table]:  # most tables of a small association: asked for all at once, above
            content.hashes[table], content.sums[table] = _OF_NOTHING, None
            continue
        texts = ", ".join(f'coalesce("{c}"::VARCHAR, chr(1))' for c in columns if c != "_batch")
        [(content.hashes[table], content.sums[table])] = bench.rows(
            "SELECT md5(string_agg(h, '' ORDER BY h)), sum(x) "
            f'FROM (SELECT md5(concat_ws(chr(2), {texts})) AS h, hash(t) AS x FROM {place}"{table}" t)'
        )
    return content
