"""What holds for a list as a whole: what stands beside it, what an empty cell means, which meetings were not held."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.readers.meetings.gatherings import Gathered, Item, Person
from etl.readers.meetings.legend_entries import EMPTY, is_heading_of_legend
from etl.readers.meetings.marks import EXPLAINED, MEANINGS, Reading, Said, parts_of, plain
from etl.readers.meetings.state_words import CALLED_OFF, MOVED, state_in, words_on_meeting
from etl.readers.meetings.teams import Rows

OTHERS_COUNTED = "het totaal telt wie dit teken niet heeft"
"""How a mark is asked of which the own totals of the list say that it is for who was not there."""
_SIGNS = frozenset("xvo+✓✔☑✅✗✘×")


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


def doubted(people: Sequence[Person], items: Sequence[Item], cells: Collection[str], how: Reading) -> list[Person]:
    """The people with their sign to be asked, where every total of the list is the number of empty cells beside it.

    Only of a sign that the list does not explain; not where the totals are the number of signs as well.
    """
    totals = {item.key: int(item.total) for item in items if item.total.isdigit()}
    here = [p for p in people if p.key in totals and p.municipality]
    came = {key: sum(p.present or 0 for p in here if p.key == key) for key in totals}
    empty = {key: sum(not says(p) for p in here if p.key == key) for key in totals}
    signs = {plain(part) for text in cells if how.said(text).present for part in parts_of(text)[:1]}
    if totals != empty or totals == came or len(signs) != 1 or not signs <= _SIGNS - {*how.legend}:
        return [*people]
    mark = f"{signs.pop()}{EXPLAINED}{OTHERS_COUNTED}"
    return [replace(p, present=None, mark=mark) if p.present else p for p in people]


def says(person: Person) -> bool:
    numbers = (person.invited, person.excused, person.present, person.substitute)
    return bool(person.mark) or any(number is not None for number in numbers)


def to_ask(item: Item, made: Gathered, remark: str, cells: Sequence[str], how: Reading) -> None:
    """Words that may say that a meeting was not held, where nobody was present: they become its state, to be asked.

    They stand in a remark, or in its cells and nothing else does: in one of them, or the same in all.
    """
    texts = [text for text in cells if text]
    if item.state or any(how.said(text).present for text in texts):
        return
    is_alone = len({plain(text) for text in texts}) == 1 and len(texts) in (1, len(cells))
    said = how.said(texts[0]) if is_alone and plain(texts[0]) not in how.legend else None
    if words := words_on_meeting(remark):
        item.state = words
    elif said and not state_in(said.mark) and (words := words_on_meeting(texts[0])):
        item.state = words
        if said.mark:
            made.people[:] = [replace(p, mark="") if p.key == item.key else p for p in made.people]


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
