"""What a file would do, looked up once for each state of the file, the answers and the data."""

from __future__ import annotations

import streamlit as st

import warehouse
from etl import drafts
from etl.drafts import Draft
from etl.intake import answers
from etl.load import Outcome
from etl.store import batches

_KEPT = "checked"


def checked(draft: Draft) -> Outcome:
    """The check of a draft as it is decided now. Raises UnreadableFile."""
    facts = warehouse.current() or {}
    known = hash((*answers.answers(), *answers.recipes()))
    key = (draft.id, draft.choices.digest, known, facts.get("generation"), len(batches.ledger()))
    kept: tuple[object, Outcome] | None = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        with st.spinner("Het bestand wordt gelezen en gecontroleerd…"):
            kept = (key, drafts.check(draft.id))
        st.session_state[_KEPT] = kept
    return kept[1]
