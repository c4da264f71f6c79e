"""Step 5: all of it, or the good rows alone, with who and why."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import warehouse
from etl import drafts
from etl.check.moved import between
from etl.check.new_recipes import new_recipes
from etl.drafts import Draft
from etl.errors import UnreadableFile
from etl.intake.remembered import LONGEST_NAME
from etl.load import Outcome, Seen
from metrics import dutch
from ui.blocks import enter, markup, show
from ui.blocks.who import who
from ui.upload.choose import ADDRESS

_MOST_NAMES = 3


def told(draft: Draft, outcome: Outcome) -> None:
    """What others saved since this file was shown here without a problem, when it has one now.

    Without a word, a press on a button that is no longer one would come to nothing.
    """
    shown = st.session_state.get(_shown(draft))
    if shown and outcome.problems and not shown.problems and (found := between(Seen.of(shown), outcome)):
        enter.complain(["Er is niets opgeslagen, want sinds u keek is er iets veranderd.", *found])


def save(draft: Draft, outcome: Outcome) -> None:
    """The form to save; with problems the good rows are a second, separate choice."""
    if outcome.problems:
        show.note(
            "Opslaan van alles kan als er geen problemen meer zijn. U kunt ook nu de goede regels opslaan: de andere "
            "blijven dan hier staan en maakt u later af."
        )
    waits = bool(outcome.open_asks)
    if waits:
        show.note("Opslaan kan als de vragen bij stap 2, Kolommen, zijn beantwoord.")
    with st.form(f"save_{draft.id}", border=True):
        by = who(draft.id)
        reason = st.text_input(
            "Waarom laadt u dit?", key=f"reason_{draft.id}", placeholder="bijvoorbeeld: opkomst tweede kwartaal"
        )
        named = _names(draft, outcome)
        with st.container(horizontal=True):
            gone = sum(one.rows for one in outcome.gone)
            away = f" en {dutch.several(gone, 'regel', 'regels')} weghalen" if gone else ""
            every = st.form_submit_button(
                f"Alles opslaan{away}",
                type="primary",
                key=f"all_{draft.id}",
                disabled=bool(outcome.problems) or waits or not outcome.has_news,
            )
            good = False
            if outcome.problems and outcome.has_news and not waits:
                rows = dutch.several(outcome.good_rows, "goede regel", "goede regels")
                good = st.form_submit_button(f"Alleen de {rows} opslaan", key=f"good_{draft.id}")
    # A press comes with a new run: what its maker looked at is what the run before showed.
    shown = st.session_state.get(_shown(draft), outcome)
    st.session_state[_shown(draft)] = outcome
    if every or good:
        _load(draft, by, reason, good, shown, named)


def _shown(draft: Draft) -> str:
    return f"shown_{draft.id}"


def _names(draft: Draft, outcome: Outcome) -> dict[str, str]:
    """The name of each recipe that the answers about this file make or change; sheet → what was typed."""
    made = new_recipes(draft.name, draft.choices, outcome)
    if len(made) > _MOST_NAMES:
        show.note(f"Uw antwoorden worden {len(made)} recepten, een voor elk blad. Hun naam wijzigt u op Gegevens.")
        return {}
    return {
        sheet: st.text_input(
            "Onder welke naam onthouden?" + (f" (blad ‘{markup.plain(sheet)}’)" if len(made) > 1 else ""),
            name,
            max_chars=LONGEST_NAME,
            help="Uw antwoorden bij stap 2 worden een recept: het volgende blad met deze koppen vraagt dan niets.",
            key=f"recipe_{draft.id}_{number}_{name}",
        )
        for number, (sheet, name) in enumerate(made.items())
    }


def _load(draft: Draft, by: str, reason: str, good_rows: bool, shown: Outcome, named: Mapping[str, str]) -> None:
    if not by:
        enter.complain(["Vul eerst in wat uw functie is; die staat straks bij de aanlevering."])
        return
    try:
        with st.spinner("Wordt opgeslagen…"):
            outcome = drafts.save(
                draft.id, by=by, reason=reason, good_rows=good_rows, seen=Seen.of(shown), recipes=named
            )
    except (UnreadableFile, warehouse.CannotStore, warehouse.DamagedWarehouse) as error:
        enter.complain([error.sentence])
        return
    if outcome.moved:
        last = "Het verschil hierboven, bij stap 4, is nu het nieuwe. Klopt het, sla dan nog eens op."
        enter.complain(["Er is niets opgeslagen, want sinds u keek is er iets veranderd.", *outcome.moved, last])
        return
    enter.say_next(outcome.message)
    if not outcome.problems:
        del st.query_params[ADDRESS]
    st.rerun()
