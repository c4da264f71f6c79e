"""Problems by their cause: what is wrong and what to do, said once, with each place under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etl.check.problem import MISSING, Problem
from etl.datasets import DATASETS
from metrics import dutch

MOST_NAMED = 5


@dataclass(frozen=True)
class Cause:
    """What is wrong in one or more places of a file, and what to do, as each of its problems says it.

    Where of the same rows more than one cell is to be filled in, that is one cause.
    """

    problems: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """What is wrong, without the rows."""
        if self._is_of_one_cell:
            return self.problems[0].title
        order = list(DATASETS[self.problems[0].dataset].columns)
        told = sorted(self.problems, key=lambda p: order.index(p.name))
        missing = [*dict.fromkeys(p.title.removesuffix(MISSING) for p in told)]
        others = [text[:1].lower() + text[1:] for text in missing[1:]]
        return f"{', '.join([missing[0], *others[:-1]])} en {others[-1]} ontbreken"

    @property
    def instruction(self) -> str:
        """What to do."""
        return self.problems[0].instruction if self._is_of_one_cell else "Vul ze in"

    @property
    def head(self) -> str:
        """What is wrong, and in how many rows or in which: `De oorzaak ontbreekt bij 3 stoplichten`."""
        first, many = self.problems[0], len(self._places)
        if first.is_gone and first.subject:
            return f"{self.title} ({self.names if many == 1 else dutch.several(many, 'regel', 'regels')})"
        if not first.is_of_row:
            if not first.sheet or f"‘{first.sheet}’" in first.title:
                return self.title
            return f"{self.title} ({dutch.several(many, 'blad', 'bladen') if many > 1 else f'blad ‘{first.sheet}’'})"
        if many == 1:
            return f"{self.title} bij {self.names}"
        return f"{self.title} bij {dutch.several(many, *DATASETS[first.dataset].called)}"

    @property
    def sheet(self) -> str:
        """The sheet of the rows; "" where it is about sheets."""
        return self.problems[0].sheet if self.problems[0].is_of_row else ""

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
        return f"{self.instruction}.{f' {hint}' if hint else ''}"

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
    def _is_of_one_cell(self) -> bool:
        return len({p.title for p in self.problems}) == 1

    @property
    def _places(self) -> dict[tuple[str, int, str], str]:
        return {(p.sheet, p.row, p.subject if p.is_gone else ""): _named(p) for p in self.problems}


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """The causes in the order in which they are met. Of rows on one sheet; of sheets over the whole file."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for p in problems:
        found.setdefault((p.sheet if p.is_of_row else "", p.title, p.instruction), []).append(p)
    joined: dict[object, list[Problem]] = {}
    for key, of_one in found.items():
        is_missing = all(p.is_of_row and p.title.endswith(MISSING) for p in of_one)
        rows = (of_one[0].sheet, *(p.row for p in of_one))
        joined.setdefault(rows if is_missing else key, []).extend(of_one)
    return [Cause(tuple(of_one)) for of_one in joined.values()]


def _named(problem: Problem) -> str:
    if problem.is_gone and problem.subject:
        return f"‘{problem.subject}’"
    if not problem.is_of_row:
        return f"blad ‘{problem.sheet}’" + (f", regel {problem.row}" if problem.row else "")
    return f"{problem.subject} (regel {problem.row})" if problem.subject else f"regel {problem.row}"
