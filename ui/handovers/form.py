"""The form of Afbouw: note down what stops, goes over or begins, or bring it up to date; by the road of a workbook."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from ui.blocks import ask, enter, filters
from ui.blocks.markup import html, not_there
from ui.blocks.who import who

ADDRESS = "afbouw"
"""Which task the address opens: `?afbouw=2024/P1`, as another year can have the same number."""
OF = (ADDRESS,)
_NEW = "een nieuwe taak"
_KINDS = ("afbouw", "overdracht", "start", "tijdelijk", "verkenning")
_STATES = ("onbekend", "voornemen", "besloten", "loopt", "afgerond")
_SAID = ("onbekend", "ja", "nee")
_NONE = "geen"


def form() -> None:
    """Choose a task, or a new one, and its form."""
    asked = str(st.query_params.get(ADDRESS, ""))
    spot = f"{enter.turn()}_{asked}"
    known = ask.rows(LISTINGS["handover_list"])
    rows: dict[str, dict[str, Any]] = {_NEW: {}}
    rows |= {f"{row['subject']} ({row['handover_id']})": row for row in known}
    names = [named(row) if row else "" for row in rows.values()]  # of a new one none, as in an empty address
    by_number = [row.get("handover_id", "") for row in rows.values()]  # without a year it is of the chosen one
    first = next((of.index(asked) for of in (names, by_number) if asked in of), None)
    if first is None:
        html(not_there(f"‘{asked}’ is geen taak {filters.current().scope()}. Kies er hieronder een."))
    chosen = st.selectbox(
        "Taak", list(rows), first, key=f"taak_{spot}", filter_mode=None, placeholder="kies een taak of een nieuwe"
    )
    if chosen is None:
        return
    row = rows[chosen]
    _fields(row, f"{spot}_{row.get('handover_id', '')}", {one["handover_id"] for one in known})


def named(row: dict[str, Any]) -> str:
    """A task as an address names it, with the year in which it is listed."""
    return f"{filters.current().year}/{row['handover_id']}"


def _fields(row: dict[str, Any], spot: str, taken: set[str]) -> None:
    dossiers = {_NONE: ""} | {
        f"{one['dossier_id']} {one['dossier_name']}": one["dossier_id"] for one in ask.rows(LISTINGS["dossier_list"])
    }
    of = next((at for at, number in enumerate(dossiers.values()) if number == row.get("dossier_id") and number), 0)
    with st.form(f"afbouw_{spot}", border=False):
        typed = {"subject": st.text_input("Wat stopt, gaat over of begint?", _text(row, "subject"), key=f"wat_{spot}")}
        with st.container(horizontal=True):
            kind = _choice("Soort", _KINDS, row.get("kind"), f"soort_{spot}")
            state = _choice("Stand", _STATES, row.get("state"), f"stand_{spot}")
            letter = _choice("Brief verstuurd", _SAID, _yes(row, "is_letter_sent"), f"brief_{spot}")
        with st.container(horizontal=True):
            day = dutch.typed(row.get("takes_effect_on"), row.get("takes_effect_on_precision"))
            place = "bijvoorbeeld 31-12-2024 of najaar 2024"
            typed["takes_effect_on"] = st.text_input("Ingang", day, key=f"ingang_{spot}", placeholder=place)
            typed["to_whom"] = st.text_input("Aan wie", _text(row, "to_whom"), key=f"aan_{spot}")
            typed["reason"] = st.text_input("Waarom", _text(row, "reason"), key=f"reden_{spot}")
        with st.container(horizontal=True):
            hours, money = (dutch.typed(row.get(name)) for name in ("hours_freed", "money_freed"))
            typed["hours_freed"] = st.text_input("Uren per jaar die vrijkomen", hours, key=f"uren_{spot}")
            typed["money_freed"] = st.text_input("Euro per jaar die vrijkomt", money, key=f"geld_{spot}")
        with st.container(horizontal=True):
            about = st.selectbox("Dossier", list(dossiers), of, key=f"dossier_{spot}", filter_mode=None, width=480)
            whole = _choice("Het hele dossier", _SAID[1:], _yes(row, "covers_dossier"), f"heel_{spot}", 1)
        typed["note"] = st.text_input("Opmerking", _text(row, "note"), key=f"opmerking_{spot}")
        by = who(f"afbouw_{spot}")
        pressed = st.form_submit_button("Taak opslaan")
    if not pressed:
        return
    year = str(filters.current().year)
    new = next(f"{year}-P{n:02d}" for n in range(1, len(taken) + 2) if f"{year}-P{n:02d}" not in taken)
    values = {
        "report_year": year,
        "handover_id": str(row.get("handover_id") or new),
        "kind": kind,
        "state": "" if state == "onbekend" else state,
        "is_letter_sent": "" if letter == "onbekend" else letter,
        "covers_dossier": whole,
        "dossier_id": dossiers[about],
    }
    if enter.save(
        "handovers", [values | typed], by=by, at=f"afbouw_{spot}", reason=f"afbouw {values['handover_id']}: {state}"
    ):
        st.rerun()


def _text(row: dict[str, Any], name: str) -> str:
    return str(row.get(name) or "")


def _yes(row: dict[str, Any], name: str) -> str | None:
    return None if row.get(name) is None else dutch.yes_no(row[name])


def _choice(label: str, options: tuple[str, ...], value: str | None, key: str, none: int = 0) -> str:
    first = options.index(value) if value in options else none
    return str(st.selectbox(label, options, first, key=key, filter_mode=None, width=220))
