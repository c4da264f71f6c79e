"""The record stream of BIFF12 (.xlsb): a number, a size, and that many bytes.

Follows [MS-XLSB] 2.1.4 for records, and its RkNumber, Xnum and XLWideString for the values in them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from etl.errors import Refused
from etl.readers.process.limits import CELL_CHARS

DAMAGED = "Deze werkmap is beschadigd. Open het in Excel en sla het op als .xlsx of .csv."
_MORE, _BITS = 0x80, 0x7F
WHOLE = struct.Struct("<I")
REAL = struct.Struct("<d")


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(number, first byte, byte after the last) of each record. Raises Refused for one that is cut off."""
    place, end = 0, len(data)
    while place < end:
        number = data[place]
        place += 1
        if number & _MORE:
            if place == end:
                raise Refused(DAMAGED)
            number = number & _BITS | (data[place] & _BITS) << 7
            place += 1
        size, shift = 0, 0
        while True:
            if place == end or shift > 21:
                raise Refused(DAMAGED)
            byte = data[place]
            place += 1
            size |= (byte & _BITS) << shift
            shift += 7
            if not byte & _MORE:
                break
        if place + size > end:
            raise Refused(DAMAGED)
        yield number, place, place + size
        place += size


def whole(data: bytes, place: int, end: int) -> int:
    """A whole number of four bytes within a record. Raises Refused."""
    if place + 4 > end:
        raise Refused(DAMAGED)
    found: int = WHOLE.unpack_from(data, place)[0]
    return found


def wide(data: bytes, place: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and the place after it. Raises Refused."""
    length = whole(data, place, end)
    if length == 0xFFFFFFFF:
        return "", place + 4  # a text that is not there
    if length > CELL_CHARS * 2:
        raise Refused("Een cel bevat meer tekst dan Excel toestaat; dit bestand is niet veilig te lezen.")
    after = place + 4 + 2 * length
    if after > end:
        raise Refused(DAMAGED)
    return data[place + 4 : after].decode("utf-16-le", errors="replace"), after


def real(data: bytes, place: int, end: int) -> float:
    """A number of eight bytes within a record. Raises Refused."""
    if place + 8 > end:
        raise Refused(DAMAGED)
    found: float = REAL.unpack_from(data, place)[0]
    return found


def packed(word: int) -> float:
    """The number in four bytes: thirty bits of a whole number or of a real one, and whether it is a hundredfold."""
    if word & 2:
        number: float = (word >> 2) - (1 << 30 if word & 0x80000000 else 0)
    else:
        [number] = REAL.unpack(WHOLE.pack(0) + WHOLE.pack(word & 0xFFFFFFFC))
    return number / 100 if word & 1 else number
