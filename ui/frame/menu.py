"""What can be opened: eight places in the menu, each with its pages, found by themselves in `pages/`."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Place:
    """One place in the menu. title: as the menu says it; pages: by name, the first is where the place opens."""

    title: str
    pages: tuple[str, ...]


_GROUPS = (
    ("Overzicht", ("overzicht",)),
    ("Dossiers", ("dossiers", "stoplichten", "afspraken", "afbouw")),
    ("Overleg", ("activiteit", "opkomst", "agenda")),
    ("VNG", ("vng",)),
    ("Financiën", ("financien",)),
    ("Heisessie", ("heisessie",)),
    ("Rapporten", ("rapporten",)),
    ("Gegevens", ("upload", "gegevens", "instellingen")),
)
"""The order of the menu; the first is the start page. A page that is not named here is a place of its own after
these, by name; a page that is named and does not exist is left out."""


def titles() -> dict[str, str]:
    """Name of the page's file and address → its title, in order. Raises ValueError for a page that says no title."""
    found = {page.stem for page in PAGES.glob("*.py")}
    named = [name for _, pages in _GROUPS for name in pages if name in found]
    return {name: _title(name) for name in (*named, *sorted(found - {*named}))}


def _title(name: str) -> str:
    """What the first line of a page says before its question: `Opkomst: wie komt er, en waar blijft men weg?`."""
    first = ast.get_docstring(ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8"))) or ""
    title, colon, _ = first.partition(":")
    if not colon:
        raise ValueError(f"pages/{name}.py begint niet met zijn titel en zijn vraag, zoals ‘Opkomst: wie komt er?’")
    return title


TITLES = titles()
"""The pages, in the order of the menu."""


def places() -> tuple[Place, ...]:
    """The places of the menu with the pages that there are."""
    named = [Place(title, tuple(name for name in pages if name in TITLES)) for title, pages in _GROUPS]
    others = [Place(TITLES[name], (name,)) for name in TITLES if not any(name in place.pages for place in named)]
    return tuple(place for place in (*named, *others) if place.pages)


FIRST = next(iter(TITLES))
"""The start page, which stands at `/`."""
