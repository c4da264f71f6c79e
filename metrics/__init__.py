"""What each figure means, said once: `METRICS`, `LISTINGS` and `HEADLINES` by id, and the views they are counted in.

A new figure is one declaration in a file beside this one, and a new file is found by itself; a new view is one file in
`views/` whose first comment says what one row is.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from metrics import headlines
from metrics.headline import Headline
from metrics.metric import Answer, Listing, Metric, Where

__all__ = ["HEADLINES", "LISTINGS", "METRICS", "Answer", "Headline", "Listing", "Metric", "Where", "meaning", "views"]

_VIEWS = Path(__file__).parent / "views"


@cache
def views() -> tuple[tuple[str, str], ...]:
    """(name, SELECT statement) of every view, each after the views it reads."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_VIEWS.glob("*.sql"))}
    bare = {name: re.sub(r"--[^\n]*", "", text) for name, text in texts.items()}
    words = {name: set(re.findall(r"\w+", text)) for name, text in bare.items()}
    ordered: list[str] = []

    def place(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"de views {' → '.join((*above, name))} lezen elkaar")
        if name in ordered:
            return
        for other in texts:
            if other != name and other in words[name]:
                place(other, (*above, name))
        ordered.append(name)

    for name in texts:
        place(name, ())
    return tuple((name, bare[name].strip().rstrip(";")) for name in ordered)


def meaning(view: str) -> str:
    """The first comment of a view: what one row is, in Dutch."""
    lines = (_VIEWS / f"{view}.sql").read_text(encoding="utf-8").splitlines()
    comment = []
    for line in lines:
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return " ".join(comment)


@cache
def empty_without(view: str) -> tuple[str, ...]:
    """The tables without which a view is empty, where its last line says so: `-- empty without: ledger_facts`.

    When each of them has no rows, neither has the view, whatever is in the others it reads. The claim is proven by a
    test (`tests/support/empty_views.py` also writes the lines); a view without one is made again when it may differ.
    """
    found = re.search(r"\n-- empty without: ([\w, ]+)\n$", (_VIEWS / f"{view}.sql").read_text(encoding="utf-8"))
    return tuple(found[1].split(", ")) if found else ()


_FIRST = (
    "dossiers",
    "targets",
    "notes",
    "attention",
    "lights",
    "pho",
    "meetings",
    "halves",
    "attendees",
    "agenda",
    "effort",
    "turnout",
    "company",
    "seats",
    "vacancies",
    "exchange",
    "sources",
    "rounds",
    "money",
    "projects",
    "checks",
    "sorting",
    "cash",
    "books",
    "files",
    "quarters",
    "approvals",
    "agreements",
    "scoreboard",
    "quality",
)
"""The order in which the figures are listed, by the file that declares them. Any other file comes after these."""

_others = (file.name for file in pkgutil.iter_modules(__path__) if file.name not in _FIRST)
_FILES = [import_module(f"metrics.{name}") for name in (*_FIRST, *_others)]

Declared = TypeVar("Declared", Metric, Listing, Headline)


def by_id(kind: type[Declared], files: Iterable[ModuleType]) -> dict[str, Declared]:
    """What these files declare, by id. Raises ValueError when two have one id, as one would hide the other."""
    found: dict[str, Declared] = {}
    for file in files:
        for declared in vars(file).values():
            if isinstance(declared, kind) and found.setdefault(declared.id, declared) is not declared:
                raise ValueError(f"{declared.id} is twee keer verklaard, de tweede keer in {file.__name__}")
    return found


METRICS = by_id(Metric, _FILES)
"""Every figure by id, in the order in which they are declared."""

LISTINGS = by_id(Listing, _FILES)
"""Every table of rows by id."""

_ANSWERS = [import_module(f"metrics.headlines.{file.name}") for file in pkgutil.iter_modules(headlines.__path__)]
_FOUND = by_id(Headline, _ANSWERS)
HEADLINES = {name: _FOUND[name] for name in dict.fromkeys((*headlines.ORDER, *_FOUND))}
"""The answer of every page and slide by id, which for a page is its address."""
