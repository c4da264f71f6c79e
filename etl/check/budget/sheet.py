"""A sheet with a budget and months as columns: the rows of the template that it stands for, and what it asks.

Each column of amounts becomes rows of its own: a budget those of its year, a month those of that month. What was made
stands far right of the sheet's own columns, so that every problem still names the cell of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pyarrow.parquet as pq

from etl.check import plain
from etl.check.budget import notes
from etl.check.budget.columns import Columns, Row, columns_of, heading_place
from etl.check.budget.lines import LEFT_OUT, Post, lines_of
from etl.check.budget.meant import Blanks, Meant, blanks, meant, negative, rising_ask, to_come
from etl.check.budget.names import Names, row_ask
from etl.check.budget.parts import parts_of
from etl.check.budget.problems import Problems
from etl.check.budget.stored import begins_in
from etl.check.budget.whole import whole
from etl.check.lacking import year_said
from etl.check.problem import Checked, Sheeted
from etl.check.recognised import Recognised
from etl.datasets import DATASETS
from etl.intake.answers import ROW
from etl.intake.choices import Choices
from etl.intake.headings import Heading
from etl.intake.remembered import layout_of, remembered_headings, values_for
from etl.readers.process.document import Sheet
from warehouse import Workbench

KINDS = ("budget_lines", "month_results")
_MOST_ROWS, _MOST_COLUMNS, _FIRST = 1_000, 80, 4
_OWN = re.compile(r"boekjaar|verslagjaar|begrotingsjaar|jaar|versie|dossier|overleg|gemeente")
_ABOUT = re.compile(
    r"(?i)exploitatie|begroting|realisatie|resultatenrekening|staat van baten|\bbaten\b|\blasten\b|kostensoort"
)
_BUDGET = re.compile(r"(?i)begroting|budget|raming")
_EXPECTED = re.compile(r"(?i)prognose|verwacht|raming|liquiditeit")
_REALISED = re.compile(r"(?i)realisatie|gerealiseerd|werkelijk|geboekt")
_THOUSANDS = re.compile(r"(?i)(?:x|\*|×)\s*(?:€|eur|euro)?\s*1[.\s]?000\b|duizend|\bk€|€\s?k\b|\bt€")
_OVERVIEW = re.compile(r"(?i)exploitatie|resultatenrekening|staat van baten")


class Budgets:
    """The budget sheets of one file: what they make and ask together."""

    def __init__(self, bench: Workbench, file: str, result: Checked, choices: Choices) -> None:
        self.bench, self.file, self.result, self.choices = bench, file, result, choices
        self.names: Names | None = None
        self.taken: dict[tuple[str, str], str] = {}

    def read(self, sheet: Sheet) -> list[Recognised] | None:
        """What the sheet stands for; None for one that is no such sheet, or that someone says is of another kind."""
        kind = self.choices.kinds.get(sheet.name)
        if kind not in (None, *KINDS) or sheet.row_count > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
            return None
        rows = _rows(sheet)
        first = [text for _, cells in rows[:_FIRST] for text in cells.values()]
        words = [*first, sheet.name, self.file]
        is_budget = any(_BUDGET.search(text) for text in words) and not any(_REALISED.search(t) for t in words)
        at = heading_place(rows, is_budget)
        if at is None:
            return None
        layout = layout_of(rows[at][1].values())
        amounts = self._amounts(rows)
        chosen = {**remembered_headings(KINDS[0], layout), **self.choices.headings.get(sheet.name, {})}
        columns = columns_of(rows, {text: value is not None for text, value in amounts.items()}, chosen, is_budget)
        if columns is None or not self._is_one(rows, columns, sheet):
            return None
        self.names = self.names or Names(self.bench, self.choices)
        return _Read(self, self.names, sheet, rows, columns, amounts).parts()

    def _amounts(self, rows: Sequence[Row]) -> dict[str, Decimal | None]:
        texts = [*{text for _, cells in rows for text in cells.values()}]
        [(made,)] = self.bench.rows(
            "SELECT list_transform(?::VARCHAR[], lambda t: list_transform([nl_plain(t)], lambda p: nl_money(p))[1])",
            [texts],
        )
        return dict(zip(texts, made, strict=True))

    def _is_one(self, rows: Sequence[Row], columns: Columns, sheet: Sheet) -> bool:
        """Is this money of a budget, and no sheet of the template or a table of something else per month?"""
        top = [text for n, cells in rows if n <= columns.header_row for text in cells.values()]
        heads = [" ".join(text.lower().split()).strip(" :") for text in (*columns.heads.values(), *top)]
        if any(_OWN.fullmatch(text) for text in heads):
            return False
        first = [next(iter(cells.values())) for n, cells in rows if n > columns.header_row]
        words = r"(?i)\W*(?:totaal |totale )?(?:baten|lasten|inkomsten|uitgaven|opbrengsten)(?: totaal)?\W*"
        has_sides = any(re.fullmatch(words, text) for text in first)
        is_about = any(_ABOUT.search(text) for text in (*heads, sheet.name, self.file))
        per = len(columns.months) + len(columns.of_budget) + len(columns.spans)
        return (
            has_sides if per < 2 else has_sides or bool(columns.budgets) or is_about or sheet.name in self.choices.kinds
        )


class _Read:
    """One sheet on its way to rows of the template."""

    def __init__(
        self,
        budgets: Budgets,
        names: Names,
        sheet: Sheet,
        rows: list[Row],
        columns: Columns,
        amounts: dict[str, Decimal | None],
    ) -> None:
        self.budgets, self.names, self.sheet, self.rows = budgets, names, sheet, rows
        self.columns, self.amounts = columns, amounts
        self.result, self.choices = budgets.result, budgets.choices
        self.layout = layout_of(next(cells for n, cells in rows if n == columns.header_row).values())
        self.problems = Problems(budgets.file, sheet.name, rows, columns, self.result.problems)

    def parts(self) -> list[Recognised]:
        """The rows that it stands for; none as long as something must be answered first."""
        columns, sheet = self.columns, self.sheet
        above = [text for n, cells in self.rows if n < columns.header_row for text in cells.values()]
        year, read_from, choice = self._year(above)
        self._sheeted(year, choice)
        if not year:
            self.problems.add(
                columns.header_row,
                "",
                "geen jaar, of meer dan een",
                "een jaar in de titel of de naam van het blad",
                "fiscal_year",
                plain.NO_YEAR,
            )
            return []
        texts = (*above, *columns.heads.values(), sheet.name, self.budgets.file)
        if not self._is_plain(texts, year):
            return []
        says = any(_REALISED.search(t) or (columns.budgets and _OVERVIEW.search(t)) for t in texts)
        adds_up = any("cumul" in text.lower() for text in (*above, *columns.heads.values(), sheet.name))
        says = says and not any(_EXPECTED.search(text) for text in (*above, sheet.name))
        told = meant(columns, self.layout, sheet.name, self.choices, says_realised=says, says_cumulative=adds_up)
        to_come(told, columns, year, self._filled())
        self.result.asks += told.asks
        answers = values_for("month_results", ROW.partition(".")[2], self.choices)
        lines = lines_of(
            self.rows, columns, self.amounts, answers, lambda name: self.names.side(self.names.known(name))
        )
        self.result.notes += notes.of(sheet.name, year, read_from, columns, told, lines)
        self.problems.of_lines(lines, told, year)
        asked = len(self.result.asks)
        for post, why in lines.doubted:
            is_sum = why.startswith("is precies")
            options = (LEFT_OUT, post.side) if is_sum and post.side else (LEFT_OUT, "baten", "lasten")
            self.result.asks.append(row_ask(post, why, options, LEFT_OUT if is_sum else ""))
        signs = negative(lines, self.layout, sheet.name, self.choices)
        empty = blanks(lines, columns, told, self.layout, sheet.name, self.choices)
        self.result.asks += [*signs.asks, *empty.asks]
        self.result.notes += [*signs.notes, *empty.notes]
        rising_ask(told, lines, self.layout, sheet.name, self.result.asks, self.choices)
        posts = self.problems.named_once(lines.posts, self.names)
        found = self.names.of(posts, sheet.name, self.result.asks)
        if not (told.asks or told.months or columns.budgets):
            found_ = "alleen bedragen die geen realisatie van een maand zijn"
            wanted = "een kolom ‘Begroting’ met het bedrag van het jaar, of een kolom per maand"
            self.problems.add(columns.header_row, "", found_, wanted, "amount", plain.NO_AMOUNTS)
        if told.asks or len(self.result.asks) > asked or not all(found.values()) or not posts:
            return []
        posts = self.problems.of_their_side(posts, found, self.names)
        posts = self.problems.on_one_sheet(posts, found, year, self.budgets.taken)
        return self._made(posts, found, year, told, signs.turned, empty)

    def _filled(self) -> set[str]:
        """The columns under whose heading an amount stands that is not nought."""
        below = [cells for n, cells in self.rows if n > self.columns.header_row]
        return {x for cells in below for x, text in cells.items() if self.amounts.get(text)}

    def _is_plain(self, texts: Sequence[str], year: str) -> bool:
        """Are the amounts whole euros, and the months those of the book year? What is not, is a problem."""
        row, columns = self.columns.header_row, self.columns
        if thousands := next((text for text in texts if _THOUSANDS.search(text)), ""):
            told = f"‘{thousands[:60]}’: bedragen in duizenden"
            self.problems.add(row, "", told, "bedragen in euro", "amount", plain.THOUSANDS)
        named = any(not re.search(r"\d", columns.heads[x]) for x in columns.months)
        if named and begins_in(self.budgets.bench, year) != 1:
            told = f"namen van maanden, en het boekjaar {year} begint niet in januari"
            wanted = "de maanden van het boekjaar als 1 tot en met 12"
            self.problems.add(row, "", told, wanted, "amount", plain.OTHER_MONTHS)
            return False
        return not thousands

    def _made(
        self, posts: list[Post], found: Mapping[str, str], year: str, told: Meant, turned: Sequence[str], empty: Blanks
    ) -> list[Recognised]:
        made = parts_of(
            self.budgets.bench,
            self.sheet,
            self.columns,
            told,
            posts,
            found,
            year,
            self.names,
            turned,
            empty.zeros,
            empty.unknown,
        )
        for row, letter, text, right in made.problems:
            self.problems.add(row, letter, text, right, "amount", plain.SEVERAL_LINES)
        for row, letter, text in made.bad:
            self.problems.no_amount(row, letter, text)
        asks, notes_, replaced = whole(self.budgets.bench, made, self.sheet.name, self.choices, self.result.whole)
        self.result.asks += asks
        self.result.notes += [*made.notes, *notes_]
        self.result.whole |= replaced
        return made.parts

    def _year(self, above: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
        """The year, where it was read, and what it may be otherwise."""
        columns = self.columns
        of_months = {y for y, _ in columns.months.values() if y}
        of_heads = {y for y in (*columns.budgets.values(), *columns.totals.values()) if y}
        said = year_said([" ".join(above), self.sheet.name, self.budgets.file])
        answered = self.choices.fixed.get(self.sheet.name, {}).get("fiscal_year", "")
        places = (
            (" ".join(above), "de titel"),
            (self.sheet.name, "de naam van het blad"),
            (self.budgets.file, "de naam van het bestand"),
        )
        where = next((place for text, place in places if said and said in text), "")
        every = tuple(sorted(of_months | of_heads | ({said} if said else set())))
        if answered:
            return answered, "", every
        if of_months:
            return max(of_months), "de koppen van de maanden", every
        if said and (not of_heads or said in of_heads):
            return said, where, every
        if len(of_heads) == 1 and not said:
            return max(of_heads), "de koppen", every
        return "", "", every

    def _sheeted(self, year: str, choice: tuple[str, ...]) -> None:
        """Tell how the sheet is read, in the words of the page."""
        columns, own = self.columns, self.columns.heads
        remembered = remembered_headings(KINDS[0], self.layout)
        chosen = self.choices.headings.get(self.sheet.name, {})

        def how(text: str, otherwise: str) -> str:
            return "gekozen" if text in chosen else "onthouden" if text in remembered else otherwise

        made = []
        for letters, column, otherwise in (
            (columns.labels, "cost_type", "naam"),
            (columns.budgets, "amount", "naam"),
            (columns.prior, "prior_year_actual", "naam"),
            ([*columns.months, *columns.of_budget], "amount", "naam"),
            ([columns.note] if columns.note else [], "note", "naam"),
            ([*columns.totals, *columns.spans], "", "totaal"),
            ([*columns.skipped, *([columns.side] if columns.side else [])], "", "onbekend"),
            (columns.unknown, "", "vraag"),
        ):
            for letter in letters:
                text = own.get(letter, "")
                examples = tuple(c[letter] for n, c in self.rows if n > columns.header_row and letter in c)[:2]
                options = ("amount", "prior_year_actual", "note") if otherwise == "vraag" else ()
                made.append(Heading(letter, text, column, how(text, otherwise), options, examples))
        # where something is asked, it may turn out to be the budget
        dataset = KINDS[0] if columns.budgets or columns.unknown else KINDS[1]
        made = [h for h in made if not h.column or h.column in DATASETS[dataset].columns]
        missing = () if year else ("fiscal_year",)
        self.result.sheets.append(
            Sheeted(
                self.sheet.name,
                dataset,
                columns.header_row,
                tuple(made),
                missing,
                year or "",
                layout=self.layout,
                years=choice,
            )
        )


def _rows(sheet: Sheet) -> list[Row]:
    read = pq.read_table(sheet.rows).to_pydict()
    return [
        (number, {x: read[x][i] for x in sheet.columns if read[x][i] is not None})
        for i, number in enumerate(read["_row"])
        if any(read[x][i] is not None for x in sheet.columns)
    ]
