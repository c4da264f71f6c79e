"""An attendance list of a row per municipality or per person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.readers.meetings.column_kinds import columns_of, together
from etl.readers.meetings.gatherings import Gathered, Item, time_of
from etl.readers.meetings.list_blocks import Block
from etl.readers.meetings.list_days import days_of
from etl.readers.meetings.list_form import (
    DATE,
    NAME,
    PLACE,
    ROLE,
    STATE,
    SUBSTITUTE,
    TIME,
    TITLE,
    column,
    is_sum,
    small,
)
from etl.readers.meetings.list_rows import add_person, get, meeting_of
from etl.readers.meetings.list_title import Around
from etl.readers.meetings.marks import Reading, Said
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import Rows


def read_long(made: Gathered, block: Block, told: Around, members: Members, how: Reading) -> None:
    """The meetings and people of such a list, into `made`."""
    head = small(block.rows[0][1])
    place, answers = column(head, PLACE), columns_of(head)
    role, instead, name = column(head, ROLE), column(head, SUBSTITUTE), column(head, NAME)
    dates, rows = column(head, DATE), block.rows[1:]
    if dates is None and not told.day:
        count = sum(bool(get(row, place)) for _, row in rows)
        what = f"hier begint een lijst zonder datum; ingevuld: {count} keer"
        made.unread.append((f"regel {block.rows[0][0]}", what))
        return
    days = days_of([get(row, dates) for _, row in rows], told.year, told.span)
    times = _times(rows, [place, name, role, dates, column(head, TITLE)], column(head, TIME))
    items: dict[tuple[str, str, str], Item] = {}
    for (number, row), dated, starts in zip(rows, days, times, strict=True):
        where, who = get(row, place), get(row, name)
        says = together(((kind, get(row, n)) for n, kind in answers.items()), how, len(answers) == 1)
        if says.present and how.said(get(row, instead)).present:
            says = Said(says.present, substitute=1)
        if _is_total(row, place, name) or (not where and says == Said()):
            continue
        day, other = dated if dated[0] or get(row, dates) else (told.day, told.other_day)
        title = get(row, column(head, TITLE)) or told.title
        if not day or not (where or who):
            lacks = "heeft geen datum" if not day else "noemt geen gemeente en geen naam"
            made.unread.append((f"regel {number}", f"{lacks}, en zegt wie er was"))
            continue
        key = (day, " ".join(title.lower().split()), starts)
        if key not in items:
            items[key] = meeting_of(title, day, other, f"regel {number}", get(row, column(head, STATE)), told.place)
            items[key].starts = starts
            made.items.append(items[key])
        at = f"regel {number}"
        add_person(made, items[key].key, members.find(where) or where, says, at, get(row, role).lower(), who)


def _is_total(row: Sequence[str], place: int | None, name: int | None) -> bool:
    """Is this row of people the sum of the others? It has one of municipality and name, and that says so."""
    filled = [n for n in (place, name) if n is not None and get(row, n)]
    return len(filled) == 1 and is_sum(row, filled[0])


def _times(rows: Rows, who: Sequence[int | None], time: int | None) -> list[str]:
    """The time of the meeting per row, where somebody is named twice on one day; else it is when each one came in."""
    times = [time_of(get(row, time)) for _, row in rows]
    named = Counter(tuple(get(row, n) for n in who) for _, row in rows)
    return times if any(count > 1 and any(key) for key, count in named.items()) else [""] * len(times)
