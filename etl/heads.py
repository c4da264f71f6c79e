"""The first rows of a sheet, in which its headings are: which row looks like them, and what stands under each."""

from __future__ import annotations

Top = list[tuple[int, dict[str, tuple[str, str]]]]
"""Row number, and per letter the text and its key."""
_EXAMPLES = 2


def likely_headings(top: Top) -> int | None:
    """The row that looks most like headings when none of them is known: the fullest one of words; None for none."""
    words = [
        (len(cells), -number) for number, cells in top
        if len(cells) > 1 and not any(text[:1].isdigit() for text, _ in cells.values())
    ]  # fmt: skip
    return -max(words)[1] if words else None


def examples_of(top: Top, header_row: int, letter: str) -> tuple[str, ...]:
    """The first texts under a heading that differ: who must say what a column is, has to see what is in it."""
    texts = [cells[letter][0] for number, cells in top if number > header_row and letter in cells]
    return tuple(dict.fromkeys(texts))[:_EXAMPLES]
