"""The data of another moment on a page: what was frozen, and what changed between two moments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from etl.errors import Refused
from etl.store import changes as compared
from etl.store import states
from etl.store.build import NotConsistent
from etl.store.states import State
from metrics import Listing
from metrics.metric import Filter
from ui.blocks import store
from ui.blocks.markup import plain
from warehouse import DamagedWarehouse, LoaderBusy


def since(moment: date | State, until: State | None = None) -> pd.DataFrame:
    """What changed since the start of a day, or since a state; up to now, or up to another state.

    One row per changed cell or per row that came or went, with the columns of `etl.store.changes.COLUMNS`, the
    weightiest first. Worked out once per generation.
    """
    old = moment if isinstance(moment, State) else states.dated(moment)
    new = until or states.present()
    return _between(old.key, new.key, store.page().generation, old, new)


def rows(state: State, listing: Listing, where: Filter) -> list[dict[str, Any]]:
    """The rows of a listing as they were in a state. Shows why, and stops, when it cannot be opened."""
    with reading(state):
        return listing.as_dicts(store.page().rows(*listing.sql(where)))


def counts(found: pd.DataFrame) -> list[tuple[str, int, int, int]]:
    """Per kind of data with a change: its title, new rows, changed cells, rows that went."""
    return compared.counts(found)


@st.cache_data(max_entries=16, show_spinner=False)
def _between(old_key: str, new_key: str, generation: str, _old: State, _new: State) -> pd.DataFrame:
    return compared.changes(_old, _new)


def frozen() -> list[State]:
    """Every frozen state, newest first."""
    return states.frozen()


def find(text: str) -> State | None:
    """A state by its name, or None when there is none."""
    return next((state for state in states.frozen() if state.name == text), None)


def dated(day: date) -> State:
    """The data as they were at the start of a day."""
    return states.dated(day)


def as_on(day: date) -> State:
    """The data as they are now, judged on an earlier day."""
    return states.as_on(day)


def freeze(name: str, by: str, shows: str) -> str:
    """Freeze the data of now with what is shown; returns why it cannot be, or an empty text."""
    if not by:
        return "Vul eerst in wat uw functie is; die staat straks bij de bevroren stand."
    try:
        states.freeze(name, by=by, shows=shows)
    except (Refused, LoaderBusy, DamagedWarehouse) as error:
        return error.sentence
    return ""


opened = states.opened
"""Hold the data of a state, outside the run of a page."""


@contextmanager
def reading(state: State) -> Iterator[None]:
    """Make everything within this block read the data of a state. Shows why, and stops, when it cannot be opened."""
    try:
        with states.opened(state) as reader, store.reading(reader):
            yield
    except (DamagedWarehouse, LoaderBusy) as error:
        st.error(plain(error.sentence))
        st.stop()
    except NotConsistent as error:
        st.error(plain(" ".join(error.sentences)))
        st.stop()


def made_otherwise(state: State) -> bool:
    """Was a frozen state made with another version of the dashboard, so that a figure may be counted otherwise now?"""
    return not states.is_as_declared(state)
