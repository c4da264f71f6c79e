"""The one generation that a page reads: opened by the frame before the page runs, given back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import warehouse
from etl.store import publish

_reader: ContextVar[warehouse.Reader | None] = ContextVar("reader", default=None)


def page() -> warehouse.Reader:
    """The reader of this run. Raises NoWarehouse when nothing has been loaded yet.

    A dialog or fragment runs without the frame: there, read inside `with opened() as reader:`.
    """
    reader = _reader.get()
    if reader is None:
        raise warehouse.NoWarehouse
    return reader


@contextmanager
def opened() -> Iterator[warehouse.Reader]:
    """Hold the current generation and make it what `page()` gives. Raises as `publish.opened`."""
    with publish.opened() as reader, reading(reader):
        yield reader


@contextmanager
def reading(reader: warehouse.Reader) -> Iterator[None]:
    """Make this reader, of another moment perhaps, what `page()` gives."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)
