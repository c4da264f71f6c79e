"""The sheets of the quarter report about who still has to pay, what came in of contributions, and the bank."""

from __future__ import annotations

from decimal import Decimal

from metrics import LISTINGS, dutch, open_items
from metrics.typed_in import cell
from reports.paper import Formula, minus, total
from reports.report import Report


def open_invoices(report: Report) -> None:
    """Who had not paid on the last day of the quarter, and what was still to be paid, by age."""
    for kind, title in (("debiteur", "Debiteuren"), ("crediteur", "Crediteuren")):
        page = report.page(
            title,
            f"Open op {dutch.day(report.last_day)}, leden eerst. {open_items.MEANS}",
            ("Relatie", "Lid", *(a.capitalize() for a in open_items.AGES), "Samen"),
            (36, 8, *[15] * 8),
        )
        first, rows = page.at + 1, report.reader.rows(*open_items.relations_sql(kind, report.last_day, report.where))
        ages = len(open_items.AGES)
        for row in rows:
            amounts = [value if value is not None else Decimal(0) for value in row[3 : 3 + ages]]
            page.row([row[0], row[1], *amounts, Formula("=ROUND(SUM(C{r}:I{r}),2)", row[2])])
        sums = [total(c, first, page.at, [r[3 + n] or Decimal(0) for r in rows]) for n, c in enumerate("CDEFGHI")]
        whole = total("J", first, page.at, [r[2] for r in rows])
        bottom = page.row(["Samen", "", *sums, whole], total=True)
        [(books, until)] = report.reader.rows(*open_items.books_sql(kind, report.last_day, report.where))
        # the books of a later day than they are known of are not those of this day
        if books != whole.value and (until is None or until < report.last_day):
            why = f"de boeken zijn bekend tot en met {dutch.day(until)}" if until else "daarvan is nog niets geboekt"
            page.row([f"Volgens het grootboek: nog niet te zeggen, {why}"])
            continue
        page.row(["Volgens het grootboek", *[""] * 8, books])
        known = isinstance(whole.value, Decimal) and books is not None
        gap = whole.value - books if known else None
        page.row(["Verschil", *[""] * 8, Formula(f"=ROUND(J{bottom}-J{bottom + 1},2)", gap)], total=True)


def contributions(report: Report) -> None:
    """Per municipality what is due, per inhabitant, and what came in."""
    page = report.page(
        "Contributies",
        LISTINGS["contribution_list"].means,
        ("Gemeente", "Inwoners", "Contributie", "Per inwoner", "Ontvangen", "Nog te ontvangen", "Stand"),
        (28, *[15] * 6),
    )
    first, rows = page.at + 1, report.rows("contribution_list")
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


def _gap(pair: tuple[Decimal | None, Decimal | None]) -> Formula | None:
    """Column C minus column D where both are known; nothing to subtract from is no difference."""
    return None if None in pair else minus("C", "D", pair)


def bank(report: Report) -> None:
    """Bank beside books."""
    page = report.page(
        "Bank",
        LISTINGS["bank_account_list"].means,
        ("Bankrekening", "Saldo op", "Volgens de bank", "Volgens de boeken", "Verschil", "Uitleg"),
        (36, 14, 18, 18, 15, 60),
    )
    first, rows = page.at + 1, report.rows("bank_account_list")
    for row in rows:
        pair = (row["bank_balance"], row["books_balance"])
        page.row([row["account_name"], row["balance_date"], *pair, _gap(pair), row["explanation"]])
    sums = [
        total(c, first, page.at, [r[k] for r in rows])
        for c, k in (("C", "bank_balance"), ("D", "books_balance"), ("E", "difference"))
    ]
    page.row(["Samen", "", *sums], total=True)
    one_sided = report.rows("bank_one_sided")
    if not one_sided:
        return
    page.row([])
    page.head(("Staat maar aan één kant", "Datum", "Bij de bank", "In de boeken", "Verschil", "Waar het staat"))
    first = page.at + 1
    for row in one_sided:
        is_bank = row["side_known"] == "alleen bij de bank"
        pair = (row["amount"], Decimal(0)) if is_bank else (Decimal(0), row["amount"])
        page.row([row["account_name"], row["day"], *pair, minus("C", "D", pair), cell(row)])
    gaps = [r["amount"] if r["side_known"] == "alleen bij de bank" else -r["amount"] for r in one_sided]
    page.row(["Verklaard verschil", "", "", "", total("E", first, page.at, gaps)], total=True)
