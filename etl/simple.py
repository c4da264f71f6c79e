"""Which columns of a sheet are spelled in the simplest way of their kind in every cell, as programs write them.

To look at a cell in every way that people spell a date or an amount takes many times longer, and more memory, than to
see that it need not be done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.schema import Dataset
from etl.sql import quoted
from warehouse import Workbench


def simple_columns(bench: Workbench, dataset: Dataset, letters: Mapping[str, str], rows: str) -> frozenset[str]:
    """The columns whose kind need not be prepared cell by cell. letters: column → where it stands; rows: SQL.

    A column with allowed values has these in it by then, however they were spelled.
    """
    found, tests = set(), {}
    for name, column in dataset.columns.items():
        if name not in letters or column.kind.simple is None or column.many or column.refers_to:
            continue
        pattern = column.kind.simple[0]
        if not column.values:
            tests[name] = f'bool_and(regexp_full_match("{letters[name]}", {quoted(pattern)}))'
        elif all(re.fullmatch(pattern, value, re.ASCII) for value in column.values):
            found.add(name)
    if tests:
        [holds] = bench.rows(f"SELECT {', '.join(tests.values())} FROM {rows}")
        found |= {name for name, holds_here in zip(tests, holds, strict=True) if holds_here is not False}
    return frozenset(found)
