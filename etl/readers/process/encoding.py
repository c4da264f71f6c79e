"""UTF-16 without a mark: which of the two orders it is, by where its zero bytes stand."""

from __future__ import annotations

_LOOK = 4096
_MOST_ZEROS, _FEWEST = 0.4, 8


def utf16_of(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` for text in UTF-16 without a byte order mark; empty for anything else.

    Text of Western Europe has a zero byte in nearly every character, and always on the same side.
    """
    start = data[:_LOOK]
    if len(start) < _FEWEST:
        return ""
    first, second = start[0::2], start[1::2]
    for encoding, zeros, others in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if zeros.count(0) >= _MOST_ZEROS * len(zeros) and not others.count(0):
            return encoding
    return ""
