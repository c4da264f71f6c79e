"""Income that is a fixed amount is expected at its budget: a contribution without its sheet, and money for a project.

Looked at on 10 April 2026, with January to March booked. The contribution is budgeted at 12.000,00 and its first term
of 6.000,00 is booked in January: 12.000,00 comes in, not 6.000 + 9/12 of 12.000 = 15.000,00. For project W1 500,00 is
budgeted and booked at once: 500,00, not 500 + 375 = 875,00. For W2 100,00 is budgeted and 130,00 booked: 130,00. Costs
of staff are no such amount: 2.100,00 booked of 8.400,00, and 6.300,00 to come.
"""

from decimal import Decimal

import pytest
from tables import rows, stored

D = Decimal
BOOKS = {
    "Kostensoorten": """
        Kostensoort      | Baten of lasten
        Contributies     | baten
        Projectbijdragen | baten
        Personeel        | lasten
    """,
    "Projecten": """
        Project | Projectnaam | Start      | Einde      | Totale lasten | Totale baten | Stand
        W1      | Water       | 01-01-2026 | 31-12-2026 | 500,00        | 500,00       | loopt
        W2      | Over        | 01-01-2026 | 31-12-2026 | 100,00        | 100,00       | loopt
        W3      | Wegen       | 01-01-2026 | 31-12-2026 | 60,00         |              | loopt
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort      | Project | Bedrag | Besluitdatum
        2026     | begroting | 1     | Contributies     |         | 12.000,00
        2026     | begroting | 2     | Personeel        |         | 8.400,00
        2026     | begroting | 3     | Projectbijdragen | W1      | 500,00
        2026     | begroting | 4     | Projectbijdragen | W2      | 100,00
        2026     | begroting | 5     | Personeel        | W3      | 60,00
    """
    # what the board decides on 1 May: somebody pays for W3
    + "2026 | wijziging 1 | 6 | Projectbijdragen | W3 | 60,00 | 01-05-2026",
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving     | Soort            | Kostensoort
        2026     | 4000     | Salaris          | winst en verlies | Personeel
        2026     | 8000     | Contributie      | winst en verlies | Contributies
        2026     | 8100     | Projectbijdragen | winst en verlies | Projectbijdragen
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Project | Bedrag
        2026     | 1           | 1       | 02-01-2026 | Verkoop | 1        | 8000     |         | -6.000,00
        2026     | 2           | 2       | 02-02-2026 | Verkoop | 2        | 8100     | W1      | -500,00
        2026     | 3           | 2       | 02-02-2026 | Verkoop | 3        | 8100     | W2      | -130,00
        2026     | 11          | 1       | 25-01-2026 | Bank    | 11       | 4000     |         | 700,00
        2026     | 12          | 2       | 25-02-2026 | Bank    | 12       | 4000     |         | 700,00
        2026     | 13          | 3       | 25-03-2026 | Bank    | 13       | 4000     |         | 700,00
    """,
}
INVOICED = "zoals gefactureerd, de rest in maand 12"
FIXED = "het begrote bedrag, dat vaststaat"


@pytest.fixture(scope="module", autouse=True)
def books(tmp_path_factory):
    with stored(tmp_path_factory, BOOKS, "2026-04-10"):
        yield


def test_a_fixed_amount_is_expected_at_its_budget_unless_more_is_booked():
    found = rows(
        "SELECT cost_type, project_code, forecast, forecast_basis FROM budget_facts "
        "WHERE project_code IS DISTINCT FROM 'W3' ORDER BY side, cost_type, 2"
    )
    assert found == [
        ("Contributies", None, D(12000), FIXED),
        ("Projectbijdragen", "W1", D(500), FIXED),
        ("Projectbijdragen", "W2", D(130), "wat is geboekt; begroot is € 100,00, en dat is minder"),
        ("Personeel", None, D(8400), "realisatie over 3 maanden + wat daarna nog wordt verwacht, gelijk per maand"),
    ]


def test_a_contribution_without_its_sheet_falls_as_it_is_invoiced():
    """6.000,00 is invoiced in January, the rest of the 12.000,00 falls in December: exactly as budgeted to date."""
    assert rows(
        "SELECT month, expected, phasing FROM budget_phasing WHERE cost_type = 'Contributies' AND month IN (1, 11, 12) "
        "ORDER BY 1"
    ) == [(month, D(amount), INVOICED) for month, amount in ((1, 6000), (11, 6000), (12, 12000))]
    assert rows("SELECT budget_to_date, actual, difference FROM budget_facts WHERE cost_type = 'Contributies'") == [
        (D(6000), D(6000), D(0))
    ]


def test_a_change_that_is_decided_later_pays_for_no_project_yet(tmp_path_factory):
    """On 10 April nobody pays for W3, so its 60,00 is of the association; from 1 May on it is not."""
    of_itself = "SELECT is_own, budget FROM budget_facts WHERE project_code = 'W3' AND side = 'lasten'"
    assert rows(of_itself) == [(True, D(60))]
    with stored(tmp_path_factory, BOOKS, "2026-05-01"):
        assert rows(of_itself) == [(False, D(60))]
