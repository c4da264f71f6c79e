"""The slides of a retreat in order: which there are, which were chosen, and the one that the address names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from metrics import clock, dutch
from ui.blocks import ask, filters, past
from ui.retreat import agreed, standing, work
from ui.retreat.slide import Line, Slide, lines, rest

SLIDES: dict[str, Callable[[], list[Slide]]] = {
    "Stand": lambda: [standing.stand()],
    "Stoplichten": lambda: [standing.lights()],
    "Verschuivingen": lambda: [standing.shifts()],
    "Wat vraagt een besluit": lambda: [standing.attention()],
    "Activiteit": lambda: [work.activity()],
    "Opkomst": lambda: [work.turnout()],
    "VNG": lambda: [work.vng()],
    "Geld": lambda: [work.money()],
    "Afbouw": lambda: [work.handovers()],
    "Scorebord": agreed.scoreboard,
    "Besluiten": agreed.decisions,
    "Wat veranderde sindsdien": lambda: [changed()],
}
"""Every slide by the name under which it is chosen; some take more than one screen."""

CHANGED = "Wat veranderde sindsdien"
NOTHING, DAY, NOW = "niets", "een dag", "nu"


def choose() -> None:
    """Which slides, in which order, and with which earlier moment they are compared; all of it in the address."""
    with st.container(key="dia_keuze"):
        st.multiselect(
            "Dia’s, in de volgorde waarin u ze kiest",
            list(SLIDES),
            default=[n for n in SLIDES if n != CHANGED],
            key="dias",
            bind="query-params",
            placeholder="kies dia’s",
            select_all=False,
        )
        names = [state.name for state in past.frozen()]
        with st.container(horizontal=True):
            picked = st.selectbox(
                "Vergelijk met", [NOTHING, DAY, *names], key="sinds", bind="query-params", filter_mode=None, width=280
            )
            if picked == DAY:
                st.date_input(
                    "Vanaf het begin van", "today", key="sinds_dag", bind="query-params", format="DD-MM-YYYY", width=200
                )
            if picked != NOTHING:
                st.selectbox("Tot", [NOW, *names], key="tot", bind="query-params", filter_mode=None, width=280)


def chosen() -> list[str]:
    """The names of the chosen slides, in their order."""
    return [name for name in st.session_state.get("dias", ()) if name in SLIDES]


def compared() -> tuple[past.State | date, past.State | None, str] | None:
    """From which moment up to which one, with both in words; None when nothing is compared."""
    picked = st.session_state.get("sinds", NOTHING)
    old: past.State | date | None = past.find(picked)
    said = picked
    if picked == DAY:
        old = st.session_state.get("sinds_dag") or clock.today()
        said = dutch.day(old)
    if old is None:
        return None
    new = past.find(st.session_state.get("tot", NOW)) or past.find(str(st.query_params.get("stand", "")))
    return old, new, f"van {said} tot {new.name if new else NOW}"


def deck() -> list[tuple[str, Slide]]:
    """Every screen of the chosen slides with its address, which is the name in small letters."""
    found = []
    for name in chosen():
        more = (str(compared()),) if name == CHANGED else ()
        for number, slide in enumerate(ask.keep(f"slide {name}", SLIDES[name], *more)):
            address = name.lower().replace(" ", "-")
            found.append((f"{address}-{number + 1}" if number else address, slide))
    return found


def changed() -> Slide:
    """What changed since the chosen moment: per kind of data how much, and the first of it."""
    asked = compared()
    if asked is None:
        return Slide(CHANGED, "Kies eerst bij ‘Vergelijk met’ een dag of een bevroren stand.")
    old, new, said = asked
    found = past.since(old, new)
    if found.empty:
        return Slide(CHANGED, f"Er is niets veranderd {said}.", source="n = 0 wijzigingen · bron: aanleveringen")
    rows = []
    for title, came, cells, went in past.counts(found):
        first = found[found["title"] == title].iloc[0]
        value = [
            f"{came} nieuw" if came else "",
            dutch.several(cells, "cel", "cellen") if cells else "",
            f"{went} verdwenen" if went else "",
        ]
        more = str(first["row"])
        if first["heading"]:
            more += f": {first['heading']} {first['old'] or 'leeg'} → {first['new'] or 'leeg'}"
        rows.append(Line(title, " · ".join(part for part in value if part), more))
    count = dutch.several(len(found), "wijziging", "wijzigingen")
    body = lines(rows) + rest(len(rows), "blad", "bladen")
    return Slide(CHANGED, f"{count} {said}.", body, source=f"n = {count} · bron: aanleveringen")


def address_of(names: list[str]) -> dict[str, str | list[str]]:
    """Everything that decides what is shown, as query parameters: also what is left out of the address by default."""
    params = filters.current().as_params() | {"dias": names}
    for key in ("sinds", "sinds_dag", "tot"):
        if st.query_params.get(key):
            params[key] = str(st.query_params[key])
    return params
