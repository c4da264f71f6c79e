"""What a screen reader says of each drawn picture of a page, as text: kept in tests/pages/trees/, one file a page.

`PYTHONPATH=.:tests/support python tests/support/trees.py [NAME …]` writes the files anew, from the data folder that
$VGG_DATA names; read the difference as who hears it and does not see it.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "pages" / "trees"
PICTURES = (
    ", ".join(
        f".vgg-{name}"
        for name in (
            "picture",
            "pic",
            "drawn",
            "small-pic",
            "matrix",
            "standing",
            "seats",
            "calendar",
            "halves",
            "asides",
        )
    )
    + ", table"
)
"""What is drawn, with the lists and tables that are drawn as one; of what stands in another only the outermost."""

_MARKED = """pictures => {
  const main = document.querySelector('[data-testid="stMain"]');
  const found = [...main.querySelectorAll(pictures)].filter(
    each => each.getClientRects().length && !each.parentElement.closest(pictures));
  found.forEach((each, at) => each.setAttribute('data-heard', at));
  return found.length;
}"""
_ADDRESS = re.compile(r"^\s*- /url: .*\n", re.MULTILINE)
_FROM_WITHIN = re.compile(r"""^(\s*- )'?(row|cell|rowheader) (?:".*"|'.*')'?:$""", re.MULTILINE)
_OF_TODAY = re.compile(r"\b[\d.]+ dag(?:en)? (te laat|oud|open)|,? ?\bvandaag\b|\b\w\w \d+ \w{3} \d{4} \d\d:\d\d")


def heard(page: Page) -> str:
    """The tree of each picture on the page as it is now, without what changes with the day on which one looks.

    Addresses are not said; a row or a cell is called what stands in it, which follows.
    """
    count = page.evaluate(_MARKED, PICTURES)
    trees = [page.locator(f'[data-heard="{at}"]').first.aria_snapshot() for at in range(count)]
    text = _FROM_WITHIN.sub(r"\1\2:", _ADDRESS.sub("", "\n\n".join(trees) + "\n"))
    return _OF_TODAY.sub(_as_of_any_day, text)


def _as_of_any_day(found: re.Match[str]) -> str:
    """Days counted until today and the moment of loading become three dots; that a line stands for today goes."""
    if found[1]:
        return f"… dagen {found[1]}"
    return "" if "vandaag" in found[0] else "…"


def kept(name: str) -> str:
    """What was kept of a page, by the name of its file."""
    path = FOLDER / f"{name}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write(name: str, text: str) -> None:
    """Keep what is heard on a page; of a page without a picture nothing is kept."""
    path = FOLDER / f"{name}.txt"
    path.unlink(missing_ok=True)
    if text.strip():
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main(names: list[str]) -> None:
    """Write what is heard on the pages of the example year: those that are named, or all."""
    from browser import WIDE, chromium, new_walk
    from measure_pages import ADDRESSES, go, page_of
    from server import start_server

    with chromium() as browser:
        server = start_server(Path(os.environ["VGG_DATA"]))
        walk = new_walk(browser, server, *WIDE)
        walk.open("/")
        for address in ADDRESSES[2024]:
            if not names or page_of(address) in names:
                go(walk, address)
                write(page_of(address), heard(walk.page))
        walk.close()
        server.stop()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(sys.argv[1:])
