"""A workbook (.xlsx, SpreadsheetML) to cells as text, from its XML: shared strings, formats, merged cells.

Follows ECMA-376 Part 1: `c` and its kinds (18.3.1.4, 18.18.11), `sst` (18.4.9), `numFmt` (18.8.30)
and dates (18.17.4). No library tells a formula without a stored outcome from an empty cell, keeps error
values apart, and is not misled by a wrong `<dimension>`, all at once: docs/decisions/xlsx.md.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.errors import Refused
from etl.readers.process.gate import open_package, part
from etl.readers.process.limits import CELL_CHARS
from etl.readers.tables import cells
from etl.readers.tables.merged import closed
from etl.readers.tables.package import comments_of, notes_of, sheets_of
from etl.readers.tables.styles import kinds_of, struck_of
from etl.readers.tables.table import Table, address_of
from etl.readers.xml.events import parse

if TYPE_CHECKING:
    from etl.readers.tables.xlsx_bulk import Words

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_LARGE = 5 * 2**20
_EMPTY_CELL = re.compile(rb'<c\b[^>]*\sr="[A-Z]+[0-9]+"[^>]*/>')
_EMPTY_ROW = re.compile(rb'<row\b[^>]*\sr="[0-9]+"[^>]*(?:/>|>\s*</row>)')
_EMPTY_SIGNS = (b"/><c ", b"/><row", b"/></row>", b'"></row>')


@dataclass(frozen=True)
class _Book:
    strings: pa.Array
    kinds: list[str]
    from_1904: bool
    struck: frozenset[int] = frozenset()
    """The cell styles whose text is struck through."""

    @cached_property
    def texts(self) -> list[str | None]:
        """The shared texts as a list, for reading cell by cell."""
        return list(self.strings.to_pylist())


def read_xlsx(path: Path) -> tuple[list[Table], list[str]]:
    """Every worksheet, and notes about the workbook as a whole. Raises Refused."""
    with open_package(path) as package:
        names = set(package.namelist())
        workbook, sheets, from_1904 = sheets_of(package)
        folder = posixpath.dirname(workbook)
        shared = f"{folder}/sharedStrings.xml"
        strings = _strings(part(package, shared)) if shared in names else pa.array([], pa.string())
        styles = part(package, f"{folder}/styles.xml") if f"{folder}/styles.xml" in names else b""
        kinds = kinds_of(styles) if styles else []
        book = _Book(strings, kinds, from_1904, struck_of(styles) if b"strike" in styles else frozenset())
        tables = []
        for name, hidden, target in sheets:
            table = Table(name, hidden)
            _read_sheet(part(package, target), table, book)
            table.comments = comments_of(package, target)
            tables.append(table)
        return tables, notes_of(names)


def _strings(data: bytes) -> pa.Array:
    """The shared strings; phonetic help text (rPh) is left out."""
    if len(data) > _LARGE // 10:
        from etl.readers.tables import xlsx_bulk

        plain = xlsx_bulk.texts_of(data, _cell_text)
        if plain is not None:
            parse(data[: data.find(b"<si>")] + data[data.rfind(b"</sst>") :], lambda *_: None)
            return plain
    found: list[str | None] = []
    pieces: list[str] = []
    inside = {"t": False, "rPh": False}

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            pieces.clear()
        if tag in inside:
            inside[tag] = True

    def end(tag: str) -> None:
        if tag in inside:
            inside[tag] = False
        if tag == "si":
            found.append(_cell_text("".join(pieces)))

    def text(piece: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(piece)

    parse(data, start, end, text)
    return pa.array(found, pa.string())


def _cell_text(value: str) -> str | None:
    if len(value) > CELL_CHARS * 2:
        raise Refused("Een cel bevat meer tekst dan Excel toestaat; dit bestand is niet veilig te lezen.")
    return cells.text(cells.unescaped(value))


def _read_sheet(data: bytes, table: Table, book: _Book) -> None:
    sheet = _Sheet(table, book)
    if len(data) > _LARGE:
        from etl.readers.tables import xlsx_bulk

        read_cells = xlsx_bulk.cells_of(data, book.strings, _words(book))
        if read_cells is not None:
            table.numbers, table.arrays = read_cells.numbers, read_cells.columns
            data = read_cells.rest
            table.unseen_rows = read_cells.hidden
        # A million empty cells with a colour carry nothing; they go at the speed of C. Without `r` a place would shift.
        elif any(sign in data for sign in _EMPTY_SIGNS):
            data = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data))
    parse(data, sheet.start, sheet.end, sheet.text)
    sheet.close()


def _words(book: _Book) -> Words:
    """The same words as below, for whole columns; a date that is none needs a note at its cell, so it is not said."""

    def number(value: str, kind: str) -> str:
        text = number_text(float(value), kind, book.from_1904)
        if text == cells.BAD_DATE:
            raise ValueError(value)
        return text

    from etl.readers.tables.xlsx_bulk import Words

    return Words(_cell_text, number, _error_text, book.kinds)


def number_text(number: float, kind: str, from_1904: bool) -> str:
    """A number as its format shows it. kind: as `kind_of_format` tells it."""
    if kind in ("date", "time"):
        return cells.moment(number, from_1904, kind == "date")
    if kind == "span":
        return cells.clock(number)
    return f"{cells.number(number * 100)}%" if kind == "percent" else cells.number(number)


def _error_text(value: str) -> str:
    return cells.ERRORS.get(value, "#WAARDE!")


class _Sheet:
    """The state while running through one sheet: which cell we are in, and what it has."""

    def __init__(self, table: Table, book: _Book) -> None:
        self.table, self.book = table, book
        self.row, self.column = 0, 0
        self.kind, self.style, self.has_formula = "n", 0, False
        self.value: list[str] = []
        self.inline: list[str] = []
        self.into: list[str] | None = None
        self.letters: dict[str, int] = {}

    def start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "c":
            self._place(found.get("r"))
            self.kind, self.has_formula = found.get("t", "n"), False
            self.style = int(found.get("s", "0") or 0)
            self.value, self.inline = [], []
        elif tag == "v":
            self.into = self.value
        elif tag == "t":
            self.into = self.inline
        elif tag == "f":
            self.has_formula = True
        elif tag == "row":
            self.row = int(found["r"]) if "r" in found else self.row + 1
            self.column = 0
            if found.get("hidden") in ("1", "true"):
                self.table.unseen_rows.add(self.row)
        elif tag == "mergeCell":
            first, _, last = found.get("ref", "").partition(":")
            if _ADDRESS.match(first) and _ADDRESS.match(last):
                (low, left), (high, right) = self._numbers(first), self._numbers(last)
                self.table.merged.append((low, high, left, right))
        elif tag == "col" and found.get("hidden") in ("1", "true"):
            self.table.unseen_columns.append((int(found.get("min", "0")), int(found.get("max", "0"))))

    def text(self, piece: str) -> None:
        if self.into is not None:
            self.into.append(piece)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.into = None
        elif tag == "c":
            text = self._text()
            if text is not None:
                self.table.put(self.row, self.column, text)
                if self.style in self.book.struck:
                    self.table.struck.add((self.row, self.column))

    def close(self) -> None:
        closed(self.table)

    def _place(self, address: str | None) -> None:
        if address is None:
            self.column += 1
            return
        self.row, self.column = self._numbers(address)

    def _numbers(self, address: str) -> tuple[int, int]:
        """The row and the column of a cell. Raises Refused."""
        match = _ADDRESS.match(address)
        if not match:
            raise Refused(f"Deze werkmap heeft een cel met een onmogelijk adres ({address[:20]}).")
        letters, row = match[1], int(match[2])
        if letters not in self.letters:
            number = 0
            for letter in letters:
                number = number * 26 + ord(letter) - 64
            self.letters[letters] = number
        return row, self.letters[letters]

    def _text(self) -> str | None:
        value = "".join(self.value)
        if self.kind == "inlineStr":
            return _cell_text("".join(self.inline))
        if not value:
            if self.has_formula and self.kind != "str":
                self.table.note(
                    self._address(), "De formule heeft geen bewaarde uitkomst. Open het bestand in Excel en sla het op."
                )
                return cells.NO_VALUE
            return None
        if self.kind == "s":
            try:
                return self.book.texts[int(value)]
            except (ValueError, IndexError) as error:
                raise Refused(
                    "Deze werkmap verwijst naar een tekst die er niet in staat; zij is beschadigd."
                ) from error
        if self.kind == "str":
            return _cell_text(value)
        if self.kind == "b":
            return "WAAR" if value.strip() in ("1", "true") else "ONWAAR"
        if self.kind == "e":
            return _error_text(value)
        if self.kind == "d":
            return value.replace("T00:00:00", "").replace("T", " ").removesuffix(":00")
        return self._number(value)

    def _number(self, value: str) -> str:
        try:
            number = float(value)
        except ValueError as error:
            raise Refused(
                f"In cel {self._address()} van blad ‘{self.table.name}’ staat een getal dat geen getal is."
            ) from error
        kind = self.book.kinds[self.style] if self.style < len(self.book.kinds) else ""
        text = number_text(number, kind, self.book.from_1904)
        if text == cells.BAD_DATE:
            self.table.note(
                self._address(), f"De cel is opgemaakt als datum, maar {cells.number(number)} is geen datum."
            )
        return text

    def _address(self) -> str:
        return address_of(self.row, self.column)
