"""How what is remembered is used: a layout is known again, what is new about a file is kept, and all can be changed.

What is answered about sheets of one kind with the same headings is a recipe, under a name. A word that names something
(a municipality, a body), who is who and the marks of an attendance list are of no recipe: they hold for every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from etl.datasets import DATASETS
from etl.intake.answers import FROM_TITLE, Answer, Recipe, answers, recipe_of, recipes, write
from etl.intake.choices import BY_HAND, NUMBERED, Choices
from metrics import clock

LONGEST_NAME = 80
_LONG = 400


def told_once(recipe: Recipe, year: str) -> dict[str, str]:
    """What a sheet of this recipe lacks: declared column → text in every row, NUMBERED or BY_HAND.

    year: the one year that the sheet or its file names. Where there is none, the year is asked again.
    """
    told = {one.column: one.meaning for one in recipe.answers if one.kind == "fixed"}
    told = {column: year if meaning == FROM_TITLE else meaning for column, meaning in told.items()}
    return {column: text for column, text in told.items() if text}


def layout_of(texts: Iterable[str]) -> str:
    """A sheet by its headings in their order, by which it is known again."""
    return " | ".join(texts)[:_LONG]


def remembered_headings(dataset: str, layout: str = "") -> dict[str, str]:
    """Text of a heading → declared column (or NOT_USED), for sheets of one dataset with this layout.

    What its recipe says goes before what all recipes of the dataset agree on; where those differ, it is asked.
    """
    said = _said("heading", dataset, "")
    return _agreed(said) | {one.text: one.meaning for one in said if layout and one.layout == layout}


def values_for(dataset: str, column: str, choices: Choices, layout: str = "") -> dict[str, str]:
    """Text → value for one column of such a sheet: what was chosen for this file, over its recipe, over what holds
    everywhere."""
    said = _said("value", dataset, column)
    kept = {one.text: one.meaning for one in sorted(said, key=lambda a: a.layout) if one.layout in ("", layout)}
    return kept | dict(choices.values.get(f"{dataset}.{column}", {}))


def meant_elsewhere(dataset: str, column: str) -> dict[str, str]:
    """Text → value in every other recipe that has the word: a suggestion, for a word may mean something else here."""
    return _agreed(_said("value", dataset, column))


def _said(kind: str, dataset: str, column: str) -> list[Answer]:
    return [one for one in answers() if (one.kind, one.dataset, one.column) == (kind, dataset, column)]


def _agreed(said: Iterable[Answer]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for one in said:
        meant.setdefault(one.text, set()).add(one.meaning)
    return {text: next(iter(every)) for text, every in meant.items() if len(every) == 1}


def named(file: str, dataset: str, sheet: str = "") -> str:
    """A name for a recipe: its kind, and the file (and sheet) it was first made for, without the year."""
    title = DATASETS[dataset].title
    bare = [_without_year(text) for text in (file.rsplit(".", 1)[0], sheet)]
    parts = [f"uit {bare[0]}" if bare[0] else "", f"blad {bare[1]}" if bare[1] and sheet != title else ""]
    return free_name(", ".join(part for part in (f"{title} {parts[0]}".strip(), parts[1]) if part))


def _without_year(text: str) -> str:
    return re.sub(r"[\s_.-]*(19|20)\d\d[\s_.-]*", " ", text).strip()


def free_name(wished: str, but: Recipe | None = None) -> str:
    """A name that no (other) recipe has, of at most LONGEST_NAME letters: this one, or with a number behind it."""
    taken = {one.name.casefold() for one in recipes() if one != but}
    base = " ".join(wished.split())[:LONGEST_NAME] or "Recept"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_NAME - len(str(number)) - 3]} ({number})"
    return name


def fresh(choices: Choices, kinds: Mapping[str, str], by: str, layouts: Mapping[str, str]) -> list[Answer]:
    """The answers in the choices for a file that are not remembered yet, or otherwise.

    kinds: sheet → dataset name. layouts: sheet → its headings (`layout_of`). A word that names something (a
    municipality, a body) holds everywhere; what a word of a list means is of the layout.
    """
    made = []

    def add(kind: str, dataset: str, column: str, text: str, meaning: str, layout: str = "") -> None:
        made.append(Answer(kind, dataset, column, text, meaning, by, clock.stamp(), layout))

    for sheet, dataset in kinds.items():
        layout, headings = layouts.get(sheet, ""), choices.headings.get(sheet, {})
        for text, column in headings.items():
            add("heading", dataset, "", text, column, layout)
        if layout and choices.kinds.get(sheet) == dataset:
            add("sheet", dataset, "", "", dataset, layout)
        for column, text in choices.fixed.get(sheet, {}).items() if layout else ():
            if column not in headings.values():
                is_year = column == DATASETS[dataset].year_column and text not in (NUMBERED, BY_HAND)
                add("fixed", dataset, column, "", FROM_TITLE if is_year else text, layout)
    for place, chosen in choices.values.items():
        dataset, _, column = place.partition(".")
        declared = DATASETS[dataset].columns.get(column) if dataset in DATASETS else None
        is_of_layout = declared is not None and not declared.refers_to
        of = {layouts.get(sheet, "") for sheet, kind in kinds.items() if kind == dataset and is_of_layout} or {""}
        for text, meaning in chosen.items():
            for layout in sorted(of):
                add("value", dataset, column, text, meaning, layout)
    kept = {one.place: one.meaning for one in answers()}
    return [one for one in made if one.fits and kept.get(one.place) != one.meaning]


def remember(
    choices: Choices,
    kinds: Mapping[str, str],
    by: str,
    layouts: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> int:
    """Remember what was chosen for a file; see `fresh`. names: sheet → name of its recipe. Returns how many are new."""
    layouts, names = layouts or {}, names or {}
    new = fresh(choices, kinds, by, layouts)
    wished = {(kinds[s], layouts[s]): names.get(s) or DATASETS[kinds[s]].title for s in kinds if layouts.get(s)}
    for dataset, layout in dict.fromkeys((one.dataset, one.layout) for one in new if one.layout):
        if recipe_of(layout, dataset) is None:
            name = free_name(wished.get((dataset, layout), DATASETS[dataset].title))
            write([*recipes(), Recipe(dataset, layout, name, by, clock.stamp())], answers())
    if new:
        said = {one.layout: one.dataset for one in new if one.kind == "sheet"}
        kept = [
            one for one in answers() if not (one.kind == "sheet" and said.get(one.layout, one.dataset) != one.dataset)
        ]
        write(recipes(), [*({one.place: one for one in kept} | {one.place: one for one in new}).values()])
    return len(new)


def rename(recipe: Recipe, name: str) -> Recipe:
    """Give a recipe another name; with a number behind it when another has that one already."""
    made = replace(recipe, name=free_name(name, recipe))
    write([made if one == recipe else one for one in recipes()], answers())
    return made


def change(answer: Answer, meaning: str, by: str) -> None:
    """Give a remembered answer another meaning. Raises ValueError for one that the declarations do not know."""
    new = replace(answer, meaning=meaning, by=by, at=clock.stamp())
    if not new.fits:
        raise ValueError(meaning)
    write(recipes(), [new if one.place == answer.place else one for one in answers()])


def forget(answer: Answer) -> None:
    """Do not remember this any longer; what was loaded with it stays. A recipe without an answer is none."""
    left = [one for one in answers() if one.place != answer.place]
    places = {(one.dataset, one.layout) for one in left}
    write([one for one in recipes() if (one.dataset, one.layout) in places], left)


def forget_recipe(recipe: Recipe) -> None:
    """Forget a recipe with all that it answers; what was loaded with it stays."""
    place = recipe.dataset, recipe.layout
    write([r for r in recipes() if r != recipe], [a for a in answers() if (a.dataset, a.layout) != place])


def used_for(sheets: Iterable[Any]) -> list[str]:
    """The answers from earlier files that these sheets (`Sheeted`) were read with, as sentences for a manifest."""
    listed = list(sheets)
    layouts = {(s.dataset, s.layout) for s in listed}
    kinds = {s.dataset for s in listed}
    taken = {h.text for s in listed for h in s.headings if h.how == "onthouden"}
    return [
        a.sentence
        for a in answers()
        if a.dataset in kinds
        and (
            (a.dataset, a.layout) in layouts
            or (a.kind == "value" and not a.layout)
            or (a.kind == "heading" and a.text in taken)
        )
    ]
