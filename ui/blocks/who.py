"""Who types, and what was on the screen: a function, asked once a session, and up to where the data of a form ran."""

from __future__ import annotations

import streamlit as st

import warehouse
from ui.blocks import store
from ui.blocks.markup import html, plain, tag

WHY = "Uw functie staat bij alles wat u opslaat. Een naam is niet nodig."

_KEPT, _SEEN = "who", "seen"


def who(place: str) -> str:
    """Ask for the function of the one who types, and remember it for this session; empty until it is given.

    place: a name for this form, as a page may ask in several places; `seen` then says from which data it was filled.
    """
    field = f"who_{place}"
    if place not in _places() or field not in st.session_state:
        _places()[place] = _position()
    if not st.session_state.get(field):  # it may have been given at another form since this one was drawn
        st.session_state[field] = known()
    given = st.text_input("Uw functie", placeholder="bijvoorbeeld secretaris", key=field)
    if given.strip():
        st.session_state[_KEPT] = given.strip()
    return given.strip()


def ask_once() -> None:
    """At the top of every page: who one is, to say it once for all that one saves."""
    name = known()
    with st.popover(plain(name) if name else "Wie bent u?", key="wie", help=None if name else WHY):
        given = st.text_input("Uw functie", placeholder="bijvoorbeeld secretaris", key="wie_functie", value=name)
        html(tag("p", WHY, css="vgg-note"))
        if given.strip() and given.strip() != name:
            st.session_state[_KEPT] = given.strip()
            st.rerun()


def seen(place: str) -> int:
    """The line of the ledger up to which the data ran when the form was filled that now stands on the screen."""
    return _places().get(place, 0)


def see(place: str, position: int | None = None) -> None:
    """Who types has been told the data up to `position`; without it the form is filled anew the next time."""
    if position is None:
        _places().pop(place, None)
    else:
        _places()[place] = position


def saved_after(position: int) -> None:
    """Who types saved the line of the ledger after `position`: no news to any form of theirs that ran up to there."""
    for place, ran_to in _places().items():
        if ran_to == position:
            _places()[place] = position + 1


def _places() -> dict[str, int]:
    places: dict[str, int] = st.session_state.setdefault(_SEEN, {})
    return places


def _position() -> int:
    try:
        return int(store.page().facts.get("ledger_seq", 0))
    except warehouse.NoWarehouse:
        return 0


def is_read_only() -> bool:
    """Is this the view for the kascommissie, in which nothing can be typed?"""
    return bool(st.session_state.get("kascommissie"))


def known() -> str:
    """The function that was given earlier in this session, or an empty text."""
    return str(st.session_state.get(_KEPT, ""))
