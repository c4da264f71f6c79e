"""May this file hold people at meetings? Looked at cheaply before it is read, so that every other file is read once."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from pathlib import Path

from etl.readers.attendance_list import Members
from etl.readers.gate import kind_of
from etl.readers.meeting_files import looks_like
from etl.readers.teams import text_of

_START = 2**17
_PART = 2**21
_WORDS = re.compile(
    r"full name|join time|first join|tijd van deelname|deelnametijd|completion time|tijd van voltooien|timestamp"
    r"|tijdstempel|presentie|aanwezig|afgemeld"
)


def may_hold_people(path: Path, members: Members, own_sheets: Collection[str]) -> bool:
    """Could this be a calendar, a Teams report, a form or an attendance list? Raises Refused as `kind_of`.

    own_sheets: titles of the template, in small letters; a workbook with such a sheet is no such list.
    """
    kind = kind_of(path)
    if kind == "ics":
        return True
    if kind == "csv":
        with path.open("rb") as stream:
            text = text_of(stream.read(_START))
        return text is not None and looks_like(text, members)
    if kind not in ("xlsx", "ods", "xls"):
        return False
    text = _words_of(path, kind)
    if any(f'"{title}"' in text for title in own_sheets):
        return False
    named = sum(name in text for name in {name.lower() for name in members.names.values()})
    return bool(_WORDS.search(text)) or named >= 2


def _words_of(path: Path, kind: str) -> str:
    """The raw text of a workbook, in small letters: enough to see which words are in it, without reading cells."""
    if kind == "xls":
        with path.open("rb") as stream:
            return stream.read(_PART).replace(b"\x00", b"").decode("latin-1").lower()
    try:
        with zipfile.ZipFile(path) as package:
            wanted = [n for n in package.namelist() if re.search(r"workbook\.xml$|sharedStrings|sheet\d+\.xml$|content\.xml", n)]  # fmt: skip  # noqa: E501
            return " ".join(package.open(n).read(_PART).decode("utf-8", errors="replace") for n in wanted[:20]).lower()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ""  # The reader refuses it, and says why.
