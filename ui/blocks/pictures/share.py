"""Share beside share: per row a bar (its part of one whole) with a mark (its part of another), on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn

FEW = 10
"""Counts that are all below ten are said as fractions: no percentages, and no order by them."""


@dataclass(frozen=True)
class Shared:
    """A row: its count in the first whole (seats) and in the second (inhabitants); None is unknown."""

    name: str
    first: Decimal | None
    second: Decimal | None
    href: str = ""


@dataclass(frozen=True)
class Wholes:
    """The words: of what the bar and the mark are parts, and what the rows are (`zetels`, `inwoners`, `gemeenten`)."""

    first: str
    second: str
    rows: str


def share(caption: str, rows: Sequence[Shared], words: Wholes, ends: int = drawn.ENDS) -> Markup:
    """Rows in the order given; from 41 on those furthest above and below, `ends` together, and a row for the rest."""
    if not rows:
        return drawn.nothing("share", caption, f"Geen {words.rows}.")
    firsts, seconds = _parts([row.first for row in rows]), _parts([row.second for row in rows])
    gap = {id(row): (a, b) for row, a, b in zip(rows, firsts, seconds, strict=True)}
    shown, rest = _ends(rows, gap, ends)
    picture = _Picture(rows, words, drawn.scale(part for row in shown for part in gap[id(row)]))
    body = [picture.row(row, *gap[id(row)]) for row in shown]
    if rest:
        body.append(picture.rest(rest))
    more = ""
    if rest:
        half = ends // 2
        more = (
            f"Van {len(rows)} {words.rows} staan hier de {half} met het meeste en de {half} met het minste aandeel "
            f"{words.first} naast hun {words.second}."
        )
    above = joined(picture.key(), tag("p", more, css="said") if more else NOTHING)
    heads = [(css, tag("span", text, css="vgg-aloud")) for css, text in _HEADS]
    return drawn.table("share", caption, above, drawn.head(*heads), body)


_HEADS = (("", "Wie"), ("bars", "Balk en streep"), ("words", "In woorden"))


def _parts(counts: Sequence[Decimal | None]) -> list[Fraction | None]:
    """Each as a part of the sum of those that are known."""
    whole = sum((Fraction(count) for count in counts if count is not None), Fraction(0))
    return [None if count is None or not whole else Fraction(count) / whole for count in counts]


def _ends(
    rows: Sequence[Shared], gap: dict[int, tuple[Fraction | None, Fraction | None]], ends: int
) -> tuple[list[Shared], list[Shared]]:
    if len(rows) <= drawn.MOST:
        return list(rows), []
    known: list[tuple[Fraction, int]] = []
    for at, row in enumerate(rows):
        first, second = gap[id(row)]
        if first is not None and second is not None:
            known.append((first - second, at))
    known.sort()
    half = ends // 2
    kept = {at for _, at in (*known[:half], *known[-half:])}
    return [rows[at] for at in sorted(kept)], [row for at, row in enumerate(rows) if at not in kept]


def _percent(part: Fraction) -> str:
    """In whole percents; the sign stays with its number."""
    exact = Decimal(part.numerator * 100) / Decimal(part.denominator)
    return dutch.percent(exact).replace(" ", "\u00a0")


@dataclass(frozen=True)
class _Picture:
    rows: Sequence[Shared]
    words: Wholes
    one: drawn.Scale

    def key(self) -> Markup:
        counts = [row.first for row in self.rows]
        unknown = sum(count is None for count in counts)
        whole = f"Eén schaal voor beide; de hele breedte is {self._said_width()}."
        if unknown:
            whole += f" Onbekend bij {unknown}: telt niet mee in het geheel."
        parts = ("bar", f"deel van de {self.words.first}"), ("stripe", f"deel van de {self.words.second}")
        return drawn.key(*parts, more=whole)

    def _said_width(self) -> str:
        first = self._whole(True)
        wide = Fraction(self.one.high) * Fraction(first)
        if self._is_few(True) and wide.denominator == 1:
            return f"{dutch.part(Decimal(int(wide)), first)} {self.words.first}"
        return _percent(Fraction(self.one.high))

    def _counts(self, is_first: bool) -> list[Decimal]:
        counts = [row.first if is_first else row.second for row in self.rows]
        return [count for count in counts if count is not None]

    def _whole(self, is_first: bool) -> Decimal:
        return sum(self._counts(is_first), Decimal(0))

    def _is_few(self, is_first: bool) -> bool:
        return all(count < FEW for count in self._counts(is_first))

    def _said(self, count: Decimal | None, is_first: bool) -> tuple[str, str]:
        """How many, and of what: (`1 van 10`, `zetels`), or (`12 %`, `van de inwoners`)."""
        noun = self.words.first if is_first else self.words.second
        if count is None:
            return f"{noun} {dutch.UNKNOWN}", ""
        whole = self._whole(is_first)
        if self._is_few(is_first) or not whole:
            return dutch.part(count, whole), noun
        part = Fraction(count) / Fraction(whole)
        said = f"minder dan {_percent(Fraction(1, 100))}" if 0 < part < Fraction(1, 200) else _percent(part)
        return said, f"van de {noun}"

    def _whole_of(self, count: Decimal | None, is_first: bool) -> str:
        return " ".join(filter(None, self._said(count, is_first)))

    def _words(self, count: Decimal | None, is_first: bool) -> Markup:
        """The same as HTML, in which a page may show the noun only in its key."""
        many, noun = self._said(count, is_first)
        more = joined(" ", tag("span", noun, css="noun")) if noun else NOTHING
        return tag("span", many, more, css="first" if is_first else "second")

    def row(self, row: Shared, first: Fraction | None, second: Fraction | None) -> Markup:
        tip = " · ".join((row.name, self._whole_of(row.first, True), self._whole_of(row.second, False)))
        bar = NOTHING if first is None else drawn.part("bar", self.one.bar(first))
        stripe = NOTHING if second is None else drawn.part("stripe", self.one.mark(second))
        hold = tag("span", drawn.place(bar, stripe), css="hold", data_tip=tip)
        words = joined(self._words(row.first, True), " · ", self._words(row.second, False))
        css = "" if row.first else "none"
        name = drawn.linked(row.name, row.href)
        return drawn.row_of(name, drawn.cell(hold, css="bars"), drawn.cell(words, css="words"), css=css)

    def rest(self, rest: Sequence[Shared]) -> Markup:
        """One row for those that are not shown, with what they have together and how many are unknown."""
        said = []
        for is_first in (True, False):
            counts = [row.first if is_first else row.second for row in rest]
            known = [count for count in counts if count is not None]
            text = self._whole_of(sum(known, Decimal(0)) if known else None, is_first)
            missing = len(counts) - len(known)
            said.append(text + (f" ({missing} onbekend)" if known and missing else ""))
        name = f"en nog {len(rest)} {self.words.rows}"
        return drawn.row_of(
            name, drawn.cell(css="bars"), drawn.cell("samen " + " · ".join(said), css="words"), css="rest"
        )
