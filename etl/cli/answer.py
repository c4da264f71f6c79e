"""What a command answers: an exit code, and lines for a reader or JSON for a program."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

import console
import warehouse

DONE, PROBLEMS = 0, 1
"""Exit codes: done, and problems in the data; console.UNUSABLE when it cannot be read or used."""


def say(line: str) -> None:
    """One line for whoever typed the command, at once: a program that reads along may wait for it."""
    console.go_on()
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(asked: argparse.Namespace, answer: Any, lines: list[str]) -> int:
    """The answer as JSON where that was asked, else as lines. Gives DONE."""
    say(json.dumps(answer, ensure_ascii=False, indent=1, default=str) if asked.json else "\n".join(lines))
    return DONE


def tell_state(asked: argparse.Namespace, sentence: str) -> int:
    """What was done, and for a program which generation that gave. Gives DONE."""
    facts = warehouse.current() or {}
    answer = {"message": sentence, "generation": facts.get("generation"), "content_hash": facts.get("content_hash")}
    return tell(asked, answer, [sentence])


def refuse(asked: argparse.Namespace | None, sentence: str) -> int:
    """Why nothing was done. Gives console.UNUSABLE."""
    if getattr(asked, "json", False):
        say(json.dumps({"error": sentence, "batch": None, "problems": [], "datasets": {}}, ensure_ascii=False))
    return console.refuse(sentence)
