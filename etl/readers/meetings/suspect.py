"""May this file hold people at meetings? Looked at cheaply before it is read, so that every other file is read once."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from pathlib import Path

from etl.readers.meetings.files import looks_like
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import JOINED, text_of
from etl.readers.process.gate import kind_of
from etl.readers.tables.xlsb import titles_of

_START = 2**17
_PART = 2**21
_PARTS = 21
_TEXTS = re.compile(r"workbook\.xml$|sharedStrings|sheet\d+\.(xml|bin)$|content\.xml")
_TITLES = ("workbook.xml", "content.xml")
_NAMED = re.compile(rb"\x85\x00..[\x00-\xff]{4}[\x00-\x02]\x00([\x01-\x1f])([\x00\x01])([\x00-\xff]{62})", re.DOTALL)
"""The record of an old workbook that names a sheet: how long the name is, in how many bytes a letter, the name."""
_CODES = ("latin-1", "utf-16-le")
_WORDS = re.compile(
    r"full name|completion time|tijd van voltooien|voltooiingstijd|timestamp|tijdstempel|presentie|aanwezig|afgemeld|"
    + "|".join(map(re.escape, JOINED))
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
    if kind not in ("xlsx", "xlsb", "ods", "xls"):
        return False
    text = _words_of(path, kind)
    if _titles_of(path, kind, text) & {*own_sheets}:
        return False
    named = sum(name in text for name in {name.lower() for name in members.names.values()})
    return bool(_WORDS.search(text)) or named >= 2


def _titles_of(path: Path, kind: str, text: str) -> set[str]:
    """What may be the names of the sheets, in small letters: in XML the value of every attribute, however long."""
    if kind == "xlsb":
        return {title.lower() for title in titles_of(path)}
    if kind == "xls":
        with path.open("rb") as stream:
            named = [(m[1][0], m[2][0], m[3]) for m in _NAMED.finditer(stream.read(_PART))]
        return {raw[: length << wide].decode(_CODES[wide], "replace").lower() for length, wide, raw in named}
    return {one or other for one, other in re.findall(r"""=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", text)}


def _words_of(path: Path, kind: str) -> str:
    """The raw text of a workbook, in small letters: enough to see which words are in it, without reading cells."""
    if kind == "xls":
        with path.open("rb") as stream:
            return stream.read(_PART).replace(b"\x00", b"").decode("latin-1").lower()
    try:
        with zipfile.ZipFile(path) as package:
            # The names of the sheets first: where they stand in the package differs, and there may be many sheets.
            wanted = sorted(filter(_TEXTS.search, package.namelist()), key=lambda n: not n.endswith(_TITLES))
            if kind == "xlsb":
                raw = b" ".join(package.open(n).read(_PART) for n in wanted[:_PARTS])
                return raw.replace(b"\x00", b"").decode("latin-1").lower()
            return " ".join(
                package.open(n).read(_PART).decode("utf-8", errors="replace") for n in wanted[:_PARTS]
            ).lower()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ""  # The reader refuses it, and says why.
