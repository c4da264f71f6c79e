"""A workbook with formulas that also hold their answer, so that a reader that does not calculate sees it as well.

openpyxl writes a formula without its answer: Excel and LibreOffice calculate it on opening, but a preview, a phone or
a script would find an empty cell. So each formula here comes with the answer that we worked out ourselves, and that is
put beside it in the file; a test works the formulas out again. Text is only text and can start no formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from metrics import dutch
from reports.number_format import number_format

_HEAD = PatternFill("solid", fgColor="DCE6F1")
_LINE = Border(top=Side(style="thin"))
_EMPTY = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v\s*/?>(?:</v>)?</c>')


@dataclass(frozen=True)
class Formula:
    """text: the formula, with {r} for its own row. value: its answer; None is unknown, and then no formula stands."""

    text: str
    value: Decimal | str | None
    unit: str = "€"


@dataclass(frozen=True)
class Figure:
    """A number that stands in its cell exactly, and how it reads there."""

    value: Decimal | float
    written: str


class Paper:
    """A workbook that is written sheet by sheet."""

    def __init__(self, title: str) -> None:
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.book.properties.title = title
        self.book.properties.creator = "VGG-dashboard"
        self.book.calculation.fullCalcOnLoad = True
        self.answers: dict[str, dict[str, Decimal | str]] = {}

    def sheet(self, title: str, about: Sequence[str], headings: Sequence[str], widths: Sequence[int] = ()) -> Page:
        """A new sheet: its title, lines about it, and a bold frozen head."""
        return Page(self, title, about, headings, widths)

    def content(self) -> bytes:
        """The bytes of the workbook, with the answers beside the formulas."""
        saved, filled = io.BytesIO(), io.BytesIO()
        self.book.save(saved)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                place = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
                if place:
                    title = self.book.sheetnames[int(place[1]) - 1]
                    data = _filled(data.decode(), self.answers[title]).encode()
                new.writestr(name, data)
        return filled.getvalue()


def _filled(xml: str, answers: dict[str, Decimal | str]) -> str:
    """Every formula of a sheet with its answer. Raises KeyError for one that has none."""

    def put(found: re.Match[str]) -> str:
        answer = answers[found[1]]
        text = escape(answer) if isinstance(answer, str) else f"{answer:f}"
        kind = ' t="str"' if isinstance(answer, str) else ""
        return f'<c r="{found[1]}"{found[2]}{kind}><f>{found[3]}</f><v>{text}</v></c>'

    return _EMPTY.sub(put, xml)


class Page:
    """One sheet of a Paper; rows are added below each other."""

    def __init__(
        self, paper: Paper, title: str, about: Sequence[str], headings: Sequence[str], widths: Sequence[int]
    ) -> None:
        self.sheet = paper.book.create_sheet(title)
        self.answers = paper.answers.setdefault(title, {})
        self.at = 0
        for number, line in enumerate(about):
            self.row([line], bold=number == 0)
        self.sheet.cell(1, 1).font = Font(bold=True, size=14)
        self.row([])
        self.head(headings)
        self.sheet.freeze_panes = f"B{self.at + 1}"
        for number in range(1, len(headings) + 1):
            width = widths[number - 1] if number <= len(widths) else 15
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def head(self, headings: Sequence[str]) -> None:
        """A row of bold headings on a light ground."""
        self.row(headings, bold=True)
        for cell in self.sheet[self.at]:
            cell.fill, cell.alignment = _HEAD, Alignment(wrap_text=True, vertical="top")

    def row(self, values: Sequence[Any], *, bold: bool = False, total: bool = False) -> int:
        """Add one row and return its number. None is an unknown amount, "" is a cell with nothing in it."""
        self.at += 1
        for number, value in enumerate(values, start=1):
            if value == "":
                continue
            cell = self.sheet.cell(self.at, number)
            self._fill(cell, value)
            if bold or total:
                cell.font = Font(bold=True)
            if total:
                cell.border = _LINE
        return self.at

    def _fill(self, cell: Any, value: Any) -> None:
        if isinstance(value, Formula):
            if value.value is None:
                value = None
            else:
                cell.value = value.text.format(r=self.at)
                cell.number_format = _format(value)
                self.answers[cell.coordinate] = value.value
                return
        if isinstance(value, Figure):
            cell.value, cell.number_format = value.value, number_format(value.written)
            return
        if value is None:
            value = dutch.UNKNOWN
        if isinstance(value, bool):
            value = dutch.yes_no(value)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=self.at > 4 and len(value) > 30, vertical="top")
        elif isinstance(value, Decimal):
            cell.number_format = "#,##0.00"
        elif isinstance(value, date):
            cell.number_format = "dd-mm-yyyy"


def _format(formula: Formula) -> str:
    if formula.unit == "%" and isinstance(formula.value, Decimal):
        return number_format(dutch.percent(100 * formula.value), is_ratio=True)
    return "#,##0.00" if formula.unit == "€" else "General"


def total(column: str, first: int, last: int, values: Sequence[Decimal | None]) -> Formula:
    """The sum of rows first to last of a column, to the cent; unknown as soon as one of them is."""
    if not values:
        return Formula("=0", Decimal(0))
    if any(value is None for value in values):
        return Formula("", None)
    summed = sum((value for value in values if value is not None), Decimal(0))
    return Formula(f"=ROUND(SUM({column}{first}:{column}{last}),2)", summed)


def minus(left: str, right: str, values: tuple[Decimal | None, Decimal | None]) -> Formula:
    """Column left minus column right of the same row, to the cent."""
    a, b = values
    return Formula(f"=ROUND({left}{{r}}-{right}{{r}},2)", None if a is None or b is None else a - b)


def share(top: str, bottom: str, values: tuple[Decimal | None, Decimal | None]) -> Formula:
    """Column top as a part of column bottom; nothing to show when the bottom is zero."""
    a, b = values
    answer: Decimal | str | None = None if a is None or b is None else "n.v.t." if b == 0 else a / abs(b)
    return Formula(f'=IF({bottom}{{r}}=0,"n.v.t.",{top}{{r}}/ABS({bottom}{{r}}))', answer, "%")


def favour(column: str, value: Decimal | None, words: tuple[str, str] = dutch.FAVOUR) -> Formula:
    """What a difference is, in words: favourable or not; or other words for above and below zero."""
    answer = None if value is None else dutch.compared(value, words)
    return Formula(f'=IF({column}{{r}}>0,"{words[0]}",IF({column}{{r}}<0,"{words[1]}","gelijk"))', answer, "")
