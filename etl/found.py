"""What the readers found of meetings, as rows; and a question about it that only a person can answer."""

from __future__ import annotations

import pyarrow.parquet as pq

from etl.door import NOTES
from etl.readers.document import Ask, Document, Sheet
from etl.readers.gatherings import ITEMS, PEOPLE

__all__ = ["Ask", "Found", "FoundIn", "found_in"]

Found = dict[str, str]
"""A row: heading → text, "" where there is nothing."""


class FoundIn:
    """The rows of the sheets that a reader made."""

    def __init__(self, document: Document) -> None:
        sheets = {sheet.name: sheet for sheet in document.sheets}
        self.items = _rows(sheets[ITEMS])
        self.people = _rows(sheets[PEOPLE]) if PEOPLE in sheets else []
        self.notes = _first_column(sheets[NOTES]) if NOTES in sheets else []


def found_in(document: Document) -> FoundIn:
    """The rows in a document that has the sheets of `etl/readers/gatherings.py`."""
    return FoundIn(document)


def _rows(sheet: Sheet) -> list[Found]:
    columns = pq.read_table(sheet.rows).to_pydict()
    headings = {letter: columns[letter][0] or letter for letter in sheet.columns}
    return [{headings[letter]: columns[letter][i] or "" for letter in sheet.columns} for i in range(1, sheet.row_count)]


def _first_column(sheet: Sheet) -> list[str]:
    return [text for text in pq.read_table(sheet.rows).to_pydict().get("A", []) if text]
