"""What is remembered of the answers about one file when it is saved: per layout a recipe, with a name to change."""

from __future__ import annotations

from collections.abc import Mapping

from etl.check import bank_sheet
from etl.check.outcome import Outcome
from etl.intake.answers import recipe_of
from etl.intake.choices import Choices
from etl.intake.remembered import fresh, named, remember, rename


def new_recipes(file: str, choices: Choices, outcome: Outcome) -> dict[str, str]:
    """Sheet → the name of the recipe that its answers make or change: the one that it has, or one to begin with."""
    kinds, layouts = _sheets(outcome)
    made = {(one.dataset, one.layout) for one in fresh(_whole(choices, outcome), kinds, "", layouts) if one.layout}
    of = {sheet: (kind, layouts[sheet]) for sheet, kind in kinds.items() if (kind, layouts[sheet]) in made}
    first = {place: sheet for sheet, place in reversed(of.items())}
    known = {sheet: recipe_of(layout, kind) for sheet, (kind, layout) in of.items()}
    several = len(first) > 1
    return {
        sheet: recipe.name if recipe else named(file, of[sheet][0], sheet if several else "")
        for sheet, recipe in known.items()
        if first[of[sheet]] == sheet
    }


def remember_recipes(
    file: str, choices: Choices, outcome: Outcome, by: str, wished: Mapping[str, str] | None = None
) -> list[str]:
    """Remember what was answered about a file that is saved. wished: sheet → name. Returns the names of the recipes."""
    kinds, layouts = _sheets(outcome)
    names = new_recipes(file, choices, outcome)
    given = {sheet: name for sheet, name in (wished or {}).items() if sheet in names and name.strip()}
    remember(_whole(choices, outcome), kinds, by, layouts, names | given)
    kept = []
    for sheet in names:
        recipe = recipe_of(layouts[sheet], kinds[sheet])
        if recipe is not None:
            asked = given.get(sheet, "")
            kept.append(rename(recipe, asked).name if asked and asked != recipe.name else recipe.name)
    return kept


def _sheets(outcome: Outcome) -> tuple[dict[str, str], dict[str, str]]:
    """Sheet → dataset, and sheet → layout, of those that were read."""
    read = [one for one in outcome.sheets if one.dataset]
    return {one.sheet: one.dataset for one in read}, {one.sheet: one.layout for one in read}


def _whole(choices: Choices, outcome: Outcome) -> Choices:
    """With every heading of the csv of a bank whose kind was chosen: by those it is known when the next one comes."""
    for sheet in outcome.sheets:
        if choices.kinds.get(sheet.sheet) == sheet.dataset == bank_sheet.NAME:
            for one in sheet.headings:
                choices = choices.with_heading(sheet.sheet, one.text, one.column)
    return choices
