"""Read a file: bytes in, cells with their place out. The parsing happens in a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.datasets.settings import OWN_NAMES
from etl.readers import limits
from etl.readers.accounts import KNOWN
from etl.readers.gate import kind_of
from etl.readers.numbers import NUMBERS
from etl.readers.refuse import Refused
from etl.sql import quoted
from warehouse import DamagedWarehouse, Error, NoWarehouse, reader, scratch, sha256_of

_MANY_CELLS, _LARGE = 3_000_000, 250 * 2**20


@dataclass(frozen=True)
class Sheet:
    """One sheet. rows: a Parquet file with `_row` (as Excel numbers it) and text columns A, B, …; empty is NULL.

    size: bytes of all its texts in memory, where that is known.
    """

    name: str
    hidden: bool
    rows: Path
    columns: tuple[str, ...]
    row_count: int
    size: int = 0


@dataclass(frozen=True)
class Note:
    """Something that a reader must know about a file, a sheet or a cell."""

    sheet: str | None
    cell: str | None
    text: str

    @property
    def sentence(self) -> str:
        """The note with its place."""
        where = ", ".join(
            ([f"blad ‘{self.sheet}’"] if self.sheet else []) + ([f"cel {self.cell}"] if self.cell else [])
        )
        return f"{where[0].upper()}{where[1:]}: {self.text}" if where else self.text


@dataclass(frozen=True)
class Ask:
    """A question that a file raises. place and key: where in the choices the answer goes; options: what it may be.

    suggestion: the likely answer, which someone confirms. labels: option → words. is_needed: nothing is saved without.
    """

    kind: str
    place: str
    key: str
    text: str
    options: tuple[str, ...]
    suggestion: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    is_needed: bool = True


@dataclass(frozen=True)
class Document:
    """A file that could be read. file: the name it came with. kind: `xlsx` or `csv`.

    asks: what must be asked about the meetings in it; titles: what these are called.
    """

    file: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    asks: tuple[Ask, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Are there so many cells, or so long, that they are better checked on disk than in memory?"""
        cells = sum(sheet.row_count * len(sheet.columns) for sheet in self.sheets)
        return cells > _MANY_CELLS or sum(sheet.size for sheet in self.sheets) > _LARGE


class UnreadableFile(Exception):
    """The file cannot be read; `sentence` names it, says what it is and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read(path: Path, *, name: str | None = None, into: Path) -> Document:
    """Read a file into the folder `into` (made by the caller, who removes it). Raises UnreadableFile, OSError.

    name: what the file is called for people; it is never used as a path.
    """
    shown = Path(name or path.name).name
    try:
        found = _in_child(path, kind_of(path), shown, into)
    except Refused as refused:
        raise UnreadableFile(f"{shown} is niet te lezen. {refused.sentence}") from None
    sheets = tuple(
        Sheet(s["name"], s["hidden"], into / s["file"], tuple(s["columns"]), s["row_count"], s["size"])
        for s in found["sheets"]
    )
    if found["kind"] == "ubl":
        sheets = tuple(sheet for sheet in sheets if sheet.name != "Relaties" or not _is_known(sheet, into))
    return Document(shown, sha256_of(path), found["kind"], sheets, tuple(Note(*note) for note in found["notes"]))


def _in_child(path: Path, kind: str, name: str, into: Path) -> dict[str, Any]:
    _leave_known(kind, into)
    unsafe = Refused("Het kan niet veilig worden gelezen: het is te groot, te ingewikkeld of beschadigd.")
    environment = {"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}
    environment |= {k: os.environ[k] for k in ("SYSTEMROOT", "PATH", "TEMP", "TMP") if k in os.environ}
    # What is read as a stream may be long: the time grows with it. A packed file is ten times longer inside.
    seconds = 10 * path.stat().st_size // limits.STREAMED_PER_SECOND if kind == "xaf" else 0
    try:
        done = subprocess.run(
            [
                sys.executable, "-m", "etl.readers.start", str(path.absolute()), name, str(into.absolute()),
                *_own_names(),
            ],
            env=environment, cwd=into, timeout=limits.WALL_SECONDS + seconds, capture_output=True, check=False,
            preexec_fn=_limit(seconds),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise unsafe from None
    told = into / "found.json"
    if not told.exists():
        raise unsafe
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    if "refused" in found:
        raise Refused(found["refused"])
    if done.returncode != 0:
        raise unsafe
    return found


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


def _own_names() -> list[str]:
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


def _limit(more_seconds: int) -> Callable[[], None] | None:
    """Set the limits in the child before it starts; Windows has no such limits and keeps the clock alone."""
    if os.name == "nt":
        return None
    import resource

    def set_limits() -> None:
        for what, most in (
            (resource.RLIMIT_AS, limits.MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.CPU_SECONDS + more_seconds),
            (resource.RLIMIT_FSIZE, limits.OUTPUT_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))

    return set_limits
