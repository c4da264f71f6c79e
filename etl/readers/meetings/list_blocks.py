"""Where on a sheet its attendance lists stand: one below the other, with or without a blank row, or side by side.

Headings that come back, as on each printed page, divide nothing: what is below them belongs to the same list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.readers.meetings.column_kinds import columns_of
from etl.readers.meetings.legend import explains
from etl.readers.meetings.list_days import day_in, year_in
from etl.readers.meetings.list_form import DATE, NAME, PLACE, column, form_of, names_one, small, with_blanks
from etl.readers.meetings.list_title import is_of_the_paper, is_title, subject
from etl.readers.meetings.marks import may_name
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import Rows

_OF_A_MEETING = re.compile(
    r"overleg|vergader|bijeenkomst|raad|commissie|bestuur|groep|tafel|sessie|platform", re.IGNORECASE
)


@dataclass(frozen=True)
class Block:
    """One list. above: what stands over it; rows: its headings and all below. shift: columns of the sheet before it.

    is_lower: there is a list above it, whose title holds for it as well where it has none itself.
    """

    form: str
    above: Rows
    rows: Rows
    shift: int = 0
    is_lower: bool = False


def blocks(rows: Rows, members: Members) -> list[Block]:
    """The lists of a sheet, in their order; none where it has no list."""
    rows = [row for row in with_blanks(rows) if not _is_footer(row[1])]
    first = form_of(rows, members)
    if first is None:
        return []
    form, at = first
    made = [Block(form, rows[:at], [rows[at]])]
    begin = at
    for place in range(at + 1, len(rows)):
        found = _begins(rows, place, made[-1], members)
        if not found:
            continue
        start = _start(rows, begin, place, made[-1], members)
        head, own = made[-1].rows[0][1], rows[start:place]
        if _same(rows[place][1], head) and not any(_is_of_its_own(text) for _, row in own for text in row):
            made[-1] = replace(made[-1], rows=[*made[-1].rows, *rows[begin + 1 : place]])
        else:
            made[-1] = replace(made[-1], rows=[*made[-1].rows, *rows[begin + 1 : start]])
            made.append(Block(found, own, [rows[place]], is_lower=True))
        begin = place
    made[-1] = replace(made[-1], rows=[*made[-1].rows, *rows[begin + 1 :]])
    return [part for block in made for part in _side_by_side(block, members)]


def _is_footer(row: Sequence[str]) -> bool:
    """Is this a line about the paper, as at the bottom of a page? It says nothing of the meetings."""
    filled = [text for text in row if text]
    return len(filled) == 1 and is_of_the_paper(filled[0])


def _is_of_its_own(text: str) -> bool:
    """Does a text above headings that come back say that another list begins: its title, year or day?"""
    return is_title(text) or (not is_of_the_paper(text) and bool(year_in(text) or day_in(text, "2024")[0]))


def _same(row: Sequence[str], head: Sequence[str]) -> bool:
    return [text for text in small(row) if text] == [text for text in small(head) if text]


def _begins(rows: Rows, place: int, upper: Block, members: Members) -> str:
    """The form of the list of which this row has the headings; "" for a row of the list above it."""
    row = rows[place][1]
    if sum(map(bool, row)) < 2:
        return ""
    if _same(row, upper.rows[0][1]):
        return upper.form
    if row[0] and (day_in(row[0], "2024")[0] or members.find(row[0])):
        return ""
    if found := form_of([rows[place]], members, 1):
        return found[0]
    head = small(row)
    if column(head, PLACE) is not None and bool(columns_of(head)):
        return "long"
    dates = [bool(day_in(text, "2024")[0]) and not subject(text) for text in row[1:] if text]
    if head[0] in PLACE or not any(rows[place - 1][1]) or (not head[0] and all(dates)):
        found = form_of(rows[place:], members, 1)
        return found[0] if found else ""
    return ""


def _start(rows: Rows, begin: int, place: int, upper: Block, members: Members) -> int:
    """The first row of what stands over the headings at `place`: its title, its legend; not what the list above has."""
    low = place
    head = small(upper.rows[0][1])
    is_of_people = column(head, NAME) is not None or (
        upper.form == "turned"
        and any(
            row and row[0] and not names_one(row[0], members) and any(row[1:]) for _, row in rows[begin + 1 : place]
        )
    )
    while low > begin + 1 and _is_loose(rows[low - 1][1], upper.form, is_of_people, members):
        low -= 1
    starts = [
        n for n in range(low, place) if any(rows[n][1]) and (n == low or n == begin + 1 or not any(rows[n - 1][1]))
    ]
    titled = [
        n
        for n, end in zip(starts, [*starts[1:], place][: len(starts)], strict=True)
        if any(_is_of_its_own(text) for _, row in rows[n:end] for text in row)
    ]
    return (titled or [n for n in starts if all(any(row) for _, row in rows[n:place])] or [place])[-1]


def _is_loose(row: Sequence[str], form: str, is_of_people: bool, members: Members) -> bool:
    """Is this a line of text between two lists, and no row of the one above?"""
    filled = [text for text in row if text]
    if not filled:
        return True
    text = filled[0]
    if names_one(text, members) or (is_of_people and may_name(text) and not _OF_A_MEETING.search(text)):
        return False
    if len(filled) == 1:
        return not (form == "wide" and day_in(text, "2024")[0] and not subject(text))
    return len(filled) == 2 and (text.endswith(":") or (form != "long" and explains(row)))


def _side_by_side(block: Block, members: Members) -> list[Block]:
    """The lists that stand next to one another under one row of headings."""
    cuts = [0, *_cuts(block, members)]
    made: list[Block] = []
    for left, right in zip(cuts, [*cuts[1:], None], strict=True):
        above = [
            (n, row[left:right] if any(row[left:right]) else [] if any(row[left:]) else row) for n, row in block.above
        ]
        part = replace(block, above=above, rows=[(n, row[left:right]) for n, row in block.rows], shift=left)
        is_more = block.form == "long" and made and not any(_is_of_its_own(text) for _, row in above for text in row)
        if is_more and _same(part.rows[0][1], made[-1].rows[0][1]):
            made[-1] = replace(made[-1], rows=[*made[-1].rows, *part.rows[1:]])  # one long list, folded in two
        else:
            made.append(part if len(cuts) > 1 else block)
    return made


def _cuts(block: Block, members: Members) -> list[int]:
    head, below = block.rows[0][1], [row for _, row in block.rows[1:]]
    low = small(head)
    first = next((n for n, text in enumerate(low) if text), 0)
    if block.form == "wide":
        again = [n for n, text in enumerate(low) if text in DATE and text == low[column(low, DATE) or 0]][1:]
        again = [n - (column(low, DATE) or 0) + first for n in again]
    elif block.form == "turned":
        again = [n for n in range(1, len(low)) if low[n] in ("", *PLACE) and _is_of_towns(below, n, members)]
    else:
        again = [n for n, text in enumerate(low) if text in PLACE and _is_of_towns(below, n, members)][1:]
        again = [max((k for k in range(1, n) if low[k] == low[first]), default=n) for n in again]
    ends = [*again[1:], len(low)][: len(again)]
    return [n for n, end in zip(again, ends, strict=True) if n > 0 and _is_list(block.form, head[n:end], members)]


def _is_of_towns(below: Sequence[Sequence[str]], n: int, members: Members) -> bool:
    return members.named_in([row[n] for row in below if n < len(row)]) >= 2


def _is_list(form: str, head: Sequence[str], members: Members) -> bool:
    if form == "wide":
        return members.named_in(head) >= 2
    if form == "turned":
        return any(day_in(text, "2024")[0] for text in head)
    return bool(columns_of(small(head)))
