"""Afbouw: what comes free by what is decided, apart from what is only intended; the right value by hand."""

from __future__ import annotations

from base import BASE
from looks import opened, said
from tables import load_tables

HANDOVERS = {
    "Gemeenten": BASE["Gemeenten"],
    "Afbouw en start": """
        Verslagjaar | Nummer | Wat    | Soort      | Stand     | Uren die vrijkomen | Geld dat vrijkomt |Brief verstuurd
        2026        | H1     | routes | overdracht | besloten  | 120                | 4000,00           | ja
        2026        | H2     | wijken | overdracht | besloten  | 80                 |                   |
        2026        | H3     | net    | start      | loopt     |                    |                   |
        2026        | H4     | krant  | afbouw     | besloten  | 30                 | 1250,50           | nee
        2026        | H5     | samen  | verkenning | voornemen | 40                 | 500,00            |
    """,
}


def test_what_is_intended_stands_beside_what_is_decided(store, monkeypatch):
    """120 + 80 + 30 = 230 hours of the three tasks that stop or go over; 40 of an intention, that was 270 together.

    Money: 4.000,00 + 1.250,50 at least, of H2 nobody said it. Letters: one of three, and of H2 it is unknown.
    """
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    load_tables(store, HANDOVERS)
    page = said(opened("afbouw"))
    assert "230 uren daarnaast 40 uren in een voornemen · 3 van 3 besloten taken" in " ".join(page.split())
    page = " ".join(page.split())
    assert "≥ € 5.251 daarnaast 500 euro in een voornemen · ten minste: niet van elke taak is het opgegeven" in page
    assert "2 van 3 besloten taken waarvan het geld is opgegeven" in page
    assert "Brieven verstuurd ≥ 1 van 3 ten minste: niet van elke taak is het bekend" in page
