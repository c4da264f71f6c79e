"""Overzicht in a year of which no colour is known: its picture is what is known, and it adds up; worked out by hand."""

import re

from base import BASE
from looks import opened, said, shown
from tables import load_tables

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "Portefeuilles": "Verslagjaar | Portefeuille\n2025 | Cultuur\n2025 | Sport\n2025 | Wegen",
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2025        | D1      | Musea   | Cultuur
        2025        | D2      | Zwemmen | Sport
        2025        | D3      | Bruggen | Wegen
    """,
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht
        2025        | D1      | 1     | onbekend
        2025        | D2      | 2     | onbekend
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand       | Reden
        2025        | M1      | D1      | Musea     | pho   | 1     | 10-01-2025 | gehouden    |
        2025        | M2      | D1; D2  | Samen     | pho   | 1     | 12-02-2025 | gehouden    |
        2025        | M3      | D2      | Zwemmen   | pho   | 2     | 20-09-2025 | geannuleerd | weer
    """,
}


def test_meetings_per_portfolio_where_no_colour_is_known(store, monkeypatch):
    """Three meetings; the one of two dossiers stands with both, so the rows hold 2 + 2 = 4. Of Wegen there is none."""
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    load_tables(store, TABLES)
    page = opened("overzicht", jaar="2025")
    picture = re.search(r"vgg-held.*?</section>", shown(page))[0]
    rows = [re.sub("<[^>]+>", "", row) for row in re.findall("<li>(.*?)</li>", picture)]
    assert rows == ["Cultuur2 van 2", "Sport1 van 2", "Wegengeen overleg"]
    assert "De rijen tellen samen 4 voor 3 overleggen" in said(page)
    # the whole width of the bar of two is the scale; of one held of two planned half is filled
    assert re.findall(r"width:([\d.]+)%", picture) == ["100.00", "100.00", "100.00", "50.00"]
    assert "van geen dossier is een kleur bekend" in said(page)
