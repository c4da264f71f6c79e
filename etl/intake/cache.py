"""What was read of a file that waits is kept beside it, so that not every decision about it reads it anew.

Only for kinds of which the bytes and the name decide what is read, and only for as long as this process runs: a next
version of a reader reads everything again. It goes away with the file.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from etl.intake.reading import read
from etl.readers.process.document import Document
from warehouse import sha256_of

_KINDS = ("xlsx", "xlsb", "ods", "xls", "csv")
_MOST = 50
_known: dict[tuple[Path, str, str], Document] = {}


def read_kept(path: Path, *, name: str, into: Path, beside: Path) -> Document:
    """As `read`; the same bytes under the same name come from the folder `beside` after the first time."""
    document = known(path, name=name, into=into, beside=beside)
    if document is None:
        document = read(path, name=name, into=into)
        if document.kind in _KINDS:
            keep(document, beside)
    return document


def known(path: Path, *, name: str, into: Path, beside: Path) -> Document | None:
    """What was kept of these bytes under this name in the folder `beside`; None when that is nothing (any more)."""
    key = (beside.absolute(), sha256_of(path), name)
    found = _known.get(key)
    if found is None:
        return None
    try:
        return copied(found, into)
    except FileNotFoundError:  # thrown away meanwhile
        _known.pop(key, None)
        return None


def keep(document: Document, beside: Path) -> None:
    """Keep what was read of a file in the folder `beside`, unless it is there."""
    key = (beside.absolute(), document.sha256, document.file)
    if key in _known:
        return
    with suppress(OSError):  # a full disk, or a file that was thrown away: then it is read again next time
        made = beside / f"cells-{secrets.token_hex(4)}"
        made.mkdir()
        _known[key] = copied(document, made)
    for old in list(_known)[:-_MOST]:
        _known.pop(old, None)


def copied(document: Document, into: Path) -> Document:
    """The document with its cells in another folder, as a second name of the same file where the disk can do that."""
    for sheet in document.sheets:
        try:
            os.link(sheet.rows, into / sheet.rows.name)
        except FileNotFoundError:
            raise
        except OSError:
            shutil.copyfile(sheet.rows, into / sheet.rows.name)
    return replace(document, sheets=tuple(replace(s, rows=into / s.rows.name) for s in document.sheets))
