"""The pictures of the slides, made of the same declared pictures as those of the pages, and large."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, filters, light
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs, small
from ui.blocks.pictures.variance import RESULT, TOTAL, Group, Line, variance

_WITHOUT = "zonder portefeuille"
MOST_ROWS = 13
"""So many rows of lights fit on a slide."""
MOST_MARKS = 12
"""And so many lights in one of them; more are counted per colour."""
Lights = dict[str, dict[int, list[dict[str, Any]]]]


def large(*pictures: Markup) -> Markup:
    """Pictures as large as a slide has room for; static/heisessie.css says how large."""
    return tag("div", *pictures, css="vgg-large") if any(pictures) else NOTHING


def year_shown() -> int:
    """The year that is chosen."""
    return filters.current().year or 0


# --- lights ---


def lights() -> Markup:
    """Per portfolio the light of each dossier, both halves side by side; without a colour it is counted in words."""
    rows = ask.kept(LISTINGS["light_list"])
    by_name: Lights = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_name[row["portfolio_name"] or _WITHOUT][row["half"]].append(row)
    by_name = _gathered(by_name)
    halves = sorted({row["half"] for row in rows})
    head = tag("tr", tag("td"), *(tag("th", f"{dutch.months(one)} {year_shown()}", scope="col") for one in halves))
    body = [
        tag("tr", tag("th", name, scope="row"), *(tag("td", _half(of[one])) for one in halves))
        for name, of in by_name.items()
    ]
    return tag("table", tag("thead", head), tag("tbody", *body), css="vgg-lamps")


def _gathered(by_name: Lights) -> Lights:
    """At most MOST_ROWS portfolios: the worst ones by themselves, in their order, and all others in one row."""
    if len(by_name) <= MOST_ROWS:
        return by_name
    half = ask.light_half()
    bad = {
        name: [sum(row["worst"] == colour for row in of[half]) for colour in ("rood", "oranje")]
        for name, of in by_name.items()
    }
    kept = set(sorted(by_name, key=lambda name: ([-count for count in bad[name]], name))[: MOST_ROWS - 1])
    rest: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for name, of in by_name.items():
        if name not in kept:
            for one, rows in of.items():
                rest[one] += rows
    last = f"en nog {dutch.several(len(by_name) - len(kept), 'portefeuille', 'portefeuilles')}"
    return {**{name: of for name, of in by_name.items() if name in kept}, last: rest}


def _half(rows: Sequence[dict[str, Any]]) -> Markup:
    """The marks of the dossiers of a portfolio in a half, the worst first, and how many are without, by their word."""
    found = sorted((str(row["worst"]) for row in rows if row["worst"]), key=light.ORDER.index)
    without = Counter(str(row["colour"]) for row in rows if not row["worst"])
    rest = ", ".join(f"{count} {word}" for word, count in without.items())
    marks = [light.mark(colour) for colour in found]
    if len(found) > MOST_MARKS:
        marks = [light.mark(one) + f" {found.count(one)} " for one in dict.fromkeys(found)]
    return tag("span", *marks, tag("small", rest) if rest else NOTHING, css="lamps")


# --- small, beside a figure ---


def part(metric_id: str) -> Markup:
    """A figure as a part of what it is out of."""
    answer = ask.one(METRICS[metric_id])
    if answer.value is None or not answer.out_of or answer.is_lower_bound:
        return NOTHING
    label = f"{METRICS[metric_id].title}: {dutch.part(answer.value, answer.out_of)}"
    return small.blocks(label, int(answer.value), int(answer.out_of))


def filled(metric_id: str) -> Markup:
    """As `part`, of places: one that is open is vacant or unknown, and drawn dashed."""
    answer = ask.one(METRICS[metric_id])
    if answer.value is None or not answer.out_of:
        return NOTHING
    label = f"{METRICS[metric_id].title}: {dutch.part(answer.value, answer.out_of)}"
    return small.blocks(label, int(answer.value), int(answer.out_of), "dashed")


def spread() -> Markup:
    """The turnout of each municipality as a dot on a line, with that of all together."""
    found = ask.figures(METRICS["turnout"], ("municipality",))
    whole = ask.one(METRICS["turnout"])
    dots = [small.Dot(str(a.by["municipality"]), a.value) for a in found]
    return small.dots("Opkomst per gemeente", dots, small.Dot("alle gemeenten", whole.value))


# --- seats and money ---


def seats() -> Markup:
    """Every seat as a sign in the row of its committee, the vacant ones first."""
    rows = ask.kept(LISTINGS["seat_list"])
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of[row["body_name"]].append(row)
    order = sorted(of, key=lambda name: (not any(row["state"] == "vacant" for row in of[name]), name))
    found = [
        tag("li", tag("span", *map(_seat, of[name]), css="signs"), tag("span", name, _who(of[name])))
        for name in order[:MOST_ROWS]
    ]
    if len(order) > MOST_ROWS:
        rest = sum(len(of[name]) for name in order[MOST_ROWS:])
        left = dutch.several(len(order) - MOST_ROWS, "commissie", "commissies")
        found.append(tag("li", tag("span"), f"en nog {left} met {dutch.several(rest, 'zetel', 'zetels')}"))
    return tag("div", signs.key(_sign(row) for row in rows), tag("ul", *found, css="vgg-seats-drawn"))


def _seat(row: dict[str, Any]) -> Markup:
    return signs.drawn(_sign(row))


def _sign(row: dict[str, Any]) -> str:
    if row["state"] == "vacant":
        return "vacant"
    if row["state"] != "bezet":
        return "aanwezigheid onbekend"
    return "tijdelijk" if row["is_temporary"] else "bezet"


def _who(rows: Sequence[dict[str, Any]]) -> Markup:
    said = [str(row["municipality"] or row["state"]) for row in rows]
    return tag("small", f" {', '.join(said)}")


def money() -> Markup:
    """Income, costs and the result of the association against the budget to date, each with its difference."""
    rows = [row for row in ask.kept(LISTINGS["budget_list"]) if row["is_own"]]
    if not rows:
        return NOTHING
    sides = [[row for row in rows if row["side"] == side] for side in ("baten", "lasten")]
    lines = [_line(name, of, TOTAL) for name, of in zip(("Baten", "Lasten"), sides, strict=True) if of]
    lines.append(_line("Resultaat", rows, RESULT))
    caption = "Tot en met de laatste geboekte maand, naast wat tot dan was begroot"
    return variance(caption, [Group("", tuple(lines))])


def _line(name: str, rows: Sequence[dict[str, Any]], kind: str) -> Line:
    """The sum of rows; of the result costs are taken off income, and a difference is favourable above zero."""
    sign = {"baten": 1, "lasten": -1 if kind == RESULT else 1}

    def total(column: str, is_signed: bool = True) -> Decimal | None:
        values = [row[column] for row in rows]
        if any(value is None for value in values):
            return None
        signs = [sign[row["side"]] if is_signed else 1 for row in rows]
        return sum((value * one for value, one in zip(values, signs, strict=True)), Decimal(0))

    return Line(name, total("budget_to_date"), total("actual"), total("difference", False), kind=kind)
