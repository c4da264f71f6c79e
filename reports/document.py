"""The report model: what a paper says, block after block, without a word about how Word, slides or PDF draw it.

A builder (`reports/year.py`) fills it from declared figures and lists; a writer (`reports/word.py`, `reports/pdf.py`)
draws it. So two writers can't disagree on a figure, and a builder knows no file format.
"""

from __future__ import annotations

from dataclasses import dataclass

_ONE_PAGE, _LINE = 2400, 60
"""Characters of a table that fit half a page, and of one line in it."""

TEXT, ANSWER, NOTE, STEP = "tekst", "antwoord", "noot", "vraag"
"""Kinds of paragraph: running text, the answer of a part in one sentence, a small remark, and what is still to do."""


@dataclass(frozen=True)
class Heading:
    """text: the words; level: 1 for a chapter, then without gaps."""

    text: str
    level: int
    is_on_new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """text: one paragraph. kind: TEXT, ANSWER, NOTE or STEP."""

    text: str
    kind: str = TEXT


@dataclass(frozen=True)
class Bullets:
    """items: one line each."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Light:
    """A traffic light. colour: as in `metrics.light_words`.

    key: year, half, which of the lights and dossier, as in `2024/1/1/D07`: the way back.
    """

    colour: str
    key: str


Inner = Paragraph | Bullets | Light
Cell = tuple[Inner, ...]
"""What stands in one cell of a table, one under the other."""


@dataclass(frozen=True)
class Table:
    """A table with one row of headings, that comes back on each page.

    title: what it is, for who can't see it. heads: as many as each row has cells; the first cell of a row names it.
    widths: per column, in parts of the whole. amounts: the columns that are set to the right.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    amounts: tuple[int, ...] = ()

    @property
    def is_together(self) -> bool:
        """Is it so short that it should stay on one page?"""
        return sum(_length(one) for row in self.rows for cell in row for one in cell) < _ONE_PAGE

    def __post_init__(self) -> None:
        """Raises ValueError for a row of another length than its headings."""
        if any(len(row) != len(self.heads) for row in self.rows) or len(self.widths) != len(self.heads):
            raise ValueError(f"tabel ‘{self.title}’: een rij heeft niet zoveel vakken als er koppen zijn")


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A whole paper.

    title: of the front page; owner: whose it is; about: the lines under the title (of when the figures are); blocks:
    the rest; foot: what stands at the foot of each page, beside its number.
    """

    title: str
    owner: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: str


def _length(one: Inner) -> int:
    """About how many characters of room a part takes; a line takes room also where it is short."""
    if isinstance(one, Bullets):
        return sum(max(_LINE, len(item)) for item in one.items)
    return max(_LINE, len(one.text)) if isinstance(one, Paragraph) else _LINE


def cell(text: str, kind: str = TEXT) -> Cell:
    """A cell with one paragraph; empty for no text."""
    return (Paragraph(text, kind),) if text else ()
