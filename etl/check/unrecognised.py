"""Sheets that are none of ours: each that may hold data is a problem, the others are one sentence together."""

from __future__ import annotations

from collections.abc import Mapping

from etl.check import plain
from etl.check.lacking import year_said
from etl.check.layout import Top
from etl.check.problem import Checked, Problem
from etl.datasets import DATASETS
from etl.intake.answers import recipe_of
from etl.intake.choices import Choices
from etl.intake.remembered import layout_of, told_once
from etl.intake.similarity import nearest
from etl.readers.process.document import Sheet
from etl.schema import Dataset
from metrics import dutch
from warehouse import Workbench

_UNKNOWN = "een blad met een naam en koppen die niet bekend zijn"
_MOST_NAMED, _LEAST_CELLS = 4, 3


def unrecognised(
    bench: Workbench, sheet: Sheet, title: str, titles: Mapping[str, str], top: Top, result: Checked
) -> None:
    """Add the problem of a sheet that is not recognised, with the kind whose title it looks like.

    title: its label; titles: label → title of a kind; top: its first rows.
    """
    suggestion = nearest(bench, [title], titles).get(title, "")
    result.problems.append(
        Problem(
            result.document.file,
            sheet.name,
            0,
            "",
            _UNKNOWN,
            "een blad met een bekende naam of bekende kolomkoppen; zie het sjabloon",
            *plain.UNKNOWN_SHEET,
            suggestion,
            is_cell_text=False,
        )
    )
    if _is_loose(top) and not suggestion:
        result.loose.add(sheet.name)


def gather_unrecognised(result: Checked, is_any: bool) -> None:
    """Where another sheet is one of ours (is_any): what holds no table is one sentence, and no problem each."""
    loose = [p for p in result.problems if is_any and not p.row and p.found == _UNKNOWN and p.sheet in result.loose]
    if not loose:
        return
    result.problems = [problem for problem in result.problems if problem not in loose]
    named = ", ".join(f"‘{p.sheet}’" for p in loose[:_MOST_NAMED]) + (" en andere" if loose[_MOST_NAMED:] else "")
    result.notes.append(
        f"{dutch.several(len(loose), 'blad is', 'bladen zijn')} geen tabel met gegevens en niet gelezen: {named}."
    )


def alike_of(top: Top, headings: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds that a sheet may be, by headings that are known, the likeliest first; at most three.

    headings: per dataset, label of a heading → declared column.
    """
    found: dict[str, tuple[str, ...]] = {}
    for _, cells in top:
        for name, names in headings.items():
            hits = {names[key]: text for text, key in cells.values() if key in names}
            if len(hits) >= _LEAST_CELLS and len(hits) * 2 >= len(cells) and len(hits) > len(found.get(name, ())):
                found[name] = tuple(hits.values())
    return tuple(sorted(found.items(), key=lambda told: -len(told[1]))[:3])


def by_recipe(
    top: Top, sheet: str, file: str, dataset: Dataset | None, choices: Choices
) -> tuple[Dataset | None, Choices]:
    """The kind of a sheet, also where only its recipe says it, and the choices with what its recipe says once."""
    for number, cells in top:
        recipe = recipe_of(layout_of(text for text, _ in cells.values()), dataset.name if dataset else "")
        if recipe is not None:
            above = [text for row, told in top if row < number for text, _ in told.values()]
            year = year_said([" ".join(above), sheet, file])
            for column, text in told_once(recipe, year).items():
                if column not in choices.fixed.get(sheet, {}):
                    choices = choices.with_fixed(sheet, column, text)
            return DATASETS[recipe.dataset], choices
    return dataset, choices


def _is_loose(top: Top) -> bool:
    """Are these first rows no table: nowhere two rows under each other with three filled cells?"""
    full = [number for number, cells in top if len(cells) >= _LEAST_CELLS]
    return not any(number + 1 in full for number in full)
