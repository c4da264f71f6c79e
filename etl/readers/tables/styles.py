"""The cell styles of a workbook (.xlsx): which show a number as a date, and which are struck through.

Follows ECMA-376 Part 1: `numFmt` (18.8.30), `font` and `strike` (18.8.22, 18.8.37), `cellXfs` (18.8.10).
"""

from __future__ import annotations

from etl.readers.tables.formats import BUILT_IN, kind_of_format
from etl.readers.xml.events import parse


def kinds_of(data: bytes) -> list[str]:
    """Per cell style: `date`, `time`, `span`, `percent` or empty."""
    formats = dict(BUILT_IN)
    kinds: list[str] = []
    where: list[str] = []

    def start(tag: str, found: dict[str, str]) -> None:
        where.append(tag)
        if tag == "numFmt" and len(where) > 1 and where[-2] == "numFmts":
            formats[int(found.get("numFmtId", "0"))] = kind_of_format(found.get("formatCode", ""))
        elif tag == "xf" and where[-2:-1] == ["cellXfs"]:
            kinds.append(formats.get(int(found.get("numFmtId", "0")), ""))

    def end(_: str) -> None:
        where.pop()

    parse(data, start, end)
    return kinds


def struck_of(data: bytes) -> frozenset[int]:
    """The cell styles whose font is struck through (18.8.37)."""
    fonts: list[bool] = []
    struck: list[bool] = []
    where: list[str] = []

    def start(tag: str, found: dict[str, str]) -> None:
        where.append(tag)
        if tag == "font" and where[-2:-1] == ["fonts"]:
            fonts.append(False)
        elif tag == "strike" and where[-3:-1] == ["fonts", "font"]:
            fonts[-1] = found.get("val", "1") not in ("0", "false")
        elif tag == "xf" and where[-2:-1] == ["cellXfs"]:
            font = int(found.get("fontId", "0"))
            struck.append(font < len(fonts) and fonts[font])

    def end(_: str) -> None:
        where.pop()

    parse(data, start, end)
    return frozenset(n for n, is_struck in enumerate(struck) if is_struck)
