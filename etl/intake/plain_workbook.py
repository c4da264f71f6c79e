"""A workbook of nothing but texts, for what has no file that can be kept: what is typed, or left without people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl import Workbook

from etl.readers.tables.table import Table

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def plain_workbook(tables: Sequence[Table]) -> Workbook:
    """One sheet for each table. Reading it again gives the same cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        for number, texts in table.columns.items():
            for row, text in zip(table.numbers, texts, strict=True):
                if text is not None:
                    cell = sheet.cell(row, number, _LOOKS_ESCAPED.sub("_x005F_", text))
                    cell.data_type = "s"  # Always as text: what is typed or read is never a formula.
    return book
