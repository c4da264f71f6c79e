"""The views of a generation as tables: made again only where what they read is other than it was.

Most of the work of a small load is to plan the ninety questions behind them, and of an association that does not keep,
say, vacancies most answers are empty before they are asked: a view that says `-- empty without: …` is not asked then.
"""

from __future__ import annotations

import re
from collections.abc import Set

from metrics import dutch, empty_without, views
from warehouse import Workbench

LARGE = 200_000
"""From so many rows a table, and each view that reads it, goes to the disk before the next one is made."""


def make(bench: Workbench, made: Set[str], large: Set[str]) -> frozenset[str]:
    """Make every view that can differ from what the bench holds; returns the names of those that do.

    made: the tables that were made again. large: those of them with many rows.
    """
    bench.run(dutch.MACROS)
    made = {*made}
    before = frozenset(made)
    for name, sql in views():
        reads = set(re.findall(r"\w+", sql))
        if not bench.holds:
            bench.run(f'CREATE TABLE "{name}" AS {sql}')
            made.add(name)
        elif made & reads and not _stays_empty(bench, name, made) and _differs(bench, name, sql, bool(large & reads)):
            made.add(name)
        if large & reads:
            bench.settle()
    return frozenset(made - before)


def _stays_empty(bench: Workbench, name: str, made: Set[str]) -> bool:
    """Was the view empty, and are all the tables without which it is empty?"""
    sources = empty_without(name)
    return bool(sources) and not bench.holds["tables"][name] and not any(_has_rows(bench, t, made) for t in sources)


def _has_rows(bench: Workbench, table: str, made: Set[str]) -> bool:
    if table not in made:
        return bool(bench.holds["tables"][table])
    return bool(bench.rows(f'SELECT 1 FROM "{table}" LIMIT 1'))


def _differs(bench: Workbench, name: str, sql: str, reads_large: bool) -> bool:
    """Make a view again; returns whether it is another one than it was. Most are not, and then it stays untouched.

    Then neither it nor what reads it has to be made and counted. A large one is not held twice to find out.
    """
    if reads_large or bench.holds["tables"][name] > LARGE:
        bench.run(f'DROP TABLE "{name}"')
        bench.run(f'CREATE TABLE "{name}" AS {sql}')
        return True
    [(count,)] = bench.rows(f"CREATE TEMP TABLE remade AS {sql}")
    differs = count != bench.holds["tables"][name]
    if not differs and count:  # over every column, also the batch of a row
        was, now = (bench.rows(f'SELECT sum(hash(t)) FROM "{table}" t') for table in (name, "remade"))
        differs = was != now
    if differs:
        bench.run(f'DROP TABLE "{name}"')
        bench.run(f'CREATE TABLE "{name}" AS FROM remade')
    bench.run("DROP TABLE remade")
    return bool(differs)
