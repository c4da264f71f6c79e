"""What an earlier list had and this one, of the same title, has not: said before it is saved, and never taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from etl.intake.identities import folded
from etl.intake.stored_meetings import Found, Known
from etl.readers.meetings.same_day import LIST
from metrics import dutch

_SHOWN = 5


def left_out(items: Sequence[Found], ids: Mapping[str, str], known: Known) -> list[str]:
    """A sentence per title of which the list has stored meetings, and lacks one between its first and last day."""
    listed = [item for item in items if item["Bron"] == LIST and item["Datum"]]
    sentences = []
    for title in dict.fromkeys(folded(item["Onderwerp"]) for item in listed):
        here = [item for item in listed if folded(item["Onderwerp"]) == title]
        days = {item["Datum"] for item in here}
        earlier = {meeting: day for meeting, (said, day) in known.lists.items() if folded(said) == title}
        if not earlier.keys() & {ids.get(item["Sleutel"], "") for item in here}:
            continue
        gone = sorted(
            day
            for meeting, day in earlier.items()
            if min(days) < day < max(days) and day not in days and meeting not in ids.values()
        )
        if gone:
            name, stands = here[0]["Onderwerp"], "staat" if len(gone) == 1 else "staan"
            was, stays = ("stond", "het blijft") if len(gone) == 1 else ("stonden", "zij blijven")
            told = ", ".join(f"‘{name}, {dutch.typed(date.fromisoformat(day))}’" for day in gone[:_SHOWN])
            more = f" en nog {len(gone) - _SHOWN}" if len(gone) > _SHOWN else ""
            sentences.append(f"{told}{more} {was} eerder in deze lijst en {stands} er nu niet meer in; {stays} staan.")
    return sentences
