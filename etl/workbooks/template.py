"""The blank workbook: a sheet per dataset with headings, help in a note, drop-downs and formats. All derived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.check.recognise import EXPLANATION
from etl.datasets import DATASETS
from etl.schema import DATE, MONEY, NUMBER, PERCENT, RATE, TIME, WHOLE, YES_NO, Column, Dataset

_LISTS = "Keuzelijsten"
_ROWS = 2_000
_FORMATS = {
    MONEY: "#,##0.00",
    NUMBER: "#,##0.##",
    PERCENT: "#,##0.##",
    RATE: "0.000000",
    DATE: "dd-mm-yyyy",
    TIME: "hh:mm",
    WHOLE: "0",
}
_NEEDED, _FREE = PatternFill("solid", fgColor="DCE6F1"), PatternFill("solid", fgColor="F2F2F2")


def write_template(path: Path, datasets: Iterable[Dataset]) -> None:
    """Write the template for these datasets as xlsx. Sheet titles and headings are those that `check` knows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    chosen = list(datasets)
    _explain(book.create_sheet(EXPLANATION), chosen)
    for dataset in chosen:
        _sheet(book.create_sheet(dataset.title), dataset, chosen)
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    _drop_downs(book, lists, chosen)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.save(path)


def _explain(sheet: Worksheet, datasets: list[Dataset]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 24
    sheet.column_dimensions["C"].width, sheet.column_dimensions["D"].width = 70, 34
    lines = [
        ("Uitleg",),
        ("Vul per blad de regels in onder de koppen. Kolommen met een blauwe kop zijn verplicht.",),
        ("Een blad dat u niet nodig hebt, mag u weglaten. Een lege cel betekent: niet bekend.",),
        ("Meer waarden in één cel scheidt u met een puntkomma (;).",),
        (),
        ("Blad", "Kolom", "Uitleg", "Voorbeeld"),
    ]
    for line in lines:
        sheet.append(line)
    for dataset in datasets:
        for name, column in dataset.columns.items():
            needed = "" if column.required or name in dataset.key else " (mag leeg)"
            sheet.append((dataset.title, column.heading, column.help + needed, example_of(column)))
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[6]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=7):
        for cell in row:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def example_of(column: Column) -> str:
    """One valid spelling for a column, as text."""
    if column.values:
        return " · ".join(column.values)
    if column.refers_to:
        return f"zie blad {DATASETS[column.refers_to].title}"
    return column.kind.example if column.kind.name != "tekst" else ""


def _sheet(sheet: Worksheet, dataset: Dataset, chosen: list[Dataset]) -> None:
    for number, (name, column) in enumerate(dataset.columns.items(), start=1):
        needed = column.required or name in dataset.key
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = Font(bold=True), _NEEDED if needed else _FREE
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        words = [column.help, f"Gevraagd: {column.kind.wanted}."]
        words += ["Verplicht." if needed else "Mag leeg: dan is het niet bekend."]
        cell.comment = Comment("\n".join(w for w in words if w), "Uitleg", height=110, width=280)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(12, min(34, len(column.heading) + 6))
        if column.kind in _FORMATS and not column.many:
            sheet.column_dimensions[letter].number_format = _FORMATS[column.kind]
    sheet.freeze_panes = "A2"


def _drop_downs(book: Workbook, lists: Worksheet, chosen: list[Dataset]) -> None:
    """Allowed values from a hidden sheet (a list in the cell itself stops at 255 characters), yes/no, references."""
    at = 0
    places: dict[tuple[str, ...], str] = {}
    for dataset in chosen:
        for number, column in enumerate(dataset.columns.values(), start=1):
            values = column.values or (("ja", "nee") if column.kind is YES_NO else ())
            if values and values not in places:
                at += 1
                for row, value in enumerate(values, start=1):
                    lists.cell(row, at, int(value) if column.kind is WHOLE else value)
                letter = get_column_letter(at)
                places[values] = f"{quote_sheetname(_LISTS)}!${letter}$1:${letter}${len(values)}"
            source = places.get(values) if values else _referred(column, chosen)
            if source and not column.many:
                letter = get_column_letter(number)
                rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=bool(values))
                rule.errorTitle, rule.error = column.heading, "Kies een waarde uit de lijst."
                rule.add(f"{letter}2:{letter}{_ROWS}")
                book[dataset.title].add_data_validation(rule)


def _referred(column: Column, chosen: list[Dataset]) -> str | None:
    target = DATASETS[column.refers_to] if column.refers_to else None
    if target is None or target not in chosen:
        return None
    letter = get_column_letter(1 + list(target.columns).index(target.reference))
    return f"{quote_sheetname(target.title)}!${letter}$2:${letter}${_ROWS}"
