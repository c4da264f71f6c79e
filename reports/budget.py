"""The sheet of the quarter report with budget beside realised: differences, percentages and totals are formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from metrics import dutch
from metrics.typed_in import cell
from reports.paper import Formula, Page, favour, minus, share, total

ABOUT = (
    "Positief voor baten en voor lasten. Een verschil is positief als het gunstig is. De begroting van een kwartaal "
    "volgt de fasering. Geld van projecten, dat anderen betalen, telt niet in het resultaat; een verschil is daar meer "
    "of minder. ‘Onbekend’ is niet nul."
)
_HEADINGS = (
    "Kostensoort",
    "Project",
    "Begroting kwartaal",
    "Realisatie kwartaal",
    "Verschil kwartaal",
    "Verschil (%)",
    "Gunstig of ongunstig",
    "Begroting t/m kwartaal",
    "Realisatie t/m kwartaal",
    "Verschil t/m kwartaal",
    "Begroting jaar",
    "Besteed van het jaar (%)",
    "Prognose jaar",
    "Prognose volgens",
    "Vorig jaar in het kwartaal",
    "Vorig jaar t/m kwartaal",
    "Staat in",
)


def headings(until: date | None) -> tuple[str, ...]:
    """The headings of the columns. until: the last known day of a quarter of which the books are known in part."""
    if until is None:
        return _HEADINGS
    month = dutch.MONTHS[until.month - 1]
    return tuple(
        one.replace("t/m kwartaal", f"t/m {month}").replace("kwartaal", f"kwartaal, t/m {month}") for one in _HEADINGS
    )


def known(until: date | None) -> str:
    """What a reader must know of a quarter of which the books are known in part; empty of a whole one."""
    if until is None:
        return ""
    return (
        f" Van dit kwartaal zijn de boeken bekend tot en met {dutch.day(until)}; alleen dat telt, ook in de begroting "
        "en in vorig jaar."
    )


WIDTHS: tuple[int, ...] = (30, 26, *[15] * 11, 22, 15, 15, 50)
COMMITTED = ("Verplicht", "Vrije ruimte")
"""Two more columns, where a list of commitments is known on the day."""
COMMITTED_ABOUT = (
    " Verplicht is wat is toegezegd en nog niet gefactureerd; vrije ruimte is de begroting van het jaar min alles wat "
    "is geboekt en verplicht."
)
_SUMS = (
    "budget",
    "actual",
    "budget_to_date",
    "actual_to_date",
    "budget_year",
    "forecast",
    "prior_year",
    "prior_to_date",
)
_KEY = ("side", "cost_type", "project_name")
Rows = Sequence[dict[str, Any]]


def lines_of(whole: Rows, quarter: Rows, to_date: Rows) -> list[dict[str, Any]]:
    """Per heading and project the quarter, the year up to and including it, and the year.

    whole: the rows of `budget_list`; quarter and to_date: those of `quarter_list` and `to_date_list` of the quarter.
    """
    of_year, so_far = ({tuple(row[k] for k in _KEY): row for row in rows} for rows in (whole, to_date))
    lines = []
    for row in quarter:
        name = tuple(row[k] for k in _KEY)
        year, until = of_year[name], so_far[name]
        lines.append(
            {k: row[k] for k in (*_KEY, "budget", "actual", "prior_year")}
            | {f"{k}_to_date": until[k] for k in ("budget", "actual")}
            | {"prior_to_date": until["prior_year"], "budget_year": year["budget"], "forecast": year["forecast"]}
            | {"basis": year["forecast_basis"], "place": cell(year), "is_own": year["is_own"]}
            | {"committed": year["committed"], "free": year["free"], "has_committed": year["committed_on"] is not None}
        )
    return lines


def fill(page: Page, found: Rows) -> None:
    """The lines, the totals of both sides, and the result."""
    _part(page, [line for line in found if line["is_own"]], "", "Resultaat van de vereniging")
    others = [line for line in found if not line["is_own"]]
    if others:
        _part(page, others, " van projecten", "Over (of tekort) bij projecten")


def _part(page: Page, found: Rows, of: str, result: str) -> None:
    """The lines of both sides with their totals, and what is left."""
    sums: dict[str, int] = {}
    for side in ("baten", "lasten"):
        page.row([f"{side.capitalize()}{of}"], bold=True)
        first = page.at + 1
        group = [line for line in found if line["side"] == side]
        for line in group:
            page.row(_budget_row(line, side))
        sums[side] = page.row(_budget_total(side, of, group, first, page.at), total=True)
    page.row(_result_row(found, sums["baten"], sums["lasten"], result), total=True)


def _sides(side: str, actual: str, budget: str, values: tuple[Any, Any]) -> Formula:
    """Favourable is positive: for income realised minus budget, for costs budget minus realised."""
    found, planned = values
    if side == "baten":
        return minus(actual, budget, (found, planned))
    return minus(budget, actual, (planned, found))


def words_of(side: str, is_own: bool) -> tuple[str, str]:
    """What a difference of a side is, above and below zero: what others pay for is more or less, and favours nobody."""
    if is_own:
        return dutch.FAVOUR
    return dutch.MORE if side == "baten" else (dutch.MORE[1], dutch.MORE[0])


def _budget_row(line: dict[str, Any], side: str) -> list[Any]:
    gap = _sides(side, "D", "C", (line["actual"], line["budget"]))
    to_date = _sides(side, "I", "H", (line["actual_to_date"], line["budget_to_date"]))
    difference = gap.value if isinstance(gap.value, Decimal) else None
    return [
        line["cost_type"],
        line["project_name"],
        line["budget"],
        line["actual"],
        gap,
        share("E", "C", (difference, line["budget"])),
        favour("E", difference, words_of(side, line["is_own"])),
        line["budget_to_date"],
        line["actual_to_date"],
        to_date,
        line["budget_year"],
        share("I", "K", (line["actual_to_date"], line["budget_year"])),
        line["forecast"],
        "-" if line["basis"] is None else line["basis"],
        line["prior_year"],
        line["prior_to_date"],
        line["place"],
        *([line["committed"], line["free"]] if line["has_committed"] and side == "lasten" else []),
    ]


def _sum(lines: Rows, column: str) -> Decimal | None:
    values = [line[column] for line in lines]
    return None if any(v is None for v in values) else sum(values, Decimal(0))


def _budget_total(side: str, of: str, lines: Rows, first: int, last: int) -> list[Any]:
    sums = {
        c: total(letter, first, last, [line[c] for line in lines]) for letter, c in zip("CDHIKMOP", _SUMS, strict=True)
    }
    found = {c: _sum(lines, c) for c in _SUMS}
    more = [
        total(letter, first, last, [line[c] for line in lines])
        for letter, c in (("R", "committed"), ("S", "free"))
        if side == "lasten" and any(line["has_committed"] for line in lines)
    ]
    return _totals(f"Totaal {side}{of}", side, not of, sums, found) + (["", *more] if more else [])


def _result_row(lines: Rows, income: int, costs: int, name: str) -> list[Any]:
    """Income minus costs, under a name."""
    found: dict[str, Decimal | None] = {}
    for column in _SUMS:
        pair = [_sum([line for line in lines if line["side"] == side], column) for side in ("baten", "lasten")]
        found[column] = None if pair[0] is None or pair[1] is None else pair[0] - pair[1]
    sums = {
        c: Formula(f"=ROUND({letter}{income}-{letter}{costs},2)", found[c])
        for letter, c in zip("CDHIKMOP", _SUMS, strict=True)
    }
    return _totals(name, "baten", lines[0]["is_own"] if lines else True, sums, found)


def _totals(
    name: str, side: str, is_own: bool, sums: dict[str, Formula], found: dict[str, Decimal | None]
) -> list[Any]:
    gap = _sides(side, "D", "C", (found["actual"], found["budget"]))
    difference = gap.value if isinstance(gap.value, Decimal) else None
    return [
        name,
        "",
        sums["budget"],
        sums["actual"],
        gap,
        share("E", "C", (difference, found["budget"])),
        favour("E", difference, words_of(side, is_own)),
        sums["budget_to_date"],
        sums["actual_to_date"],
        _sides(side, "I", "H", (found["actual_to_date"], found["budget_to_date"])),
        sums["budget_year"],
        share("I", "K", (found["actual_to_date"], found["budget_year"])),
        sums["forecast"],
        "",
        sums["prior_year"],
        sums["prior_to_date"],
    ]
