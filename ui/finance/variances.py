"""The budget as a picture: per heading the budget outlined, the actual solid, the forecast hatched, and the variance.

Of a year the variance is that of what is expected beside the budget of the year, as the title says it; of a quarter,
or of the year so far, that of what is booked beside the budget of those months.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from metrics.said import beside_budget
from ui.blocks import ask, drawers, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures.variance import RESULT, ROW, TOTAL, Group, Line, variance
from ui.finance import budget as in_euros
from ui.finance import month_names, period, phasing
from ui.finance.period import NO_PROJECT, Period

Row = dict[str, Any]
_SHOWN = 50
"""Euros: what is less is nothing in thousands with one decimal."""
_AMOUNTS = ("budget", "actual", "forecast", "difference")


def budget() -> None:
    """The choice of the period, and the picture."""
    of = period.chosen()
    rows = period.rows_of(of)
    if not rows:
        show.html(period.row(of))
        show.empty(of.listing.needs)
        return
    show.html(joined(period.row(of), _drawn(rows, of)))
    show.foot("begroting", of.listing, equals=of.equals, label=f"Begroting per kostensoort, {of.in_words()}")


def _drawn(rows: Sequence[Row], of: Period) -> Markup:
    """Per side the headings and their total, the result, and apart what others pay for."""
    own, others = [row for row in rows if row["is_own"]], [row for row in rows if not row["is_own"]]
    groups = []
    for side, found in groupby(own, key=lambda row: str(row["side"])):
        some = list(found)
        total = _sum(f"Totaal {side}", some, of, TOTAL)
        groups.append(Group("", (*(_line(row, rows, of) for row in some), total)))
    if own:
        groups.append(Group("", (_result("Resultaat van de vereniging", own, of, True),)))
    if others:
        left = _result("Over (of tekort) bij projecten", others, of, False)
        groups.append(Group("Projecten, betaald door anderen", (*(_line(row, rows, of) for row in others), left)))
    return variance(_caption(of), groups, noun="kostensoorten")


def _caption(of: Period) -> str:
    said = f"{of.in_words().capitalize()} · {period.booked_until(of)}"
    if of.is_year and not month_names.all_closed():
        return f"{said} · verschil is prognose naast begroting"
    return said


def _amounts(row: Row, of: Period) -> dict[str, Any]:
    """What is shown of a line; a difference is favourable above zero, of money of projects it is more above zero."""
    names = {"budget": "budget", "actual": "actual", "difference": "difference"}
    if of.is_so_far:
        names |= {"budget": "budget_to_date"}
    elif of.is_year:
        names |= {"difference": "forecast_difference"}
        names |= {} if month_names.all_closed() else {"forecast": "forecast"}
    return {name: row.get(names[name]) if name in names else None for name in _AMOUNTS}


def _line(row: Row, rows: Sequence[Row], of: Period) -> Line:
    amounts = _amounts(row, of)
    if not row["is_own"] and row["side"] == "lasten" and amounts["difference"] is not None:
        amounts["difference"] = -amounts["difference"]
    judged, note = bool(row["is_own"]), _month(row, of)
    return Line(_name(row, rows), **amounts, is_judged=judged, href=_leads(row, rows), note=note, kind=ROW)


def _month(row: Row, of: Period) -> str:
    """In which month the difference so far mainly came about, where that can be said: `vooral mei`."""
    is_told = of.is_so_far or (of.is_year and month_names.all_closed())
    if not is_told or row["difference"] is None or abs(row["difference"]) < _SHOWN:
        return ""
    equals = {"cost_type": row["cost_type"], "project_code": row["project_code"]}
    found = next(iter(ask.kept(LISTINGS["variance_list"], "month IS NOT NULL", equals)), None)
    return f"vooral {month_names.of_the_year()[int(found['month']) - 1]}" if found else ""


def _name(row: Row, rows: Sequence[Row]) -> str:
    """A heading; of a project what the project is called, with its side where that says which of its lines it is."""
    if row["project_name"] == NO_PROJECT:
        return str(row["cost_type"])
    alike = [one for one in rows if (one["project_code"], one["side"]) == (row["project_code"], row["side"])]
    return f"{row['project_name']} · {row['side'] if len(alike) == 1 else row['cost_type']}"


def _leads(row: Row, rows: Sequence[Row]) -> str:
    """To the bookings of this line: of this heading, of this period, and of this project where it has any."""
    has_projects = any(other["project_code"] for other in rows if other["cost_type"] == row["cost_type"])
    project = (row["project_code"] or NO_PROJECT) if has_projects else None
    return drawers.address("boekingen", kostensoort=row["cost_type"], project=project, rekening=None)


def _sum(name: str, rows: Sequence[Row], of: Period, kind: str) -> Line:
    amounts = [_amounts(row, of) for row in rows]
    sums: dict[str, Any] = {column: _whole([one[column] for one in amounts]) for column in _AMOUNTS}
    return Line(name, **sums, kind=kind)


def _result(name: str, rows: Sequence[Row], of: Period, is_judged: bool) -> Line:
    """Income less costs of each amount; the differences are of one direction and add up."""
    found: dict[str, Any] = {}
    for column in _AMOUNTS:
        amounts = [(_amounts(row, of)[column], row["side"]) for row in rows]
        signed = [
            -amount if amount is not None and side == "lasten" and column != "difference" else amount
            for amount, side in amounts
        ]
        found[column] = _whole(signed)
    return Line(name, **found, is_judged=is_judged, kind=RESULT)


def _whole(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """The sum; unknown as soon as one of them is."""
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


# --- what is to know beside it ---


def standing() -> Markup:
    """How the year stands so far, what the forecast rests on, and whose the money of projects is."""
    told = [in_euros.to_come()]
    if not month_names.all_closed():  # of a year that is closed the title says it
        told = [in_euros.of_the_year(), _so_far(), phasing.until(), *told]
    return tag("p", " ".join(one for one in told if one), " ", _of_projects(), css="vgg-result-said")


def _so_far() -> str:
    """The result so far beside the budget so far; and a word where it points another way than the year."""
    result, gap = ask.one(METRICS["result"]), ask.one(METRICS["result_difference"])
    if result.value is None:
        return ""
    said = f"Resultaat tot nu toe {dutch.euro(result.value)}"
    if gap.value is not None:
        said += f": {beside_budget(gap.value, 'tot dan begroot')}"
    year = ask.one(METRICS["forecast_difference"]).value
    if gap.value is not None and year is not None and gap.value * year < 0:
        way = "gunstiger" if year > 0 else "ongunstiger"
        said += f", terwijl het over het hele jaar naar verwachting {way} is"
    return f"{said}. {result.note or ''}".strip()


def _of_projects() -> Markup:
    """Whose the balances of the projects are, each part with its amount: one project is not set off against another."""
    balance = ask.one(METRICS["project_balance"])
    if balance.value is None or not balance.n:
        return NOTHING
    ahead = ask.one(METRICS["project_ahead"]).value or 0
    to_come = ask.one(METRICS["project_to_come"]).value or 0
    overspent = ask.one(METRICS["project_overspent"]).value or 0
    named = (
        (ahead, "vooruit ontvangen of terug te betalen"),
        (to_come, "nog te ontvangen"),
        (overspent, "meer uitgegeven dan er baten zijn: voor eigen rekening"),
    )
    told = " · ".join(f"{dutch.euro(value)} {words}" for value, words in named if value) or "niets over en niets tekort"
    if ahead - to_come - overspent != balance.value:
        told = f"over alle jaren en tot vandaag: {told}"
    lead = tag("a", "Geld van projecten", href=drawers.address("projecten"))
    amount = f" {dutch.euro(balance.value)}" if sum(bool(value) for value, _ in named) > 1 else ""
    return joined(lead, f"{amount}: {told}; het telt niet mee in het resultaat.")
