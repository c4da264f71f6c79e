"""Beside the budget: is the money there, through the year above its floor, and who has to pay yet, with names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from metrics import LISTINGS, METRICS, Answer, dutch, open_items
from metrics.said import spoken
from ui.blocks import ask, drawers, grids, markup
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures.floor import Floor, Point, floor
from ui.finance import month_names

_NAMED = 3
_FLOOR = "3 maanden lasten"
_HEIGHT = 72


def bank() -> None:
    """The money at the bank at the end of each month that is over, with the floor of three months of own costs."""
    answers = {a.by["month"]: a.value for a in ask.figures(METRICS["liquidity_by_month"], ("month",))}
    points = tuple(
        Point(name, answers.get(month))
        for month, name in enumerate(month_names.of_the_year(), start=1)
        if month in _over() or month in answers
    )
    lowest = ask.one(METRICS["bank_floor"]).value
    what, message = "geld op de bank", _message()
    markup.drawing(floor(Floor("Is het geld er?", what, points, lowest, _FLOOR, message, height=_HEIGHT)))


def _over() -> set[int]:
    """The months of the book year that are over on the day on which money is judged."""
    about = ask.about()
    if about is None:
        return set()
    return {int(row["month"]) for row in ask.kept(LISTINGS["book_months"]) if row["ends"] <= about.books_judged_on}


def _message() -> str:
    """How much there is, on which day, and how long the own costs can be paid of it."""
    money, covered = ask.one(METRICS["liquid_bank"]), ask.one(METRICS["months_covered"])
    if money.value is None:
        return METRICS["liquid_bank"].needs or ""
    told = f"{dutch.euro(money.value)}"
    if covered.value is not None:
        told += f", genoeg voor {dutch.figure(covered.value, 'maanden')} eigen lasten"
    return f"{told}. {money.note or ''}".strip()


def debtors() -> Markup:
    """What is to be received by age, and from whom: the largest by name, the rest summed."""
    whole, title = ask.one(METRICS["debtors_open"]), tag("h2", "Wie moet nog betalen?")
    if whole.value is None:
        return joined(title, tag("p", METRICS["debtors_open"].needs or "", css="vgg-note"))
    overdue = ask.one(METRICS["debtors_overdue"])
    late = ", of er iets te laat is, is niet bekend" if overdue.coverage_bottom else ""
    late = late if overdue.value is None else f", {spoken(METRICS['debtors_overdue'], overdue)} te laat"
    link = tag("a", tag("strong", dutch.euro(whole.value)), late, href=drawers.address("facturen"))
    head = tag("div", title, tag("p", link), css="vgg-asked")
    if not whole.n:
        return head
    unknown = (whole.coverage_bottom or 0) - (whole.coverage_top or 0)
    more = f"Van {dutch.several(unknown, 'factuur', 'facturen')} is het open bedrag onbekend." if unknown else ""
    return joined(head, _ages(), _names(), tag("p", more, css="vgg-note") if more else NOTHING)


def _ages() -> Markup:
    """A bar per age, from what is not due yet to what is due longest; together they are the whole."""
    found = {a.by["age"]: a for a in ask.figures(METRICS["debtors_open"], ("age",)) if a.n}
    order = [age for age in open_items.AGES if age in found] + [age for age in found if age not in open_items.AGES]
    most = max((abs(one.value) for one in found.values() if one.value is not None), default=Decimal(0)) or Decimal(1)
    rows = []
    for age in order:
        value = found[age].value
        share = None if value is None else float(abs(value) / most)
        name = tag("th", str(age or open_items.AGES[5]), scope="row")
        rows.append(tag("tr", name, tag("td", grids.bar(share)), tag("td", dutch.euro(value), css="num")))
    return tag("table", tag("caption", "Naar hoe lang te laat", css="vgg-aloud"), tag("tbody", *rows), css="vgg-ages")


def _names() -> Markup:
    """Who has to pay most, to the cent, and the sum of the others; together they are the whole."""
    found = [a for a in ask.figures(METRICS["debtors_open"], ("relation_name",)) if a.n and a.value is not None]
    order = sorted(found, key=lambda a: (-(a.value or 0), str(a.by["relation_name"])))
    shown = order if len(order) <= _NAMED + 1 else order[:_NAMED]
    owes = [(str(a.by["relation_name"]), a.value) for a in shown]
    if rest := order[len(shown) :]:
        owes.append((f"nog {dutch.number(len(rest))} andere", _sum(rest)))
    items = (tag("li", name, " ", tag("span", dutch.euro(of, cents=True), css="vgg-whole")) for name, of in owes)
    return tag("ul", *items, css="vgg-owes")


def _sum(answers: Sequence[Answer]) -> Decimal:
    return sum((a.value for a in answers if a.value is not None), Decimal(0))
