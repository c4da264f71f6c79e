"""What the server says of an address before any script has come is what the page itself then says."""

import asyncio
import html
import re

import pytest
from base import BASE
from looks import opened, shown
from tables import load_tables

from ui.frame import first_sight
from ui.frame.menu import FIRST, TITLES

NEXT = {
    "Portefeuilles": "Verslagjaar | Portefeuille\n2024 | Cultuur",
    "Overleggen": "Verslagjaar | Overleg | Onderwerp | Soort | Helft | Datum | Stand\n"
    "2024 | N1 | Muziek | pho | 1 | 15-02-2024 | gehouden",
}


def title(text: str) -> str:
    return html.unescape(re.findall(r"<h1>(.*?)</h1>", text)[0])


@pytest.fixture(scope="module")
def two_years(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sight")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_tables(folder, BASE)
        load_tables(folder, NEXT, name="b.xlsx", about={"Soort": "fictief voorbeeld"})
        yield folder / "store"


@pytest.mark.parametrize("name", ["overzicht", "activiteit", "vng"])
@pytest.mark.parametrize("query", [{}, {"jaar": "2023"}, {"jaar": "2024", "helft": "tweede"}, {"jaar": "1999"}])
def test_it_is_the_title_of_the_page_at_that_very_address(two_years, monkeypatch, name, query):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    path = "/" if name == FIRST else f"/{name}"
    sight = first_sight.first_sight(path, "&".join(f"{key}={value}" for key, value in query.items()))
    page = shown(opened(name, two_years, **query))
    assert title(sight) == title(page)
    assert re.findall(r'<form class="vgg-filters".*?</form>', sight, re.DOTALL) == re.findall(
        r'<form class="vgg-filters".*?</form>', page, re.DOTALL
    )
    assert TITLES[name] in sight


def test_a_dossier_has_its_own_and_what_is_no_page_has_none(two_years, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    assert title(first_sight.first_sight("/dossiers", "jaar=2023&dossier=D1")).startswith("D1 ")
    assert "<b>" not in first_sight.first_sight("/dossiers", "jaar=2023&dossier=%3Cb%3E")
    assert first_sight.first_sight("/agenda.ics", "") == ""
    assert first_sight.first_sight("/bestaat-niet", "jaar=2023") == ""


def test_without_data_and_when_it_takes_too_long_the_page_comes_without_it(tmp_path, two_years, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    assert first_sight.first_sight("/", "") == ""
    monkeypatch.setenv("VGG_DATA", str(two_years))
    monkeypatch.setattr(first_sight, "PATIENCE", 0.0)
    assert asyncio.run(first_sight.in_time("/", "jaar=2023")) == ""
