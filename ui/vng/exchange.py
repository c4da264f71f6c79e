"""What was asked of members of a committee and stays without an answer, and of how much that is not known."""

from __future__ import annotations

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, show


def count() -> int | None:
    """How many questions stay without an answer; None where that is not known."""
    found = ask.to_decide(METRICS["open_questions"])
    return None if found is None else int(found)


def drawer() -> None:
    """How many answered, per committee and half; what stays open; and all that was asked and brought."""
    show.cards(METRICS["exchange_response"], METRICS["open_questions"], key="antwoord")
    show.heat(METRICS["exchange_response"], "body_name", "half", key="respons", head="Commissie")
    unanswered()
    show.listing(
        LISTINGS["exchange_list"],
        ("sent_on", "body_name", "subject", "asked", "answer", "brought_to", "fetched_back", "hours"),
        key="halen",
        caption="Alle vragen en berichten",
    )


def unanswered() -> None:
    """The questions on which no answer came; where there is none, of how many it is known whether one came."""
    show.listing(
        LISTINGS["exchange_list"],
        ("sent_on", "body_name", "subject", "asked"),
        which="answer = 'geen antwoord'",
        key="openstaand",
        caption="Staat nog open",
        none=_none_open(),
    )


def _none_open() -> str:
    answer = ask.one(METRICS["open_questions"])
    known, every = int(answer.coverage_top or 0), int(answer.coverage_bottom or 0)
    if not every:
        listing = LISTINGS["exchange_list"]
        return "Er is nog geen bericht verstuurd." if ask.rows(listing) else listing.needs
    if not known:
        return f"Van geen van de {dutch.several(every, 'bericht', 'berichten')} is bekend of er antwoord kwam."
    if known < every:
        return f"Waar het bekend is ({dutch.part(known, every)} berichten), kwam er antwoord."
    return "Er staat geen vraag open waarop het antwoord uitbleef."
