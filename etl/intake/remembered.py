"""Headings and values in staff's own words: what is meant for sure, what must be asked, and what was answered before.

    mapping.json    every answer, with who gave it and when

The answers are a help while reading a file and nothing else: a batch holds the values they led to, and its
manifest the answers that were used. So losing or changing this file never changes what is stored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import warehouse
from etl.datasets import DATASETS
from etl.intake.choices import NOT_USED, NUMBERED, Choices
from etl.intake.similarity import ASK, MARGIN, SURE, likenesses
from etl.readers.meetings.marks import A_NAME, A_TEXT, MEANINGS
from etl.schema import Column, Dataset
from metrics import clock
from warehouse import Workbench

_MOST_OPTIONS, _LONG = 3, 400
FROM_TITLE = "uit de titel"
PERSON, MARK = "attendance.person", "attendance.mark"
"""Where it stands which municipality and function a code stands for (`identities.py`), and what a mark in a list of who
was there means; no columns, so no cell has them."""


@dataclass(frozen=True)
class Heading:
    """One heading of a sheet and the column it stands for.

    column: declared column, NOT_USED when it is not read. how: `naam` (its own name or a declared synonym),
    `onthouden` (answered before), `gekozen` (answered for this file), `lijkt op` (alike beyond doubt, and said),
    `jaar` (a number of the year in the heading), `vraag` (may be one of `options`; not read until answered) or
    `onbekend`. examples: what stands under it.
    """

    letter: str
    text: str
    column: str
    how: str
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One answer that is remembered. kind: `heading` or `value`, or `sheet` (text: the headings of a sheet of this
    dataset) or `fixed` (a column that such a sheet lacks). column is "" for a value's place is `dataset.column`.

    For a heading: `text` in dataset `dataset` is column `meaning`. For a value: `text` in `dataset`.`column` is
    the value `meaning`.
    """

    kind: str
    dataset: str
    column: str
    text: str
    meaning: str
    by: str
    at: str

    @property
    def is_person(self) -> bool:
        """Does this say which municipality and function a person (by code) or an organisation stands for?"""
        return f"{self.dataset}.{self.column}" == PERSON

    @property
    def is_mark(self) -> bool:
        """Does this say what a mark in an attendance list means?"""
        return f"{self.dataset}.{self.column}" == MARK

    @property
    def sentence(self) -> str:
        """The answer in words."""
        dataset = DATASETS[self.dataset]
        if self.is_person:
            return f"Wie is wie: ‘{self.text}’ is {self.meaning}."
        if self.kind == "sheet":
            return f"Een blad met de koppen {self.text} is {dataset.title}."
        if self.kind == "fixed":
            made = "wordt gemaakt" if self.meaning == NUMBERED else "komt uit de titel"
            return f"{dataset.title}, blad met de koppen {self.text}: ‘{dataset.columns[self.column].heading}’ {made}."
        if self.is_mark:
            return f"Presentielijst: ‘{self.text}’ betekent {self.meaning}."
        if self.kind == "heading":
            what = f"kolom ‘{dataset.columns[self.meaning].heading}’" if self.meaning else "een kolom die niet meedoet"
            return f"{dataset.title}: de kop ‘{self.text}’ is {what}."
        return f"{dataset.title}, {dataset.columns[self.column].heading}: ‘{self.text}’ is ‘{self.meaning}’."


_kept: dict[Path, tuple[int, list[Answer]]] = {}
"""What the file held when it was last read; a column asks for its answers at every check."""


def answers() -> list[Answer]:
    """Everything that is remembered, the newest first. What no longer fits the declarations is left out."""
    path = warehouse.root() / "mapping.json"
    try:
        stamp = path.stat().st_mtime_ns
    except FileNotFoundError:
        return []
    if _kept.get(path, (0, []))[0] != stamp:
        told = [Answer(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
        _kept[path] = stamp, sorted((one for one in told if _fits(one)), key=lambda one: one.at, reverse=True)
    return list(_kept[path][1])


def remember(choices: Choices, kinds: Mapping[str, str], by: str, layouts: Mapping[str, str] | None = None) -> int:
    """Remember the headings and values chosen for a file. kinds: sheet → dataset name. Returns how many are new.

    layouts: sheet → its headings (`layout_of`), by which a sheet is known whose kind was chosen.
    """
    made = [
        Answer("heading", kinds[sheet], "", text, column, by, clock.stamp())
        for sheet, chosen in choices.headings.items()
        if sheet in kinds
        for text, column in chosen.items()
    ]
    for place, chosen in choices.values.items():
        dataset, _, column = place.partition(".")
        made += [Answer("value", dataset, column, text, meaning, by, clock.stamp()) for text, meaning in chosen.items()]
    for sheet, layout in (layouts or {}).items():
        if choices.kinds.get(sheet) and sheet in kinds:
            made.append(Answer("sheet", kinds[sheet], "", layout, kinds[sheet], by, clock.stamp()))
            named = {*choices.headings.get(sheet, {}).values()}
            told = {column: text for column, text in choices.fixed.get(sheet, {}).items() if column not in named}
            for column, text in told.items():
                meaning = NUMBERED if text == NUMBERED else FROM_TITLE
                made.append(Answer("fixed", kinds[sheet], column, layout, meaning, by, clock.stamp()))
    kept = {_place(one): one for one in answers()}
    fresh = [
        one for one in made if _fits(one) and (_place(one) not in kept or kept[_place(one)].meaning != one.meaning)
    ]
    if fresh:
        _write([*(kept | {_place(one): one for one in fresh}).values()])
    return len(fresh)


def change(answer: Answer, meaning: str, by: str) -> None:
    """Give a remembered answer another meaning. Raises ValueError for one that the declarations do not know."""
    new = Answer(answer.kind, answer.dataset, answer.column, answer.text, meaning, by, clock.stamp())
    if not _fits(new):
        raise ValueError(meaning)
    _write([new if _place(one) == _place(answer) else one for one in answers()])


def forget(answer: Answer) -> None:
    """Do not remember this any longer; what was loaded with it stays."""
    _write([one for one in answers() if _place(one) != _place(answer)])


def used_for(sheets: Iterable[Any]) -> list[str]:
    """The answers from earlier files that these sheets (`Sheeted`) were read with, as sentences for a manifest."""
    listed = list(sheets)
    kinds = {sheeted.dataset for sheeted in listed}
    taken = {h.text for sheeted in listed for h in sheeted.headings if h.how == "onthouden"}
    return [a.sentence for a in answers() if a.dataset in kinds and (a.kind == "value" or a.text in taken)]


def layout_of(texts: Iterable[str]) -> str:
    """A sheet by its headings in their order, by which it is known again."""
    return " | ".join(texts)[:_LONG]


def recipe_of(texts: Iterable[str], year: str) -> tuple[str, dict[str, str]]:
    """The kind of a sheet with these headings that was chosen before, and what is said once; ("", {}) for none.

    year: the one year that the sheet or its file names. Where there is none, the year is asked again.
    """
    layout = layout_of(texts)
    known = [one for one in answers() if one.text == layout and one.kind in ("sheet", "fixed")]
    kind = next((one.dataset for one in known if one.kind == "sheet"), "")
    told = {one.column: one.meaning for one in known if one.kind == "fixed" and one.dataset == kind}
    told = {column: year if meaning == FROM_TITLE else meaning for column, meaning in told.items()}
    return kind, {column: text for column, text in told.items() if text}


def remembered_headings(dataset: str) -> dict[str, str]:
    """Text of a heading → declared column (or NOT_USED), for one dataset."""
    return {one.text: one.meaning for one in answers() if one.kind == "heading" and one.dataset == dataset}


def values_for(dataset: str, column: str, choices: Choices) -> dict[str, str]:
    """Text → value for one column: what was chosen for this file, over what is remembered."""
    kept = {a.text: a.meaning for a in answers() if a.kind == "value" and (a.dataset, a.column) == (dataset, column)}
    return kept | dict(choices.values.get(f"{dataset}.{column}", {}))


def propose(
    bench: Workbench,
    dataset: Dataset,
    headings: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
    choices: Mapping[str, str],
    remembered: Mapping[str, str],
    years: Mapping[str, str] | None = None,
) -> list[Heading]:
    """What each heading of a sheet stands for. Nothing is guessed in silence.

    headings: column letter → (text, its label); names: label → declared column; choices and remembered: text of
    a heading → column; years: letter → column, of the headings that say a year. A heading that is only alike is
    taken when one column is alike beyond doubt and no heading has that name itself; otherwise it is asked.
    """
    found: dict[str, Heading] = {}
    open_letters = []
    for letter, (text, label) in headings.items():
        if letter in (years or {}):
            found[letter] = Heading(letter, text, (years or {})[letter], "jaar")
        elif text in choices:
            found[letter] = Heading(letter, text, choices[text], "gekozen")
        elif label in names:
            found[letter] = Heading(letter, text, names[label], "naam")
        elif text in remembered:
            found[letter] = Heading(letter, text, remembered[text], "onthouden")
        else:
            open_letters.append(letter)
    taken = {one.column for one in found.values() if one.column}
    labels = {headings[letter][1] for letter in open_letters}
    alike = likenesses(bench, [(label, name) for label in labels for name in names])

    def best(label: str) -> list[tuple[float, str]]:
        """Every column that is still free with the best likeness of any of its names, the most alike first."""
        free = [name for name in dataset.columns if name not in taken]
        of = {name: [alike[label, known] for known, owner in names.items() if owner == name] for name in free}
        return sorted(((max(scores, default=0.0), name) for name, scores in of.items()), reverse=True)

    wished = [(best(headings[letter][1]) or [(0.0, "")])[0] for letter in open_letters]
    # Two headings that are both like one column ("Begroting 2023", "Begroting 2024"): neither is taken.
    disputed = {n for score, n in wished if score >= SURE and [w[1] for w in wished if w[0] >= SURE].count(n) > 1}
    for letter in open_letters:
        text, label = headings[letter]
        scores = best(label)
        first, second = [*scores, (0.0, ""), (0.0, "")][:2]
        if first[0] >= SURE and first[0] - second[0] >= MARGIN and first[1] not in disputed:
            found[letter] = Heading(letter, text, scores[0][1], "lijkt op")
            taken.add(scores[0][1])
            continue
        options = tuple(name for score, name in scores[:_MOST_OPTIONS] if score >= ASK)
        found[letter] = Heading(letter, text, NOT_USED, "vraag" if options else "onbekend", options)
    return [found[letter] for letter in headings]


def _fits(one: Answer) -> bool:
    dataset = DATASETS.get(one.dataset)
    if dataset is None or not one.text:
        return False
    if one.kind == "sheet":
        return one.meaning == one.dataset
    if one.kind == "fixed":
        return one.column in dataset.columns and one.meaning in (NUMBERED, FROM_TITLE)
    if one.kind == "heading":
        return one.meaning == NOT_USED or one.meaning in dataset.columns
    if one.is_person:
        return bool(one.meaning)
    if one.is_mark:
        # What a name or a longer text meant, was of that file.
        return one.meaning in MEANINGS and one.text != A_NAME and not one.text.startswith(A_TEXT)
    column: Column | None = dataset.columns.get(one.column)
    if column is None or one.kind != "value":
        return False
    return bool(column.refers_to and one.meaning) or one.meaning in column.values


def _place(one: Answer) -> tuple[str, str, str, str]:
    return one.kind, one.dataset, one.column, one.text


def _write(every: list[Answer]) -> None:
    warehouse.root().mkdir(parents=True, exist_ok=True)
    told: list[dict[str, Any]] = [asdict(one) for one in every]
    warehouse.write_safely(warehouse.root() / "mapping.json", json.dumps(told, ensure_ascii=False, indent=1))
