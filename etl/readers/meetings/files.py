"""Files about meetings that are tables: a Teams report, a form or an attendance list, told apart by their content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from etl.readers.meetings.attendance_list import is_list, read_list
from etl.readers.meetings.forms import is_form, read_form
from etl.readers.meetings.gatherings import Gathered
from etl.readers.meetings.legend import legend_of
from etl.readers.meetings.legend_entries import TITLE
from etl.readers.meetings.list_form import names_one
from etl.readers.meetings.marks import A_TEXT, MEANINGS, STRUCK
from etl.readers.meetings.members import Members
from etl.readers.meetings.same_day import LIST, settled
from etl.readers.meetings.teams import Rows, is_teams, read_teams, rows_of_text, text_of
from etl.readers.tables.table import Table

KNOWN = "members.json"
"""In the folder of the child when, and only when, people are to be looked for: the members by every name."""
_MOST_EXPLAINED = 60
"""No legend has more rows."""
_MOST_ROWS = 5_000
"""No meeting has more rows; a longer table is something else."""


def members_in(folder: Path) -> Members | None:
    """The members that the parent left for this reading; None when it is not to look for people."""
    path = folder / KNOWN
    return Members(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def in_text(path: Path, name: str, members: Members) -> tuple[list[Table], list[str]] | None:
    """A text file as meetings and people; None when it is something else. Raises Refused."""
    text = text_of(path.read_bytes())
    if text is None:
        return None
    found = _gathered(rows_of_text(text), name, members)
    found = settled(found) if found else None
    return (found.tables(), found.notes) if found else None


def in_sheets(sheets: Sequence[Table], name: str, members: Members) -> tuple[list[Table], list[str]] | None:
    """The sheets of a workbook together; None when no sheet of it is about people at meetings. Raises Refused."""
    whole = Gathered()
    is_any = False
    told = {sheet.name: _explained(sheet, members) for sheet in sheets}
    legend = [row for rows in told.values() for row in rows]
    for sheet in sheets:
        own = [] if sheet.hidden or told[sheet.name] else _rows(sheet, members)
        notes = [[text] for text in sheet.comments]
        found = _gathered(own, name, members, _own_name(sheet.name), [*notes, *legend])
        if found is None and told[sheet.name]:
            whole.notes.append(f"Blad ‘{sheet.name}’ legt de tekens uit en is zo gelezen.")
            continue
        if found is None:
            whole.notes.append(f"Blad ‘{sheet.name}’ gaat niet over wie er was en is niet gelezen.")
            continue
        is_any = True
        where = f"blad ‘{sheet.name}’, " if len(sheets) > 1 else ""
        for item in (item for item in found.items if item.source == LIST):
            item.place = where + item.place
        for person in (p for p in found.people if p.mark.startswith(A_TEXT)):
            person.mark = person.mark.replace(f"{A_TEXT} ", f"{A_TEXT} {where}", 1)
        whole.items += [item for item in found.items if item.key not in {i.key for i in whole.items}]
        whole.people += found.people
        whole.notes += found.notes
        whole.unread += [(where + place, text) for place, text in found.unread]
    return (settled(whole).tables(), whole.notes) if is_any else None


def looks_like(text: str, members: Members) -> bool:
    """Is this start of a text file such a table? The last line may be cut off."""
    rows = rows_of_text(text)
    return is_teams(rows) or is_form(rows) or is_list(rows, members)


def _explained(sheet: Table, members: Members) -> list[list[str]]:
    """The rows of a sheet that explains marks: by its name, or because it has two entries of a legend and no list."""
    if len(sheet.numbers) > _MOST_EXPLAINED:
        return []
    rows = _rows(sheet, members)
    texts = [row for _, row in rows]
    is_titled = bool(TITLE.search(sheet.name.lower()))
    is_legend = is_titled or sum(meaning in MEANINGS for meaning in legend_of(texts).values()) > 1
    is_other = is_teams(rows) or is_form(rows) or is_list(rows, members) if rows else True
    return texts if is_legend and not is_other and legend_of(texts) else []


def _gathered(
    rows: Rows, name: str, members: Members, sheet: str = "", legend: Sequence[Sequence[str]] = ()
) -> Gathered | None:
    if not rows or len(rows) > _MOST_ROWS:
        return None
    if is_teams(rows):
        return read_teams(rows, f"{sheet} {name}".strip())
    if is_form(rows):
        return read_form(rows, f"{sheet} {name}".strip())
    return read_list(rows, name, members, sheet, legend) if is_list(rows, members) else None


def _own_name(sheet: str) -> str:
    """The name of a sheet; "" for one that a program gives."""
    plain = sheet.lower().rstrip("0123456789 ")
    return "" if plain in ("sheet", "blad", "form responses", "formulierreacties", "form") else sheet


def _rows(sheet: Table, members: Members) -> Rows:
    """The rows of a sheet. What is struck through says so: it is another text than what stands there."""
    columns = [sheet.columns.get(n, []) for n in range(1, max(sheet.columns, default=0) + 1)]
    rows = [
        (number, [" ".join((cells[i] or "").split()) if i < len(cells) else "" for cells in columns])
        for i, number in enumerate(sheet.numbers)
    ]
    at = dict(rows)
    for low, _, left, right in sheet.merged[:_MOST_ROWS]:
        # A municipality above several columns is the heading of each.
        row = at.get(low, [])
        if left <= len(row) and names_one(row[left - 1], members):
            row[left - 1 : right] = [row[left - 1]] * len(row[left - 1 : right])
    for number, row in rows if sheet.struck else ():
        row[:] = [f"{t} ({STRUCK})" if t and (number, n) in sheet.struck else t for n, t in enumerate(row, start=1)]
    return rows
