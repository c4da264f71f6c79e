"""What can be opened: the pages in the order of the menu, each found by itself in `pages/`."""

from __future__ import annotations

import ast
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"

ORDER = (
    "overzicht",
    "dossiers",
    "stoplichten",
    "afspraken",
    "afbouw",
    "activiteit",
    "opkomst",
    "vng",
    "financien",
    "agenda",
    "heisessie",
    "upload",
    "gegevens",
)
"""The order of the menu; the first is the start page. A page that is not named here comes after these, by name."""


def titles() -> dict[str, str]:
    """Name of the page's file and address → its title, in order. Raises ValueError for a page that says no title."""
    others = sorted(page.stem for page in PAGES.glob("*.py") if page.stem not in ORDER)
    return {name: _title(name) for name in (*ORDER, *others)}


def _title(name: str) -> str:
    """What the first line of a page says before its question: `Opkomst: wie komt er, en waar blijft men weg?`."""
    first = ast.get_docstring(ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8"))) or ""
    title, colon, _ = first.partition(":")
    if not colon:
        raise ValueError(f"pages/{name}.py begint niet met zijn titel en zijn vraag, zoals ‘Opkomst: wie komt er?’")
    return title


TITLES = titles()
"""The menu, in order."""
