"""Who types: a function, asked once a session and written with every change."""

from __future__ import annotations

import streamlit as st

_KEPT = "who"


def who() -> str:
    """Ask for the function of the one who types, and remember it for this session; empty until it is given."""
    given = st.text_input(
        "Uw functie", value=st.session_state.get(_KEPT, ""), placeholder="bijvoorbeeld secretaris", key="who_field"
    )
    st.session_state[_KEPT] = given.strip()
    return str(st.session_state[_KEPT])
