"""A question about a file on the page: a list to choose from, and keeping what was chosen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl import drafts
from etl.check.question import OFFER, SHEET, WORD, Question
from etl.drafts import Draft
from etl.intake.choices import Choices
from metrics import dutch
from ui.blocks import show
from ui.blocks.markup import plain

Said = tuple[Question, str | None, str]
"""A question, the option that was chosen (None: not answered), and what stands behind it."""


def ask(place: st.delta_generator.DeltaGenerator, draft: Draft, question: Question) -> Said:
    """One question, with what it is read as now or what it may be; a word, and an offer, starts unanswered."""
    options = list(question.options)
    standing = question.chosen or ("" if question.kind in (WORD, OFFER) else question.suggestion)
    hint = f"; voorstel: {question.suggestion}" if question.suggestion else ""
    answer: str | None = place.selectbox(
        plain(question.text) + (f" ({plain(question.because)})" if question.because else ""),
        options,
        index=options.index(standing) if standing in options else None,
        filter_mode=None,
        placeholder=f"kies{hint}",
        key=f"ask_{draft.id}_{question.number}_{question.chosen}_{question.because}",
    )
    return question, answer, ""


def first_ones(asked: Sequence[Question], most: int) -> Sequence[Question]:
    """As many questions as a form takes, with a sentence when there are more."""
    if len(asked) > most:
        show.note(f"Dit zijn de eerste {most} van {dutch.number(len(asked))}; de volgende komen hierna.")
    return asked[:most]


def keep(draft: Draft, told: Sequence[Said]) -> None:
    """Keep every answer at once. Where a sheet became another kind, its headings are asked anew."""
    said = [(question, shown, more) for question, shown, more in told if shown and shown != question.chosen]
    moved = {question.sheet for question, *_ in said if question.kind == SHEET}

    def change(choices: Choices) -> Choices:
        for question, shown, more in said:
            if question.kind == SHEET or question.sheet not in moved:
                choices = question.answered(choices, shown, more)
        return choices

    drafts.decide(draft.id, change)
    st.rerun()
