"""Who came, per meeting, municipality and function: people of one municipality and function together are one row.

Someone of whom nobody has said which municipality it is, counts as a person and not in the turnout of any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from etl.intake.answers import PERSON
from etl.intake.choices import Choices
from etl.intake.identities import confirmed, is_no_member
from etl.intake.list_marks import (
    ABSENT,
    CAME,
    NO_TURNOUT,
    NUMBERS,
    REST,
    UNKNOWN,
    Presence,
    ask_total,
    ask_unmarked,
    explained,
    of_empty,
    says,
)
from etl.intake.stored_meetings import Ask, Found, Known
from etl.intake.tallies import tallies
from etl.readers.meetings.members import Members
from etl.readers.meetings.same_day import LIST
from metrics import clock, dutch

_HEADINGS = {"Vervanger": "Waarvan vervanger"}
_BASIS = {"teams": "teams", "presentielijst": "presentielijst"}


def presence(
    people: Sequence[Found], items: Sequence[Found], ids: Mapping[str, str], known: Known, choices: Choices
) -> Presence:
    """The people of a file as rows of Opkomst, and what must be asked about them."""
    made = Presence()
    sources = {item["Sleutel"]: item["Bron"] for item in items}
    ask_unmarked(made, items, people, clock.today(), choices)
    coming = {item["Sleutel"] for item in items if item["Bron"] == "presentielijst" and item["Stand"] in NO_TURNOUT}
    people = of_empty(explained(made, people, sources, choices), sources, coming, choices)
    made.tallies = tallies(people, items, known)
    early = [
        item
        for item in items
        if item["Sleutel"] in coming
        and item["Stand"] == "gepland"
        and any(p["Sleutel"] == item["Sleutel"] and p["Aanwezig"] for p in people)
    ]
    if early:
        told = "; ".join(
            f"{item['Onderwerp']} op {dutch.typed(date.fromisoformat(item['Datum']))}" for item in early[:5]
        )
        made.notes.append(f"Nog niet geweest, dus wie er was telt niet: {told}.")
    who, like = confirmed(choices), Members(known.members.by_name)
    unknown: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    sums: dict[tuple[str, str, str, str], dict[str, int | None]] = {}
    places: dict[tuple[str, str, str, str], str] = {}
    guesses: dict[str, tuple[str, str]] = {}
    said_of: set[tuple[str, str, str, str]] = set()
    for person in people:
        key = person["Sleutel"]
        if key not in sources or key in coming:
            continue
        if person["Aanwezig"]:
            made.counted[key] = str(int(made.counted.get(key, "0")) + int(person["Aanwezig"]))
        municipality, function = _place(person, known, who)
        if municipality is None:
            code = person["Persoon"] or person["Gemeente"]
            if code:
                unknown[code] += 1
                guess = person.get("Vermoede gemeente") or like.like(person["Gemeente"])
                guesses.setdefault(code, (guess, person.get("Vermoede functie", "")))
            continue
        if not municipality:
            outside[person["Gemeente"] or "mensen die niet van een gemeente zijn"] += 1
            continue
        if key not in ids:
            continue
        role = function or known.role(ids[key], municipality) or "onbekend"
        row = (sources[key], ids[key], municipality, role)
        _add(sums.setdefault(row, dict.fromkeys(NUMBERS)), person)
        places.setdefault(row, person["Vindplaats"])
        if says(person):
            said_of.add(row)
    _ask_who(made, unknown, guesses, {person["Gemeente"] for person in people if not person["Persoon"]})
    if outside:
        told = ", ".join(f"{name} ({count} keer)" for name, count in outside.most_common(8))
        made.notes.append(f"Telt niet mee in de opkomst, want geen gemeente die lid is: {told}.")
    _rest(made, sums, places, known, choices, said_of)
    ask_total(made, choices)
    kinds = {row: (row[0], _known_of(row, n, known)) for row, n in sums.items()}
    for source, known_of in dict.fromkeys(kinds.values()):
        some = {row: n for row, n in sums.items() if kinds[row] == (source, known_of)}
        made.rows.append(_sheet(source, known_of, some, places))
    _cleared(made, sums, {ids[key] for key, source in sources.items() if source == LIST and key in ids}, known)
    return made


def _cleared(
    made: Presence, sums: Mapping[tuple[str, str, str, str], object], listed: Collection[str], known: Known
) -> None:
    """Who an earlier list had and a corrected one has not: empty where the row also says who was invited.

    A row that says nothing else goes away altogether (`etl/check/removals.py`).
    """
    now = {row[1] for row in sums if row[0] == LIST} & set(listed)
    for (meeting, municipality, role), before in known.listed.items():
        row = (LIST, meeting, municipality, role)
        names = tuple(name for name in before if name != "Uitgenodigd")
        if meeting in now and row not in sums and (meeting, municipality, role) in known.invited and names:
            numbers = {row: dict.fromkeys(NUMBERS)}
            made.rows.append(_sheet(LIST, names, numbers, {row: "staat niet meer in de lijst"}))


def _known_of(row: tuple[str, str, str, str], numbers: Mapping[str, int | None], known: Known) -> tuple[str, ...]:
    """The columns of which a row says something. A corrected list also says that what it had before is empty now."""
    before = known.listed.get(row[1:], ()) if row[0] == "presentielijst" else ()
    return tuple(name for name in NUMBERS if numbers[name] is not None or name in before)


def _place(person: Found, known: Known, who: Mapping[str, tuple[str, str]]) -> tuple[str | None, str]:
    """Municipality and function; "" for someone who is certainly of none, None when nobody has said so yet."""
    text, code = person["Gemeente"], person["Persoon"]
    if text:
        member = known.members.find(text)
        if member:
            return member, person["Functie"].lower()
        if text in who:
            return who[text][0], person["Functie"].lower()
        return ("" if is_no_member(text) else None), ""
    if code in who:
        return who[code][0], person["Functie"].lower() or who[code][1]
    return None, ""


def _add(sums: dict[str, int | None], person: Found) -> None:
    for name in NUMBERS:
        if person[name]:
            sums[name] = (sums[name] or 0) + int(person[name])


def _ask_who(
    made: Presence, unknown: Counter[str], guesses: Mapping[str, tuple[str, str]], headed: Collection[str]
) -> None:
    """A question per person or organisation; without an answer they stay out of the turnout, and that is said.

    headed: what stands where a list has its municipalities; that one must be answered, for it may be a member.
    """
    for code, count in unknown.items():
        municipality, function = guesses[code]
        made.asks.append(
            Ask(
                "person",
                PERSON,
                code,
                f"Welke gemeente is ‘{code}’? ({count} keer)",
                (),
                municipality,
                {"functie": function},
                is_needed=code in headed,
            )
        )
    if unknown:
        words = dutch.several(len(unknown), "mens of organisatie is", "mensen of organisaties zijn")
        made.notes.append(
            f"{words} nog niet gekoppeld aan een gemeente. Zij tellen niet mee in de opkomst; "
            "kies bij Kolommen wie wie is."
        )


def _rest(
    made: Presence,
    sums: dict[tuple[str, str, str, str], dict[str, int | None]],
    places: dict[tuple[str, str, str, str], str],
    known: Known,
    choices: Choices,
    said_of: Collection[tuple[str, str, str, str]],
) -> None:
    """What a list means for who is not on it: asked once per kind of source, and never guessed."""
    answers = choices.values.get(REST, {})
    for source in ("presentielijst", "teams"):
        came = {row[1] for row, numbers in sums.items() if row[0] == source and numbers["Aanwezig"]}
        is_known = bool(came)
        # A list may have only who was not there: then an empty cell may well be someone who was.
        came |= {row[1] for row in said_of if row[0] == source == "presentielijst"}
        if not came:
            continue
        open_ones = [row for row in sums if row[0] == source and row[1] in came and row not in said_of]
        absent = {(m, name) for m in came for name in known.members.names} - {(r[1], r[2]) for r in sums}
        if not open_ones and (source != "teams" or not absent):
            continue
        if source not in answers:
            text = (
                "Een leeg vak in de lijst: de gemeente"
                if source == "presentielijst"
                else "Een gemeente die niet in het verslag staat"
            )
            options = (ABSENT, UNKNOWN, CAME) if source == "presentielijst" else (ABSENT, UNKNOWN)
            made.asks.append(Ask("rest", REST, source, text, options, UNKNOWN if is_known else ""))
        elif answers[source] == ABSENT and source == "teams":
            for row in open_ones:
                sums[row]["Aanwezig"] = 0
            for meeting, name in sorted(absent):
                row = (source, meeting, name, known.role(meeting, name) or "onbekend")
                sums[row] = {**dict.fromkeys(NUMBERS), "Aanwezig": 0}
                places[row] = "staat niet in het verslag"


def _sheet(
    source: str,
    known: Sequence[str],
    sums: Mapping[tuple[str, str, str, str], Mapping[str, int | None]],
    places: Mapping[tuple[str, str, str, str], str],
) -> list[Found]:
    """Rows of which the source knows the same columns: an empty cell would wipe what another source has said."""
    rows = []
    for row, numbers in sums.items():
        made = {"Overleg": row[1], "Gemeente": row[2], "Functie": row[3]}
        made |= {_HEADINGS.get(n, n): "" if numbers[n] is None else str(numbers[n]) for n in known}
        if source in _BASIS:
            made["Blijkt uit"] = _BASIS[source]
        made["Vindplaats"] = f"{source}, {places[row]}" if places[row] else source
        rows.append(made)
    return rows
