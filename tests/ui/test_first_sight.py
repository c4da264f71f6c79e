"""What the server says of an address before any script has come is what the page itself then says."""

import html
import re
import threading

import pytest
from awaited import awaited
from base import BASE
from looks import opened, shown
from patience import PATIENCE
from tables import load_tables

from ui.blocks.who import WHY
from ui.frame import first_sight
from ui.frame.menu import FIRST, TITLES

NEXT = {
    "Portefeuilles": "Verslagjaar | Portefeuille\n2024 | Cultuur",
    "Overleggen": "Verslagjaar | Overleg | Onderwerp | Soort | Helft | Datum | Stand\n"
    "2024 | N1 | Muziek | pho | 1 | 15-02-2024 | gehouden",
}


def sight_of(path: str, query: str) -> str:
    """The most that the server can say of an address; empty for nothing."""
    return ["", *first_sight.sights(path, query)][-1]


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
    sight = sight_of(path, "&".join(f"{key}={value}" for key, value in query.items()))
    page = shown(opened(name, two_years, **query))
    assert title(sight) == title(page)
    assert re.findall(r'<form class="vgg-filters".*?</form>', sight, re.DOTALL) == re.findall(
        r'<form class="vgg-filters".*?</form>', page, re.DOTALL
    )
    assert TITLES[name] in sight


@pytest.mark.parametrize("name", ["overzicht", "dossiers", "activiteit", "agenda", "gegevens"])
def test_it_holds_every_block_that_the_page_opens_with(two_years, monkeypatch, name):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    page = [str(block.proto.body) for block in opened(name, two_years, jaar="2023").get("html")]
    sight = sight_of("/" if name == FIRST else f"/{name}", "jaar=2023")
    # the page also has the field that asks who one is, and its top is one block with that
    missing = [block for block in page if block not in sight and WHY not in block]
    assert len(page) > 4 and missing == []


def test_of_an_address_that_asks_for_more_only_the_answer_stands_there(two_years, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    assert "vgg-drawers" in sight_of("/activiteit", "jaar=2023&helft=eerste")
    for more in ("la=bron", "kascommissie=true", "onbekend=1"):
        sight = sight_of("/activiteit", f"jaar=2023&{more}")
        assert "<h1>" in sight and "vgg-drawers" not in sight, more
    assert "vgg-drawers" not in sight_of("/activiteit", "jaar=1999"), "de pagina zegt er een zin bij"


def test_a_page_that_fails_leaves_its_answer_and_tells_the_log(two_years, monkeypatch, caplog):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    monkeypatch.setattr(first_sight, "PAGES", two_years)
    assert "<h1>" in sight_of("/activiteit", "jaar=2023")
    assert "activiteit" in caplog.text


def test_what_is_there_in_time_is_given(two_years, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    assert awaited(first_sight.in_time("/agenda", "jaar=2023")) == sight_of("/agenda", "jaar=2023")


def test_a_dossier_has_its_own_and_what_is_no_page_has_none(two_years, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(two_years))
    assert title(sight_of("/dossiers", "jaar=2023&dossier=D1")).startswith("D1 ")
    assert "<b>" not in sight_of("/dossiers", "jaar=2023&dossier=%3Cb%3E")
    assert sight_of("/agenda.ics", "") == ""
    assert sight_of("/bestaat-niet", "jaar=2023") == ""


def test_without_data_the_page_comes_without_it(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    assert sight_of("/", "") == ""


@pytest.mark.parametrize(("before", "given"), [([], ""), (["<h1>kort</h1>"], "<h1>kort</h1>")])
def test_when_it_takes_too_long_the_page_comes_with_what_is_there(monkeypatch, before, given):
    """The rest comes only after the page has gone."""
    gone = threading.Event()

    def slow(path, query):
        yield from before
        gone.wait(PATIENCE)
        yield "<h1>alles</h1>"

    monkeypatch.setattr(first_sight, "sights", slow)
    monkeypatch.setattr(first_sight, "PATIENCE", 1.0)

    async def asked():
        found = await first_sight.in_time("/", "jaar=2023")
        gone.set()
        return found

    assert awaited(asked()) == given
