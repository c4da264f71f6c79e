"""Slides on a projector, in a browser: all of a slide is on the screen and large enough, also with long or little text;
and a key that is pressed counts, also after a restart."""

from __future__ import annotations

import urllib.parse

import pytest
from browser import NARROW, cold_page, warm_page
from looking import look
from server import start_server
from tables import stored

SIZES = ((1280, 720), (1920, 1080))
LEAST = 20
LONG = "Samenwerken aan de bereikbaarheid van dorpen en wijken in het hele gebied, fase twee"
STORY = f"{LONG}, want daarover is nog niet besloten door alle gemeenten die meedoen en dat kost tijd. " * 3
PLACES = ("Pekela", "Veendam", "Westerwolde")

# heights of the page and of the screen, the same for widths, and every text on the slide that is smaller than LEAST
MEASURED = """least => {
  const page = document.querySelector('[data-testid="stMain"]');
  const small = [...document.querySelectorAll('.vgg-slide *')].filter(
    one => [...one.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim())
      && !one.closest('.vgg-aloud, [aria-hidden="true"]')
      && parseFloat(getComputedStyle(one).fontSize) * (one.currentCSSZoom || 1) < least - 0.1);
  const wide = [...document.querySelectorAll('.vgg-slide .vgg-scroll')].filter(
    one => one.scrollWidth > one.clientWidth + 1);
  return {
    scrolls: page.scrollHeight > page.clientHeight || page.scrollWidth > page.clientWidth || wide.length > 0,
    small: small.map(one => one.textContent.slice(0, 40)),
  };
}"""


def at(walk):
    """The address of the slide that stands on the screen."""
    return walk.page.get_attribute("[data-slides]", "data-at")


def walked(walk):
    """The address of every slide from here to the last, each measured on both projectors."""
    seen = []
    while True:
        seen.append(at(walk))
        for width, height in reversed(SIZES):
            walk.page.set_viewport_size({"width": width, "height": height})
            walk.page.wait_for_timeout(150)
            assert walk.page.evaluate(MEASURED, LEAST) == {"scrolls": False, "small": []}, (seen[-1], width)
        if walk.page.locator(".st-key-dia_volgende button").is_disabled():
            return seen
        walk.page.keyboard.press("ArrowRight")
        walk.page.wait_for_function("was => document.querySelector('[data-slides]').dataset.at !== was", arg=seen[-1])
        walk.wait()


@pytest.mark.parametrize(("year", "count"), [(2023, 10), (2024, 19)])
def test_every_slide_fits_on_both_projectors(browser, server, year, count):
    walk = warm_page(browser, server, f"/heisessie?jaar={year}&sinds=een+dag&sinds_dag={year}-07-01&dia=stand")
    assert len(walked(walk)) == count
    walk.close()


@pytest.mark.parametrize("slide", ["stand", "stoplichten", "dossier-D05", "activiteit", "opkomst", "vng", "geld"])
def test_a_slide_can_be_read_by_all_and_followed_on_a_phone(browser, server, slide):
    walk = warm_page(browser, server, f"/heisessie?jaar=2024&dia={slide}", *SIZES[0])
    assert look(walk) == []
    walk.resize(*NARROW)
    assert look(walk) == []
    walk.close()


def test_the_preparing_page_can_be_read_by_all(browser, server):
    walk = warm_page(browser, server, "/heisessie?jaar=2024&bekijk=Dossiers", *SIZES[0])
    assert look(walk) == []
    assert walk.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight") <= 1440
    walk.resize(*NARROW)
    assert look(walk) == []
    walk.close()


# --- long names, in a year that runs ---

LONGEST = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\n"
    + "\n".join(f"{name} | GM{n:04} | 12000" for n, name in enumerate(PLACES, 1)),
    "Portefeuilles": "Verslagjaar | Portefeuille | Volgorde\n"
    + "\n".join(f"2026 | {LONG} {n} | {n}" for n in range(1, 5)),
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n"
    + "\n".join(f"2026 | D{n} | {LONG} {n} | {LONG} {n}" for n in range(1, 5)),
    "Stoplichten": "Verslagjaar | Dossier | Helft | Stoplicht | Tweede stoplicht | Oorzaak | Gevolg | Bijsturing | "
    "Eigenaar | Bijgestuurd op | Vastgelegd op\n"
    f"2026 | D1 | 1 | rood | | {STORY} | {STORY} | {STORY} | {LONG} | 01-05-2026 | 10-02-2026\n"
    f"2026 | D2 | 1 | oranje | rood | {STORY} | {STORY} | {STORY} | {LONG} | 01-05-2026 | 10-02-2026",
    "Overleggen": "Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum | Stand | Reden\n"
    + "\n".join(
        f"2026 | M{n} | D{1 + n % 2} | {LONG} {n} | pho | 1 | {n:02}-02-2026 | "
        + ("gehouden |" if n % 3 else "geannuleerd | weer")
        for n in range(1, 20)
    )
    + f"\n2026 | M30 | D1 | {LONG} | pho | 1 | 12-05-2026 | gepland |",
    "Opkomst": "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\n"
    + "\n".join(f"M{n} | {name} | wethouder | 1 | {n % 2}" for n in (1, 2, 4, 5) for name in PLACES),
    "Afspraken": "Verslagjaar | Nummer | Soort | Afspraak | Afgesproken in | Datum | Eigenaar | Uiterlijk | Stand\n"
    + "\n".join(
        f"2026 | A{n} | conclusie | {LONG} {n} | Heisessie | 20-01-2026 | {LONG} | 01-03-2026 | open" for n in range(9)
    )
    + "".join(
        f"\n2026 | B{n} | besluit | {LONG} {n} | Heisessie | 15-03-2026 | {LONG} | {n + 1:02}-08-2026 | open"
        for n in range(8)
    ),
    "Afbouw en start": "Verslagjaar | Nummer | Dossier | Wat | Soort | Ingang | Stand\n"
    + "\n".join(f"2026 | H{n} | D1 | {LONG} {n} | afbouw | najaar 202{6 + n % 3} | voornemen" for n in range(12)),
}
"""On 31 March: two red dossiers of four, long names and long reasons, a planned meeting, nothing of money or seats."""


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    with stored(tmp_path_factory, LONGEST, "2026-03-31") as folder:
        started = start_server(folder / "store")
        yield started
        started.stop()


def test_long_names_and_reasons_fit_too(browser, long):
    walk = cold_page(browser, long, "/heisessie?jaar=2026&dia=stand")
    seen = walked(walk)
    there = {
        "dossier-D1",
        "dossier-D2",
        "activiteit",
        "opkomst",
        "afbouw",
        "scorebord",
        "besluiten-2",
        "nog-niet-bekend",
    }
    assert there <= set(seen)
    walk.open("/heisessie?jaar=2026&dia=dossier-D1")
    words = walk.page.inner_text(".vgg-choices")
    # the next meeting after 31 March is the one that is planned
    assert "Opnieuw bespreken op di 12 mei 2026" in words
    walk.close()


# --- keys ---


def test_keys_home_end_and_presses_after_each_other(browser, server):
    walk = warm_page(browser, server, "/heisessie?jaar=2024&dia=stand", *SIZES[0])

    def press(*keys):
        for key in keys:
            walk.page.keyboard.press(key)
        asked = urllib.parse.parse_qs(urllib.parse.urlsplit(walk.page.url).query)["dia"][0]
        walk.page.wait_for_function("to => document.querySelector('[data-slides]').dataset.at === to", arg=asked)
        walk.wait()
        return at(walk)

    assert press("ArrowRight") == "stoplichten"
    assert press("ArrowRight", "ArrowRight", "ArrowRight") == "dossier-D05"  # three slides, however quick
    assert press("End") == "besluiten"
    assert press("Home") == "stand"
    assert press("ArrowLeft") == "stand"
    walk.page.keyboard.press("Escape")
    walk.page.get_by_role("button", name="Presenteren").wait_for()
    assert "dia=" not in walk.page.url
    walk.close()


def test_the_first_press_after_a_restart_counts(browser, bundled, monkeypatch):
    first = start_server(bundled)
    walk = cold_page(browser, first, "/heisessie?jaar=2024&dia=stand", *SIZES[0])
    port = urllib.parse.urlsplit(first.url).port
    first.stop()
    walk.page.wait_for_selector('[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])')
    walk.page.keyboard.press("ArrowRight")  # while there is nobody to hear it
    monkeypatch.setenv("VGG_TEST_PORTS", f"{port}-{port}")
    again = start_server(bundled)
    try:
        walk.page.wait_for_selector('[data-slides][data-at="stoplichten"]')
        walk.forget()  # that there was no connection was to be seen in the browser
    finally:
        walk.close()
        again.stop()
