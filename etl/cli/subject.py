"""How a subject adds its commands: a name, what runs it, and its help give a parser to add the rest to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol


class Command(Protocol):
    """Add one command."""

    def __call__(
        self, name: str, run: Callable[[argparse.Namespace], int], text: str, as_json: bool = True
    ) -> argparse.ArgumentParser:
        """The parser of the command. as_json: it can answer a program."""
        ...
