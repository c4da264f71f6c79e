"""The looks of the controls on Financiën: two amounts that must be equal, what stands out, and what the files say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, markup, show
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import signs


def checks() -> None:
    """Every control, in words and amounts; what cannot be compared is unknown."""
    rows = ask.kept(LISTINGS["check_list"])
    if rows:
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
    known = {"klopt": signs.IN_TEXT["gelukt"], "klopt niet": signs.IN_TEXT["niet gelukt"]}
    lines = []
    for row in rows:
        said = row["state"] if row["state"] in known else f"nog niet te zeggen: {row['missing']}"
        day = f" {row['compared']}" if row["compared"] and row["state"] in known else ""
        sign = known.get(row["state"], signs.IN_TEXT["onbekend"])
        state = joined(tag("span", sign, aria_hidden="true"), f" {said}{day}")
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


def failing() -> list[str]:
    """A difference between open invoices and the ledger, and each other control that fails: in words, with the day."""
    rows = ask.kept(LISTINGS["check_list"])
    answers = ask.figures(METRICS["control_difference"], ("kind",)) if rows else []
    names = {"debiteur": "debiteuren", "crediteur": "crediteuren"}
    days = {row["check_id"]: row["compared"] for row in rows}
    said = [
        f"De open facturen van {names[a.by['kind']]} verschillen {dutch.euro(abs(a.value), cents=True)} van de boeken, "
        f"{days[_CHECKS[a.by['kind']]]}."
        for a in answers
        if a.value
    ]
    said += [
        f"Klopt niet: {row['title'][0].lower()}{row['title'][1:]}. "
        f"Het verschil is {dutch.euro(abs(row['difference']), cents=True)}."
        for row in rows
        if row["state"] == "klopt niet" and row["check_id"] not in _CHECKS.values()
    ]
    return said
