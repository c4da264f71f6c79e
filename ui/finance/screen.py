"""The first screen of Financiën: the budget on the left; the bank, who has to pay, and whether it ties on the right."""

from __future__ import annotations

import streamlit as st

from metrics import HEADLINES, LISTINGS, METRICS
from ui.blocks import ask, show
from ui.blocks.markup import tag
from ui.finance import approval, cash, todo, variances


def first() -> None:
    """The answer in one look; of a year without one euro the title says so, and the page ends there."""
    if ask.title(HEADLINES["financien"]).is_unknown:
        st.stop()
    approval.for_the_audit()
    todo.alarms()
    show.beside(variances.budget, _money, shares=(0.66, 0.34), key="geld")
    _sources()


def _money() -> None:
    """What is on the bank, who has to pay, whether it ties, and what is to do."""
    cash.bank()
    parts = (cash.debtors(), todo.ties(), todo.to_do(), variances.standing())
    show.html(tag("div", *(tag("section", part) for part in parts), css="vgg-asides"))


def _sources() -> None:
    """Where the figures of the first screen come from."""
    names = (
        "result",
        "income",
        "costs",
        "budget_result",
        "result_difference",
        "forecast_result",
        "forecast_difference",
        "project_balance",
        "project_ahead",
        "project_to_come",
        "project_overspent",
        "liquid_bank",
        "debtors_open",
        "debtors_overdue",
        "checks_failed",
        "approvals_changed",
    )
    show.foot("antwoord", *(METRICS[name] for name in names), label="De cijfers van dit scherm")
    show.foot("ondergrens", METRICS["bank_floor"])
    show.foot("bank", METRICS["liquidity_by_month"], by=("month",))
    show.foot("ouderdom", METRICS["debtors_open"], by=("age",), label="Nog te ontvangen naar ouderdom")
    show.foot("maand_van_verschil", LISTINGS["variance_list"])
