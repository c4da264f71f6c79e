"""What was read of a file, before anyone says what it means: its sheets, notes on places, and questions it raises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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
class Tally:
    """Who was at one meeting by a list, counted per mark, to be looked at before it is saved.

    outside: how many of those present are of no municipality. total: what the list itself adds up to, where that is
    something else; "" where it is the same or not there.
    """

    title: str
    day: str
    state: str
    present: int
    excused: int
    absent: int
    unknown: int
    outside: int = 0
    total: str = ""


@dataclass(frozen=True)
class Document:
    """A file that could be read. file: the name it came with. kind: `xlsx` or `csv`.

    asks: what must be asked about the meetings in it; titles: what these are called; tallies: who was there.
    """

    file: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    asks: tuple[Ask, ...] = ()
    titles: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()

    @property
    def is_long(self) -> bool:
        """Are there so many cells, or so long, that they are better checked on disk than in memory?"""
        cells = sum(sheet.row_count * len(sheet.columns) for sheet in self.sheets)
        return cells > _MANY_CELLS or sum(sheet.size for sheet in self.sheets) > _LARGE
