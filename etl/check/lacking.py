"""What a sheet in one's own layout does not have: said once for every row, numbered, or read beside another value.

Nobody writes the year in every row of a list of one year, or a number before every meeting. What is made here stands in
columns far right of the sheet's own, so that every problem still names the cell of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.parquet as pq

from etl.check.as_written import hinted, is_said, number_and_quality, start_and_end
from etl.check.layout import is_year
from etl.check.made_numbers import Numbers, Unnumbered
from etl.check.recognised import Recognised
from etl.intake.choices import BY_HAND, NUMBERED, Correction
from etl.readers.meetings.list_days import year_in
from etl.readers.tables.letters import column_letters
from etl.schema import TIME, WHEN, WHOLE, Dataset
from metrics import dutch
from warehouse import Workbench

_FAR = 701
"""The first column for what a sheet lacks: no list of people's own is so wide."""
_QUALITY = "_quality"
_WITH_REASON = ("geannuleerd", "uitgesteld")
"""The values behind which people write why: what stands behind another one may be anything, and is asked."""


def letter_of(dataset: Dataset, name: str) -> str:
    """The letter of the column in which a declared column stands that the sheet does not have itself."""
    return column_letters(_FAR + list(dataset.columns).index(name))


def typed(dataset: Dataset, sheet: str, corrections: Iterable[Correction]) -> dict[str, str]:
    """Declared column → letter, of the columns that a sheet lacks and in which someone typed on the page."""
    places = {re.sub(r"\d+$", "", one.cell) for one in corrections if one.sheet == sheet}
    return {n: letter for n in dataset.columns if (letter := letter_of(dataset, n)) in places}


def year_said(texts: list[str]) -> str:
    """The one year that stands above a list, in the name of its sheet or in that of its file; "" for none or more."""
    return next((year for text in texts if (year := year_in(text))), "")


def may_be_read(dataset: Dataset, letters: Mapping[str, str]) -> frozenset[str]:
    """The columns that are read out of another one where the sheet does not have them."""
    return frozenset(
        name + _QUALITY for name in letters if name + _QUALITY in dataset.columns and name + _QUALITY not in letters
    )


def completed(
    found: Recognised, fixed: Mapping[str, str], bench: Workbench, notes: list[str], numbers: Numbers
) -> Recognised:
    """The sheet with what was said once and what is read beside a value.

    fixed: declared column → text, NUMBERED or BY_HAND. numbers: those made for the file so far.
    """
    dataset, letters = found.dataset, dict(found.letters)
    fixed = {name: text for name, text in fixed.items() if name in dataset.columns and name not in letters}
    beside = may_be_read(dataset, letters)
    rests = {n for n in letters if (to := dataset.columns[n].rest_to) and to not in letters}
    has_range = "start_time" in letters and "end_time" in dataset.columns and "end_time" not in letters
    if not (fixed or beside or rests or has_range):
        return found
    work = _Work(found)
    for name in beside:
        work.qualified(name.removesuffix(_QUALITY), notes)
    for name in rests:
        work.parted(name, notes)
    if has_range:
        work.times()
    # Last the numbers: they have the year of their row in them.
    for name, text in sorted(fixed.items(), key=lambda told: told[1] == NUMBERED):
        heading = dataset.columns[name].heading
        if text == NUMBERED:
            others = work.numbered(name, bench, fixed, numbers)
            notes.append(f"Blad ‘{found.sheet.name}’: ‘{heading}’ is gemaakt uit het jaar en de naam van elke regel.")
            if others:
                notes.append(
                    f"Let op: van dat jaar {dutch.several(others, 'staat', 'staan')} er al bij {dataset.title} "
                    "onder een ander nummer. Zij blijven staan: wat hetzelfde is, komt er dan een tweede keer bij."
                )
        elif text == BY_HAND:
            work.put(name, {})
            notes.append(
                f"Blad ‘{found.sheet.name}’: ‘{heading}’ staat er niet op en typt u per regel, bij Controleren."
            )
        else:
            others = work.same(name, text)
            rows = dutch.several(others, "regel", "regels")
            more = f", behalve waar de lijst zelf iets anders zegt ({rows})" if others else ""
            notes.append(f"Blad ‘{found.sheet.name}’: ‘{heading}’ is overal ‘{text}’{more}.")
    return work.done()


@dataclass
class _Work:
    """The cells of one sheet while columns are added. below: the places of the rows under the headings that count."""

    found: Recognised

    def __post_init__(self) -> None:
        read = pq.read_table(self.found.sheet.rows).to_pydict()
        self.numbers: list[int] = read["_row"]
        self.cells: dict[str, list[str | None]] = {letter: list(read[letter]) for letter in self.found.sheet.columns}
        self.letters = dict(self.found.letters)
        shape, last = self.found.shape, self.found.shape.second_table
        self.below = [
            i
            for i, n in enumerate(self.numbers)
            if n > self.found.header_row
            and n not in shape.skipped
            and (last is None or n < last)
            and self._is_filled(i)
        ]

    def _is_filled(self, i: int) -> bool:
        return any(texts[i] is not None for texts in self.cells.values())

    def text(self, name: str, i: int) -> str:
        """The text of a declared column in a row; "" where there is none."""
        letter = self.letters.get(name, "")
        return (self.cells[letter][i] or "") if letter in self.cells else ""

    def put(self, name: str, texts: Mapping[int, str]) -> None:
        """Add a column; a row in which someone typed something keeps that."""
        letter = letter_of(self.found.dataset, name)
        old = self.cells.get(letter, [None] * len(self.numbers))
        self.cells[letter] = [old[i] or texts.get(i) for i in range(len(self.numbers))]
        self.letters[name] = letter

    def same(self, name: str, value: str) -> int:
        """One value for every row, but where the list says another. Returns in how many rows.

        A year in a row of its own is that of the rows under it. Where a row speaks of another value in its own words
        ("PHO Sport - GEANNULEERD"), those stand in its place, and are asked.
        """
        if name == self.found.dataset.year_column:
            texts = self._year_above(value)
        else:
            texts = {i: self._said_by(i, name, value) for i in self.below}
        self.put(name, texts)
        return sum(text != value for text in texts.values())

    def _year_above(self, value: str) -> dict[int, str]:
        years = {row: text for row, text in self.found.shape.lone if is_year(text)}
        rows = {i: [row for row in years if row < self.numbers[i]] for i in self.below}
        return {i: years[max(above)] if above else value for i, above in rows.items()}

    def _said_by(self, i: int, name: str, value: str) -> str:
        column = self.found.dataset.columns[name]
        cells = [text for letter in self.found.sheet.columns if (text := self.cells[letter][i])]
        return next((text for text in cells if is_said(column, text) - {value}), value)

    def qualified(self, name: str, notes: list[str]) -> None:
        """A number with what people write around it ("ca. 35 aanw."): the number, and whether it was counted."""
        if self.found.dataset.columns[name].kind is not WHOLE:
            return
        qualities, told = {}, []
        for i in self.below:
            made = number_and_quality(self.text(name, i))
            if made:
                qualities[i] = made[1]
                if made[0] != self.text(name, i):
                    told.append(f"‘{self.text(name, i)}’ als {made[0]}, {made[1]}")
                self.cells[self.letters[name]][i] = made[0]
        self.put(name + _QUALITY, qualities)
        if told:
            more = f" en {len(told) - 5} andere" if len(told) > 5 else ""
            notes.append(f"Blad ‘{self.found.sheet.name}’: {'; '.join(told[:5])}{more} gelezen.")

    def parted(self, name: str, notes: list[str]) -> None:
        """A value with what explains it behind it ("nee - te weinig onderwerpen"): each in its own column."""
        column = self.found.dataset.columns[name]
        known = {v: v for v in column.values} | dict(column.values_also)
        rests, told = {}, []
        for i in self.below:
            text = self.text(name, i)
            found = re.fullmatch(r"\W*([a-zA-Z]+)\s*(?:[-–:,;(]\s*|\s+)(.+?)\)?\W*", text)
            value = known.get(found[1].lower()) if found else None
            # What the whole text hints at goes over its first word: "nee, verplaatst naar juni" is not called off.
            is_clear = value in _WITH_REASON and hinted(column, text) in (None, value)
            if found and is_clear and text.lower() not in known:
                self.cells[self.letters[name]][i], rests[i] = found[1].lower(), found[2]
                told.append(f"‘{text}’ als {value}")
        if rests:
            self.put(column.rest_to, rests)
            heading = self.found.dataset.columns[column.rest_to].heading
            notes.append(f"Blad ‘{self.found.sheet.name}’: {'; '.join(told[:5])} gelezen, de rest als ‘{heading}’.")

    def times(self) -> None:
        """A time from and till in one cell ("10.00-12.00 uur") as two."""
        ends = {}
        for i in self.below:
            made = start_and_end(self.text("start_time", i))
            if made:
                self.cells[self.letters["start_time"]][i], ends[i] = made
        if ends and self.found.dataset.columns["end_time"].kind is TIME:
            self.put("end_time", ends)

    def numbered(self, name: str, bench: Workbench, fixed: Mapping[str, str], numbers: Numbers) -> int:
        """A number for each row. Returns how many rows of these years are stored under another one."""
        dataset, named_by = self.found.dataset, self.found.dataset.columns[name].numbered_by
        year = dataset.year_column or ""
        day = next((c for c, column in dataset.columns.items() if column.kind is WHEN and column.required), "")
        rows = [
            Unnumbered(
                i,
                self.text(year, i) or fixed.get(year, ""),
                next((text for c in named_by if (text := self.text(c, i))), ""),
                self.text(named_by[0], i),
                self.text(day, i),
            )
            for i in self.below
        ]
        made, others = numbers.make(dataset, name, rows, bench)
        self.put(name, made)
        return others

    def done(self) -> Recognised:
        """The sheet with its new columns."""
        sheet = self.found.sheet
        path = sheet.rows.with_name(f"{sheet.rows.stem}-completed.parquet")
        columns = {"_row": pa.array(self.numbers, pa.int64())}
        columns |= {k: pa.array(v, pa.string()) for k, v in self.cells.items()}
        pq.write_table(pa.table(columns), path, compression="zstd")
        return replace(self.found, sheet=replace(sheet, rows=path, columns=tuple(self.cells)), letters=self.letters)
