"""Who types, and what was on the screen: a function, asked once a session, and up to where the data of a form ran."""

from __future__ import annotations

import streamlit as st

import warehouse
from ui.blocks import store
from ui.blocks.markup import html, plain, tag

_LONG_AGO = -2
WHY = "Uw functie staat bij alles wat u opslaat. Een naam is niet nodig."

_KEPT, _SEEN, _RUN = "who", "seen", "run"


def begin() -> None:
    """A run of the page begins; only the frame says this. A form that was not drawn in the run before is a new form."""
    st.session_state[_RUN] = _run() + 1


def who(place: str) -> str:
    """Whose function stands with what is saved at this form; asked here where it is not known yet, else only said.

    place: a name for this form, as a page may have several; `seen` then says from which data it was filled. Empty
    until it is given.
    """
    position, drawn = _places().get(place, (0, _LONG_AGO))
    if drawn < _run() - 1:
        position = _position()
    _places()[place] = (position, _run())
    name = known()
    if name:
        html(tag("p", "U slaat op als ", tag("strong", name), ".", css="vgg-note"))
        return name
    given = st.text_input("Uw functie", placeholder="bijvoorbeeld secretaris", key=f"who_{place}")
    if given.strip():
        st.session_state[_KEPT] = given.strip()
    return given.strip()


def ask_once() -> None:
    """At the top of every page: who one is, to say it once for all that one saves."""
    name = known()
    with st.popover(plain(name) if name else "Wie bent u?", key="wie"):
        given = st.text_input("Ik ben", placeholder="bijvoorbeeld secretaris", key="wie_functie", value=name)
        html(tag("p", WHY, css="vgg-note"))
        if given.strip() and given.strip() != name:
            st.session_state[_KEPT] = given.strip()
            st.rerun()


def seen(place: str) -> int:
    """The line of the ledger up to which the data ran when the form was filled that now stands on the screen."""
    return _places().get(place, (0, 0))[0]


def see(place: str, position: int | None = None) -> None:
    """Who types has been told the data up to `position`; without it the form is filled anew the next time."""
    if position is None:
        _places().pop(place, None)
    else:
        _places()[place] = (position, _run())


def saved_after(position: int) -> None:
    """Who types saved the line of the ledger after `position`: no news to any form of theirs that ran up to there."""
    for place, (ran_to, drawn) in _places().items():
        if ran_to == position:
            _places()[place] = (position + 1, drawn)


def _places() -> dict[str, tuple[int, int]]:
    """Per form: up to which line of the ledger the data ran that filled it, and the run in which it was last drawn."""
    places: dict[str, tuple[int, int]] = st.session_state.setdefault(_SEEN, {})
    return places


def _run() -> int:
    return int(st.session_state.get(_RUN, 0))


def _position() -> int:
    try:
        return int(store.page().facts.get("ledger_seq", 0))
    except warehouse.NoWarehouse:
        return 0


def is_read_only() -> bool:
    """Is this the view for the kascommissie, in which nothing can be typed?"""
    return st.query_params.get("kascommissie") == "true"


def known() -> str:
    """The function that was given earlier in this session, or an empty text."""
    return str(st.session_state.get(_KEPT, ""))
