"""A project that is short: what those who pay for it still owe, and what nobody pays.

Looked at on 10 April 2026, with January to March booked. W1 may have 1.000,00, was invoiced 300,00 and spent 50,00:
250,00 is received in advance. W2 may have 100,00, was invoiced 100,00 and spent 5.000,00: 4.900,00 is for the
association. W3 may have 100,00, was invoiced 70,00 and spent 100,00: 30,00 is still to come. W4 may have 100,00, was
invoiced 40,00 and spent 120,00: of the 80,00 that is short 60,00 is still to come, and 20,00 is for the association.
So 250 − 90 − 4.920 = −4.760.
"""

from decimal import Decimal

import pytest
from looks import opened, said
from tables import rows, stored

D = Decimal
MONEY = {"W1": ("300,00", "50,00"), "W2": ("100,00", "5000,00"), "W3": ("70,00", "100,00"), "W4": ("40,00", "120,00")}
BOOKS = {
    "Kostensoorten": """
        Kostensoort      | Baten of lasten
        Projectbijdragen | baten
        Projectkosten    | lasten
    """,
    "Projecten": """
        Project | Projectnaam | Start      | Einde      | Totale lasten | Totale baten | Stand
        W1      | Water       | 01-01-2026 | 31-12-2026 | 1.000,00      | 1.000,00     | loopt
        W2      | Over        | 01-01-2026 | 31-12-2026 | 100,00        | 100,00       | loopt
        W3      | Zorg        | 01-01-2026 | 31-12-2026 | 100,00        | 100,00       | loopt
        W4      | Half        | 01-01-2026 | 31-12-2026 | 100,00        | 100,00       | loopt
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving     | Soort            | Kostensoort
        2026     | 4300     | Projectkosten    | winst en verlies | Projectkosten
        2026     | 8100     | Projectbijdragen | winst en verlies | Projectbijdragen
    """,
    "Relaties": """
        Relatie | Naam   | Soort
        G1      | Pekela | debiteur
    """,
    "Facturen": """
        Boekjaar | Soort    | Factuur | Relatie | Project | Factuurdatum | Bedrag | Betaald | Betaald op
        2026     | debiteur | F2      | G1      | W2      | 02-02-2026   | 100,00 | 100,00  | 15-02-2026
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Project | Bedrag
    """
    + "\n".join(f"2026 | 1{c} | 3 | 02-03-2026 | Verkoop | 1{c} | 8100 | {c} | -{got}" for c, (got, _) in MONEY.items())
    + "\n"
    + "\n".join(f"2026 | 2{c} | 3 | 03-03-2026 | Inkoop | 2{c} | 4300 | {c} | {out}" for c, (_, out) in MONEY.items())
    + "\n"
    + "\n".join(f"2026 | 3{m} | {m} | 03-0{m}-2026 | Inkoop | 3{m} | 4300 | W1 | 0,00" for m in (1, 2)),
}


@pytest.fixture(scope="module", autouse=True)
def books(tmp_path_factory):
    with stored(tmp_path_factory, BOOKS, "2026-04-10"):
        yield


def test_what_is_short_is_to_come_within_the_income_and_no_further():
    found = rows("SELECT project_code, ahead, to_come, overspent, balance_is FROM project_facts ORDER BY 1")
    assert found == [
        ("W1", D(250), D(0), D(0), "vooruit ontvangen of gefactureerd"),
        ("W2", D(0), D(0), D(4900), "meer uitgegeven dan er baten zijn: voor eigen rekening"),
        ("W3", D(0), D(30), D(0), "nog te ontvangen"),
        ("W4", D(0), D(60), D(20), "tekort: € 60,00 nog te ontvangen en € 20,00 voor eigen rekening"),
    ]


def test_a_partner_does_not_owe_what_is_for_the_association():
    """It was asked 100,00, all of what it agreed to, and paid that."""
    assert rows("SELECT cost_share, settlement, settlement_is, balance_share FROM partner_facts") == [
        (D(100), D(0), "verrekend", D(0))
    ]


def test_overview_asks_attention_for_it():
    assert rows("SELECT subject, reason FROM attention WHERE kind = 'voor eigen rekening' ORDER BY 1") == [
        ("Half", "er is € 20,00 meer uitgegeven dan er baten zijn"),
        ("Over", "er is € 4.900,00 meer uitgegeven dan er baten zijn"),
    ]


def test_the_page_names_each_part():
    text = " ".join(said(opened("financien", jaar="2026", la="projecten")).split())
    for sentence in (
        "Aan projecten is € 4.920 meer uitgegeven dan er baten zijn: dat is voor eigen rekening",
        "Geld van projecten −€ 4.760",
        "€ 250 vooruit ontvangen of terug te betalen · € 90 nog te ontvangen · "
        "€ 4.920 meer uitgegeven dan er baten zijn: voor eigen rekening",
        "loopt; € 4.900 meer uitgegeven dan er baten zijn: voor eigen rekening",
        "loopt; € 80 tekort: € 60,00 nog te ontvangen en € 20,00 voor eigen rekening",
    ):
        assert sentence in text, (sentence, text[:3000])
