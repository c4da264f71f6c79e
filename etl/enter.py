"""A change typed on a page: a small csv with the sheet's own headings, loaded by the ordinary road as one batch."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from etl.datasets import DATASETS
from etl.load import Outcome, Seen, load
from metrics import clock


def enter(
    name: str, rows: Sequence[Mapping[str, str]], *, by: str, reason: str = "", since: int | None = None
) -> Outcome:
    """Load rows of dataset `name` (declared column → text as staff would type it) as one batch.

    All rows have the same columns; an empty text makes the value empty. The problems in the outcome are those a
    workbook would give, and with any of them nothing is saved. since: the line of the ledger up to which the data on
    the form ran; where a row moved after it, nothing is saved and `moved` of the outcome says what. Raises KeyError
    for a column that is not declared.
    """
    dataset = DATASETS[name]
    columns = list(rows[0])
    shown = f"invoer {dataset.title.lower()} {clock.stamp()[:19].replace('T', ' ').replace(':', '.')}.csv"
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "invoer.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
            writer.writerow([dataset.columns[column].heading for column in columns])
            writer.writerows([[row[column] for column in columns] for row in rows])
        return load(path, name=shown, reason=reason, by=by, only=dataset, again=True, seen=_seen(since))


def enter_sheets(
    sheets: Mapping[str, Sequence[Mapping[str, str]]], *, by: str, reason: str = "", since: int | None = None
) -> Outcome:
    """Load rows of several datasets (name → rows) as one batch, so that all of it is saved or undone together.

    Rows of a dataset have the same columns; since as in `enter`. Raises KeyError for a column that is not declared.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        dataset = DATASETS[name]
        sheet = book.create_sheet(dataset.title)
        sheet.append([dataset.columns[column].heading for column in rows[0]])
        for number, row in enumerate(rows, start=2):
            for place, text in enumerate(row.values(), start=1):
                if text:
                    cell = sheet.cell(number, place, text)
                    # Always as text: what is typed is never a formula.
                    cell.data_type = "s"
    titles = ", ".join(DATASETS[name].title.lower() for name in sheets)
    shown = f"invoer {titles} {clock.stamp()[:19].replace('T', ' ').replace(':', '.')}.xlsx"
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "invoer.xlsx"
        book.save(path)
        return load(path, name=shown, reason=reason, by=by, seen=_seen(since))


def _seen(since: int | None) -> Seen | None:
    return None if since is None else Seen(since)
