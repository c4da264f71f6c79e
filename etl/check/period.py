"""A period for which a file can be complete: a report year, half of one, or everything there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from etl.datasets import DATASETS
from etl.schema import Dataset

_TEXT = re.compile(r"(\d{4})(?:\s+(eerste|tweede|1|2)(?:\s+helft)?)?\Z")
_HALVES = {"eerste": 1, "tweede": 2, "1": 1, "2": 2}
Source = Callable[[Dataset], str]
"""Gives the SQL table expression in which the rows of a dataset are looked up."""


@dataclass(frozen=True, order=True)
class Period:
    """year None: everything there is. half: of the report, 1 or 2; None: the whole year."""

    year: int | None = None
    half: int | None = None

    @property
    def text(self) -> str:
        """How it is typed and kept: `2024`, `2024 eerste`, `alles`."""
        if self.year is None:
            return "alles"
        return str(self.year) if self.half is None else f"{self.year} {('eerste', 'tweede')[self.half - 1]}"

    @property
    def words(self) -> str:
        """How it is said in a sentence."""
        if self.year is None:
            return "alle jaren"
        return (
            str(self.year) if self.half is None else f"de {('eerste', 'tweede')[self.half - 1]} helft van {self.year}"
        )


def period_of(text: str) -> Period | None:
    """The period that a text means (`2024`, `2024 eerste helft`, `alles`), or None."""
    plain = " ".join(text.lower().split())
    if plain in ("alles", "alle jaren"):
        return Period()
    found = _TEXT.match(plain)
    return Period(int(found[1]), _HALVES.get(found[2] or "")) if found else None


def decides(dataset: Dataset) -> str | None:
    """The column that decides the period of a row: a year, a date or a reference; None where there is none."""
    return dataset.period_by or dataset.year_column


def has_halves(dataset: Dataset) -> bool:
    """Can a row of this dataset be placed in half of a report year?"""
    column = decides(dataset)
    target = dataset.columns[column].refers_to if column else None
    return has_halves(DATASETS[target]) if dataset.period_by and target else "half" in dataset.columns


def can_be(dataset: Dataset, period: Period) -> bool:
    """Does this dataset know such periods? Everything there is can always be meant."""
    if period.year is None:
        return True
    return decides(dataset) is not None and (period.half is None or has_halves(dataset))


def year_and_half(dataset: Dataset, row: str, source: Source) -> tuple[str, str]:
    """SQL for the year and the half of a row (an alias), each NULL where it cannot be known.

    source: where a row that decides it for this one (the meeting of an attendance) is looked up.
    """
    column = decides(dataset)
    if column is None:
        return "NULL::BIGINT", "NULL::BIGINT"
    target = DATASETS.get(dataset.columns[column].refers_to or "")
    if dataset.period_by and target:
        inner = year_and_half(target, "p", source)
        year, half = (
            f'(SELECT min({sql}) FROM {source(target)} p WHERE p."{target.reference}" = {row}."{column}")'
            for sql in inner
        )
        return year, half
    year = f'{row}."{column}"' if column == dataset.year_column else f'year({row}."{column}")'
    return year, f'{row}."half"' if "half" in dataset.columns else "NULL::BIGINT"


def within(dataset: Dataset, period: Period, row: str, source: Source) -> str:
    """An SQL condition: does this row fall in the period?"""
    year, half = year_and_half(dataset, row, source)
    conditions = [] if period.year is None else [f"{year} = {int(period.year)}"]
    conditions += [] if period.half is None else [f"{half} = {int(period.half)}"]
    return "(" + (" AND ".join(conditions) or "true") + ")"


def chosen(texts: Iterable[str], found: Iterable[Dataset]) -> dict[str, str]:
    """Dataset → period, for texts as `2024 eerste` or `Overleggen=2024` and the datasets of a file.

    Without a sheet a period holds for every dataset that knows such periods. Raises ValueError with a sentence.
    """
    datasets = list(found)
    periods: dict[str, str] = {}
    for text in texts:
        title, _, typed = text.rpartition("=")
        period = period_of(typed)
        if period is None:
            raise ValueError(f"‘{typed}’ is geen periode. Schrijf bijvoorbeeld 2024, ‘2024 eerste’ of alles.")
        named = [d for d in datasets if title.strip().lower() in ("", d.title.lower(), d.name)]
        fitting = [d for d in named if can_be(d, period)]
        if not fitting:
            where = f"Blad ‘{title.strip()}’ van dit bestand is niet" if title else "Geen enkel blad van dit bestand is"
            raise ValueError(f"{where} te vervangen voor {period.words}.")
        periods |= {d.name: period.text for d in fitting}
    return periods
