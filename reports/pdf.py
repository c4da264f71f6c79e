"""The report model as PDF: tagged, with language, title, bookmarks and headings of tables, by Typst."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import typst

from metrics.light_words import LETTERS
from reports.colours import colours
from reports.document import Document, Light, Table

_LOOKS = Path(__file__).parent / "paper.typ"


def as_pdf(paper: Document) -> bytes:
    """The bytes of the PDF; the same paper gives the same bytes.

    ua-1: the rules of an accessible PDF, which Typst keeps while it writes; it refuses what breaks them.
    """
    told = {"paper": json.dumps(_plain(paper), ensure_ascii=False), "colours": json.dumps(colours())}
    return typst.compile(_LOOKS.read_bytes(), format="pdf", sys_inputs=told, pdf_standards="ua-1")


def _plain(value: Any) -> Any:
    """The model as JSON; each part says what it `is`, and a light brings its letter."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    told = {"is": type(value).__name__} | {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Light):
        return told | {"letter": LETTERS.get(value.colour)}
    return told | {"together": value.is_together} if isinstance(value, Table) else told
