"""A problem in the data is a value: where it is, what was found, what was wanted. And what a check gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.datasets import DATASETS
from etl.intake.remembered import Heading
from etl.readers.process.document import Document
from etl.readers.tables.cells import BAD_DATE, ERRORS, NO_VALUE
from etl.schema import MONEY, Dataset

DOUBLE = "één keer; deze staat ook op"
BY_RULE = "een waarde die past bij de regel"
UNKNOWN_NAME, UNKNOWN_WORD = "naam die niet bekend is", "woord dat niet in de lijst staat"
EXCEL_SAYS = dict.fromkeys(ERRORS.values(), "dit is een fout van Excel: herstel de formule of typ de waarde") | {
    NO_VALUE: "dit is een formule zonder bewaarde uitkomst: open het bestand in Excel en sla het op",
    BAD_DATE: "de cel is opgemaakt als datum, maar het getal erin is geen datum",
}
"""What a cell can hold that is no value in any column, and what can be done about it."""


EMPTY = "(leeg)"
"""The suggestion to make a cell empty: what it says is that something is not known."""
_NOT_KNOWN = re.compile(
    r"(?i)\?+|-+|–|onbekend|(n\.?v\.?t|n\.?n\.?b|n\.?b|p\.?m|t\.?b\.?d)\.?|nog niet bekend|geen( opgave)?"
)


def left_empty(dataset: Dataset, name: str, found: str) -> str:
    """The suggestion to make a cell empty, where it says in words or signs that its value is not known; else none.

    Not for a cell that must be filled in, and not for a dash under an amount: there it may as well be nought.
    """
    column, text = dataset.columns[name], found.strip()
    may_be_empty = not (column.required or column.values or column.refers_to or name in dataset.key)
    is_nought = column.kind is MONEY and not text.strip("-–")
    return EMPTY if may_be_empty and not is_nought and _NOT_KNOWN.fullmatch(text) else ""


@dataclass(frozen=True)
class Problem:
    """What is wrong in one place, as Excel shows it.

    row 0 = the sheet as a whole; column: a Dutch heading; found: the text of the cell, or (is_cell_text False) a
    description of what is missing or double. dataset and name: the declared column, where there is one.
    is_part: found is one of several values in the cell. is_gone: about rows that the file would take away. typed_in:
    where it is typed on the page when the sheet has no such column.
    """

    file: str
    sheet: str
    row: int
    column: str
    found: str
    wanted: str
    suggestion: str = ""
    cell: str = ""
    is_cell_text: bool = True
    dataset: str = ""
    name: str = ""
    is_part: bool = False
    is_gone: bool = False
    typed_in: str = ""

    @property
    def sentence(self) -> str:
        """The problem in one Dutch sentence, with its place."""
        where = f"blad ‘{self.sheet}’" if self.sheet else "het bestand"
        if self.row:
            where += f", regel {self.row}"
        if self.column:
            where += f", kolom ‘{self.column}’"
        if self.cell:
            where += f" (cel {self.cell})"
        hint = f" {self.hint}" if self.suggestion else ""
        found = f"‘{self.found}’" if self.is_cell_text else self.found
        return f"{self.file}, {where}: gevonden {found}, verwacht {self.wanted}.{hint}"

    @property
    def hint(self) -> str:
        """The suggestion as a question; empty without one."""
        if self.suggestion == EMPTY:
            return "Is dit niet bekend? Maak de cel dan leeg."
        return f"Bedoelt u ‘{self.suggestion}’?" if self.suggestion else ""

    @property
    def is_whole_cell(self) -> bool:
        """Is what was found all that stands in the cell, so that a suggestion can take its place?"""
        return self.is_cell_text and bool(self.cell) and not self.is_part

    @property
    def kind(self) -> str:
        """What kind of problem this is, in words to choose by."""
        if self.is_gone:
            return "regel die niet weg mag"
        if not self.row or not self.dataset:
            return "blad of kolom"
        if DOUBLE in self.wanted:
            return "regel die dubbel is"
        if self.wanted.startswith(BY_RULE):
            return "past niet bij een afspraak"
        if not self.is_cell_text:
            return "cel die niet leeg mag zijn"
        if self.found in EXCEL_SAYS:
            return "fout van Excel in de cel"
        column = DATASETS[self.dataset].columns[self.name]
        if column.refers_to:
            return UNKNOWN_NAME
        return UNKNOWN_WORD if column.values else f"geen {column.kind.name}"

    @property
    def short(self) -> str:
        """The problem without its place, for a form in which each field is one row's."""
        hint = f" {self.hint}" if self.suggestion else ""
        found = f"‘{self.found}’" if self.is_cell_text else self.found
        return f"{self.column}: gevonden {found}, verwacht {self.wanted}.{hint}"


@dataclass(frozen=True)
class Part:
    """The good rows of one sheet: a table in the workbench with the data columns that the sheet has."""

    dataset: Dataset
    sheet: str
    table: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True)
class Sheeted:
    """How one sheet is read: as which dataset ("" = not recognised), and its headings.

    missing: the columns without which its rows cannot be used and that no heading stands for, by name. year: the one
    that stands above it, in its name or in that of the file. alike: the kinds that it may be, with the headings that
    say so, the likeliest first.
    """

    sheet: str
    dataset: str
    header_row: int = 0
    headings: tuple[Heading, ...] = ()
    missing: tuple[str, ...] = ()
    year: str = ""
    alike: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def questions(self) -> tuple[Heading, ...]:
        """The headings that must be asked."""
        return tuple(h for h in self.headings if h.how == "vraag")


@dataclass
class Checked:
    """What a file gives: good rows per sheet, problems, notes, and what the file says about itself.

    loose: sheets that are not recognised and hold no table.
    """

    document: Document
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    bad_rows: int = 0
    sheets: list[Sheeted] = field(default_factory=list)
    bad: dict[str, list[int]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
