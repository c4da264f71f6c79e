"""What every form of an attendance list makes of a row: a meeting, and someone who was there or not."""

from __future__ import annotations

from collections.abc import Sequence

from etl.readers.meetings.gatherings import GUESTS, Gathered, Item, Person
from etl.readers.meetings.marks import A_TEXT, Said, may_name
from etl.readers.meetings.same_day import LIST, new_key
from etl.readers.meetings.state_words import in_title, state_in, state_said


def meeting_of(title: str, day: str, other: str, place: str, state: str, location: str = "", beside: str = "") -> Item:
    """A meeting. state: of its own column; beside: a text with its day, that may say more."""
    title, in_name = in_title(title)
    word = state_said(state) or in_name or state_in(beside)
    return Item(LIST, new_key(), title, day, place, other, location=location, state=word)


def add_person(made: Gathered, key: str, place: str, says: Said, at: str, role: str = "", name: str = "") -> None:
    """Someone, or some people of one municipality. name: only of who has no municipality, to be told who is who."""
    made.people.append(
        Person(
            key,
            at,
            name="" if place or says.is_guest else name,
            municipality=GUESTS if says.is_guest else place,
            role=role,
            invited=says.invited,
            excused=says.excused,
            present=1 if says.is_guest else says.present,
            substitute=says.substitute,
            mark=f"{A_TEXT} {at}" if says.mark == A_TEXT else says.mark,
        )
    )


def heading(head: Sequence[str], n: int, shift: int = 0) -> str:
    """A column by its heading, or by its number where that may be a person."""
    return f"kolom {n + 1 + shift}" if may_name(head[n]) else f"kolom ‘{head[n][:40]}’"


def get(row: Sequence[str], place: int | None) -> str:
    """The text of a cell; "" where there is none."""
    return row[place] if place is not None and place < len(row) else ""
