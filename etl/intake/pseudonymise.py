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
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import column_index_from_string

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import identities
from etl.intake.plain_workbook import plain_workbook
from etl.intake.reading import read
from etl.readers.meetings.files import KNOWN
from etl.readers.meetings.gatherings import ITEMS, PEOPLE, PEOPLE_HEADINGS
from etl.readers.meetings.members import Members
from etl.readers.meetings.suspect import may_hold_people
from etl.readers.process.document import Document, Sheet
from etl.readers.process.limits import CELL_CHARS
from etl.readers.tables import cells
from etl.readers.tables.table import Table
from warehouse import sha256_of

NOTES = "Opmerkingen bij het lezen"
GUESSED = ("Vermoede gemeente", "Vermoede functie")
_MOST = 200
_nobody: dict[tuple[str, str, int], None] = {}
"""Files in which nobody was found, by their bytes, their name and the members: they are not read for it again."""
_EPOCH = (2024, 1, 1, 0, 0, 0)
_TELEPHONE = re.compile(r"[\d\s+*().-]{6,}")


@dataclass(frozen=True)
class WithoutPeople:
    """What takes the place of a file with people in it. data: the workbook to keep; document: the same cells.

    names: code → name, for whoever must say who is who.
    """

    data: bytes
    document: Document
    names: dict[str, str]


def without_people(path: Path, name: str, into: Path) -> WithoutPeople | None:
    """What to keep instead of this file, with its cells in the folder `into`. Raises UnreadableFile.

    None for a file of another kind, which is kept as it is.
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
        tables, names = _tables(document)
    data = _same_each_time(tables)
    sheets = tuple(table.write(into / f"without-{n}.parquet") for n, table in enumerate(tables))
    return WithoutPeople(data, Document(document.file, sha256(data).hexdigest(), "xlsx", sheets, ()), names)


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


def _tables(document: Document) -> tuple[list[Table], dict[str, str]]:
    """The sheets as they are kept, what was said while reading as the last of them, and code → name."""
    names: dict[str, str] = {}
    tables = [_coded(sheet, names) if sheet.name == PEOPLE else _table(sheet) for sheet in document.sheets]
    said = [_held(cells.text(note.sentence)) for note in document.notes]
    return [*tables, Table(NOTES, numbers=list(range(1, len(said) + 1)), columns={1: said} if said else {})], names


def _table(sheet: Sheet) -> Table:
    found = pq.read_table(sheet.rows).to_pydict()
    columns = {column_index_from_string(letter): [_held(text) for text in found[letter]] for letter in sheet.columns}
    return Table(sheet.name, numbers=found["_row"], columns=columns)


def _held(text: str | None) -> str | None:
    """A text as a cell of a workbook can hold it."""
    return None if text is None else ILLEGAL_CHARACTERS_RE.sub("�", text)[:CELL_CHARS]


def _coded(sheet: Sheet, names: dict[str, str]) -> Table:
    """The people with a code instead of a name, and what may be suggested about them instead of their domain."""
    table = _table(sheet)
    at = {heading: place for place, heading in enumerate(PEOPLE_HEADINGS, start=1)}
    called, domains = table.columns[at["Persoon"]], table.columns.pop(at["Domein"])
    members = identities.members()
    alike = identities.suggestions({name for name in called[1:] if name}, sheet.rows.parent)
    guesses: list[tuple[str | None, ...]] = [GUESSED]
    for number, name in enumerate(called[1:], start=1):
        guessed = ("", "")
        if name and _TELEPHONE.fullmatch(name):
            called[number] = None
        elif name:
            code = identities.code_of(name)
            guessed = alike.get(name) or (members.of_domain(domains[number] or ""), "")
            called[number], names[code] = code, name
        guesses.append(tuple(text or None for text in guessed))
    kept: Sequence[list[str | None]] = [*table.columns.values(), *(list(texts) for texts in zip(*guesses, strict=True))]
    return Table(table.name, numbers=table.numbers, columns=dict(enumerate(kept, start=1)))


def _same_each_time(tables: Sequence[Table]) -> bytes:
    """The bytes of a workbook without the moment at which it was made: the same file is known again."""
    raw, made = io.BytesIO(), io.BytesIO()
    plain_workbook(tables).save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2024-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
