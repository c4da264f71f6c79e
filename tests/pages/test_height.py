"""Every page answers on one screen: how high it is, what stands above the fold, and what is cut off when it is narrow.

Looked at in a browser, with the drawers closed: 2023, the example year 2024, and a country of 342 municipalities.
"""

import pytest
from browser import NARROW, WIDE
from measure_pages import Facts, page_of

from ui.frame.menu import TITLES

ONE_SCREEN = 800
"""Pixels: a screen of 720, and the row of drawers under it that one sees the beginning of."""
TWO_SCREENS = 2 * WIDE[1]
AT_A_GLANCE = ("overzicht", "dossier", "activiteit", "opkomst", "vng", "financien")
NO_PICTURE = {
    "heisessie": "er wordt gekozen",
    "upload": "er wordt gebracht",
    "rapporten": "er wordt gemaakt",
    "instellingen": "er wordt gekozen",
}
"""Where there is nothing to look at, but something to do."""
NOTHING_KNOWN = ("/financien?jaar=2023", "/opkomst?jaar=2023")
"""Of this year nothing is loaded there: one sentence, and no picture."""
FAULTS = {
    "hoogte": lambda page, f: f.height > (ONE_SCREEN if page in AT_A_GLANCE else TWO_SCREENS),
    "titel": lambda page, f: f.title is None or f.title >= WIDE[1],
    "beeld": lambda page, f: page not in NO_PICTURE and (f.picture is None or f.picture >= WIDE[1]),
    "smal": lambda page, f: f.narrow > 4 * NARROW[1],
    "opzij": lambda page, f: f.is_sideways,
    "afgekapt": lambda page, f: bool(f.cut),
}
"""Name → does the page fall short of it? Wide: height, the answer above the fold, and where the main picture begins.
Narrow: height, a page that scrolls sideways (at either width), and text that is cut off."""
NOT_YET: dict[str, tuple[str, ...]] = {}
"""Page → in what it still falls short. This only shrinks: a page that does what stands here fails until it is gone."""


def short_of(page: str, every: dict[str, Facts]) -> dict[str, str]:
    """In what a page falls short → of which address, with what was measured."""
    return {
        name: f"{address} is {found.height} hoog en smal {found.narrow}, de titel eindigt op {found.title}, het beeld "
        f"begint op {found.picture}; afgekapt: {found.cut or 'niets'}"
        for address, found in every.items()
        for name, falls_short in FAULTS.items()
        if falls_short(page, found) and not (name == "beeld" and address in NOTHING_KNOWN)
    }


@pytest.mark.parametrize("page", [*TITLES, "dossier"])
def test_page_answers_on_one_screen(page, pages, country_pages):
    found = short_of(
        page,
        {
            f"{of}{address}": one
            for of, every in (("", pages), ("(342 gemeenten) ", country_pages))
            for address, one in every.items()
            if page_of(address) == page
        },
    )
    expected = set(NOT_YET.get(page, ()))
    assert not {*found} - expected, "\n".join(f"{name}: {told}" for name, told in found.items() if name not in expected)
    assert not expected - {*found}, f"Dit kan {page} nu: haal {sorted(expected - {*found})} uit NOT_YET."
