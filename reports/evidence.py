"""The sheets of the quarter report that show whether it holds: balance, controls, approval and the files behind it."""

from __future__ import annotations

from decimal import Decimal

from metrics import LISTINGS
from metrics.typed_in import cell
from reports.paper import Formula, minus
from reports.report import Report


def balance(report: Report) -> None:
    """Every account of the balance sheet and how it moved."""
    page = report.page(
        "Balans",
        LISTINGS["balance_list"].means,
        ("Rekening", "Groep", "Beginstand", "Bij", "Af", "Eindstand"),
        (40, 18, *[16] * 4),
    )
    for row in report.rows("balance_list"):
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


def checks(report: Report) -> None:
    """Every control with both amounts; what a file says of itself is of its whole year, so at the end of it."""
    held, found = ("", "") if report.quarter == 4 else ("check_id NOT LIKE 'declared%'", "kind <> 'bestand'")
    page = report.page(
        "Sluit het aan",
        LISTINGS["check_list"].means,
        ("Controle", "Het ene bedrag", "Bedrag", "Het andere bedrag", "Bedrag daarvan", "Verschil", "Uitkomst"),
        (56, 22, 16, 26, 16, 15, 14),
    )
    for row in report.rows("check_list", which=held):
        pair = (row["left_amount"], row["right_amount"])
        page.row(
            [row["title"], row["left_name"], pair[0], row["right_name"], pair[1], minus("C", "E", pair), row["state"]]
        )
    page.row([])
    page.head(("Bevinding", "Soort", "Bedrag", "Staat in"))
    for row in report.rows("finding_list", which=found):
        page.row([row["sentence"], row["kind"], row["amount"], cell(row)])


def approval(report: Report) -> None:
    """What was frozen at the approval of this quarter, beside what there is now."""
    page = report.page(
        "Akkoord",
        LISTINGS["approved_amounts"].means,
        ("Wat", "Bij het akkoord", "Nu", "Verschil", "Akkoord van", "Akkoord op", "Opmerking"),
        (30, 16, 16, 16, 24, 14, 50),
    )
    rows = report.rows("approved_amounts", {"quarter": report.quarter})
    for row in rows:
        pair = (row["amount_now"], row["approved_amount"])
        page.row(
            [
                row["what"],
                row["approved_amount"],
                row["amount_now"],
                minus("C", "B", pair),
                row["approved_by"],
                row["approved_on"],
                row["remark"] or "-",
            ]
        )
    if not rows:
        page.row(["Voor dit kwartaal is nog geen akkoord gegeven."])


def sources(report: Report) -> None:
    """The files behind the figures, each with the mark that belongs to exactly its bytes."""
    page = report.page(
        "Bronnen",
        LISTINGS["evidence_list"].means,
        ("Bestand", "Blad", "Regels", "Geladen op", "Geladen door", "Kenmerk (sha256)", "Fictief"),
        (44, 26, 10, 14, 22, 70, 10),
    )
    for row in report.rows("evidence_list"):
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
