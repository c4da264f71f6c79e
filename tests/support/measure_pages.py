"""What a page measures in a browser: how high it is, what stands above the fold, what is cut off, what it weighs.

Use: `python tests/support/measure_pages.py [FOLDER]` prints per page and year a line of a Markdown table: height at
1280 and 390 wide, elements, kilobytes over the wire, and the seconds from the address and from another half to the
last change on the page. FOLDER: a data folder; $VGG_DATA where none is named.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import paper
import trees
from browser import NARROW, WIDE, Walk, chromium, new_walk
from looking import cut_off, visible_words
from playwright.sync_api import Browser
from server import Server, start_server

from metrics import dutch
from ui.frame.menu import TITLES

_SIDE = "1cm"
_A4: dict[str, Any] = {
    "format": "A4",
    "margin": dict.fromkeys(("top", "right", "bottom", "left"), _SIDE),
    "prefer_css_page_size": True,
    "print_background": True,
}
UPRIGHT, LANDSCAPE = 718, 1047
"""How many pixels stand beside each other on A4 with margins of 1 cm, at 96 to the inch."""

ADDRESSES = {
    2024: [*(f"/{name}?jaar=2024" for name in TITLES), "/dossiers?jaar=2024&dossier=D04"],
    2023: [*(f"/{name}?jaar=2023" for name in TITLES), "/dossiers?jaar=2023&dossier=D08"],
}
"""The addresses of every page and of one dossier."""


def page_of(address: str) -> str:
    """The name of the page at an address; one dossier is a page of its own."""
    return "dossier" if "dossier=" in address else address.strip("/").partition("?")[0]


# The page scrolls within its own box. The main picture is the first that is declared as one; else the first figure or
# table under the title that is to be seen.
_SIZE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  main.scrollTop = 0;
  const seen = box => box.width > 1 && box.height > 1;
  const title = [...main.querySelectorAll('h1')].map(e => e.getBoundingClientRect()).find(seen);
  const find = selector => [...main.querySelectorAll(selector)].find(e => seen(e.getBoundingClientRect())
    && title && e.getBoundingClientRect().top >= title.bottom - 1);
  const picture = find('[class^="vgg-picture"], [class*=" vgg-picture"]')
    || find('figure, table, svg[role="img"], .js-plotly-plot');
  return {
    height: Math.round(main.getBoundingClientRect().top + main.scrollHeight),
    elements: document.querySelectorAll('*').length,
    title: title ? Math.round(title.bottom) : null,
    picture: picture ? Math.round(picture.getBoundingClientRect().top) : null,
    is_sideways: Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth) > 1,
  };
}"""
_LAST_CHANGE = """(() => {
  window.vggChanged = 0;
  new MutationObserver(() => { window.vggChanged = performance.now(); }).observe(
    document, {childList: true, subtree: true, characterData: true, attributes: true});
})()"""
_GO = """address => {
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""
_HALF = '.vgg-segments input[value="tweede"]'


# How wide is the paper: that of A4 as the styles of the page ask for it, upright where they say nothing.
_IS_LANDSCAPE = """name => {
  const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .flatMap(rule => !(rule instanceof CSSMediaRule) ? [rule]
      : matchMedia(rule.conditionText).matches ? [...rule.cssRules] : [])
    .filter(rule => rule instanceof CSSPageRule && rule.selectorText === name);
  return rules.some(rule => rule.cssText.includes('landscape'));
}"""
# Is the whole page laid on a named one (`page: liggend`), its name; else none.
_NAMED = """() => {
  const name = getComputedStyle(document.querySelector('[data-testid="stMainBlockContainer"] > *')).page;
  return name === 'auto' ? '' : name;
}"""
# The texts that are to be seen, not those for screen readers only or of an icon's font.
_LINES = """() => {
  const found = [], nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const element = node.parentElement, box = element.getBoundingClientRect();
    if (!node.nodeValue.trim() || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (box.width <= 2 || box.height <= 2 || element.closest('[data-testid="stIconMaterial"]')) continue;
    let isHidden = false;
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== 'none' || style.clip !== 'auto') isHidden = true;
    }
    if (!isHidden) found.push(node.nodeValue.trim());
  }
  return found;
}"""
# On paper: what stands past its edge, what a box hides that does not show all it holds, and what one can press. What
# is laid on a page of its own name (`page: breed`) may be as wide as that page.
_PAPER = """([upright, wide]) => {
  const faults = new Set(), isLandscape = IS_LANDSCAPE;
  const main = document.querySelector('[data-testid="stMain"]');
  const told = element =>
    (element.innerText || element.textContent || element.tagName).trim().split('\\n')[0].slice(0, 60);
  const paper = element => {
    for (let at = element; at && at !== main; at = at.parentElement) {
      const name = getComputedStyle(at).page;
      if (name !== 'auto' && isLandscape(name)) return [at.getBoundingClientRect().left, wide];
    }
    return [0, isLandscape('') ? wide : upright];
  };
  for (const element of [main, ...main.querySelectorAll('*')]) {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (box.width <= 2 || box.height <= 2 || !element.checkVisibility({visibilityProperty: true})) continue;
    if (style.clipPath !== 'none' || style.clip !== 'auto') continue;  // for screen readers only
    if (!element.children.length || /^(svg|table)$/i.test(element.tagName)) {
      const [from, width] = paper(element);
      if (box.right - from > width + 1 || box.left < -1) faults.add(`naast het papier: ${told(element)}`);
    }
    const isWide = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const isHigh = style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
    if (element.clientWidth && (isWide || isHigh) && !/^svg$/i.test(element.tagName))
      faults.add(`afgekapt: ${element === main ? 'de hele pagina' : told(element)}`);
    if (element.matches('button, input, select, textarea, summary, [role="combobox"]'))
      faults.add(`om te bedienen: ${element.getAttribute('aria-label') || told(element)}`);
  }
  return [...faults];
}""".replace("IS_LANDSCAPE", _IS_LANDSCAPE)


@dataclass
class Facts:
    """What a page measures, in pixels; with the texts on it, each with where it stands, and what is wrong on paper.

    title: where the title ends. picture: where the main picture begins. Either is None when there is none to be seen.
    narrow: the height on a narrow screen. cut: what can't be read in full there. heard: what a screen reader says of
    its pictures. printed: what should be on paper. lost: the texts of it that are on none of its pages.
    """

    height: int
    elements: int
    title: int | None
    picture: int | None
    narrow: int
    is_sideways: bool
    cut: list[str]
    words: list[list[str]]
    heard: str = ""
    printed: str = ""
    lost: list[str] = field(default_factory=list)
    paper: list[str] = field(default_factory=list)


def size(walk: Walk) -> dict[str, Any]:
    """Height, elements, and where title and picture stand, of the page as it is now."""
    found: dict[str, Any] = walk.page.evaluate(_SIZE)
    return found


def go(walk: Walk, address: str) -> None:
    """To another page of the dashboard without loading its scripts again, as a link in it does."""
    walk.page.evaluate(_GO, address)
    walk.wait()


def facts(walk: Walk, in_full: bool = False) -> Facts:
    """All that is measured of an open page: wide and narrow; in full: aloud and on paper as well."""
    wide, words = size(walk), [[*pair] for pair in visible_words(walk.page)]
    aloud = trees.heard(walk.page) if in_full else ""
    walk.resize(*NARROW)
    narrow, cut = size(walk), cut_off(walk.page)
    found = Facts(
        wide["height"],
        wide["elements"],
        wide["title"],
        wide["picture"],
        narrow["height"],
        wide["is_sideways"] or narrow["is_sideways"],
        cut,
        words,
        aloud,
    )
    if in_full:
        walk.resize(*WIDE)  # who prints has the page before them as wide as this
        walk.page.emulate_media(media="print")
        lines = walk.page.evaluate(_LINES)
        found.printed, found.lost = " ".join(lines), paper.missing(lines, walk.page.pdf(**_A4))
        is_landscape = walk.page.evaluate(_IS_LANDSCAPE, walk.page.evaluate(_NAMED))
        walk.resize(LANDSCAPE if is_landscape else UPRIGHT, WIDE[1])
        found.paper = walk.page.evaluate(_PAPER, [UPRIGHT, LANDSCAPE])
        walk.page.emulate_media(media="screen")
    walk.resize(*WIDE)
    return found


def measured(
    browser: Browser, folder: Path, addresses: Iterable[str], in_full: Container[str] = ()
) -> dict[str, Facts]:
    """Address → what the page there measures, of a dashboard on this data folder that one visitor walks through.

    in_full: the addresses that are heard and printed as well.
    """
    server = start_server(folder)
    walk = new_walk(browser, server, *WIDE)
    try:
        walk.open("/")
        found = {}
        for address in addresses:
            go(walk, address)
            found[address] = facts(walk, address in in_full)
        assert not walk.faults(), walk.faults()
        return found
    finally:
        walk.close()
        server.stop()


# --- by hand ---


def weighed(browser: Browser, server: Server, address: str) -> tuple[float, float, float]:
    """Kilobytes over the wire, seconds from the address and from another half to the last change; no half is nan."""
    walk = new_walk(browser, server, *WIDE)
    heard = [0.0]

    def more(count: float) -> None:
        heard[0] += count

    network = walk.page.context.new_cdp_session(walk.page)
    network.send("Network.enable")
    network.on("Network.dataReceived", lambda event: more(event["encodedDataLength"]))
    # what comes over a web socket is told as base64
    network.on("Network.webSocketFrameReceived", lambda event: more(len(event["response"]["payloadData"]) * 0.75))
    walk.page.add_init_script(_LAST_CHANGE)
    walk.open(address)
    ready, kilobytes = walk.page.evaluate("window.vggChanged / 1000"), heard[0] / 1000
    half = walk.page.locator(_HALF)
    click = math.nan
    if half.count():
        began = half.evaluate("button => { const now = performance.now(); button.click(); return now; }")
        walk.wait()
        click = (walk.page.evaluate("window.vggChanged") - began) / 1000
    walk.close()
    return kilobytes, ready, click


HEAD = ("pagina", "hoogte 1280", "hoogte 390", "elementen", "kB", "adres → klaar s", "klik → klaar s")


def main(folder: Path) -> None:
    """Print the table."""
    print(*(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD))), sep="\n")
    with chromium() as browser:
        every = measured(browser, folder, [a for of in ADDRESSES.values() for a in of])
        server = start_server(folder)
        for address, found in every.items():
            kilobytes, ready, click = weighed(browser, server, address)
            numbers = [found.height, found.narrow, found.elements, round(kilobytes)]
            times = ("–" if math.isnan(one) else dutch.number(one, 2) for one in (ready, click))
            print(f"| {' | '.join([address, *map(dutch.number, numbers), *times])} |", flush=True)
        server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["VGG_DATA"]))
