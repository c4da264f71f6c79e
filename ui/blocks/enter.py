"""Save what was typed on a page: by the same road, checks and sentences as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from etl.enter import enter, enter_sheets
from etl.errors import UnreadableFile
from etl.load import Outcome
from ui.blocks.markup import html, tag
from ui.blocks.who import saved_after, see, seen
from warehouse import CannotStore, DamagedWarehouse

_SAID, _TURN = "said", "turn"


def save(dataset: str, rows: Sequence[Mapping[str, str]], *, by: str, at: str, reason: str = "") -> bool:
    """Save rows (declared column → text) as one batch; show each problem in its sentence when there is one.

    at: the place where `who` was asked. Where a row moved since that form was filled, nothing is saved, what moved is
    said, what was typed stays, and the next press saves over it. Returns whether something was saved; the caller then
    reruns, and `said()` tells it on the next run.
    """
    return _save(by, at, lambda: enter(dataset, rows, by=by, reason=reason, since=seen(at)))


def save_sheets(sheets: Mapping[str, Sequence[Mapping[str, str]]], *, by: str, at: str, reason: str = "") -> bool:
    """Save rows of several datasets as one batch, which is undone as one; otherwise as `save`."""
    return _save(by, at, lambda: enter_sheets(sheets, by=by, reason=reason, since=seen(at)))


def _save(by: str, at: str, run: Callable[[], Outcome]) -> bool:
    if not by:
        complain(["Vul eerst in wat uw functie is; die staat straks bij de wijziging."])
        return False
    try:
        outcome = run()
    except (CannotStore, DamagedWarehouse, UnreadableFile) as error:
        complain([error.sentence])
        return False
    if outcome.moved:
        complain(
            [
                "Er is niets opgeslagen, want een ander was u voor:",
                *outcome.moved,
                "Wat u typte, staat er nog. Slaat u nog eens op, dan komt het hiervoor in de plaats.",
            ]
        )
        see(at, outcome.position)
        return False
    if outcome.problems:
        complain([problem.short for problem in outcome.problems])
        return False
    say_next(outcome.message)
    see(at)
    if outcome.batch:
        saved_after(outcome.position)
    st.session_state[_TURN] = turn() + 1
    return outcome.batch is not None


def turn() -> int:
    """How often was saved in this session: in the key of a field, it empties after a save of one's own, and no other.

    With the state of the data in its key, a form would lose what is typed as soon as anyone saves anything.
    """
    return int(st.session_state.get(_TURN, 0))


def say_next(message: str) -> None:
    """Tell this on the next run."""
    st.session_state[_SAID] = message


def said() -> None:
    """What was saved in the run before, once."""
    message = st.session_state.pop(_SAID, None)
    if message:
        html(tag("p", message, css="vgg-saved", role="status"))


def complain(sentences: Sequence[str]) -> None:
    """Sentences that say why nothing was saved, read aloud at once."""
    items = (tag("li", sentence) for sentence in sentences)
    html(tag("div", tag("ul", *items), css="vgg-problems", role="alert"))
