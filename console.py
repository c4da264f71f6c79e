"""How every program of the house starts: with a Python that is new enough, in Dutch, and with one line at Ctrl-C.

Uses the standard library alone, so that an older Python can read it too and say what is wrong.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

OLDEST = (3, 11)
STOPPED, UNUSABLE = 130, 2
"""Exit codes: ended with Ctrl-C, and cannot be used or understood."""
_HERE = Path(__file__).parent


def run(program: Callable[[], int], stopped: str) -> int:
    """Run a program; returns its exit code. stopped: the line for who ends it with Ctrl-C.

    The program imports what it needs by itself: that takes a second, in which it can be stopped too.
    """
    if sys.version_info[:2] < OLDEST:
        return refuse(f"Nodig is Python {OLDEST[0]}.{OLDEST[1]} of nieuwer; dit is {sys.version.split()[0]}.")
    _pressed.clear()
    signal.signal(signal.SIGINT, _press)
    sys.unraisablehook = _passed_over
    try:
        return program()
    except ModuleNotFoundError as missing:
        if _is_ours(missing.name or ""):
            raise
        return refuse(f"Het pakket {missing.name} is er niet. Typ eerst, in {_HERE}: make run")
    except BaseException:
        # What was broken off may say so with an error of its own, as the engine of the store does.
        if not _pressed:
            raise
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stderr.write(("\n" if sys.stderr.isatty() else "") + f"{stopped}\n")
        return STOPPED


_pressed: list[int] = []
"""Whether Ctrl-C was pressed since the program began."""


def go_on() -> None:
    """Before the next piece of work: stop when Ctrl-C was pressed and Python passed over it, as it does in a fork."""
    if _pressed:
        raise KeyboardInterrupt


def _press(number: int, frame: FrameType | None) -> None:
    _pressed.append(number)
    raise KeyboardInterrupt


def _passed_over(lost: Any) -> None:
    """An error where none can be raised: a Ctrl-C is kept for `go_on`, and anything else is told as ever."""
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)


def refuse(sentence: str) -> int:
    """Say why it stops here. Gives UNUSABLE."""
    go_on()  # a child that was stopped leaves a file that seems unreadable
    sys.stderr.write(f"{sentence}\n")
    return UNUSABLE


def sentence_of(error: OSError) -> str:
    """What went wrong with a file, in Dutch."""
    name = error.filename or "het bestand"
    if isinstance(error, FileNotFoundError):
        return f"{name} is er niet."
    if isinstance(error, IsADirectoryError):
        return f"{name} is een map; noem een bestand."
    if isinstance(error, PermissionError):
        return f"{name} mag hier niet worden gelezen of geschreven."
    return f"Dat lukt niet: {error.strerror or error} ({name})."


def _is_ours(name: str) -> bool:
    top = name.partition(".")[0]
    return (_HERE / top).exists() or (_HERE / f"{top}.py").exists()


_DUTCH = (
    (r"the following arguments are required: (.*)", r"Er ontbreekt nog: \1."),
    (r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"‘\2’ kan hier niet. Kies uit: \3."),
    (r"argument (.*): invalid \w+ value: '(.*)'", r"‘\2’ is geen getal (\1)."),
    (r"argument (.*): expected .*", r"Achter \1 hoort nog iets."),
    (r"unrecognized arguments: (.*)", r"Dit hoort er niet bij: \1."),
)
"""What Python says of a command that it does not understand."""


class Parser(argparse.ArgumentParser):
    """Reads a command line, and explains itself in Dutch. Its commands get the same kind of parser."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about, add_help=False)
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")
        self._positionals.title, self._optionals.title = "gegevens", "mogelijkheden"

    def format_usage(self) -> str:
        """How the command is typed."""
        return self._in_dutch(super().format_usage())

    def format_help(self) -> str:
        """All that `--help` shows."""
        return self._in_dutch(super().format_help())

    @staticmethod
    def _in_dutch(text: str) -> str:
        return re.sub("^usage: ", "zo typt u het: ", text)

    def error(self, message: str) -> NoReturn:
        """End with what is wrong with the command, and how it is typed."""
        found = next((re.sub(said, dutch, message) for said, dutch in _DUTCH if re.fullmatch(said, message)), "")
        self.exit(UNUSABLE, f"{found or 'Deze opdracht is zo niet te begrijpen.'}\n{self.format_usage()}")
