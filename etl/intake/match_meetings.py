"""One meeting from several files: a calendar, a Teams report and a list of the same meeting become one row.

What a file says of a meeting finds its meeting by what was confirmed before (the mark of the source), else by day
and name. On the same day with another name it is asked. The sheets "found" of the readers become the sheets of the
template: new meetings, meetings that change, what each source says, and who came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from etl.datasets import DATASETS
from etl.intake.attendance import presence
from etl.intake.choices import Choices
from etl.intake.identities import folded
from etl.intake.left_out import left_out
from etl.intake.list_marks import Presence, planned
from etl.intake.not_held import HELD, as_stored, said_state, told_states, why
from etl.intake.pseudonymise import NOTES
from etl.intake.similarity import SURE, likenesses
from etl.intake.stored_meetings import Ask, Found, Known, Meeting, found_in, known_now
from etl.intake.which_meeting import Alike, day_words, which_meetings
from etl.readers.meetings.gatherings import ITEMS, PEOPLE, UNREAD
from etl.readers.process.document import Document, Note, Sheet
from etl.readers.tables.table import Table
from etl.sql import MACROS
from metrics import clock, dutch
from warehouse import scratch

DAY_ORDER, SKIP = "meetings.day_order", "meetings.skip"
LEFT = "attendance.unread"
LEFT_OUT = "laat weg"
DAY_FIRST, MONTH_FIRST = "dag eerst", "maand eerst"
_KINDS = (
    ("pho", r"\bpho\b|portefeuillehouder"),
    ("db", r"\bdb\b|dagelijks bestuur"),
    ("alv", r"\balv\b|ledenvergadering"),
    ("agendacommissie", "agendacommissie"),
    ("vooroverleg", "vooroverleg"),
    ("werkbezoek", "werkbezoek"),
    ("ambtelijk", "ambtelijk"),
    ("bestuurlijk", "bestuurlijk"),
    ("raadsleden", "raadsleden"),
)


def placed(document: Document, choices: Choices) -> Document:
    """The document in the form of the template, with what must be asked. One without such sheets is as it was."""
    if ITEMS not in {sheet.name for sheet in document.sheets}:
        return document
    found = found_in(document)
    known = known_now()
    asks: list[Ask] = []
    notes = [Note(None, None, text) for text in found.notes]
    folder = next(sheet.rows.parent for sheet in document.sheets)
    alike = _measured(found.items, known, folder)
    items = _chosen_days(found.items, known, choices, alike, asks)
    skipped = {title for title, answer in choices.values.get(SKIP, {}).items() if answer}
    skips = [item for item in items if item["Onderwerp"] in skipped]
    if skips:
        count = dutch.several(len(skips), "gevonden overleg doet", "gevonden overleggen doen")
        notes.append(Note(None, None, f"{count} niet mee: zo is gekozen."))
    items = [item for item in items if item["Onderwerp"] not in skipped]
    items = planned(told_states(items, choices, asks), found.people, clock.today())
    ids = which_meetings(items, known, choices, alike, asks)
    notes += [Note(None, None, text) for text in left_out([*items, *skips], ids, known)]
    for row in found.unread:
        place, what = row["Vindplaats"], row["Wat er staat"]
        if choices.values.get(LEFT, {}).get(place) == LEFT_OUT:
            notes.append(Note(None, None, f"Weggelaten, zo is gekozen: {place}."))
        else:
            text = f"{place[0].upper()}{place[1:]} is niet te lezen: {what}."
            asks.append(Ask("unread", LEFT, place, text, (LEFT_OUT,)))
    said = presence(found.people, items, ids, known, choices)
    items = [as_stored(item) for item in items]
    titles = {name: DATASETS[name].title for name in ("meetings", "meeting_sources", "attendance")}
    sheets = (
        (titles["meetings"], _new(items, ids, known)),
        (f"{titles['meetings']} (2)", _changed(items, ids, known)),
        (titles["meeting_sources"], _sources(items, ids, said)),
        *((titles["attendance"] + f" ({n})" * (n > 1), rows) for n, rows in enumerate(said.rows, start=1)),
    )
    others = [sheet for sheet in document.sheets if sheet.name not in (ITEMS, PEOPLE, UNREAD, NOTES)]
    made = [_sheet(folder, name, rows) for name, rows in sheets if rows]
    return replace(
        document,
        sheets=(*others, *made),
        notes=(*document.notes, *notes, *(Note(None, None, n) for n in said.notes)),
        asks=(*asks, *said.asks),
        titles=tuple(dict.fromkeys(item["Onderwerp"] for item in [*items, *skips])),
        tallies=tuple(said.tallies),
    )


def _chosen_days(items: Sequence[Found], known: Known, choices: Choices, alike: Alike, asks: list[Ask]) -> list[Found]:
    """The items with one day each: where day and month may change places, a known meeting or the reader decides."""
    answer = choices.values.get(DAY_ORDER, {}).get("datum", "")
    made = []
    for item in items:
        other = item["Andere lezing van de datum"]
        if not other:
            made.append(item)
            continue
        days = (item["Datum"], other)
        fits = [day for day in days if any(alike(item, m) >= SURE for m in known.on(day))]
        if answer:
            made.append(item | {"Datum": other if answer == MONTH_FIRST else item["Datum"]})
        elif len(fits) == 1:
            made.append(item | {"Datum": fits[0]})
        elif not any(ask.kind == "day" for ask in asks):
            words = " of ".join(day_words(day) for day in days)
            asks.append(
                Ask(
                    "day",
                    DAY_ORDER,
                    "datum",
                    f"De datum van ‘{item['Onderwerp']}’ is {words}. Wat staat eerst?",
                    (DAY_FIRST, MONTH_FIRST),
                )
            )
    return made


def _measured(items: Sequence[Found], known: Known, folder: Path) -> Alike:
    """How much a found meeting and a stored one look alike by name: of those about its day, or of all without a day."""
    pairs = {
        (folded(item["Onderwerp"]), folded(name))
        for item in items
        for meeting in _may_be(item, known)
        for name in (meeting.title, *meeting.names)
    }
    scores: dict[tuple[str, str], float] = {}
    if pairs:
        with scratch(folder) as bench:
            bench.run(MACROS)
            scores = likenesses(bench, pairs)

    def alike(item: Found, meeting: Meeting) -> float:
        title = folded(item["Onderwerp"])
        return max(scores[title, folded(name)] for name in (meeting.title, *meeting.names))

    return alike


def _may_be(item: Found, known: Known) -> Iterable[Meeting]:
    if not item["Datum"]:
        return known.meetings.values()
    days = [day for day in (item["Datum"], item["Andere lezing van de datum"]) if day]
    return [meeting for day in days for meeting in known.near(day)]


def _new(items: Sequence[Found], ids: Mapping[str, str], known: Known) -> list[Found]:
    rows = []
    for item in items:
        if item["Sleutel"] not in ids or ids[item["Sleutel"]] in known.meetings:
            continue
        state = "gehouden" if item["Bron"] in HELD and not item["Stand"] else item["Stand"] or "gepland"
        title = item["Onderwerp"].lower()
        counted = item["Aanwezigen"]
        rows.append(
            {
                "Verslagjaar": item["Datum"][:4],
                "Overleg": ids[item["Sleutel"]],
                "Dossier": known.dossier(item["Datum"][:4], item["Onderwerp"]),
                "Onderwerp": item["Onderwerp"],
                "Soort": next((kind for kind, words in _KINDS if re.search(words, title)), "onbekend"),
                "Datum": item["Datum"],
                "Begintijd": item["Begintijd"],
                "Eindtijd": item["Eindtijd"],
                "Plaats": item["Plaats"],
                "Stand": state,
                "Stand blijkt uit": "vermeld",
                "Toelichting reden": why(item, state),
                "Aantal aanwezigen": counted,
                "Aantal is": "geteld" if counted else "",
                "Vindplaats": f"{item['Bron']}, {item['Vindplaats']}",
            }
        )
    return [*{row["Overleg"]: row for row in rows}.values()]


def _changed(items: Sequence[Found], ids: Mapping[str, str], known: Known) -> list[Found]:
    """Meetings that were planned and of which a source now says more: a new day, that it was held or cancelled.

    What was held or called off before does not change by another file; where the two differ is listed.
    """
    rows = {}
    for item in items:
        meeting = known.meetings.get(ids.get(item["Sleutel"], ""))
        if meeting is None or meeting.state != "gepland":
            continue
        is_held = item["Bron"] in HELD and not item["Stand"]
        state = "gehouden" if is_held else item["Stand"] or meeting.state
        day = item["Datum"] if item["Bron"] == "agenda" else meeting.date_text
        reason = why(item, state)
        if state == meeting.state and day == meeting.day:
            continue
        rows[meeting.id] = {
            "Verslagjaar": meeting.year,
            "Overleg": meeting.id,
            "Onderwerp": meeting.title,
            "Soort": meeting.kind,
            "Datum": day,
            "Stand": state,
            "Toelichting reden": reason or meeting.reason,
        }
    return [*rows.values()]


def _sources(items: Sequence[Found], ids: Mapping[str, str], said: Presence) -> list[Found]:
    return [
        {
            "Soort bron": item["Bron"],
            "Kenmerk": item["Sleutel"],
            "Overleg": ids[item["Sleutel"]],
            "Onderwerp volgens de bron": item["Onderwerp"],
            "Datum volgens de bron": item["Datum"],
            "Begintijd volgens de bron": item["Begintijd"],
            "Eindtijd volgens de bron": item["Eindtijd"],
            "Stand volgens de bron": said_state(item),
            "Verplaatst van": item["Verplaatst van"],
            "Mensen uitgenodigd": item["Genodigden"],
            "Mensen toegezegd": item["Toegezegd"],
            "Mensen aanwezig": item["Aanwezigen"] or said.counted.get(item["Sleutel"], ""),
            "Vindplaats": item["Vindplaats"],
        }
        for item in items
        if item["Sleutel"] in ids
    ]


def _sheet(folder: Path, name: str, rows: Sequence[Found]) -> Sheet:
    return Table.of(name, rows[0], rows).write(folder / f"placed-{len(list(folder.glob('placed-*')))}.parquet")
