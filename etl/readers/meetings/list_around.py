"""What holds for a list as a whole: what stands beside it, what an empty cell means, which meetings were not held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.readers.meetings.gatherings import Gathered, Item, Person
from etl.readers.meetings.legend_entries import EMPTY, is_heading_of_legend
from etl.readers.meetings.marks import EXPLAINED, MEANINGS, Said
from etl.readers.meetings.state_words import CALLED_OFF, MOVED, state_in
from etl.readers.meetings.teams import Rows


def beyond(rows: Rows, at: int) -> list[list[str]]:
    """What stands beside the rows of a list, under no heading of it or under one that says legend, row by row."""
    head = rows[at][1]
    under = {n for n, text in enumerate(head) if text and not is_heading_of_legend(text)}
    # A column of marks may have its heading merged with the one before it: only past the last heading is beside.
    outer = [n for n in range(max((len(row) for _, row in rows), default=0)) if n > max(under, default=0)]
    return [[row[n] if n < len(row) else "" for n in outer] for _, row in rows[at + 1 :]]


def filled(people: Sequence[Person], meaning: str) -> list[Person]:
    """The people with what an empty cell means, as the list says; not in a meeting of which it has no mark at all."""
    marked = {p.key for p in people if says(p)}
    said = MEANINGS.get(meaning) or Said(mark=f"{EMPTY}{EXPLAINED}{meaning}")
    return [
        replace(p, invited=said.invited, excused=said.excused, present=said.present, mark=said.mark)
        if p.key in marked and not says(p) and p.municipality
        else p
        for p in people
    ]


def says(person: Person) -> bool:
    numbers = (person.invited, person.excused, person.present, person.substitute)
    return bool(person.mark) or any(number is not None for number in numbers)


def not_held(made: Gathered, items: Sequence[Item]) -> None:
    """The meetings that were not held: every mark says so, or the state does; that and someone present is asked."""
    for item in items:
        said = [p for p in made.people if p.key == item.key and says(p)]
        words = {state_in(p.mark) for p in said}
        if said and len(words) == 1 and words & {CALLED_OFF, MOVED} and not item.state:
            item.state = words.pop()
        if item.state not in (CALLED_OFF, MOVED):
            continue
        came = sum(bool(p.present) for p in said)
        if came:
            what = f"‘{item.title[:60]}’ is {item.state}, en zegt {came} keer dat er iemand was"
            made.unread.append((item.place, what))
        made.people[:] = [p for p in made.people if p.key != item.key]
