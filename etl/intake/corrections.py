"""Corrections over the cells of a file that was read: the bytes stay what they are, the cells become what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyarrow.parquet as pq
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from etl.intake.choices import Choices, Correction
from etl.readers.process.document import Document, Note, Sheet
from etl.readers.tables import cells
from etl.readers.tables.table import Table


def correct(document: Document, choices: Choices) -> Document:
    """The document with the chosen corrections in its cells, each told in a note.

    A correction whose cell no longer holds what it corrects is not applied, and that is told too.
    """
    sheets, notes = [], []
    for sheet in document.sheets:
        made = [c for c in choices.corrections if c.sheet == sheet.name]
        if made:
            sheet, told = _sheet(sheet, made)  # noqa: PLW2901 - the same sheet, corrected
            notes += told
        sheets.append(sheet)
    return replace(document, sheets=tuple(sheets), notes=document.notes + tuple(notes))


def cell_of(document: Document, sheet: str, cell: str) -> str | None:
    """The text in one cell of a document; None when it is empty. Raises KeyError for a sheet that is not there."""
    found = next((s for s in document.sheets if s.name == sheet), None)
    if found is None:
        raise KeyError(sheet)
    letter, row = coordinate_from_string(cell)
    if letter not in found.columns:
        return None
    table = pq.read_table(found.rows, columns=["_row", letter]).to_pydict()
    return dict(zip(table["_row"], table[letter], strict=True)).get(row)


def _sheet(sheet: Sheet, made: Iterable[Correction]) -> tuple[Sheet, list[Note]]:
    table = pq.read_table(sheet.rows)
    numbers = table.column("_row").to_pylist()
    at = {number: index for index, number in enumerate(numbers)}
    columns = {letter: table.column(letter).to_pylist() for letter in sheet.columns}
    notes = []
    for one in made:
        letter, row = coordinate_from_string(one.cell)
        index = at.get(row)
        was = columns[letter][index] if index is not None and letter in columns else None
        if index is None or (was or "") != one.old:
            notes.append(
                Note(sheet.name, one.cell, f"hier staat niet meer ‘{one.old}’; de verbetering is niet gebruikt.")
            )
            continue
        columns.setdefault(letter, [None] * len(numbers))[index] = cells.text(one.new)
        notes.append(Note(sheet.name, one.cell, f"verbeterd van ‘{one.old}’ in ‘{one.new}’."))
    by_number = {column_index_from_string(letter): texts for letter, texts in columns.items()}
    made_of = Table(sheet.name, sheet.hidden, numbers, by_number)
    return made_of.write(sheet.rows.with_name(f"corrected-{sheet.rows.name}")), notes
