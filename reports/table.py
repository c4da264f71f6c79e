"""Tables on file: the same rows as Excel and as csv, in which text is only text and can start no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from metrics import dutch

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Rows = Sequence[Sequence[Any]]


def as_csv(headings: Sequence[str], rows: Rows) -> bytes:
    """Rows as csv for a Dutch Excel: semicolon, decimal comma, UTF-8 with BOM."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([[_text(value) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def as_xlsx(sheets: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """Sheets (title → headings and rows) as a workbook with a frozen bold head; dates and amounts stay values."""
    book = Workbook(write_only=True)
    for title, (headings, rows) in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, heading in enumerate(headings, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = max(12, min(40, len(heading) + 4))
        sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: Any, value: Any, bold: bool = False) -> Any:
    if isinstance(value, list | tuple):
        value = dutch.typed(value)
    if isinstance(value, bool):
        value = dutch.yes_no(value)
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = "dd-mm-yyyy hh:mm" if isinstance(value, datetime) else "dd-mm-yyyy"
    if isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _text(value: Any) -> str:
    text = dutch.typed(value)
    is_number = isinstance(value, int | float | Decimal)
    return "'" + text if text.startswith(_RISKY) and not is_number else text
