"""The budget in whole euros on Financiën, with last year and commitments, and each commitment."""

from __future__ import annotations

from decimal import Decimal

from metrics import LISTINGS, METRICS, dutch
from metrics.phasing import changes_said
from metrics.said import against_budget
from ui.blocks import ask, show
from ui.finance import budget_table, month_names, period

_NOT_SHOWN = ("side", "is_own", "project_code", "entered_on")


def in_euros() -> None:
    """A row per heading with every amount: budget, actual, committed, forecast, last year."""
    of = period.chosen()
    rows = period.rows_of(of)
    if not rows:
        show.empty(of.listing.needs)
        return
    if of.is_year:
        show.note(of_the_year())
    show.html(ask.keep("budget table", lambda: budget_table.drawn(rows, of), of))
    changes = changes_said(ask.kept(LISTINGS["budget_line_list"]))
    if changes:
        show.note(changes)
    name = f"begroting {of.quarter or ''} {'tot nu toe' if of.is_to_date else ''}"
    show.foot(" ".join(name.split()), of.listing, equals=of.equals)


def of_the_year() -> str:
    """The result that the year comes to, or is expected to come to, beside the budget, and what that rests on."""
    forecast, planned = ask.one(METRICS["forecast_result"]), ask.one(METRICS["budget_result"])
    if forecast.value is None:
        return ""
    title = "Resultaat" if month_names.all_closed() else "Verwacht resultaat over het jaar"
    said = against_budget(forecast.value, planned.value, ask.one(METRICS["forecast_difference"]).value)
    return f"{title} {said}. {forecast.note or ''}".strip()


def to_come() -> str:
    """What is booked on a day that is still to come, and so counts nowhere; empty where nothing is."""
    rows = ask.kept(LISTINGS["ledger_list"], "NOT is_to_date")
    if not rows:
        return ""
    many = dutch.several(len(rows), "boekingsregel", "boekingsregels")
    debit = sum((row["amount"] for row in rows if row["amount"] > 0), Decimal(0))
    return (
        f"{many} van een dag die nog moet komen {'telt' if len(rows) == 1 else 'tellen'} nog niet mee, ook niet "
        f"in de prognose en de vrije ruimte: debet {dutch.euro(debit, cents=True)}."
    )


def drawer_of_commitments() -> list[show.Drawer]:
    """The drawer with the commitments, of a year of which a list of them is loaded."""
    is_loaded = any(row["committed_on"] for row in ask.kept(LISTINGS["budget_list"]))
    return [show.Drawer("verplichtingen", "Verplichtingen", commitments)] if is_loaded else []


def commitments() -> None:
    """Each commitment, with what is still to come of it."""
    show.cards(METRICS["committed"], METRICS["free_space"], key="verplicht")
    show.listing(
        LISTINGS["commitment_list"],
        tuple(name for name in LISTINGS["commitment_list"].columns if name not in _NOT_SHOWN),
        key="verplichtingen",
        caption="Verplichtingen",
        most=20,
    )
