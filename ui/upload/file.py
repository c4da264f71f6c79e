"""Step 1: which file this is, what was found in it, and the way out."""

from __future__ import annotations

import streamlit as st

from etl import drafts
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from metrics import dutch
from ui.blocks import markup, show
from ui.blocks.markup import tag
from ui.upload.choose import ADDRESS

_MOST_NOTES = 20


def about(draft: Draft, outcome: Outcome) -> None:
    """Why it is here, what each sheet is, what a reader must know about the file, and leaving it."""
    if draft.note:
        show.note(draft.note)
    rows = [
        [
            one.sheet,
            DATASETS[one.dataset].title if one.dataset else "niet gelezen",
            dutch.number(one.header_row) if one.header_row else "—",
        ]
        for one in outcome.sheets
    ]
    if rows:
        show.html(markup.table("Bladen", ["Blad", "Gelezen als", "Koppen op regel"], rows, (2,)))
    notes = list(dict.fromkeys(outcome.notes))
    if notes:
        show.html(tag("ul", *(tag("li", sentence) for sentence in notes[:_MOST_NOTES]), css="vgg-told"))
    if len(notes) > _MOST_NOTES:
        show.note(f"En nog {dutch.several(len(notes) - _MOST_NOTES, 'opmerking', 'opmerkingen')}.")
    leave(draft)


def leave(draft: Draft) -> None:
    """Back to the choice of files, with or without this one."""
    with st.container(horizontal=True):
        if st.button("Ander bestand", key=f"other_{draft.id}"):
            del st.query_params[ADDRESS]
            st.rerun()
        if st.button("Weggooien", key=f"away_{draft.id}"):
            drafts.drop(draft.id)
            del st.query_params[ADDRESS]
            st.rerun()
