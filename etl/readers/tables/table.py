"""The cells of one sheet as text, in the form that every reader gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.errors import Refused
from etl.readers.process.document import Sheet
from etl.readers.process.limits import CELL_CHARS, COLUMNS, ROWS
from etl.readers.tables import cells
from etl.readers.tables.letters import column_letters

_MOST_NAMED = 8
_SAMPLE = 2_000
"""As many rows as are looked at to see whether a column says the same again and again."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONTROL_BYTES = bytes(n for n in range(32) if n not in b"\t\n\r")
"""What XML, and so a workbook, cannot hold; in UTF-8 these bytes are never part of another character."""
_SHOWN = 30
Area = tuple[int, int, int, int]
"""Cells that are one: first and last row, first and last column."""


@dataclass
class Table:
    """The cells of one sheet: row numbers, and per column number its texts, as long as the rows.

    arrays: the same as `columns`, which is then empty, for a large sheet that was read whole columns at a time.
    unseen_rows: numbers of hidden rows; unseen_columns: the first and the last number of hidden columns.
    merged: groups of cells that are one. comments, struck: what is noted at cells, and the cells (row, column) of which
    the text is struck through; only of a workbook (.xlsx).
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
    comments: list[str] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, name: str, headings: Iterable[str], rows: Sequence[Mapping[str, str]]) -> Table:
        """A table with its headings on row 1; an empty text is an empty cell. Other keys of a row are left out."""
        columns = {
            number: [heading, *(cells.text(row.get(heading, "")) for row in rows)]
            for number, heading in enumerate(headings, start=1)
        }
        return cls(name, numbers=list(range(1, len(rows) + 2)), columns=columns)

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

    def write(self, path: Path, *, is_coded_later: bool = False) -> Sheet:
        """The sheet with its cells in a file, which lives as long as the check: quick to write goes before small.

        Raises Refused for a text that no workbook can hold; is_coded_later: it is written anew without people, which
        leaves such characters out.
        """
        columns = self.arrays or self.columns
        letters = {number: column_letters(number) for number in sorted(columns)}
        arrays = {"_row": pa.array(self.numbers, pa.int64())}
        arrays |= {letter: pa.array(columns[number], pa.string()) for number, letter in letters.items()}
        if not is_coded_later:
            self._refuse_what_no_workbook_holds({letter: arrays[letter] for letter in letters.values()})
        # Looking for repetition in a column that has none takes longer than writing it.
        repeated = [n for n, texts in arrays.items() if len(texts[:_SAMPLE].unique()) < _SAMPLE // 4]
        pq.write_table(pa.table(arrays), path, compression="lz4", use_dictionary=repeated, write_statistics=["_row"])
        size = sum(texts.nbytes for texts in arrays.values())
        return Sheet(self.name, self.hidden, path, tuple(letters.values()), len(self.numbers), size)

    def _refuse_what_no_workbook_holds(self, columns: Mapping[str, pa.Array | pa.ChunkedArray]) -> None:
        """Raises Refused for a control character or an endless text: they would break every export later."""
        for letter, texts in columns.items():
            chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
            is_suspect = any(_has_control_bytes(chunk) for chunk in chunks)
            if not is_suspect and (pc.max(pc.binary_length(texts)).as_py() or 0) <= CELL_CHARS:
                continue
            for row, text in zip(self.numbers, texts.to_pylist(), strict=True):
                found = CONTROL.search(text or "")
                where = f"In cel {letter}{row} van blad ‘{self.name}’"
                if found:
                    raise Refused(f"{where} {control_sentence(text or '', found.start())}")
                if text and len(text) > CELL_CHARS:
                    raise Refused(
                        f"{where} staan {len(text)} tekens; hoogstens {CELL_CHARS} worden gelezen. Misschien sluit een "
                        "aanhalingsteken niet, of staat er een ander bestand in."
                    )


def control_sentence(text: str, at: int) -> str:
    """What is wrong with a text that has a control character at a place; where it stands comes in front."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _SHOWN // 2)
    shown = CONTROL.sub("·", text[begin : begin + _SHOWN]).strip()
    said = f"staat een teken dat er niet in hoort (nummer {ord(text[at])}), bij ‘{shown}’"
    return f"{said}. Haal het weg en sla het bestand opnieuw op."


def _has_control_bytes(texts: pa.Array) -> bool:
    data = texts.buffers()[-1]
    return data is not None and len(found := data.to_pybytes()) > len(found.translate(None, _CONTROL_BYTES))


def address_of(row: int, column: int) -> str:
    """What a cell is called: B3, by its numbers counted from 1."""
    return f"{column_letters(min(max(column, 1), 18278))}{row}"
