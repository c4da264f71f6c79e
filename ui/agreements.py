"""The looks of Afspraken: all agreements with filters in the address, and the forms that bring them up to date."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS
from ui.blocks import ask, dutch, enter, filters, show
from ui.blocks.markup import NOTHING, Markup, framed, joined, place, tag, value_of
from ui.blocks.who import who
from ui.dossiers import matrix
from ui.lights.rounds import today

EVERY = "alle"
_STATES = {
    EVERY: "",
    "open": "is_open",
    "te laat": "is_overdue",
    "afgerond": "state = 'afgerond'",
    "vervallen": "state = 'vervallen'",
    "stand onbekend": "state = 'onbekend'",
}
_KINDS = (EVERY, "conclusie", "besluit", "actie")
_MOST = 40


def asked() -> str:
    """The agreement the address names, or an empty text."""
    return str(st.query_params.get("afspraak", ""))


def table() -> None:
    """Agreements by state, kind and owner; what is late first. What was carried over says from which year."""
    every = ask.rows(LISTINGS["agreement_list"])
    owners = (EVERY, *sorted({row["owner_function"] for row in every if row["owner_function"]}))
    with st.container(horizontal=True, key="agreement_filters"):
        state = st.selectbox("Stand", list(_STATES), key="stand", bind="query-params", filter_mode=None, width=220)
        kind = st.selectbox("Soort", _KINDS, key="soort", bind="query-params", filter_mode=None, width=220)
        owner = st.selectbox("Eigenaar", owners, key="eigenaar", bind="query-params", filter_mode=None, width=320)
    which = _STATES.get(str(state), "")
    equals = {name: value for name, value in (("kind", kind), ("owner_function", owner)) if value != EVERY}
    rows = ask.rows(LISTINGS["agreement_list"], which, equals)
    if not every:
        show.empty(LISTINGS["agreement_list"].needs)
        return
    if not rows:
        show.empty("Geen afspraak past bij deze keuze. Kies een andere stand, soort of eigenaar.")
    else:
        chosen = asked()
        show.html(ask.keep("agreement table", lambda: _table(rows, chosen), state, kind, owner, chosen))
    show.foot("alle-afspraken", LISTINGS["agreement_list"], which=which, equals=equals)


def _table(rows: list[dict[str, Any]], chosen: str) -> Markup:
    head = ("Afspraak", "Soort", "Eigenaar", "Uiterlijk", "Stand", "Afgesproken in", "Dossier", "Staat in")
    body = [_row(row, row["agreement_id"] == chosen) for row in rows[:_MOST]]
    count = dutch.several(len(rows), "afspraak", "afspraken")
    count = f"de eerste {_MOST} van {count}" if len(rows) > _MOST else count
    return framed("Afspraken", head, body, css="vgg-agreements", caption=count)


def _row(row: dict[str, Any], is_chosen: bool) -> Markup:
    carried = tag("div", tag("small", f"meegenomen uit {row['made_year']}")) if row["is_carried_over"] else NOTHING
    state = joined(row["state"])
    if row["is_overdue"]:
        state = tag("strong", f"✕ {dutch.several(row['days_overdue'], 'dag', 'dagen')} te laat") + " · " + state
    elif row["closed_on"]:
        state += tag("div", tag("small", value_of(row, "closed_on")))
    source = " · ".join(str(x) for x in (row["meeting_title"] or row["made_at"], value_of(row, "made_on")) if x)
    about = joined(*(matrix.link(number, number) for number in row["dossier_ids"]), by=", ")
    cells = (
        row["kind"],
        _or_none(row["owner_function"], "niet genoemd"),
        _or_none(value_of(row, "due_date"), "niet genoemd"),
        state,
        _or_none(source, "niet genoemd"),
        about or tag("span", "geen", css="vgg-none"),
        place(row),
    )
    name = tag("th", row["description"], carried, scope="row")
    return tag("tr", name, *(tag("td", cell) for cell in cells), css="chosen" if is_chosen else "")


def _or_none(text: str | None, none: str) -> str:
    return text if text else tag("span", none, css="vgg-none")


def update() -> None:
    """Close an agreement, or say that it runs, was dropped, or got another date or owner."""
    spot = enter.turn()
    # Who is at work on one that another closes meanwhile, keeps it until it is saved, and is then told.
    kept = st.session_state.get(f"afspraak_keuze_{spot}")
    named = {f"{row['description']} ({row['agreement_id']})": row for row in ask.rows(LISTINGS["agreement_list"])}
    rows = {n: row for n, row in named.items() if row["is_open"] or row["state"] == "onbekend" or n == kept}
    if not rows:
        show.note("Er staat geen afspraak open.")
        return
    names = list(rows)
    first = next((i for i, row in enumerate(rows.values()) if row["agreement_id"] == asked()), 0)
    fold = st.expander("Een afspraak afronden of bijwerken", bool(asked()), key="afspraak_bijwerken", on_change="rerun")
    if not fold.open:
        return
    with fold:
        row = rows[st.selectbox("Afspraak", names, first, key=f"afspraak_keuze_{spot}", filter_mode=None)]
        _change(row, f"{spot}_{row['made_year']}_{row['agreement_id']}")


def _change(row: dict[str, Any], spot: str) -> None:
    states = ("afgerond", "loopt", "open", "vervallen")
    with st.form(f"afspraak_{spot}", border=False):
        with st.container(horizontal=True):
            state = st.selectbox("Wordt", states, key=f"wordt_{spot}", filter_mode=None, width=220)
            closed = st.text_input("Afgerond op", today(), key=f"afgerond_{spot}")
            due = st.text_input("Uiterlijk", value_of(row, "due_date"), key=f"uiterlijk_{spot}")
            owner = st.text_input("Eigenaar, als functie", row["owner_function"] or "", key=f"wie_doet_{spot}")
        note = st.text_input("Opmerking", row["note"] or "", key=f"opmerking_{spot}")
        by = who(f"afspraak_{spot}")
        pressed = st.form_submit_button("Afspraak opslaan")
    if not pressed:
        return
    values = {
        "report_year": str(row["made_year"]),
        "agreement_id": row["agreement_id"],
        "kind": row["kind"],
        "description": row["description"],
        "state": state,
        "owner_function": owner,
        "due_date": due,
        "note": note,
        "closed_on": closed if state in ("afgerond", "vervallen") else "",
    }
    if enter.save(
        "agreements", [values], by=by, at=f"afspraak_{spot}", reason=f"afspraak {row['agreement_id']}: {state}"
    ):
        st.rerun()


def add() -> None:
    """A new agreement: decision, conclusion or action, with owner and date."""
    fold = st.expander("Een afspraak toevoegen", key="afspraak_nieuw", on_change="rerun")
    if not fold.open:
        return
    with fold:
        _new(enter.turn())


def _new(spot: int) -> None:
    known = {
        f"{row['dossier_id']} {row['dossier_name']}": row["dossier_id"] for row in ask.rows(LISTINGS["dossier_list"])
    }
    with st.form(f"nieuwe_afspraak_{spot}", border=False):
        text = st.text_input("Wat is afgesproken?", key=f"wat_{spot}")
        with st.container(horizontal=True):
            kind = st.selectbox("Soort afspraak", _KINDS[1:], 2, key=f"soort_{spot}", filter_mode=None, width=220)
            owner = st.text_input("Eigenaar, als functie", key=f"nieuw_wie_{spot}")
            due = st.text_input("Uiterlijk", key=f"nieuw_uiterlijk_{spot}", placeholder="bijvoorbeeld 31-12-2024")
            made_at = st.text_input("Afgesproken in", key=f"nieuw_waar_{spot}", placeholder="welk overleg")
        about = st.multiselect("Dossiers", list(known), key=f"nieuw_dossier_{spot}", placeholder="geen")
        by = who(f"nieuw_{spot}")
        pressed = st.form_submit_button("Afspraak toevoegen")
    if not pressed:
        return
    year = str(filters.current().year)
    taken = {row["agreement_id"] for row in ask.rows(LISTINGS["agreement_list"])}
    number = next(n for n in range(1, len(taken) + 2) if f"{year}-P{n:02d}" not in taken)
    values = {
        "report_year": year,
        "agreement_id": f"{year}-P{number:02d}",
        "kind": kind,
        "description": text,
        "owner_function": owner,
        "due_date": due,
        "made_at": made_at,
        "made_on": today(),
        "state": "open",
        "dossier_ids": "; ".join(known[name] for name in about),
    }
    if enter.save("agreements", [values], by=by, at=f"nieuw_{spot}", reason="nieuwe afspraak"):
        st.rerun()
