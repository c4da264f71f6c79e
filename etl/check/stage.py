"""One recognised sheet on its way to good rows: its cells, what is wrong in them, and the rows that are left.

The cells stay where the reader left them. The table of a stage holds values, and of the text of a cell only what a
reference to several things needs; for a problem the text is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.check import plain
from etl.check.as_written import hinted, is_of_more, no_such_day, suggested
from etl.check.lacking import letter_of
from etl.check.problem import EXCEL_SAYS, Checked, Part, Problem, left_empty
from etl.check.recognise import Recognised
from etl.check.references import is_text_until_resolved
from etl.intake.choices import Choices
from etl.intake.remembered import meant_elsewhere, values_for
from etl.intake.similarity import nearest
from etl.readers.process.document import Document
from etl.schema import TEXT, Guard, Rule
from etl.sql import quoted
from warehouse import Workbench

_NOTHING = "een lege cel"
Look = tuple[str, str, str | Rule | Guard]
"""Where to look for a fault: column, condition, and what is wanted or the rule that is not met."""


class Stage:
    """One recognised sheet: a table with `_row` and the value of each cell, under its own name.

    Beside it stand `x__bad` (a cell with a text that is no such value) and, for a reference to several, `x__text`.
    """

    def __init__(
        self,
        bench: Workbench,
        document: Document,
        recognised: Recognised,
        number: int,
        result: Checked,
        choices: Choices,
    ) -> None:
        self.bench, self.document, self.result = bench, document, result
        self.dataset, self.sheet, self.letters = recognised.dataset, recognised.sheet, recognised.letters
        self.header_row, self.usable, self.shape = recognised.header_row, recognised.usable, recognised.shape
        self.said, self.only = recognised.said, recognised.only
        self.table = f"stage_{number}"
        self.rows = choices.rows.get(self.sheet.name)
        self.spellings = {n: values_for(self.dataset.name, n, choices, recognised.layout) for n in self.present}
        self.simple: frozenset[str] = frozenset()
        self.unknown = f"unknown_{self.table}"
        self._told: set[tuple[str, int]] = set()

    @property
    def present(self) -> list[str]:
        """The declared columns that the sheet has."""
        return [name for name in self.dataset.columns if name in self.letters]

    @property
    def cells(self) -> str:
        """As SQL the cells as the reader left them."""
        return f"read_parquet({quoted(self.sheet.rows.as_posix())})"

    def cell(self, name: str) -> str:
        """As SQL the text of a cell; what stands in a heading, as a year, is the same in every row."""
        return f'"{self.letters[name]}"' if self.letters[name] else quoted(self.said[name])

    def source(self) -> str:
        """As SQL the rows under the headings; of a file that is finished in parts only those still to be saved."""
        left = "" if self.rows is None else f" AND _row IN ({', '.join(map(str, map(int, self.rows))) or 'NULL'})"
        if self.shape.skipped:
            left += f" AND _row NOT IN ({', '.join(map(str, self.shape.skipped))})"
        if self.shape.second_table is not None:
            left += f" AND _row < {self.shape.second_table}"
        if self.only:
            left += f" AND {self.only}"
        return f"{self.cells} WHERE _row > {self.header_row}{left}"

    def keeps_text(self, name: str) -> bool:
        """Does the text of this column stand in the table beside its value?"""
        return bool(self.dataset.columns[name].refers_to) and not is_text_until_resolved(self.dataset, name)

    def may_be_bad(self, name: str) -> bool:
        """Can a text in this column be no value? A reference is looked at later, and any text is a text."""
        column = self.dataset.columns[name]
        return not column.refers_to and (column.kind is not TEXT or bool(column.values))

    def look(self, looks: Sequence[Look], table: str = "") -> None:
        """Name what is wrong by each of these.

        One look at all rows says which of them any row meets; nearly always none.
        """
        if not looks:
            return
        any_of = ", ".join(f"coalesce(bool_or({condition}), false)" for _, condition, _ in looks)
        [met] = self.bench.rows(f"SELECT {any_of} FROM {table or self.table}")
        for look, is_met in zip(looks, met, strict=True):
            if is_met:
                self.name_rows(*look, table or self.table)

    def name_rows(self, name: str, condition: str, wanted: str | Rule | Guard, table: str) -> None:
        """Add a problem for each row that meets a condition, with the text of its cell in this column.

        Where a cell meets two rules the first is told: what it becomes is looked at again.
        """
        text = self.cell(name) if name in self.letters else "NULL"
        year = self.cell(self.dataset.year_column) if self.dataset.year_column in self.letters else "NULL"
        sql = (
            f"SELECT _row, {text}, {year} FROM (SELECT _row FROM {table} WHERE {condition}) "
            f"JOIN {self.cells} USING (_row) ORDER BY _row"
        )
        rows, column = self.bench.rows(sql), self.dataset.columns[name]
        if not isinstance(wanted, str):
            for row, found, _ in rows:
                if (name, row) not in self._told:
                    self._told.add((name, row))
                    said = plain.broken(column, wanted)
                    self.add(row, name, found or _NOTHING, wanted.sentence, said, is_text=bool(found), is_rule=True)
            return
        known = {str(value): str(value) for value in column.values}
        near = nearest(self.bench, {found for _, found, _ in rows if found}, known)
        near |= meant_elsewhere(self.dataset.name, name) if known else {}
        for row, found, of in rows:
            if not found:
                self.add(row, name, _NOTHING, wanted, plain.empty(column), is_text=False)
                continue
            sure = hinted(column, found) if column.values else None
            near_by = sure if sure is not None else suggested(column, found, of or "") or near.get(found, "")
            expected, said = wanted, plain.unread(column, found, wanted)
            if no_such_day(column, found):
                expected, said = f"een dag die bestaat; {wanted}", plain.no_day(column)
            elif column.values and is_of_more(found):
                said = plain.of_more(column)
                expected = (
                    f"{column.heading} van één regel; deze cel gaat over meer: geef elk een eigen regel. {expected}"
                )
            self.add(row, name, found, expected, said, near_by)

    def add(
        self,
        row: int,
        name: str,
        found: str,
        wanted: str,
        said: plain.Said,
        suggestion: str = "",
        *,
        is_text: bool = True,
        is_rule: bool = False,
        is_absent: bool = False,
    ) -> None:
        """Add one problem of this sheet. said: what is wrong and what to do, in plain words."""
        letter = self.letters.get(name, "")
        letter = "" if letter == letter_of(self.dataset, name) else letter
        if is_text and found in EXCEL_SAYS:
            wanted += f"; {EXCEL_SAYS[found]}"
        suggestion = suggestion or (left_empty(self.dataset, name, found) if is_text else "")
        self.result.problems.append(
            Problem(
                self.document.file,
                self.sheet.name,
                row,
                self.dataset.columns[name].heading,
                found,
                wanted,
                *said,
                suggestion=suggestion,
                cell=f"{letter}{row}" if letter and row else "",
                is_cell_text=is_text,
                dataset=self.dataset.name,
                name=name,
                is_part=self.dataset.columns[name].many,
                typed_in=f"{letter_of(self.dataset, name)}{row}" if row and not letter else "",
                is_rule=is_rule,
                is_absent=is_absent,
            )
        )

    def finish(self) -> None:
        """Keep the good rows: those without a problem, of a sheet that can be used as a whole."""
        bad = sorted({p.row for p in self.result.problems if p.sheet == self.sheet.name and p.row})
        if self.sheet.name not in self.result.bad:  # a sheet with years in its headings comes once for each year
            self.result.bad_rows += len(bad)
            self.result.bad[self.sheet.name] = bad
        if not self.usable:
            return
        stored = [s for n in self.present for s in self.dataset.stored_of(n)]
        fields = ", ".join(f'"{s}"' for s in stored)
        good = f"good_{self.table}"
        self.bench.run(f"CREATE TABLE bad_{self.table} AS SELECT unnest(?::BIGINT[]) AS _row", [bad])
        self.bench.run(
            f"CREATE VIEW {good} AS SELECT {fields}, _row FROM {self.table}"
            + (f" WHERE _row NOT IN (SELECT _row FROM bad_{self.table})" if bad else "")
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {good}")
        if rows:
            self.result.parts.append(Part(self.dataset, self.sheet.name, good, tuple(stored), rows))
