"""Small pictures, for a card or behind a row: a bar of parts, blocks, dots on a line, columns, two bars.

    stacked("Lichten: 9 groen, 3 oranje, 2 rood", [Part("groen", 9, "groen"), Part("oranje", 3, "oranje"), …])
    part_of(9, 10, of_most=20)          # "9 van 10" with a bar on the scale of the longest row
    dots("Opkomst per gemeente, van 44 tot 84 procent", [Dot("Pekela", 58), …], whole=Dot("alle gemeenten", 66))

The label is the message in words; the drawing itself is silent. Every scale begins at zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.axis import lanes

Number = int | float | Decimal
MOST_BLOCKS = 60
MOST_DOTS = 40
_BINS = 20
_DOT = 5.0
"""The width of a dot on a narrow card, in percents of the line."""


@dataclass(frozen=True)
class Part:
    """A part of a whole. looks: `solid`, `open` or `unknown` (signs.py), or a light: `groen`, `oranje`, `rood`."""

    word: str
    count: int
    looks: str = signs.SOLID


@dataclass(frozen=True)
class Dot:
    """One of many on a line; a value of None is unknown and said, never drawn at zero."""

    name: str
    value: Number | None


def _picture(label: str, css: str, *inside: Markup | str) -> Markup:
    return tag("div", *inside, css=f"vgg-small-pic {css}", role="img", aria_label=label)


def _swatch(looks: str) -> Markup:
    """A part as its key: a light with its shape and letter, else a square as in the bar."""
    is_light = looks not in (signs.SOLID, signs.OPEN, signs.UNKNOWN)
    return signs.drawn(signs.of_light(looks)) if is_light else tag("span", css=f"part {looks}")


def _share(value: Number, most: Number) -> str:
    """The number of a width in percents of the scale; nothing wider than the scale or narrower than nothing."""
    share = Fraction(str(value)) / Fraction(str(most)) * 100 if most else Fraction(0)
    return f"{float(min(max(share, Fraction(0)), Fraction(100))):.2f}"


def stacked(label: str, parts: Sequence[Part]) -> Markup:
    """One bar of parts side by side, each with its number and word below; NOTHING where all parts are empty.

    Its name is the label with every part in words. Raises ValueError for a part below zero.
    """
    if any(part.count < 0 for part in parts):
        raise ValueError("een deel van een geheel is niet kleiner dan nul")
    shown = [part for part in parts if part.count]
    if not shown:
        return NOTHING
    said = ", ".join(f"{dutch.number(part.count)} {part.word}" for part in shown)
    bar = [tag("span", css=f"part {part.looks}", style=f"flex:{part.count}") for part in shown]
    key = [tag("span", _swatch(part.looks), tag("b", dutch.number(part.count)), f" {part.word}") for part in shown]
    return _picture(f"{label}: {said}", "stacked", tag("div", *bar, css="parts"), tag("div", *key, css="under"))


def blocks(label: str, filled: int, whole: int, css: str = "", unknown: int = 0) -> Markup:
    """As many blocks as there are things, the filled ones first; above MOST_BLOCKS one bar. NOTHING for none.

    css: `dashed` where an open block is a vacant place. unknown: of how many nobody knows whether they are filled; they
    come last, with a question mark. Raises ValueError when there are more of these than there are things.
    """
    if not 0 <= filled <= filled + unknown <= whole:
        raise ValueError(f"{filled} en {unknown} van {whole} kan niet")
    if not whole:
        return NOTHING
    if whole > MOST_BLOCKS:
        bar = [
            tag("span", css=f"part {css}", style=f"flex:{n}")
            for css, n in (("solid", filled), ("open", whole - filled - unknown), ("unknown", unknown))
            if n
        ]
        return _picture(label, "stacked", tag("div", *bar, css="parts"))
    each = [tag("span", css="block" if n < filled else f"block none {css}".strip()) for n in range(whole - unknown)]
    each += [tag("span", "?", css="block none ask")] * unknown
    return _picture(label, "blocks", *each)


def part_of(part: int | None, whole: int | None, of_most: int, note: str = "") -> Markup:
    """`9 van 10` with a bar: its whole as long as `whole` on the scale of of_most, filled as far as `part`.

    For the cells behind rows: give each row the same of_most, the largest whole. note: what stands behind the bar.
    """
    if part is None or whole is None:
        return tag("span", dutch.UNKNOWN, css="vgg-none")
    words = tag("span", tag("b", dutch.number(part)), f" van {dutch.number(whole)}", css="words")
    fill = tag("span", css="fill", style=f"width:{_share(part, whole)}%")
    bar = tag("span", fill, css="frame", style=f"width:{_share(whole, of_most)}%") if whole else NOTHING
    scale = tag("span", bar, css="scale", aria_hidden="true")
    return tag("span", words, scale, tag("span", note, css="note") if note else NOTHING, css="vgg-small-pic part-of")


def percent(value: Number | None, note: str = "", is_min: bool = False) -> Markup:
    """`84 %` with a bar on a scale of 0 to 100; unknown is a word without a bar. note: such as `n = 49`."""
    if value is None:
        return tag("span", dutch.UNKNOWN, css="vgg-none")
    fill = tag("span", css="fill", style=f"width:{_share(value, 100)}%")
    scale = tag("span", tag("span", fill, css="frame", style="width:100%"), css="scale", aria_hidden="true")
    words = tag("span", "ten minste " if is_min else "", tag("b", dutch.percent(value)), css="words")
    return tag("span", scale, words, tag("span", note, css="note") if note else NOTHING, css="vgg-small-pic part-of")


def dots(label: str, of: Sequence[Dot], whole: Dot | None = None, most: Number = 100, unit: str = "%") -> Markup:
    """Each as a dot on a line from 0 to most, with an upright for the whole; NOTHING where no value is known.

    Equal values stand above each other. More than MOST_DOTS become columns of how many, which is then said.
    """
    known = [dot for dot in of if dot.value is not None]
    if not known:
        return NOTHING
    is_many = len(known) > MOST_DOTS
    drawn, high = _heaps(known, most) if is_many else _each_dot(known, most)
    notes = []
    if whole and whole.value is not None:
        drawn.insert(0, tag("span", css="whole", style=f"left:{_share(whole.value, most)}%"))
        notes.append(f"streep: {whole.name}, {dutch.figure(whole.value, unit)}")
    if is_many:
        notes.append(f"elke kolom telt hoeveel van de {dutch.number(len(known))} daar staan")
    if len(known) < len(of):
        notes.append(f"{dutch.number(len(of) - len(known))} onbekend")
    said = tag("span", "; ".join(notes).replace(" %", "\u00a0%"), css="said")
    ends = tag("div", tag("span", dutch.figure(0, unit)), tag("span", dutch.figure(most, unit)), said, css="ends")
    line = tag("div", *drawn, css="line many" if is_many else "line", style=f"--high:{high}")
    return _picture("; ".join([label, _range(known, unit), *notes]), "dots", line, ends)


def _range(known: Sequence[Dot], unit: str) -> str:
    """How many dots there are, and from where to where they stand: for who does not see the line."""
    values = [dot.value for dot in known if dot.value is not None]
    low, high = (dutch.figure(value, unit) for value in (min(values), max(values)))
    where = f"op {low}" if low == high else f"van {low} tot en met {high}"
    many = dutch.several(len(values), "stip", "stippen") if len(values) <= MOST_DOTS else "kolommen"
    return f"{many} {where}"


def _each_dot(known: Sequence[Dot], most: Number) -> tuple[list[Markup], int]:
    """A dot for each, above another where they would touch; and how high they are stacked."""
    at = [float(Fraction(str(dot.value)) / Fraction(str(most)) * 100) for dot in known]
    of = lanes([(place - _DOT / 2, place + _DOT / 2) for place in at])
    each = [
        tag("span", css="dot", style=f"left:{_share(dot.value or 0, most)}%;--up:{lane}")
        for dot, lane in zip(known, of, strict=True)
    ]
    return each, 1 + max(of)


def _heaps(known: Sequence[Dot], most: Number) -> tuple[list[Markup], int]:
    """How many there are in each twentieth of the scale, as columns; the last one holds the top of the scale too."""
    counted = Counter(
        max(0, min(_BINS - 1, int(Fraction(str(dot.value)) / Fraction(str(most)) * _BINS))) for dot in known
    )
    width, highest = 100 / _BINS, max(counted.values())
    each = [
        tag("span", css="column", style=f"left:{n * width:.2f}%;width:{width:.2f}%;height:{_share(count, highest)}%")
        for n, count in sorted(counted.items())
    ]
    return each, 1


def columns(label: str, of: Sequence[tuple[str, Number | None]], most: Number | None = None) -> Markup:
    """A column per quarter or month with its number above; unknown is a question mark, not a column of nothing.

    of: (word, value); most: the top of the scale, where more of these pictures share one. NOTHING without values.
    """
    known = [value for _, value in of if value is not None]
    if not known:
        return NOTHING
    top = most if most is not None else max(known)
    each = []
    for word, value in of:
        bar = tag("span", css="fill", style=f"height:{_share(value, top)}%") if value else NOTHING
        number = tag("span", "?" if value is None else dutch.number(value), css="n")
        each.append(tag("span", tag("span", number, bar, css="stack"), tag("span", word, css="q"), css="one"))
    said = ", ".join(f"{word} {dutch.number(value)}" for word, value in of)
    return _picture(f"{label}: {said}", "columns", *each)


def two_bars(label: str, planned: Number | None, actual: Number | None, words: tuple[str, str], most: Number) -> Markup:
    """What was planned as an outline and what became of it as a bar, on one scale; words: each with its figure.

    Unknown has its words and no bar. most: the top of the scale, the same for all pairs that stand together.
    """
    rows = []
    for value, said, css in ((planned, words[0], "planned"), (actual, words[1], "actual")):
        bar = tag("span", css=f"fill {css}", style=f"width:{_share(value, most)}%") if value is not None else NOTHING
        rows.append(tag("div", tag("span", bar, css="scale"), tag("span", said, css="words"), css="one"))
    return _picture(f"{label}: {words[0]}, {words[1]}", "two-bars", *rows)
