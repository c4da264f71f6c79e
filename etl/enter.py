"""A change typed on a page: cells under the sheet's own headings, checked and loaded by the road of any file.

The fields are the cells, so nothing is read. What is kept as the original is what staff would have sent: a csv, or a
workbook where several sheets belong together.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from etl.datasets import DATASETS
from etl.errors import UnreadableFile
from etl.intake.plain_workbook import plain_workbook
from etl.load import Outcome, Seen, load
from etl.readers.process.document import Document
from etl.readers.process.limits import CELL_CHARS, FILE_BYTES
from etl.readers.tables.table import Table
from etl.schema import Dataset
from metrics import clock, typed_in
from warehouse import sha256_of

Typed = Sequence[Mapping[str, str]]
"""Rows of one dataset, with the same columns: declared column → text as staff would type it; empty is no value."""


def enter(name: str, rows: Typed, *, by: str, reason: str = "", since: int | None = None) -> Outcome:
    """Load rows of dataset `name` as one batch.

    The problems in the outcome are those a file would give, and with any of them nothing is saved. since: the line of
    the ledger up to which the data on the form ran; where a row moved after it, nothing is saved and `moved` of the
    outcome says what. Raises KeyError for a column that is not declared, UnreadableFile for a text that no file
    can hold.
    """
    dataset = DATASETS[name]
    shown = _called(dataset.title, "csv")
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "invoer.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
            writer.writerow(_headings(dataset, rows))
            writer.writerows([[row[column] for column in rows[0]] for row in rows])
        _refuse(shown, rows)
        document = _document(path, shown, [_table(Path(shown).stem, dataset, rows)])
        return load(
            path, name=shown, reason=reason, by=by, only=dataset, again=True, document=document, seen=_seen(since)
        )


def enter_sheets(sheets: Mapping[str, Typed], *, by: str, reason: str = "", since: int | None = None) -> Outcome:
    """Load rows of several datasets (name → rows) as one batch, so that all is saved or undone together.

    Raises as `enter`.
    """
    datasets = {name: DATASETS[name] for name in sheets}
    shown = _called(", ".join(dataset.title for dataset in datasets.values()), "xlsx")
    for rows in sheets.values():
        _refuse(shown, rows)
    tables = [_table(dataset.title, dataset, sheets[name]) for name, dataset in datasets.items()]
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "invoer.xlsx"
        plain_workbook(tables).save(path)
        document = _document(path, shown, tables)
        return load(path, name=shown, reason=reason, by=by, document=document, seen=_seen(since))


def _seen(since: int | None) -> Seen | None:
    return None if since is None else Seen(since)


def _called(titles: str, kind: str) -> str:
    """What is typed is called after what it is and when."""
    return typed_in.name(titles, clock.stamp(), kind)


def _headings(dataset: Dataset, rows: Typed) -> list[str]:
    return [dataset.columns[column].heading for column in rows[0]]


def _table(title: str, dataset: Dataset, rows: Typed) -> Table:
    """The rows under the headings, numbered as in the file; a row in which nothing is typed is no row."""
    filled = [(number, row) for number, row in enumerate(rows, start=2) if any(map(str.strip, row.values()))]
    texts = [{dataset.columns[column].heading: row[column] for column in rows[0]} for _, row in filled]
    table = Table.of(title, _headings(dataset, rows), texts)
    table.numbers = [1, *(number for number, _ in filled)]
    return table


def _document(path: Path, shown: str, tables: Sequence[Table]) -> Document:
    """The cells of what is typed, as if they were read from its file."""
    if path.stat().st_size > FILE_BYTES:
        raise UnreadableFile(f"{shown} is niet te lezen. Er is meer getypt dan de {FILE_BYTES // 2**20} MB die mag.")
    sheets = tuple(table.write(path.with_name(f"sheet-{n}.parquet")) for n, table in enumerate(tables))
    return Document(shown, sha256_of(path), path.suffix[1:], sheets, ())


def _refuse(shown: str, rows: Typed) -> None:
    """Refuse what no workbook can hold, before it is kept as something else than was typed."""
    most = CELL_CHARS
    for text in (text for row in rows for text in row.values()):
        if ILLEGAL_CHARACTERS_RE.search(text):
            raise UnreadableFile(f"{shown} is niet te lezen. Er staan tekens in die er niet in horen: ‘{text[:40]!a}’.")
        if len(text) > most:
            raise UnreadableFile(f"{shown} is niet te lezen. Een tekst heeft {len(text)} tekens; {most} is het meeste.")
