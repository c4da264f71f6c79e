"""Makes data/vgg-2023.xlsx, the association's year 2023, from the text tables in data/2023/.

Run from the root of the project: `python -m data.make_2023`. Each table `data/2023/<dataset>.txt` has the declared
column names on its first line and one row a line, cells parted by "|". `<dataset>_more.txt` adds single values as
key | column | value, for columns that few rows use. Titles, headings and kinds come from the declarations.
A source place of line numbers only ("303" or "301, 310-312") is a place in the annual report.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from data import template_file
from etl.datasets import DATASETS
from etl.schema import Dataset

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
            raise ValueError(f"{path.name}, regel {number}: cellen {len(cells)}, kolommen {len(names)}")
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


def content() -> bytes:
    """The bytes of the workbook."""
    tables = {name: rows_of(dataset) for name, dataset in DATASETS.items()}
    return template_file.content(template_file.workbook("VGG 2023", ABOUT, tables, MADE_ON), MADE_ON)


if __name__ == "__main__":
    WORKBOOK.write_bytes(content())
