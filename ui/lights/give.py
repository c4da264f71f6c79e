"""Give a light to a dossier: the form, prefilled with what is known, saved by the same road as a workbook."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from ui.blocks import ask, earlier, enter, filters, show
from ui.blocks.who import who
from ui.lights import proposals
from ui.lights.rounds import today

_NONE = "geen"
_COLOURS = (_NONE, "groen", "oranje", "rood", "onbekend")
_MEANINGS = (_NONE, "verloop", "twee aspecten", "onbekend")
_TEXTS = {
    "explanation": "Toelichting: hoe staat het ervoor?",
    "cause": "Oorzaak (bij oranje en rood)",
    "consequence": "Gevolg (bij oranje en rood)",
    "correction": "Bijsturing (bij oranje en rood)",
}


def form(dossier_id: str) -> None:
    """The form for one dossier, beside what follows from the figures; a light is never overwritten, only followed."""
    left, right = st.columns([3, 2], gap="medium")
    with right:
        proposals.of_dossier(dossier_id)
    with left:
        chosen = filters.current().half
        halves = [chosen] if chosen else [1, 2]
        half = st.selectbox(
            "Helft",
            halves,
            len(halves) - 1,
            format_func=dutch.half,
            filter_mode=None,
            key=f"helft_{dossier_id}",
            width=220,
        )
        of_half(dossier_id, half)


def of_half(dossier_id: str, half: int) -> None:
    """The form for one half of one dossier, filled with what is known of its light."""
    found = ask.rows(LISTINGS["light_list"], "", {"dossier": dossier_id, "half": half})
    show.html(earlier.of_light(dossier_id, half))
    _fields(dossier_id, half, found[0] if found else {})


def _fields(dossier_id: str, half: int, row: dict[str, Any]) -> None:
    spot = f"{dossier_id}_{half}"
    frozen = row.get("approval") in ("bevroren", "gecorrigeerd")
    with st.form(f"licht_{spot}", border=False):
        with st.container(horizontal=True):
            picked = {
                name: st.selectbox(
                    title, options, _at(options, row.get(name)), filter_mode=None, key=f"{name}_{spot}", width=240
                )
                for name, title, options in (
                    ("light_1", "Kleur", _COLOURS),
                    ("light_2", "Tweede licht", _COLOURS),
                    ("meaning", "Betekenis van twee lichten", _MEANINGS),
                )
            }
        typed = {
            name: st.text_area(title, row.get(name) or "", key=f"{name}_{spot}", height=70)
            for name, title in _TEXTS.items()
        }
        with st.container(horizontal=True):
            typed["owner_function"] = st.text_input(
                "Eigenaar, als functie (bij oranje en rood)", row.get("owner_function") or "", key=f"eigenaar_{spot}"
            )
            typed["due_date"] = st.text_input(
                "Bijgestuurd op (bij oranje en rood)",
                dutch.typed(row.get("due_date")),
                key=f"datum_{spot}",
                placeholder="bijvoorbeeld 31-12-2024",
            )
        if frozen:
            show.note("Deze helft is bevroren. Zeg waarom het licht toch verandert; dat blijft bij het licht staan.")
            typed["revision_reason"] = st.text_input("Reden van correctie", key=f"correctie_{spot}")
        by = who(f"licht_{spot}")
        pressed = st.form_submit_button("Licht opslaan")
    if not pressed:
        return
    values = {name: "" if value == _NONE else str(value) for name, value in picked.items()}
    if not values["light_2"]:
        values["meaning"] = ""
    key = {"report_year": str(filters.current().year), "dossier_id": dossier_id, "half": str(half)}
    reason = typed.get("revision_reason", "") or f"licht van {dossier_id}, {dutch.half(half)}"
    if enter.save(
        "lights", [key | values | typed | {"recorded_on": today()}], by=by, at=f"licht_{spot}", reason=reason
    ):
        st.rerun()


def _at(options: tuple[str, ...], value: str | None) -> int:
    return options.index(value) if value in options else 0
