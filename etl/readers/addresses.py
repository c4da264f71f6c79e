"""Where many cells stand, all at once: from addresses such as `AB12` to rows, columns and what is behind them."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from etl.readers.limits import COLUMNS, ROWS

_SHAPE = re.compile(r'(?:" s="([0-9]{1,5}))?(?:" t="(s|n|str|b|e|inlineStr))?(\x01)?\Z')
_SHAPE_BYTES = 24
_DIGITS = 7
_A, _ZERO = 64, 48

Shape = tuple[str, str, bool]
"""The style of a cell, its type, and whether it is an inline text (marked so by `quick`)."""


class Odd(Exception):
    """Something that is not in the grammar."""


def places_of(places: pa.Array) -> tuple[np.ndarray, np.ndarray, list[Shape], np.ndarray]:
    """Per cell its row, its column, and which of the shapes (style, type, is inline) it has. Raises Odd.

    Cells must stand in order, row after row: then none is there twice.
    """
    offsets = np.frombuffer(places.buffers()[1], np.int32)[places.offset : places.offset + len(places) + 1]
    signs = np.concatenate([np.frombuffer(places.buffers()[2], np.uint8), np.zeros(_SHAPE_BYTES + 12, np.uint8)])
    at, end = offsets[:-1].astype(np.int64), offsets[1:].astype(np.int64)
    columns = np.zeros(len(at), np.int64)
    for n in range(3):
        sign = signs[at].astype(np.int64) - _A
        is_letter = (sign >= 1) & (sign <= 26) & (at < end)
        if n == 0 and not is_letter.all():
            raise Odd
        if not is_letter.any():
            break
        columns = np.where(is_letter, columns * 26 + sign, columns)
        at = at + is_letter
    rows, first = np.zeros(len(at), np.int64), at
    is_going = np.ones(len(at), bool)
    for _ in range(_DIGITS):
        sign = signs[at].astype(np.int64) - _ZERO
        is_going &= (sign >= 0) & (sign <= 9) & (at < end)
        rows = np.where(is_going, rows * 10 + sign, rows)
        at = at + is_going
    order = rows * (COLUMNS + 1) + columns
    if (
        (at == first).any() or (signs[first] == _ZERO).any() or rows.max() > ROWS or columns.max() > COLUMNS
        or (np.diff(order) <= 0).any()
    ):  # fmt: skip
        raise Odd
    shapes, codes = _shapes(signs, at, end)
    return rows, columns, shapes, codes


def _shapes(signs: np.ndarray, at: np.ndarray, end: np.ndarray) -> tuple[list[Shape], np.ndarray]:
    """What stands behind the address of each cell, every different one once."""
    longest = int((end - at).max())
    if longest > _SHAPE_BYTES:
        raise Odd
    codes = np.zeros(len(at), np.int64)
    for start in range(0, longest, 8):
        packed = np.zeros(len(at), np.uint64)
        for n in range(start, min(start + 8, longest)):
            sign = np.where(at + n < end, signs[at + n], 0).astype(np.uint64)
            packed |= sign << np.uint64(8 * (n - start))
        found = pa.array(packed).dictionary_encode()
        codes = codes * len(found.dictionary) + found.indices.to_numpy()
    codes = pa.array(codes).dictionary_encode().indices.to_numpy()
    shapes = []
    for code in range(int(codes.max()) + 1):
        one = int(np.argmax(codes == code))
        match = _SHAPE.match(bytes(signs[at[one] : end[one]]).decode())
        if match is None or (match[2] == "inlineStr") != bool(match[3]):
            raise Odd
        shapes.append((match[1] or "", match[2] or "n", bool(match[3])))
    return shapes, codes
