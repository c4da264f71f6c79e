"""The cells of one sheet as text, in the form that every reader gives."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from etl.errors import Refused
from etl.readers.process.limits import COLUMNS, ROWS
from etl.readers.tables.letters import column_letters

_MOST_NAMED = 8
Area = tuple[int, int, int, int]
"""Cells that are one: first and last row, first and last column."""


@dataclass
class Table:
    """The cells of one sheet: row numbers, and per column number its texts, as long as the rows.

    arrays: the same as `columns`, which is then empty, for a large sheet that was read whole columns at a time.
    unseen_rows: numbers of hidden rows; unseen_columns: the first and the last number of hidden columns.
    merged: groups of cells that are one.
    """

    name: str
    hidden: bool = False
    numbers: list[int] = field(default_factory=list)
    columns: dict[int, list[str | None]] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    arrays: dict[int, pa.Array] = field(default_factory=dict)
    unseen_rows: set[int] = field(default_factory=set)
    unseen_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)

    def note(self, cell: str, sentence: str) -> None:
        """Remember something a reader must know about a cell ("" = the sheet)."""
        self.notes.append((cell, sentence))

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a cell; rows come in order. Raises Refused beyond the limits, out of order, or for one given twice."""
        if row > ROWS or column > COLUMNS or row < 1:
            raise Refused(
                f"Op blad ‘{self.name}’ staat een waarde in cel {address_of(row, column)}. Er worden hoogstens {ROWS} "
                f"rijen en {COLUMNS} kolommen gelezen; haal weg wat daarbuiten staat."
            )
        numbers = self.numbers
        if not numbers or numbers[-1] != row:
            if numbers and row < numbers[-1]:
                raise Refused(f"De rijen van blad ‘{self.name}’ staan niet op volgorde; het bestand is beschadigd.")
            numbers.append(row)
        texts = self.columns.setdefault(column, [])
        missing = len(numbers) - 1 - len(texts)
        if missing < 0:
            raise Refused(f"Cel {address_of(row, column)} van blad ‘{self.name}’ staat twee keer in het bestand.")
        texts.extend([None] * missing)
        texts.append(text)

    def row(self, index: int) -> list[str | None]:
        """The texts of one row, its place counted from 0."""
        if self.arrays:
            return [self.arrays[column][index].as_py() for column in sorted(self.arrays)]
        return [self.columns[column][index] for column in sorted(self.columns)]

    def pad(self) -> None:
        """Make every column as long as the rows."""
        for column in self.columns.values():
            column.extend([None] * (len(self.numbers) - len(column)))

    def close(self) -> None:
        """Finish the table: every column as long as the rows, and said what of them is hidden."""
        self.pad()
        rows = [str(number) for number in self.numbers if number in self.unseen_rows]
        columns = [
            column_letters(number)
            for number in sorted(self.columns | self.arrays)
            if any(first <= number <= last for first, last in self.unseen_columns)
        ]
        for found, one, more in ((rows, "rij is", "rijen zijn"), (columns, "kolom is", "kolommen zijn")):
            if found:
                shown = ", ".join(found[:_MOST_NAMED]) + (" en verder" if len(found) > _MOST_NAMED else "")
                count = f"{len(found)} verborgen {one if len(found) == 1 else more}"
                self.note("", f"{count} ook gelezen ({shown}).")


def address_of(row: int, column: int) -> str:
    """What a cell is called: B3, by its numbers counted from 1."""
    return f"{column_letters(min(max(column, 1), 18278))}{row}"
