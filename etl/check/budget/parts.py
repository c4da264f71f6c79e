"""The rows of the template that a budget sheet stands for: headings of cost, a budget per year, amounts per month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.parquet as pq

from etl.check.budget.columns import Columns
from etl.check.budget.lines import Post
from etl.check.budget.meant import Meant
from etl.check.budget.names import Names
from etl.check.budget.stored import Line, budget_of
from etl.check.lacking import letter_of
from etl.check.recognised import Recognised
from etl.datasets import DATASETS
from etl.readers.process.document import Sheet
from etl.readers.tables.money import amount_text
from etl.schema import Dataset
from metrics import dutch
from warehouse import Workbench

_LINES, _MONTHS, _TYPES = (DATASETS[name] for name in ("budget_lines", "month_results", "cost_types"))


@dataclass
class Made:
    """parts: ready to be checked. lines: year → numbers of its budget lines; names: the headings of cost; months: years
    of which amounts per month are there. problems: row, letter, text, what is wanted; bad: cells that are no amount.
    held: years of which a heading of cost has several lines, that stay as they are.
    """

    parts: list[Recognised] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    problems: list[tuple[int, str, str, str]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    bad: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Cells:
    """The cells of the sheet, with columns added far right."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        read = pq.read_table(sheet.rows).to_pydict()
        self.at = {number: i for i, number in enumerate(read["_row"])}
        self.numbers: list[int] = read["_row"]
        self.texts: dict[str, list[str | None]] = {x: list(read[x]) for x in sheet.columns}

    def put(self, letter: str, row: int, text: str | None) -> None:
        """Give a cell a text; a column that is not there is added."""
        self.texts.setdefault(letter, [None] * len(self.numbers))[self.at[row]] = text

    def written(self) -> Sheet:
        """The sheet with what was put in it."""
        path = self.sheet.rows.with_name(f"{self.sheet.rows.stem}-budget.parquet")
        columns = {"_row": pa.array(self.numbers, pa.int64())}
        columns |= {x: pa.array(texts, pa.string()) for x, texts in self.texts.items()}
        pq.write_table(pa.table(columns), path, compression="zstd")
        return replace(self.sheet, rows=path, columns=tuple(self.texts))


def parts_of(
    bench: Workbench,
    sheet: Sheet,
    columns: Columns,
    told: Meant,
    posts: Sequence[Post],
    found: Mapping[str, str],
    year: str,
    names: Names,
    turned: Sequence[str],
    zeros: Sequence[tuple[int, str]],
    unknown: Sequence[str],
) -> Made:
    """Read each column of amounts as rows of its own. found: text of a post → heading of cost."""
    made, cells = Made(names=[found[post.name] for post in posts]), _Cells(sheet)
    for post in posts:
        name = found[post.name]
        cells.put(letter_of(_LINES, "cost_type"), post.row, name)
        if post.side in turned:
            for letter, amount in post.amounts.items():
                if amount is not None:
                    cells.put(letter, post.row, amount_text(-amount))
    rows = {post.row for post in posts}
    for row, letter in zeros:
        if row in rows:
            cells.put(letter, row, "0")
    for letter in unknown:
        for row in rows:
            cells.put(letter, row, None)
    budgets = [(letter, of or year) for letter, of in columns.budgets.items()]
    per_year = {of: _lines(made, cells, bench, letter, of, posts, found) for letter, of in budgets}
    done = cells.written()
    head = columns.header_row
    fresh = [post for post in posts if found[post.name] in names.made and found[post.name] not in names.given]
    if fresh:
        rows_of = [(p.row, found[p.name], p.side, str(names.made[found[p.name]][1])) for p in fresh]
        made.parts.append(_listed(sheet, head, _TYPES, rows_of, "types"))
    names.given |= {found[post.name] for post in fresh}
    for letter, of in budgets:
        if not per_year[of]:
            continue
        letters = {"fiscal_year": "", "version": "", "amount": letter}
        letters |= {name: letter_of(_LINES, name) for name in ("line_id", "cost_type")}
        past = {x: y for x, y in columns.totals.items() if y and not _has_months(told, y)}
        for other, prior in {**past, **columns.prior}.items():
            if int(prior or int(year) - 1) == int(of) - 1:
                letters["prior_year_actual"] = other
        if columns.note:
            letters["note"] = columns.note
        said = {"fiscal_year": of, "version": "begroting"}
        made.parts.append(Recognised(_LINES, done, head, letters, True, said=said, only=_only(per_year[of])))
    per_month = []
    for letter, (month_year, month) in told.months.items():
        for post in posts:
            is_there = letter in post.amounts or (post.row, letter) in zeros
            text = cells.texts[letter][cells.at[post.row]] if is_there else None
            if letter in post.amounts and post.amounts[letter] is None:
                made.bad.append((post.row, letter, text or ""))
            else:
                per_month.append((post.row, month_year or year, found[post.name], str(month), text))
    if per_month:
        made.parts.append(_listed(sheet, head, _MONTHS, per_month, "months"))
        made.months = [*dict.fromkeys(of for _, of, *_ in per_month)]
    return made


def _has_months(told: Meant, year: str) -> bool:
    return any(of == year for of, _ in told.months.values())


def _listed(
    sheet: Sheet, head: int, dataset: Dataset, rows: Sequence[tuple[int, *tuple[str | None, ...]]], name: str
) -> Recognised:
    """A sheet of rows that were made, each with the number of the row that it comes from and its first columns."""
    letters = {n: letter_of(dataset, n) for n in dataset.columns}
    path = sheet.rows.with_name(f"{sheet.rows.stem}-{name}.parquet")
    used = dict(zip(dataset.columns, [*zip(*rows, strict=True)][1:], strict=False))
    columns = {"_row": pa.array([row for row, *_ in rows], pa.int64())}
    columns |= {letters[n]: pa.array(texts, pa.string()) for n, texts in used.items()}
    pq.write_table(pa.table(columns), path, compression="zstd")
    made = replace(sheet, rows=path, columns=tuple(letters[n] for n in used), row_count=len(rows))
    return Recognised(dataset, made, head, {n: letters[n] for n in used}, True)


def _lines(
    made: Made, cells: _Cells, bench: Workbench, letter: str, year: str, posts: Sequence[Post], found: Mapping[str, str]
) -> list[int]:
    """The rows that are a budget line of a year, each with its number: the one that it has, or its heading of cost."""
    stored: dict[str, list[Line]] = {}
    for line in budget_of(bench, year):
        if line.version == "begroting" and line.project is None:
            stored.setdefault(line.cost_type, []).append(line)
    rows = []
    for post in posts:
        name, amount = found[post.name], post.amounts.get(letter)
        if letter not in post.amounts:
            continue
        known = stored.get(name, [])
        made.lines.setdefault(year, []).extend(line.line_id for line in known)
        if len(known) > 1:
            made.held.add(year)
            total = sum(line.amount for line in known)
            told = f"{name} staat al in {dutch.several(len(known), 'regel', 'regels')} in de begroting van {year}"
            if amount is not None and abs(amount) != abs(total):
                wanted = f"{dutch.euro(total, cents=True)}, want {told}"
                made.problems.append((post.row, letter, amount_text(amount), wanted))
            else:
                made.notes.append(f"{told[0].upper()}{told[1:]}, met samen hetzelfde bedrag.")
            continue
        number = known[0].line_id if known else name
        made.lines.setdefault(year, []).append(number)
        cells.put(letter_of(_LINES, "line_id"), post.row, number)
        rows.append(post.row)
    return rows


def _only(rows: Sequence[int]) -> str:
    return f"_row IN ({', '.join(map(str, sorted(rows)))})"
