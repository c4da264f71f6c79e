"""Lights given before their half began, and what is said twice or too exactly of them; the right value by hand."""

from __future__ import annotations

import pytest
from base import BASE
from looks import opened, said
from tables import figure, load_tables, rows

import warehouse
from etl.store import publish
from metrics import Where

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
    assert "jun–dec, nog niet begonnen" in page
    assert "jan–mei, nog niet begonnen" not in page
    assert rows("SELECT kind, reason, age_days FROM attention WHERE subject = 'Musea'") == [
        ("vroeg gegeven", "voor de tweede helft, die nog niet begonnen is", 11)
    ]
    # the orange light came eleven days ago, once; the invoice is 31 + 15 = 46 days past its day, and has no age
    assert "voor de tweede helft, die nog niet begonnen is: weer · 11 dagen oud" in page
    assert "eigenaar:  adviseur, voor" in page
    assert "factuur V1 is 46 dagen te laat" in page
    assert "46 dagen oud" not in page
    page = said(opened("dossiers", la="kleuren"))
    assert "In de tweede helft: groen 2, oranje 1 van 4 dossiers." in page
    assert "verouderd" not in page
    assert "vroeg gegeven" in page


HALVES = LIGHTS | {
    "Stoplichten": """
        Verslagjaar|Dossier|Helft|Stoplicht|Vastgelegd op|Oorzaak|Gevolg|Bijsturing|Eigenaar|Bijgestuurd op
        2026       |D1     |1    |rood     |01-02-2026   |geld  |niet  |overleg   |adviseur|01-03-2026
        2026       |D1     |2    |groen    |20-03-2026   |       |      |          |        |
        2026       |D2     |1    |groen    |01-02-2026   |       |      |          |        |
        2026       |D2     |2    |rood     |20-03-2026   |weer  |later |hulp      |adviseur|01-06-2026
    """
}


def worse() -> int | None:
    """How many dossiers are worse than in the half before, of the year 2026."""
    with warehouse.reader() as reader:
        return figure(reader, "worsened", Where(2026))


def test_a_light_of_the_half_to_come_takes_no_place_of_the_one_that_is_now(store, monkeypatch):
    """31 March: D1 is red now and D2 is green; what was given ahead stands under it, and nothing is worse yet.

    On 1 June the second half has begun: D1 is green, D2 is red and was green: 100 and 15.
    """
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    load_tables(store, HALVES)
    ahead = "voor de tweede helft, die nog niet begonnen is"
    sql = """SELECT kind, subject, reason, weight FROM attention WHERE page = 'dossiers' AND is_current
        ORDER BY weight DESC, subject"""
    assert rows(sql) == [
        ("rood", "Musea", "geld", 100),
        ("vroeg gegeven", "Musea", ahead, 40),
        ("rood, vroeg gegeven", "Zwemmen", f"{ahead}: weer", 40),
    ]
    assert worse() is None
    page = said(opened("overzicht"))
    assert page.index("geld · 58 dagen oud") < page.index(f"{ahead}: weer")
    monkeypatch.setenv("VGG_TODAY", "2026-06-01")
    with publish.opened():
        pass
    assert rows(sql)[:1] == [("rood, verslechterd", "Zwemmen", "weer", 115)]
    assert worse() == 1


def test_from_its_first_day_on_the_half_has_begun(on):
    """On 1 June the second half begins; a light of 20 March was still given before it."""
    on("2026-06-01")
    page = said(opened("overzicht"))
    assert "nog niet begonnen" not in page
    assert rows("SELECT count(*) FROM attention WHERE kind = 'verouderd'") == [(3,)]


def test_a_light_of_which_the_colour_is_unknown_is_not_missing(store, monkeypatch):
    """Of the four dossiers in the first half: one green, two with a light of unknown colour, one without any light."""
    monkeypatch.setenv("VGG_TODAY", "2026-05-01")
    head = "Verslagjaar|Dossier|Helft|Stoplicht|Tweede stoplicht|Vastgelegd op|Betekenis"
    lights = f"""
        {head}
        2026|D1|1|groen   |        |01-02-2026|
        2026|D2|1|onbekend|        |          |
        2026|D3|1|groen   |onbekend|01-02-2026|onbekend
    """
    load_tables(store, LIGHTS | {"Stoplichten": lights})
    assert rows("SELECT kind, reason FROM attention WHERE page = 'stoplichten' ORDER BY kind DESC") == [
        ("nog niet gegeven", "één dossier heeft nog geen licht van deze helft"),
        ("kleur onbekend", "2 dossiers hebben een licht van deze helft waarvan de kleur niet bekend is"),
    ]
