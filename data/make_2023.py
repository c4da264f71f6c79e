"""Makes data/vgg-2023.xlsx, the association's year 2023, from the text tables in data/2023/.

Run from the root of the project: `python -m data.make_2023`. Each table `data/2023/<dataset>.txt` has the declared
column names on its first line and one row a line, cells parted by "|". `<dataset>_more.txt` adds single values as
key | column | value, for columns that few rows use. Titles, headings and kinds come from the declarations.
A source place of line numbers only ("303" or "301, 310-312") is a place in the annual report.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.datasets import DATASETS
from etl.schema import DATE, NUMBER, WHEN, WHOLE, Column, Dataset

TABLES = Path(__file__).parent / "2023"
WORKBOOK = Path(__file__).parent / "vgg-2023.xlsx"
REPORT = "Jaarverslag VGG 2023"
YEAR = "2023"
MADE_ON = datetime(2024, 3, 21)  # noqa: DTZ001 - a fixed moment, so that every run gives the same file
ABOUT = (
    ("Wat", "Inhoud"),
    ("Soort", "feitelijk"),
    ("Titel", "Vereniging van Groninger Gemeenten, jaar 2023"),
    ("Bron", "Jaarverslag VGG 2023, documentdatum 21 maart 2024"),
    ("Verslagjaar", 2023),
    ("Gegevens tot en met", "31-12-2023"),
    ("Andere bronnen", "Inwoners: CBS via Klimaatmonitor. Landelijke vacaturerondes: vng.nl en groningergemeenten.nl."),
    (
        "Let op",
        "De kleuren van de stoplichten zijn niet bekend: de plaatjes zijn verloren gegaan. "
        "Opkomst per gemeente, uren per dossier en bedragen staan niet in het verslag. "
        "Wat niet bekend is, is leeg gelaten; tegenspraken en keuzes staan op het blad Kanttekeningen. "
        "Het bureau staat er met functies in; alleen openbare ambtsdragers staan er met hun naam.",
    ),
)


def table(name: str) -> list[dict[str, str]]:
    """The rows of one text table as column name → text; empty cells are left out."""
    path = TABLES / f"{name}.txt"
    header, *lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = [cell.strip() for cell in header.split("|")]
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(names):
            raise ValueError(f"{path.name}, regel {number}: {len(cells)} cellen, {len(names)} kolommen")
        rows.append({column: cell for column, cell in zip(names, cells, strict=True) if cell})
    return rows


def rows_of(dataset: Dataset) -> list[dict[str, str]]:
    """All rows of a dataset as text per declared column, with year and full source place; [] without a table."""
    if not (TABLES / f"{dataset.name}.txt").exists():
        return []
    rows = table(dataset.name)
    if (TABLES / f"{dataset.name}_more.txt").exists():
        by_key = {row[dataset.reference]: row for row in rows}
        for more in table(f"{dataset.name}_more"):
            row = by_key[more["key"]]
            if more["column"] in row:
                raise ValueError(f"{dataset.name}: {more['key']} heeft {more['column']} al")
            row[more["column"]] = more["value"]
    for row in rows:
        if "report_year" in dataset.columns:
            row.setdefault("report_year", YEAR)
        if re.fullmatch(r"[\d, -]+", row.get("source_place", "")):
            row["source_place"] = f"{REPORT}, r. {row['source_place']}"
        if unknown := set(row) - set(dataset.columns):
            raise ValueError(f"{dataset.name}: onbekende kolommen {sorted(unknown)}")
    return rows


def cell_value(column: Column, text: str | None) -> str | int | float | date | None:
    """What Excel gets: a real number or day where the text is one, else the text itself."""
    if text is None:
        return None
    if column.kind is WHOLE:
        return int(text)
    if column.kind is NUMBER:
        return float(text) if "." in text else int(text)
    if column.kind in (DATE, WHEN) and re.fullmatch(r"\d{2}-\d{2}-\d{4}", text):
        return datetime.strptime(text, "%d-%m-%Y")  # noqa: DTZ007 - a day has no time zone
    return text


def workbook() -> Workbook:
    """The workbook in the form of the product's own template: one sheet per dataset that has rows."""
    book = Workbook()
    about = book.active
    about.title = "Over dit bestand"
    for line in ABOUT:
        about.append(line)
    _dress(about, (22, 95))
    for dataset in DATASETS.values():
        rows = rows_of(dataset)
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
    book.properties.title = "VGG 2023"
    book.properties.created = MADE_ON
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


def content() -> bytes:
    """The bytes of the workbook, the same at every run: fixed moments in the properties and in the zip."""
    saved = io.BytesIO()
    workbook().save(saved)
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                # openpyxl writes the moment of saving here.
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{MADE_ON:%Y-%m-%dT%H:%M:%SZ}".encode(), data
                )
            member = zipfile.ZipInfo(name, MADE_ON.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, data)
    return fixed.getvalue()


if __name__ == "__main__":
    WORKBOOK.write_bytes(content())
