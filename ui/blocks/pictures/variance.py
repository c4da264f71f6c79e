"""Budget against actual after the IBCS: budget outlined, actual solid, forecast hatched, and the variance as a bar.

Amounts are exact euros. Shown in thousands with one decimal, or exact: rounded first, then signed, coloured and drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from metrics import dutch
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn

ROW, TOTAL, RESULT = "row", "total", "result"
_KINDS = {"budget": "begroting", "actual": "realisatie", "forecast": "prognose", "prior": "vorig jaar"}


@dataclass(frozen=True)
class Line:
    """One row, in exact euros; None is unknown. difference: above zero is favourable, or more where not judged.

    is_judged: false for money of projects, which is more or less and never favourable. kind: ROW, TOTAL or RESULT.
    """

    name: str
    budget: Decimal | None
    actual: Decimal | None
    difference: Decimal | None
    forecast: Decimal | None = None
    prior: Decimal | None = None
    is_judged: bool = True
    href: str = ""
    note: str = ""
    kind: str = ROW


@dataclass(frozen=True)
class Group:
    """Rows under one heading (`Baten`); its totals are lines of it, last."""

    name: str
    lines: tuple[Line, ...]


def variance(caption: str, groups: Sequence[Group], is_exact: bool = False, noun: str = "posten") -> Markup:
    """The table; groups of more than 40 rows show the largest differences, and the sum of the rest in a row."""
    lines = [line for group in groups for line in group.lines]
    if not lines:
        return drawn.nothing("variance", caption, f"Geen {noun}.")
    made = [(group, *_gathered(group, noun)) for group in groups]
    body, columns = [], [name for name in _KINDS if name in ("budget", "actual") or _has(lines, name)]
    all_shown = [_rounded(line, is_exact) for _, shown, _ in made for line in shown]
    one = drawn.scale(getattr(line, name) for line in all_shown for name in columns)
    other = drawn.scale(line.difference for line in all_shown)
    known = [line.difference for line in all_shown if line.difference is not None]
    wide = max((len(dutch.number(amount, 2 if is_exact else 1)) for amount in known), default=0)
    for group, shown, hidden in made:
        if group.name:
            many = f" · de {drawn.ENDS} grootste verschillen en de som van {hidden} andere" if hidden else ""
            heading = tag("td", group.name, tag("small", many), colspan=len(columns) + 3, role="cell")
            body.append(tag("tr", heading, css="group", role="row"))
        body += [_row(line, columns, one, other, is_exact, wide) for line in shown]
    heads: list[tuple[str, str]] = [("", _aloud("Post")), ("bars", _aloud("Balken"))]
    heads += [("num", joined(tag("span", css=f"sample {name}", aria_hidden="true"), _KINDS[name])) for name in columns]
    heads += [("diff", "verschil")]
    css = "variance wide" if is_exact else "variance"
    return drawn.table(css, caption, _above(lines, is_exact), drawn.head(*heads), body)


def _aloud(text: str) -> Markup:
    return tag("span", text, css="vgg-aloud")


def _above(lines: Sequence[Line], is_exact: bool) -> Markup:
    unit = "in euro’s, op de cent" if is_exact else "× € 1.000, afgerond"
    judged = {line.is_judged for line in lines}
    parts = []
    if True in judged:
        parts += [("good", "gunstig"), ("bad", "ongunstig")]
    if False in judged:
        parts += [("neutral", "zonder oordeel")]
    return drawn.key(*parts, more=f"{unit} · verschil: eigen schaal")


def _has(lines: Sequence[Line], name: str) -> bool:
    return any(getattr(line, name) is not None for line in lines)


def _rounded(line: Line, is_exact: bool) -> Line:
    """The amounts as they are shown, in thousands or to the cent."""
    unit, places = (Decimal(1), Decimal("0.01")) if is_exact else (Decimal(1000), Decimal("0.1"))
    amounts: dict[str, Any] = {
        name: None if (amount := getattr(line, name)) is None else (amount / unit).quantize(places, ROUND_HALF_UP)
        for name in (*_KINDS, "difference")
    }
    return replace(line, **amounts)


def _gathered(group: Group, noun: str) -> tuple[list[Line], int]:
    """The lines to show, with a line for the sum of the rest, and of how many that is the sum."""
    rows = [line for line in group.lines if line.kind == ROW]
    shown, rest = drawn.gathered(rows, _weight)
    sums = []
    for is_judged in (True, False):
        some = [line for line in rest if line.is_judged is is_judged]
        if some:
            more = "" if is_judged else ", zonder oordeel"
            amounts: dict[str, Any] = {name: _sum(some, name) for name in (*_KINDS, "difference")}
            sums.append(Line(f"en nog {dutch.number(len(some))} {noun}{more}", **amounts, is_judged=is_judged))
    return [*shown, *sums, *(line for line in group.lines if line.kind != ROW)], len(rest)


def _weight(line: Line) -> tuple[bool, Decimal]:
    """What is unknown first, then the largest difference."""
    return line.difference is not None, -abs(line.difference or Decimal(0))


def _sum(lines: Sequence[Line], name: str) -> Decimal | None:
    """The sum, or None as soon as one of them is unknown."""
    amounts = [getattr(line, name) for line in lines]
    return None if any(amount is None for amount in amounts) else sum(amounts, Decimal(0))


def _row(line: Line, columns: Sequence[str], one: drawn.Scale, other: drawn.Scale, is_exact: bool, wide: int) -> Markup:
    shown, places = _rounded(line, is_exact), 2 if is_exact else 1
    exact = [f"{_KINDS[name]} {dutch.euro(getattr(line, name), cents=True)}" for name in columns]
    tip = " · ".join((line.name, *exact, f"verschil {_exact_difference(line)}"))
    name = joined(
        drawn.linked(line.name, line.href, tip), tag("small", line.note, css="note") if line.note else NOTHING
    )
    numbers = [
        drawn.cell(_number(getattr(shown, column), places), css=f"num {column}", named=_KINDS[column])
        for column in columns
    ]
    bars = [
        drawn.part(column, one.bar(amount))
        for column in ("prior", "budget", "forecast", "actual")
        if column in columns and (amount := getattr(shown, column)) is not None
    ]
    zero = drawn.part("zero", one.mark(Decimal(0)))
    return drawn.row_of(
        name,
        drawn.cell(drawn.place(*bars, zero), css="bars"),
        *numbers,
        drawn.cell(_difference(line, shown, other, places, wide, tip), css="diff", named="verschil"),
        css=line.kind,
    )


def _number(amount: Decimal | None, places: int) -> Markup:
    return tag("span", dutch.number(amount, places), css="unknown" if amount is None else "")


def _words(line: Line) -> tuple[str, str]:
    return dutch.FAVOUR if line.is_judged else dutch.MORE


def _exact_difference(line: Line) -> str:
    if line.difference is None:
        return dutch.UNKNOWN
    return f"{dutch.euro(abs(line.difference), cents=True)} {dutch.compared(line.difference, _words(line))}"


def _difference(line: Line, shown: Line, other: drawn.Scale, places: int, wide: int, tip: str) -> Markup:
    """The number with its sign, the bar beside zero, and the word; all of the rounded amount."""
    amount = shown.difference
    zero, style = drawn.part("zero", other.mark(Decimal(0))), f"width:{wide + 1}ch"
    if amount is None:
        unknown = tag("span", dutch.UNKNOWN, css="word unknown")
        return tag("span", tag("span", css="amount", style=style), drawn.place(zero), unknown, css="beside")
    sign = "+" if amount > 0 and line.is_judged else ""
    number = dutch.number(amount if line.is_judged else abs(amount), places)  # meer or minder says which way
    word = dutch.compared(amount, _words(line))
    if not amount and line.difference:
        word = "afgerond gelijk"
    css = ("good" if amount > 0 else "bad") if line.is_judged else "neutral"
    bar = drawn.part(css, other.bar(amount), tip) if amount else NOTHING
    said = tag("span", f"{sign}{number}", css="amount", style=style)
    word_css = f"word {css}" if amount else "word"
    return tag("span", said, drawn.place(bar, zero), tag("span", word, css=word_css), css="beside")
