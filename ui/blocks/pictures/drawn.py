"""What the bar pictures share: one linear scale in percents of the width, their table, and what is gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from ui.blocks.markup import NOTHING, Markup, joined, tag

MOST = 40
"""Above this many rows a picture gathers by itself."""
ENDS = 20
"""And then it shows this many of them, and one row for the rest."""
Row = TypeVar("Row")


@dataclass(frozen=True)
class Scale:
    """From low to high over the whole width of a bar's place; zero is always on it."""

    low: Fraction
    high: Fraction

    def percent(self, value: Decimal | Fraction) -> float:
        """Where a value stands, in percents of the width."""
        return float((Fraction(value) - self.low) * 100 / (self.high - self.low))

    def bar(self, value: Decimal | Fraction) -> str:
        """The style of a bar between zero and a value."""
        first, last = sorted((self.percent(Fraction(0)), self.percent(value)))
        return f"left:{first:.3f}%;width:{last - first:.3f}%"

    def mark(self, value: Decimal | Fraction) -> str:
        """The style of a mark that stands at a value."""
        return f"left:{self.percent(value):.3f}%"


def scale(values: Iterable[Decimal | Fraction | None]) -> Scale:
    """One scale on which all these values and zero fit; from 0 to 1 where there is none."""
    known = [Fraction(0), *(Fraction(value) for value in values if value is not None)]
    low, high = min(known), max(known)
    return Scale(low, high if high > low else low + 1)


def linked(name: str, href: str = "", tip: str = "") -> Markup:
    """The name of a row, as a link where it leads somewhere; the tip is on what can have the focus."""
    if href:
        return tag("a", name, href=href, target="_self", data_tip=tip)
    return tag("span", name, data_tip=tip, tabindex="0" if tip else "")


def place(*marks: str, css: str = "") -> Markup:
    """Where bars and marks stand beside what the row says in words: drawn, and not read aloud."""
    return tag("span", *marks, css=f"place {css}".strip(), aria_hidden="true")


def part(css: str, style: str, tip: str = "") -> Markup:
    """One bar or mark in its place."""
    return tag("span", css=css, style=style, data_tip=tip)


def key(*parts: tuple[str, str], more: str = "", aloud: bool = False) -> Markup:
    """The key as it is drawn: (css of the sample, its word), and what else there is to say of the scale.

    aloud: the words say more than what each sign is called; else every row says them itself, and they are not read.
    """
    hidden = "" if aloud else "true"
    samples = [
        tag("span", tag("span", css=f"sample {css}", aria_hidden="true"), word, css="one", aria_hidden=hidden)
        for css, word in parts
    ]
    return tag("p", *samples, tag("span", more) if more else NOTHING, css="key")


def cell(*content: str, css: str = "", named: str = "", over: int = 1) -> Markup:
    """A cell over one or more columns; named: the word of its column, shown where a narrow picture has no head."""
    name = tag("span", named, " ", css="named", aria_hidden="true") if named else NOTHING
    return tag("td", name, *content, css=css, role="cell", colspan="" if over == 1 else over)


def head(*columns: tuple[str, Markup | str]) -> Markup:
    """The heads of the columns: (css, content)."""
    return tag(
        "thead",
        tag("tr", *(tag("th", text, css=css, scope="col", role="columnheader") for css, text in columns), role="row"),
        role="rowgroup",
    )


def row_of(name: str, *cells: str, css: str = "", before: Markup = NOTHING) -> Markup:
    """A row; its name is its heading. before: a heading cell over this row and those after it."""
    return tag("tr", before, tag("th", name, scope="row", role="rowheader"), *cells, css=css, role="row")


def table(kind: str, caption: str, above: Markup, heads: Markup, rows: Sequence[Markup]) -> Markup:
    """A picture that is a table. The roles are said, because a narrow one is laid out as a list and stays a table."""
    body = tag("tbody", *rows, role="rowgroup")
    whole = tag("table", tag("caption", tag("strong", caption), above), heads, body, role="table")
    return tag("div", whole, css=f"vgg-drawn {kind}")


def gathered(rows: Sequence[Row], weight: Callable[[Row], Any]) -> tuple[list[Row], list[Row]]:
    """The rows to show in their own order, and the rest: all up to MOST, else the ENDS of the lowest weight."""
    if len(rows) <= MOST:
        return list(rows), []
    order = sorted(range(len(rows)), key=lambda at: (weight(rows[at]), at))
    kept = set(order[:ENDS])
    return [row for at, row in enumerate(rows) if at in kept], [row for at, row in enumerate(rows) if at not in kept]


def counted(words: Iterable[str]) -> str:
    """`3 gehaald, 1 onbekend`: how often each word, in the order of their first appearance."""
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return ", ".join(f"{many} {word}" for word, many in found.items())


def nothing(kind: str, caption: str, words: str) -> Markup:
    """A picture without rows: its caption and what there is not."""
    return tag("div", joined(tag("p", tag("strong", caption)), tag("p", words)), css=f"vgg-drawn {kind} none")
