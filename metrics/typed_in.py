"""What was typed on a page is a document too: how it is called, and how a reader is told so."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from metrics import dutch

_NAME = re.compile(r"^invoer .+ (\d{4}-\d{2}-\d{2}) (\d{2})\.(\d{2})\.(\d{2})\.\w+$", re.DOTALL)


def name(titles: str, stamp: str, kind: str) -> str:
    """`invoer stoplichten 2026-11-29 20.33.35.csv`. stamp: the moment, as ISO text."""
    return f"invoer {titles.lower()} {stamp[:19].replace('T', ' ').replace(':', '.')}.{kind}"


def is_typed(file: str) -> bool:
    """Is this the name of a document that was typed on a page?"""
    return _NAME.match(file) is not None


def place(row: dict[str, Any]) -> str:
    """Where a row comes from, for a reader of a page: as `cell`, or that and when it was typed on a page."""
    typed = _NAME.match(row["_file"]) if row["_file"] is not None else None
    if typed:
        return f"ingevuld op een pagina, {dutch.moment(datetime.fromisoformat(f'{typed[1]} {typed[2]}:{typed[3]}'))}"
    return cell(row)


def cell(row: dict[str, Any]) -> str:
    """File, sheet and row, as evidence names them; a line that was computed from many rows says so."""
    if row["_file"] is None:
        return "berekend uit alle regels"
    at = f"{row['_file']} › {row['_sheet']}"
    # one line of a summary stands for many rows
    return at if row["_row"] is None else f"{at} › regel {row['_row']}"


def document(row: dict[str, Any]) -> str:
    """The document that a row comes from: file and its sheet where that is known, or that it was typed on a page."""
    if is_typed(row["_file"]):
        return "ingevuld op een pagina"
    return f"{row['_file']} (blad {row['_sheet']})" if row["_sheet"] else str(row["_file"])
