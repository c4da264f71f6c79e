"""Which agreement the address opens: `?afspraak=2024/A1`, as a number is only known within the year it was made in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import dutch
from ui.blocks import ask, filters

ADDRESS = "afspraak"


def asked() -> str:
    """The agreement the address names, or an empty text."""
    return str(st.query_params.get(ADDRESS, ""))


def named(row: dict[str, Any]) -> str:
    """An agreement as an address names it: `2024/A1`."""
    return f"{row['made_year']}/{row['agreement_id']}"


def key(row: dict[str, Any]) -> dict[str, Any]:
    """What an agreement is stored by: the year it was made in and its number."""
    return {"report_year": row["made_year"], "agreement_id": row["agreement_id"]}


def late(row: dict[str, Any]) -> str:
    """How late an open agreement is: `12 dagen te laat`."""
    return f"{dutch.several(row['days_overdue'], 'dag', 'dagen')} te laat"


def late_on() -> str:
    """Up to which day lateness is counted, where that is not the day on which the year is judged; else empty."""
    year = ask.about()
    return f"te laat geteld tot en met vandaag, {dutch.day(year.today)}" if year and year.is_over else ""


def found(rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The one of these that the address names; by its number alone that of the chosen year, else the only one."""
    text = asked()
    exact = [row for row in rows if named(row) == text]
    by_number = [row for row in rows if row["agreement_id"] == text]
    of_year = [row for row in by_number if row["made_year"] == filters.current().year]
    return next((some[0] for some in (exact, of_year, by_number) if len(some) == 1), None)
