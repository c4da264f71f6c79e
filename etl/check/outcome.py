"""What a file holds and what was done with it: the answer of a check and of a load."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.check.diff import Change, Counts
from etl.check.gone_rows import Gone
from etl.check.new_rows import NewRow
from etl.check.problem import Problem, Sheeted
from etl.readers.process.document import Ask, Tally


@dataclass
class Outcome:
    """What a file holds and what was done with it.

    batch: the batch that was saved, else None. sheets: how each sheet is read. bad: sheet → rows with a problem.
    gone: rows that the file does not have of a period for which it is complete. periods: dataset → for which
    periods it could be. position: the line of the ledger with whose data it was compared. moved: what is another than
    the person who saves had seen; then nothing is saved.
    """

    file: str
    sha256: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    datasets: dict[str, Counts] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    good_rows: int = 0
    bad_rows: int = 0
    batch: str | None = None
    message: str = ""
    sheets: list[Sheeted] = field(default_factory=list)
    bad: dict[str, list[int]] = field(default_factory=dict)
    gone: list[Gone] = field(default_factory=list)
    periods: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    titles: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    new_rows: list[NewRow] = field(default_factory=list)
    position: int = 0
    moved: list[str] = field(default_factory=list)

    @property
    def open_asks(self) -> list[Ask]:
        """The questions without whose answer nothing is saved."""
        return [ask for ask in self.asks if ask.is_needed]

    @property
    def has_news(self) -> bool:
        """Would saving change anything?"""
        return any(c.new or c.changed or c.gone for c in self.datasets.values())
