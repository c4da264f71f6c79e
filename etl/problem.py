"""A problem in the data is a value: where it is, what was found, what was wanted. And what a check gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.read import Document
from etl.schema import Dataset


@dataclass(frozen=True)
class Problem:
    """What is wrong in one place, as Excel shows it.

    row 0 = the sheet as a whole; column: a Dutch heading; found: the text of the cell, or (is_cell_text False) a
    description of what is missing or double.
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
        hint = f" Bedoelt u ‘{self.suggestion}’?" if self.suggestion else ""
        found = f"‘{self.found}’" if self.is_cell_text else self.found
        return f"{self.file}, {where}: gevonden {found}, verwacht {self.wanted}.{hint}"

    @property
    def short(self) -> str:
        """The problem without its place, for a form in which each field is one row's."""
        hint = f" Bedoelt u ‘{self.suggestion}’?" if self.suggestion else ""
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


@dataclass
class Checked:
    """What a file gives: good rows per sheet, problems, notes, and what the file says about itself."""

    document: Document
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    bad_rows: int = 0
