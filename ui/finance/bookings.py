"""The bookings behind a line of the budget, a project or a ledger account, and their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from ui.blocks import ask, show
from ui.finance.period import EVERY, NO_PROJECT, Period, chosen


def bookings() -> None:
    """The bookings of the heading, project or account that the address names, with their sum; else of the period."""
    period = chosen()
    asked = {name: str(st.query_params.get(name, "")) for name in ("kostensoort", "project", "rekening")}
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
    elif asked["project"] and not asked["kostensoort"] and period.quarter is None:
        which = "is_result AND is_to_date"  # of a project: all that is spent of it by today
    name = ", ".join(said) or "alle kostensoorten"
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


def _sums(rows: Sequence[Mapping[str, Any]], column: str) -> str:
    """What the bookings add up to; income and costs are never one sum, as both are written positive."""
    sides = sorted({row["side"] for row in rows if row["side"]}) if column == "realised" else []
    of = {side: [row[column] for row in rows if row["side"] == side] for side in sides}
    if len(sides) < 2:
        of = {"samen": [row[column] for row in rows if row[column] is not None]}
    return ", ".join(f"{name} {dutch.euro(sum(values, Decimal(0)), cents=True)}" for name, values in of.items())
