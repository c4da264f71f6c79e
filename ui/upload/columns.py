"""Step 2: what the file asks: about meetings, about its sheets and headings, about words, and about people."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl.check.problem import Sheeted
from etl.check.question import SHEET, WORD, Question
from etl.check.questions import recognised, tally
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from metrics import dutch
from ui.blocks import show
from ui.blocks.markup import plain, tag
from ui.upload.asked import Said, ask, first_ones, keep
from ui.upload.meetings import intro, meetings, people, subjects

_MOST_WORDS, _MANY = 15, 3


def in_short(every: Sequence[Question], outcome: Outcome) -> str:
    """What this step asks, in one line, and with which recipes the file is read."""
    known = [] if any(one.is_needed for one in every) else ["alles herkend"]
    used = [f"recept ‘{plain(name)}’" for name in _recipes(outcome)]
    return ", ".join([*known, *tally(every), *(used if len(used) < _MANY else [f"{len(used)} recepten"])])


def _recipes(outcome: Outcome) -> list[str]:
    return [*dict.fromkeys(one.recipe for one in outcome.sheets if one.recipe)]


def columns(draft: Draft, outcome: Outcome, every: Sequence[Question]) -> None:
    """All questions, in their order; and beside those of a sheet what was recognised there and may be otherwise."""
    show.note("Wat u hier kiest, wordt bij het opslaan onthouden als recept. Wijzigen en vergeten kan op Gegevens.")
    for one in outcome.sheets:
        if one.recipe:
            show.note(f"Blad ‘{one.sheet}’: gelezen met recept ‘{one.recipe}’.")
    intro(outcome)
    meetings(draft, every)
    _sheets(draft, outcome, every)
    people(draft, every)
    subjects(draft, outcome.titles)


def _sheets(draft: Draft, outcome: Outcome, every: Sequence[Question]) -> None:
    """One form for what each sheet and heading is, and for the words that no column knows."""
    asked = {question.sheet for question in every}
    # The sheets that were made of a calendar or a list are in the form of the template already.
    sheets = [one for one in outcome.sheets if one.sheet in asked or not outcome.titles]
    words = [question for question in every if question.kind == WORD]
    if not sheets and not words:
        return
    also = recognised(outcome, every)
    with st.form(f"columns_{draft.id}"):
        told = [said for one in sheets for said in _sheet(draft, one, [*every, *also])]
        meant = _words(draft, words)
        near = sum(bool(question.suggestion and not chosen) for question, chosen, _ in meant)
        with st.container(horizontal=True):
            if st.form_submit_button("Toepassen", type="primary", key=f"apply_{draft.id}"):
                keep(draft, told + meant)
            if near and st.form_submit_button(
                f"Toepassen, met {dutch.several(near, 'voorstel', 'voorstellen')}", key=f"apply_near_{draft.id}"
            ):
                keep(
                    draft,
                    [*told, *((question, chosen or question.suggestion, more) for question, chosen, more in meant)],
                )


def _sheet(draft: Draft, one: Sheeted, every: Sequence[Question]) -> list[Said]:
    """Which kind a sheet is and what its headings are; a heading that is known by its name is only named."""
    show.html(tag("h2", f"Blad ‘{one.sheet}’"))
    of_sheet = [question for question in every if question.sheet == one.sheet]
    known = [h for h in one.headings if h.how == "naam"]
    left, right = st.columns(2, vertical_alignment="bottom")
    told = [ask(left, draft, question) for question in of_sheet if question.kind == SHEET]
    if known:
        with right:
            show.note(f"Herkend aan hun naam: {', '.join(f'{h.text} ({h.letter})' for h in known)}.")
    if one.missing:
        lacks = ", ".join(f"‘{DATASETS[one.dataset].columns[name].heading}’" for name in one.missing)
        show.html(tag("p", f"Nog niet gevonden: {lacks}.", css="vgg-careful"))
    return told + _in_two(draft, [question for question in of_sheet if question.kind != SHEET])


def _words(draft: Draft, words: Sequence[Question]) -> list[Said]:
    if not words:
        return []
    show.html(tag("h2", "Woorden die niet bekend zijn"))
    show.note(
        "Kies wat ermee bedoeld is, of neem de voorstellen in de vakken over. Wat u leeg laat, blijft een probleem "
        "in de volgende stap."
    )
    return _in_two(draft, first_ones(words, _MOST_WORDS))


def _in_two(draft: Draft, asked: Sequence[Question]) -> list[Said]:
    """Two beside each other; row by row, so that a keyboard meets them in their order."""
    told = []
    for n in range(0, len(asked), 2):
        told += [ask(side, draft, question) for side, question in zip(st.columns(2), asked[n : n + 2], strict=False)]
    return told
