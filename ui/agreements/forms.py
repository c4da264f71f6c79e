"""The forms of Afspraken: bring one up to date, or add one; saved by the same road as a workbook."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS
from ui import agreement
from ui.blocks import ask, earlier, enter, filters, show
from ui.blocks.markup import html, not_there, value_of
from ui.blocks.who import who
from ui.lights.rounds import today

_KINDS = ("conclusie", "besluit", "actie")

OF = (agreement.ADDRESS,)
"""What the address says of the form that brings one up to date."""


def update() -> None:
    """Close an agreement, or say that it runs, was dropped, or got another date or owner."""
    asked = agreement.asked()
    spot = f"{enter.turn()}_{asked}"
    # Who is at work on one that another closes meanwhile, keeps it until it is saved, and is then told.
    kept = st.session_state.get(f"afspraak_keuze_{spot}")
    named = {_label(row): row for row in ask.rows(LISTINGS["agreement_list"])}
    rows = {n: row for n, row in named.items() if row["is_open"] or row["state"] == "onbekend" or n == kept}
    if not rows:
        show.note("Er staat geen afspraak open.")
        return
    names = list(rows)
    found = agreement.found(list(named.values()))
    first = names.index(_label(found)) if found and _label(found) in rows else None if asked else 0
    if first is None:
        html(not_there(_absent(asked, found)))
    chosen = st.selectbox(
        "Afspraak", names, first, key=f"afspraak_keuze_{spot}", filter_mode=None, placeholder="kies een afspraak"
    )
    if chosen is not None:
        row = rows[chosen]
        html(earlier.of_row("agreements", agreement.key(row), "deze afspraak"))
        _change(row, f"{spot}_{row['made_year']}_{row['agreement_id']}")


def _label(row: dict[str, Any]) -> str:
    """What it is and its number; of one from an earlier year also that year, as that can have the same number."""
    year = f" uit {row['made_year']}" if row["is_carried_over"] else ""
    return f"{row['description']} ({row['agreement_id']}{year})"


def _absent(asked: str, closed: dict[str, Any] | None) -> str:
    """That the one asked for cannot be brought up to date. closed: where it is there and nothing is left to do."""
    if closed:
        said = f"Afspraak ‘{_label(closed)}’ staat niet meer open: {closed['state']}."
        return f"{said} Kies er hieronder een die open staat."
    return f"‘{asked}’ is geen open afspraak {filters.current().scope()}. Kies er hieronder een."


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
    spot = enter.turn()
    known = {
        f"{row['dossier_id']} {row['dossier_name']}": row["dossier_id"] for row in ask.rows(LISTINGS["dossier_list"])
    }
    with st.form(f"nieuwe_afspraak_{spot}", border=False):
        text = st.text_input("Wat is afgesproken?", key=f"wat_{spot}")
        with st.container(horizontal=True):
            kind = st.selectbox("Soort afspraak", _KINDS, 2, key=f"soort_{spot}", filter_mode=None, width=220)
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
