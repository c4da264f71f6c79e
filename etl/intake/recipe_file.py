"""Recipes as a file, to be read in again elsewhere; and how often each was used, as the batches say.

The file has no people in it: who is who, and who gave an answer, stay where they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake.answers import Answer, Recipe, answers, everywhere, recipes, write
from etl.intake.remembered import free_name
from etl.store import batches
from metrics import clock, dutch

NAME = "recepten.json"
MOST_BYTES = 1_000_000
_MOST_ANSWERS, _LONGEST = 5_000, 2_000
_KIND, _VERSION = "recepten voor eigen bestanden", 1
_NO_RECIPES = "Dit is geen bestand met recepten dat hier of elders is gemaakt."


@dataclass(frozen=True)
class ReadIn:
    """What reading in a file did: recipes that are new, answers that are new, and what was left as it is here."""

    recipes: tuple[str, ...]
    answers: int
    other: tuple[str, ...]
    unknown: int

    @property
    def sentence(self) -> str:
        """All of it in words."""
        told = [f"{dutch.several(self.answers, 'antwoord is', 'antwoorden zijn')} ingelezen."]
        if self.recipes:
            named = ", ".join(f"‘{name}’" for name in self.recipes)
            told.append(f"Nieuw: {named}.")
        if self.other:
            told.append(f"Hier is al anders geantwoord, en dat blijft: {' '.join(self.other)}")
        if self.unknown:
            told.append(
                f"{dutch.several(self.unknown, 'antwoord past', 'antwoorden passen')} niet bij deze versie en "
                f"{'is' if self.unknown == 1 else 'zijn'} niet overgenomen."
            )
        return " ".join(told)


def uses() -> dict[tuple[str, str], tuple[int, str]]:
    """Dataset and layout of a recipe → in how many batches a sheet was read with it, and when last."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for batch in batches.all_batches():
        told = batch.manifest.get("recipes", ())
        for place in {(one["dataset"], one["layout"]) for one in told}:
            count, last = found.get(place, (0, ""))
            found[place] = count + 1, max(last, batch.manifest["loaded_at"])
    return found


def exported(chosen: Iterable[Recipe], with_everywhere: bool = False) -> bytes:
    """The file of these recipes, and of the answers that hold for every file, except who is who."""
    listed = [
        {"name": one.name, "dataset": one.dataset, "layout": one.layout, "answers": [_plain(a) for a in one.answers]}
        for one in chosen
    ]
    general = [_plain(one) for one in everywhere() if not one.is_person] if with_everywhere else []
    told = {"kind": _KIND, "version": _VERSION, "recipes": listed, "everywhere": general}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _plain(one: Answer) -> dict[str, str]:
    return {"kind": one.kind, "dataset": one.dataset, "column": one.column, "text": one.text, "meaning": one.meaning}


def read_in(data: bytes, by: str) -> ReadIn:
    """Remember what such a file says. What was answered here otherwise stays, and is told. Raises Refused."""
    listed = _listed(data)
    kept = {one.place: one for one in answers()}
    every, new, other, unknown, count = recipes(), [], [], 0, 0
    for name, dataset, layout, told in listed:
        made = [_answer(one, by, layout) for one in told]
        usable = [one for one in made if one.fits and not one.is_person and (not layout or one.dataset == dataset)]
        unknown += len(made) - len(usable)
        for one in usable:
            here = kept.setdefault(one.place, one)
            if here is one:
                count += 1
            elif here.meaning != one.meaning:
                other.append(here.sentence)
        if layout and usable and not any((r.dataset, r.layout) == (dataset, layout) for r in every):
            new.append(_free(name, every))
            every.append(Recipe(dataset, layout, new[-1], by, clock.stamp()))
    # Of one layout there is one kind: the one that was said here stays.
    kinds = {one.layout: one.dataset for one in answers() if one.kind == "sheet"}
    left = [a for a in kept.values() if a.kind != "sheet" or kinds.get(a.layout, a.dataset) == a.dataset]
    write(every, left)
    return ReadIn(tuple(new), count, tuple(other), unknown)


def _free(name: str, every: Iterable[Recipe]) -> str:
    """A name that no recipe has, of the file neither."""
    name, taken, number = free_name(name), {one.name.casefold() for one in every}, 1
    base = name
    while name.casefold() in taken:
        number += 1
        name = f"{base} ({number})"
    return name


def _listed(data: bytes) -> list[tuple[str, str, str, list[dict[str, str]]]]:
    """Name, dataset, layout and answers of each recipe; last, with an empty layout, what holds everywhere."""
    if len(data) > MOST_BYTES:
        raise Refused(f"Een bestand met recepten is hoogstens {dutch.number(MOST_BYTES // 1000)} kB.")
    try:
        told = json.loads(data.decode("utf-8-sig"))
        is_ours = told["kind"] == _KIND and isinstance(told["version"], int)
        found = [
            (_text(one["name"]), _text(one["dataset"]), _text(one["layout"]), _answers(one["answers"]))
            for one in told["recipes"]
        ]
        found.append(("", "", "", _answers(told["everywhere"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_NO_RECIPES) from error
    if not is_ours:
        raise Refused(_NO_RECIPES)
    if told["version"] > _VERSION:
        raise Refused("Dit bestand met recepten is van een nieuwere versie van dit programma.")
    if sum(len(one[3]) for one in found) > _MOST_ANSWERS:
        raise Refused(f"Een bestand met recepten heeft hoogstens {dutch.number(_MOST_ANSWERS)} antwoorden.")
    if any(not name.strip() or not layout or dataset not in DATASETS for name, dataset, layout, _ in found[:-1]):
        raise Refused(_NO_RECIPES)
    return found


def _answers(told: Any) -> list[dict[str, str]]:
    return [{name: _text(one[name]) for name in ("kind", "dataset", "column", "text", "meaning")} for one in told]


def _text(told: Any) -> str:
    """A text as a cell may hold it. Raises ValueError for anything else."""
    if not isinstance(told, str) or len(told) > _LONGEST or re.search(r"[\x00-\x1f\x7f]", told):
        raise ValueError(told)
    return told


def _answer(told: dict[str, str], by: str, layout: str) -> Answer:
    return Answer(**told, by=by, at=clock.stamp(), layout=layout)
