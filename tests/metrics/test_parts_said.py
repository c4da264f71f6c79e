"""What is known in part is never shown as the whole without a word; looked at on 20 January 2025.

Of 2024 the rent of 100,00 is booked in eleven months: 1.100,00, and December is still to come. The sheet of
contributions of 2025 names one of three members, for 600,00 of the 1.500,00 that is budgeted.
"""

from decimal import Decimal

import pytest
from looks import opened, said
from tables import stored

import warehouse

D = Decimal
LINE = "{0} | {1} | {1} | 15-{1:02d}-{0} | Inkoop | I{1} | 4100 | 100,00"
TABLES = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten
        Huur         | lasten
        Contributies | baten
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2024     | 4100     | Huur         | winst en verlies | Huur
        2025     | 4100     | Huur         | winst en verlies | Huur
    """,
    "Gemeenten": """
        Gemeente | Gemeentecode | Inwoners
        Pekela   | GM0765       | 1000
        Veendam  | GM0047       | 2000
        Oldambt  | GM1895       | 3000
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2025     | begroting | 1     | Huur         | 1.200,00
        2025     | begroting | 2     | Contributies | 1.500,00
    """,
    "Contributies": """
        Boekjaar | Gemeente | Contributie | Ontvangen
        2025     | Pekela   | 600,00      |
    """,
    "Boekingen": "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag\n"
    + "\n".join([*(LINE.format(2024, m) for m in range(1, 12)), LINE.format(2025, 1)]),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2025-01-20"), warehouse.reader() as reader:
        yield reader


def test_last_year_says_up_to_which_month_it_is_known(reader):
    asked = "SELECT prior_year, prior_year_counts FROM {} WHERE report_year = 2025 AND cost_type = 'Huur'"
    to_november = "bekend tot en met november 2024"
    assert reader.rows(asked.format("budget_facts")) == [(D(1100), to_november)]
    # three months of 100 in the third quarter, two in the fourth
    quarters = reader.rows(asked.format("quarter_facts") + " AND quarter > 2 ORDER BY quarter")
    assert quarters == [(D(300), None), (D(200), to_november)]
    so_far = reader.rows(asked.format("to_date_facts") + " AND quarter > 2 ORDER BY quarter")
    assert so_far == [(D(900), None), (D(1100), to_november)]
    assert "Vorig jaar, bekend tot en met november 2024" in said(opened("financien", jaar="2025", la="begroting"))


def test_the_forecast_of_the_contribution_says_of_how_many_members_it_is(reader):
    asked = "SELECT forecast, forecast_basis FROM budget_facts WHERE report_year = 2025 AND cost_type = 'Contributies'"
    assert reader.rows(asked) == [(D(600), "wat het blad Contributies zegt, van 1 van de 3 leden")]
