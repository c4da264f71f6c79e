"""What is remembered: recipes and words, to see, to change, to forget, to give to another and to read in."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from etl.check.meanings import meanings_of
from etl.cli.answer import say, tell
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import answers, recipe_file, remembered
from etl.intake.answers import Answer, Recipe
from etl.intake.choices import NOT_USED
from metrics import dutch

_NOTHING = "niets"
"""How one says that a heading means no column."""


def add(command: Command) -> None:
    """Add the commands about what is remembered."""
    command("mapping", _mapping, "toon de recepten en de woorden die zijn onthouden")
    sub = command("remember", _remember, "geef een onthouden antwoord een andere betekenis, of een recept een naam")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")
    sub.add_argument("meaning", metavar="BETEKENIS", help=f"de kolom of waarde; ‘{_NOTHING}’ = de kolom doet niet mee")
    sub = command("forget", _forget, "onthoud een antwoord of een heel recept niet langer; wat ermee is geladen blijft")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")
    sub = command(
        "recipes", _recipes, "schrijf recepten in een bestand dat elders kan worden ingelezen, of lees het in"
    )
    sub.add_argument("file", type=Path, metavar="RECEPTEN.json")
    sub.add_argument("ids", nargs="*", metavar="NUMMER", help="alleen deze recepten; leeg = alle, met de losse woorden")
    sub.add_argument("--read", action="store_true", help="lees het bestand in; wat hier anders is geantwoord, blijft")


def _mapping(asked: argparse.Namespace) -> int:
    uses, lines = recipe_file.uses(), []
    for recipe in answers.recipes():
        count, last = uses.get((recipe.dataset, recipe.layout), (0, ""))
        used = f"{dutch.number(count)} keer gebruikt, laatst {last[:10]}" if count else "nog niet gebruikt"
        lines.append(f"{recipe.number}  Recept ‘{recipe.name}’ ({DATASETS[recipe.dataset].title}; {used})")
        lines += [f"  {line}" for line in _lines(recipe.answers)]
    if loose := answers.everywhere():
        lines += ["Geldt voor elk bestand:", *(f"  {line}" for line in _lines(loose))]
    told = [{"id": number_of(a), **vars(a), "recipe": _name_of(a)} for a in answers.answers()]
    return tell(asked, told, lines or ["Er is nog niets onthouden."])


def _lines(every: Sequence[Answer]) -> list[str]:
    return [f"{number_of(a)}  {a.sentence} ({a.by}, {a.at[:10]})" for a in every]


def _name_of(answer: Answer) -> str:
    recipe = answers.recipe_of(answer.layout, answer.dataset) if answer.layout else None
    return recipe.name if recipe else ""


def number_of(answer: Answer) -> str:
    """A short number of what is remembered: the same as long as it is about the same text."""
    return hashlib.sha256(json.dumps(answer.place).encode()).hexdigest()[:8]


def _found(text: str) -> Answer | Recipe:
    for one in answers.recipes():
        if one.number == text:
            return one
    for answer in answers.answers():
        if number_of(answer) == text:
            return answer
    raise Refused(f"Er is niets onthouden met nummer {text}. ‘./vgg mapping’ toont wat er is.")


def _remember(asked: argparse.Namespace) -> int:
    found, meaning = _found(asked.id), asked.meaning
    if isinstance(found, Recipe):
        if not meaning.strip():
            raise Refused("Een recept heeft een naam.")
        named = remembered.rename(found, meaning)
        return tell(asked, vars(named), [f"Voortaan: recept ‘{named.name}’."])
    allowed, is_heading = meanings_of(found), found.kind == "heading"
    known = {value.lower(): value for value in allowed.values() if value}
    known |= {text.lower(): value for text, value in allowed.items()} | ({_NOTHING: NOT_USED} if is_heading else {})
    if meaning.lower() not in known:
        what = "Geen kolom" if is_heading else "Geen waarde hiervan"
        raise Refused(f"{what}: {meaning}. Kies uit: {'; '.join(allowed)}.")
    remembered.change(found, known[meaning.lower()], getpass.getuser())
    changed = next(one for one in answers.answers() if one.place == found.place)
    return tell(asked, vars(changed), [f"Voortaan: {changed.sentence}"])


def _forget(asked: argparse.Namespace) -> int:
    found = _found(asked.id)
    if isinstance(found, Recipe):
        count = len(found.answers)
        remembered.forget_recipe(found)
        return tell(asked, vars(found), [f"Niet langer onthouden: recept ‘{found.name}’, {_many(count)}."])
    remembered.forget(found)
    return tell(asked, vars(found), [f"Niet langer onthouden: {found.sentence}"])


def _recipes(asked: argparse.Namespace) -> int:
    if asked.read:
        if asked.ids:
            raise Refused("Inlezen gaat om het hele bestand; noem er geen nummers bij.")
        done = recipe_file.read_in(asked.file.read_bytes(), getpass.getuser())
        return tell(asked, vars(done), [done.sentence])
    chosen = [_found(text) for text in asked.ids]
    if any(not isinstance(one, Recipe) for one in chosen):
        raise Refused("Noem het nummer van een recept; een los antwoord is geen recept.")
    made = [one for one in chosen if isinstance(one, Recipe)] or answers.recipes()
    asked.file.write_bytes(recipe_file.exported(made, not chosen))
    line = f"{asked.file}: {dutch.several(len(made), 'recept', 'recepten')}; wie wie is, staat er niet in."
    say(json.dumps({"file": str(asked.file), "recipes": len(made)}, ensure_ascii=False) if asked.json else line)
    return 0


def _many(count: int) -> str:
    return dutch.several(count, "antwoord", "antwoorden")
