"""What the child process does: read one file within limits, write its cells as Parquet and what it found as JSON.

OWN NAME: what the association itself is called, for files in which it is one of two parties.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.readers.bank.accounts import accounts_in
from etl.readers.bank.camt053 import read_camt053
from etl.readers.bank.csv import is_bank_csv, statements_of
from etl.readers.bank.mt940 import read_mt940
from etl.readers.invoices.numbers import numbers_in
from etl.readers.invoices.ubl import read_ubl
from etl.readers.meetings.files import in_sheets, in_text, members_in
from etl.readers.meetings.gatherings import ITEMS
from etl.readers.meetings.ics import read_ics
from etl.readers.process.contents import parts
from etl.readers.process.document import Sheet
from etl.readers.process.gate import kind_of
from etl.readers.tables.csv import read_csv
from etl.readers.tables.ods import read_ods
from etl.readers.tables.parquet import read_parquet
from etl.readers.tables.seat_list import in_workbook, is_seat_list, read_seat_list
from etl.readers.tables.table import Table
from etl.readers.tables.xls import read_xls
from etl.readers.tables.xlsb import read_xlsb
from etl.readers.tables.xlsx import read_xlsx
from etl.readers.xaf.audit import Scratch
from etl.readers.xaf.audit_file import read_xaf

REFUSED = 3
_WORKBOOKS = ("xlsx", "xlsb", "ods", "xls")
_IN_BUNDLE = (*_WORKBOOKS, "parquet", "csv")
_LOOK_BYTES = 2**16
"""As much of a text as is looked at to see what it is."""


def main(path: Path, name: str, into: Path, own: tuple[str, ...], scratch: Scratch) -> int:
    """Read `path` (shown as `name`) and leave `found.json` in `into`; returns the exit code.

    own: what the association itself is called. scratch: gives a database for sums over a file.
    """
    try:
        kind = kind_of(path)
        tables, notes = _read(kind, path, Path(name).stem, own, into, scratch)
        people = any(table.name == ITEMS for table in tables)
        found: dict[str, Any] = {
            "kind": kind,
            "notes": [[None, None, note] for note in notes],
            "sheets": [
                _told(t if isinstance(t, Sheet) else t.write(into / f"sheet-{n}.parquet", is_coded_later=people))
                for n, t in enumerate(tables)
            ],
        }
        for table in (t for t in tables if isinstance(t, Table)):
            found["notes"] += [[table.name, cell or None, sentence] for cell, sentence in table.notes]
    except Refused as refused:
        (into / "found.json").write_text(json.dumps({"refused": refused.sentence}), encoding="utf-8")
        return REFUSED
    (into / "found.json").write_text(json.dumps(found), encoding="utf-8")
    return 0


def _read(
    kind: str, path: Path, name: str, own: tuple[str, ...], into: Path, scratch: Scratch
) -> tuple[list[Table] | list[Table | Sheet], list[str]]:
    if kind == "ubl":
        return read_ubl(path, own, numbers_in(into))
    if kind == "xaf":
        return read_xaf(path, into, scratch)
    if kind == "zip":
        return _bundle(path, name, own, into, scratch)
    if kind == "parquet":
        return read_parquet(path, name)
    if kind in ("camt053", "mt940"):
        return (read_camt053 if kind == "camt053" else read_mt940)(path, accounts_in(into))
    whole = {"xlsx": read_xlsx, "xlsb": read_xlsb, "ods": read_ods, "xls": read_xls, "ics": read_ics}.get(kind)
    members = members_in(into)
    if whole is not None:
        tables, notes = whole(path)
        if kind in _WORKBOOKS and len(tables) == 1 and is_bank_csv(tables[0]):
            return statements_of(tables[0], notes, accounts_in(into))
        people = in_sheets(tables, name, members) if members is not None and kind in _WORKBOOKS else None
        if people is not None:
            return people
        return ([in_workbook(t, name) for t in tables] if kind in _WORKBOOKS else tables), notes
    people = in_text(path, name, members) if members is not None else None
    if people is not None:
        return people
    with path.open("rb") as stream:
        start = stream.read(_LOOK_BYTES)
    if is_seat_list(start):
        return read_seat_list(path, name)
    [table], notes = read_csv(path, name)
    return statements_of(table, notes, accounts_in(into)) if is_bank_csv(table) else ([table], notes)


def _bundle(path: Path, name: str, own: tuple[str, ...], into: Path, scratch: Scratch) -> tuple[list[Table], list[str]]:
    """Every table of every file in a zip, or of the one in a gzip, as the sheets of one workbook. Raises Refused.

    name: what the one in a gzip is called; a file in a zip has its own name, which stands in what is said of it.
    """
    tables: list[Table] = []
    told: list[str] = []
    for part in parts(path):
        one = into / "member"
        before = f"{part.name}: " if part.name else ""
        try:
            one.write_bytes(part.content())
            kind = kind_of(one)
            if kind not in _IN_BUNDLE:
                raise Refused("Zo'n bestand wordt niet samen met andere gelezen; kies het los.")
            found, notes = _read(kind, one, Path(part.name or name).stem, own, into, scratch)
        except Refused as refused:
            raise Refused(f"{before}{refused.sentence}") from refused
        finally:
            one.unlink(missing_ok=True)
        told += [f"{before}{note}" for note in notes]
        for table in (t for t in found if isinstance(t, Table)):
            if any(table.name == other.name for other in tables):
                table.name = f"{table.name} ({part.name})"
            tables.append(table)
    return tables, told


def _told(sheet: Sheet) -> dict[str, object]:
    return vars(sheet) | {"rows": sheet.rows.name}
