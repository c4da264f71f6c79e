"""The quarter report as a workbook: the tables of Financiën, with formulas, checks, notes and sources."""

from __future__ import annotations

from datetime import date

import warehouse
from metrics import HEADLINES, LISTINGS, METRICS, Where, dutch
from metrics.phasing import changes_said
from metrics.said import made_up, part_of, value_of
from reports import budget, cash, evidence
from reports.figures import OfReader
from reports.paper import Figure, Page, Paper, favour, minus, share
from reports.report import Report

KEY_FIGURES = (
    "income",
    "costs",
    "result",
    "budget_result",
    "result_difference",
    "forecast_result",
    "forecast_difference",
    "project_balance",
    "project_overspent",
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
    report = _begun(reader, year, quarter)
    for sheet in (
        _key_figures,
        _budget,
        _commitments,
        _deviations,
        _projects,
        cash.open_invoices,
        cash.contributions,
        cash.bank,
        evidence.balance,
        evidence.checks,
        evidence.approval,
        evidence.sources,
    ):
        sheet(report)
    return report.paper.content()


def _begun(reader: warehouse.Reader, year: int, quarter: int) -> Report:
    """The report without its sheets."""
    about = "is_fictional, is_only_fictional, data_until, data_until_precision"
    found = reader.rows(f"SELECT {about} FROM report_years WHERE report_year = ?", [year])
    of = LISTINGS["quarter_list"]
    if not found or not reader.rows(*of.sql(Where(year), "", {"quarter": quarter})):
        raise NoQuarter.of(year, quarter)
    [(*flags, until, precision)] = found
    paper = Paper(f"Kwartaalrapport {year}, {dutch.quarter(quarter)}")
    last, [(today,)] = last_day(reader, year, quarter), reader.rows("SELECT day FROM clock")
    return Report(
        reader,
        Where(year),
        quarter,
        min(last, today),
        today < last,
        made_up(flags),
        dutch.when(until, precision),
        paper,
    )


def _key_figures(report: Report) -> None:
    """The figures of the year as the page and the command line give them."""
    title = HEADLINES["financien"].title_for(OfReader(report.reader, report.where))
    page = report.page(
        "Kerncijfers",
        f"{title.whole} Op {report.upto}. Een onbekend cijfer is niet nul.",
        ("Cijfer", "Waarde", "Eenheid", "Regels", "Wat het betekent", "Opmerking"),
        (34, 16, 10, 9, 80, 60),
    )
    for name in (*KEY_FIGURES, *(OF_COMMITMENTS if report.rows("commitment_list") else ())):
        metric = METRICS[name]
        [answer] = metric.answers(report.reader.rows(*metric.sql(report.where)))
        value, written = answer.value, value_of(metric, answer, in_cents=True)
        more = [part_of(metric, answer), metric.needs if value is None else answer.note or ""]
        shown = written if value is None else Figure(value if metric.unit == "€" else float(value), written)
        why = ". ".join(one for one in more if one)
        page.row([metric.title, shown, metric.unit or "aantal", answer.n, metric.means, why])


def _budget(report: Report) -> None:
    """Budget against realised: this quarter, the year to date, the year and its forecast."""
    of = {"quarter": report.quarter}
    rows = report.rows("budget_list"), report.rows("quarter_list", of), report.rows("to_date_list", of)
    lines = budget.lines_of(*rows)
    until = _known_until(report)
    about, headings, widths = budget.ABOUT + budget.known(until), budget.headings(until), budget.WIDTHS
    about += next((f" Vorig jaar is {r['prior_year_counts']}." for r in rows[2] if r["prior_year_counts"]), "")
    changes = changes_said(report.rows("budget_line_list"), to_come=False)
    about += f" {changes}" if changes else ""
    if any(line["has_committed"] for line in lines):
        about += budget.COMMITTED_ABOUT
        headings, widths = (*headings, *budget.COMMITTED), (*widths, 15, 15)
    budget.fill(report.page("Begroting en realisatie", about, headings, widths), lines)


def _known_until(report: Report) -> date | None:
    """The last day of the quarter of which the books are known; None when that is all of it, or nothing."""
    for row in report.rows("closed_months"):
        if 3 * (report.quarter - 1) < (row["months_closed"] or 0) < 3 * report.quarter:
            day: date = row["until_day"]
            return day
    return None


def _commitments(report: Report) -> None:
    """Each commitment on the last day of the quarter, where a list of them is known; of whom stays on the page."""
    rows = report.rows("commitment_list")
    if not rows:
        return
    of = LISTINGS["commitment_list"]
    names = (
        *("commitment_id", "cost_type", "project_name", "description", "entered_on", "amount", "settled_amount"),
        *("open_amount", "expected_on", "state", "as_of", "is_on_newest"),
    )
    widths = (14, 26, 26, 44, 13, 15, 15, 15, 18, 13, 13, 14)
    page = report.page("Verplichtingen", of.means, [of.columns[name] for name in names], widths)
    for row in rows:
        expected = dutch.when(row["expected_on"], row["expected_on_precision"])
        page.row([{**row, "expected_on": expected, "description": row["description"] or "-"}[n] for n in names])


def _deviations(report: Report) -> None:
    """Headings above the threshold, with the note that belongs to them."""
    rows = report.rows("deviation_list")
    limit = ""
    if rows:
        percent, amount = dutch.percent(rows[0]["limit_percent"], as_set=True), dutch.euro(rows[0]["limit_amount"])
        limit = f" De grens is {percent} en {amount}."
    page = report.page(
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
                favour("E", row["difference"], budget.words_of(row["side"], not row["is_of_projects"])),
                row["is_large"],
                row["remark"] or asked,
            ]
        )


def _projects(report: Report) -> None:
    """Projects over all their years."""
    page = report.page(
        "Projecten",
        f"Over alle jaren tot en met {report.upto}.",
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
    for row in report.rows("project_list"):
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
    _partners(report, page)


def _partners(report: Report, page: Page) -> None:
    """Per project and partner what came in, its share of the costs, and what is to be settled."""
    rows, of = report.rows("partner_list"), LISTINGS["partner_list"]
    if not rows:
        return
    page.row([])
    page.row([of.means])
    names = ("relation_name", "project_name", "invoiced", "received", "still_open", "cost_share")
    page.head([*(of.columns[name] for name in names), of.columns["settlement"], of.columns["settlement_is"]])
    for row in rows:
        settled = minus("D", "F", (row["received"], row["cost_share"]))
        page.row([*(row[name] for name in names), settled, row["settlement_is"]])
