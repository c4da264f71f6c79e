"""The data of another moment on a page: what was frozen, and what changed between two moments."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from etl import changes as compared
from etl import states
from etl.states import State
from ui import store


def since(moment: date | State, until: State | None = None) -> pd.DataFrame:
    """What changed since the start of a day, or since a state; up to now, or up to another state.

    One row per changed cell or per row that came or went, with the columns of `etl.changes.COLUMNS`, the
    weightiest first. Worked out once per generation.
    """
    old = moment if isinstance(moment, State) else states.dated(moment)
    new = until or states.present()
    return _between(old.key, new.key, store.page().generation, old, new)


def counts(found: pd.DataFrame) -> list[tuple[str, int, int, int]]:
    """Per kind of data with a change: its title, new rows, changed cells, rows that went."""
    return compared.counts(found)


@st.cache_data(max_entries=16, show_spinner=False)
def _between(old_key: str, new_key: str, generation: str, _old: State, _new: State) -> pd.DataFrame:
    return compared.changes(_old, _new)
