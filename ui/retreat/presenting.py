"""The looks of Heisessie: presenting one slide with keys and buttons, writing down decisions, freezing, comparing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, clock
from ui.blocks import ask, dutch, enter, filters, markup, past, show
from ui.blocks.markup import Markup, tag
from ui.blocks.who import who
from ui.retreat import slide, slides

_KINDS = ("besluit", "conclusie", "actie")
_MOST_CHANGES = 40


def _state() -> past.State | None:
    return past.find(str(st.query_params.get("stand", "")))


def is_presenting() -> bool:
    """Does the address name a slide?"""
    return "dia" in st.query_params


@contextmanager
def data() -> Iterator[None]:
    """Within this block, read the frozen state that the address names; else the data of now."""
    name = str(st.query_params.get("stand", ""))
    state = _state()
    if name and state is None:
        st.warning(f"Er is geen bevroren stand ‘{markup.plain(name)}’. U ziet de gegevens van nu.")
    if state is None:
        yield
        return
    with past.reading(state):
        yield


def _notice(state: past.State | None) -> str:
    if state is None:
        return ""
    other = "; gemaakt met een eerdere versie van het dashboard" if past.made_otherwise(state) else ""
    return f"bevroren op {dutch.moment(state.at)} als ‘{state.name}’{other}"


# --- presenting ---


def present() -> None:
    """The slide that the address names, with the bar to go on, back and out, and to write down a decision."""
    deck = slides.deck()
    if not deck:
        show.title("Heisessie", asks="Er is geen dia gekozen.")
        st.button("Kies dia’s", key="dia_stop", on_click=_stop)
        return
    addresses = [address for address, _ in deck]
    asked = str(st.query_params.get("dia", ""))
    place = addresses.index(asked) if asked in addresses else 0
    state = _state()
    show.html(slide.shown(deck[place][1], _notice(state)))
    with st.container(horizontal=True, vertical_alignment="center", key="dia_balk"):
        st.button("← Vorige", key="dia_vorige", on_click=_go, args=(addresses, -1), disabled=not place)
        last = place == len(deck) - 1
        st.button("Volgende →", key="dia_volgende", on_click=_go, args=(addresses, 1), disabled=last, type="primary")
        where = f"Dia {place + 1} van {len(deck)}"
        show.html(tag("p", where, tag("span", f": {deck[place][1].title}", css="vgg-aloud"), role="status"))
        if state is None:
            # After a save the data are another generation, and the form is a new one: closed and empty.
            with st.popover("Besluit vastleggen", key=f"dia_besluit_{enter.turn()}"):
                _decide()
        st.button("Stoppen", key="dia_stop", on_click=_stop)
    enter.said()


def _go(addresses: list[str], by: int) -> None:
    asked = str(st.query_params.get("dia", ""))
    place = addresses.index(asked) if asked in addresses else 0
    st.query_params["dia"] = addresses[min(max(place + by, 0), len(addresses) - 1)]


def _stop() -> None:
    del st.query_params["dia"]


def _decide() -> None:
    turn, year = enter.turn(), filters.current().year
    dossiers = {"": "geen"} | {
        row["dossier_id"]: f"{row['dossier_id']} {row['dossier_name']}" for row in ask.rows(LISTINGS["dossier_list"])
    }
    with st.form(f"besluit_{turn}", border=False):
        text = st.text_area("Wat is besloten", key=f"besluit_tekst_{turn}", height=80)
        left, right = st.columns(2)
        owner = left.text_input("Eigenaar, als functie", key=f"besluit_eigenaar_{turn}")
        due = right.text_input("Uiterlijk", key=f"besluit_datum_{turn}", placeholder="bijvoorbeeld 1-7-2025")
        kind = left.selectbox("Soort", _KINDS, key=f"besluit_soort_{turn}", filter_mode=None)
        dossier = right.selectbox(
            "Dossier", list(dossiers), format_func=dossiers.__getitem__, key=f"besluit_dossier_{turn}"
        )
        by = who("besluit")
        pressed = st.form_submit_button("Vastleggen", type="primary")
    if pressed:
        now = clock.now()
        row = {
            "report_year": str(year),
            "agreement_id": f"H{now:%Y%m%d}-{now:%H%M%S}{secrets.token_hex(1)}",
            "kind": kind,
            "description": text.strip(),
            "made_at": "Heisessie",
            "made_on": f"{now:%d-%m-%Y}",
            "dossier_ids": dossier,
            "owner_function": owner.strip(),
            "due_date": due.strip(),
            "state": "open",
        }
        if enter.save("agreements", [row], by=by, at="besluit", reason="vastgelegd tijdens een heisessie"):
            st.rerun()


# --- preparing ---


def start() -> None:
    """The way into the slides, and how to use them."""
    names = slides.chosen()
    state = _state()
    if state is not None:
        show.html(tag("p", _sentence(_notice(state)), css="vgg-saved", role="status"))
    if not names:
        show.empty("Kies ten minste één dia.")
        return
    addresses = [address for address, _ in slides.deck()]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Presenteren", key="dia_start", type="primary", on_click=_begin, args=(addresses[0],))
        if state is not None:
            st.button("Terug naar de gegevens van nu", key="dia_nu", on_click=_thaw)
        show.note("Verder met →, terug met ←, stoppen met Esc; een klikker doet het ook. F11 vult het scherm.")
    show.note("Jaar, helft en portefeuilles kiest u bovenaan. Uw keuze staat in het adres en is zo te delen.")


def _begin(address: str) -> None:
    st.query_params["dia"] = address


def _thaw() -> None:
    del st.query_params["stand"]


def _sentence(text: str) -> str:
    return f"U ziet gegevens die zijn {text}."


def freeze() -> None:
    """Keep what is shown now, and the list of what was kept."""
    show.header("Bevriezen")
    show.note(
        "Een bevroren stand laat later precies dezelfde dia’s zien, wat er daarna ook wordt geladen of teruggedraaid."
    )
    if _state() is None:
        with st.form("bevriezen", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(
                "Naam", key=f"bevries_naam_{len(past.frozen())}", placeholder="bijvoorbeeld Heisessie najaar 2024"
            )
            by = who("bevriezen")
            pressed = st.form_submit_button("Bevries deze stand")
        if pressed:
            shows = urlencode(slides.address_of(slides.chosen()), doseq=True)
            wrong = past.freeze(name, by, shows)
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


def changes() -> None:
    """What changed between two moments: how much of each kind, and every cell with what it was and is."""
    show.header("Wat veranderde sindsdien")
    asked = slides.compared()
    if asked is None:
        show.note("Kies hierboven bij ‘Vergelijk met’ een dag of een bevroren stand.")
        return
    old, new, said = asked
    found = past.since(old, new)
    if found.empty:
        show.empty(f"Er is niets veranderd {said}.")
        return
    counted = [
        [title, dutch.number(came), dutch.number(cells), dutch.number(went)]
        for title, came, cells, went in past.counts(found)
    ]
    heads = ["Blad", "Nieuwe regels", "Gewijzigde cellen", "Verdwenen regels"]
    show.html(markup.table(f"Hoeveel er veranderde, {said}", heads, counted, numeric=range(1, 4)))
    whole = {"nieuw": "nieuwe regel", "verdwenen": "verdwenen regel"}
    cells = [
        [one["title"], one["row"], whole.get(one["kind"], one["heading"]), one["old"] or "", one["new"] or ""]
        for one in found.to_dict("records")
    ]
    shown = cells[:_MOST_CHANGES]
    many = dutch.several(len(cells), "wijziging", "wijzigingen")
    caption = f"Wat er veranderde: {f'de eerste {len(shown)} van {many}' if len(cells) > len(shown) else many}"
    headings = ["Blad", "Regel", "Kolom", "Was", "Is"]
    show.html(markup.table(caption, headings, [[str(c) for c in row] for row in shown]))
    show.downloads("wijzigingen", headings, cells, "wijzigingen")
