"""What the marks and the empty cells of a list mean, and what must be asked of them before anything is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.intake.answers import MARK
from etl.intake.choices import Choices
from etl.intake.identities import is_no_member
from etl.intake.not_held import NOT_HELD
from etl.intake.remembered import values_for
from etl.intake.stored_meetings import Ask, Found
from etl.readers.meetings.form_answers import ON_A_QUESTION
from etl.readers.meetings.gatherings import GUESTS
from etl.readers.meetings.marks import A_NAME, A_TEXT, MEANINGS, NOT_KNOWN, PRESENT, likely, question_of
from etl.readers.process.document import Tally
from metrics import dutch

REST, TOTAL, UNMARKED = "attendance.rest", "attendance.total", "attendance.unmarked"
ABSENT, UNKNOWN, CAME = "was er niet", "is onbekend", "was er"
ALL_EMPTY = "ja, wie er was is nog niet ingevuld"
AS_COUNTED = "het klopt zoals het is geteld"
NO_TURNOUT = ("gepland", *NOT_HELD)
NUMBERS = ("Uitgenodigd", "Aangemeld", "Afgemeld", "Aanwezig", "Vervanger")


@dataclass
class Presence:
    """rows: sheets for Opkomst, each with the columns that its source knows. counted: people present per meeting.

    tallies: who was at each meeting of a list, to look at before it is saved.
    """

    rows: list[list[Found]] = field(default_factory=list)
    counted: dict[str, str] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)


def planned(items: Sequence[Found], people: Sequence[Found], today: date) -> list[Found]:
    """The meetings of which a list says who comes, and not who came: those after today, or without one mark."""
    marked = {p["Sleutel"] for p in people if says(p)}
    return [
        item | {"Stand": "gepland"}
        if item["Bron"] == "presentielijst"
        and (
            (not item["Stand"] and item["Sleutel"] not in marked)
            or (item["Stand"] in ("", "gehouden") and item["Datum"] > today.isoformat())
        )
        else item
        for item in items
    ]


def ask_unmarked(
    made: Presence, items: Sequence[Found], people: Sequence[Found], today: date, choices: Choices
) -> None:
    """A list without one mark, of days that are past: its answers may be colours, and these are not read."""
    past = [i for i in items if i["Bron"] == "presentielijst" and i["Datum"] and i["Datum"] <= today.isoformat()]
    past = [item for item in past if item["Stand"] in ("", "gepland")]
    here = [p for p in people if p["Sleutel"] in {item["Sleutel"] for item in past}]
    if not here or any(says(p) for p in people) or choices.values.get(UNMARKED, {}).get("lijst") == ALL_EMPTY:
        return
    days = ", ".join(dutch.typed(date.fromisoformat(item["Datum"])) for item in past[:5])
    text = (
        f"In geen enkel vak van de lijst staat een teken, ook niet van wat al is geweest ({days}). Kleuren worden niet "
        "gelezen: zet er een teken in. Zijn de vakken leeg bedoeld?"
    )
    made.asks.append(Ask("total", UNMARKED, "lijst", text, (ALL_EMPTY,)))


def explained(made: Presence, people: Sequence[Found], sources: Mapping[str, str], choices: Choices) -> list[Found]:
    """The people with what their marks mean. A mark that nobody has explained yet is asked, and says nothing."""
    dataset, _, column = MARK.partition(".")
    told = values_for(dataset, column, choices)
    chosen = choices.values.get(MARK, {})
    opens: dict[str, list[str]] = {}
    used: Counter[str] = Counter()
    found = []
    for person in people:
        mark = person.get("Teken", "")
        meaning = NOT_KNOWN if mark == NOT_KNOWN else told.get(mark, "")
        if mark and not meaning:
            opens.setdefault(mark, []).append(person["Vindplaats"])
        if mark in told and mark not in chosen:
            used[f"‘{mark}’ als {meaning}"] += 1
        found.append({"Teken": "", **person} | (_meant(meaning, sources.get(person["Sleutel"], "")) if meaning else {}))
    if used:
        told_so = ", ".join(f"{what} ({count} keer)" for what, count in used.items())
        made.notes.append(f"Gelezen zoals eerder is gekozen: {told_so}.")
    for mark, places in opens.items():
        made.asks.append(_ask_mark(mark, places))
    return found


def of_empty(
    people: Sequence[Found], sources: Mapping[str, str], coming: Collection[str], choices: Choices
) -> list[Found]:
    """The people with what an empty cell of a list means, once that is answered; not in a meeting without any mark."""
    number = {CAME: "1", ABSENT: "0"}.get(choices.values.get(REST, {}).get("presentielijst", ""))
    marked = {p["Sleutel"] for p in people if says(p)} - {*coming}
    return [
        p | {"Aanwezig": number}
        if number
        and sources.get(p["Sleutel"]) == "presentielijst"
        and p["Sleutel"] in marked
        and not says(p)
        and not is_no_member(p["Gemeente"])
        else p
        for p in people
    ]


def says(person: Found) -> bool:
    return bool(person.get("Teken") or any(person[name] for name in NUMBERS))


def ask_total(made: Presence, choices: Choices) -> None:
    """A list that counts otherwise than its marks do: asked before it is saved, once what they mean is answered."""
    others = [t for t in made.tallies if t.total and t.state not in NO_TURNOUT]
    if not others or any(ask.kind in ("mark", "rest") for ask in made.asks):
        return
    told = "; ".join(f"op {t.day} (‘{t.title[:40]}’) {t.total} en niet {t.present}" for t in others[:8])
    if choices.values.get(TOTAL, {}).get(told) == AS_COUNTED:
        made.notes.append(f"De lijst telt zelf anders dan haar tekens; geteld zijn de tekens: {told}.")
        return
    text = f"De lijst telt zelf anders dan haar tekens: {told}. Klopt wat de tekens zeggen?"
    made.asks.append(Ask("total", TOTAL, told, text, (AS_COUNTED,)))


def _meant(meaning: str, source: str) -> Found:
    said = MEANINGS[meaning]
    present = 1 if said.is_guest else said.present
    if source == "formulier":  # who says to come was not there yet
        numbers = {"Aangemeld": present, "Afgemeld": None if present is None else int(not present)}
    else:
        numbers = {"Aanwezig": present, "Afgemeld": said.excused}
    numbers |= {"Uitgenodigd": said.invited, "Vervanger": said.substitute if source != "formulier" else None}
    made = {name: str(number) for name, number in numbers.items() if number is not None}
    return made | ({"Gemeente": GUESTS, "Persoon": ""} if said.is_guest else {})


def _ask_mark(mark: str, places: Sequence[str]) -> Ask:
    times = f"{len(places)} keer, bijvoorbeeld {places[0]}" if len(places) > 1 else places[0]
    if mark == A_NAME:
        text, suggestion = f"In een vak staat een naam in plaats van een teken ({times}). Wat betekent dat?", PRESENT
    elif mark.startswith(A_TEXT):
        text, suggestion = f"Wat betekent {mark}? Die tekst is niet bewaard, want er kan een naam in staan.", ""
    else:
        suggestion = "" if mark.startswith(ON_A_QUESTION) else likely(mark)
        text = f"{question_of(mark)} ({times})"
    return Ask("mark", MARK, mark, text, tuple(MEANINGS), suggestion)
