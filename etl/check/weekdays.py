"""Days of which the file says another day of the week: a slip of the pen, or the list of another year."""

from __future__ import annotations

import re
from datetime import date

from etl.check.stage import Stage
from etl.schema import DATE, WHEN
from etl.sql import quoted
from metrics import dutch

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WITH_WEEKDAY = r"\s*(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\.?,? ?\d.*"
_MOST = 5


def look_at_weekdays(stage: Stage) -> None:
    """Tell of each column of days how many stand on another day of the week than they say, with their rows."""
    for name in stage.present:
        is_day = stage.dataset.columns[name].kind in (DATE, WHEN)
        if is_day and stage.letters[name] and name not in stage.simple:
            _look(stage, name)


def _look(stage: Stage, name: str) -> None:
    said = f'SELECT _row, {stage.cell(name)} AS text, "{name}" FROM {stage.table} JOIN {stage.cells} USING (_row)'
    rows: list[tuple[int, str, date]] = stage.bench.rows(
        f'{said} WHERE regexp_full_match(lower(text), {quoted(_WITH_WEEKDAY)}) AND "{name}" IS NOT NULL ORDER BY _row'
    )
    other = [(row, text, day) for row, text, day in rows if not _says(text, day)]
    if other:
        told = "; ".join(
            f"regel {row}: ‘{text}’, en {dutch.typed(day)} is een {_WEEKDAYS[day.weekday()]}"
            for row, text, day in other[:_MOST]
        )
        more = f"; en nog {len(other) - _MOST}: regel {', '.join(str(row) for row, *_ in other[_MOST:])}"
        stage.result.notes.append(
            f"Let op: op blad ‘{stage.sheet.name}’ klopt bij {dutch.number(len(other))} van de "
            f"{dutch.several(len(rows), 'dag', 'dagen')} de dag van de week niet. Is het jaar goed? "
            f"{told}{more if len(other) > _MOST else ''}."
        )


def _says(text: str, day: date) -> bool:
    return _WEEKDAYS[day.weekday()].startswith("".join(re.findall(r"^\s*([a-z]+)", text.lower())))
