"""The row of choices: of which day it speaks, what is known of later, what is made up or does not exist."""

from __future__ import annotations

import html
import re

import pytest
from base import BASE
from looks import opened, said, shown
from tables import load_tables

REAL = {"Soort": "feitelijk", "Gegevens tot en met": "31-12-2023"}
NEXT = {
    "Portefeuilles": "Verslagjaar | Portefeuille\n2024 | Cultuur",
    "Overleggen": "Verslagjaar | Overleg | Onderwerp | Soort | Helft | Datum | Stand\n"
    "2024 | N1 | Muziek | pho | 1 | 15-02-2024 | gehouden",
}
MORE = {
    "Overleggen": "Verslagjaar | Overleg | Onderwerp | Soort | Helft | Datum | Stand\n"
    "2024 | N2 | Dans | pho | 1 | 14-03-2024 | gehouden"
}


@pytest.fixture
def years(store, monkeypatch):
    """2023 as it was, and the address of a page of a year; today is 30 November 2026."""
    monkeypatch.setenv("VGG_TODAY", "2026-11-30")
    load_tables(store, BASE, about=REAL)

    def header(year: int, page: str = "overzicht") -> str:
        app = opened(page, jaar=str(year))
        marks = re.findall(r'class="vgg-fictional">([^<]+)<', shown(app))
        tips = html.unescape(" ".join(re.findall(r'data-tip="([^"]+)"', shown(app))))
        return f"{marks[:1]} {tips} " + said(app)

    return store, header


def test_a_year_that_is_over_says_its_day_and_that_nothing_later_is_known(years):
    """2023 runs to 31-12-2023 and was judged that day; of 2024 nothing is loaded, then what is made up, then real."""
    store, header = years
    until = "Beoordeeld op zo 31 dec 2023"
    assert "t/m zo 31 dec 2023" in header(2023)
    assert f"{until} · van na 2023 is nog niets geladen" in header(2023)
    load_tables(store, NEXT, name="b.xlsx", about={"Soort": "fictief voorbeeld"})
    assert f"{until} · van na 2023 is alleen fictief voorbeeld geladen" in header(2023)
    # the newest that is known of 2024 is 15 February; it was judged on its last day
    assert "t/m do 15 feb 2024" in header(2024)
    assert "Beoordeeld op di 31 dec 2024 · van na 2024 is nog niets geladen" in header(2024)
    load_tables(store, MORE, name="c.xlsx")
    assert "van na" not in header(2023)


def test_made_up_data_have_one_fixed_mark_and_a_part_of_them_too(years):
    """Of 2023 nothing is made up; of 2024 all, and with a real meeting beside it a part."""
    store, header = years
    load_tables(store, NEXT, name="b.xlsx", about={"Soort": "fictief voorbeeld"})
    assert header(2023).startswith("[] ")
    assert header(2024).startswith("['fictief voorbeeld'] ")
    load_tables(store, MORE, name="c.xlsx")
    assert header(2024).startswith("['deels fictief'] ")
    assert header(2024, "agenda").startswith("['deels fictief'")


@pytest.mark.parametrize(
    ("address", "sentence", "year"),
    [
        ({"jaar": "2019"}, "‘2019’ is niet geladen; u ziet 2023.", "2023"),
        ({"jaar": ""}, "", "2023"),
        ({"jaar": "2023", "helft": "derde"}, "‘derde’ is geen helft; u ziet het hele jaar.", "2023"),
        ({"jaar": "2023", "helft": ""}, "", "2023"),
        (
            {"jaar": "2023", "grens": "week"},
            "‘week’ is geen knip van het jaar; u ziet de helften van het verslag.",
            "2023",
        ),
        (
            {"jaar": "2023", "portefeuille": "<b>Onzin"},
            "Onder portefeuille ‘<b>Onzin’ staat in 2023 geen dossier; die keuze telt niet mee.",
            "2023",
        ),
    ],
)
def test_a_choice_that_does_not_exist_says_so_and_gives_a_page(years, address, sentence, year):
    app = opened("activiteit", **address)
    told = re.findall(r'class="vgg-unknown-choice"[^>]*>([^<]*(?:<(?!/p)[^<]*)*)</p>', shown(app))
    assert [html.unescape(one) for one in told] == ([sentence] if sentence else [])
    assert f'<option value="{year}" selected="selected">' in shown(app)
