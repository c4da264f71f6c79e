"""The day turns: the first page of a new day makes what is shown anew for that day, as ages and lateness go on."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

import warehouse
from etl.store.publish import catch_up
from metrics import clock


def turn() -> None:
    """Make what is shown that of today, where it is not. Who comes while someone else does that sees the day before."""
    facts = warehouse.current()
    if facts is None or facts.get("day") == clock.today().isoformat():
        return
    with suppress(warehouse.LoaderBusy), st.spinner("De stand van vandaag wordt gemaakt…"):
        catch_up()
