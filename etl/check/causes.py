"""Problems by their cause: what is wrong and what to do, said once, with each place under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etl.check.problem import Problem
from etl.datasets import DATASETS
from metrics import dutch

MOST_NAMED = 5


@dataclass(frozen=True)
class Cause:
    """What is wrong in one or more places of a file."""

    problems: tuple[Problem, ...]

    @property
    def head(self) -> str:
        """What is wrong, and in how many rows or in which: `De oorzaak ontbreekt bij 3 stoplichten`."""
        first, many = self.problems[0], len(self._places)
        if not first.is_of_row:
            if not first.sheet or f"‘{first.sheet}’" in first.title:
                return first.title
            return f"{first.title} ({dutch.several(many, 'blad', 'bladen') if many > 1 else f'blad ‘{first.sheet}’'})"
        if many == 1:
            return f"{first.title} bij {self.names}"
        return f"{first.title} bij {dutch.several(many, *DATASETS[first.dataset].called)}"

    @property
    def names(self) -> str:
        """The first rows by what people know them by, with their place: `Ondermijning (regel 4), Jeugd (regel 7)`."""
        named = [*self._places.values()]
        more = f" en nog {dutch.number(len(named) - MOST_NAMED)}" if named[MOST_NAMED:] else ""
        return ", ".join(named[:MOST_NAMED]) + more

    @property
    def to_do(self) -> str:
        """What to do, with the suggestion where all have the same."""
        hints = {problem.hint for problem in self.problems}
        hint = hints.pop() if len(hints) == 1 else ""
        return f"{self.problems[0].instruction}.{f' {hint}' if hint else ''}"

    @property
    def rest(self) -> str:
        """What stands behind the head: in which rows, where that says how many, and what to do."""
        names = f": {self.names}" if len(self._places) > 1 else ""
        return f"{names}. {self.to_do}"

    @property
    def sentence(self) -> str:
        """What is wrong, where, and what to do."""
        return self.head + self.rest

    @property
    def lines(self) -> list[str]:
        """Each place, with what was found and what was wanted."""
        return [f"{p.subject + ': ' if p.subject else ''}{p.place}; {p.detail}." for p in self.problems]

    @property
    def _places(self) -> dict[tuple[str, int], str]:
        return {(p.sheet, p.row): _named(p) for p in self.problems}


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """The causes in the order in which they are met. Of rows on one sheet; of sheets over the whole file."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for p in problems:
        found.setdefault((p.sheet if p.is_of_row else "", p.title, p.instruction), []).append(p)
    return [Cause(tuple(of_one)) for of_one in found.values()]


def _named(problem: Problem) -> str:
    if not problem.is_of_row:
        return f"blad ‘{problem.sheet}’" + (f", regel {problem.row}" if problem.row else "")
    return f"{problem.subject} (regel {problem.row})" if problem.subject else f"regel {problem.row}"
