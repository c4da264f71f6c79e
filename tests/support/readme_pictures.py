"""The pictures of the pages in the README: each page of the example year as it opens, on a screen of 1280 by 720.

PYTHONPATH=.:tests/support python tests/support/readme_pictures.py FOLDER: a data folder with the shipped years.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from browser import WIDE, chromium, new_walk
from PIL import Image
from server import start_server

from ui.frame.menu import FIRST, TITLES

IMAGES = Path(__file__).parents[2] / "docs" / "pages"
YEAR = 2024
COLOURS = 96
"""So many colours are enough for a page without photographs, and keep its picture small."""
_DOSSIER = "dossiers?jaar=2024&dossier=D04"


def main(folder: Path) -> None:
    """Write a picture of every page, and of one dossier."""
    IMAGES.mkdir(exist_ok=True)
    addresses = {name: f"{'' if name == FIRST else name}?jaar={YEAR}" for name in TITLES} | {"dossier": _DOSSIER}
    server = start_server(folder)
    with chromium() as browser:
        walk = new_walk(browser, server, *WIDE)
        for name, address in addresses.items():
            walk.open(f"/{address}")
            seen = Image.open(io.BytesIO(walk.page.screenshot()))
            seen.convert("RGB").quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)
        walk.close()
    server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
