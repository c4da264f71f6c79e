"""What axe finds on every page, in each of its drawers and on every slide, wide and as narrow as 400 % makes a screen.

`PYTHONPATH=.:tests/support python tests/support/axe_walk.py [FOLDER]` walks the example year and prints a line a fault,
with the addresses where it stands. FOLDER: a data folder; $VGG_DATA where none is named. It takes minutes: the tests
look at one page each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from browser import WIDE, Walk, chromium, new_walk
from looking import axe_violations
from measure_pages import ADDRESSES, go
from server import start_server

ZOOMED = (320, 720)
SLIDES = "/heisessie?jaar=2024&sinds=een+dag&sinds_dag=2024-07-01&dia=stand"
_DRAWERS = "all => all.map(each => each.getAttribute('href'))"
_MOVED = "was => document.querySelector('[data-slides]').dataset.at !== was"


def places(walk: Walk) -> Iterator[str]:
    """Each page, drawer and slide in turn, with its address, while it is open."""
    for address in ADDRESSES[2024]:
        go(walk, address)
        yield address
        for drawer in walk.page.eval_on_selector_all(".vgg-drawers a[aria-expanded]", _DRAWERS):
            go(walk, drawer)
            yield f"{address} {drawer}"
    go(walk, SLIDES)
    while True:
        at = walk.page.get_attribute("[data-slides]", "data-at")
        yield f"dia {at}"
        if walk.page.locator(".st-key-dia_volgende button").is_disabled():
            return
        walk.page.keyboard.press("ArrowRight")
        walk.page.wait_for_function(_MOVED, arg=at)
        walk.wait()


def main(folder: Path) -> None:
    """Print what is found, each fault once."""
    found: dict[str, list[str]] = {}
    with chromium() as browser:
        server = start_server(folder)
        walk = new_walk(browser, server, *WIDE)
        walk.open("/")
        for place in places(walk):
            for size in (ZOOMED, WIDE):
                walk.resize(*size)
                for fault in axe_violations(walk.page):
                    found.setdefault(fault, []).append(f"{place} ({size[0]})")
        walk.close()
        server.stop()
    for fault, where in found.items():
        print(f"{fault}\n    {', '.join(where)}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["VGG_DATA"]))
