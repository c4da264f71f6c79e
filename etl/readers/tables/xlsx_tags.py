"""Tokens of a sheet of an .xlsx, all at once: where each `row`, `c` and `v` stands, and what it says of itself.

Every tag must be one that a plain sheet has (ECMA-376 Part 1, 18.3.1), in an order in which a plain sheet has it,
with nothing in between; anything else is Odd.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from etl.readers.process.limits import COLUMNS, ROWS

_TAGS = (
    b'<row r="',
    b'<c r="',
    b"<v>",
    b"</v>",
    b"</c>",
    b"</row>",
    b"<is>",
    b"<t>",
    b"</t>",
    b"</is>",
    b"<si>",
    b"</si>",
    b"<t xml:s",
)
_ROW, _CELL, _VALUE, _VALUE_END, _CELL_END, _ROW_END, _IS, _TEXT, _TEXT_END, _IS_END, _SI, _SI_END, _KEPT = range(1, 14)
_SPACED = b'<t xml:space="preserve">'
_EMPTY_CELL, _EMPTY_ROW, _KINDS = 14, 15, 16
"""A cell and a row that close themselves: `<c r="A1" s="3"/>`."""
_AFTER = {
    _ROW: (_CELL, _EMPTY_CELL, _ROW_END),
    _ROW_END: (_ROW, _EMPTY_ROW),
    _EMPTY_ROW: (_ROW, _EMPTY_ROW),
    _CELL: (_VALUE, _IS),
    _EMPTY_CELL: (_CELL, _EMPTY_CELL, _ROW_END),
    _CELL_END: (_CELL, _EMPTY_CELL, _ROW_END),
    _VALUE: (_VALUE_END,),
    _VALUE_END: (_CELL_END,),
    _IS: (_TEXT,),
    _SI: (_TEXT,),
    _TEXT: (_TEXT_END,),
    _TEXT_END: (_IS_END, _SI_END),
    _IS_END: (_CELL_END,),
    _SI_END: (_SI,),
}
"""Which tags may follow which."""
_ATTRIBUTE = re.compile(rb' ((?:([A-Za-z][A-Za-z0-9]*):)?[A-Za-z][A-Za-z0-9]*)="[^"<>&]*"')
_SAID = re.compile(rb'(?: [A-Za-z][A-Za-z0-9:]*="[^"<>&]*")* ?\Z')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_SHAPE = re.compile(r'(?: s="([0-9]{1,5})")?(?: t="(s|n|str|b|e|inlineStr)")?\Z')
_SHAPE_BYTES, _WIDEST = 24, 18_278
_QUOTE, _SLASH, _SPACE, _A, _Z, _ZERO = b'"/ AZ0'

Shape = tuple[str, str]
"""The style of a cell and its type."""


class Odd(Exception):
    """Something that is not in the grammar."""


def _word(text: bytes) -> int:
    return int.from_bytes(text.ljust(8, b"\0"), "little")


_KIND_OF = np.zeros(2**16, np.uint8)
_WANTED, _MASK = np.ones(_KINDS, np.uint64), np.zeros(_KINDS, np.uint64)
for _kind, _tag in enumerate(_TAGS, start=1):
    _KIND_OF[int.from_bytes(_tag[1:3], "little")] = _kind
    _WANTED[_kind], _MASK[_kind] = _word(_tag), _word(b"\xff" * len(_tag))
_MAY = np.zeros(_KINDS * _KINDS, bool)
for _kind, _next in _AFTER.items():
    _MAY[[_kind * _KINDS + other for other in _next]] = True
_HOLDS_TEXT = np.isin(np.arange(_KINDS), (_VALUE, _TEXT))
_FIRST = np.array([_word(b"\xff" * n) for n in range(9)], np.uint64)
"""Masks for the first bytes of a word."""
_ZEROS, _SIX, _TOPS = (np.uint64(_word(bytes([n] * 8))) for n in (_ZERO, 0x76, 0x80))


@dataclass(frozen=True)
class Rows:
    """What stands in a piece of a sheet. numbers: of its rows, hidden: those that are; at: per cell which row it is in.

    columns and shapes: per cell its column, and the place of its shape in `said`; start and end: of its value.
    """

    content: bytes
    numbers: np.ndarray
    hidden: set[int]
    at: np.ndarray
    columns: np.ndarray
    said: list[Shape]
    shapes: np.ndarray
    start: np.ndarray
    end: np.ndarray


def texts_in(piece: bytes) -> pa.Array:
    """The shared texts in a piece that holds nothing else, as they are written. Raises Odd."""
    found = _tags_of(piece, (_SI,), (_SI_END,), never=_IS)
    return slices(found.content, found.closes[1::4] + 1, found.opens[2::4], pa.string())


def rows_of(piece: bytes, head: bytes) -> Rows:
    """The cells with a value in a piece that holds whole rows. head: what stands before all rows. Raises Odd."""
    found = _tags_of(piece, (_ROW, _EMPTY_ROW), (_ROW_END, _EMPTY_ROW), never=_SI)
    content, signs, words, opens, closes, kinds = found
    is_row = (kinds == _ROW) | (kinds == _EMPTY_ROW)
    of_rows = np.flatnonzero(is_row)
    numbers, digits, marks, hidden = _row_numbers(words, content, opens[of_rows], closes[of_rows], head)
    of_cells = np.flatnonzero((kinds == _CELL) | (kinds == _EMPTY_CELL))
    counts = np.diff(np.searchsorted(of_cells, of_rows), append=len(of_cells))
    at = np.repeat(np.arange(len(of_rows)), counts)
    columns, rest = _places(words, opens[of_cells] + 6, digits[at], marks[at])
    if (np.diff(numbers[at] * (_WIDEST + 1) + columns) <= 0).any():
        raise Odd
    end = closes[of_cells]
    is_empty = kinds[of_cells] == _EMPTY_CELL
    if is_empty.any():
        end = end - is_empty
        end = end - (is_empty & (signs[end - 1] == _SPACE))
    said, shapes = _shapes(words, rest, end)
    filled = np.flatnonzero(~is_empty)
    of_cells, columns, shapes, at = of_cells[filled], columns[filled], shapes[filled], at[filled]
    is_inline = kinds[of_cells + 1] == _IS
    wanted = np.array([kind == "inlineStr" for _, kind in said] or [False])
    if len(filled) and (
        columns.max() > COLUMNS or numbers[at[-1]] > ROWS or not np.array_equal(is_inline, wanted[shapes])
    ):
        raise Odd
    first = of_cells + 1 + is_inline
    return Rows(content, numbers, hidden, at, columns, said, shapes, closes[first] + 1, opens[first + 1])


class _Tags(NamedTuple):
    """The tags of a piece: where each opens and closes, and which it is. words: the eight signs at every place."""

    content: bytes
    signs: np.ndarray
    words: np.ndarray
    opens: np.ndarray
    closes: np.ndarray
    kinds: np.ndarray


def _tags_of(piece: bytes, first: tuple[int, ...], last: tuple[int, ...], never: int) -> _Tags:
    """Every tag, all in an order that may be, from the first sign to the last. Raises Odd.

    never: the tag that would let a text open in one way and close in another.
    """
    content = piece + bytes(_SHAPE_BYTES + 16)
    signs = np.frombuffer(content, np.uint8)
    words = np.ndarray((len(content) - 7,), "<u8", buffer=content, strides=(1,))
    opens, closes = np.flatnonzero(signs == ord("<")), np.flatnonzero(signs == ord(">"))
    if len(opens) != len(closes) or not len(opens) or (closes < opens).any() or (opens[1:] < closes[:-1]).any():
        raise Odd
    found = words[opens]
    kinds = _KIND_OF[(found >> np.uint64(8)).astype(np.uint16)]
    if ((found & _MASK[kinds]) != _WANTED[kinds]).any():
        raise Odd
    kept = np.flatnonzero(kinds == _KEPT)
    if len(kept):
        for at in (8, 16):
            if (words[opens[kept] + at] != _word(_SPACED[at : at + 8])).any():
                raise Odd
        kinds[kept] = _TEXT
    is_closed = (kinds <= _CELL) & (signs[closes - 1] == _SLASH)
    if is_closed.any():
        kinds = np.where(is_closed, np.where(kinds == _CELL, _EMPTY_CELL, _EMPTY_ROW), kinds).astype(np.uint8)
    is_near = (closes[:-1] + 1 == opens[1:]) | _HOLDS_TEXT[kinds[:-1]]
    if (
        not _MAY[kinds[:-1] * np.uint8(_KINDS) + kinds[1:]].all()
        or not is_near.all()
        or opens[0] != 0
        or closes[-1] != len(piece) - 1
        or kinds[0] not in first
        or kinds[-1] not in last
        or (kinds == never).any()
    ):
        raise Odd
    return _Tags(content, signs, words, opens, closes, kinds)


def _row_numbers(
    words: np.ndarray, content: bytes, opens: np.ndarray, closes: np.ndarray, head: bytes
) -> tuple[np.ndarray, np.ndarray, np.ndarray, set[int]]:
    """Per row its number, how many digits that has, and these digits with the quote behind; and which are hidden."""
    found = words[opens + 8]
    quotes = found.view(np.uint8).reshape(-1, 8) == _QUOTE
    digits = quotes.argmax(axis=1)
    numbers = whole(found, digits)
    if (digits == 0).any() or ((found & np.uint64(255)) == _ZERO).any() or (np.diff(numbers) <= 0).any():
        raise Odd
    said = slices(content, opens + 8 + digits + 1, closes).dictionary_encode()
    is_hidden = np.array([_is_hidden(text, head) for text in said.dictionary.to_pylist()])
    hidden = set(numbers[is_hidden[said.indices.to_numpy()]].tolist())
    return numbers, digits, found & _FIRST[digits + 1], hidden


def _is_hidden(said: bytes, head: bytes) -> bool:
    """Do the attributes of a row, after its number, say that it is hidden? Raises Odd for one that is there twice."""
    attributes = said.removesuffix(b"/")
    names = _ATTRIBUTE.findall(attributes)
    if not _SAID.match(attributes) or len({name for name, _ in names} | {b"r"}) != len(names) + 1:
        raise Odd
    if any(prefix and b" xmlns:" + prefix + b"=" not in head for _, prefix in names):
        raise Odd
    return _HIDDEN.search(attributes) is not None


def _places(words: np.ndarray, at: np.ndarray, digits: np.ndarray, marks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per cell its column, and where in its tag the address ends. The number must be that of its row. Raises Odd."""
    signs = words[at].view(np.uint8).reshape(-1, 8)
    columns, letters, is_letter = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64), np.ones(len(at), bool)
    for n in range(3):
        sign = signs[:, n]
        is_letter = is_letter & (sign >= _A) & (sign <= _Z)
        if n == 0 and not is_letter.all():
            raise Odd
        if not is_letter.any():
            break
        columns = np.where(is_letter, columns * 26 + sign - (_A - 1), columns)
        letters += is_letter
    if ((words[at + letters] & _FIRST[digits + 1]) != marks).any():
        raise Odd
    return columns, at + letters + digits + 1


def _shapes(words: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[list[Shape], np.ndarray]:
    """What stands behind the address of each cell, every different one once, and per cell which it is. Raises Odd."""
    longest = int((end - start).max(initial=0))
    if longest > _SHAPE_BYTES or (end < start).any():
        raise Odd
    codes, texts = np.zeros(len(start), np.int64), [b""]
    for at in range(0, max(longest, 1), 8):
        size = np.clip(end - start - at, 0, 8)
        coded = pa.array(words[start + at] & _FIRST[size]).dictionary_encode()
        pieces = [word.to_bytes(8, "little") for word in coded.dictionary.to_pylist()]
        both = pa.array(codes * max(len(pieces), 1) + coded.indices.to_numpy()).dictionary_encode()
        texts = [texts[code // len(pieces)] + pieces[code % len(pieces)] for code in both.dictionary.to_pylist()]
        codes = both.indices.to_numpy().astype(np.int64)
    said = []
    for text in texts if len(start) else []:
        match = _SHAPE.match(text.rstrip(b"\0").decode())
        if match is None:
            raise Odd
        said.append((match[1] or "", match[2] or "n"))
    return said, codes


def whole(found: np.ndarray, digits: np.ndarray) -> np.ndarray:
    """The numbers of which words hold the first digits (at most eight each). Raises Odd for another sign."""
    if (digits > 8).any():
        raise Odd
    value = ((found ^ _ZEROS) & _FIRST[digits]) << (np.uint64(64) - np.uint64(8) * digits.astype(np.uint64)) % 64
    if (((value + _SIX) | value) & _TOPS).any():
        raise Odd
    for times, by, mask in ((2561, 8, 0x00FF00FF00FF00FF), (6553601, 16, 0x0000FFFF0000FFFF), (42949672960001, 32, ~0)):
        value = (value * np.uint64(times)) >> np.uint64(by) & np.uint64(mask & (2**64 - 1))
    return value.astype(np.int64)


def slices(content: bytes, start: np.ndarray, end: np.ndarray, kind: pa.DataType | None = None) -> pa.Array:
    """Pieces of the content, in order, as an array of bytes or (kind: `pa.string()`) texts."""
    bounds = np.empty(2 * len(start) + 1, np.int32)
    bounds[0:-1:2], bounds[1::2], bounds[-1] = start, end, end[-1] if len(end) else 0
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(content)]
    array = pa.Array.from_buffers(kind or pa.binary(), max(2 * len(start), 0), buffers)
    return array.take(pa.array(np.arange(0, 2 * len(start), 2)))
