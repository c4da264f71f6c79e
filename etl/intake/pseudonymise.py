"""The door: a file with people in it is kept without them. Names become codes; e-mail, telephone and times do not stay.

A calendar, a Teams report, a form or an attendance list is read once, and from then on a workbook takes its place
that holds what was found and no more: that is what waits, what is checked, and what is kept as the original.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
from openpyxl import Workbook

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import identities
from etl.intake.reading import read
from etl.intake.unpack import gunzipped
from etl.readers.meetings.attendance_list import Members
from etl.readers.meetings.files import KNOWN
from etl.readers.meetings.gatherings import ITEMS, PEOPLE, PEOPLE_HEADINGS
from etl.readers.meetings.suspect import may_hold_people
from etl.readers.process.document import Document
from etl.readers.process.limits import FILE_BYTES, START_BYTES
from etl.readers.process.sniff import kind_of_text
from warehouse import sha256_of

NOTES = "Opmerkingen bij het lezen"
GUESSED = ("Vermoede gemeente", "Vermoede functie")
_MOST = 200
_nobody: dict[tuple[str, str, int], None] = {}
"""Files in which nobody was found, by their bytes, their name and the members: they are not read for it again."""
_EPOCH = (2024, 1, 1, 0, 0, 0)
_TELEPHONE = re.compile(r"[\d\s+*().-]{6,}")


def without_people(path: Path, name: str) -> tuple[bytes, dict[str, str]] | None:
    """A workbook to keep instead of this file, and code → name for whoever must say who is who.

    None for a file of another kind, which is kept as it is. Raises UnreadableFile.
    """
    try:
        members = identities.members().by_name
        if is_without_people(path) or not may_hold_people(path, Members(members), _own_sheets()):
            return None
    except Refused:
        return None  # The reader refuses it as well, and says why.
    looked = (sha256_of(path), name, hash(frozenset(members.items())))
    if looked in _nobody:
        return None
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        (Path(folder) / KNOWN).write_text(json.dumps(members), encoding="utf-8")
        document = read(path, name=name, into=Path(folder))
        if ITEMS not in {sheet.name for sheet in document.sheets}:
            _nobody[looked] = None
            for old in list(_nobody)[:-_MOST]:
                _nobody.pop(old, None)
            return None
        return _written(document)


@contextmanager
def inside(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    """The file and its name, or the workbook that takes its place, or what is in a gzip; for as long as it is needed.

    Raises UnreadableFile.
    """
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        kept, shown = path, name
        plain = gunzipped(path, name)
        if plain is not None:
            kept, shown = Path(folder) / "uitgepakt", plain[0]
            kept.write_bytes(plain[1])
        slim = without_attachments(kept)
        if slim is not None:
            kept = Path(folder) / "factuur.xml"
            kept.write_bytes(slim)
        made = without_people(kept, shown)
        if made is not None:
            kept = Path(folder) / "bestand.xlsx"
            kept.write_bytes(made[0])
        yield kept, shown


_ATTACHMENT = re.compile(rb"(<(?:[\w.-]+:)?EmbeddedDocumentBinaryObject\b[^>]*>)[^<]+(?=</)")


def without_attachments(path: Path) -> bytes | None:
    """An electronic invoice without the files in it: a PDF says more of people than the invoice. None where is none."""
    with path.open("rb") as stream:
        if kind_of_text(stream.read(START_BYTES)) != "ubl" or path.stat().st_size > FILE_BYTES:
            return None
    data = path.read_bytes()
    slim = _ATTACHMENT.sub(rb"\1", data)
    return slim if slim != data else None


def _own_sheets() -> set[str]:
    """The titles of the template: a workbook with such a sheet goes the ordinary road."""
    return {dataset.title.lower() for dataset in DATASETS.values()}


def is_without_people(path: Path) -> bool:
    """Is this the workbook that was made at the door, by the name of its first sheet?"""
    try:
        with zipfile.ZipFile(path) as package:
            return ITEMS.encode() in package.read("xl/workbook.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def _written(document: Document) -> tuple[bytes, dict[str, str]]:
    names: dict[str, str] = {}
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in document.sheets:
        columns = pq.read_table(sheet.rows).to_pydict()
        rows = [[columns[letter][i] for letter in sheet.columns] for i in range(sheet.row_count)]
        if sheet.name == PEOPLE:
            rows = _coded(rows, names)
        made = book.create_sheet(sheet.name[:31])
        for row in rows:
            made.append([None] * len(row))
            for place, text in enumerate(row, start=1):
                if text is not None:
                    cell = made.cell(made.max_row, place, text)
                    cell.data_type = "s"  # Text from a file is never a formula.
    notes = book.create_sheet(NOTES)
    for note in document.notes:
        notes.append([note.sentence])
    return _same_each_time(book), names


def _coded(rows: list[list[str | None]], names: dict[str, str]) -> list[list[str | None]]:
    """The people with a code instead of a name, and what may be suggested about them instead of their domain."""
    at = {heading: place for place, heading in enumerate(PEOPLE_HEADINGS)}
    known, holders = identities.members(), identities.holders()
    coded: list[list[str | None]] = []
    for number, row in enumerate(rows):
        cells = list(row)
        guessed: tuple[str | None, str | None] = ("", "")
        name, domain = cells[at["Persoon"]] or "", cells[at["Domein"]] or ""
        if number == 0:
            guessed = GUESSED
        elif _TELEPHONE.fullmatch(name):
            cells[at["Persoon"]] = None
        elif name:
            code = identities.code_of(name)
            guessed = identities.suggestion(name, domain, known, holders)
            cells[at["Persoon"]], names[code] = code, name
        del cells[at["Domein"]]
        coded.append([*cells, *(text or None for text in guessed)])
    return coded


def _same_each_time(book: Workbook) -> bytes:
    """The bytes of a workbook without the moment at which it was made: the same file is known again."""
    raw, made = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2024-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
