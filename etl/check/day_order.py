"""Dates with strokes, of which day and month may have changed places: read as people here write them, or asked.

03/07/2024 is 3 July, unless the sheet says otherwise: another date in the column can only be month first, or the rows
go by date and only the other reading keeps them in order. Then nobody knows, and it is a problem at its cell.
"""

from __future__ import annotations

import re
from datetime import date

from etl.check import plain
from etl.check.stage import Stage
from etl.schema import DATE, WHEN
from etl.sql import quoted
from metrics import dutch

_STROKES = r"\d{1,2}/\d{1,2}/\d{2,4}.*"


def ask_order(stage: Stage) -> None:
    """Add a problem for each date whose day and month may have changed places, where the sheet casts doubt on it."""
    for name in stage.present:
        is_day = stage.dataset.columns[name].kind in (DATE, WHEN)
        if is_day and stage.letters[name] and name not in stage.simple:
            _look(stage, name)


def _look(stage: Stage, name: str) -> None:
    said = f'SELECT _row, {stage.cell(name)} AS text, "{name}" FROM {stage.table} JOIN {stage.cells} USING (_row)'
    if not stage.bench.rows(f"{said} WHERE regexp_full_match(text, {quoted(_STROKES)}) LIMIT 1"):
        return
    rows = stage.bench.rows(f"{said} ORDER BY _row")
    strokes = {row: _readings(text) for row, text, _ in rows if text and re.fullmatch(_STROKES, text.strip())}
    doubted = {
        row: (found[0], found[1])
        for row, found in strokes.items()
        if found and found[0] and found[1] and found[0] != found[1]
    }
    if not doubted or any(found is not None and found[1] is None for found in strokes.values()):
        return  # one that can only be day first says how all of them are written
    is_month_first = any(found is not None and found[0] is None for found in strokes.values())
    sure = [(row, value) for row, _, value in rows if value is not None and row not in strokes]
    for row, (first, other) in doubted.items():
        before = next((value for at, value in reversed(sure) if at < row), None)
        after = next((value for at, value in sure if at > row), None)
        if is_month_first or (before and after and before <= other <= after and not before <= first <= after):
            text = next(text for at, text, _ in rows if at == row)
            days = f"{dutch.typed(first)} of {dutch.typed(other)}"
            wanted = f"een datum die maar op één manier te lezen is: {days}"
            stage.add(row, name, text, wanted, plain.two_ways(stage.dataset.columns[name]))


def _readings(text: str) -> tuple[date | None, date | None] | None:
    """The day when the day stands first and when the month does; None where that one does not exist."""
    one, two, year = map(int, re.findall(r"\d+", text)[:3])
    year += 2000 if year < 100 else 0
    made: list[date | None] = []
    for month, day in ((two, one), (one, two)):
        try:
            made.append(date(year, month, day))
        except ValueError:
            made.append(None)
    return (made[0], made[1]) if any(made) else None
