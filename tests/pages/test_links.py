"""A click inside the dashboard does not load it again; every state has an address, and Back undoes the last choice."""

import re

import pytest
from browser import NARROW, WIDE, cold_page, new_walk

HEADING = "h1"
ACTIVE = "(document.activeElement?.textContent || document.activeElement?.getAttribute('name') || '').trim()"
SEEN = """(() => {
  const at = document.activeElement, shown = getComputedStyle(at.matches('[type=radio]') ? at.nextElementSibling : at);
  const isSeen = shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2 || shown.boxShadow !== 'none';
  return [at.textContent.trim() || at.name, isSeen];
})()"""


@pytest.fixture
def walk(browser, server):
    """The overview of the example year, in a browser that counts how often a session begins."""
    walk = cold_page(browser, server, "/?jaar=2024")
    again = []
    walk.page.on("websocket", lambda socket: again.append(socket.url))
    walk.page.on("load", lambda page: again.append(page.url))
    yield walk
    assert again == [], "er is opnieuw geladen"
    assert walk.faults() == []
    walk.close()


def go(walk, act):
    act()
    walk.wait()
    return walk.page.url.removeprefix(walk.server.url)


def test_from_place_to_place_and_back_in_one_session(walk):
    page = walk.page
    page.locator("summary", has_text="Dossiers").click()
    assert go(walk, page.locator("#vgg-places a", has_text="Dossiers").click) == "/dossiers?jaar=2024"
    assert page.evaluate(ACTIVE) == page.inner_text(HEADING), "wie voorleest, begint bij de titel"
    assert page.title() == "Dossiers · VGG-dashboard"
    assert page.locator("#vgg-places details[open]").count() == 0, "het menu sluit na een keuze"
    assert go(walk, page.locator('.stHtml a[href*="dossier=D04"]').first.click) == "/dossiers?jaar=2024&dossier=D04"
    assert page.inner_text(HEADING).startswith("D04")
    assert go(walk, page.go_back) == "/dossiers?jaar=2024"
    assert go(walk, page.go_back) == "/?jaar=2024"
    assert go(walk, page.go_forward) == "/dossiers?jaar=2024"


def test_a_choice_is_an_address_and_back_undoes_it(walk):
    page = walk.page
    before = page.inner_text(HEADING)
    assert go(walk, lambda: page.select_option('[name="jaar"]', "2023")) == "/?jaar=2023"
    assert page.inner_text(HEADING) != before
    page.locator('[name="helft"][value="beide"]').focus()
    assert go(walk, lambda: page.keyboard.press("ArrowRight")) == "/?jaar=2023&helft=eerste"
    assert page.evaluate("document.activeElement.value") == "eerste", "het toetsenbord blijft waar het was"
    go(walk, page.go_back)
    assert page.locator('[name="helft"][value="beide"]').is_checked()
    assert go(walk, page.go_back) == "/?jaar=2024"
    assert page.inner_text(HEADING) == before
    page.locator('[role="status"]', has_text=before).wait_for(state="attached")  # what became different is said


def test_portfolios_stay_open_while_one_ticks_and_go_all_at_once(walk):
    page = walk.page
    page.locator(".vgg-choose > summary").click()
    ticks = page.locator('.vgg-choose [name="portefeuille"]')
    first, second = ticks.nth(0).get_attribute("value"), ticks.nth(1).get_attribute("value")
    go(walk, ticks.nth(0).check)
    go(walk, ticks.nth(1).check)
    assert page.evaluate("new URLSearchParams(location.search).getAll('portefeuille')") == [first, second]
    assert page.locator(".vgg-choose[open]").count() == 1
    assert go(walk, page.get_by_role("button", name="Alle portefeuilles").click) == "/?jaar=2024"
    page.keyboard.press("Escape")
    assert page.locator(".vgg-choose[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_drawer_opens_in_place_has_an_address_and_closes_with_escape(walk):
    page = walk.page
    address = go(walk, page.locator(".vgg-drawers a", has_text="Tabellen en bron").click)
    assert address == "/?jaar=2024&la=bron"
    assert page.evaluate(ACTIVE) == "Tabellen en bron"
    assert page.locator(".st-key-lade .vgg-table").count() > 0
    second = page.locator(".vgg-blocks a").nth(1)
    name = second.inner_text()
    assert "&blok=" in go(walk, second.click)
    assert page.locator('.vgg-blocks a[aria-current="true"]').inner_text() == name
    page.locator("#vgg-la").focus()
    assert go(walk, lambda: page.keyboard.press("Escape")) == "/?jaar=2024"
    assert page.locator(".st-key-lade").count() == 0


def test_the_menu_of_a_small_screen_by_keyboard(walk):
    page = walk.page
    walk.resize(*NARROW)
    button = page.locator(".vgg-menu-button")
    assert button.inner_text().split() == ["Menu", "Overzicht"], "waar men is, zonder het menu te openen"
    assert page.locator("#vgg-places a:visible").count() == 0, "achter een gesloten menu is niets om op te staan"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate(ACTIVE) == "Overzicht", "het menu in"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate(ACTIVE).startswith("Menu")
    page.keyboard.press("Enter")
    assert go(walk, lambda: page.locator("#vgg-places > li > a", has_text="VNG").press("Enter")) == "/vng?jaar=2024"
    assert button.get_attribute("aria-expanded") == "false", "na een keuze sluit het"
    walk.resize(*WIDE)


def test_where_the_keyboard_is_shows_on_every_link_of_the_frame(walk):
    page = walk.page
    page.locator(".vgg-home").focus()
    widths = []
    for _ in range(14):
        page.keyboard.press("Tab")
        widths.append(page.evaluate(SEEN))
    assert [name for name, is_seen in widths if not is_seen] == []


MOST_BYTES = 560_000
"""Of a first visit; 1.150.000 before the fonts, the icons and the form of the scripts were looked at."""
LINES = """(() => {
  const Own = WebSocket;
  window.vggLines = [];
  window.WebSocket = class extends Own { constructor(...of) { super(...of); window.vggLines.push(this); } };
})()"""
FETCHED = (
    "performance.getEntriesByType('resource').filter(e => e.transferSize > 300).map(e => new URL(e.name).pathname)"
)
SEEN_THROUGH = """one => {
  let least = 1;
  for (; one; one = one.parentElement) least *= getComputedStyle(one).opacity;
  return least;
}"""


@pytest.fixture(scope="module")
def visit(browser, server):
    """A first visit to Opkomst: the page, and of each that was fetched the address, when asked, when there, bytes."""
    walk, came = new_walk(browser, server, *WIDE), {}
    network = walk.page.context.new_cdp_session(walk.page)
    network.send("Network.enable")

    def asked(event):
        came[event["requestId"]] = [event["request"]["url"], event["timestamp"]]

    def there(event):
        came[event["requestId"]][2:] = [event["timestamp"], event["encodedDataLength"]]

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", there)
    walk.page.add_init_script(LINES)
    walk.open("/opkomst?jaar=2024")
    yield walk, list(came.values())
    walk.close()


def test_a_first_visit_fetches_little_and_no_script_waits_for_another(visit):
    walk, came = visit
    assert sum(size for *_, size in came) < MOST_BYTES
    [scripts_there] = [there for url, _, there, _ in came if re.search(r"/js/index\.[\w-]{8}\.js$", url)]
    # an icon is drawn, and so asked for, when there is something to draw
    late = [url for url, asked, *_ in came if asked > scripts_there and not url.endswith((".woff2", "favicon.png"))]
    assert late == []
    fonts = [size for url, *_, size in came if url.endswith(".woff2")]
    assert sum(fonts) < 20_000, "alleen de iconen die een pagina tekent"
    assert walk.faults() == []


def test_a_second_visit_fetches_only_what_can_have_changed(visit):
    walk, _ = visit
    walk.open("/opkomst?jaar=2024")
    assert [path for path in walk.page.evaluate(FETCHED) if not path.startswith("/_stcore/")] == []


def test_with_the_line_cut_old_figures_are_marked_and_the_choice_comes_by_itself(visit):
    walk, _ = visit
    page = walk.page
    before = page.inner_text(HEADING)
    page.context.set_offline(True)
    page.evaluate("window.vggLines.forEach(line => line.close())")
    page.check('[name="helft"][value="tweede"]', force=True)
    page.locator("html.vgg-old .vgg-line", has_text="Geen verbinding.").wait_for()
    said = page.locator(".vgg-line").inner_text()
    assert said == "Geen verbinding. U ziet de cijfers van daarnet; het dashboard probeert het zelf opnieuw."
    assert page.inner_text(HEADING) == before, "wat er stond, staat er nog"
    assert page.locator(".vgg-presence").evaluate(SEEN_THROUGH) < 0.7, "en is te zien als oud"
    page.context.set_offline(False)
    page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    walk.wait()
    assert page.locator('[name="helft"][value="tweede"]').is_checked()
    assert page.locator("html.vgg-old").count() == 0
    assert page.locator(".vgg-line").inner_text() == ""
