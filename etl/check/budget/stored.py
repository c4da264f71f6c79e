"""What is stored already of the years of a budget workbook: headings of cost, budget lines, amounts per month."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from etl.sql import is_stored
from warehouse import Workbench


@dataclass(frozen=True)
class Line:
    """One stored budget line."""

    version: str
    line_id: str
    cost_type: str
    project: str | None
    amount: Decimal


@dataclass(frozen=True)
class Beside:
    """What is stored of a year and not on the sheet: how many budget lines and how much, and headings with months."""

    lines: int = 0
    amount: Decimal = Decimal(0)
    versions: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    realised: Decimal = Decimal(0)


def cost_types(bench: Workbench) -> list[tuple[str, str, int]]:
    """Every heading of cost with its side and its place (0 for none)."""
    if not (bench.has_now and is_stored(bench, "cost_types")):
        return []
    return bench.rows(
        "SELECT cost_type, side, coalesce(position, 0)::INT FROM now.cost_types ORDER BY position, cost_type"
    )


def begins_in(bench: Workbench, year: str) -> int:
    """The month of the calendar in which a book year begins."""
    if not (bench.has_now and is_stored(bench, "book_years")):
        return 1
    rows = bench.rows("SELECT month(first_day)::INT FROM now.book_years WHERE fiscal_year = ?", [int(year)])
    return rows[0][0] if rows else 1


def budget_of(bench: Workbench, year: str) -> list[Line]:
    """The budget lines of a year, all versions."""
    if not (bench.has_now and is_stored(bench, "budget_lines")):
        return []
    sql = "SELECT version, line_id, cost_type, project_code, amount FROM now.budget_lines WHERE fiscal_year = ?"
    return [Line(*row) for row in bench.rows(f"{sql} ORDER BY ALL", [int(year)])]


def beside(bench: Workbench, year: str, lines: Collection[str], names: Collection[str], *, months: bool) -> Beside:
    """What of a year stays that the sheet does not say. lines: numbers of budget lines that it has (none: it has no
    budget); names: its headings; months: whether it has any."""
    others = [x for x in budget_of(bench, year) if x.version != "begroting" or x.line_id not in lines] if lines else []
    realised: list[tuple[str, Decimal]] = []
    if months and bench.has_now and is_stored(bench, "month_results"):
        realised = bench.rows(
            "SELECT cost_type, sum(amount) FROM now.month_results WHERE fiscal_year = ? AND amount IS NOT NULL "
            "AND NOT list_contains(?::VARCHAR[], cost_type) GROUP BY 1 ORDER BY 1",
            [int(year), [*names]],
        )
    return Beside(
        len(others),
        sum((one.amount for one in others), Decimal(0)),
        tuple(dict.fromkeys(one.version for one in others)),
        tuple(name for name, _ in realised),
        sum((amount for _, amount in realised), Decimal(0)),
    )


def keys(bench: Workbench, texts: Collection[str]) -> Mapping[str, str]:
    """Text → what of it is compared when a cell names something."""
    wanted = [*dict.fromkeys(texts)]
    [(made,)] = bench.rows("SELECT list_transform(?::VARCHAR[], lambda t: nl_key(t))", [wanted])
    return dict(zip(wanted, made, strict=True))
