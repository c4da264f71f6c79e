"""An OpenDocument spreadsheet (.ods, LibreOffice) to cells as text: content.xml as a stream of events.

Follows OASIS OpenDocument 1.2 part 1 (in 1.3: part 3), chapter 9: `table:table`, its repeated rows and cells, and
`office:value-type`.
"""

from __future__ import annotations

import re
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.gate import open_package, part
from etl.readers.process.limits import CELL_CHARS, COLUMNS, ROWS
from etl.readers.tables import cells
from etl.readers.tables.merged import closed
from etl.readers.tables.table import Table
from etl.readers.xml.events import parse

_SPAN = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S\Z")
_HIDDEN = ("collapse", "filter")


def read_ods(path: Path) -> tuple[list[Table], list[str]]:
    """Every table of the document, and notes about it as a whole. Raises Refused."""
    with open_package(path, "ods") as package:
        if "content.xml" not in package.namelist():
            raise Refused("Dit is geen werkmap van LibreOffice, of zij is beschadigd.")
        reading = _Reading()
        parse(part(package, "content.xml"), reading.start, reading.end, reading.text)
        macros = any(n.lower().startswith(("basic/", "scripts/")) for n in package.namelist())
    if macros:
        raise Refused("In dit bestand zitten macro's. Sla het op als gewone .xlsx of .ods zonder macro's.")
    if not reading.tables:
        raise Refused("In deze werkmap staat geen enkel blad met cellen.")
    return reading.tables, []


class _Reading:
    """The state while running through the document: which table, row and cell we are in."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row, self.row_repeat, self.column = 0, 1, 0
        self.row_cells: list[tuple[int, str]] = []
        self.cell: dict[str, str] | None = None
        self.texts: list[str] = []
        self.depth_in_note = 0
        self.columns_before = 0
        self.is_in_text = False

    def start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "style":
            self.style = found.get("name", "")
        elif tag == "table-properties" and found.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table" and "name" in found:
            self.tables.append(Table(found["name"], found.get("style-name") in self.hidden_styles))
            self.row, self.columns_before = 0, 0
        elif tag == "table-column" and self.tables:
            first = self.columns_before + 1
            self.columns_before += _count(found.get("number-columns-repeated"))
            if found.get("visibility") in _HIDDEN:
                self.tables[-1].unseen_columns.append((first, self.columns_before))
        elif tag == "table-row":
            self.row_repeat, self.column, self.row_cells = _count(found.get("number-rows-repeated")), 0, []
            if found.get("visibility") in _HIDDEN and self.tables:
                last = self.row + min(self.row_repeat, ROWS)
                self.tables[-1].unseen_rows.update(range(self.row + 1, last + 1))
        elif tag in ("table-cell", "covered-table-cell"):
            self.cell, self.texts = found, []
            spans = (_count(found.get("number-columns-spanned")), _count(found.get("number-rows-spanned")))
            if max(spans) > 1 and self.tables:
                row, column = self.row + 1, self.column + 1
                self.tables[-1].merged.append((row, row + spans[1] - 1, column, column + spans[0] - 1))
        elif tag == "annotation":
            self.depth_in_note += 1
        elif tag == "p" and not self.depth_in_note:
            self.is_in_text = True
            if self.texts:
                self.texts.append("\n")
        elif tag in ("s", "tab") and self.is_in_text:
            self.texts.append(" " * min(_count(found.get("c")), CELL_CHARS))

    def text(self, piece: str) -> None:
        if self.is_in_text and self.cell is not None and not self.depth_in_note:
            self.texts.append(piece)

    def end(self, tag: str) -> None:
        if tag == "annotation":
            self.depth_in_note -= 1
        elif tag == "p":
            self.is_in_text = False
        elif tag in ("table-cell", "covered-table-cell") and self.cell is not None:
            repeat = _count(self.cell.get("number-columns-repeated"))
            value = self._value(self.cell)
            if value is not None:
                # A value repeated to the edge of the sheet is refused by the limit, not written out.
                for extra in range(min(repeat, COLUMNS + 1)):
                    self.row_cells.append((self.column + 1 + extra, value))
            self.column += repeat
            self.cell = None
        elif tag == "table-row":
            self._keep_row()
        elif tag == "table" and self.tables:
            table = self.tables[-1]
            closed(table)
            table.notes = list(dict.fromkeys(table.notes))

    def _keep_row(self) -> None:
        if self.row_cells and self.tables:
            for extra in range(min(self.row_repeat, ROWS + 1)):
                for column, value in self.row_cells:
                    self.tables[-1].put(self.row + 1 + extra, column, value)
        self.row += self.row_repeat

    def _value(self, found: dict[str, str]) -> str | None:
        shown = "".join(self.texts)
        if len(shown) > CELL_CHARS * 2:
            raise Refused("Een cel bevat meer tekst dan Excel toestaat; dit bestand is niet veilig te lezen.")
        kind = found.get("value-type", "")
        if shown in cells.ERRORS or shown in cells.ERRORS.values() or re.fullmatch(r"(Err|Fout):\d+", shown):
            return cells.ERRORS.get(shown, shown if shown.startswith("#") else cells.ERRORS["#VALUE!"])
        if kind in ("float", "currency", "percentage"):
            try:
                number = float(found.get("value", ""))
            except ValueError as error:
                raise Refused("In deze werkmap staat een getal dat geen getal is; zij is beschadigd.") from error
            return f"{cells.number(number * 100)}%" if kind == "percentage" else cells.number(number)
        if kind == "date":
            return found.get("date-value", "").replace("T00:00:00", "").replace("T", " ")[:16]
        if kind == "time":
            match = _SPAN.match(found.get("time-value", ""))
            return cells.clock((int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])) / 86_400) if match else shown
        if kind == "boolean":
            return "WAAR" if found.get("boolean-value") == "true" else "ONWAAR"
        if found.get("formula") and not shown and kind != "string":
            return cells.NO_VALUE
        return cells.text(shown)


def _count(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 1
