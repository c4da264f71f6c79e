"""Lights given before their half began, and what is said twice or too exactly of them; the right value by hand."""

from __future__ import annotations

import pytest
from base import BASE
from looks import opened, said
from tables import load_tables, rows

LIGHTS = {
    "Gemeenten": BASE["Gemeenten"],
    "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur",
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2026        | D1      | Musea   | Cultuur
        2026        | D2      | Zwemmen | Cultuur
        2026        | D3      | Wegen   | Cultuur
        2026        | D4      | Water   | Cultuur
    """,
    "Stoplichten": """
        Verslagjaar|Dossier|Helft|Stoplicht|Vastgelegd op|Oorzaak|Gevolg|Bijsturing|Eigenaar|Bijgestuurd op
        2026       |D1     |2    |groen    |20-03-2026   |       |      |          |        |
        2026       |D2     |2    |groen    |20-03-2026   |       |      |          |        |
        2026       |D3     |2    |oranje   |20-03-2026   |weer   |later |hulp      |adviseur|01-06-2026
    """,
    "Relaties": "Relatie | Naam | Soort\nR1 | Gemeente Pekela | debiteur",
    "Facturen": """
        Factuur | Boekjaar | Soort     | Relatie | Factuurdatum | Vervaldatum | Bedrag
        V1      | 2026     | debiteur  | R1      | 15-01-2026   | 13-02-2026  | 100,00
    """,
}


@pytest.fixture
def on(store, monkeypatch):
    def loaded(day: str) -> None:
        monkeypatch.setenv("VGG_TODAY", day)
        load_tables(store, LIGHTS)

    return loaded


def test_a_half_that_has_not_begun_says_so_beside_its_lights(on):
    """31 March: the second half begins on 1 June. Three lights of four dossiers are too few for percentages."""
    on("2026-03-31")
    page = said(opened("overzicht"))
    assert "tweede helft, nog niet begonnen" in page
    assert "eerste helft, nog niet begonnen" not in page
    assert rows("SELECT reason, age_days FROM attention WHERE kind = 'verouderd' AND subject = 'Musea'") == [
        ("gegeven voor de tweede helft begon", 11)
    ]
    # the orange light came eleven days ago, once; the invoice is 31 + 15 = 46 days past its day, and has no age
    assert "weer · eigenaar: adviseur · 11 dagen oud" in page
    assert "factuur V1 is 46 dagen over de betaaldatum" in page
    assert "46 dagen oud" not in page
    page = said(opened("dossiers"))
    assert "In de tweede helft: groen 2, oranje 1 van 4 dossiers." in page
    assert "verouderd: van voor deze helft" in page


def test_from_its_first_day_on_the_half_has_begun(on):
    """On 1 June the second half begins; a light of 20 March was still given before it."""
    on("2026-06-01")
    page = said(opened("overzicht"))
    assert "nog niet begonnen" not in page
    assert rows("SELECT count(*) FROM attention WHERE kind = 'verouderd'") == [(3,)]
