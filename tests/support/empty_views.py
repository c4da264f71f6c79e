"""Which tables a view is empty without, proven by the plan that the engine makes of it.

The tables are put in the plan as empty ones, the others as they are; what the engine then plans holds no row, whatever
the others hold, or nothing is said. `python tests/support/empty_views.py` writes the line below every view;
VGG_DATA says in which store is planned.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from metrics import dutch, views
from warehouse import Workbench, workbench

VIEWS = Path(__file__).parents[2] / "metrics" / "views"
_THROUGH = {"PROJECTION", "FILTER", "ORDER_BY", "TOP_N", "WINDOW", "STREAMING_WINDOW", "UNNEST", "HASH_GROUP_BY"}
_OF_LEFT = {"LEFT", "SINGLE", "MARK", "SEMI", "ANTI"}
_OF_RIGHT = {"RIGHT", "RIGHT_SEMI", "RIGHT_ANTI"}


@contextmanager
def opened() -> Iterator[Workbench]:
    """A bench with the tables of what is shown now and the macros, to plan in.

    Without statistics: what happens to be in the tables proves nothing.
    """
    with workbench(f"SET disabled_optimizers = 'statistics_propagation'; {dutch.MACROS}") as bench:
        for table in bench.tables_now:
            bench.run(f'CREATE TABLE "{table}" AS FROM now."{table}"')
        yield bench


def reads(bench: Workbench, view: str, sql: str) -> list[str]:
    """The tables that a view names."""
    words = set(re.findall(r"\w+", sql)) - {view}
    return sorted(bench.tables_now & words)


def is_empty_without(bench: Workbench, sql: str, tables: list[str]) -> bool:
    """Does the engine's plan of a view hold no row when these tables are empty?"""
    if re.search(r"\b(ROLLUP|CUBE|GROUPING SETS)\b", sql):
        return False  # a total over nothing is a row
    bench.run("BEGIN")
    for table in tables:
        bench.run(f'ALTER TABLE "{table}" RENAME TO "real_{table}"')
        bench.run(f'CREATE VIEW "{table}" AS FROM "real_{table}" WHERE false')
    [(_, plan)] = bench.rows(f"EXPLAIN (FORMAT json) {sql}")
    bench.run("ROLLBACK")
    [top] = json.loads(plan)
    return _is_empty(top, {})


def _is_empty(node: dict[str, Any], known: dict[str, bool]) -> bool:
    """Holds this step of a plan no row? known: by its number, whether what was named before it is empty."""
    name, children, about = node["name"].strip(), node.get("children", []), node.get("extra_info", {})
    if name == "EMPTY_RESULT":
        return True
    if name == "CTE":
        known[about["Table Index"]] = _is_empty(children[0], known)
        return _is_empty(children[1], known)
    if name == "CTE_SCAN":
        return known.get(about["CTE Index"], False)
    if name in _THROUGH:
        return _is_empty(children[0], known)
    if name == "UNION":
        return all([_is_empty(child, known) for child in children])
    if name == "CROSS_PRODUCT" or about.get("Join Type") == "INNER":
        return any([_is_empty(child, known) for child in children])
    if about.get("Join Type") in _OF_LEFT:
        return _is_empty(children[0], known)
    if about.get("Join Type") in _OF_RIGHT:
        return _is_empty(children[1], known)
    return about.get("Join Type") == "FULL" and all([_is_empty(child, known) for child in children])


_EVERYWHERE = ["clock", "batches", "municipalities", "portfolios", "dossiers", "report_years", "book_years"]
"""What nearly every association has is the last to be named: naming it would save nothing."""


def found(bench: Workbench, view: str, sql: str) -> list[str]:
    """As few tables as the view is empty without; none where that cannot be proven."""
    left = reads(bench, view, sql)
    if not is_empty_without(bench, sql, left):
        return []
    for table in [*(t for t in _EVERYWHERE if t in left), *(t for t in left if t not in _EVERYWHERE)]:
        fewer = [t for t in left if t != table]
        if fewer and is_empty_without(bench, sql, fewer):
            left = fewer
    return left


def write(bench: Workbench) -> None:
    """Write the last line of every view anew."""
    for view, sql in views():
        path = VIEWS / f"{view}.sql"
        text = re.sub(r"\n-- empty without: [^\n]*\n$", "\n", path.read_text(encoding="utf-8"))
        if tables := found(bench, view, sql):
            text += f"-- empty without: {', '.join(tables)}\n"
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    with opened() as bench:
        write(bench)
