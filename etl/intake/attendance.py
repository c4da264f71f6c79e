"""Who came, per meeting, municipality and function: people of one municipality and function together are one row.

Someone of whom nobody has said which municipality it is, counts as a person and not in the turnout of any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.intake.choices import Choices
from etl.intake.identities import confirmed, is_no_member
from etl.intake.remembered import PERSON
from etl.intake.stored_meetings import Ask, Found, Known
from metrics import dutch

REST = "attendance.rest"
ABSENT, UNKNOWN = "was er niet", "is onbekend"
_NUMBERS = ("Uitgenodigd", "Aangemeld", "Afgemeld", "Aanwezig", "Vervanger")
_HEADINGS = {"Vervanger": "Waarvan vervanger"}
_BASIS = {"teams": "teams", "presentielijst": "presentielijst"}


@dataclass
class Presence:
    """rows: sheets for Opkomst, each with the columns that its source knows. counted: people present per mark."""

    rows: list[list[Found]] = field(default_factory=list)
    counted: dict[str, str] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def presence(
    people: Sequence[Found], items: Sequence[Found], ids: Mapping[str, str], known: Known, choices: Choices
) -> Presence:
    """The people of a file as rows of Opkomst, and what must be asked about them."""
    made = Presence()
    sources = {item["Sleutel"]: item["Bron"] for item in items}
    who = confirmed(choices)
    unknown: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    sums: dict[tuple[str, str, str, str], dict[str, int | None]] = {}
    places: dict[tuple[str, str, str, str], str] = {}
    guesses: dict[str, tuple[str, str]] = {}
    for person in people:
        key = person["Sleutel"]
        if key not in sources:
            continue
        if person["Aanwezig"]:
            made.counted[key] = str(int(made.counted.get(key, "0")) + int(person["Aanwezig"]))
        municipality, function = _place(person, known, who)
        if municipality is None:
            code = person["Persoon"] or person["Gemeente"]
            if code:
                unknown[code] += 1
                guesses.setdefault(code, (person.get("Vermoede gemeente", ""), person.get("Vermoede functie", "")))
            continue
        if not municipality:
            outside[person["Gemeente"] or "mensen die niet van een gemeente zijn"] += 1
            continue
        if key not in ids:
            continue
        role = function or known.role(ids[key], municipality) or "onbekend"
        row = (sources[key], ids[key], municipality, role)
        _add(sums.setdefault(row, dict.fromkeys(_NUMBERS)), person)
        places.setdefault(row, person["Vindplaats"])
    _ask_who(made, unknown, guesses)
    if outside:
        told = ", ".join(f"{name} ({count} keer)" for name, count in outside.most_common(8))
        made.notes.append(f"Telt niet mee in de opkomst, want geen gemeente die lid is: {told}.")
    _rest(made, sums, places, known, choices)
    kinds = {row: (row[0], tuple(name for name in _NUMBERS if n[name] is not None)) for row, n in sums.items()}
    for source, known_of in dict.fromkeys(kinds.values()):
        some = {row: n for row, n in sums.items() if kinds[row] == (source, known_of)}
        made.rows.append(_sheet(source, known_of, some, places))
    return made


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
    for name in _NUMBERS:
        if person[name]:
            sums[name] = (sums[name] or 0) + int(person[name])


def _ask_who(made: Presence, unknown: Counter[str], guesses: Mapping[str, tuple[str, str]]) -> None:
    """A question per person or organisation; without an answer they stay out of the turnout, and that is said."""
    for code, count in unknown.items():
        municipality, function = guesses[code]
        made.asks.append(
            Ask("person", PERSON, code, f"{count}", (), municipality, {"functie": function}, is_needed=False)
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
) -> None:
    """What a list means for who is not on it: asked once per kind of source, and never guessed."""
    answers = choices.values.get(REST, {})
    for source in ("presentielijst", "teams"):
        came = {row[1] for row, numbers in sums.items() if row[0] == source and numbers["Aanwezig"]}
        if not came:
            continue
        open_ones = [row for row, n in sums.items() if row[0] == source and row[1] in came and n["Aanwezig"] is None]
        absent = {(m, name) for m in came for name in known.members.names} - {(r[1], r[2]) for r in sums}
        if not open_ones and (source != "teams" or not absent):
            continue
        if source not in answers:
            text = (
                "Een leeg vak in de lijst: de gemeente"
                if source == "presentielijst"
                else "Een gemeente die niet in het verslag staat"
            )
            made.asks.append(Ask("rest", REST, source, text, (ABSENT, UNKNOWN), UNKNOWN))
        elif answers[source] == ABSENT:
            for row in open_ones:
                sums[row]["Aanwezig"] = 0
            for meeting, name in sorted(absent) if source == "teams" else ():
                row = (source, meeting, name, known.role(meeting, name) or "onbekend")
                sums[row] = {**dict.fromkeys(_NUMBERS), "Aanwezig": 0}
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
