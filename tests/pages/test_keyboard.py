"""The whole of every page by keyboard alone: what Tab and the arrows come to, in which order, and what shows of it."""

import pytest
from browser import WIDE, warm_page
from keyboard import faults
from measure_pages import ADDRESSES, go, page_of

FIRST_LINK = """() => {
  const main = document.querySelector('[data-testid="stMain"]'), h1 = main.querySelector('h1');
  const follows = each => h1.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const link = [...main.querySelectorAll('a[href^="/"], a[href^="?"]')].find(each => follows(each)
    && each.tabIndex >= 0 && !each.hasAttribute('download') && each.checkVisibility()
    && new URL(each.href).search !== location.search);
  link?.focus();
  return link ? new URL(link.href).search : null;
}"""
HEADING = '[data-testid="stMain"] h1'


@pytest.fixture(scope="module")
def walk(browser, server):
    """One visitor who goes from page to page, with the motion of the pages at rest."""
    walk = warm_page(browser, server, "/", *WIDE)
    walk.page.emulate_media(reduced_motion="reduce")
    yield walk
    walk.close()


@pytest.mark.parametrize("address", ADDRESSES[2024], ids=page_of)
def test_a_page_by_keyboard_alone(walk, address):
    page = walk.page
    go(walk, address)
    assert faults(walk) == []
    here, said = page.url, page.inner_text(HEADING)
    search = page.evaluate(FIRST_LINK)
    assert search is not None, "er is geen link op deze pagina"
    page.keyboard.press("Enter")
    page.wait_for_function("([search, was]) => location.search === search && location.href !== was", arg=[search, here])
    walk.wait()
    page.go_back()
    walk.wait()
    assert (page.url, page.inner_text(HEADING)) == (here, said), "Terug brengt waar men was"
    assert walk.faults() == []
