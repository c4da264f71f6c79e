"""Preparing a retreat: which slides, in which order, of which dossiers, with each of them to be seen beforehand."""

from __future__ import annotations

import streamlit as st

from metrics import dutch
from metrics.said import listed
from ui.blocks import past, show
from ui.blocks.markup import tag
from ui.retreat import address, changed, dossier, frozen, presenting, slide, slides

_SEEN = "bekijk"
"""The slide that is seen beforehand, in the address."""


def start() -> None:
    """The way into the slides, and with what they are compared."""
    state, deck = presenting.state(), slides.deck()
    if state is not None:
        show.html(tag("p", f"{presenting.notice(state)} als ‘{state.name}’.", css="vgg-saved", role="status"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="dia_begin"):
        if deck.screens:
            st.button("Presenteren", key="dia_start", type="primary", on_click=_begin, args=(deck.addresses[0],))
        if state is not None:
            st.button("Terug naar de gegevens van nu", key="dia_nu", on_click=address.write, args=(address.STATE, ""))
        changed.choose()
    if not deck.screens:
        show.empty("Kies ten minste één dia.")
        return
    decided = sum(bool(one.about) for _, one in deck.screens)
    of_which = f", waarvan {dutch.number(decided)} om over te besluiten" if decided else ""
    left = f" Overgeslagen, omdat er niets van bekend is: {listed(deck.left_out)}." if deck.left_out else ""
    many = dutch.several(len(deck.screens), "dia", "dia’s")
    show.note(
        f"{many}{of_which}.{left} Verder met →, terug met ←, Home en End voor de eerste en de laatste, stoppen met "
        "Esc; een klikker doet het ook. F11 vult het scherm."
    )


def drawers() -> None:
    """What is only for who prepares: freezing, and every cell that changed."""
    found = [show.Drawer("bevriezen", "Bevriezen", frozen.freeze, len(past.frozen()), for_work=True)]
    if changed.compared() is not None:
        found.append(show.Drawer("veranderd", "Wat veranderde, per cel", changed.table))
    show.drawers(*found)


def _begin(first: str) -> None:
    st.query_params[address.SLIDE] = first


def order() -> None:
    """The slides in their order with arrows, and beside them how one of them looks; on paper what each of them says."""
    names = slides.chosen()
    _on_paper()
    left, right = st.columns([5, 7], gap="medium")
    with left:
        show.header("Dia’s en hun volgorde")
        with st.container(key="dia_lijst"):
            for name in [*names, *(one for one in slides.SLIDES if one not in names)]:
                _row(name, names)
        if slides.DOSSIERS in names:
            _dossiers()
    with right:
        _preview(names)


def _on_paper() -> None:
    """Every slide in its order with what it says, and with what is compared: the choices themselves do not print."""
    said = [tag("li", tag("strong", one.title), ": ", one.message) for _, one in slides.deck().screens]
    found = changed.compared()
    beside = tag("p", f"Vergeleken: {found[2]}.") if found else ""
    show.html(tag("div", tag("h2", "Dia’s"), beside, tag("ol", *said), css="vgg-on-paper"))


def _row(name: str, names: list[str]) -> None:
    is_on, key = name in names, name.lower().replace(" ", "-")
    with st.container(horizontal=True, vertical_alignment="center", key=f"dia_rij_{key}"):
        st.session_state[f"dia_aan_{key}"] = is_on
        st.checkbox(_label(name), key=f"dia_aan_{key}", on_change=_switch, args=(name,), width="stretch")
        for word, by in (("omhoog", -1), ("omlaag", 1)):
            to = names.index(name) + by if is_on else -1
            st.button(
                f"{name} {word}",
                key=f"dia_{word}_{key}",
                on_click=_move,
                args=(name, by),
                disabled=not 0 <= to < len(names),
                type="tertiary",
            )
        st.button(
            f"{name} bekijken", key=f"dia_bekijk_{key}", on_click=address.write, args=(_SEEN, name), type="tertiary"
        )


def _label(name: str) -> str:
    """The name, and how many screens it takes or why it takes none."""
    if name == changed.CHANGED and changed.compared() is None:
        return f"{name} · niets gekozen"
    if slides.is_unknown(name):
        return f"{name} · overgeslagen: niets bekend"
    count = len(slides.of(name))
    if not count:
        return f"{name} · geen"
    return name if count == 1 else f"{name} · {dutch.number(count)} dia’s"


def _write(names: list[str]) -> None:
    address.choose(address.SLIDES, names, list(slides.SLIDES))


def _switch(name: str) -> None:
    names = slides.chosen()
    _write([one for one in names if one != name] if name in names else [*names, name])


def _move(name: str, by: int) -> None:
    names = slides.chosen()
    place = names.index(name)
    names.insert(place + by, names.pop(place))
    _write(names)


def _dossiers() -> None:
    """Which dossiers have a slide of their own: those that are red or became worse, unless others are chosen."""
    known = {str(row["dossier_id"]): row for row in dossier.lights()}
    if not known:
        return
    st.session_state["dossier_keuze"] = slides.dossiers()
    st.multiselect(
        "Dossiers met een eigen dia",
        list(known),
        format_func=lambda one: f"{one} {known[one]['dossier_name']}",
        key="dossier_keuze",
        on_change=_pick,
        args=(dossier.by_default(),),
        placeholder="kies dossiers",
        select_all=False,
    )


def _pick(default: list[str]) -> None:
    address.choose(address.DOSSIERS, st.session_state["dossier_keuze"], default)


def _preview(names: list[str]) -> None:
    """How a slide looks, and from which rows it was made."""
    asked = address.one(_SEEN)
    name = asked if asked in slides.SLIDES else next(iter(names), "")
    found = slides.of(name) if name else []
    if not found:
        show.note("Van deze dia is nog niets te zien.")
        return
    many = f" (de eerste van {len(found)})" if len(found) > 1 else ""
    show.header(f"Zo ziet ‘{name}’ eruit{many}")
    show.html(tag("div", slide.shown(found[0], level="h3"), css="vgg-preview"))
    show.note(slide.rests_on(found[0]))
