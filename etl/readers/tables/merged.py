"""Cells that were merged: a text beside several rows holds for each of them, a year above headings for all of those."""

from __future__ import annotations

import re
from bisect import bisect_right

import pyarrow as pa

from etl.readers.process.limits import COLUMNS
from etl.readers.tables.letters import column_letters
from etl.readers.tables.money import many
from etl.readers.tables.table import Area, Table

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NUMBER = re.compile(r"[-+€(]?\s*[\d.,]+\s*[-%)]?\Z")
_MOST = 2_000
"""More groups than this are read as they stand: no person made them."""
_MOST_NAMED = 5


def closed(table: Table) -> None:
    """Finish a table of which every cell was read: what stands in merged cells holds for all of them."""
    if table.merged:
        table.pad()
        spread(table)
    table.close()


def spread(table: Table) -> None:
    """Put what stands in merged cells where it holds, and say so. An amount is not repeated: it may be of them all."""
    beside, above, rest = [], [], []
    cells = _Cells(table)
    areas = sorted(set(table.merged))
    for area in areas[:_MOST]:
        low, high, left, right = area
        text = cells.get(low, left)
        if left == right and text and (_YEAR.match(text) or not _NUMBER.match(text)):
            for row in table.numbers[bisect_right(table.numbers, low) : bisect_right(table.numbers, high)]:
                if cells.get(row, left) is None:
                    cells.put(row, left, text)
            beside.append(area)
        elif low == high and text and _YEAR.match(text) and cells.are_headings(low + 1, left, right):
            for column in range(left, right + 1):
                cells.put(low + 1, column, f"{cells.get(low + 1, column)} {text}")
            above.append(area)
        else:
            rest.append(area)
    for low in {area[0] for area in above}:  # a heading in two lines: what has nothing under it is whole as it is
        for column in sorted(table.arrays or table.columns):
            text = cells.get(low, column)
            if text and not _YEAR.match(text) and cells.get(low + 1, column) is None:
                cells.put(low + 1, column, text)
    cells.close()
    for found, sentence in (
        (beside, "wat erin staat, is bij elke regel ervan gelezen"),
        (above, "het jaar erin is bij de koppen eronder gelezen"),
        ([*rest, *areas[_MOST:]], "alleen de eerste van elke groep telt"),
    ):
        if found:
            table.note("", f"De cellen {_listed(found)} zijn samengevoegd; {sentence}.")


class _Cells:
    """The cells of a table by row and column, whichever way it holds them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.at = {row: index for index, row in enumerate(table.numbers)}
        self.changed: dict[int, list[str | None]] = {}

    def get(self, row: int, column: int) -> str | None:
        """The text of a cell; None for an empty one."""
        if row not in self.at:
            return None
        if column in self.changed:
            return self.changed[column][self.at[row]]
        if self.table.arrays:
            text: str | None = self.table.arrays[column][self.at[row]].as_py() if column in self.table.arrays else None
            return text
        return self.table.columns[column][self.at[row]] if column in self.table.columns else None

    def put(self, row: int, column: int, text: str) -> None:
        """Give a cell of a column that has cells another text."""
        if column not in self.changed:
            arrays = self.table.arrays
            self.changed[column] = arrays[column].to_pylist() if arrays else self.table.columns[column]
        self.changed[column][self.at[row]] = text

    def are_headings(self, row: int, left: int, right: int) -> bool:
        """Is every cell of this part of a row a text that does not begin with a digit?"""
        texts = [self.get(row, column) for column in range(left, min(right, left + COLUMNS) + 1)]
        return all(text and not text[0].isdigit() for text in texts)

    def close(self) -> None:
        """Give the table back what was changed."""
        if self.table.arrays:
            self.table.arrays |= {column: pa.array(texts, pa.string()) for column, texts in self.changed.items()}


def _listed(areas: list[Area]) -> str:
    names = [
        f"{column_letters(left)}{low}:{column_letters(right)}{high}" for low, high, left, right in areas[:_MOST_NAMED]
    ]
    if len(areas) > _MOST_NAMED:
        return f"{', '.join(names)} en nog {many(len(areas) - _MOST_NAMED, 'groep', 'groepen')}"
    return " en ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else names[0]
