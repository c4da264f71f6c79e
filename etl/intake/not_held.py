"""What a calendar or a list says of meetings that were not held."""

from __future__ import annotations

from etl.datasets import DATASETS
from etl.intake.stored_meetings import Found

NOT_HELD = ("geannuleerd", "uitgesteld")
HELD = ("teams", "presentielijst")
"""The sources that speak of meetings that were held, when they say nothing else."""


def why(item: Found, state: str) -> str:
    """The reason of a meeting that was not held: a calendar or a list gives none."""
    where = "agenda" if item["Bron"] == "agenda" else "presentielijst"
    return f"In de {where} {state}; de reden staat daar niet bij." if state in NOT_HELD else ""


def said_state(item: Found) -> str:
    """The state that a source says; "" for words that are still asked."""
    state = item["Stand"] or ("gehouden" if item["Bron"] in HELD else "")
    return state if state in DATASETS["meeting_sources"].columns["said_state"].values else ""
