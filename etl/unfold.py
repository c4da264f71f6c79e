"""Years in the headings of one sheet ("Begroting 2024", "Begroting 2025"): a row is a row for each of those years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.mapping import tidied
from etl.schema import Dataset

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERS = ("BIGINT", "DOUBLE", "DECIMAL")


@dataclass(frozen=True)
class Years:
    """Per year, in the order of the sheet, which letter is which declared column. Empty: there is nothing to unfold."""

    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """Letter → declared column, of all years."""
        return {letter: column for year in self.letters.values() for column, letter in year.items()}

    def has(self, year: str) -> str:
        """An SQL condition: does a row say anything of this year? What says nothing of any year is of the first."""
        own, every = ([*self.letters[year].values()], [*self.columns])
        if year == next(iter(self.letters)):
            others = [letter for letter in every if letter not in own]
            return f"({_some(own)} OR NOT ({_some(others)}))"
        return f"({_some(own)})"

    def sentence(self, headings: Mapping[str, str], dataset: Dataset) -> str:
        """What is done, in words. headings: letter → text."""
        names = [f"‘{headings[letter]}’ ({letter})" for letter in self.columns]
        shown = [f"‘{dataset.columns[column].heading}’" for column in dict.fromkeys(self.columns.values())]
        years = [*self.letters]
        return (
            f"de kolommen {_and(names)} zijn gelezen als {_and(shown)} van {_and(years)}: van elke regel is een regel "
            "per jaar gemaakt. De andere kolommen gelden voor elk jaar."
        )


def years_of(
    dataset: Dataset, headings: Mapping[str, tuple[str, str]], names: Mapping[str, str], chosen: Mapping[str, str]
) -> Years:
    """The years in these headings, where there is one way to read them; otherwise they are asked as any heading.

    headings: letter → (text, its label); names: label → declared column; chosen: texts of headings that were answered.
    One way: the year is part of the key and has no column of its own, each number of the sheet has its year in its
    heading, and each such column has one heading for each of the same years.
    """
    if not dataset.year_column or dataset.year_column not in dataset.key:
        return Years()
    plain = {tidied(label): column for label, column in names.items()}
    found: dict[str, dict[str, str]] = {}
    without = {chosen.get(text, names.get(label)) for text, label in headings.values()}
    for letter, (text, label) in headings.items():
        years = _YEAR.findall(text)
        column = plain.get(tidied(label))
        if len(years) != 1 or label in names or text in chosen or not column or not _is_number(dataset, column):
            continue
        if column in found.setdefault(years[0], {}):
            return Years()
        found[years[0]][column] = letter
    columns = {frozenset(of_year) for of_year in found.values()}
    measures = {name for name in without if name and _is_number(dataset, name)}
    if len(found) < 2 or len(columns) > 1 or dataset.year_column in without or measures:
        return Years()
    return Years(found)


def without_year(label: str) -> str:
    """The label of a heading without the year in it; empty for one without a year, or with nothing else."""
    return tidied(label) if len(_YEAR.findall(label)) == 1 and _YEAR.sub("", label).strip() else ""


def _is_number(dataset: Dataset, name: str) -> bool:
    column = dataset.columns[name]
    is_plain = not (column.values or column.refers_to or column.many or name in dataset.key)
    return is_plain and column.sql_type.startswith(_NUMBERS)


def _some(letters: list[str]) -> str:
    return " OR ".join(f'"{letter}" IS NOT NULL' for letter in letters)


def _and(words: list[str]) -> str:
    return " en ".join([", ".join(words[:-1]), words[-1]]) if words[1:] else words[0]
