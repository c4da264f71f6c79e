"""Large sheets, whole columns at a time: cells as Excel, LibreOffice and openpyxl write them.

Every byte of the cells must fit one strict grammar; at the first thing that does not, the answer is None and the
careful reader (`xlsx`) reads the part from the start. So a strange or damaged file is never read in another way
here, only an ordinary one sooner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from etl.readers.addresses import Odd, Shape, places_of
from etl.readers.limits import CELL_CHARS

_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_ENCODING = re.compile(rb'<\?xml[^>]*encoding\s*=\s*["\']([^"\']*)')
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ATTRIBUTE = re.compile(rb' ((?:([A-Za-z][A-Za-z0-9]*):)?[A-Za-z][A-Za-z0-9]*)="[^"<>&]*"')
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z][A-Za-z0-9:]*="[^"<>&]*")*)>')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_WRITTEN = rb"(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)*"
_FORMULA = re.compile(
    rb'<f(?: t="[a-zA-Z]+")?(?: ref="[A-Z0-9:]+")?(?: ca="1")?(?: si="[0-9]+")?(?:/>|>'
    + _WRITTEN
    + rb"</f>)(?=<v>[^<])"
)
_PLAIN = r"^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,4}[1-9])$"
"""Numbers of at most fifteen digits: written as they are read, with a decimal comma."""
_INLINE, _END, _LINE = b"\x01", b"\x02", b"\x03"
"""Signs that no document can hold; they stand for an inline text, its end, and a new line inside a text."""


@dataclass(frozen=True)
class Cells:
    """What was read. rest: the part without its cells, for what else it says. hidden: numbers of hidden rows."""

    numbers: list[int]
    columns: dict[int, pa.Array]
    rest: bytes
    hidden: set[int]


@dataclass(frozen=True)
class Words:
    """How values become text: the careful reader's own functions, asked once per different value.

    clean: a text; number: a number (raises ValueError); error: an error cell. kinds: what each style says.
    """

    clean: Callable[[str], str | None]
    number: Callable[[str, str], str | None]
    error: Callable[[str], str]
    kinds: Sequence[str]


def texts_of(data: bytes, clean: Callable[[str], str | None]) -> list[str | None] | None:
    """The shared texts of a workbook, or None when one of them is more than plain text."""
    begin, end = data.find(b"<si>"), data.rfind(b"</sst>")
    if begin < 0 or end < begin:
        return None
    inner = data[begin:end].replace(b'<t xml:space="preserve">', b"<t>")
    if not inner.startswith(b"<si><t>") or not inner.endswith(b"</t></si>"):
        return None
    try:
        if not _is_ordinary(inner, data[:begin]):
            return None
        pieces = inner[7:-9].decode().split("</t></si><si><t>")
        return [_text(piece, clean) for piece in pieces] if inner.count(b"<") == 4 * len(pieces) else None
    except (UnicodeDecodeError, Odd):
        return None


def cells_of(data: bytes, strings: Sequence[str | None], words: Words) -> Cells | None:
    """The cells of a sheet, or None for anything out of the ordinary."""
    begin, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    if begin < 0 or end < begin or data.count(b"sheetData") != 2:
        return None
    head, body, tail = data[: begin + 11], data[begin + 11 : end], data[end:]
    try:
        if not _is_ordinary(body, head):
            return None
        lines, hidden = _lines(body, head)
        table = csv.read_csv(
            pa.BufferReader(lines),
            csv.ReadOptions(use_threads=False, block_size=len(lines) + 1, column_names=["place", "value"]),
            csv.ParseOptions(delimiter=">", quote_char=False, escape_char=False, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types={"place": pa.string(), "value": pa.string()}, null_values=[], strings_can_be_null=False
            ),
        )
        places, values = (table.column(n).combine_chunks() for n in ("place", "value"))
        numbers, columns = _columns(places, values, strings, words)
    except (Odd, pa.ArrowException, ValueError, LookupError):
        return None
    return Cells(numbers, columns, head + tail, hidden)


def _is_ordinary(body: bytes, head: bytes) -> bool:
    """Is it UTF-8 by its own word, without signs that no XML may hold and without line ends of another system?"""
    said = _ENCODING.search(head[:200])
    is_utf8 = said is None or said[1].lower() == b"utf-8"
    if not body.isascii():
        body.decode()
    return is_utf8 and b"\r" not in body and len(body.translate(None, _CONTROL)) == len(body)


def _lines(body: bytes, head: bytes) -> tuple[bytes, set[int]]:
    """One line per cell, `A2" s="1>value`, and which rows are hidden. Raises Odd when a tag is left over."""
    if b"<f" in body:
        body = _FORMULA.sub(b"", body)
    pieces, hidden = [], set()
    attributes: dict[bytes, bool] = {}
    rows = body.split(b"</row>")
    if rows.pop() != b"":
        raise Odd
    for row in rows:
        match = _ROW.match(row)
        if match is None:
            raise Odd
        said = match[2]
        if said not in attributes:
            attributes[said] = _is_hidden(said, head)
        if attributes[said]:
            hidden.add(int(match[1]))
        pieces.append(row[match.end() :])
    cells = b"".join(pieces)
    if not cells.startswith(b'<c r="'):
        raise Odd
    if b"\n" in cells:
        cells = cells.replace(b"\n", _LINE)
    if b"<is>" in cells:
        cells = cells.replace(b'<is><t xml:space="preserve">', b"<is><t>").replace(b'"><is><t>', _INLINE + b">")
        cells = cells.replace(b'</t></is></c><c r="', _END + b"\n")
        if cells.endswith(b"</t></is></c>"):
            cells = cells[:-13] + _END + b"</v></c>"
    if not cells.endswith(b"</v></c>"):
        raise Odd
    values = cells.count(b'"><v>') + cells.count(_INLINE + b">")
    lines = cells[6:-8].replace(b'"><v>', b">").replace(b'</v></c><c r="', b"\n")
    if b"<" in lines or lines.count(b">") != values:
        raise Odd
    return lines, hidden


def _is_hidden(attributes: bytes, head: bytes) -> bool:
    """Do the attributes of a row, after its number, say that it is hidden? Raises Odd for one that is there twice."""
    names = _ATTRIBUTE.findall(attributes)
    if len({name for name, _ in names} | {b"r"}) != len(names) + 1:
        raise Odd
    if any(prefix and b" xmlns:" + prefix + b"=" not in head for _, prefix in names):
        raise Odd
    return _HIDDEN.search(attributes) is not None


def _columns(
    places: pa.Array, values: pa.Array, strings: Sequence[str | None], words: Words
) -> tuple[list[int], dict[int, pa.Array]]:
    rows, columns, shapes, codes = places_of(places)
    known = pa.array(strings, pa.string())
    inline = [shape[2] for shape in shapes]
    if any(inline) or _END.decode() in (values[-1].as_py() or ""):
        ends = pc.ends_with(values, _END.decode()).to_numpy(zero_copy_only=False)
        if not np.array_equal(ends, np.array(inline)[codes]):
            raise Odd
    numbers, at = np.unique(rows, return_inverse=True)
    filled = np.zeros(len(numbers), bool)
    result: dict[int, pa.Array] = {}
    order = np.argsort(columns, kind="stable")
    starts = np.flatnonzero(np.diff(columns[order], prepend=-1))
    for cells in np.split(order, starts[1:]):
        parts, of = [], []
        for code in np.unique(codes[cells]):
            mine = cells[codes[cells] == code]
            parts.append(_texts(values.take(pa.array(mine)), shapes[code], known, words))
            of.append(mine)
        column = pa.concat_arrays(parts)
        place = at[np.concatenate(of)]
        if column.null_count:
            valid = column.is_valid().to_numpy(zero_copy_only=False)
            column, place = column.drop_null(), place[valid]
        if len(column):
            filled[place] = True
            where = np.full(len(numbers), -1)
            where[place] = np.arange(len(place))
            result[int(columns[cells[0]])] = column.take(pa.array(where, mask=where < 0))
    if not filled.all():
        result = {number: column.filter(pa.array(filled)) for number, column in result.items()}
    return numbers[filled].tolist(), result


def _texts(values: pa.Array, shape: Shape, strings: pa.Array, words: Words) -> pa.Array:
    """The texts of cells of one shape."""
    style, kind, is_inline = shape
    if kind == "s":
        return strings.take(pc.cast(values, pa.uint32()))  # one that is not there is refused by Arrow
    if is_inline or kind == "str":
        return _mapped(values, lambda text: _text(text.rstrip("\x02").replace("\x03", "\n"), words.clean))
    if kind == "b":
        return _mapped(values, lambda text: "WAAR" if text.strip() in ("1", "true") else "ONWAAR")
    if kind == "e":
        return _mapped(values, words.error)
    says = words.kinds[int(style)] if style and int(style) < len(words.kinds) else ""
    if not style and words.kinds:
        says = words.kinds[0]
    if says:
        return _mapped(values, lambda text: words.number(text, says))
    is_plain = pc.match_substring_regex(values, _PLAIN)
    plain = pc.replace_substring(values, ".", ",")
    if pc.all(is_plain).as_py():
        return plain
    other = pc.invert(is_plain)
    return pc.replace_with_mask(plain, other, _mapped(values.filter(other), lambda text: words.number(text, "")))


def _mapped(values: pa.Array, of: Callable[[str], str | None]) -> pa.Array:
    """Each different value once through a function; what is empty stays empty."""
    coded = values.dictionary_encode()
    made: list[str | None] = [of(text) if text else None for text in coded.dictionary.to_pylist()]
    if any(text == "" for text in made):
        raise Odd
    return pa.array(made, pa.string()).take(coded.indices)


def _text(text: str, clean: Callable[[str], str | None]) -> str | None:
    if len(text) > CELL_CHARS:
        raise Odd
    if "&" in text:
        if text.count("&") != len(_ENTITY.findall(text)):
            raise Odd
        text = _ENTITY.sub(_entity, text)
    return clean(text)


def _entity(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    number = int(match[2] or match[3], 10 if match[2] else 16)
    ranges = ((9, 11), (13, 14), (32, 0xD800), (0xE000, 0xFFFE), (0x10000, 0x110000))
    if not any(low <= number < high for low, high in ranges):
        raise Odd
    return chr(number)
