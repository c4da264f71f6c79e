"""Progress: the eleven steps from a file to what is shown, told to whoever listens."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[int, str], None]
_listeners: list[Listener] = []
"""One at most: the last that asked."""


def on_step(listener: Listener) -> None:
    """Call this before each step from now on, instead of what was called so far: its number, what it does in Dutch."""
    _listeners[:] = [listener]


def step(number: int, what: str) -> None:
    """Say that a step begins."""
    for listener in _listeners:
        listener(number, what)
