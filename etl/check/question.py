"""One question about a file: what it is about, what may be answered, and what an answer decides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from etl.intake.choices import Choices

SHEET, HEADING, COLUMN, WORD, PERSON, OFFER = "sheet", "heading", "column", "word", "person", "offer"
"""What a question is about; one that a reader asks has the kind of its `Ask`."""


@dataclass(frozen=True)
class Question:
    """place: what it is about, the same as long as it is open. options: what may be answered → what is kept for it.

    is_needed: without an answer the file is not read as it was meant. sheet: the sheet that it is about. chosen: the
    option that it is read as now, and because: why. suggestion: the option that it may be. more: what may stand behind
    the answer, after a comma; more_text asks for that, and more_suggestion is what that may be.
    """

    kind: str
    place: tuple[str, ...]
    text: str
    options: Mapping[str, str]
    answer: Callable[[Choices, str], Choices]
    suggestion: str = ""
    is_needed: bool = True
    more: tuple[str, ...] = ()
    more_text: str = ""
    more_suggestion: str = ""
    sheet: str = ""
    chosen: str = ""
    because: str = ""

    @property
    def number(self) -> str:
        """A short number of the question; long enough that no two of a file have the same."""
        return hashlib.sha256("|".join(self.place).encode()).hexdigest()[:7]

    @property
    def proposal(self) -> str:
        """What the whole answer may be, as it is typed; empty when nothing is proposed."""
        return ", ".join(part for part in (self.suggestion, self.more_suggestion) if part)

    def answered(self, choices: Choices, option: str, more: str = "") -> Choices:
        """The choices with one of the options as the answer."""
        return self.answer(choices, self.options[option] + (f", {more}" if more else ""))
