"""One recognised sheet on its way to good rows: its cells become values, and what cannot is a problem.

The cells stay where the reader left them. The table of a stage holds values, and of the text of a cell only what a
reference to several things needs; for a problem the text is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.check.column_sql import allowed_sql, simple_columns, wanted_of
from etl.check.guards import refused
from etl.check.problem import BY_RULE, EXCEL_SAYS, Checked, Part, Problem, left_empty
from etl.check.recognise import Recognised
from etl.check.references import is_text_until_resolved, resolve, spell
from etl.datasets import DATASETS
from etl.intake.choices import Choices
from etl.intake.remembered import nearest, values_for
from etl.readers.process.document import Document
from etl.schema import TEXT, Column
from etl.sql import is_stored, quoted
from metrics import dutch
from warehouse import Workbench


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
        self.year, self.only = recognised.year, recognised.only
        self.table = f"stage_{number}"
        self.rows = choices.rows.get(self.sheet.name)
        self.spellings = {n: values_for(self.dataset.name, n, choices) for n in self.present}
        self.simple: frozenset[str] = frozenset()
        self.unknown = f"unknown_{self.table}"

    @property
    def present(self) -> list[str]:
        """The declared columns that the sheet has."""
        return [name for name in self.dataset.columns if name in self.letters]

    @property
    def _cells(self) -> str:
        return f"read_parquet({quoted(self.sheet.rows.as_posix())})"

    def parse(self) -> None:
        """Make the table, and name each cell that is no value."""
        on_sheet = {name: letter for name, letter in self.letters.items() if letter}
        self.simple = simple_columns(self.bench, self.dataset, on_sheet, self._source())
        year = self.dataset.year_column
        texts = [f'{self._cell(n)} AS "{n}__text"' for n in self.present]
        some = " OR ".join(f'"{n}__text" IS NOT NULL' for n in self.present if self.letters[n])
        year_sql = f"nl_whole({self._prepared(year)})" if year in self.letters else "NULL::BIGINT"
        prepared = [f'{self._prepared(n)} AS "{n}__prepared"' for n in self.present]
        values = [value for n in self.present for value in self._values(n, self.dataset.columns[n])]
        stored = [f'"{s}"' for n in self.present for s in self.dataset.stored_of(n)]
        kept = [f'"{n}__text"' for n in self.present if self._keeps_text(n)]
        flags = [
            f'"{n}__text" IS NOT NULL AND ({self._is_bad(n)}) AS "{n}__bad"'
            for n in self.present
            if self._may_be_bad(n)
        ]
        self.bench.run(
            f"CREATE TABLE {self.table} AS SELECT _row, {', '.join([*stored, *kept, *flags])} FROM (SELECT _row, "
            + ", ".join([*(f'"{n}__text"' for n in self.present), *values])
            + f" FROM (SELECT *, {', '.join(prepared)} FROM (SELECT *, {year_sql} AS _year FROM (SELECT _row, "
            f"{', '.join(texts)} FROM {self._source()}) WHERE {some})))"
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {self.table}")
        [(below,)] = self.bench.rows(f"SELECT count(*) FROM {self._source()}")
        if left := below - rows:
            self.result.notes.append(
                f"Blad ‘{self.sheet.name}’: {dutch.several(left, 'regel heeft', 'regels hebben')} alleen iets in "
                "kolommen die niet bekend zijn; overgeslagen."
            )
        self._look([found for name in self.present for found in self._misread(name, self.dataset.columns[name])])

    def _cell(self, name: str) -> str:
        """As SQL the text of a cell; a year that stands in a heading is the same in every row."""
        return f'"{self.letters[name]}"' if self.letters[name] else quoted(self.year)

    def _source(self) -> str:
        """As SQL the rows under the headings; of a file that is finished in parts only those still to be saved."""
        left = "" if self.rows is None else f" AND _row IN ({', '.join(map(str, map(int, self.rows))) or 'NULL'})"
        if self.shape.skipped:
            left += f" AND _row NOT IN ({', '.join(map(str, self.shape.skipped))})"
        if self.shape.second_table is not None:
            left += f" AND _row < {self.shape.second_table}"
        if self.only:
            left += f" AND {self.only}"
        return f"{self._cells} WHERE _row > {self.header_row}{left}"

    def accept_spellings(self) -> None:
        """Let a reference also be spelled as was chosen, where what it means is known."""
        for name, chosen in self.spellings.items():
            target = self.dataset.columns[name].refers_to
            if target:
                for text, value in chosen.items():
                    spell(self.bench, target, text, value)

    def _keeps_text(self, name: str) -> bool:
        return bool(self.dataset.columns[name].refers_to) and not is_text_until_resolved(self.dataset, name)

    def _may_be_bad(self, name: str) -> bool:
        """Can a text in this column be no value? A reference is looked at later, and any text is a text."""
        column = self.dataset.columns[name]
        return not column.refers_to and (column.kind is not TEXT or bool(column.values))

    def _is_bad(self, name: str) -> str:
        return (
            f'len(list_filter("{name}", lambda v: v IS NULL)) > 0'
            if self.dataset.columns[name].many
            else f'"{name}" IS NULL'
        )

    def _prepared(self, name: str) -> str:
        column, text = self.dataset.columns[name], f'"{name}__text"'
        if column.many or column.refers_to:
            return text
        prepare = column.kind.simple[1] if column.kind.simple and name in self.simple else column.kind.prepare
        return prepare.format(cell=allowed_sql(column, text, self.spellings[name]), year="_year")

    def _values(self, name: str, column: Column) -> list[str]:
        text = f'"{name}__prepared"'
        if column.refers_to:
            return [f'{text} AS "{name}"' if not self._keeps_text(name) else f'NULL::{column.sql_type} AS "{name}"']
        if column.many:
            parts = f"list_filter(list_transform(string_split({text}, ';'), lambda q: trim(q)), lambda q: q <> '')"
            allowed = allowed_sql(column, "p", self.spellings[name])
            return [f'list_transform({parts}, lambda p: {allowed})::{column.sql_type} AS "{name}"']
        parsed = [f'{column.kind.parse.format(cell=text)} AS "{name}"']
        for precision in self.dataset.stored_of(name)[1:]:
            parsed.append(f'CASE WHEN {text}.first_day IS NOT NULL THEN {text}."precision" END AS "{precision}"')
        return parsed

    def _misread(self, name: str, column: Column) -> list[tuple[str, str, str | None, str]]:
        """A cell with text but without a value, and an empty cell that may not be empty: where to look for them."""
        looks: list[tuple[str, str, str | None, str]] = []
        is_empty = f'"{name}" IS NULL'
        if self._may_be_bad(name):
            looks.append((name, f'"{name}__bad"', wanted_of(column), ""))
            is_empty += f' AND NOT "{name}__bad"'
        elif self._keeps_text(name):
            is_empty = f'"{name}__text" IS NULL'
        if column.kind is TEXT and not column.values and not column.refers_to:
            said = ", ".join(map(quoted, EXCEL_SAYS))
            is_said = f'len(list_intersect("{name}", [{said}])) > 0' if column.many else f'"{name}" IN ({said})'
            looks.append((name, is_said, wanted_of(column), ""))
        if column.required or name in self.dataset.key:
            is_free = column.kind is TEXT and not column.values and not column.refers_to
            wanted = f"iets ingevuld ({column.help[:1].lower()}{column.help[1:].rstrip('.')})" if is_free else ""
            looks.append((name, is_empty, wanted or wanted_of(column), ""))
        return looks

    def refer(self, known: dict[str, int]) -> None:
        """Turn every reference into the value it refers to; name those that refer to nothing."""
        self.bench.run(f"CREATE TABLE {self.unknown} (name VARCHAR, _row BIGINT)")
        for name in self.present:
            column = self.dataset.columns[name]
            if not column.refers_to:
                continue
            target = DATASETS[column.refers_to]
            text = f"{name}__text" if self._keeps_text(name) else name
            used = self.bench.rows(f'SELECT 1 FROM {self.table} WHERE "{text}" IS NOT NULL LIMIT 1')
            if used and not known.get(target.name):
                self.add(
                    0,
                    name,
                    f"geen blad ‘{target.title}’",
                    f"een blad ‘{target.title}’, want deze kolom verwijst ernaar; het staat niet in dit bestand en "
                    "is niet eerder geladen",
                    is_text=False,
                )
                self.usable = False
                self.bench.run(
                    f'INSERT INTO {self.unknown} SELECT ?, _row FROM {self.table} WHERE "{text}" IS NOT NULL', [name]
                )
                self.bench.run(f'UPDATE {self.table} SET "{name}" = NULL')
                continue
            if used:
                has_year = self.dataset.year_column in self.letters
                strange = resolve(self.bench, self.table, self.dataset, name, target, has_year)
                if strange:
                    rows = [row for row, _, _ in strange]
                    self.bench.run(f"INSERT INTO {self.unknown} SELECT ?, unnest(?::BIGINT[])", [name, rows])
                for row, found, near in strange:
                    self.add(row, name, found, wanted_of(column), near or "")

    def rules(self) -> None:
        """Check the rules of the dataset on rows whose cells could all be read."""
        looks = [
            (r.column, f"({r.condition}) IS FALSE{self._is_read(r.column)}", None, r.sentence)
            for r in self.dataset.rules
        ]
        self._look(looks, self._completed())
        if all(k in self.letters for k in self.dataset.key):
            for guard, rows in refused(self.bench, self.dataset, self._completed()):
                self._problems(guard.column, "true", None, guard.sentence, rows)

    def _is_read(self, name: str) -> str:
        """And its cell is no problem already: one fault is told once."""
        if name not in self.letters:
            return ""
        if self._may_be_bad(name):
            return f' AND NOT "{name}__bad"'
        if self.dataset.columns[name].refers_to:
            return f" AND _row NOT IN (SELECT _row FROM {self.unknown} WHERE name = {quoted(name)})"
        return ""

    def _completed(self) -> str:
        """The rows with, for columns the sheet does not have, what is stored of them now."""
        absent = [stored for n in self.dataset.columns if n not in self.letters for stored in self.dataset.stored_of(n)]
        types = self.dataset.stored
        if not absent:
            return self.table
        if (
            not self.bench.has_now
            or not is_stored(self.bench, self.dataset.name)
            or any(k not in self.letters for k in self.dataset.key)
        ):
            fields = ", ".join(f'NULL::{types[n]} AS "{n}"' for n in absent)
            return f"(SELECT *, {fields} FROM {self.table})"
        fields = ", ".join(f'o."{n}"' for n in absent)
        on = " AND ".join(f's."{k}" = o."{k}"' for k in self.dataset.key)
        return f"(SELECT s.*, {fields} FROM {self.table} s LEFT JOIN now.{self.dataset.name} o ON {on})"

    def _look(self, looks: Sequence[tuple[str, str, str | None, str]], table: str = "") -> None:
        """Name what is wrong by each of these: column, condition, what is wanted, the sentence of a rule.

        One look at all rows says which of them any row meets; nearly always none.
        """
        if not looks:
            return
        any_of = ", ".join(f"coalesce(bool_or({condition}), false)" for _, condition, _, _ in looks)
        [met] = self.bench.rows(f"SELECT {any_of} FROM {table or self.table}")
        for look, is_met in zip(looks, met, strict=True):
            if is_met:
                self._problems(*look, table or self.table)

    def _problems(self, name: str, condition: str, wanted: str | None, sentence: str, table: str) -> None:
        text = self._cell(name) if name in self.letters else "NULL"
        sql = (
            f"SELECT _row, {text} FROM (SELECT _row FROM {table} WHERE {condition}) "
            f"JOIN {self._cells} USING (_row) ORDER BY _row"
        )
        for row, found in self.bench.rows(sql):
            expected = wanted or f"{BY_RULE} ‘{sentence}’"
            near = nearest(found, self.dataset.columns[name].values) if found and wanted else ""
            self.add(row, name, found if found is not None else "een lege cel", expected, near, found is not None)

    def add(self, row: int, name: str, found: str, wanted: str, suggestion: str = "", is_text: bool = True) -> None:
        """Add one problem of this sheet."""
        letter = self.letters.get(name, "")
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
                suggestion,
                f"{letter}{row}" if letter and row else "",
                is_text,
                self.dataset.name,
                name,
                self.dataset.columns[name].many,
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
