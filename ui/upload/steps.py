"""The road of one file in five steps. Which file it is stands in the address, and all else on the server."""

from __future__ import annotations

import streamlit as st

from etl import drafts
from etl.check.question import OFFER, WORD
from etl.check.questions import questions
from etl.drafts import Draft
from etl.errors import UnreadableFile
from etl.load import Outcome
from metrics import dutch
from ui.blocks import enter, markup
from ui.upload import check, columns, difference, file, save
from ui.upload.checked import checked
from ui.upload.choose import ADDRESS, choose

_DONE, _TO_DO, _WAITS = ":material/check_circle:", ":material/error:", ":material/radio_button_unchecked:"


def road() -> None:
    """Choose a file, or go on with the one in the address."""
    draft = _of_address()
    if draft is None:
        choose()
        return
    try:
        outcome = checked(draft)
    except UnreadableFile as unreadable:
        enter.complain([unreadable.sentence])
        file.leave(draft)
        return
    _timeline(draft, outcome)


def _of_address() -> Draft | None:
    asked = st.query_params.get(ADDRESS)
    if not asked:
        return None
    try:
        return drafts.get(asked)
    except (KeyError, ValueError):
        del st.query_params[ADDRESS]
        enter.complain(["Dit bestand staat niet meer klaar: het is opgeslagen, weggegooid of te lang blijven liggen."])
        return None


def _timeline(draft: Draft, outcome: Outcome) -> None:
    save.told(draft, outcome)
    every = questions(outcome, drafts.names_of(draft.id))
    needed = sum(question.is_needed for question in every)
    is_asked = bool(needed or outcome.asks or any(question.kind == OFFER for question in every))
    problems = len(outcome.problems)
    sheets = dutch.several(len(outcome.sheets), "blad", "bladen")
    if outcome.tallies:  # its sheets were made of a list
        sheets = dutch.several(len(outcome.tallies), "overleg", "overleggen")
    wrong = dutch.several(problems, "probleem", "problemen") if problems else "geen problemen"
    with _step(f"1 Bestand · {markup.plain(draft.name)} · {sheets}", _DONE, False):
        file.about(draft, outcome)
    with _step(f"2 Kolommen · {columns.in_short(every, outcome)}", _TO_DO if needed else _DONE, is_asked):
        columns.columns(draft, outcome, every)
    with _step(f"3 Controleren · {wrong}", _TO_DO if problems else _DONE, bool(problems) and not needed):
        check.check(draft, outcome, sum(question.kind == WORD for question in every))
    with _step(f"4 Verschil · {difference.in_short(outcome)}", _WAITS if problems else _DONE, not problems):
        difference.difference(draft, outcome)
    stored = "een deel is al opgeslagen" if draft.is_partly_saved else "nog niet opgeslagen"
    with _step(f"5 Opslaan · {stored}", _WAITS, not problems):
        save.save(draft, outcome)


def _step(label: str, icon: str, is_open: bool) -> st.delta_generator.DeltaGenerator:
    return st.expander(label, expanded=is_open, icon=icon, type="step")
