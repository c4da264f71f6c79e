"""What is stored of meetings, and what a file says of them: the two sides between which a meeting is matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pyarrow.parquet as pq

import warehouse
from etl.intake.identities import Municipalities, folded
from etl.intake.pseudonymise import NOTES
from etl.readers.meetings.gatherings import ITEMS, PEOPLE, UNREAD
from etl.readers.process.document import Ask, Document, Sheet
from warehouse import DamagedWarehouse, Error, NoWarehouse

_NEAR_DAYS = 7
_LISTED = ("Uitgenodigd", "Afgemeld", "Aanwezig", "Vervanger")


@dataclass(frozen=True)
class Meeting:
    """A stored meeting. day: ISO, or "" when the day is not known. month: `2024-05`. starts: `09:30`, or "".

    names: what it is called too.
    """

    id: str
    year: str
    title: str
    kind: str
    state: str
    day: str
    month: str
    date_text: str
    reason: str
    names: tuple[str, ...]
    starts: str = ""


@dataclass
class Known:
    """Meetings, the sources that were matched before, members, dossiers, and who was at a meeting in which function.

    listed: what an earlier list said, per meeting, municipality and function: the headings under which it has a number.
    invited: the rows of these that also say who was invited or registered.
    lists: meeting → its title and its day (ISO) as an earlier list said them.
    """

    meetings: dict[str, Meeting] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    members: Municipalities = field(default_factory=lambda: Municipalities([]))
    dossiers: list[tuple[str, str, str]] = field(default_factory=list)
    roles: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    listed: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)
    invited: set[tuple[str, str, str]] = field(default_factory=set)
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)

    def on(self, day: str) -> list[Meeting]:
        """The meetings on a day."""
        return [m for m in self.meetings.values() if m.day == day]

    def near(self, day: str) -> list[Meeting]:
        """The meetings about a day, and those of which only the month is known."""
        try:
            middle = date.fromisoformat(day)
        except ValueError:
            return []
        about = {(middle + timedelta(days=n)).isoformat() for n in range(-_NEAR_DAYS, _NEAR_DAYS + 1)}
        return [m for m in self.meetings.values() if m.day in about or (not m.day and m.month == day[:7])]

    def dossier(self, year: str, title: str) -> str:
        """The dossiers of a year whose whole name stands in a title, separated by ";"."""
        text = f" {folded(title)} "
        return "; ".join(number for of, number, name in self.dossiers if of == year and f" {folded(name)} " in text)

    def role(self, meeting: str, municipality: str) -> str:
        """The one function under which a municipality stands at a meeting already; "" when there are more or none."""
        found = self.roles.get((meeting, municipality), [])
        return found[0] if len(found) == 1 else ""


def known_now() -> Known:
    """What the current generation knows; nothing when there is none yet."""
    known = Known()
    try:
        with warehouse.reader() as now:
            for row in now.rows(
                "SELECT meeting_id, report_year, title, kind, state, meeting_date, meeting_date_precision, reason, "
                "also_called, (SELECT string_agg(d.dossier_name, '; ' ORDER BY d.dossier_id) FROM dossiers AS d "
                "WHERE d.report_year = m.report_year AND list_contains(m.dossier_ids, d.dossier_id)), "
                "left(start_time::VARCHAR, 5) "
                "FROM meetings AS m",
                [],
            ):
                known.meetings[row[0]] = _meeting(row)
            for source, key, meeting, said, day in now.rows(
                "SELECT source, source_key, meeting_id, said_title, said_date FROM meeting_sources", []
            ):
                known.links[source, key] = meeting
                if source == "presentielijst" and said and day:
                    known.lists[meeting] = said, day.isoformat()
            known.members = Municipalities(
                now.rows("SELECT municipality, municipality_code, also_called FROM municipalities ORDER BY 1", [])
            )
            known.dossiers = [
                (str(year), number, name)
                for year, number, name in now.rows("SELECT report_year, dossier_id, dossier_name FROM dossiers", [])
                if len(folded(name)) > 3
            ]
            for meeting, municipality, role, basis, registered, *said in now.rows(
                "SELECT meeting_id, municipality, role, basis, registered, invited, excused, present, substitutes "
                "FROM attendance",
                [],
            ):
                known.roles.setdefault((meeting, municipality), []).append(role)
                if said[0] is not None or registered is not None:
                    known.invited.add((meeting, municipality, role))
                if basis == "presentielijst":
                    known.listed[meeting, municipality, role] = tuple(
                        name for name, number in zip(_LISTED, said, strict=True) if number is not None
                    )
    except (NoWarehouse, DamagedWarehouse, Error):
        return known
    return known


def _meeting(row: tuple[object, ...]) -> Meeting:
    number, year, title, kind, state, day, precision, reason, also, dossiers, starts = row
    iso = day.isoformat() if isinstance(day, date) else ""
    names = [str(name) for name in also] if isinstance(also, list) else []
    names += str(dossiers).split("; ") if dossiers else []
    return Meeting(
        str(number),
        str(year),
        str(title),
        str(kind),
        str(state),
        iso if precision == "dag" else "",
        iso[:7] if precision in ("dag", "maand") else "",
        iso if precision == "dag" else iso[:7],
        str(reason or ""),
        tuple(names),
        str(starts or ""),
    )


__all__ = ["Ask", "Found", "FoundIn", "found_in"]

Found = dict[str, str]
"""A row: heading → text, "" where there is nothing."""


class FoundIn:
    """The rows of the sheets that a reader made."""

    def __init__(self, document: Document) -> None:
        sheets = {sheet.name: sheet for sheet in document.sheets}
        self.items = _rows(sheets[ITEMS])
        self.people = _rows(sheets[PEOPLE]) if PEOPLE in sheets else []
        self.unread = _rows(sheets[UNREAD]) if UNREAD in sheets else []
        self.notes = _first_column(sheets[NOTES]) if NOTES in sheets else []


def found_in(document: Document) -> FoundIn:
    """The rows in a document that has the sheets of `etl/readers/meetings/gatherings.py`."""
    return FoundIn(document)


def _rows(sheet: Sheet) -> list[Found]:
    columns = pq.read_table(sheet.rows).to_pydict()
    headings = {letter: columns[letter][0] or letter for letter in sheet.columns}
    return [{headings[letter]: columns[letter][i] or "" for letter in sheet.columns} for i in range(1, sheet.row_count)]


def _first_column(sheet: Sheet) -> list[str]:
    return [text for text in pq.read_table(sheet.rows).to_pydict().get("A", []) if text]
