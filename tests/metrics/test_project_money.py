"""Whose the balance of a project is: to be repaid, received in advance, still to come, or of the association itself.

Looked at on 20 August 2025. Each project spent 100,00. P1 runs and had 300,00 of two partners, 200 and 100; P2 ended in
June with 150,00; P3 runs and had 40,00; P4 is closed early with 100,00; of P5 nobody pays anything.
"""

import io
from decimal import Decimal

import pytest
from looks import opened, said
from openpyxl import load_workbook
from tables import rows, stored

import warehouse
from reports.quarter import quarter_report

D = Decimal
CODES = ("P1", "P2", "P3", "P4", "P5")
INCOME = {"P1": "300,00", "P2": "150,00", "P3": "40,00", "P4": "100,00"}
BOOKS = {
    "Kostensoorten": """
        Kostensoort   | Baten of lasten
        Bijdragen     | baten
        Projectkosten | lasten
    """,
    "Projecten": """
        Project | Projectnaam | Start      | Einde      | Totale lasten | Stand
        P1      | Water       | 01-01-2025 | 31-12-2025 | 1000          | loopt
        P2      | Wonen       | 01-01-2025 | 30-06-2025 | 1000          | in afrekening
        P3      | Zorg        | 01-01-2025 | 31-12-2025 | 1000          | loopt
        P4      | Sport       | 01-01-2025 | 31-12-2025 | 1000          | afgerond
        P5      | Wegen       | 01-01-2025 | 31-12-2025 | 1000          | loopt
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving  | Soort            | Kostensoort
        2025     | 4000     | Projectkosten | winst en verlies | Projectkosten
        2025     | 8000     | Bijdragen     | winst en verlies | Bijdragen
    """,
    "Relaties": """
        Relatie | Naam    | Soort
        G1      | Pekela  | debiteur
        G2      | Veendam | debiteur
    """,
    "Facturen": """
        Boekjaar | Soort    | Factuur | Relatie | Project | Factuurdatum | Bedrag | Betaald | Betaald op
        2025     | debiteur | F1      | G1      | P1      | 01-02-2025   | 200,00 | 200,00  | 15-02-2025
        2025     | debiteur | F2      | G2      | P1      | 01-02-2025   | 100,00 |         |
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Project | Bedrag
    """
    + "\n".join(f"2025 | {n} | 2 | 10-02-2025 | Inkoop | {n} | 4000 | {c} | 100,00" for n, c in enumerate(CODES, 1))
    + "\n"
    + "\n".join(f"2025 | 9{c} | 2 | 11-02-2025 | Verkoop | 9{c} | 8000 | {c} | -{a}" for c, a in INCOME.items()),
}


@pytest.fixture(scope="module", autouse=True)
def books(tmp_path_factory):
    with stored(tmp_path_factory, BOOKS, "2025-08-20"):
        yield


def test_whose_the_balance_is():
    found = {
        code: (balance, whose)
        for code, balance, whose in rows(
            "SELECT project_code, balance, balance_is FROM project_facts WHERE report_year = 2025"
        )
    }
    assert found.pop("P5")[1] == "betaald door de vereniging zelf"
    assert found == {
        "P1": (D(200), "vooruit ontvangen of gefactureerd"),
        "P2": (D(50), "terug te betalen"),
        "P3": (D(-60), "nog te ontvangen"),
        "P4": (D(0), "niets over en niets tekort"),
    }


def test_the_page_says_it_with_the_share_of_each_partner():
    """Of 200,00 left two thirds is of the one who was asked 200,00, and paid; a third of the other, who did not yet.

    So of the 100,00 that was spent the first bears 66,66 and paid 133,34 in advance; the other still owes its 33,34.
    """
    text = " ".join(said(opened("financien", jaar="2025", project="P1")).split())
    for sentence in (
        "loopt; € 200 vooruit ontvangen of gefactureerd",
        "in afrekening; € 50 terug te betalen; afgelopen, maar het saldo is niet nul",
        "loopt; € 60 nog te ontvangen",
        "afgerond; niets over en niets tekort",
        "Saldo: vooruit ontvangen of gefactureerd € 200,00",
    ):
        assert sentence in text, sentence
    shares = rows("SELECT relation_name, invoiced, received, still_open, balance_share FROM partner_facts ORDER BY 1")
    assert shares == [("Pekela", D(200), D(200), D(0), D("133.34")), ("Veendam", D(100), D(0), D(100), D("66.66"))]
    assert "133,34" in text and "66,66" in text
    settled = rows("SELECT relation_name, cost_share, settlement, settlement_is FROM partner_facts ORDER BY 1")
    assert settled == [
        ("Pekela", D("66.66"), D("133.34"), "vooruit ontvangen"),
        ("Veendam", D("33.34"), D("-33.34"), "nog te ontvangen"),
    ]
    assert "Ontvangen van partners € 200,00" in text
    assert "−33,34" in text and "vooruit ontvangen" in text


def test_the_quarter_report_settles_with_each_partner():
    with warehouse.reader() as reader:
        book = load_workbook(io.BytesIO(quarter_report(reader, 2025, 3)), data_only=True)
    found = {row[0]: row[2:8] for row in book["Projecten"].iter_rows(values_only=True) if row[1] == "Water"}
    assert found["Pekela"] == (200, 200, 0, 66.66, 133.34, "vooruit ontvangen")
    assert found["Veendam"] == (100, 0, 100, 33.34, -33.34, "nog te ontvangen")
