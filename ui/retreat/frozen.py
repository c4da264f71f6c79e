"""Freeze what is shown now, and the list of what was frozen, each to open again."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from metrics import dutch
from ui.blocks import enter, markup, past, show
from ui.blocks.markup import Markup, tag
from ui.blocks.who import who
from ui.retreat import address, presenting, slides


def freeze() -> None:
    """Keep what is shown now, and the list of what was kept."""
    show.note(
        "Een bevroren stand laat later precies dezelfde dia’s zien, wat er daarna ook wordt geladen of teruggedraaid."
    )
    if presenting.state() is None:
        with st.form("bevriezen", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(
                "Naam", key=f"bevries_naam_{len(past.frozen())}", placeholder="bijvoorbeeld Heisessie najaar 2024"
            )
            by = who("bevriezen")
            pressed = st.form_submit_button("Bevries deze stand")
        if pressed:
            wrong = past.freeze(name, by, urlencode(address.whole(slides.chosen()), doseq=True))
            if wrong:
                enter.complain([wrong])
            else:
                enter.say_next(f"Bevroren als ‘{' '.join(name.split())}’.")
                st.rerun()
    found = past.frozen()
    if not found:
        show.note("Er is nog niets bevroren.")
        return
    body = [[_link(state), dutch.moment(state.at), state.by] for state in found]
    show.html(markup.table("Bevroren standen", ["Naam", "Bevroren op", "Door"], body))


def _link(state: past.State) -> Markup:
    shows = f"{state.shows}&" if state.shows else ""
    return tag("a", state.name, href=f"/heisessie?{shows}{urlencode({'stand': state.name})}", target="_self")
