"""The layout of a sheet: its row of headings, the years in them, and what under them is no data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.intake.similarity import nearest, tidied
from etl.readers.process.document import Sheet
from etl.schema import TEXT, YES_NO, Dataset
from etl.sql import quoted
from warehouse import Workbench

Top = list[tuple[int, dict[str, tuple[str, str]]]]
"""Row number, and per letter the text and its key."""
_EXAMPLES = 2


def likely_headings(top: Top) -> int | None:
    """The row that looks most like headings when none of them is known: the fullest one of words; None for none."""
    words = [
        (len(cells), -number)
        for number, cells in top
        if len(cells) > 1 and not any(text[:1].isdigit() for text, _ in cells.values())
    ]
    return -max(words)[1] if words else None


def examples_of(top: Top, header_row: int, letter: str) -> tuple[str, ...]:
    """The first texts under a heading that differ: who must say what a column is, has to see what is in it."""
    texts = [cells[letter][0] for number, cells in top if number > header_row and letter in cells]
    return tuple(dict.fromkeys(texts))[:_EXAMPLES]


_TOTAL = r"^((sub|eind)?tota(al|len)|som|gemiddelde?)( .*)?:?$"
_ONLY_TOTAL = r"^(sub|eind)?totaal:?$"
_LEAST_HEADINGS = 3
_LEAST_NEEDED, _MOST_SHOWN, _MOST_LONE = 2, 40, 200
_GROUP = re.compile(r"[^\W\d_][^\d]{3,}")
"""Words that are no number and no day, long enough to be no mark: "Sociaal Domein" under a heading for the year."""
_NOTE = re.compile(r"(?i)\*|\d\)|(bron|noot|nb|n\.b\.|let op|toelichting|opmerking|peildatum|bijgewerkt|stand per)\b")


@dataclass(frozen=True)
class Shape:
    """Rows that are not read, and the row at which another table starts (None: there is none).

    lone: rows with one text and nothing else that is no beginning of a row: a heading of a group, or a note.
    """

    totals: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    second_table: int | None = None
    lone: tuple[tuple[int, str], ...] = ()

    @property
    def skipped(self) -> tuple[int, ...]:
        """Rows that are passed over."""
        return (*self.totals, *self.repeated, *(row for row, _ in self.lone))

    def notes(self, sheet: str) -> list[str]:
        """What was passed over, in sentences."""
        told = []
        if self.totals:
            told.append(f"Blad ‘{sheet}’: {_rows(self.totals)} een totaal en is niet als gegeven gelezen.")
        if self.repeated:
            told.append(f"Blad ‘{sheet}’: {_rows(self.repeated)} een herhaling van de koppen en is niet gelezen.")
        if self.lone:
            one, shown = len(self.lone) == 1, [f"{row} (‘{text[:_MOST_SHOWN]}’)" for row, text in self.lone[:5]]
            more = " en verder" if len(self.lone) > len(shown) else ""
            told.append(
                f"Blad ‘{sheet}’: {'regel' if one else 'de regels'} {', '.join(shown)}{more} {'is' if one else 'zijn'} "
                f"een tussenkop of een noot en {'is' if one else 'zijn'} niet als gegeven gelezen."
            )
        return told


def shape_of(
    bench: Workbench,
    sheet: Sheet,
    dataset: Dataset,
    header_row: int,
    letters: Mapping[str, str],
    headings: Sequence[str],
    own: Set[str],
) -> Shape:
    """Look under the headings of one sheet. letters: declared column → letter.

    headings: labels of all datasets; own: those of this sheet, also of columns that are not known.

    A row is a total when its first filled cell says so and a cell that every row must have is empty, or when it says
    nothing else in a column that names something else (a municipality, a heading of the budget).
    """
    source = f"read_parquet({quoted(sheet.rows.as_posix())}) WHERE _row > {header_row}"
    columns = sorted(letters.values(), key=column_index_from_string)
    needed = [letters[n] for n, c in dataset.columns.items() if n in letters and (c.required or n in dataset.key)]
    if not columns:
        return Shape()
    first = f"coalesce({', '.join(_field(letter) for letter in sheet.columns)})"
    lacks = " OR ".join(f"{_field(letter)} IS NULL" for letter in needed) or "false"
    named = [letters[n] for n, c in dataset.columns.items() if n in letters and (c.refers_to or c.values)]
    word = quoted("%totaal%")  # looked for first, as a label of every cell of a large sheet takes long
    says = (
        " OR ".join(
            f"({_field(n)} ILIKE {word} AND regexp_full_match(nl_label({_field(n)}), {quoted(_ONLY_TOTAL)}))"
            for n in named
        )
        or "false"
    )
    totals = bench.rows(
        f"SELECT _row FROM {source} AND ((({lacks}) AND regexp_full_match(nl_label({first}), {quoted(_TOTAL)})) "
        f"OR {says}) ORDER BY 1"
    )
    second, repeated = None, []
    cells = f"list_filter([{', '.join(_field(letter) for letter in sheet.columns)}], lambda t: t IS NOT NULL)"
    likely = _likely(sheet, [*headings, *own])
    for row, found in bench.rows(
        f"SELECT _row, labels FROM (SELECT _row, list_transform({cells}, lambda t: nl_label(t)) AS labels "
        f"FROM {source} AND {likely}) WHERE len(labels) >= {_LEAST_HEADINGS} AND "
        f"len(list_filter(labels, lambda t: list_contains(?::VARCHAR[], t))) >= 0.7 * len(labels) ORDER BY _row",
        [[*headings, *own]],
    ):
        if set(found) <= own:
            repeated.append(row)
        elif second is None:
            second = row
    passed = {row for (row,) in totals}
    lone = [(row, text) for row, text in _lone(bench, sheet, dataset, source, letters, needed) if row not in passed]
    return Shape(tuple(sorted(passed)), tuple(repeated), second, tuple(lone))


def _lone(
    bench: Workbench, sheet: Sheet, dataset: Dataset, source: str, letters: Mapping[str, str], needed: Sequence[str]
) -> list[tuple[int, str]]:
    """Rows of one text. It is a note when it says so, or the year of the rows under it when the sheet has no column for
    that; a heading of a group when it stands where a name must stand that is known, and is like none of these, or words
    where a number, a day or a word of a list must stand. Anything else is a row that somebody did not finish."""
    if len(needed) < _LEAST_NEEDED:
        return []
    filled = " + ".join(f"({_field(letter)} IS NOT NULL)::INT" for letter in sheet.columns)
    cases = " ".join(f"WHEN {_field(letter)} IS NOT NULL THEN {quoted(letter)}" for letter in sheet.columns)
    text = f"coalesce({', '.join(_field(letter) for letter in sheet.columns)})"
    rows = bench.rows(f"SELECT _row, CASE {cases} END, {text} FROM {source} AND {filled} = 1 ORDER BY 1")
    if len(rows) > _MOST_LONE:
        rows = [row for row in rows if _NOTE.match(row[2])]
    named = {letters[n]: c.refers_to for n, c in dataset.columns.items() if n in letters and c.refers_to}
    numbers = {letters[n] for n, c in dataset.columns.items() if n in letters and c.kind not in (TEXT, YES_NO)}
    names = {letter: names_of(DATASETS[target]) for letter, target in named.items() if target} if rows else {}
    alike = {
        (letter, text)
        for letter, known in names.items()
        for text in nearest(bench, {found for _, at, found in rows if at == letter}, dict.fromkeys(known, letter))
    }
    coded = {letters[n]: [*c.values, *c.values_also] for n, c in dataset.columns.items() if n in letters and c.values}
    words = {
        (letter, text)
        for letter, known in coded.items()
        for text in nearest(bench, {found for _, at, found in rows if at == letter}, {str(v): letter for v in known})
    }
    return [
        (row, found)
        for row, letter, found in rows
        if _NOTE.match(found)
        or (dataset.year_column not in (None, *letters) and is_year(found))
        or (names.get(letter) and (letter, found) not in alike)
        or (letter in numbers and _GROUP.fullmatch(found))
        or (letter in coded and _GROUP.fullmatch(found) and (letter, found) not in words)
    ]


def is_year(text: str) -> bool:
    """Is this a year and nothing else?"""
    return bool(_YEAR.fullmatch(text.strip()))


def _likely(sheet: Sheet, headings: Sequence[str]) -> str:
    """As SQL: rows that may be headings, without making labels of every cell. A heading starts with a letter."""
    if not all(heading >= "A" for heading in headings):
        return "true"
    letters = " + ".join(f"coalesce({_field(letter)} >= 'A', false)::INT" for letter in sheet.columns)
    filled = " + ".join(f"({_field(letter)} IS NOT NULL)::INT" for letter in sheet.columns)
    return f"{letters} >= 0.7 * ({filled}) AND {letters} >= 0.7 * {_LEAST_HEADINGS}"


def _field(letter: str) -> str:
    return f'"{letter}"'


def _rows(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"regel {numbers[0]} is"
    shown = ", ".join(map(str, numbers[:5])) + (" en verder" if len(numbers) > 5 else "")
    return f"elk van de regels {shown} is"


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
