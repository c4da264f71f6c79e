"""What the address of a retreat says: which slides in which order, of which dossiers, and what is compared with what.

All of it stands in the address and nowhere else, so that a link, Back and a restart show the same slides. A field on
the preparing page is filled from the address before it is drawn, and writes to it when it changes.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.blocks import filters

SLIDES, DOSSIERS, SLIDE, STATE = "dias", "dossiers", "dia", "stand"
SINCE, SINCE_DAY, UNTIL = "sinds", "sinds_dag", "tot"
NONE = "geen"
"""What stands in the address where nothing was chosen on purpose; nothing at all in it is the choice by default."""
NOTHING, DAY, NOW = "niets", "een dag", "nu"


def chosen(name: str, default: Sequence[str], known: Sequence[str]) -> list[str]:
    """What the address names under `name` as far as it is known, in its order; without it the default."""
    asked = st.query_params.get_all(name)
    return [one for one in dict.fromkeys(asked) if one in known] if asked else list(default)


def choose(name: str, picked: Sequence[str], default: Sequence[str]) -> None:
    """Write a choice to the address; the default goes without."""
    if list(picked) == list(default):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = list(picked) or [NONE]


def one(name: str) -> str:
    """What the address says under `name`; empty without."""
    return str(st.query_params.get(name, ""))


def write(name: str, value: str) -> None:
    """Write one value to the address; an empty one goes out of it."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def whole(slides: Sequence[str]) -> dict[str, str | list[str]]:
    """Everything that decides what is shown, as query parameters: also what is left out of the address by default.

    slides: the names of the chosen slides.
    """
    params: dict[str, str | list[str]] = {**filters.current().as_params(), SLIDES: list(slides) or [NONE]}
    if asked := st.query_params.get_all(DOSSIERS):
        params[DOSSIERS] = asked
    for name in (SINCE, SINCE_DAY, UNTIL):
        if one(name):
            params[name] = one(name)
    return params
