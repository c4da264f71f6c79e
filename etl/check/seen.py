"""What a person had on the screen when deciding to save: a place in the ledger, and the difference shown there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from typing import Any

from etl.check.diff import Counts
from etl.check.outcome import Outcome


@dataclass(frozen=True)
class Difference:
    """All that saving a file would do, and all that keeps it from being saved.

    counts: dataset → rows. gone: dataset, period and number of rows that go. asks: questions without an answer. Of the
    changed cells together, and of each problem, only a fingerprint, so that it can be kept without what stands in them.
    """

    counts: Mapping[str, Counts]
    cells: str
    gone: tuple[tuple[str, str, int], ...]
    problems: tuple[str, ...]
    asks: int

    @classmethod
    def of(cls, outcome: Outcome) -> Difference:
        """What a check or a load found."""
        return cls(
            outcome.datasets,
            fingerprint(json.dumps([astuple(change) for change in outcome.changes])),
            tuple((one.dataset, one.period, one.rows) for one in outcome.gone),
            tuple(fingerprint(problem.sentence) for problem in outcome.problems),
            len(outcome.open_asks),
        )

    @property
    def in_words(self) -> str:
        """The rows, counted: `1 nieuw, 2 gewijzigd`."""
        every = self.counts.values()
        sums = {
            "nieuw": sum(c.new for c in every),
            "gewijzigd": sum(c.changed for c in every),
            "ongewijzigd": sum(c.unchanged for c in every),
            "weg": sum(c.gone for c in every),
            "met een probleem": len(self.problems),
        }
        return ", ".join(f"{n} {word}" for word, n in sums.items() if n) or "niets"


@dataclass(frozen=True)
class Seen:
    """The data after line `position` of the ledger, and what a file would do then; None: that was not shown."""

    position: int
    difference: Difference | None = None

    @classmethod
    def of(cls, outcome: Outcome) -> Seen:
        """What a person sees who sees this outcome."""
        return cls(outcome.position, Difference.of(outcome))

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries and lists."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Seen:
        """The reverse of as_json. Raises TypeError or KeyError for something else."""
        shown = told["difference"]
        if shown is None:
            return cls(told["position"])
        counts = {name: Counts(**rows) for name, rows in shown["counts"].items()}
        gone = tuple((dataset, period, rows) for dataset, period, rows in shown["gone"])
        found = Difference(counts, shown["cells"], gone, tuple(shown["problems"]), shown["asks"])
        return cls(told["position"], found)


def fingerprint(text: str) -> str:
    """The same short text for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
