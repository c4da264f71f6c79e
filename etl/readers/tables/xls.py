"""An Excel 97-2003 workbook (.xls, BIFF8 of [MS-XLS]) to cells as text.

By xlrd, the one library that keeps its error values and dates apart; it uses none itself.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import xlrd
from xlrd import biffh

from etl.errors import Refused
from etl.readers.tables import cells
from etl.readers.tables.formats import kind_of_format
from etl.readers.tables.merged import closed
from etl.readers.tables.table import Table

_SAVE_AS = "Open het in Excel en sla het op als .xlsx."


def read_xls(path: Path) -> tuple[list[Table], list[str]]:
    """Every worksheet, and notes about the workbook as a whole. Raises Refused."""
    data = path.read_bytes()
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Refused("In dit bestand zitten macro's. Sla het op als gewone .xlsx.")
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
        tables = [_table(book, number) for number in range(book.nsheets)]
    except Refused:
        raise
    except biffh.XLRDError as error:
        if "encrypted" in str(error):
            raise Refused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.") from error
        raise Refused(f"Dit is een beschadigde of te oude werkmap (.xls). {_SAVE_AS}") from error
    except Exception as error:  # A damaged container fails in many ways; all of them mean this.
        raise Refused(f"Dit is een beschadigde werkmap (.xls). {_SAVE_AS}") from error
    return tables, ["Dit is een oude werkmap (.xls); sla haar liever op als .xlsx."]


def _table(book: xlrd.book.Book, number: int) -> Table:
    sheet = book.sheet_by_index(number)
    table = Table(sheet.name, sheet.visibility != 0)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            text = _text(book, sheet.cell(row, column))
            if text is not None:
                table.put(row + 1, column + 1, text)
    table.unseen_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    table.unseen_columns = [(column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden]
    table.merged = [(low + 1, high, left + 1, right) for low, high, left, right in sheet.merged_cells]
    closed(table)
    return table


def _text(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str | None:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cells.text(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return cells.ERRORS.get(biffh.error_text_from_code.get(cell.value, ""), "#WAARDE!")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "WAAR" if cell.value else "ONWAAR"
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return None
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    kind = kind_of_format(code)
    if kind in ("date", "time"):
        return cells.moment(cell.value, bool(book.datemode), kind == "date")
    if kind == "span":
        return cells.clock(cell.value)
    return f"{cells.number(cell.value * 100)}%" if kind == "percent" else cells.number(cell.value)
