"""Binary workbooks (.xlsb) written record by record, small: there is no library that writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
STYLES = {"": 0, "date": 14, "percent": 10, "time": 20, "own date": 164}
"""Name of a style → its number format; 164 is written out as `dd-mm-yyyy`."""
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.ms-excel"


@dataclass(frozen=True)
class Cell:
    """A cell of a certain form: `plain`, `short` (without its column), `formula`, `shared`, `rich` or `packed`."""

    value: Any
    form: str = "plain"
    style: str = ""


def record(number: int, data: bytes = b"") -> bytes:
    """One record: its number in one or two bytes, its size in one to four, its bytes."""
    head = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    size, sizes = len(data), b""
    while size > 127:
        sizes, size = sizes + bytes([size & 127 | 128]), size >> 7
    return head + sizes + bytes([size]) + data


def wide(text: str) -> bytes:
    """A text with its length before it."""
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def _cell(column: int, cell: Cell, strings: list[str], from_1904: bool) -> bytes:
    value, style = cell.value, cell.style
    if isinstance(value, date):
        value = (value - date(1904, 1, 1) if from_1904 else value - date(1899, 12, 30)).days
        style = style or "date"
    is_short = cell.form == "short"
    head = b"" if is_short else struct.pack("<I", column)
    head += struct.pack("<I", list(STYLES).index(style))
    if isinstance(value, str) and value not in ERRORS and cell.form == "shared":
        strings.append(value)
        return record(7, head + struct.pack("<I", len(strings) - 1))
    if isinstance(value, str) and value not in ERRORS and cell.form == "rich":
        return record(62, head + b"\0" + wide(value))
    if value is None:
        number, data = 1, b""
    elif isinstance(value, bool):
        number, data = 4, bytes([value])
    elif isinstance(value, str):
        number, data = (3, bytes([ERRORS[value]])) if value in ERRORS else (6, wide(value))
    elif cell.form == "packed":
        is_whole = float(value).is_integer()
        word = (int(value) if is_whole else round(value * 100)) << 2 | 2 | (not is_whole)
        number, data = 2, struct.pack("<I", word & 0xFFFFFFFF)
    else:
        number, data = 5, struct.pack("<d", value)
    if is_short:
        return record(number + 11, head + data)
    if cell.form == "formula":
        return record({6: 8, 5: 9, 4: 10, 3: 11}[number], head + data + struct.pack("<HII", 0, 0, 0))
    return record(number, head + data)


def _sheet(rows: Sequence[Sequence[Any]], strings: list[str], from_1904: bool, more: Mapping[str, Any]) -> bytes:
    width = max((len(row) for row in rows), default=1)
    made = [record(129), record(148, struct.pack("<IIII", 0, max(len(rows), 1) - 1, 0, max(width, 1) - 1))]
    hidden = more.get("hidden_columns", ())
    if hidden:
        made.append(record(390))
        made += [record(60, struct.pack("<IIIIH", c - 1, c - 1, 256, 0, 1)) for c in hidden]
        made.append(record(391))
    made.append(record(145))
    for number, row in enumerate(rows):
        hides = 0x10 if number + 1 in more.get("hidden_rows", ()) else 0
        made.append(record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, hides, 0, 0)))
        for column, value in enumerate(row):
            cell = value if isinstance(value, Cell) else Cell(value)
            if cell.value is not None or cell.style:
                made.append(_cell(column, cell, strings, from_1904))
    made.append(record(146))
    merged = more.get("merged", ())
    if merged:
        made.append(record(177, struct.pack("<I", len(merged))))
        made += [record(176, struct.pack("<IIII", *(n - 1 for n in area))) for area in merged]
        made.append(record(178))
    return b"".join([*made, record(130)])


def _styles() -> bytes:
    def many(begin: int, inside: Sequence[bytes]) -> bytes:
        return record(begin, struct.pack("<I", len(inside))) + b"".join(inside) + record(begin + 1)

    formats = many(615, [record(44, struct.pack("<H", 164) + wide("dd-mm-yyyy"))])
    color = b"\x03\x01\0\0\0\0\0\xff"
    font = struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0) + color + b"\0" + wide("Arial")
    fonts = many(611, [record(43, font)])
    fills = many(603, [record(45, struct.pack("<I", 0) + color * 2 + bytes(48))])
    line = bytes(2) + color
    borders = many(613, [record(46, b"\0" + line * 5)])
    other = many(626, [record(47, struct.pack("<HHHHHBBHBB", 0xFFFF, 9, 0, 0, 0, 0, 0, 0, 0, 0))])
    of_cells = many(
        617, [record(47, struct.pack("<HHHHHBBHBB", 0, n, 0, 0, 0, 0, 0, 0, 0, 0)) for n in STYLES.values()]
    )
    return record(278) + formats + fonts + fills + borders + other + of_cells + record(279)


def binary_book(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    from_1904: bool = False,
    hidden: Sequence[str] = (),
    more: Mapping[str, Any] | None = None,
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """A workbook. A cell is a value or a `Cell`. more: hidden_rows, hidden_columns, merged (of the first sheet)."""
    strings: list[str] = []
    pages = [_sheet(rows, strings, from_1904, (more or {}) if n == 0 else {}) for n, rows in enumerate(sheets.values())]
    listed = b"".join(
        record(156, struct.pack("<II", int(name in hidden), n) + wide(f"rId{n}") + wide(name))
        for n, name in enumerate(sheets, start=1)
    )
    book = record(131) + record(153, struct.pack("<II", int(from_1904), 0) + wide("")) + record(143)
    book += listed + record(144) + record(132)
    texts = record(159, struct.pack("<II", len(strings), len(strings)))
    texts += b"".join(record(19, b"\0" + wide(text)) for text in strings) + record(160)
    kinds = [(f"worksheets/sheet{n}", "worksheet") for n in range(1, len(pages) + 1)]
    kinds += [("styles", "styles"), ("sharedStrings", "sharedStrings")]
    package = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.bin" ContentType="{_TYPES}.sheet.binary.macroEnabled.main"/>'
        + "".join(f'<Override PartName="/xl/{p}.bin" ContentType="{_TYPES}.{k}"/>' for p, k in kinds)
        + "</Types>",
        "_rels/.rels": _relations([("xl/workbook.bin", "officeDocument")]),
        "xl/_rels/workbook.bin.rels": _relations([(f"{p}.bin", k) for p, k in kinds]),
        "xl/workbook.bin": book,
        "xl/styles.bin": _styles(),
        "xl/sharedStrings.bin": texts,
        **{f"xl/worksheets/sheet{n}.bin": page for n, page in enumerate(pages, start=1)},
        **(parts or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in package.items():
            made.writestr(name, data)
    return stream.getvalue()


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets, start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
