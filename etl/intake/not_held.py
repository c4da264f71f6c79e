"""What a calendar or a list says of meetings that were not held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from etl.datasets import DATASETS
from etl.intake.choices import Choices
from etl.intake.remembered import meant_elsewhere, values_for
from etl.intake.stored_meetings import Ask, Found
from etl.readers.meetings.marks import KNOWN
from etl.readers.meetings.state_words import state_said
from metrics import dutch

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


def told_states(items: Sequence[Found], choices: Choices, asks: list[Ask]) -> list[Found]:
    """The items with what is answered about the words a list has for their state; what is open is asked once a text."""
    known = DATASETS["meetings"].columns["state"].values
    told, earlier = values_for("meetings", "state", choices), meant_elsewhere("meetings", "state")
    opens: dict[str, list[Found]] = {}
    made = []
    for item in items:
        words = item["Stand"]
        if item["Bron"] == "presentielijst" and words and words not in known and words not in told:
            opens.setdefault(words, []).append(item)
        made.append(item | {"Stand": told.get(words, words)})
    for words, of in opens.items():
        days = [f" op {dutch.typed(date.fromisoformat(item['Datum']))}" if item["Datum"] else "" for item in of]
        some = "; ".join(f"{item['Onderwerp'][:60]}{day}" for item, day in zip(of[:5], days, strict=False))
        # A word that may also be of one municipality ("afgezegd") has no likely answer.
        likely = earlier.get(words) or ("" if words in KNOWN else state_said(words))
        text = f"In de lijst staat ‘{words}’ bij {some}. Is dat overleg gehouden, geannuleerd of uitgesteld?"
        options = tuple(str(value) for value in known)
        labels = {"gehouden": "gehouden, en wat er per gemeente staat geldt"}
        asks.append(Ask("state", "meetings.state", words, text, options, likely if likely in options else "", labels))
    return made


def as_stored(item: Found) -> Found:
    """An item for a sheet: without words that are still asked."""
    return item | {"Stand": said_state(item)} if item["Bron"] == "presentielijst" and item["Stand"] else item
