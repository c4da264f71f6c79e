"""A binary workbook (.xlsb, BIFF12) to cells as text, from its records: cells, shared strings, formats, merged cells.

Follows [MS-XLSB]: each number below is a record of that list. The library that is alive leaves cells with an error
empty, passes over cells in their short form, and ends the process on two cells that stand far apart:
docs/decisions/xlsb.md.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.gate import open_package, part
from etl.readers.tables import cells
from etl.readers.tables.biff12 import DAMAGED, packed, real, records, whole, wide
from etl.readers.tables.formats import BUILT_IN, kind_of_format
from etl.readers.tables.merged import closed
from etl.readers.tables.package import notes_of, worksheets_of
from etl.readers.tables.table import Table, address_of
from etl.readers.tables.xlsx import number_text

_ROW, _ITEM, _FORMAT, _STYLE, _RICH, _COLUMNS = 0, 19, 44, 47, 62, 60
_BOOK, _SHEET, _MERGED, _STYLES, _STYLES_END = 153, 156, 176, 617, 618
_BLANK, _PACKED, _ERROR, _YES, _REAL, _TEXT, _SHARED = 1, 2, 3, 4, 5, 6, 7
_SHORT = {12: _BLANK, 13: _PACKED, 14: _ERROR, 15: _YES, 16: _REAL, 17: _TEXT, 18: _SHARED}
"""The same kinds of cells without their column: they stand right after the cell before them."""
_FORMULA = {8: _TEXT, 9: _REAL, 10: _YES, 11: _ERROR}
"""A formula with its stored outcome, which stands where the value of a cell stands."""
_CELLS = {n: n for n in range(_BLANK, _SHARED + 1)} | _FORMULA | _SHORT
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_NOTE = (
    "Dit is een binaire werkmap (.xlsb). Zij is gelezen; een bestand met opmerkingen komt terug als .xlsx, met de "
    "cellen als tekst."
)


@dataclass(frozen=True)
class _Book:
    strings: list[str | None]
    kinds: list[str]
    from_1904: bool


def read_xlsb(path: Path) -> tuple[list[Table], list[str]]:
    """Every worksheet, and notes about the workbook as a whole. Raises Refused."""
    with open_package(path, "xlsb") as package:
        names = set(package.namelist())
        workbook, sheets, from_1904 = _sheets_of(package)
        folder = posixpath.dirname(workbook)
        strings = (
            _strings(part(package, f"{folder}/sharedStrings.bin")) if f"{folder}/sharedStrings.bin" in names else []
        )
        kinds = _kinds(part(package, f"{folder}/styles.bin")) if f"{folder}/styles.bin" in names else []
        book = _Book(strings, kinds, from_1904)
        tables = [_table(part(package, place), Table(name, hidden), book) for name, hidden, place in sheets]
        return tables, [_NOTE, *notes_of(names)]


def titles_of(path: Path) -> list[str]:
    """The names of the sheets, without reading any of them. Raises Refused."""
    with open_package(path, "xlsb") as package:
        return [name for name, _, _ in _sheets_of(package)[1]]


def _sheets_of(package: zipfile.ZipFile) -> tuple[str, list[tuple[str, bool, str]], bool]:
    workbook = next(n for n in sorted(package.namelist(), key=len) if n.endswith("workbook.bin"))
    data = part(package, workbook)
    places = worksheets_of(package, workbook)
    sheets, from_1904 = [], False
    for number, start, end in records(data):
        if number == _BOOK:
            from_1904 = bool(whole(data, start, end) & 1)
        elif number == _SHEET:
            relation, after = wide(data, start + 8, end)
            if relation in places:
                sheets.append((wide(data, after, end)[0], whole(data, start, end) != 0, places[relation]))
    if not sheets:
        raise Refused("In deze werkmap staat geen enkel blad met cellen.")
    return workbook, sheets, from_1904


def _strings(data: bytes) -> list[str | None]:
    return [cells.text(wide(data, start + 1, end)[0]) for number, start, end in records(data) if number == _ITEM]


def _kinds(data: bytes) -> list[str]:
    """Per cell style: `date`, `time`, `span`, `percent` or empty."""
    formats = dict(BUILT_IN)
    kinds: list[str] = []
    is_of_cells = False
    for number, start, end in records(data):
        if number == _FORMAT and end - start >= 6:
            formats[int.from_bytes(data[start : start + 2], "little")] = kind_of_format(wide(data, start + 2, end)[0])
        elif number in (_STYLES, _STYLES_END):
            is_of_cells = number == _STYLES
        elif number == _STYLE and is_of_cells:
            kinds.append(formats.get(int.from_bytes(data[start + 2 : start + 4], "little"), ""))
    return kinds


def _table(data: bytes, table: Table, book: _Book) -> Table:
    row, column = 0, 0
    for number, start, end in records(data):
        kind = _CELLS.get(number) or (_TEXT if number == _RICH else None)
        if kind is not None:
            is_short = number in _SHORT
            column = column + 1 if is_short else whole(data, start, end) + 1
            place = start if is_short else start + 4
            if kind != _BLANK:
                style = whole(data, place, end) & 0xFFFFFF
                text = _text(data, place + (5 if number == _RICH else 4), end, kind, style, book, (table, row, column))
                if text is not None:
                    table.put(row, column, text)
        elif number == _ROW:
            row, column = whole(data, start, end) + 1, 0
            if end - start > 11 and data[start + 11] & 0x10:
                table.unseen_rows.add(row)
        elif number == _COLUMNS and end - start >= 18:
            if data[start + 16] & 1:
                table.unseen_columns.append((whole(data, start, end) + 1, whole(data, start + 4, end) + 1))
        elif number == _MERGED and end - start >= 16:
            low, high, left, right = (whole(data, start + at, end) + 1 for at in (0, 4, 8, 12))
            table.merged.append((low, high, left, right))
    closed(table)
    return table


def _text(
    data: bytes, place: int, end: int, kind: int, style: int, book: _Book, where: tuple[Table, int, int]
) -> str | None:
    if kind == _SHARED:
        index = whole(data, place, end)
        if index >= len(book.strings):
            raise Refused("Deze werkmap verwijst naar een tekst die er niet in staat; zij is beschadigd.")
        return book.strings[index]
    if kind == _TEXT:
        return cells.text(wide(data, place, end)[0])
    if kind in (_YES, _ERROR):
        if place >= end:
            raise Refused(DAMAGED)
        if kind == _ERROR:
            return cells.ERRORS.get(_ERRORS.get(data[place], ""), "#WAARDE!")
        return "WAAR" if data[place] else "ONWAAR"
    number = real(data, place, end) if kind == _REAL else packed(whole(data, place, end))
    text = number_text(number, book.kinds[style] if style < len(book.kinds) else "", book.from_1904)
    if text == cells.BAD_DATE:
        table, row, column = where
        table.note(
            address_of(row, column), f"De cel is opgemaakt als datum, maar {cells.number(number)} is geen datum."
        )
    return text
