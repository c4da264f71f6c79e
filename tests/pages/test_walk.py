"""Every page looked at as a reader would; and what is asked first of a server that has just started."""

import pytest
from browser import NARROW, WIDE, cold_page, new_walk
from looking import axe_violations, look
from server import start_server

from ui.frame.choices import WITHOUT
from ui.frame.menu import TITLES

PATHS = {name: "/" if name == "overzicht" else f"/{name}" for name in TITLES}


@pytest.fixture
def fresh(bundled):
    """A server nobody has asked anything yet."""
    started = start_server(bundled)
    yield started
    started.stop()


@pytest.mark.parametrize("name", ["overzicht", "dossiers", "upload"])
def test_first_page_of_a_fresh_server(browser, fresh, name):
    """A deep link opened first has its frame as well: the start page, one that is looked at, one where one writes."""
    walk = cold_page(browser, fresh, PATHS[name])
    is_framed(walk, name)
    assert look(walk) == []
    walk.close()
    assert "Traceback" not in fresh.log()


def is_framed(walk, name):
    assert walk.page.title() == f"{TITLES[name]} · VGG-dashboard"
    assert walk.page.inner_text(".vgg-title").find(TITLES[name]) >= 0
    assert walk.page.locator("#vgg-places a").count() == len(TITLES)
    assert walk.page.locator('#vgg-places a[aria-current="page"]').text_content() == TITLES[name]


@pytest.fixture(scope="module")
def visitor(browser, server):
    """Someone who goes from page to page by their addresses, and gets each script only once."""
    walk = new_walk(browser, server, *WIDE)
    yield walk
    walk.close()


@pytest.mark.parametrize("name", list(TITLES))
def test_page_on_a_wide_and_on_a_narrow_screen(visitor, server, name):
    visitor.forget()
    visitor.open(PATHS[name])
    is_framed(visitor, name)
    assert look(visitor) == []
    if name == "overzicht":
        assert visitor.page.evaluate("document.querySelector('.vgg-points').getBoundingClientRect().top") < 720
    visitor.resize(*NARROW)
    assert look(visitor) == []
    visitor.resize(*WIDE)
    assert "Traceback" not in server.log()


@pytest.mark.parametrize("name", list(TITLES))
def test_page_of_the_example_year_says_it_is_fictional(visitor, name):
    visitor.forget()
    visitor.open(f"{PATHS[name]}?jaar=2024")
    if name not in WITHOUT:
        assert visitor.page.locator(".vgg-filters .vgg-fictional").first.inner_text() == "fictief voorbeeld"
    assert look(visitor) == []


def test_filter_stays_in_the_address_and_in_words(browser, server):
    walk = cold_page(browser, server, "/dossiers?jaar=2024&helft=tweede&portefeuille=Cultuur")
    assert "tweede helft 2024 · Cultuur" in walk.page.text_content(".vgg-about")
    assert walk.page.locator(".vgg-matrix tbody tr").count() == 2
    walk.page.locator(".vgg-matrix tbody a").first.click()
    walk.wait()
    assert "dossier=" in walk.page.url
    assert "helft=tweede" in walk.page.url
    assert walk.page.inner_text("h1").startswith("D08")
    walk.close()


def test_figure_leads_to_its_rows_and_their_place(browser, server):
    walk = cold_page(browser, server, "/vng?jaar=2023")
    walk.page.get_by_text("Tabellen en bron").click()
    walk.wait()
    walk.page.locator(".vgg-blocks").get_by_text("Alle zetels").click()
    walk.wait()
    text = walk.page.inner_text('[data-testid="stMain"]')
    assert "vgg-2023.xlsx › VNG-zetels › regel" in text
    assert walk.page.get_by_role("button", name="Csv met regels").count() == 1
    assert axe_violations(walk.page) == []
    walk.close()
