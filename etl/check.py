"""From the cells of a file to good rows and problems: recognise, parse, resolve, check.

Everything runs on whole columns in DuckDB. Nothing is dropped unnamed: a cell is a value, a problem, or named
in a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.choices import NOTHING, Choices
from etl.datasets import DATASETS
from etl.guard import refused
from etl.mapping import nearest, values_for
from etl.problem import BY_RULE, DOUBLE, EXCEL_SAYS, Checked, Part, Problem, left_empty
from etl.read import Document
from etl.recognise import Recognised, recognise
from etl.references import known_values, resolve, spell
from etl.schema import TEXT, Column, Dataset
from etl.simple import simple_columns
from etl.sql import is_stored, quoted
from warehouse import Workbench

MOST_PROBLEMS = 2_000


def check(document: Document, bench: Workbench, only: Dataset | None = None, choices: Choices = NOTHING) -> Checked:
    """Check every visible sheet of a document. The workbench was opened with MACROS and may read the sheets.

    only: take every sheet for this dataset, whatever its title. choices: what was decided about this file; the
    corrections are in the document already. Returns each problem once, and at most MOST_PROBLEMS of them.
    """
    result = Checked(document)
    result.notes += [note.sentence for note in document.notes]
    found = recognise(document, bench, result, only, choices)
    stages = [_Stage(bench, document, r, number, result, choices) for number, r in enumerate(found) if r.letters]
    for stage in stages:
        stage.parse()
    known = known_values(bench, [(s.dataset, s.table) for s in stages])
    for stage in stages:
        stage.accept_spellings()
    for stage in stages:
        stage.refer(known)
    for dataset in {s.dataset.name: s.dataset for s in stages}.values():
        _double_keys([s for s in stages if s.dataset is dataset], bench)
    for stage in stages:
        stage.rules()
    for stage in stages:
        stage.finish()
    if not found and not result.problems and not any(ask.is_needed for ask in document.asks):
        lacks, wants = "geen enkel blad met gegevens", "ten minste één blad met gegevens"
        result.problems.append(Problem(document.file, "", 0, "", lacks, wants, is_cell_text=False))
    result.problems = sorted(dict.fromkeys(result.problems), key=lambda p: (p.sheet, p.row, p.column))
    if len(result.problems) > MOST_PROBLEMS:
        result.notes.append(f"Alleen de eerste {MOST_PROBLEMS} van {len(result.problems)} problemen staan hier.")
        del result.problems[MOST_PROBLEMS:]
    return result


class _Stage:
    """One recognised sheet on its way: a table with, per column, the cell as text and the value."""

    def __init__(
        self, bench: Workbench, document: Document, recognised: Recognised, number: int, result: Checked,
        choices: Choices,
    ) -> None:  # fmt: skip
        self.bench, self.document, self.result = bench, document, result
        self.dataset, self.sheet, self.letters = recognised.dataset, recognised.sheet, recognised.letters
        self.header_row, self.usable, self.shape = recognised.header_row, recognised.usable, recognised.shape
        self.year, self.only = recognised.year, recognised.only
        self.table = f"stage_{number}"
        self.rows = choices.rows.get(self.sheet.name)
        self.spellings = {n: values_for(self.dataset.name, n, choices) for n in self.present}
        self.simple: frozenset[str] = frozenset()

    @property
    def present(self) -> list[str]:
        return [name for name in self.dataset.columns if name in self.letters]

    def parse(self) -> None:
        """Make the stage table: `_row`, `x__text` per column, and its value under its own name."""
        on_sheet = {name: letter for name, letter in self.letters.items() if letter}
        self.simple = simple_columns(self.bench, self.dataset, on_sheet, self._source())
        year = self.dataset.year_column
        cells = {n: f'"{self.letters[n]}"' if self.letters[n] else quoted(self.year) for n in self.present}
        texts = [f'{cell} AS "{n}__text"' for n, cell in cells.items()]
        some = " OR ".join(f'"{n}__text" IS NOT NULL' for n in self.present if self.letters[n])
        year_sql = f"nl_whole({self._prepared(year)})" if year in self.letters else "NULL::BIGINT"
        prepared = [f'{self._prepared(n)} AS "{n}__prepared"' for n in self.present]
        values = [value for n in self.present for value in self._values(n, self.dataset.columns[n])]
        self.bench.run(
            f"CREATE TABLE {self.table} AS SELECT _row, "
            + ", ".join([*(f'"{n}__text"' for n in self.present), *values])
            + f" FROM (SELECT *, {', '.join(prepared)} FROM (SELECT *, {year_sql} AS _year FROM (SELECT _row, "
            f"{', '.join(texts)} FROM {self._source()}) WHERE {some}))"
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {self.table}")
        [(below,)] = self.bench.rows(f"SELECT count(*) FROM {self._source()}")
        if left := below - rows:
            self.result.notes.append(
                f"Blad ‘{self.sheet.name}’: {left} regels hebben alleen iets in kolommen die niet bekend zijn; "
                "ze zijn overgeslagen."
            )
        for name in self.present:
            self._misread(name, self.dataset.columns[name])

    def _source(self) -> str:
        """As SQL the rows under the headings; of a file that is finished in parts only those still to be saved."""
        left = "" if self.rows is None else f" AND _row IN ({', '.join(map(str, map(int, self.rows))) or 'NULL'})"
        if self.shape.skipped:
            left += f" AND _row NOT IN ({', '.join(map(str, self.shape.skipped))})"
        if self.shape.second_table is not None:
            left += f" AND _row < {self.shape.second_table}"
        if self.only:
            left += f" AND {self.only}"
        return f"read_parquet({quoted(self.sheet.rows.as_posix())}) WHERE _row > {self.header_row}{left}"

    def accept_spellings(self) -> None:
        """Let a reference also be spelled as was chosen, where what it means is known."""
        for name, chosen in self.spellings.items():
            target = self.dataset.columns[name].refers_to
            if target:
                for text, value in chosen.items():
                    spell(self.bench, target, text, value)

    def _prepared(self, name: str) -> str:
        column, text = self.dataset.columns[name], f'"{name}__text"'
        if column.many or column.refers_to:
            return text
        prepare = column.kind.simple[1] if column.kind.simple and name in self.simple else column.kind.prepare
        return prepare.format(cell=_allowed_sql(column, text, self.spellings[name]), year="_year")

    def _values(self, name: str, column: Column) -> list[str]:
        text = f'"{name}__prepared"'
        if column.refers_to:
            return [f'NULL::{column.sql_type} AS "{name}"']
        if column.many:
            parts = f"list_filter(list_transform(string_split({text}, ';'), lambda q: trim(q)), lambda q: q <> '')"
            allowed = _allowed_sql(column, "p", self.spellings[name])
            return [f'list_transform({parts}, lambda p: {allowed})::{column.sql_type} AS "{name}"']
        parsed = [f'{column.kind.parse.format(cell=text)} AS "{name}"']
        for precision in self.dataset.stored_of(name)[1:]:
            parsed.append(f'CASE WHEN {text}.first_day IS NOT NULL THEN {text}."precision" END AS "{precision}"')
        return parsed

    def _misread(self, name: str, column: Column) -> None:
        """A cell with text but without a value, and an empty cell that may not be empty."""
        if not column.refers_to:
            bad = f'len(list_filter("{name}", lambda v: v IS NULL)) > 0' if column.many else f'"{name}" IS NULL'
            if column.kind is TEXT and not column.values:
                bad += f' OR "{name}__text" IN ({", ".join(map(quoted, EXCEL_SAYS))})'
            self._problems(name, f'"{name}__text" IS NOT NULL AND ({bad})', wanted_of(column))
        if column.required or name in self.dataset.key:
            is_free = column.kind is TEXT and not column.values and not column.refers_to
            wanted = f"iets ingevuld ({column.help[:1].lower()}{column.help[1:].rstrip('.')})" if is_free else ""
            self._problems(name, f'"{name}__text" IS NULL', wanted or wanted_of(column))

    def refer(self, known: dict[str, int]) -> None:
        """Turn every reference into the value it refers to; name those that refer to nothing."""
        for name in self.present:
            column = self.dataset.columns[name]
            if not column.refers_to:
                continue
            target = DATASETS[column.refers_to]
            used = self.bench.rows(f'SELECT 1 FROM {self.table} WHERE "{name}__text" IS NOT NULL LIMIT 1')
            if used and not known.get(target.name):
                self._add(
                    0, name, f"geen blad ‘{target.title}’",
                    f"een blad ‘{target.title}’, want deze kolom verwijst ernaar; het staat niet in dit bestand en "
                    "is niet eerder geladen", is_text=False,
                )  # fmt: skip
                self.usable = False
                continue
            if used:
                self._refuse_unknown(name, target)

    def _refuse_unknown(self, name: str, target: Dataset) -> None:
        for row, text, near in resolve(self.bench, self.table, self.dataset, name, target):
            self._add(row, name, text, wanted_of(self.dataset.columns[name]), near or "")

    def rules(self) -> None:
        """Check the rules of the dataset on rows whose cells could all be read."""
        for rule in self.dataset.rules:
            condition = f"({rule.condition}) IS FALSE" + self._is_read(rule.column)
            self._problems(rule.column, condition, None, rule.sentence, self._completed())
        if all(k in self.letters for k in self.dataset.key):
            for guard, rows in refused(self.bench, self.dataset, self._completed()):
                self._problems(guard.column, "true", None, guard.sentence, rows)

    def _is_read(self, name: str) -> str:
        """And its cell is no problem already: one fault is told once."""
        return f' AND ("{name}__text" IS NULL OR "{name}" IS NOT NULL)' if name in self.letters else ""

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

    def _problems(
        self, name: str, condition: str, wanted: str | None, sentence: str = "", table: str | None = None
    ) -> None:
        text = f'"{name}__text"' if name in self.letters else "NULL"
        sql = f"SELECT _row, {text} FROM {table or self.table} WHERE {condition} ORDER BY _row"
        for row, found in self.bench.rows(sql):
            expected = wanted or f"{BY_RULE} ‘{sentence}’"
            near = nearest(found, self.dataset.columns[name].values) if found and wanted else ""
            self._add(row, name, found if found is not None else "een lege cel", expected, near, found is not None)

    def _add(self, row: int, name: str, found: str, wanted: str, suggestion: str = "", is_text: bool = True) -> None:
        letter = self.letters.get(name, "")
        if is_text and found in EXCEL_SAYS:
            wanted += f"; {EXCEL_SAYS[found]}"
        suggestion = suggestion or (left_empty(self.dataset, name, found) if is_text else "")
        self.result.problems.append(
            Problem(
                self.document.file, self.sheet.name, row, self.dataset.columns[name].heading, found, wanted,
                suggestion, f"{letter}{row}" if letter and row else "", is_text, self.dataset.name, name,
                self.dataset.columns[name].many,
            )
        )  # fmt: skip

    def finish(self) -> None:
        """Keep the good rows: those without a problem, of a sheet that can be used as a whole."""
        bad = sorted({p.row for p in self.result.problems if p.sheet == self.sheet.name and p.row})
        if self.sheet.name not in self.result.bad:  # a sheet with years in its headings comes once for each year
            self.result.bad_rows += len(bad)
            self.result.bad[self.sheet.name] = bad
        if not self.usable:
            return
        stored = [s for n in self.present for s in self.dataset.stored_of(n)]
        table = f"good_{self.table}"
        fields = ", ".join(f'"{s}"' for s in stored)
        self.bench.run(
            f"CREATE TABLE {table} AS SELECT {fields}, _row FROM {self.table} "
            "WHERE NOT list_contains(?::BIGINT[], _row)",
            [bad],
        )
        [(rows,)] = self.bench.rows(f"SELECT count(*) FROM {table}")
        if rows:
            self.result.parts.append(Part(self.dataset, self.sheet.name, table, tuple(stored), rows))


def wanted_of(column: Column) -> str:
    """The Dutch words for what a column wants."""
    if column.values:
        numbers = [int(value) for value in column.values if value.isdigit()]
        if len(numbers) > 3 and numbers == list(range(numbers[0], numbers[0] + len(column.values))):
            return f"een getal van {numbers[0]} tot en met {numbers[-1]}"
        words = [f"‘{value}’" for value in column.values]
        return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    if column.refers_to:
        return f"een {column.heading.lower()} van blad ‘{DATASETS[column.refers_to].title}’"
    return column.kind.wanted


def _allowed_sql(column: Column, text: str, chosen: Mapping[str, str]) -> str:
    """The text itself, or for a column with allowed values the one it spells (NULL when none)."""
    if not column.values:
        return text
    spellings = dict(chosen) | {v: v for v in column.values} | dict(column.values_also)
    cases = " ".join(f"WHEN nl_label({quoted(s)}) THEN {quoted(v)}" for s, v in spellings.items())
    return f"(CASE nl_label({text}) {cases} END)"


def _double_keys(stages: Sequence[_Stage], bench: Workbench) -> None:
    """The same key twice in one file, also over two sheets: every row after the first is named."""
    stages = [s for s in stages if all(k in s.letters for k in s.dataset.key)]
    if not stages:
        return
    dataset = stages[0].dataset
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    union = " UNION ALL ".join(f"SELECT {n} AS stage, _row, {keys} FROM {s.table}" for n, s in enumerate(stages))
    whole = " AND ".join(f'"{k}" IS NOT NULL' for k in dataset.key)
    shown = "concat_ws(' · ', " + ", ".join(f'"{k}"::VARCHAR' for k in dataset.key) + ")"
    for number, row, text, first_stage, first_row in bench.rows(
        f"SELECT stage, _row, {shown}, first(stage) OVER w, first(_row) OVER w FROM ({union}) WHERE {whole} "
        f"WINDOW w AS (PARTITION BY {keys} ORDER BY stage, _row) "
        "QUALIFY row_number() OVER w > 1 ORDER BY stage, _row"
    ):
        other = stages[first_stage]
        where = f"regel {first_row}" + ("" if first_stage == number else f" van blad ‘{other.sheet.name}’")
        headings = [f"‘{dataset.columns[k].heading}’" for k in dataset.key]
        what = (
            f"elke combinatie van {', '.join(headings[:-1])} en {headings[-1]}"
            if headings[1:]
            else f"elke {headings[0]}"
        )
        stages[number]._add(row, dataset.key[-1], text, f"{what} {DOUBLE} {where}")
