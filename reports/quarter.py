"""The quarter report as a workbook: the tables of Financiën, with formulas, checks, notes and sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import warehouse
from metrics import LISTINGS, METRICS, Where, dutch, open_items
from metrics.phasing import changes_said
from metrics.said import part_of, value_of
from reports import budget
from reports.budget import place
from reports.paper import Figure, Formula, Page, Paper, favour, minus, share, total

KEY_FIGURES = (
    "income",
    "costs",
    "result",
    "budget_result",
    "result_difference",
    "forecast_result",
    "forecast_difference",
    "project_balance",
    "debtors_open",
    "debtors_overdue",
    "creditors_open",
    "not_allocated",
    "control_difference",
    "contributions_due",
    "contributions_received",
    "contributions_open",
    "liquid_bank",
    "liquid_books",
    "months_covered",
    "equity",
    "reserves",
    "provisions",
    "paid_within_30",
    "accounts_not_sorted",
    "deviations_without_note",
    "checks_failed",
    "findings",
    "ledger_lines",
)
OF_COMMITMENTS = ("committed", "free_space")
"""Two more, where a list of commitments is known on the day."""
Rows = list[dict[str, Any]]


class NoQuarter(Exception):
    """There are no amounts of this quarter; `sentence` says so."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @classmethod
    def of(cls, year: int, quarter: int) -> NoQuarter:
        """In words for the quarter that was asked."""
        return cls(f"Van het {dutch.quarter(quarter)} van {year} zijn geen bedragen geladen.")


def last_day(reader: warehouse.Reader, year: int, quarter: int) -> date:
    """The day on which everything in the report of a quarter stands: the last of the book year's own months in it.

    Raises NoQuarter when nothing is known of the books of that year.
    """
    [(day,)] = reader.rows("SELECT max(ends) FROM book_months WHERE report_year = ? AND quarter = ?", [year, quarter])
    if day is None:
        raise NoQuarter.of(year, quarter)
    found: date = day
    return found


def quarter_report(reader: warehouse.Reader, year: int, quarter: int) -> bytes:
    """The report of one quarter as the bytes of an .xlsx. Raises NoQuarter when nothing is known of it.

    reader: of the data judged on `last_day` of the quarter, so that debtors, bank, contributions, balance and
    forecast stand there too, and a report made later is the same.
    """
    return _Report(reader, year, quarter).content()


class _Report:
    """One report: what it is about, and its sheets in order."""

    def __init__(self, reader: warehouse.Reader, year: int, quarter: int) -> None:
        self.reader, self.where, self.quarter = reader, Where(year), quarter
        found = reader.rows("SELECT is_fictional, data_until FROM report_years WHERE report_year = ?", [year])
        if not found or not self.rows("quarter_list", {"quarter": quarter}):
            raise NoQuarter.of(year, quarter)
        [(self.is_fictional, self.until)] = found
        last, [(today,)] = last_day(reader, year, quarter), reader.rows("SELECT day FROM clock")
        self.last_day, self.is_running = min(last, today), today < last
        self.upto = "de laatste dag van het kwartaal"
        if self.is_running:
            self.upto = f"{dutch.day(self.last_day)}; het kwartaal loopt nog"
        self.paper = Paper(f"Kwartaalrapport {year}, {dutch.quarter(quarter)}")

    def content(self) -> bytes:
        """All sheets, then the bytes."""
        for part in (
            self.key_figures,
            self.budget,
            self.commitments,
            self.deviations,
            self.projects,
            self.open_invoices,
            self.contributions,
            self.bank,
            self.balance,
            self.checks,
            self.approval,
            self.sources,
        ):
            part()
        return self.paper.content()

    def rows(self, listing: str, equals: dict[str, Any] | None = None, which: str = "") -> Rows:
        """The rows of a listing of this year as dictionaries."""
        of = LISTINGS[listing]
        return of.as_dicts(self.reader.rows(*of.sql(self.where, which, equals)))

    def page(self, title: str, says: str, headings: Sequence[str], widths: Sequence[int] = ()) -> Page:
        """A sheet with the year, the quarter and, where it is one, that it is a made-up example."""
        mark = " · FICTIEF VOORBEELD" if self.is_fictional else ""
        until = f"Gegevens tot en met {dutch.day(self.until)}. Stand {self.reader.generation}."
        runs = f" (loopt nog: tot en met {dutch.day(self.last_day)})" if self.is_running else ""
        about = (f"{title} · {dutch.quarter(self.quarter)} {self.where.year}{runs}{mark}", says, until)
        return self.paper.sheet(title, about, headings, widths)

    def key_figures(self) -> None:
        """The figures of the year as the page and the command line give them."""
        page = self.page(
            "Kerncijfers",
            f"Op {self.upto}. Een onbekend cijfer is niet nul.",
            ("Cijfer", "Waarde", "Eenheid", "Regels", "Wat het betekent", "Opmerking"),
            (34, 16, 10, 9, 80, 60),
        )
        for name in (*KEY_FIGURES, *(OF_COMMITMENTS if self.rows("commitment_list") else ())):
            metric = METRICS[name]
            [answer] = metric.answers(self.reader.rows(*metric.sql(self.where)))
            value, written = answer.value, value_of(metric, answer, in_cents=True)
            more = [part_of(metric, answer), metric.needs if value is None else answer.note or ""]
            shown = written if value is None else Figure(value if metric.unit == "€" else float(value), written)
            why = ". ".join(one for one in more if one)
            page.row([metric.title, shown, metric.unit or "aantal", answer.n, metric.means, why])

    def budget(self) -> None:
        """Budget against realised: this quarter, the year to date, the year and its forecast."""
        of = {"quarter": self.quarter}
        rows = self.rows("budget_list"), self.rows("quarter_list", of), self.rows("to_date_list", of)
        lines = budget.lines_of(*rows)
        until = self._known_until()
        about, headings, widths = budget.ABOUT + budget.known(until), budget.headings(until), budget.WIDTHS
        changes = changes_said(self.rows("budget_line_list"), to_come=False)
        about += f" {changes}" if changes else ""
        if any(line["has_committed"] for line in lines):
            about += budget.COMMITTED_ABOUT
            headings, widths = (*headings, *budget.COMMITTED), (*widths, 15, 15)
        budget.fill(self.page("Begroting en realisatie", about, headings, widths), lines)

    def _known_until(self) -> date | None:
        """The last day of the quarter of which the books are known; None when that is all of it, or nothing."""
        for row in self.rows("closed_months"):
            if 3 * (self.quarter - 1) < (row["months_closed"] or 0) < 3 * self.quarter:
                day: date = row["until_day"]
                return day
        return None

    def commitments(self) -> None:
        """Each commitment on the last day of the quarter, where a list of them is known; of whom stays on the page."""
        rows = self.rows("commitment_list")
        if not rows:
            return
        of = LISTINGS["commitment_list"]
        names = (
            *("commitment_id", "cost_type", "project_name", "description", "entered_on", "amount", "settled_amount"),
            *("open_amount", "expected_on", "state", "as_of", "is_on_newest"),
        )
        widths = (14, 26, 26, 44, 13, 15, 15, 15, 18, 13, 13, 14)
        page = self.page("Verplichtingen", of.means, [of.columns[name] for name in names], widths)
        for row in rows:
            expected = dutch.when(row["expected_on"], row["expected_on_precision"])
            page.row([{**row, "expected_on": expected, "description": row["description"] or "-"}[n] for n in names])

    def deviations(self) -> None:
        """Headings above the threshold, with the note that belongs to them."""
        rows = self.rows("deviation_list")
        limit = ""
        if rows:
            percent, amount = dutch.percent(rows[0]["limit_percent"], as_set=True), dutch.euro(rows[0]["limit_amount"])
            limit = f" De grens is {percent} en {amount}."
        page = self.page(
            "Toelichtingen",
            LISTINGS["deviation_list"].means + limit,
            (
                "Kostensoort",
                "Baten of lasten",
                "Begroting",
                "Prognose",
                "Verschil",
                "Gunstig of ongunstig",
                "Toelichting nodig",
                "Toelichting",
            ),
            (30, 14, 15, 15, 15, 16, 16, 80),
        )
        for row in rows:
            pair = ("D", "C") if row["side"] == "baten" else ("C", "D")
            values = (row["forecast"], row["budget"]) if row["side"] == "baten" else (row["budget"], row["forecast"])
            asked = "Nog geen toelichting." if row["is_large"] else "-"
            page.row(
                [
                    row["cost_type"],
                    row["side"],
                    row["budget"],
                    row["forecast"],
                    minus(*pair, values),
                    favour("E", row["difference"]),
                    row["is_large"],
                    row["remark"] or asked,
                ]
            )

    def projects(self) -> None:
        """Projects over all their years."""
        page = self.page(
            "Projecten",
            f"Over alle jaren tot en met {self.upto}.",
            (
                "Project",
                "Stand",
                "Start",
                "Einde",
                "Totale lasten",
                "Besteed",
                "Nog te besteden",
                "Besteed (%)",
                "Looptijd (%)",
                "Baten",
                "Saldo",
                "Wat opvalt",
                "Wat het saldo is",
            ),
            (34, 14, 12, 12, *[15] * 7, 50, 32),
        )
        for row in self.rows("project_list"):
            passed = row["time_percent"]
            page.row(
                [
                    row["project_name"],
                    row["state"],
                    row["starts_on"],
                    row["ends_on"],
                    row["total_costs"],
                    row["costs"],
                    minus("E", "F", (row["total_costs"], row["costs"])),
                    share("F", "E", (row["costs"], row["total_costs"])),
                    passed and Figure(passed, dutch.percent(passed)),
                    row["income"],
                    minus("J", "F", (row["income"], row["costs"])),
                    row["signal"] or "-",
                    row["balance_is"],
                ]
            )

    def open_invoices(self) -> None:
        """Who had not paid on the last day of the quarter, and what was still to be paid, by age."""
        for kind, title in (("debiteur", "Debiteuren"), ("crediteur", "Crediteuren")):
            page = self.page(
                title,
                f"Open op {dutch.day(self.last_day)}, leden eerst. {open_items.MEANS}",
                ("Relatie", "Lid", *(a.capitalize() for a in open_items.AGES), "Samen"),
                (36, 8, *[15] * 8),
            )
            first, rows = page.at + 1, self.reader.rows(*open_items.relations_sql(kind, self.last_day, self.where))
            ages = len(open_items.AGES)
            for row in rows:
                amounts = [value if value is not None else Decimal(0) for value in row[3 : 3 + ages]]
                page.row([row[0], row[1], *amounts, Formula("=ROUND(SUM(C{r}:I{r}),2)", row[2])])
            sums = [total(c, first, page.at, [r[3 + n] or Decimal(0) for r in rows]) for n, c in enumerate("CDEFGHI")]
            whole = total("J", first, page.at, [r[2] for r in rows])
            bottom = page.row(["Samen", "", *sums, whole], total=True)
            [(books,)] = self.reader.rows(*open_items.books_sql(kind, self.last_day, self.where))
            page.row(["Volgens het grootboek", *[""] * 8, books])
            known = isinstance(whole.value, Decimal) and books is not None
            gap = whole.value - books if known else None
            page.row(["Verschil", *[""] * 8, Formula(f"=ROUND(J{bottom}-J{bottom + 1},2)", gap)], total=True)

    def contributions(self) -> None:
        """Per municipality what is due, per inhabitant, and what came in."""
        page = self.page(
            "Contributies",
            LISTINGS["contribution_list"].means,
            ("Gemeente", "Inwoners", "Contributie", "Per inwoner", "Ontvangen", "Nog te ontvangen", "Stand"),
            (28, *[15] * 6),
        )
        first, rows = page.at + 1, self.rows("contribution_list")
        for row in rows:
            people = None if row["inhabitants_basis"] is None else Decimal(row["inhabitants_basis"])
            each = None if not people else row["amount_due"] / people
            page.row(
                [
                    row["municipality"],
                    row["inhabitants_basis"],
                    row["amount_due"],
                    Formula("=C{r}/B{r}", each),
                    row["amount_received"],
                    minus("C", "E", (row["amount_due"], row["amount_received"])),
                    row["state"],
                ]
            )
        sums = [
            total(c, first, page.at, [r[k] for r in rows])
            for c, k in (("C", "amount_due"), ("E", "amount_received"), ("F", "amount_open"))
        ]
        page.row(["Samen", "", sums[0], "", sums[1], sums[2]], total=True)

    def bank(self) -> None:
        """Bank beside books."""
        page = self.page(
            "Bank",
            LISTINGS["bank_account_list"].means,
            ("Bankrekening", "Saldo op", "Volgens de bank", "Volgens de boeken", "Verschil", "Uitleg"),
            (36, 14, 18, 18, 15, 60),
        )
        first, rows = page.at + 1, self.rows("bank_account_list")
        for row in rows:
            pair = (row["bank_balance"], row["books_balance"])
            page.row([row["account_name"], row["balance_date"], *pair, minus("C", "D", pair), row["explanation"]])
        sums = [
            total(c, first, page.at, [r[k] for r in rows])
            for c, k in (("C", "bank_balance"), ("D", "books_balance"), ("E", "difference"))
        ]
        page.row(["Samen", "", *sums], total=True)
        one_sided = self.rows("bank_one_sided")
        if not one_sided:
            return
        page.row([])
        page.head(("Staat maar aan één kant", "Datum", "Bij de bank", "In de boeken", "Verschil", "Waar het staat"))
        first = page.at + 1
        for row in one_sided:
            is_bank = row["side_known"] == "alleen bij de bank"
            pair = (row["amount"], Decimal(0)) if is_bank else (Decimal(0), row["amount"])
            page.row([row["account_name"], row["day"], *pair, minus("C", "D", pair), place(row)])
        gaps = [r["amount"] if r["side_known"] == "alleen bij de bank" else -r["amount"] for r in one_sided]
        page.row(["Verklaard verschil", "", "", "", total("E", first, page.at, gaps)], total=True)

    def balance(self) -> None:
        """Every account of the balance sheet and how it moved."""
        page = self.page(
            "Balans",
            LISTINGS["balance_list"].means,
            ("Rekening", "Groep", "Beginstand", "Bij", "Af", "Eindstand"),
            (40, 18, *[16] * 4),
        )
        for row in self.rows("balance_list"):
            opening = row["opening"] if row["opening"] is not None else Decimal(0)
            page.row(
                [
                    row["account_name"],
                    row["balance_group"],
                    opening,
                    row["added"],
                    row["withdrawn"],
                    Formula("=ROUND(C{r}+D{r}-E{r},2)", row["closing"]),
                ]
            )

    def checks(self) -> None:
        """Every control with both amounts; what a file says of itself is of its whole year, so at the end of it."""
        checks, findings = ("", "") if self.quarter == 4 else ("check_id NOT LIKE 'declared%'", "kind <> 'bestand'")
        page = self.page(
            "Sluit het",
            LISTINGS["check_list"].means,
            ("Controle", "Het ene bedrag", "Bedrag", "Het andere bedrag", "Bedrag daarvan", "Verschil", "Uitkomst"),
            (56, 22, 16, 26, 16, 15, 14),
        )
        for row in self.rows("check_list", which=checks):
            pair = (row["left_amount"], row["right_amount"])
            page.row(
                [
                    row["title"],
                    row["left_name"],
                    pair[0],
                    row["right_name"],
                    pair[1],
                    minus("C", "E", pair),
                    row["state"],
                ]
            )
        page.row([])
        page.head(("Bevinding", "Soort", "Bedrag", "Staat in"))
        for row in self.rows("finding_list", which=findings):
            page.row([row["sentence"], row["kind"], row["amount"], place(row)])

    def approval(self) -> None:
        """What was frozen at the approval of this quarter, beside what there is now."""
        page = self.page(
            "Akkoord",
            LISTINGS["approval_list"].means,
            ("Kostensoort", "Bij het akkoord", "Nu", "Verschil", "Akkoord van", "Akkoord op", "Opmerking"),
            (30, 16, 16, 16, 24, 14, 50),
        )
        rows = self.rows("approval_list", {"quarter": self.quarter})
        for row in rows:
            now = row["actual"] if row["actual"] is not None else Decimal(0)
            page.row(
                [
                    row["cost_type"],
                    row["approved_amount"],
                    now,
                    minus("C", "B", (now, row["approved_amount"])),
                    row["approved_by"],
                    row["approved_on"],
                    row["remark"] or "-",
                ]
            )
        if not rows:
            page.row(["Voor dit kwartaal is nog geen akkoord gegeven."])

    def sources(self) -> None:
        """The files behind the figures, each with the mark that belongs to exactly its bytes."""
        page = self.page(
            "Bronnen",
            LISTINGS["evidence_list"].means,
            ("Bestand", "Blad", "Regels", "Geladen op", "Geladen door", "Kenmerk (sha256)", "Fictief"),
            (44, 26, 10, 14, 22, 70, 10),
        )
        for row in self.rows("evidence_list"):
            page.row(
                [
                    row["file"],
                    row["sheet"],
                    row["lines"],
                    row["loaded_on"],
                    row["loaded_by"],
                    row["sha256"],
                    row["is_fictional"],
                ]
            )
