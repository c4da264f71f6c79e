"""The association's own attendance lists, in the forms in which people keep them.

    wide     a row per meeting, the municipalities as columns, in each cell x, 1, a name, afgemeld, vervanger …
    turned   a row per municipality, the meetings as columns with their date as heading
    long     a row per municipality (or per person), with a column that says who was there

Names in a cell are counted and never kept: the column says which municipality it is. What can't be read at its place
(no date, no municipality) is said with that place, and decided before anything is saved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from etl.readers.meetings.column_kinds import answers_under, columns_of, together
from etl.readers.meetings.gatherings import GUESTS, Gathered, Item, Person, time_of
from etl.readers.meetings.legend import reading
from etl.readers.meetings.legend_entries import EMPTY, is_heading_of_legend, is_legend_row
from etl.readers.meetings.list_around import beyond, filled, not_held
from etl.readers.meetings.list_form import (
    DATE,
    END_TIME,
    LOCATION,
    NAME,
    OTHER,
    PLACE,
    ROLE,
    STATE,
    SUBSTITUTE,
    TIME,
    TITLE,
    TOTAL,
    column,
    form_of,
    is_sum,
    is_total,
    lower_form,
    names_one,
    small,
    with_blanks,
)
from etl.readers.meetings.list_title import Around, around, day_in, subject
from etl.readers.meetings.marks import A_TEXT, MEANINGS, PRESENT, Reading, Said, may_name
from etl.readers.meetings.members import Members
from etl.readers.meetings.state_words import in_title, state_in, state_said
from etl.readers.meetings.teams import Rows


def is_list(rows: Rows, members: Members) -> bool:
    """Is this such a list, in one of its forms?"""
    return form_of(rows, members) is not None


def read_list(
    rows: Rows, name: str, members: Members, sheet: str = "", legend: Sequence[Sequence[str]] = ()
) -> Gathered:
    """The meetings and who was there. name: of the file; sheet: of the sheet, "" where a program gave it its name.
    legend: rows from elsewhere in the file that explain the marks.

    A second list lower on the sheet is read by its own headings.
    """
    made, rows = Gathered(), with_blanks(rows)
    found = form_of(rows, members)
    while found is not None:
        form, at = found
        lower = lower_form(rows[at + 1 :], members)
        end = at + 1 + lower[1] if lower else len(rows)
        # What stands straight above the headings of the next list (its title, its legend) is of that one.
        while lower and end > at + 1 and any(rows[end - 1][1]):
            end -= 1
        _read_one(made, form, rows[:end], at, around(rows[:at], sheet, name), members, legend)
        found = (lower[0], at + 1 + lower[1] - end) if lower else None
        rows = rows[end:]
    count = len(made.items)
    made.notes.append(f"Presentielijst van {count} {'overleg' if count == 1 else 'overleggen'}.")
    return made


def _read_one(
    made: Gathered, form: str, rows: Rows, at: int, told: Around, members: Members, legend: Sequence[Sequence[str]]
) -> None:
    explaining = {n for n, row in rows[at + 1 :] if is_legend_row(row) and not names_one(row[0], members)}
    alone = {n for n, row in rows[at + 1 :] if sum(map(bool, row)) == 1}
    beside = [row for _, row in rows[:at]] + [row for n, row in rows if n in explaining | alone]
    rows = [(n, row) for n, row in rows if n not in explaining]
    meetings = _cells(form, rows, at, members)
    how = reading([text for cells in meetings for text in cells], [*beside, *beyond(rows, at), *legend], meetings)
    before, earlier = len(made.items), len(made.people)
    {"wide": _wide, "turned": _turned, "long": _long}[form](made, rows, at, told, members, how)
    if how.legend.get(EMPTY):
        made.people[earlier:] = filled(made.people[earlier:], how.legend[EMPTY])
    not_held(made, made.items[before:])
    explained = ", ".join(f"‘{mark}’ is {meaning}" for mark, meaning in how.legend.items() if meaning in MEANINGS)
    if explained:
        made.notes.append(f"De lijst legt zelf uit: {explained}.")
    if how.is_of_names:
        made.notes.append("In de vakken van deze lijst staan namen: elke naam telt als één aanwezige.")
    is_named = column(small(rows[at][1]), TITLE) is not None
    if not is_named and any(item.title == told.title for item in made.items[before:]):
        made.notes.append(f"Het onderwerp ‘{told.title}’ is gelezen uit {told.read_from}.")


def _cells(form: str, rows: Rows, at: int, members: Members) -> list[list[str]]:
    """Every cell that may hold a mark, meeting by meeting; of a row per person as if it were one meeting."""
    head, unders = rows[at][1], answers_under(rows, at) if form == "turned" else {}
    if form == "wide":
        chosen = [n for n, text in enumerate(head) if names_one(text, members)]
    elif unders:
        chosen = [n for found in unders.values() for n, kind in found.items() if kind == PRESENT]
    elif form == "turned":
        chosen = [n for n in range(1, len(head)) if head[n]]
    else:
        chosen = [n for n, kind in columns_of(small(head)).items() if kind == PRESENT]
    below = [row for _, row in rows[at + 1 + bool(unders) :] if not is_sum(row[0] if row else "")]
    if form == "turned":
        return [[_get(row, n) for row in below] for n in chosen]
    made = [[_get(row, n) for n in chosen] for row in below]
    return made if form == "wide" else [[text for row in made for text in row]]


def _wide(made: Gathered, rows: Rows, at: int, told: Around, members: Members, how: Reading) -> None:
    head, low = rows[at][1], small(rows[at][1])
    known = {*DATE, *TITLE, *STATE, *TIME, *END_TIME, *LOCATION, *TOTAL, *OTHER}
    places = {n: members.find(text) or text for n, text in enumerate(head) if text and low[n] not in known}
    places = {n: text for n, text in places.items() if not is_heading_of_legend(text)}
    unsure = [n for n, text in places.items() if not names_one(text, members)]
    for n in unsure:
        texts = [text for _, row in rows[at + 1 :] if (text := _get(row, n))]
        if not texts or sum(not how.said(text).mark for text in texts) * 2 < len(texts):
            del places[n]
            if texts:
                made.unread.append((_heading(head, n), f"is geen gemeente die bekend is; ingevuld: {len(texts)} keer"))
    dates, titles, totals = column(low, DATE), column(low, TITLE), column(low, TOTAL)
    for number, row in rows[at + 1 :]:
        marked = sum(bool(_get(row, n)) for n in places)
        if is_sum(next((text for text in row if text), "")):
            continue
        day, other = day_in(_get(row, dates), told.year)
        if not day and dates is None:
            day, other = told.day, told.other_day
        title = _get(row, titles) or told.title
        if not day:
            if marked:
                found = f"‘{_get(row, dates)}’" if _get(row, dates) else "niets"
                made.unread.append(
                    (f"regel {number}", f"‘{title[:60]}’: bij de datum staat {found}, en {marked} keer wie er was")
                )
            continue
        said, beside = _get(row, column(low, STATE)), _get(row, dates)
        key = _item(made, title, day, other, f"regel {number}", said, beside=beside)
        item = next(item for item in made.items if item.key == key)
        item.starts = time_of(_get(row, column(low, TIME)))
        item.ends = time_of(_get(row, column(low, END_TIME)))
        item.location = _get(row, column(low, LOCATION)) or told.place
        item.total = _get(row, totals)
        for n, text in places.items():
            _person(made, key, text, how.said(_get(row, n)), f"regel {number}, kolom {head[n]}")


def _turned(made: Gathered, rows: Rows, at: int, told: Around, members: Members, how: Reading) -> None:
    head = rows[at][1]
    keys, unders = {}, answers_under(rows, at)
    for n, text in enumerate(head):
        day, other = day_in(text, told.year) if n else ("", "")
        if day:
            keys[n] = _item(made, subject(text) or told.title, day, other, f"kolom {n + 1}", "", told.place, text)
        elif n and text and not unders and text.lower().rstrip(":? ") not in (*TOTAL, *OTHER, *LOCATION):
            count = sum(bool(_get(row, n)) for _, row in rows[at + 1 :])
            if count:
                made.unread.append((_heading(head, n), f"heeft geen datum; ingevuld: {count} keer"))
    under = ""
    for number, row in rows[at + 1 + bool(unders) :]:
        first = row[0] if row else ""
        if is_sum(first):
            if is_total(first):
                for n, key in keys.items():
                    next(item for item in made.items if item.key == key).total = _get(row, n)
            continue
        place = members.find(first) or first
        filled = [n for n in keys if any(_get(row, m) for m in unders.get(n, {n: ""}))]
        if not place:
            if filled:
                made.unread.append((f"regel {number}", f"noemt geen gemeente, en zegt {len(filled)} keer wie er was"))
            continue
        is_known = names_one(first, members)
        if not is_known and not filled:
            continue
        # A municipality in a row of its own is the heading of the people under it.
        under = (place if not filled else "") if is_known else under
        if is_known and not filled and _has_people(rows, number, keys, members):
            continue
        place = under if under and not is_known else place
        who = "" if is_known or under or not may_name(first) else first
        for n, key in keys.items():
            cells = [(kind, _get(row, m)) for m, kind in unders.get(n, {}).items()]
            says = together(cells, how, len(cells) == 1) if cells else how.said(_get(row, n))
            _person(made, key, "" if who else place, says, f"regel {number}, kolom {n + 1}", name=who)


def _has_people(rows: Rows, number: int, keys: Mapping[int, str], members: Members) -> bool:
    """Is the next row one of somebody with marks, and of no municipality itself?"""
    below = next((row for at, row in rows if at > number and any(row)), [])
    is_other = bool(below) and not names_one(below[0], members) and not is_sum(below[0])
    return is_other and any(_get(below, n) for n in keys)


def _long(made: Gathered, rows: Rows, at: int, told: Around, members: Members, how: Reading) -> None:
    head = small(rows[at][1])
    place, answers = column(head, PLACE), columns_of(head)
    role, instead, name = column(head, ROLE), column(head, SUBSTITUTE), column(head, NAME)
    for number, row in rows[at + 1 :]:
        where, who = _get(row, place), _get(row, name)
        says = together(((kind, _get(row, n)) for n, kind in answers.items()), how, len(answers) == 1)
        if says.present and how.said(_get(row, instead)).present:
            says = Said(says.present, substitute=1)
        if is_sum(where) or is_sum(who) or (not where and not who and says == Said()):
            continue
        if not where and says == Said():
            continue
        day, other = day_in(_get(row, column(head, DATE)), told.year)
        if not day:
            day, other = told.day, told.other_day
        title = _get(row, column(head, TITLE)) or told.title
        if not day or not (where or who):
            lacks = "heeft geen datum" if not day else "noemt geen gemeente en geen naam"
            made.unread.append((f"regel {number}", f"{lacks}, en zegt wie er was"))
            continue
        key = _item(made, title, day, other, f"regel {number}", _get(row, column(head, STATE)), told.place)
        _person(made, key, members.find(where) or where, says, f"regel {number}", _get(row, role).lower(), who)


def _item(
    made: Gathered, title: str, day: str, other: str, place: str, state: str, location: str = "", beside: str = ""
) -> str:
    """The key of a meeting. state: of its own column; beside: a text with its day, that may say more."""
    title, in_name = in_title(title)
    key = hashlib.sha256(f"lijst|{day}|{' '.join(title.lower().split())}".encode()).hexdigest()[:16]
    if key not in {item.key for item in made.items}:
        word = state_said(state) or in_name or state_in(beside)
        made.items.append(Item("presentielijst", key, title, day, place, other, location=location, state=word))
    return key


def _person(made: Gathered, key: str, place: str, says: Said, at: str, role: str = "", name: str = "") -> None:
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


def _heading(head: Sequence[str], n: int) -> str:
    """A column by its heading, or by its number where that may be a person."""
    return f"kolom {n + 1}" if may_name(head[n]) else f"kolom ‘{head[n][:40]}’"


def _get(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
