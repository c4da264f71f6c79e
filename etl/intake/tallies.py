"""Who was at each meeting of a list, counted as its reader would count: to look at before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.intake.identities import is_no_member
from etl.intake.stored_meetings import Found, Known
from etl.readers.process.document import Tally
from metrics import dutch


def tallies(people: Sequence[Found], items: Sequence[Found], known: Known) -> list[Tally]:
    """One per meeting of an attendance list. people: with what their marks mean."""
    return [
        _tally(item, [p for p in people if p["Sleutel"] == item["Sleutel"]], known)
        for item in items
        if item["Bron"] == "presentielijst"
    ]


def _tally(item: Found, people: Sequence[Found], known: Known) -> Tally:
    here = [p for p in people if p["Aanwezig"] not in ("", "0")]
    away = [p for p in people if p["Aanwezig"] == "0"]
    outside = [
        p for p in here if p["Gemeente"] and not known.members.find(p["Gemeente"]) and is_no_member(p["Gemeente"])
    ]
    # Of who is outside, an empty cell says nothing: nobody waits for a guest.
    unknown = [p for p in people if p["Aanwezig"] == "" and p["Uitgenodigd"] != "0" and not is_no_member(p["Gemeente"])]
    excused = [p for p in away if p["Afgemeld"] not in ("", "0")]
    heads = sum(int(p["Aanwezig"]) for p in here)
    told = re.fullmatch(r"(\d{1,4})([.,]0+)?", item.get("Totaal volgens de lijst", "").strip())
    is_other = told and int(told[1]) not in (len(here), len(here) - len(outside), heads)
    return Tally(
        item["Onderwerp"],
        dutch.typed(date.fromisoformat(item["Datum"])) if item["Datum"] else "dag onbekend",
        item["Stand"] or "gehouden",
        len(here),
        len(excused),
        len(away) - len(excused),
        len(unknown),
        len(outside),
        told[1] if told and is_other else "",
    )
