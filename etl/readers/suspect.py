"""May this file hold people at meetings? Looked at cheaply before it is read, so that every other file is read once."""

from __future__ import annotations

from pathlib import Path

from etl.readers.gate import kind_of


def may_hold_people(path: Path) -> bool:
    """Could this be a calendar, a Teams report, a form or an attendance list? Raises Refused as `kind_of`."""
    return kind_of(path) == "ics"
