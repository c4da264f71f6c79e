"""Errors that a person reads: each carries one Dutch sentence that says what was found and what to do."""

from __future__ import annotations


class Explained(Exception):
    """An error with a `sentence` for who uses the dashboard; everything below is one of these."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(Explained):
    """What was asked is not done, or what is in a file is not taken; `sentence` says why, without the file's name."""


class UnreadableFile(Explained):
    """The file cannot be read; `sentence` names it, says what it is and what to do."""
