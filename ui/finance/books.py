"""The looks of the books on Financiën: projects and their closing, bank beside books, and the balance."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, drawers, markup, show
from ui.blocks.markup import place, tag
from ui.finance import month_names


def project_table() -> None:
    """Each project: what is spent of its budget beside how much of its time has passed."""
    rows = ask.keep("project rows", lambda: ask.rows(LISTINGS["project_list"]))
    if not rows:
        show.empty(LISTINGS["project_list"].needs)
        return
    lines = []
    for row in rows:
        period = " tot ".join(dutch.day(d) if d else dutch.UNKNOWN for d in (row["starts_on"], row["ends_on"]))
        used, time = (dutch.figure(row[c], "%") for c in ("used_percent", "time_percent"))
        money = [dutch.euro(row[c]) for c in ("total_costs", "costs")]
        left = [dutch.euro(row[c]) for c in ("income", "balance")]
        name = tag("a", row["project_name"], href=drawers.address("projecten", project=row["project_code"]))
        lines.append([name, period, *money, used, time, _pace(row), *left, place(row)])
    heads = [
        "Project",
        "Looptijd",
        "Totale lasten",
        "Besteed",
        "Besteed (%)",
        "Tijd voorbij (%)",
        "Wat opvalt",
        "Baten",
        "Saldo",
        markup.PLACE,
    ]
    show.html(markup.table(dutch.several(len(rows), "project", "projecten"), heads, lines, [*range(2, 6), 7, 8]))
    show.foot("projecten", LISTINGS["project_list"])
    code = str(st.query_params.get("project", ""))
    if code and all(row["project_code"] != code for row in rows):
        show.html(markup.not_there(f"‘{code}’ is geen project in deze lijst. Kies er hierboven een."))
    if any(row["project_code"] == code for row in rows):
        _closing(next(row for row in rows if row["project_code"] == code))


def _pace(row: dict[str, Any]) -> str:
    """What the penvoerder must know: whose the balance is, ended with money left, or spending ahead of time."""
    left = f"{dutch.euro(abs(row['balance']))} " if row["balance"] else ""
    said = [row["state"] or "", f"{left}{row['balance_is']}" if row["balance_is"] else ""]
    if row["signal"]:
        said.append(row["signal"])
    return "; ".join(filter(None, said))


def _closing(row: dict[str, Any]) -> None:
    """The account of the penvoerder: costs, income, balance, and each partner's part."""
    ended = "Eindafrekening" if row["is_ended"] else "Tussenstand"
    lead = drawers.address("boekingen", project=row["project_code"], kostensoort=None, rekening=None)
    show.header(f"{ended} van {row['project_name']}")
    show.html(tag("p", tag("a", "Alle boekingen van dit project", href=lead)))
    sums = [
        ["Bijdragen en andere baten", dutch.euro(row["income"], cents=True)],
        ["Gemaakte kosten", dutch.euro(row["costs"], cents=True)],
        [f"Saldo: {row['balance_is']}" if row["balance_is"] else "Saldo", dutch.euro(row["balance"], cents=True)],
        ["Nog te besteden van het budget", dutch.euro(row["left_to_spend"], cents=True)],
    ]
    partners = ask.rows(LISTINGS["partner_list"], "", {"project_code": row["project_code"]})
    if partners:
        known = [one["received"] for one in partners if one["received"] is not None]
        received = sum(known, Decimal(0)) if len(known) == len(partners) else None
        sums.append(["Ontvangen van partners", dutch.euro(received, cents=True)])
    show.html(markup.table("Baten min lasten, over alle jaren", ["Wat", "Bedrag"], sums, (1,)))
    show.listing(
        LISTINGS["project_years"],
        ("fiscal_year", "budget_costs", "costs", "budget_income", "income"),
        equals={"project_code": row["project_code"]},
        key="project-per-jaar",
        caption="Per jaar",
        none="Van dit project staat niets in de begroting of de boekhouding.",
    )
    show.listing(
        LISTINGS["partner_list"],
        (
            *("relation_name", "invoiced", "received", "still_open", "share_percent", "cost_share", "settlement"),
            *("settlement_is", "balance_share", "balance_is"),
        ),
        equals={"project_code": row["project_code"]},
        key="partners",
        caption="Aandeel per partner",
        none="Bij dit project staat geen factuur aan een partner.",
    )


def bank() -> None:
    """Per account what the bank says and what the books say, why they differ, and the months."""
    show.cards(METRICS["liquid_bank"], METRICS["liquid_books"], METRICS["months_covered"], key="liquiditeit")
    show.listing(
        LISTINGS["bank_account_list"],
        ("account_name", "balance_date", "bank_balance", "books_balance", "difference", "booked_after", "explanation"),
        key="bank-en-boeken",
        leads=_account,
    )
    apart = "balance_group IN ('kas', 'kruisposten', 'leningen')"
    if ask.keep("money-apart", lambda: ask.rows(LISTINGS["balance_list"], apart)):
        show.listing(
            LISTINGS["balance_list"],
            ("account_name", "balance_group", "opening", "added", "withdrawn", "closing"),
            which=apart,
            key="geld-apart",
            caption="Telt niet mee bij geld op de bank",
            leads=_account,
        )
    if ask.keep("one-sided", lambda: ask.rows(LISTINGS["bank_one_sided"])):
        show.listing(
            LISTINGS["bank_one_sided"],
            ("account_name", "day", "amount", "side_known", "document", "description"),
            key="aan-een-kant",
            caption="Staat maar aan één kant",
            most=20,
        )
    show.bars(
        METRICS["liquidity_by_month"],
        "month",
        key="bank",
        labels=dict(enumerate(month_names.of_the_year(), start=1)),
        which=tuple(range(1, 13)),
    )
    show.foot(
        "mutaties",
        METRICS["bank_net"],
        METRICS["bank_movements"],
        METRICS["bank_statements"],
        label="Bankmutaties en afschriften",
    )


def _account(row: dict[str, Any]) -> str:
    """To the bookings on this ledger account; empty where it has none of its own."""
    if row["account_id"] in (None, "resultaat"):  # the result is the sum of many accounts
        return ""
    return drawers.address("boekingen", rekening=row["account_id"], kostensoort=None, project=None)


def balance() -> None:
    """Equity, and how each reserve and provision moved."""
    show.cards(METRICS["equity"], METRICS["reserves"], METRICS["provisions"], key="vermogen")
    not_ours = ask.one(METRICS["equity"]).note
    if not_ours:
        show.note(not_ours)
    about = ask.about()
    if about is not None and about.is_running:
        show.note(
            f"Dit is de stand van alles wat tot en met {dutch.day(about.books_judged_on)} is geboekt, ook in een maand "
            "die nog niet af is. Het resultaat tot nu toe telt alleen hele maanden."
        )
    show.listing(
        LISTINGS["balance_list"],
        ("account_name", "balance_group", "opening", "added", "withdrawn", "closing"),
        which="balance_group IN ('reserves', 'voorzieningen', 'resultaat')",
        key="reserves",
        none="Er staan geen reserves of voorzieningen in de boekingen.",
        leads=_account,
    )
