"""What a column is called: A, B, … Z, AA, …"""

from __future__ import annotations

from functools import cache


@cache
def column_letters(number: int) -> str:
    """The letters of a column; the first is 1. Those of openpyxl take longer to import than most files to read."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
