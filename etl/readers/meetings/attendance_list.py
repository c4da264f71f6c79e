"""The association's own attendance lists, in the forms in which people keep them.

    wide     a row per meeting, the municipalities as columns, in each cell x, 1, a name, afgemeld, vervanger …
    turned   a row per municipality, the meetings as columns with their date as heading
    long     a row per municipality (or per person), with a column that says who was there

Names in a cell are counted and never kept: the column says which municipality it is. What can't be read at its place
(no date, no municipality) is said with that place, and decided before anything is saved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.readers.meetings.column_kinds import answers_under, columns_of, together
from etl.readers.meetings.gatherings import Gathered, Item, time_of
from etl.readers.meetings.legend import explains, reading
from etl.readers.meetings.legend_entries import EMPTY, is_heading_of_legend, is_legend_row
from etl.readers.meetings.list_around import beyond, doubted, filled, not_held, to_ask
from etl.readers.meetings.list_blocks import Block, blocks
from etl.readers.meetings.list_days import days_of
from etl.readers.meetings.list_form import (
    DATE,
    END_TIME,
    LOCATION,
    OTHER,
    REMARK,
    STATE,
    TIME,
    TITLE,
    TOTAL,
    column,
    form_of,
    is_sum,
    is_total,
    names_one,
    small,
)
from etl.readers.meetings.list_long import read_long
from etl.readers.meetings.list_rows import add_person, get, heading, meeting_of
from etl.readers.meetings.list_title import Around, around, subject
from etl.readers.meetings.marks import MEANINGS, PRESENT, Reading, may_name
from etl.readers.meetings.members import Members
from etl.readers.meetings.sign_words import signs_of
from etl.readers.meetings.teams import Rows


def is_list(rows: Rows, members: Members) -> bool:
    """Is this such a list, in one of its forms?"""
    return form_of(rows, members) is not None


def read_list(
    rows: Rows, name: str, members: Members, sheet: str = "", legend: Sequence[Sequence[str]] = ()
) -> Gathered:
    """The meetings and who was there. name: of the file; sheet: of the sheet, "" where a program gave it its name.
    legend: rows from elsewhere in the file that explain the marks.

    Every list on the sheet is read by its own headings. The whole of a file goes through `same_day.settled`.
    """
    made = Gathered()
    told: Around | None = None
    for block in blocks(rows, members):
        told = around(block.above, sheet, name, told if block.is_lower or block.shift else None)
        _read_one(made, block, told, members, legend)
    count = len(made.items)
    made.notes.append(f"Presentielijst van {count} {'overleg' if count == 1 else 'overleggen'}.")
    return made


def _read_one(made: Gathered, block: Block, told: Around, members: Members, legend: Sequence[Sequence[str]]) -> None:
    rows = block.rows
    explaining = {n for n, row in rows[1:] if is_legend_row(row) and not names_one(row[0], members)}
    alone = {n for n, row in rows[1:] if sum(map(bool, row)) == 1}
    beside = [row for _, row in block.above] + [row for n, row in rows if n in explaining | alone]
    rows = [(n, row) for n, row in rows if n not in explaining]
    block = replace(block, rows=rows)
    meetings = _cells(block.form, rows, members)
    cells = [text for found in meetings for text in found]
    how = reading(cells, [*beside, *beyond(rows, 0), *legend], meetings)
    before, earlier = len(made.items), len(made.people)
    {"wide": _wide, "turned": _turned, "long": read_long}[block.form](made, block, told, members, how)
    if how.legend.get(EMPTY):
        made.people[earlier:] = filled(made.people[earlier:], how.legend[EMPTY])
    made.people[earlier:] = doubted(made.people[earlier:], made.items[before:], cells, how)
    not_held(made, made.items[before:])
    told_by_name = {sign for mark in how.legend for sign in signs_of(mark)}
    own = {mark: meaning for mark, meaning in how.legend.items() if meaning in MEANINGS and mark not in told_by_name}
    explained = ", ".join(f"‘{mark}’ is {meaning}" for mark, meaning in own.items())
    if explained:
        made.notes.append(f"De lijst legt zelf uit: {explained}.")
    if how.is_of_names:
        made.notes.append("In de vakken van deze lijst staan namen: elke naam telt als één aanwezige.")
    is_named = column(small(rows[0][1]), TITLE) is not None
    if not is_named and any(item.title == told.title for item in made.items[before:]):
        made.notes.append(f"Het onderwerp ‘{told.title}’ is gelezen uit {told.read_from}.")


def _cells(form: str, rows: Rows, members: Members) -> list[list[str]]:
    """Every cell that may hold a mark, meeting by meeting; of a row per person as if it were one meeting."""
    head, unders = rows[0][1], answers_under(rows, 0) if form == "turned" else {}
    if form == "wide":
        chosen = [n for n, text in enumerate(head) if names_one(text, members)]
    elif unders:
        chosen = [n for found in unders.values() for n, kind in found.items() if kind == PRESENT]
    elif form == "turned":
        chosen = [n for n in range(1, len(head)) if head[n]]
    else:
        chosen = [n for n, kind in columns_of(small(head)).items() if kind == PRESENT]
    below = [row for _, row in rows[1 + bool(unders) :] if members.find(row[0] if row else "") or not is_sum(row)]
    if form == "turned":
        return [[get(row, n) for row in below] for n in chosen]
    made = [[get(row, n) for n in chosen] for row in below]
    return made if form == "wide" else [[text for row in made for text in row]]


def _wide(made: Gathered, block: Block, told: Around, members: Members, how: Reading) -> None:
    rows, head, low = block.rows, block.rows[0][1], small(block.rows[0][1])
    known = {*DATE, *TITLE, *STATE, *TIME, *END_TIME, *LOCATION, *TOTAL, *OTHER}
    places = {n: members.find(text) or text for n, text in enumerate(head) if text and low[n] not in known}
    places = {n: text for n, text in places.items() if not is_heading_of_legend(text)}
    unsure = [n for n, text in places.items() if not names_one(text, members)]
    for n in unsure:
        texts = [text for _, row in rows[1:] if (text := get(row, n))]
        if not texts or sum(not how.said(text).mark for text in texts) * 2 < len(texts):
            del places[n]
            if texts:
                made.unread.append((heading(head, n), f"is geen gemeente die bekend is; ingevuld: {len(texts)} keer"))
    _without_heading(made, block, how)
    dates, titles, totals = column(low, DATE), column(low, TITLE), column(low, TOTAL)
    roles, below = _roles(made, rows, places, how)
    days = days_of([get(row, dates) for _, row in below], told.year, told.span)
    for (number, row), dated in zip(below, days, strict=True):
        marked = sum(bool(get(row, n)) for n in places)
        if not dated[0] and is_sum(row):
            continue
        day, other = (told.day, told.other_day) if dates is None and not dated[0] else dated
        title = get(row, titles) or told.title
        if not day:
            if marked:
                found = f"‘{get(row, dates)}’" if get(row, dates) else "niets"
                made.unread.append(
                    (f"regel {number}", f"‘{title[:60]}’: bij de datum staat {found}, en {marked} keer wie er was")
                )
            continue
        item = meeting_of(title, day, other, f"regel {number}", get(row, column(low, STATE)), beside=get(row, dates))
        made.items.append(item)
        item.starts = time_of(get(row, column(low, TIME)))
        item.ends = time_of(get(row, column(low, END_TIME)))
        item.location = get(row, column(low, LOCATION)) or told.place
        item.total = get(row, totals)
        for n, text in places.items():
            at = f"regel {number}, kolom {head[n]}"
            add_person(made, item.key, text, how.said(get(row, n)), at, roles.get(n, ""))
        to_ask(item, made, get(row, column(low, REMARK)), [get(row, n) for n in places], how)


def _roles(made: Gathered, rows: Rows, places: dict[int, str], how: Reading) -> tuple[dict[int, str], Rows]:
    """The functions that a second row of headings gives to the columns of one municipality, and the rows below it.

    Where that row says who was there ("aanwezig", "afgemeld"), a mark in these columns means two things: refused.
    """
    is_paired = len(set(places.values())) < len(places)
    second = next((n for n in range(1, len(rows)) if any(rows[n][1])), 0)
    texts = {n: get(rows[second][1], n) for n in places if second and get(rows[second][1], n)}
    is_heading = not any(text for n, text in enumerate(rows[second][1]) if n not in places) and len(texts) > 1
    if not is_paired or not is_heading or len(set(texts.values())) * 2 > len(texts):
        return {}, rows[1:]
    if not all(how.said(text).mark for text in texts.values()):
        what = "geeft de kolommen van één gemeente elk een andere betekenis; zet per gemeente één kolom"
        made.unread.append((f"regel {rows[second][0]}", what))
        return {}, []
    return {n: text.lower() for n, text in texts.items()}, rows[second + 1 :]


def _turned(made: Gathered, block: Block, told: Around, members: Members, how: Reading) -> None:
    rows, head = block.rows, block.rows[0][1]
    items, unders = {}, answers_under(rows, 0)
    for n, (day, other) in enumerate(days_of(["", *head[1:]], told.year, told.span)):
        text = head[n]
        if day:
            where = f"kolom {n + 1 + block.shift}"
            items[n] = meeting_of(subject(text) or told.title, day, other, where, "", told.place, text)
            clock = re.search(r"\d{1,2}:\d\d|\d{1,2}\.\d\d (?=uur)", text)
            items[n].starts = time_of(clock[0]) if clock else ""
            made.items.append(items[n])
        elif n and text and not unders and text.lower().rstrip(":? ") not in (*TOTAL, *OTHER, *LOCATION):
            count = sum(bool(get(row, n)) for _, row in rows[1:])
            if count:
                made.unread.append((heading(head, n, block.shift), f"heeft geen datum; ingevuld: {count} keer"))
    if not unders:
        _without_heading(made, block, how)
    under, columns = "", dict[int, list[str]]()
    for number, row in rows[1 + bool(unders) :]:
        first = row[0] if row else ""
        if is_sum(row, 0) and not members.find(first):
            if is_total(first):
                for n, item in items.items():
                    item.total = get(row, n)
            continue
        place = members.find(first) or first
        marked = [n for n in items if any(get(row, m) for m in unders.get(n, {n: ""}))]
        if not place:
            if marked:
                made.unread.append((f"regel {number}", f"noemt geen gemeente, en zegt {len(marked)} keer wie er was"))
            continue
        is_known = names_one(first, members)
        if not is_known and not marked:
            continue
        # A municipality in a row of its own is the heading of the people under it.
        under = (place if not marked else "") if is_known else under
        if is_known and not marked and _has_people(rows, number, items, members):
            continue
        place = under if under and not is_known else place
        who = "" if is_known or under or not may_name(first) else first
        for n, item in items.items():
            at = f"regel {number}, kolom {n + 1 + block.shift}"
            cells = [(kind, get(row, m)) for m, kind in unders.get(n, {}).items()]
            says = together(cells, how, len(cells) == 1) if cells else how.said(get(row, n))
            add_person(made, item.key, "" if who else place, says, at, name=who)
            if not cells:
                columns.setdefault(n, []).append(get(row, n))
    for n, texts in columns.items():
        to_ask(items[n], made, "", texts, how)


def _without_heading(made: Gathered, block: Block, how: Reading) -> None:
    """Marks in a column without a heading: whose they are, nobody can see."""
    head = block.rows[0][1]
    last = max((n for n, text in enumerate(head) if text), default=0)
    has_legend = any(is_legend_row(row) or explains([text for text in row if text]) for row in beyond(block.rows, 0))
    for n in range(1, max(len(row) for _, row in block.rows)):
        texts = [text for _, row in block.rows[1:] if (text := get(row, n)) and not is_sum(row)]
        if n > last and has_legend:
            continue
        if not get(head, n) and sum(not how.said(text).mark for text in texts) * 2 > len(texts):
            place = f"kolom {n + 1 + block.shift}, regel {block.rows[0][0]}"
            made.unread.append((place, f"heeft geen kop; ingevuld: {len(texts)} keer"))


def _has_people(rows: Rows, number: int, items: Mapping[int, Item], members: Members) -> bool:
    """Is the next row one of somebody with marks, and of no municipality itself?"""
    below = next((row for at, row in rows if at > number and any(row)), [])
    return bool(below and not names_one(below[0], members) and not is_sum(below) and any(get(below, n) for n in items))
