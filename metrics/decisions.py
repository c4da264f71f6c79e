"""Besluiten: welke dossiers er een vragen, en waaruit te kiezen is; alleen wat al bekend is, nooit bedacht."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics import dutch

NOT_YET = "nog niet"
"""What is filled in on purpose, where nobody or no day is known yet."""
OWN = "Anders"
LETTERS = "ABCDEFG"
"""By which the proposals are called, in their order; own words come last."""
_WEIGHT = {"rood": 0, "oranje": 1}


def asks_decision(light: Mapping[str, Any]) -> bool:
    """Does the light of a dossier in a half ask for a decision: is it red, or worse than in the half before?"""
    return light["worst"] == "rood" or light["trend"] == "slechter"


def by_weight(light: Mapping[str, Any]) -> tuple[Any, ...]:
    """The order in which they are decided on: red before orange, what became worse before what stayed, by number."""
    return _WEIGHT.get(light["worst"], 2), light["trend"] != "slechter", str(light["dossier_id"])


@dataclass(frozen=True)
class Choice:
    """One proposal that a board can choose. text: what would be decided. owner, due: as known, else empty / None.

    remark: what must be known about it, such as a day that is over.
    """

    name: str
    text: str
    owner: str = ""
    due: date | None = None
    remark: str = ""


def choices(
    light: Mapping[str, Any], proposal: Mapping[str, Any] | None, planned: Mapping[str, Any] | None, on: date | None
) -> list[Choice]:
    """The proposals of one dossier: its correction, to discuss it again, another light where the figures say so.

    light: a row of LIGHT_LIST. proposal: a row of PROPOSAL_LIST. planned: the first planned meeting of it after the
    day `on` which it is judged, as in MEETING_LIST.
    """
    found = []
    owner, due = light["owner_function"] or "", light["due_date"]
    if light["correction"]:
        over = bool(due and on and due < on)
        remark = f"{dutch.day(due)} is voorbij: kies een nieuwe datum" if over else ""
        found.append(Choice("Bijsturing zoals voorgesteld", light["correction"], owner, None if over else due, remark))
    again = "Opnieuw bespreken"
    if planned is None:
        found.append(Choice(again, again, owner, remark="er staat nog geen overleg gepland"))
    else:
        day = dutch.when(planned["meeting_date"], planned["meeting_date_precision"])
        is_day = planned["meeting_date_precision"] in (None, "dag")
        found.append(
            Choice(f"{again} op {day}", f"{again} op {day}: {planned['title']}", owner, planned["meeting_date"])
            if is_day
            else Choice(f"{again} in {day}", f"{again} in {day}: {planned['title']}", owner)
        )
    if proposal is not None and proposal["is_disagreement"]:
        colour = proposal["proposed"]
        found.append(Choice(f"Licht op {colour}", f"Het licht opnieuw geven: uit de cijfers volgt {colour}", owner))
    return found
