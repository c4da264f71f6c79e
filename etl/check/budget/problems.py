"""What is wrong on a budget sheet, each at its cell: a total that is none, a month or a name that is there twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.check import plain
from etl.check.budget.columns import Columns, Month, Row
from etl.check.budget.lines import Lines, Post
from etl.check.budget.meant import Meant
from etl.check.budget.names import Names
from etl.check.column_sql import wanted_of
from etl.check.problem import DOUBLE, EXCEL_SAYS, Problem, left_empty
from etl.datasets import DATASETS
from metrics import dutch

_LONGEST = 60


@dataclass
class Problems:
    """The problems of one sheet. into: where they are added."""

    file: str
    sheet: str
    rows: list[Row]
    columns: Columns
    into: list[Problem]

    def of_lines(self, lines: Lines, told: Meant, year: str) -> None:
        """Totals that are none, rows without a name, columns that nobody knows, and months that are there twice."""
        for one in {one.row: one for one in reversed(lines.differences)}.values():
            others = sum(other.row == one.row for other in lines.differences) - 1
            of = f"{dutch.euro(one.right, cents=True)}, de som van de regels {_span(one.of)}"
            of += (
                f"; ook {dutch.several(others, 'andere kolom klopt', 'andere kolommen kloppen')} niet" if others else ""
            )
            found = self._text(one.row, one.letter)
            self.add(one.row, one.letter, found, of, "amount", plain.NO_TOTAL)
        for row in lines.nameless:
            self.add(
                row,
                "",
                "bedragen zonder naam",
                "een naam van de post, of een totaal dat klopt",
                "cost_type",
                plain.NAMELESS,
            )
        for letter in self.columns.unknown:
            # asked as a heading; until then nothing of the sheet is saved
            self.add(
                self.columns.header_row,
                letter,
                self.columns.heads.get(letter, "(zonder kop)"),
                "een kop die bekend is",
                "amount",
                plain.UNKNOWN_HEADING,
            )
        seen: dict[Month, str] = {}
        for letter, (of, month) in told.months.items():
            where = seen.setdefault((of or year, month), letter)
            if where != letter:
                self.add(
                    self.columns.header_row,
                    letter,
                    self.columns.heads[letter],
                    f"elke maand één keer; deze staat ook in kolom {where}",
                    "amount",
                    plain.MONTH_TWICE,
                )
        if told.months:
            for post in lines.posts:
                self._own_totals(post, told, year)

    def _own_totals(self, post: Post, told: Meant, year: str) -> None:
        """A total of months behind a post beside its months; quarters too where all three months are there."""
        for letter, amount in post.amounts.items():
            wanted = None
            if letter in self.columns.totals and self.columns.totals[letter] in ("", year):
                wanted = [x for x, (of, _) in told.months.items() if (of or year) == year]
            elif letter in self.columns.spans:
                first, last = self.columns.spans[letter]
                wanted = [x for x, (of, m) in told.months.items() if first <= m <= last and (of or year) == year]
            months = [post.amounts[x] for x in wanted or () if x in post.amounts]
            if amount is None or not wanted or any(m is None for m in months):
                continue
            right = sum((m for m in months if m is not None), Decimal(0))
            if right != amount:
                wanted_ = f"{dutch.euro(right, cents=True)}, de som van de maanden"
                self.add(post.row, letter, self._text(post.row, letter), wanted_, "amount", plain.NO_TOTAL)

    def named_once(self, posts: list[Post], names: Names) -> list[Post]:
        """The posts without a second one of the same name, which is a problem: which of the two is meant?"""
        first: dict[str, Post] = {}
        for post in posts:
            known = first.setdefault(names.known(post.name) or post.name, post)
            if known is not post:
                wanted = f"elke kostensoort {DOUBLE} regel {known.row}"
                self.add(post.row, post.place, post.name, wanted, "cost_type", plain.POST_TWICE)
        return [*first.values()]

    def of_their_side(self, posts: list[Post], found: Mapping[str, str], names: Names) -> list[Post]:
        """The posts without those whose heading of cost is stored under the other side."""
        good = []
        for post in posts:
            side = names.side(found[post.name])
            if side and side != post.side:
                wanted = f"een post van de {post.side}; ‘{found[post.name]}’ hoort bij de {side}"
                self.add(post.row, post.place, post.name, wanted, "cost_type", plain.OTHER_SIDE)
            else:
                good.append(post)
        return good

    def on_one_sheet(
        self, posts: list[Post], found: Mapping[str, str], year: str, taken: dict[tuple[str, str], str]
    ) -> list[Post]:
        """The posts without those that another sheet has of the same year. taken: year and heading → sheet."""
        good = []
        for post in posts:
            other = taken.setdefault((year, found[post.name]), self.sheet)
            if other != self.sheet:
                wanted = f"elke kostensoort van {year} {DOUBLE} blad ‘{other}’"
                self.add(post.row, post.place, post.name, wanted, "cost_type", plain.POST_TWICE)
            else:
                good.append(post)
        return good

    def _text(self, row: int, letter: str) -> str:
        return next(cells.get(letter, "") for n, cells in self.rows if n == row)

    def _called(self, row: int) -> str:
        """The name that stands before the amounts of a row."""
        names = (self._text(row, letter) for letter in reversed(self.columns.labels))
        return next((name[:_LONGEST] for name in names if name), "")

    def no_amount(self, row: int, letter: str, text: str) -> None:
        """A cell of a month with a text that is no amount."""
        dataset = DATASETS["month_results"]
        column = dataset.columns["amount"]
        wanted = wanted_of(column) + (f"; {EXCEL_SAYS[text]}" if text in EXCEL_SAYS else "")
        self.into.append(
            Problem(
                self.file,
                self.sheet,
                row,
                self.columns.heads[letter],
                text,
                wanted,
                *plain.unread(column, text, wanted_of(column)),
                suggestion=left_empty(dataset, "amount", text),
                cell=f"{letter}{row}",
                dataset=dataset.name,
                name="amount",
                subject=self._called(row),
            )
        )

    def add(self, row: int, letter: str, found: str, wanted: str, name: str, said: plain.Said) -> None:
        """Add one problem; letter "" where it is about no cell. name: the column of the budget that it is about.

        said: what is wrong and what to do, in plain words.
        """
        dataset = DATASETS["budget_lines"]
        is_text = bool(letter) and row != self.columns.header_row
        self.into.append(
            Problem(
                self.file,
                self.sheet,
                row,
                self.columns.heads.get(letter, "") or dataset.columns[name].heading,
                found,
                wanted,
                *said,
                cell=f"{letter}{row}" if letter else "",
                is_cell_text=is_text,
                dataset=dataset.name if is_text else "",
                name=name if is_text else "",
                is_rule=is_text,
                subject=self._called(row) if is_text else "",
            )
        )


def _span(rows: Sequence[int]) -> str:
    whole = [*range(rows[0], rows[-1] + 1)] == [*rows] and len(rows) > 1
    return f"{rows[0]} tot en met {rows[-1]}" if whole else ", ".join(map(str, rows))
