"""The looks of money through the year on Financiën: costs beside their budget, and the bank above its floor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any

from metrics import METRICS, Answer, dutch
from ui.blocks import ask, chart, palette, show
from ui.finance import month_names


def over_the_year() -> None:
    """The costs as they add up month by month beside the budget, and the money at the bank above its floor."""
    used = ask.one(METRICS["budget_used"])
    if used.value is not None:
        show.note(f"{dutch.figure(used.value, '%')} van de begrote lasten is besteed. {used.note or ''}")
    show.plot(METRICS["costs_booked"], ("month",), _line, key="verloop")
    show.plot(METRICS["liquidity_by_month"], ("month",), _bank, key="bank_verloop")


def _line(answers: list[Answer]) -> chart.Chart:
    months = month_names.of_the_year()
    spent = _added_up(answers, months[: int(max(a.by["month"] for a in answers))])
    budget = _added_up(ask.figures(METRICS["costs_expected"], ("month",)), months)
    last = list(spent)[-1]
    message = f"Lasten tot en met {last}: {dutch.euro(spent[last])}"
    data = [_trace("realisatie", spent, {"color": palette.colour("text"), "width": 3})]
    if budget:
        data.append(_trace("begroting", budget, {"color": palette.colour("quiet"), "width": 2, "dash": "dash"}))
        gap = budget[last] - spent[last]
        word = "minder" if gap > 0 else "meer"
        message += (
            f"; dat is {dutch.euro(abs(gap))} {word} dan tot en met die maand is begroot."
            if gap
            else ("; precies wat tot en met die maand is begroot.")
        )
    figure = {"data": data, "layout": chart.layout(300, yaxis={"tickprefix": "€ ", "tickformat": ",.0f"})}
    return chart.Chart(figure, message)


def _bank(answers: list[Answer]) -> chart.Chart:
    """The money at the bank per month, with the floor as a dashed line over the whole year."""
    months = month_names.of_the_year()
    money = {months[int(a.by["month"]) - 1]: a.value for a in answers if a.value is not None}
    last = list(money)[-1]
    message = f"Geld op de bank in {last}: {dutch.euro(money[last])}"
    data = [_trace("geld op de bank", money, {"color": palette.colour("main"), "width": 3})]
    lowest = ask.one(METRICS["bank_floor"]).value
    if lowest is not None:
        line = {"color": palette.colour("rood"), "width": 2, "dash": "dash"}
        data.append(_trace("ondergrens", dict.fromkeys(months, lowest), line))
        below = [month for month, value in money.items() if value < lowest]
        where = f"onder de ondergrens in {', '.join(below)}" if below else "in geen maand onder de ondergrens"
        message += f"; {where} van {dutch.euro(lowest)}"
    axes = {"yaxis": {"tickprefix": "€ ", "tickformat": ",.0f", "rangemode": "tozero"}}
    return chart.Chart({"data": data, "layout": chart.layout(300, **axes)}, f"{message}.")


def _added_up(answers: Sequence[Answer], months: Sequence[str]) -> dict[str, Decimal]:
    """Month → the sum up to and including it; empty when nothing is known of any."""
    found = {a.by["month"]: a.value for a in answers if a.value is not None}
    sums = accumulate(found.get(n, Decimal(0)) for n in range(1, len(months) + 1))
    return dict(zip(months, sums, strict=True)) if found else {}


def _trace(name: str, sums: Mapping[str, Decimal], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines" if "dash" in line else "lines+markers",
        "name": name,
        "x": list(sums),
        "y": [float(value) for value in sums.values()],
        "line": line,
        "hovertext": [f"{name} t/m {month}: {dutch.euro(value)}" for month, value in sums.items()],
        "hoverinfo": "text",
    }
