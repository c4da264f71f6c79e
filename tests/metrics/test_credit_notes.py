"""A credit note that stands open is not overdue, and takes nothing off what another member is late with.

On 30 June 2023 Pekela owes 100,00 since 31 March and 60,00 since 3 March (paid on 1 July): 160,00 overdue. Veendam is
to get 100,00 back and owes 40,00 that is due on 31 July: nothing of it is overdue. Open: 160 − 100 + 40 = 100,00.
"""

from datetime import date
from decimal import Decimal

import pytest
from looks import opened, said
from tables import figure, stored

import warehouse
from metrics import Where
from metrics.open_items import relations_sql

D = Decimal
TABLES = {
    "Gemeenten": """
        Gemeente | Gemeentecode | Inwoners
        Pekela   | GM0765       | 1000
        Veendam  | GM0047       | 2000
    """,
    "Relaties": """
        Relatie | Naam    | Soort
        R1      | Pekela  | debiteur
        R2      | Veendam | debiteur
    """,
    "Facturen": """
        Boekjaar | Soort    | Factuur | Relatie | Factuurdatum | Vervaldatum | Bedrag  | Betaald | Betaald op
        2023     | debiteur | F1      | R1      | 01-03-2023   | 31-03-2023  | 100,00  |         |
        2023     | debiteur | F2      | R2      | 01-03-2023   | 31-03-2023  | -100,00 |         |
        2023     | debiteur | F3      | R2      | 01-06-2023   | 31-07-2023  | 40,00   |         |
        2023     | debiteur | F4      | R1      | 01-02-2023   | 03-03-2023  | 60,00   | 60,00   | 01-07-2023
        2022     | debiteur | G1      | R1      | 01-03-2022   |             | 75,00   | 75,00   | 01-03-2023
        2021     | debiteur | H1      | R1      | 01-03-2021   | 31-03-2021  | 20,00   | 20,00   | 01-02-2022
        2021     | debiteur | H2      | R2      | 01-03-2021   |             | 30,00   | 30,00   | 01-02-2022
    """,
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2023-06-30"), warehouse.reader() as reader:
        yield reader


def test_what_is_overdue_is_not_lowered_by_a_credit_note(reader):
    assert figure(reader, "debtors_overdue", Where(2023)) == D(160)
    assert figure(reader, "debtors_open", Where(2023)) == D(100)
    late = reader.rows(
        "SELECT invoice_id, days_overdue FROM invoice_facts WHERE is_overdue AND report_year = 2023 ORDER BY 1"
    )
    assert late == [("F1", 91), ("F4", 119)]
    assert reader.rows("SELECT DISTINCT subject FROM attention WHERE kind = 'niet betaald' AND report_year = 2023") == [
        ("Pekela",)
    ]
    assert "Van wat wij nog moeten ontvangen is € 160 te laat" in said(opened("financien", jaar="2023"))


def test_in_the_list_by_age_a_credit_note_is_not_overdue(reader):
    """The columns: total, not overdue, 1–30, 31–60, 61–90 and over 90 days."""
    rows = reader.rows(*relations_sql("debiteur", date(2023, 6, 30), Where(2023)))
    assert {name: amounts for name, _, *amounts, _, _, _, _ in rows} == {
        "Pekela": [D(160), None, None, None, None, D(160)],
        "Veendam": [D(-60), D(-60), None, None, None, None],
    }


def test_without_a_due_date_it_is_unknown_what_is_overdue_and_not_nothing(reader):
    assert figure(reader, "debtors_overdue", Where(2022)) is None
    page = " ".join(said(opened("financien", jaar="2022")).split())
    assert "€ 75 , of er iets te laat is, is niet bekend" in page and "€ 0 te laat" not in page
    assert "Of er iets te laat is, is niet te zeggen: van 1 van 1 open factuur ontbreekt de vervaldatum." in page
    page = " ".join(said(opened("financien", jaar="2021")).split())
    assert "€ 50 , ten minste € 20 te laat" in page
    assert "Van wat wij nog moeten ontvangen is ten minste € 20 te laat." in page
