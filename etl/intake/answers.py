"""What is remembered: recipes, each the answers about one layout, and answers that hold for every file.

    mapping.json    every recipe and every answer, with who gave it and when

The answers are a help while reading a file and nothing else: a batch holds the values they led to, and its manifest the
recipe and the answers that were used. So losing or changing this file never changes what is stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import warehouse
from etl.datasets import DATASETS
from etl.intake.choices import BY_HAND, NOT_USED, NUMBERED
from etl.readers.meetings.marks import A_NAME, A_TEXT, MEANINGS, NOT_KEPT

_SHOWN = 5
FROM_TITLE = "uit de titel"
PERSON, MARK = "attendance.person", "attendance.mark"
"""Where it stands which municipality and function a code stands for (`identities.py`), and what a mark in a list of who
was there means; no columns, so no cell has them."""
ROW, LAYOUT = "month_results.row", "month_results.layout"
"""What a row of a budget workbook is, and how such a sheet is meant; no columns either."""
ROW_IS = ("laat weg", "baten", "lasten")
WHOLE = "dit blad is het hele jaar: zij gaan weg"  # said of one file and not kept: the next may hold less
_TOLD_ONCE = {NUMBERED: "krijgt een gemaakt nummer", FROM_TITLE: "komt uit de titel", BY_HAND: "wordt per regel getypt"}


@dataclass(frozen=True)
class Answer:
    """One answer that is remembered, of the recipe with this layout; layout "": it holds for every file.

    kind `heading`: `text` in dataset `dataset` is column `meaning`. `value`: `text` in `dataset`.`column` is the value
    `meaning`. `sheet`: a sheet of this layout is this dataset, which someone had to say. `fixed`: what it lacks in
    `column` is `meaning` in every row, or one of NUMBERED, FROM_TITLE and BY_HAND.
    """

    kind: str
    dataset: str
    column: str
    text: str
    meaning: str
    by: str
    at: str
    layout: str = ""

    @property
    def is_person(self) -> bool:
        """Does this say which municipality and function a person (by code) or an organisation stands for?"""
        return f"{self.dataset}.{self.column}" == PERSON

    @property
    def is_mark(self) -> bool:
        """Does this say what a mark in an attendance list means?"""
        return f"{self.dataset}.{self.column}" == MARK

    @property
    def is_of_budget(self) -> bool:
        """Does this say what a row of a budget workbook is, or how such a sheet is meant?"""
        return f"{self.dataset}.{self.column}" in (ROW, LAYOUT)

    @property
    def fits(self) -> bool:
        """Is this something that the declarations know?"""
        dataset = DATASETS.get(self.dataset)
        if dataset is None or not (self.text or self.layout):
            return False
        column = dataset.columns.get(self.column)
        if self.kind == "sheet":
            return bool(self.layout) and self.meaning == self.dataset
        if self.kind == "fixed":
            is_year = self.meaning == FROM_TITLE and self.column == dataset.year_column
            is_told = self.meaning in (NUMBERED, BY_HAND) or bool(column and self.meaning in column.values)
            return bool(self.layout and column) and (is_year or is_told)
        if self.kind == "heading":
            return self.meaning == NOT_USED or self.meaning in dataset.columns
        if self.kind != "value" or not self.text:
            return False
        if self.is_person:
            return bool(self.meaning)
        if self.is_of_budget:
            return self.meaning not in ("", WHOLE)
        if self.is_mark:
            # What a name or a longer text meant, was of that file.
            is_of_file = self.text == A_NAME or self.text.startswith(A_TEXT) or self.text.endswith(NOT_KEPT)
            return self.meaning in MEANINGS and not is_of_file
        return column is not None and (bool(column.refers_to and self.meaning) or self.meaning in column.values)

    @property
    def sentence(self) -> str:
        """The answer in words."""
        dataset = DATASETS[self.dataset]
        if self.is_of_budget:
            return f"Begroting en realisatie in een eigen indeling, {self.text}: {self.meaning}."
        if self.is_person:
            return f"Wie is wie: ‘{self.text}’ is {self.meaning}."
        if self.kind == "sheet":
            return f"Een blad met de koppen {shown(self.layout)} is {dataset.title}."
        if self.kind == "fixed":
            told = _TOLD_ONCE.get(self.meaning, f"is overal ‘{self.meaning}’")
            return f"{dataset.title}: ‘{dataset.columns[self.column].heading}’ staat niet op het blad en {told}."
        if self.is_mark:
            return f"Presentielijst: ‘{self.text}’ betekent {self.meaning}."
        if self.kind == "heading":
            what = f"kolom ‘{dataset.columns[self.meaning].heading}’" if self.meaning else "een kolom die niet meedoet"
            return f"{dataset.title}: de kop ‘{self.text}’ is {what}."
        return f"{dataset.title}, {dataset.columns[self.column].heading}: ‘{self.text}’ is ‘{self.meaning}’."

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """What it is an answer to; of one place there is one answer."""
        return self.kind, self.dataset, self.column, self.text, self.layout


@dataclass(frozen=True)
class Recipe:
    """The answers about sheets of this dataset with these headings, under the name that people gave it."""

    dataset: str
    layout: str
    name: str
    by: str
    at: str

    @property
    def number(self) -> str:
        """A short number: the same as long as it is about the same layout, also elsewhere."""
        return hashlib.sha256(json.dumps([self.dataset, self.layout]).encode()).hexdigest()[:8]

    @property
    def answers(self) -> list[Answer]:
        """What it answers, the newest first."""
        return [one for one in answers() if (one.dataset, one.layout) == (self.dataset, self.layout)]


Kept = tuple[list[Recipe], list[Answer]]
_kept: dict[Path, tuple[tuple[int, int], Kept]] = {}
"""What the file held when it was last read; a column asks for its answers at every check."""


def answers() -> list[Answer]:
    """Everything that is remembered, the newest first. What no longer fits the declarations is left out."""
    return list(_read()[1])


def recipes() -> list[Recipe]:
    """Every recipe, by name."""
    return sorted(_read()[0], key=lambda one: one.name.casefold())


def everywhere() -> list[Answer]:
    """The answers that are of no recipe: they hold for every file."""
    return [one for one in answers() if not one.layout]


def recipe_of(layout: str, dataset: str = "") -> Recipe | None:
    """The recipe of a layout: of this dataset, or (dataset "") the one that someone said such a sheet is."""
    if not dataset:
        dataset = next((one.dataset for one in answers() if one.kind == "sheet" and one.layout == layout), "")
    return next((one for one in _read()[0] if (one.dataset, one.layout) == (dataset, layout)), None)


def shown(layout: str) -> str:
    """The first headings of a layout."""
    heads = layout.split(" | ")
    return ", ".join(f"‘{text}’" for text in heads[:_SHOWN]) + (" en andere" if heads[_SHOWN:] else "")


def _path() -> Path:
    return warehouse.root() / "mapping.json"


def _read() -> Kept:
    path = _path()
    try:
        stamp = _stamp(path)
    except FileNotFoundError:
        return [], []
    if path not in _kept or _kept[path][0] != stamp:
        _kept[path] = stamp, _of_json(json.loads(path.read_text(encoding="utf-8")))
    return _kept[path][1]


def _of_json(told: Any) -> Kept:
    """What a file says. Before there were recipes it was a list of answers, with the layout in the text of some."""
    is_old = isinstance(told, list)
    every = [Answer(**one) for one in (told if is_old else told["answers"])]
    if is_old:
        every = [replace(a, layout=a.text, text="") if a.kind in ("sheet", "fixed") else a for a in every]
    every = sorted((one for one in every if one.fits), key=lambda one: one.at, reverse=True)
    if not is_old:
        return [Recipe(**one) for one in told["recipes"] if one["dataset"] in DATASETS], every
    first = {(one.dataset, one.layout): one for one in every if one.layout}
    return [
        Recipe(d, layout, f"{DATASETS[d].title}: {shown(layout)}", a.by, a.at) for (d, layout), a in first.items()
    ], every


def write(every: Iterable[Recipe], told: Iterable[Answer]) -> None:
    """Write down all recipes and answers, in the place of those that were remembered."""
    warehouse.root().mkdir(parents=True, exist_ok=True)
    made = {"recipes": [asdict(one) for one in every], "answers": [asdict(one) for one in told]}
    warehouse.write_safely(_path(), json.dumps(made, ensure_ascii=False, indent=1))


def _stamp(path: Path) -> tuple[int, int]:
    """What differs after each write, also of two in the same tick of the clock: each is a new file."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ino
