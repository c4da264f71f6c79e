"""What is frozen when the treasurer approves a quarter, which quarter that may be, and what changed since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from metrics import LISTINGS, METRICS, Where, clock, dutch
from metrics.metric import ANSWER
from reports.quarter import last_day
from ui.blocks import ask, filters, markup, past, show, store
from ui.blocks.markup import Markup, joined, tag

_HEADS = ["Wat", "Bij het akkoord", "Nu", "Verschil"]


def changed_in_words() -> list[str]:
    """For the top of the page: of each approved quarter of which amounts became another, how many did."""
    return [_changed_in_words(quarter, rows) for quarter, rows in _by_quarter()]


def changed_since() -> None:
    """Per approved quarter every amount that became another, then and now."""
    show.html(joined(*(_table(f"Gewijzigd na akkoord: {quarter}e kwartaal", rows) for quarter, rows in _by_quarter())))


def _by_quarter() -> list[tuple[int, list[dict[str, Any]]]]:
    rows = ask.keep("changed since approval", _rows)
    found = sorted({int(row["quarter"]) for row in rows})
    return [(quarter, [row for row in rows if row["quarter"] == quarter]) for quarter in found]


def _rows() -> list[dict[str, Any]]:
    return ask.rows(LISTINGS["approved_amounts"], "is_changed")


def _changed_in_words(quarter: int, rows: list[dict[str, Any]]) -> str:
    first = rows[0]
    return (
        f"Gewijzigd na akkoord: {quarter}e kwartaal. {first['approved_by']} gaf akkoord op "
        f"{dutch.day(first['approved_on'])}; daarna "
        f"{'is één bedrag' if len(rows) == 1 else f'zijn {dutch.number(len(rows))} bedragen'} anders geworden."
    )


def changed_in(quarter: int) -> Markup:
    """What became another since the approval of a quarter, or that nothing did."""
    rows = [row for row in _rows() if row["quarter"] == quarter]
    if not rows:
        return tag("p", "Sindsdien is er niets veranderd.", css="vgg-note")
    return _table("Veranderd sinds het akkoord", rows)


def _table(title: str, rows: list[dict[str, Any]]) -> Markup:
    lines = [[row["what"], *(_euro(row[c]) for c in ("approved_amount", "amount_now", "difference"))] for row in rows]
    return markup.table(title, _HEADS, lines, (1, 2, 3))


def changed_quarters() -> set[int]:
    """The approved quarters of which an amount became another."""
    return {int(row["quarter"]) for row in _rows()}


def to_approve(booked: list[int], given: set[int]) -> list[int]:
    """The quarters that may be approved now: those that changed since, and the first one without, once it is over."""
    year = filters.current().year
    again = sorted(given & changed_quarters())
    following = next((quarter for quarter in (1, 2, 3, 4) if quarter not in given), None)
    if year is None or following not in booked or last_day(store.page(), year, following) >= clock.today():
        return again
    return [*again, following]


def figures(quarter: int, by: str, today: date) -> list[dict[str, str]]:
    """What stands on the last day of the quarter, and the forecast as it is on that day; an unknown stays empty."""
    year = filters.current().year
    assert year is not None
    found = {row["figure"]: row["amount"] for row in ask.rows(LISTINGS["quarter_figures"], "", {"quarter": quarter})}
    with past.opened(past.as_on(last_day(store.page(), year, quarter))) as reader:
        [answer] = reader.rows(*METRICS["forecast_result"].sql(Where(year)))
    found["prognose"] = dict(zip(ANSWER, answer, strict=True))["value"]
    return [
        {
            "fiscal_year": str(year),
            "quarter": str(quarter),
            "figure": figure,
            "amount": _typed(amount),
            "approved_by": by,
            "approved_on": dutch.typed(today),
        }
        for figure, amount in found.items()
    ]


def frozen(quarter: int) -> Markup:
    """What was frozen at the approval of a quarter, in one line."""
    rows = ask.rows(LISTINGS["approved_list"], "", {"quarter": quarter})
    if not rows:
        return joined()
    told = [f"{row['figure']} {_euro(row['approved_amount'])}" for row in rows]
    return tag("p", f"Vastgelegd op de laatste dag van het kwartaal: {', '.join(told)}.", css="vgg-note")


def _euro(amount: Decimal | None) -> str:
    return dutch.UNKNOWN if amount is None else dutch.euro(amount, cents=True)


def _typed(amount: Decimal | None) -> str:
    return dutch.typed(amount)
