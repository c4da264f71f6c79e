"""A number for each row of a sheet that has none: its year, its name, and which one of that name it is in the file.

A row that is stored already, on the same day under the same name, keeps the number that it has. A number that is stored
for a day which this sheet does not reach is of another list: a monthly list does not go over that of the month before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.intake.identities import slug
from etl.schema import WHEN, Dataset
from warehouse import Workbench

_LONG, _NAMELESS = 40, "zonder-naam"


@dataclass(frozen=True)
class Unnumbered:
    """A row that needs a number: its place, and the texts of its year, of what names it, of its label and its day."""

    at: int
    year: str
    name: str
    label: str
    day: str


@dataclass
class Numbers:
    """What was numbered in one file so far, so that two of its sheets never make the same number."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    given: set[tuple[str, str]] = field(default_factory=set)

    def make(
        self, dataset: Dataset, column: str, rows: Sequence[Unnumbered], bench: Workbench
    ) -> tuple[dict[int, str], int]:
        """Place → number, and how many rows of these years are stored under another number. column: the number's."""
        year = dataset.year_column or ""
        is_known = bool(year) and dataset.name in bench.tables_now
        day = next((c for c, declared in dataset.columns.items() if declared.kind is WHEN and declared.required), "")
        same = _same_day(dataset, column, day, rows, bench) if is_known and day and any(r.day for r in rows) else {}
        years = sorted({row.year for row in rows})
        stored: dict[str, date | None] = {}
        if is_known:
            days = f'"{day}"' if day else "NULL::DATE"
            of_years = f'WHERE list_contains(?::VARCHAR[], "{year}"::VARCHAR)'
            stored = dict(bench.rows(f'SELECT "{column}", {days} FROM now."{dataset.name}" {of_years}', [years]))
        reach = _reach(rows, bench) if stored and day else None
        self.given |= {(dataset.name, number) for number in same.values()}
        made = {}
        for row in rows:
            base = f"{row.year}-{slug(row.name, _LONG, _NAMELESS)}".strip("-")
            number = self._next(dataset.name, base)
            while row.at not in same and self._is_of_another(dataset.name, number, stored, reach):
                number = self._next(dataset.name, base)
            made[row.at] = same.get(row.at, number)
            self.given.add((dataset.name, made[row.at]))
        return made, len(stored.keys() - set(made.values()))

    def _next(self, dataset: str, base: str) -> str:
        self.seen[dataset, base] += 1
        count = self.seen[dataset, base]
        return base if count == 1 else f"{base}-{count}"

    def _is_of_another(
        self, dataset: str, number: str, stored: dict[str, date | None], reach: tuple[date, date] | None
    ) -> bool:
        """Is this the number of another row of the file, or stored for a day out of reach of the sheet?"""
        on = stored.get(number)
        return (dataset, number) in self.given or bool(on and reach and not reach[0] <= on <= reach[1])


def _same_day(dataset: Dataset, column: str, day: str, rows: Sequence[Unnumbered], bench: Workbench) -> dict[int, str]:
    """The rows that are stored already: the one of the same day and the same name, where there is just one."""
    label = dataset.columns[column].numbered_by[0]
    said = [[getattr(row, part) for row in rows] for part in ("at", "day", "year", "label")]
    found = bench.rows(
        f'SELECT a.i, min(s."{column}") FROM (SELECT unnest(?::BIGINT[]) AS i, unnest(?::VARCHAR[]) AS said, '
        "try_cast(unnest(?::VARCHAR[]) AS BIGINT) AS year, unnest(?::VARCHAR[]) AS label) AS a "
        f'JOIN now."{dataset.name}" AS s ON s."{day}" = nl_day(nl_when(a.said, a.year)) '
        f'AND nl_label(s."{label}") = nl_label(a.label) GROUP BY a.i HAVING count(*) = 1',
        said,
    )
    return dict(found)


def _reach(rows: Sequence[Unnumbered], bench: Workbench) -> tuple[date, date] | None:
    """The first and the last day of the rows, of a longer time its first day; None where no row has one."""
    said = [[row.day for row in rows], [row.year for row in rows]]
    [(first, last)] = bench.rows(
        "SELECT min(w.first_day), max(w.first_day) FROM (SELECT nl_when(said, year) AS w FROM (SELECT "
        "unnest(?::VARCHAR[]) AS said, try_cast(unnest(?::VARCHAR[]) AS BIGINT) AS year))",
        said,
    )
    return None if first is None else (first, last)
