"""The looks of Financiën: the answer in one sentence and in cards."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS
from ui.blocks import ask, dutch, show
from ui.blocks.ask import Answer
from ui.blocks.markup import NOTHING, Markup, tag

_NO_MONEY = (
    "Van dit jaar is geen enkel bedrag in euro's geladen. Laad op de pagina Upload een werkboek met de bladen "
    "Kostensoorten, Begroting, Grootboekrekeningen en Boekingen, en zo mogelijk Relaties, Facturen, Contributies, "
    "Banksaldi en Projecten."
)
_ANY = ("budget_list", "ledger_list", "invoice_list", "contribution_list", "bank_list")


def answer() -> None:
    """The answers in one sentence and as cards; a year without one euro gets one sentence and ends the page there."""
    if not ask.keep("any money", lambda: any(ask.rows(LISTINGS[name]) for name in _ANY)):
        show.empty(_NO_MONEY)
        st.stop()
    show.html(ask.keep("finance answer", _answer))
    names = (
        "result",
        "income",
        "costs",
        "budget_result",
        "result_difference",
        "forecast_result",
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
        more = f"{dutch.euro(abs(difference.value))} {_direction(difference.value)} dan begroot"
    cards = [show.card("Resultaat tot nu toe", value, more, result.value is None)]
    forecast = ask.one(METRICS["forecast_result"])
    value, more = show.said(METRICS["forecast_result"], forecast)
    budget = ask.one(METRICS["budget_result"])
    if forecast.value is not None and budget.value is not None:
        more = f"begroot: {dutch.euro(budget.value)}"
    cards.append(show.card("Verwacht resultaat over het jaar", value, more, forecast.value is None))
    for name, title in (("liquid_bank", "Geld op de bank"), ("debtors_open", "Nog te ontvangen")):
        found = ask.one(METRICS[name])
        value, more = show.said(METRICS[name], found)
        if name == "debtors_open" and found.value is not None:
            overdue = ask.one(METRICS["debtors_overdue"])
            more = f"waarvan {dutch.euro(overdue.value)} vervallen" if overdue.value is not None else more
        cards.append(show.card(title, value, more, found.value is None))
    failed = ask.one(METRICS["checks_failed"])
    value, more = show.said(METRICS["checks_failed"], failed)
    if failed.value is not None:
        value, more = _ties(failed)
    cards.append(show.card("Sluit het met de boeken?", value, more, failed.value is None))
    return _verdict(forecast, budget, failed) + show.deck(cards)


def _ties(failed: Answer) -> tuple[str, str]:
    """Whether it ties, and how many controls say so; a control that cannot be done is named, never counted as right."""
    known, every = int(failed.coverage_top), int(failed.coverage_bottom)
    more = f"{known - int(failed.value)} van {dutch.several(known, 'controle klopt', 'controles kloppen')}"
    if every > known:
        more += f"; {dutch.number(every - known)} nog niet te doen"
    if not known:
        return dutch.UNKNOWN, "Geen enkele controle is te doen met wat er is geladen."
    return ("ja" if failed.value == 0 else "nee"), more


def _verdict(forecast: Answer, budget: Answer, failed: Answer) -> Markup:
    """The answer in one sentence, as far as it is known."""
    said = []
    if forecast.value is not None and budget.value is not None:
        gap = forecast.value - budget.value
        where = "binnen" if gap >= 0 else "niet binnen"
        said.append(
            f"Wij blijven naar verwachting {where} de begroting: {dutch.euro(abs(gap))} "
            f"{'gunstiger' if gap >= 0 else 'ongunstiger'} dan begroot."
        )
    overdue = ask.one(METRICS["debtors_overdue"]).value
    if overdue is not None:
        said.append(f"Er is {dutch.euro(overdue)} vervallen en nog niet betaald.")
    if failed.value is not None and failed.coverage_top:
        good = "Wat te controleren is, klopt met de boeken."
        bad = f"{dutch.several(int(failed.value), 'controle klopt', 'controles kloppen')} niet: zie Sluit het?"
        said.append(good if failed.value == 0 else bad)
    return tag("p", " ".join(said), css="vgg-verdict") if said else NOTHING


def _direction(value: Any) -> str:
    return "gunstiger" if value > 0 else "ongunstiger" if value < 0 else "verschil"
