"""What stands behind the figures of this page: every block says it, and the drawer at the end of the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from metrics import Listing, Metric


@dataclass(frozen=True)
class Source:
    """What one block was made from. key: its name in the address; label: as the reader chooses it; by: its split."""

    key: str
    label: str
    what: tuple[Metric | Listing, ...]
    by: tuple[str, ...] = ()
    which: str = ""
    equals: Mapping[str, Any] = field(default_factory=dict)


_collected: ContextVar[list[Source] | None] = ContextVar("sources", default=None)


@contextmanager
def collecting() -> Iterator[list[Source]]:
    """Within this block, what the blocks of a page are made from is kept for the drawer at its end."""
    found: list[Source] = []
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


@contextmanager
def at_hand() -> Iterator[None]:
    """Within this block, a block shows by itself what it is made from: inside a drawer, or outside a page."""
    token = _collected.set(None)
    try:
        yield
    finally:
        _collected.reset(token)


def keep(source: Source) -> bool:
    """Keep this for the drawer at the end of the page; False where there is none, and the block must show it."""
    found = _collected.get()
    if found is None:
        return False
    if all(source.key != one.key for one in found):
        found.append(source)
    return True


def all_here() -> list[Source]:
    """What the blocks so far are made from, in the order of the page."""
    return list(_collected.get() or ())
