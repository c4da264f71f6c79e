"""Step 2 for a calendar, a Teams report, a form or a list: which meeting it is, who is who, and what may stay out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl import drafts
from etl.check.question import PERSON, Question
from etl.drafts import Draft
from etl.intake.choices import Choices
from etl.intake.match_meetings import SKIP
from etl.load import Outcome
from metrics import dutch
from ui.blocks import show
from ui.blocks.markup import plain, tag
from ui.upload.asked import Said, ask, first_ones, keep

_MOST = 60
_LATER = "nog niet kiezen"
_KIND = {
    "mark": "Wat betekent dit teken?",
    "unread": "Wat niet is gelezen",
    "meeting": "Welk overleg is dit?",
    "day": "Dag of maand eerst?",
    "rest": "Wie niet op de lijst staat",
    "total": "Klopt de lijst?",
    "sign": "Bij of af?",
}


def intro(outcome: Outcome) -> None:
    """What was kept of a file about meetings; nothing for a file of another kind."""
    if outcome.titles or any(one.kind != "sign" for one in outcome.asks):
        show.note(
            "Van dit bestand is alleen bewaard wat nodig is: overleggen, gemeenten en functies. E-mailadressen, "
            "telefoonnummers en tijden van mensen zijn bij het klaarzetten weggelaten; namen verdwijnen bij het "
            "opslaan."
        )


def meetings(draft: Draft, every: Sequence[Question]) -> None:
    """Which meetings these are, and what the dates and the empty cells of a list mean."""
    asked = {kind: [question for question in every if question.kind == kind] for kind in _KIND}
    if not any(asked.values()):
        return
    with st.form(f"asks_{draft.id}"):
        told: list[Said] = []
        for kind in dict.fromkeys(question.kind for question in every if question.kind in _KIND):
            show.html(tag("h2", _KIND[kind]))
            if kind == "meeting":
                show.note("Er is al een overleg rond die dag. Is het hetzelfde, dan wordt het één overleg.")
            told += [ask(st.container(), draft, question) for question in first_ones(asked[kind], _MOST)]
        if st.form_submit_button("Bevestigen", key=f"asks_apply_{draft.id}"):
            keep(draft, told)


def people(draft: Draft, every: Sequence[Question]) -> None:
    """Who is who: a suggestion stands ready, and only what is confirmed counts and is remembered, without the name."""
    asked = [question for question in every if question.kind == PERSON]
    if not asked:
        return
    with st.form(f"people_{draft.id}"):
        show.html(tag("h2", "Wie is wie?"))
        show.note(
            "Kies per persoon de gemeente en de functie. Wat u bevestigt, wordt onthouden onder een code, zonder "
            "naam. Wie u overslaat, telt niet mee in de opkomst van een gemeente."
        )
        told = [_person(draft, question) for question in first_ones(asked, _MOST)]
        if st.form_submit_button("Bevestigen wie wie is", key=f"people_apply_{draft.id}"):
            keep(draft, told)


def _person(draft: Draft, question: Question) -> Said:
    left, right = st.columns(2, vertical_alignment="bottom")
    guess = question.more_suggestion if question.more_suggestion in question.more else "onbekend"
    options = [_LATER, *question.options]
    municipality = left.selectbox(
        plain(question.text),
        options,
        filter_mode=None,
        index=options.index(question.suggestion) if question.suggestion in options else 0,
        key=f"who_{draft.id}_{question.number}",
    )
    function = right.selectbox(
        plain(question.more_text),
        question.more,
        filter_mode=None,
        index=question.more.index(guess),
        key=f"function_{draft.id}_{question.number}",
    )
    return question, None if municipality == _LATER else municipality, function


def subjects(draft: Draft, titles: Sequence[str]) -> None:
    """What is in a calendar but is no meeting of the association."""
    if not titles:
        return
    chosen = [title for title, answer in draft.choices.values.get(SKIP, {}).items() if answer]
    with st.form(f"skip_{draft.id}"):
        show.html(tag("h2", f"{dutch.several(len(titles), 'onderwerp', 'onderwerpen')} gevonden"))
        out = st.multiselect(
            "Deze niet overnemen",
            titles,
            [t for t in titles if t in chosen],
            placeholder="alles overnemen",
            key=f"skipped_{draft.id}",
            select_all=False,
        )
        if st.form_submit_button("Toepassen", key=f"skip_apply_{draft.id}"):
            _leave_out(draft, {title: title in out for title in titles if (title in out) != (title in chosen)})


def _leave_out(draft: Draft, told: dict[str, bool]) -> None:
    dataset, _, column = SKIP.partition(".")

    def change(choices: Choices) -> Choices:
        for title, is_out in told.items():
            choices = choices.with_value(dataset, column, title, "ja" if is_out else "")
        return choices

    drafts.decide(draft.id, change)
    st.rerun()
