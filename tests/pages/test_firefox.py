"""Every place of the menu, a choice and Back, a drawer and two slides in Firefox, beside Chromium elsewhere."""

import find_browser
import pytest
from browser import WIDE

from ui.frame.menu import FIRST, TITLES

pytestmark = [pytest.mark.firefox, pytest.mark.skipif(find_browser.find_firefox() is None, reason=find_browser.NO_FOX)]
SIDEWAYS = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
ANSWER = "return document.querySelector('[data-testid=\"stMain\"] h1').innerText"
DRAWN = """return document.querySelectorAll(
  '[data-testid="stMain"] :is(.m, .vgg-drawn, .vgg-table, .vgg-small-pic, form, button)').length"""


@pytest.fixture(scope="module")
def fox(server):
    from firefox import firefox

    with firefox(server.url, *WIDE) as opened:
        opened.open("/?jaar=2024")
        yield opened
        assert opened.faults() == []


def to(fox, name):
    """By the menu to a page, without loading."""
    path = "/" if name == FIRST else f"/{name}"
    fox.ask("window.vggHere = true")
    find = f'#vgg-places a[href^="{path}?"]'
    return fox.go(lambda: fox.click(find), f"document.title.startsWith({TITLES[name]!r})")


def test_every_place_of_the_menu_answers_and_fits(fox):
    told = {}
    for name in [*list(TITLES)[1:], FIRST]:
        address = to(fox, name)
        assert address.split("?")[0] == ("/" if name == FIRST else f"/{name}")
        told[name] = fox.ask(ANSWER)
        assert fox.ask(SIDEWAYS) <= 0, name
        assert fox.ask(DRAWN) > 0, name
    assert all(told.values()) and len(set(told.values())) == len(TITLES), "elke pagina heeft een eigen zin"
    assert fox.ask("return window.vggHere"), "niets is opnieuw geladen"


def test_a_choice_changes_the_answer_and_back_undoes_it(fox):
    to(fox, "activiteit")
    before = fox.ask(ANSWER)
    other = f"document.querySelector('h1').innerText !== {before!r}"
    assert "helft=eerste" in fox.go(lambda: fox.click('[name="helft"][value="eerste"]'), other)
    same = f"document.querySelector('h1').innerText === {before!r}"
    assert "helft" not in fox.go(fox.driver.go_back, same)
    assert fox.ask('return document.querySelector(\'[name="helft"][value="beide"]\').checked')


def test_a_drawer_opens_in_place_and_closes(fox):
    to(fox, "opkomst")
    address = fox.go(lambda: fox.click(".vgg-drawers a"), "document.activeElement.id === 'vgg-la'")
    assert "la=" in address
    assert "la=" not in fox.go(lambda: fox.click(".vgg-shut"), "!document.getElementById('vgg-la')")


def test_two_slides_fit_and_an_arrow_goes_on(fox):
    fox.open("/heisessie?jaar=2024&dia=stand")
    first = fox.ask(ANSWER)
    assert fox.ask(SIDEWAYS) <= 0
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))"
    other = f"document.querySelector('h1').innerText !== {first!r}"
    assert "dia=stand" not in fox.go(lambda: fox.ask(press), other)
    assert fox.ask(SIDEWAYS) <= 0
