"""A problem in the data is a value: where it is, what was found, what was wanted. And what a check gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.check.recognised import Offer
from etl.datasets import DATASETS
from etl.intake.headings import Heading
from etl.readers.process.document import Ask, Document
from etl.readers.tables.cells import BAD_DATE, ERRORS, NO_VALUE
from etl.schema import MONEY, Dataset

MISSING = " ontbreekt"
"""How the title ends of a cell that must be filled in."""
DOUBLE = "één keer; deze staat ook op"
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
    """What is wrong in one place, as Excel shows it, and what to do about it.

    title: what is wrong, and instruction: what to do, in plain words without the place; problems with the same of both
    have one cause (causes.py). subject: what people know the row by. is_rule: found is a value, but does not fit.
    is_absent: of what it refers to nothing is loaded yet.
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
    title: str
    instruction: str
    suggestion: str = ""
    cell: str = ""
    is_cell_text: bool = True
    dataset: str = ""
    name: str = ""
    is_part: bool = False
    is_gone: bool = False
    typed_in: str = ""
    is_rule: bool = False
    is_absent: bool = False
    subject: str = ""

    @property
    def sentence(self) -> str:
        """The problem in plain Dutch, with its place, what was found there and what was wanted."""
        of_row = f" bij {self.subject}" if self.subject else ""
        return f"{self.title}{of_row}. {self._to_do} {self.file}, {self.place}: {self.detail}."

    @property
    def place(self) -> str:
        """Where in the file it is."""
        where = f"blad ‘{self.sheet}’" if self.sheet else "het bestand"
        if self.row:
            where += f", regel {self.row}"
        if self.column:
            where += f", kolom ‘{self.column}’"
        return where + (f" (cel {self.cell})" if self.cell else "")

    @property
    def detail(self) -> str:
        """What was found and what was wanted."""
        return f"gevonden {self.shown}, verwacht: {self.wanted}"

    @property
    def shown(self) -> str:
        """What was found, in quotes where it is the text of a cell."""
        return f"‘{self.found}’" if self.is_cell_text else self.found

    @property
    def is_of_row(self) -> bool:
        """Is it about one row of data, and not about a sheet or its headings?"""
        return bool(self.row and self.dataset)

    @property
    def _to_do(self) -> str:
        return f"{self.instruction}." + (f" {self.hint}" if self.suggestion else "")

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
        if self.is_absent:
            return "gegevens die nog niet zijn geladen"
        if DOUBLE in self.wanted:
            return "regel die dubbel is"
        if self.is_rule:
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
        """The problem without its place, for a form in which each field is one row's; why a cell may not be empty."""
        why = f" {self.wanted}." if self.is_rule and self.title.endswith(MISSING) else ""
        is_told = self.is_rule or not self.is_cell_text or not self.found or self.found in self.title
        stands = "" if is_told else f" Er staat {self.shown}."
        return f"{self.title}.{stands} {self._to_do}{why}"

    @property
    def comment(self) -> str:
        """The problem as it stands in its own cell: without the place, with what was found and what was wanted."""
        return f"{self.title}. {self._to_do} {self.detail[:1].upper()}{self.detail[1:]}."


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
    say so, the likeliest first. layout: its headings, by which it is known again. recipe: the name of the one that it
    was read with; "" for none. offers: what its rows say beside, and may be stored too.
    say so, the likeliest first. years: the years that its words name, where the year may be chosen otherwise.
    """

    sheet: str
    dataset: str
    header_row: int = 0
    headings: tuple[Heading, ...] = ()
    missing: tuple[str, ...] = ()
    year: str = ""
    alike: tuple[tuple[str, tuple[str, ...]], ...] = ()
    layout: str = ""
    recipe: str = ""
    offers: tuple[Offer, ...] = ()
    years: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Heading, ...]:
        """The headings that must be asked."""
        return tuple(h for h in self.headings if h.how == "vraag")


@dataclass
class Checked:
    """What a file gives: good rows per sheet, problems, notes, and what the file says about itself.

    loose: sheets that are not recognised and hold no table. asks: what these sheets ask. whole: dataset →
    the period for which someone said that the file is all there is.
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
    asks: list[Ask] = field(default_factory=list)
    whole: dict[str, str] = field(default_factory=dict)
