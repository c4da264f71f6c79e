"""The looks of the budget on Financiën: which period and project, its table, and the bookings behind a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from metrics.phasing import changes_said
from ui.blocks import ask, filters, show
from ui.blocks.markup import tag
from ui.finance import budget_table
from ui.finance.period import EVERY, NO_PROJECT, TO_DATE, Period

_PERIODS = {"heel jaar": None} | {dutch.quarter(n): n for n in range(1, 5)}
_ONE = "één kwartaal"
_NOT_SHOWN = ("side", "is_own", "project_code", "entered_on")


def chosen_quarter() -> int | None:
    """The quarter that is chosen for the budget, for what goes with it; None is the whole year."""
    return _PERIODS.get(str(st.session_state.get("periode")))


def _ask_period() -> Period:
    names = sorted({row["project_name"] for row in ask.keep("year rows", lambda: ask.rows(LISTINGS["budget_list"]))})
    projects = [name for name in names if name != NO_PROJECT]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quarter = _PERIODS[
            st.segmented_control(
                "Periode", list(_PERIODS), default="heel jaar", required=True, key="periode", bind="query-params"
            )
        ]
        telt, project = _ONE, EVERY
        if quarter:
            telt = str(
                st.segmented_control(
                    "Telt mee", [_ONE, TO_DATE], default=_ONE, required=True, key="telt", bind="query-params"
                )
            )
        if projects:
            project = str(
                st.selectbox(
                    "Project",
                    [EVERY, NO_PROJECT, *projects],
                    key="van_project",
                    bind="query-params",
                    filter_mode=None,
                    width=280,
                )
            )
    return Period(quarter, telt == TO_DATE, project)


def table() -> None:
    """A row per heading: budget outlined, actual solid, last year lighter, forecast hatched; and the figures."""
    period = _ask_period()
    _bookings(period)
    rows = ask.keep("budget rows", lambda: ask.rows(period.listing, "", period.equals), period)
    if not rows:
        show.empty(period.listing.needs)
        return
    show.html(ask.keep("budget table", lambda: budget_table.drawn(rows, period), period))
    changes = changes_said(ask.keep("budget lines", lambda: ask.rows(LISTINGS["budget_line_list"])))
    if changes:
        show.note(changes)
    to_come = ask.keep("bookings to come", lambda: ask.rows(LISTINGS["ledger_list"], "NOT is_to_date"))
    if to_come:
        many = dutch.several(len(to_come), "boekingsregel", "boekingsregels")
        debit = sum((row["amount"] for row in to_come if row["amount"] > 0), Decimal(0))
        show.note(
            f"{many} van een dag die nog moet komen {'telt' if len(to_come) == 1 else 'tellen'} nog niet mee, ook niet "
            f"in de prognose en de vrije ruimte: debet {dutch.euro(debit, cents=True)}."
        )
    name = f"begroting {period.quarter or ''} {'tot nu toe' if period.is_to_date else ''}"
    show.foot(" ".join(name.split()), period.listing, equals=period.equals)
    if period.quarter is None and rows[0]["committed_on"]:
        _commitments()


def _commitments() -> None:
    """Each commitment, with what is still to come of it."""
    show.listing(
        LISTINGS["commitment_list"],
        tuple(name for name in LISTINGS["commitment_list"].columns if name not in _NOT_SHOWN),
        key="verplichtingen",
        caption="Verplichtingen",
        most=20,
    )
    show.foot("verplicht", METRICS["committed"], METRICS["free_space"])


def _bookings(period: Period) -> None:
    """The bookings of the heading, project or account that the address names, with their sum."""
    asked = {name: str(st.query_params.get(name, "")) for name in ("kostensoort", "project", "rekening")}
    if not any(asked.values()):
        return
    of: dict[str, Any] = {}
    said, which = [], period.bookings
    if asked["kostensoort"]:
        of["cost_type"] = asked["kostensoort"]
        said.append(f"kostensoort {asked['kostensoort']}")
    if asked["project"]:
        of["project_code"] = None if asked["project"] == NO_PROJECT else asked["project"]
        known = {row["project_code"]: row["project_name"] for row in ask.rows(LISTINGS["project_list"])}
        said.append(
            asked["project"]
            if of["project_code"] is None
            else f"project {known.get(asked['project'], asked['project'])}"
        )
    if asked["rekening"]:
        of, which = {"account_id": asked["rekening"]}, "is_to_date"
        said = [f"rekening {asked['rekening']}"]
    elif not asked["kostensoort"] and period.quarter is None:
        which = "is_result AND is_to_date"  # of a project: all that is spent of it by today
    name = ", ".join(said)
    show.header(f"Boekingen van {name}")
    rows = ask.keep("bookings", lambda: ask.rows(LISTINGS["ledger_list"], which, of), which, tuple(of.items()))
    column = "amount" if asked["rekening"] else "realised"
    time = "heel jaar" if asked["rekening"] else Period(period.quarter, period.is_to_date, EVERY).in_words()
    show.listing(
        LISTINGS["ledger_list"],
        ("entry_date", "document", "account_name", "description", "relation_name", "project_name", column),
        which,
        equals=of,
        key="boekingen",
        most=50,
        none=f"Bij {name} staat geen boeking die meetelt.",
        caption=f"{time.capitalize()} · {_sums(rows, column)}",
    )
    later = ask.keep("later", lambda: ask.rows(LISTINGS["ledger_list"], period.later, of), tuple(of.items()), period)
    if later and which == period.bookings:
        many = dutch.several(len(later), "boeking telt", "boekingen tellen")
        show.note(f"Nog {many} niet mee, want deze periode is nog niet afgesloten: {_sums(later, column)}.")
    close = urlencode(filters.current().as_params() | period.as_params(), doseq=True)
    show.html(tag("p", tag("a", "Sluit deze boekingen", href=f"/financien?{close}", target="_self"), css="vgg-note"))


def _sums(rows: Sequence[Mapping[str, Any]], column: str) -> str:
    """What the bookings add up to; income and costs are never one sum, as both are written positive."""
    sides = sorted({row["side"] for row in rows if row["side"]}) if column == "realised" else []
    of = {side: [row[column] for row in rows if row["side"] == side] for side in sides}
    if len(sides) < 2:
        of = {"samen": [row[column] for row in rows if row[column] is not None]}
    return ", ".join(f"{name} {dutch.euro(sum(values, Decimal(0)), cents=True)}" for name, values in of.items())
