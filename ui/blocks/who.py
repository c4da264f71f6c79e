"""Who types: a function, asked once a session and written with every change."""

from __future__ import annotations

import streamlit as st

_KEPT = "who"


def who(place: str) -> str:
    """Ask for the function of the one who types, and remember it for this session; empty until it is given.

    place: a name for this field, as a page may ask in several places.
    """
    given = st.text_input(
        "Uw functie", value=st.session_state.get(_KEPT, ""), placeholder="bijvoorbeeld secretaris", key=f"who_{place}"
    )
    if given.strip():
        st.session_state[_KEPT] = given.strip()
    return given.strip()


def is_read_only() -> bool:
    """Is this the view for the kascommissie, in which nothing can be typed?"""
    return bool(st.session_state.get("kascommissie"))


def known() -> str:
    """The function that was given earlier in this session, or an empty text."""
    return str(st.session_state.get(_KEPT, ""))
