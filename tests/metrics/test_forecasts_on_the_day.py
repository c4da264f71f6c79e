"""A forecast that is entered again: on an earlier day the one that held then, with the place that it came from.

For Advies 4.500,00 was entered in February, corrected to 4.600,00, and 4.000,00 on 1 October; for Huur 900,00 on 1
October only.
"""

from datetime import date
from decimal import Decimal

import pytest
from tables import figure, load_tables

from etl.store import states
from metrics import Where

D = Decimal
TABLES = {
    "Kostensoorten": """
        Kostensoort | Baten of lasten | Volgorde
        Huur        | lasten          | 1
        Advies      | lasten          | 2
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort | Groep
        2025     | 1100     | Bank         | balans           |             | bank
        2025     | 4000     | Huur         | winst en verlies | Huur        |
    """,
    "Boekingen": "Boekjaar|Regelnummer|Periode|Boekdatum|Dagboek|Boekstuk|Rekening|Bedrag\n"
    + "\n".join(
        f"2025 | {n}a | {n} | 15-{n:02d}-2025 | Bank | {n} | 4000 | 100,00\n"
        f"2025 | {n}b | {n} | 15-{n:02d}-2025 | Bank | {n} | 1100 | -100,00"
        for n in range(1, 13)
    ),
}
HEAD = "Boekjaar | Versie | Regel | Kostensoort | Bedrag | Besluitdatum\n"
FIRST = "2025 | begroting | 1 | Huur | 1.200,00 |\n2025 | begroting | 2 | Advies | 5.000,00 |\n"


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forecasts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2025-12-10")
        load_tables(folder, TABLES | {"Begroting": HEAD + FIRST + "2025 | prognose | 2 | Advies | 4.500,00 | feb 2025"})
        for name, lines in {
            "verbeterd": "2025 | prognose | 2 | Advies | 4.600,00 | feb 2025",
            "najaar": "2025 | prognose | 2 | Advies | 4.000,00 | 01-10-2025\n"
            "2025 | prognose | 1 | Huur | 900,00 | 01-10-2025",
        }.items():
            load_tables(folder, {"Begroting": HEAD + lines}, name=f"{name}.xlsx")
    return folder / "store"


@pytest.mark.parametrize(
    ("day", "advies", "huur", "place"),
    [
        # "feb 2025" is certain on its last day; before it nothing was entered
        ("2025-02-27", None, None, None),
        ("2025-02-28", "4600", None, "verbeterd.xlsx"),
        ("2025-03-31", "4600", None, "verbeterd.xlsx"),
        ("2025-09-30", "4600", None, "verbeterd.xlsx"),
        ("2025-10-01", "4000", "900", "najaar.xlsx"),
    ],
)
def test_the_forecast_is_the_one_that_was_entered_by_then(year, monkeypatch, day, advies, huur, place):
    monkeypatch.setenv("VGG_DATA", str(year))
    monkeypatch.setenv("VGG_TODAY", "2025-12-10")
    with states.opened(states.as_on(date.fromisoformat(day))) as reader:
        counted = reader.rows(
            "SELECT cost_type, amount, _file FROM budget_counted WHERE version = 'prognose' ORDER BY line_id DESC"
        )
        found = dict(reader.rows("SELECT cost_type, forecast_basis FROM budget_facts WHERE report_year = 2025"))
        result = figure(reader, "forecast_result", Where(2025))
    expected = [("Advies", D(advies), place)] if advies else []
    assert counted == expected + ([("Huur", D(huur), place)] if huur else [])
    assert found["Advies"].startswith("opgegeven op") is bool(advies)
    assert found["Huur"].startswith("opgegeven op") is bool(huur)
    if day == "2025-09-30":
        # of rent 100 a month is booked, and budgeted for the months to come: 1.200; and the 4.600
        assert result == -D(1200) - D(4600)
