"""The looks of the books on Financiën: projects and their closing, bank beside books, the balance, and the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, Answer, dutch
from ui.blocks import ask, chart, filters, markup, palette, show
from ui.blocks.markup import Markup, joined, place, tag
from ui.finance import month_names


def over_the_year() -> None:
    """The costs as they add up month by month, beside the budget as its phasing lets it fall."""
    used = ask.one(METRICS["budget_used"])
    if used.value is not None:
        show.note(f"{dutch.figure(used.value, '%')} van de begrote lasten is besteed. {used.note or ''}")
    show.plot(METRICS["costs_booked"], ("month",), _line, key="verloop")


def _line(answers: list[Answer]) -> chart.Chart:
    months = month_names.of_the_year()
    spent = _added_up(answers, months[: int(max(a.by["month"] for a in answers))])
    budget = _added_up(ask.figures(METRICS["costs_expected"], ("month",)), months)
    last = list(spent)[-1]
    message = f"Lasten tot en met {last}: {dutch.euro(spent[last])}"
    data = [_trace("realisatie", spent, {"color": palette.colour("text"), "width": 3})]
    if budget:
        data.append(_trace("begroting", budget, {"color": palette.colour("quiet"), "width": 2, "dash": "dash"}))
        gap = budget[last] - spent[last]
        word = "minder" if gap > 0 else "meer"
        message += (
            f"; dat is {dutch.euro(abs(gap))} {word} dan tot en met die maand is begroot."
            if gap
            else ("; precies wat tot en met die maand is begroot.")
        )
    figure = {"data": data, "layout": chart.layout(300, yaxis={"tickprefix": "€ ", "tickformat": ",.0f"})}
    return chart.Chart(figure, message)


def _added_up(answers: Sequence[Answer], months: Sequence[str]) -> dict[str, Decimal]:
    """Month → the sum up to and including it; empty when nothing is known of any."""
    found = {a.by["month"]: a.value for a in answers if a.value is not None}
    sums = accumulate(found.get(n, Decimal(0)) for n in range(1, len(months) + 1))
    return dict(zip(months, sums, strict=True)) if found else {}


def _trace(name: str, sums: Mapping[str, Decimal], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines" if "dash" in line else "lines+markers",
        "name": name,
        "x": list(sums),
        "y": [float(value) for value in sums.values()],
        "line": line,
        "hovertext": [f"{name} t/m {month}: {dutch.euro(value)}" for month, value in sums.items()],
        "hoverinfo": "text",
    }


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
        params = filters.current().as_params() | {"project": row["project_code"]}
        name = tag("a", row["project_name"], href=f"/financien?{urlencode(params, doseq=True)}", target="_self")
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
    show.header(f"{ended} van {row['project_name']}")
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
    """To the bookings on this ledger account."""
    if row["account_id"] in (None, "resultaat"):  # the result is the sum of many accounts
        return ""
    params = filters.current().as_params() | {"rekening": row["account_id"]}
    return f"/financien?{urlencode(params, doseq=True)}"


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
            "die nog niet af is. Het resultaat boven aan de pagina telt alleen hele maanden."
        )
    show.listing(
        LISTINGS["balance_list"],
        ("account_name", "balance_group", "opening", "added", "withdrawn", "closing"),
        which="balance_group IN ('reserves', 'voorzieningen', 'resultaat')",
        key="reserves",
        none="Er staan geen reserves of voorzieningen in de boekingen.",
        leads=_account,
    )


def checks() -> None:
    """Every control, in words and amounts; what cannot be compared is unknown."""
    rows = ask.keep("check rows", lambda: ask.rows(LISTINGS["check_list"]))
    if rows:
        show.html(_alarm(ask.figures(METRICS["control_difference"], ("kind",)), rows))
        names = ("control_difference", "not_allocated", "findings", "ledger_lines")
        show.cards(*(METRICS[name] for name in names), key="sluit")
        _pairs(rows)
    else:
        show.empty(LISTINGS["check_list"].needs)
    show.header("Wat valt op in de gegevens?")
    show.listing(
        LISTINGS["finding_list"],
        ("sentence", "kind", "amount"),
        key="bevindingen",
        none="Er is niets gevonden wat opvalt.",
    )
    show.foot(
        "bestanden",
        LISTINGS["file_check_list"],
        METRICS["ledger_lines"],
        METRICS["ledger_documents"],
        METRICS["ledger_debit"],
        METRICS["ledger_credit"],
        METRICS["opening_debit"],
        METRICS["opening_credit"],
        METRICS["ledger_accounts"],
        METRICS["ledger_vat_lines"],
        METRICS["ledger_foreign"],
        METRICS["invoices_total"],
        METRICS["invoices_net"],
        METRICS["invoices_vat"],
        METRICS["invoice_lines"],
        label="Wat de bestanden zelf zeggen, en wat erin is geteld",
    )


def _pairs(rows: Sequence[Mapping[str, Any]]) -> None:
    """Each control as a row."""
    signs = {"klopt": "✓", "klopt niet": "✕"}
    lines = []
    for row in rows:
        said = row["state"] if row["state"] in signs else f"nog niet te zeggen: {row['missing']}"
        day = f" {row['compared']}" if row["compared"] and row["state"] in signs else ""
        state = joined(tag("span", signs.get(row["state"], "?"), aria_hidden="true"), f" {said}{day}")
        if row["state"] == "klopt niet":
            state = tag("strong", state, ": verschil ", _whole(abs(row["difference"])))
        pair = [joined(row[f"{side}_name"], ": ", _whole(row[f"{side}_amount"])) for side in ("left", "right")]
        lines.append([row["title"], state, *pair])
    show.html(
        markup.table("", ["Controle", "Uitkomst", "Het ene bedrag", "Het andere bedrag"], lines, label="Controles")
    )
    show.foot("controles", LISTINGS["check_list"], LISTINGS["control_list"])


def _whole(amount: Any) -> Markup:
    """An amount to the cent that stays on one line."""
    return tag("span", dutch.euro(amount, cents=True), css="vgg-whole")


_CHECKS = {"debiteur": "debtors", "crediteur": "creditors"}


def _alarm(answers: Sequence[Answer], checks: Sequence[Mapping[str, Any]]) -> Markup:
    """A difference between open invoices and the ledger, and each other control that fails: large, and in words."""
    names = {"debiteur": "debiteuren", "crediteur": "crediteuren"}
    days = {row["check_id"]: row["compared"] for row in checks}
    said = [
        f"De open facturen van {names[a.by['kind']]} verschillen {dutch.euro(abs(a.value), cents=True)} van de boeken, "
        f"{days[_CHECKS[a.by['kind']]]}."
        for a in answers
        if a.value
    ]
    said += [
        f"Klopt niet: {row['title'][0].lower()}{row['title'][1:]}. "
        f"Het verschil is {dutch.euro(abs(row['difference']), cents=True)}."
        for row in checks
        if row["state"] == "klopt niet" and row["check_id"] not in _CHECKS.values()
    ]
    sign = tag("span", "✕", aria_hidden="true")
    return joined(*(tag("p", sign, " ", one, css="vgg-alarm") for one in said))
