"""Read a file: bytes in, cells with their place out. The parsing happens in a child process with limits.

What is stored already decides some of what is read, so this side tells the child: the names of the association, the
bank accounts that have a name, the invoices that have a number.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from etl.datasets.settings import OWN_NAMES
from etl.errors import Refused, UnreadableFile
from etl.readers.bank.accounts import KNOWN
from etl.readers.invoices.numbers import NUMBERS
from etl.readers.process.document import Document, Note, Sheet
from etl.readers.process.gate import kind_of
from etl.readers.process.run import in_child
from etl.sql import quoted
from warehouse import DamagedWarehouse, Error, NoWarehouse, reader, scratch, sha256_of

CHILD = "etl.intake.child"
"""The program in which a file is read."""


def read(path: Path, *, name: str | None = None, into: Path) -> Document:
    """Read a file into the folder `into` (made by the caller, who removes it). Raises UnreadableFile, OSError.

    name: what the file is called for people; it is never used as a path.
    """
    shown = Path(name or path.name).name
    try:
        kind = kind_of(path)
        _leave_known(kind, into)
        found = in_child(CHILD, path, kind, shown, into, own_names())
    except Refused as refused:
        raise UnreadableFile(f"{shown} is niet te lezen. {refused.sentence}") from None
    sheets = tuple(
        Sheet(**(told | {"rows": into / told["rows"], "columns": tuple(told["columns"])})) for told in found["sheets"]
    )
    if found["kind"] == "ubl":
        sheets = tuple(sheet for sheet in sheets if sheet.name != "Relaties" or not _is_known(sheet, into))
    return Document(shown, sha256_of(path), found["kind"], sheets, tuple(Note(*note) for note in found["notes"]))


def _is_known(sheet: Sheet, into: Path) -> bool:
    """Is the relation of an electronic invoice stored under this name? Then the code that it has there is meant.

    The bookkeeping knows a supplier by a code and an invoice by a name; they are one, or one invoice would be two.
    """
    with scratch(into) as bench:
        [(name,)] = bench.rows(f"SELECT B FROM read_parquet({quoted(sheet.rows.as_posix())}) ORDER BY _row OFFSET 1")
    try:
        with reader() as now:
            return bool(now.rows("SELECT 1 FROM relations WHERE lower(relation_name) = lower(?) LIMIT 1", [name]))
    except (NoWarehouse, DamagedWarehouse, Error):
        return False


def own_names() -> list[str]:
    """What the association itself is called, from its settings: an invoice names two parties, and one may be us."""
    try:
        with reader() as now:
            rows = now.rows("SELECT value FROM settings WHERE setting = ?", [OWN_NAMES])
    except (NoWarehouse, DamagedWarehouse, Error):
        return []
    return [name.strip() for (value,) in rows for name in value.split(";") if name.strip()]


_STORED = {
    KNOWN: "SELECT DISTINCT bank_account, coalesce(account_mark, '') FROM bank_balances "
    "UNION SELECT DISTINCT bank_account, coalesce(account_mark, '') FROM bank_movements ORDER BY ALL",
    NUMBERS: "SELECT i.kind, i.invoice_id, i.relation_id, coalesce(r.relation_name, ''), i.amount::VARCHAR, "
    "i.invoice_date::VARCHAR, coalesce(i.is_digital, false) FROM invoices AS i "
    "LEFT JOIN relations AS r USING (relation_id) ORDER BY ALL",
}
"""What the child must know of what is stored: a bank account keeps its name, an invoice its number."""


def _leave_known(kind: str, into: Path) -> None:
    name = {"ubl": NUMBERS}.get(kind, KNOWN if kind in ("camt053", "mt940", "csv", "zip", "xlsx", "xls") else "")
    with suppress(NoWarehouse, DamagedWarehouse, Error), reader() as now:
        if name:
            (into / name).write_text(json.dumps(now.rows(_STORED[name])), encoding="utf-8")
