"""The money of a book year that does not end with the calendar is judged on the last day of that book year.

Rent of 30,00 a month on day 20. F1 of 100,00 is due on 30 April and paid on 15 August, six weeks after the year: open
on its last day, and as late as that day says.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from looks import opened, said
from tables import rows, stored

TABLES = {
    "Kostensoorten": "Kostensoort | Baten of lasten\nHuur | lasten",
    "Grootboekrekeningen": """Boekjaar | Rekening | Omschrijving | Soort | Groep op de balans | Kostensoort
        2026 | 1000 | Bank | balans | bank |
        2026 | 4100 | Huur | winst en verlies | | Huur""",
    "Relaties": "Relatie | Naam | Soort\nR1 | Pekela | debiteur",
}
HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag"


def rent() -> str:
    """30,00 on day 20 of each month from July 2025 to June 2026."""
    lines = [HEAD]
    for period in range(1, 13):
        day = f"20-{period + 6:02d}-2025" if period <= 6 else f"20-{period - 6:02d}-2026"
        for account, amount in (("4100", "30,00"), ("1000", "-30,00")):
            lines.append(f"2026 | {len(lines)} | {period} | {day} | Memo | H{period} | {account} | {amount}")
    return "\n".join(lines)


BOOK_YEAR = {
    **TABLES,
    "Boekjaren": "Boekjaar | Eerste dag\n2026 | 01-07-2025",
    "Boekingen": rent(),
    "Facturen": """Boekjaar | Soort | Factuur | Relatie | Factuurdatum | Vervaldatum | Bedrag | Betaald | Betaald op
        2026 | debiteur | F1 | R1 | 01-04-2026 | 30-04-2026 | 100,00 | 100,00 | 15-08-2026""",
}


@pytest.mark.parametrize(
    ("today", "money", "calendar", "late", "known"),
    [
        ("2026-05-10", "2026-05-10", "2026-05-10", 10, "2026-04-30"),
        ("2026-09-10", "2026-06-30", "2026-09-10", 61, "2026-06-30"),  # all 31 days of May, and 30 of June
        ("2027-03-10", "2026-06-30", "2026-12-31", 61, "2026-06-30"),
    ],
)
def test_money_is_judged_on_the_last_day_of_its_own_year(tmp_path_factory, today, money, calendar, late, known):
    with stored(tmp_path_factory, BOOK_YEAR, today):
        assert rows("SELECT books_judged_on, judged_on, money_until FROM report_years WHERE report_year = 2026") == [
            tuple(map(date.fromisoformat, (money, calendar, known)))
        ]
        assert rows("SELECT open_amount, days_overdue FROM invoice_facts WHERE report_year = 2026") == [(D(100), late)]
        if today == "2026-09-10":
            assert "het geld op di 30 jun 2026" in said(opened("financien", jaar="2026"))
