"""Write down a decision: one of the proposals or own words, with owner and date or an explicit `nog niet`."""

from __future__ import annotations

import secrets

import streamlit as st

from metrics import LISTINGS, clock, dutch
from metrics.decisions import LETTERS, NOT_YET, OWN, Choice
from ui.blocks import ask, enter, filters
from ui.blocks.who import who
from ui.retreat.slide import Slide

_KINDS = ("besluit", "conclusie", "actie")


def form(slide: Slide) -> None:
    """The form of one slide. Its fields are filled from the chosen proposal, and can be changed."""
    turn = enter.turn()
    picked = _proposal(slide, turn)
    # another proposal fills other fields; what was typed for this one stays
    place = f"{turn}_{slide.about}_{slide.choices.index(picked) if picked else OWN}"
    dossiers = {"": "geen"} | {
        str(row["dossier_id"]): f"{row['dossier_id']} {row['dossier_name']}"
        for row in ask.kept(LISTINGS["dossier_list"])
    }
    with st.form(f"besluit_{place}", border=False):
        text = st.text_area("Wat is besloten", picked.text if picked else "", key=f"besluit_tekst_{place}", height=80)
        left, right = st.columns(2)
        owner = left.text_input(
            "Eigenaar, als functie", picked.owner if picked else "", key=f"besluit_eigenaar_{place}"
        )
        no_owner = left.checkbox("nog niet bekend wie", key=f"besluit_zonder_eigenaar_{place}")
        day = dutch.typed(picked.due) if picked and picked.due else ""
        due = right.text_input("Uiterlijk", day, key=f"besluit_datum_{place}", placeholder="bijvoorbeeld 1-7-2025")
        no_day = right.checkbox("nog niet bekend wanneer", key=f"besluit_zonder_datum_{place}")
        kind = left.selectbox("Soort", _KINDS, key=f"besluit_soort_{place}", filter_mode=None)
        names = list(dossiers)
        dossier = right.selectbox(
            "Dossier",
            names,
            index=names.index(slide.about) if slide.about in names else 0,
            format_func=dossiers.__getitem__,
            key=f"besluit_dossier_{place}",
        )
        by = who("besluit")
        pressed = st.form_submit_button("Vastleggen", type="primary")
    if pressed:
        _save(text, kind, dossier, by, _said(owner, no_owner), _said(due, no_day))


def _proposal(slide: Slide, turn: int) -> Choice | None:
    """Which proposal is chosen; None for own words."""
    if not slide.choices:
        return None
    by_name = {f"{letter} · {one.name}": one for letter, one in zip(LETTERS, slide.choices, strict=False)}
    own = f"{LETTERS[len(by_name)]} · {OWN}"
    picked = st.radio("Voorstel", [*by_name, own], key=f"besluit_keuze_{turn}_{slide.about}", horizontal=True)
    return by_name.get(str(picked))


def _said(text: str, is_open: bool) -> str | None:
    """What was filled in; NOT_YET where that was said on purpose; None where nothing was, or both were."""
    bare = " ".join(text.split())
    if bare and is_open:
        return None
    return bare or (NOT_YET if is_open else None)


def _save(text: str, kind: str, dossier: str, by: str, owner: str | None, due: str | None) -> None:
    missing = [
        sentence
        for value, sentence in (
            (owner, "Vul in wie het doet, of kies ‘nog niet bekend wie’; niet allebei."),
            (due, "Vul in wanneer het klaar is, of kies ‘nog niet bekend wanneer’; niet allebei."),
        )
        if value is None
    ]
    if not text.strip():
        missing.insert(0, "Schrijf op wat is besloten.")
    if missing:
        enter.complain(missing)
        return
    now = clock.now()
    left_open = [name for name, value in (("eigenaar", owner), ("datum", due)) if value == NOT_YET]
    row = {
        "report_year": str(filters.current().year),
        "agreement_id": f"H{now:%Y%m%d}-{now:%H%M%S}{secrets.token_hex(1)}",
        "kind": kind,
        "description": text.strip(),
        "made_at": "Heisessie",
        "made_on": dutch.typed(now.date()),
        "dossier_ids": dossier,
        "owner_function": "" if owner == NOT_YET else str(owner),
        "due_date": "" if due == NOT_YET else str(due),
        "state": "open",
        "note": "; ".join(f"{name}: {NOT_YET}" for name in left_open),
    }
    if enter.save("agreements", [row], by=by, at="besluit", reason="vastgelegd tijdens een heisessie"):
        st.rerun()
