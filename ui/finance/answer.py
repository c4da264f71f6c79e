"""The looks of Financiën: the answer in cards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import streamlit as st

from metrics import HEADLINES, LISTINGS, METRICS, dutch
from metrics.said import beside_budget
from ui.blocks import ask, show
from ui.blocks.markup import Markup
from ui.finance import month_names


def answer() -> None:
    """The answers as cards; of a year without one euro the title says so, and the page ends there."""
    if ask.title(HEADLINES["financien"]).is_unknown:
        st.stop()
    show.html(ask.keep("finance answer", _answer))
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
    )
    show.foot("antwoord", *(METRICS[name] for name in names))


def _answer() -> Markup:
    result, difference = ask.one(METRICS["result"]), ask.one(METRICS["result_difference"])
    value, more = show.said(METRICS["result"], result)
    if difference.value is not None:
        more = f"{beside_budget(difference.value, 'tot dan begroot')}. {result.note}"
        more = show.wider(METRICS["result"], more)
    cards = [show.card("Resultaat tot nu toe", value, more, result.value is None)]
    forecast = ask.one(METRICS["forecast_result"])
    value, more = show.said(METRICS["forecast_result"], forecast)
    budget = ask.one(METRICS["budget_result"])
    if forecast.value is not None and budget.value is not None:
        more = show.wider(METRICS["forecast_result"], f"begroot: {dutch.euro(budget.value)}. {forecast.note}")
    title = "Resultaat over het jaar" if month_names.all_closed() else "Verwacht resultaat over het jaar"
    cards.append(show.card(title, value, more, forecast.value is None))
    for name, title in (("liquid_bank", "Geld op de bank"), ("debtors_open", "Nog te ontvangen")):
        found = ask.one(METRICS[name])
        value, more = show.said(METRICS[name], found)
        if name == "debtors_open" and found.value is not None:
            overdue = ask.one(METRICS["debtors_overdue"])
            if overdue.value is not None:
                more = show.wider(METRICS[name], f"waarvan {dutch.euro(overdue.value)} vervallen")
        cards.append(show.card(title, value, more, found.value is None))
    projects = ask.one(METRICS["project_balance"])
    if projects.value is not None and projects.n:
        more = show.wider(METRICS["project_balance"], _of_projects(projects.value))
        cards.append(show.card("Geld van projecten", dutch.euro(projects.value), more))
    ties = next(iter(ask.kept(LISTINGS["ties_list"])), None)
    cards.append(show.card("Sluit het aan op de boekhouding?", *_ties(ties), ties is None))
    return show.deck(cards)


def _of_projects(balance: Decimal) -> str:
    """Whose the balances of the projects are, each part with its amount: one project is not set off against another."""
    ahead = ask.one(METRICS["project_ahead"]).value or 0
    to_come = ask.one(METRICS["project_to_come"]).value or 0
    overspent = ask.one(METRICS["project_overspent"]).value or 0
    named = (
        (ahead, "vooruit ontvangen of terug te betalen"),
        (to_come, "nog te ontvangen"),
        (overspent, "meer uitgegeven dan er baten zijn: voor eigen rekening"),
    )
    told = " · ".join(f"{dutch.euro(value)} {words}" for value, words in named if value) or "niets over en niets tekort"
    return told if ahead - to_come - overspent == balance else f"over alle jaren en tot vandaag: {told}"


def _ties(ties: dict[str, Any] | None) -> tuple[str, str]:
    """Yes, no (by how much) or not yet (which control is missing), each with how many controls say so."""
    if ties is None:
        return dutch.UNKNOWN, "Er zijn nog geen boekingen."
    tied = dutch.several(int(ties["tied"]), "controle klopt", "controles kloppen")
    if ties["compared_on"]:
        tied += f", bank en open facturen tot en met {dutch.day(ties['compared_on'])}"
    if ties["answer"] == "nee":
        gap = dutch.euro(ties["gap"], cents=True)
        return "nee", f"{dutch.several(int(ties['failed']), 'controle klopt', 'controles kloppen')} niet, samen {gap}"
    return ties["answer"], f"{tied}; {ties['missing']}" if ties["missing"] else tied
