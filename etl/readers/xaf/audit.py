"""State of an audit file while it is read: accounts, relations, counts, and the rows in their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from etl.readers.tables.rows import Rows, Written
from etl.readers.xaf.checks import Sloppy

BOOKED = (
    "Boekjaar",
    "Regelnummer",
    "Periode",
    "Boekdatum",
    "Dagboek",
    "Boekstuk",
    "Rekening",
    "Bedrag",
    "Omschrijving",
    "Relatie",
    "Beginbalans",
    "Projectcode boekhouding",
    "Kostenplaats",
    "Btw-bedrag",
    "Valuta",
    "Vindplaats",
)
BESIDE = ("place", "invoice")
"""What stands in the file of bookings behind these, for the questions below."""
ITEMS = ("kind", "relation", "invoice", "signed", "dated", "due", "purchase", "place", "project", "vat", "credit")
OPENING = "Beginbalans"
RELATION_KINDS = {"C": "debiteur", "S": "crediteur", "B": "beide"}


class Workbench(Protocol):
    """A database for the sums over one file, as the program that starts the readers gives it."""

    def run(self, sql: str, parameters: Sequence[Any] = ...) -> Any:
        """Carry out statements."""

    def rows(self, sql: str, parameters: Sequence[Any] = ...) -> list[Any]:
        """The rows of a question."""

    def pieces(self, sql: str) -> Iterable[list[Any]]:
        """The rows of a question, some thousands at a time."""


Scratch = Callable[[Path], AbstractContextManager[Any]]
"""Gives a database with its files in a folder, for as long as it is open."""


@dataclass
class Audit:
    """What has been read so far, apart from the rows that went to their files."""

    entries: Rows
    items: Rows
    header: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    totals: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    groups: dict[str, str] = field(default_factory=dict)
    sloppy: Sloppy = field(default_factory=Sloppy)
    is_later_part: bool = False
    derives: bool = True
    """May open items follow from the bookings? Not from those of a later part of a year alone."""

    @classmethod
    def into(cls, folder: Path) -> Audit:
        """An empty one, whose rows go to files in a folder."""
        return cls(
            Rows(folder / "entries.parquet", BOOKED, beside=BESIDE),
            Rows(folder / "items.parquet", ITEMS, is_sheet=False),
        )

    def close(self) -> Written:
        """Finish the files. Returns the sheet of bookings."""
        self.items.close()
        return self.entries.close("Boekingen")
