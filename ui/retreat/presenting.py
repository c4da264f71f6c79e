"""Presenting: one slide fills the screen, with keys and buttons to go on, and a decision written down on the spot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from metrics import dutch
from ui.blocks import enter, markup, past, show
from ui.blocks.markup import tag
from ui.retreat import address, decide, slide, slides


def state() -> past.State | None:
    """The frozen state that the address names, if there is one."""
    return past.find(address.one(address.STATE))


def is_presenting() -> bool:
    """Does the address name a slide?"""
    return address.SLIDE in st.query_params


@contextmanager
def data() -> Iterator[None]:
    """Within this block, read the frozen state that the address names; else the data of now."""
    name, found = address.one(address.STATE), state()
    if name and found is None:
        st.warning(f"Er is geen bevroren stand ‘{markup.plain(name)}’. U ziet de gegevens van nu.")
    if found is None:
        yield
        return
    with past.reading(found):
        yield


def notice(found: past.State | None) -> str:
    """That a slide shows frozen data, and of which day."""
    if found is None:
        return ""
    other = ", met een eerdere versie van het dashboard" if past.made_otherwise(found) else ""
    return f"Bevroren op {dutch.moment(found.at).rsplit(' ', 1)[0]}{other}"


def present() -> None:
    """The slide that the address names, with the bar to go on, back and out, and to write down a decision."""
    deck, found = slides.deck(), state()
    if not deck.screens:
        show.title("Heisessie", asks="Er is geen dia gekozen.")
        st.button("Kies dia’s", key="dia_stop", on_click=_stop)
        return
    addresses = deck.addresses
    place = _place(addresses)
    one = deck.screens[place][1]
    if (asked := address.one(address.SLIDE)) and asked not in addresses:
        show.html(markup.not_there(f"‘{asked}’ is geen dia van deze heisessie; u ziet de eerste."))
    show.html(slide.shown(one, notice(found)))
    with st.container(horizontal=True, vertical_alignment="center", key="dia_balk"):
        st.button("← Vorige", key="dia_vorige", on_click=_go, args=(addresses, -1), disabled=not place)
        last = place == len(addresses) - 1
        st.button("Volgende →", key="dia_volgende", on_click=_go, args=(addresses, 1), disabled=last)
        where = f"Dia {place + 1} van {len(addresses)}"
        # the script of the keys knows from here which slides there are, and which one stands here
        known = {"data-slides": json.dumps(addresses), "data-at": addresses[place]}
        spoken = tag("span", f": {one.title.rstrip('?')}. {one.message}", css="vgg-aloud")
        show.html(tag("p", where, spoken, role="status", **known))
        if found is None:
            # After a save the data are another generation, and the form is a new one: closed and empty.
            with st.popover(
                "Besluit vastleggen", key=f"dia_besluit_{enter.turn()}", type="primary" if one.choices else "secondary"
            ):
                decide.form(one)
        st.button("Stoppen", key="dia_stop", on_click=_stop)
    enter.said()


def _place(addresses: list[str]) -> int:
    asked = address.one(address.SLIDE)
    return addresses.index(asked) if asked in addresses else 0


def _go(addresses: list[str], by: int) -> None:
    st.query_params[address.SLIDE] = addresses[min(max(_place(addresses) + by, 0), len(addresses) - 1)]


def _stop() -> None:
    del st.query_params[address.SLIDE]
