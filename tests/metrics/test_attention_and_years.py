"""A book year that begins in July, and what attention says of what is not there: drawn, with the right value by hand."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from base import BASE
from tables import load_once, rows

from etl.store import publish, states
from reports.__main__ import main
from reports.quarter import last_day
from ui.blocks import filters, store
from ui.finance import approved

HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag | Beginbalans"
MONEY = {
    "Gemeenten": BASE["Gemeenten"],
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Huur         | lasten          | 2
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Groep op de balans | Kostensoort
        2026     | 1000     | Bank         | balans           | bank               |
        2026     | 4100     | Huur         | winst en verlies |                    | Huur
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2026     | begroting | 1     | Contributies | 1.200,00
        2026     | begroting | 2     | Huur         | 360,00
    """,
}
FROM_JULY = {"Boekjaren": "Boekjaar | Eerste dag\n2026 | 01-07-2025"}


def rent(last: int, first_month: int = 1) -> str:
    """30,00 of rent on day 20 of each month of book year 2026 up to this one; with 7 the year begins in July 2025."""
    lines = [HEAD]
    for period in range(1, last + 1):
        month = (first_month + period - 2) % 12 + 1
        day = f"20-{month:02d}-{2026 if first_month == 1 or month < first_month else 2025}"
        lines.append(f"2026 | {2 * period} | {period} | {day} | Memo | H{period} | 4100 | 30,00 |")
        lines.append(f"2026 | {2 * period + 1} | {period} | {day} | Memo | H{period} | 1000 | -30,00 |")
    return "\n".join(lines)


@pytest.fixture
def at(tmp_path, monkeypatch):
    """These tables as on a day, in a store made once."""

    def loaded(day: str, tables: dict[str, str]) -> None:
        monkeypatch.setenv("VGG_TODAY", day)
        monkeypatch.setenv("VGG_DATA", str(tmp_path / f"store-{day}"))
        load_once(tmp_path, tables)

    return loaded


def test_the_first_quarter_of_a_year_from_july_ends_in_september(at, tmp_path):
    """Book year 2026 began on 1-7-2025: its first quarter ends on 30-9-2025, not 31-3-2026, and is over on 10 November.

    Rent of July, August and September: 3 x 30,00 = 90,00; the October of the books is not in it.
    """
    at("2025-11-10", {**MONEY, **FROM_JULY, "Boekingen": rent(4, 7)})
    with publish.opened() as reader:
        assert [str(last_day(reader, 2026, n)) for n in (1, 2, 3, 4)] == [
            "2025-09-30",
            "2025-12-31",
            "2026-03-31",
            "2026-06-30",
        ]
    path = tmp_path / "q1.xlsx"
    assert main(["quarter", "--year", "2026", "--quarter", "1", "-o", str(path)]) == 0
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()))["Kerncijfers"]
    [costs] = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Lasten tot nu toe"]
    assert (costs[1], costs[5]) == (90, "Tot en met september 2025.")
    filters.remember(filters.Filters(2026))
    with store.opened():
        assert approved.to_approve([1, 2], set()) == [1]
        assert approved.to_approve([1, 2], {1}) == []  # the second ends on 31-12-2025
        figures = {row["figure"]: row["amount"] for row in approved.figures(1, "penningmeester", states.clock.today())}
    assert figures["resultaat"] == "-90,00"
