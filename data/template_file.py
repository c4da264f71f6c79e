"""Writes a workbook in the product's own template, the same bytes at every run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.datasets import DATASETS
from etl.schema import DATE, MONEY, NUMBER, PERCENT, RATE, WHEN, WHOLE, Column

Rows = Sequence[Mapping[str, str]]


def cell_value(column: Column, text: str | None) -> str | int | float | date | Decimal | None:
    """What Excel gets: a real number or day where the text is one, else the text itself."""
    if text is None:
        return None
    if column.kind is WHOLE:
        return int(text)
    if column.kind in (NUMBER, PERCENT):
        return float(text) if "." in text else int(text)
    if column.kind in (MONEY, RATE):
        return Decimal(text)
    if column.kind in (DATE, WHEN) and re.fullmatch(r"\d{2}-\d{2}-\d{4}", text):
        return datetime.strptime(text, "%d-%m-%Y")  # noqa: DTZ007 - a day has no time zone
    return text


def workbook(
    title: str, about: Sequence[tuple[str, str | int]], tables: Mapping[str, Rows], made_on: datetime
) -> Workbook:
    """One sheet per dataset of `tables` (name → rows of declared column → text) that has rows, and what it is."""
    book = Workbook()
    first = book.active
    first.title = "Over dit bestand"
    for line in about:
        first.append(line)
    _dress(first, (22, 95))
    for dataset in DATASETS.values():
        rows = tables.get(dataset.name, ())
        if not rows:
            continue
        sheet = book.create_sheet(dataset.title)
        sheet.append([column.heading for column in dataset.columns.values()])
        for row in rows:
            sheet.append([cell_value(column, row.get(name)) for name, column in dataset.columns.items()])
        widths = [
            min(60, max(10, 2 + max(len(text) for text in (column.heading, *(row.get(name, "") for row in rows)))))
            for name, column in dataset.columns.items()
        ]
        _dress(sheet, widths)
        sheet.auto_filter.ref = sheet.dimensions
    book.properties.creator = "Vereniging van Groninger Gemeenten"
    book.properties.title = title
    book.properties.created = made_on
    return book


def _dress(sheet: Worksheet, widths: list[int] | tuple[int, ...]) -> None:
    """Bold frozen headings, readable widths, wrapped text, Dutch dates."""
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, datetime):
                cell.number_format = "dd-mm-yyyy"
            elif isinstance(cell.value, Decimal):
                cell.number_format = "#,##0.00" if cell.value == round(cell.value, 2) else "0.000000"


def content(book: Workbook, made_on: datetime) -> bytes:
    """The bytes of a workbook, the same at every run: fixed moments in the properties and in the zip."""
    saved = io.BytesIO()
    book.save(saved)
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                # openpyxl writes the moment of saving here.
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{made_on:%Y-%m-%dT%H:%M:%SZ}".encode(), data
                )
            member = zipfile.ZipInfo(name, made_on.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, data)
    return fixed.getvalue()
