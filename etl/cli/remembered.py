"""What is remembered of headings and words: to see, to change, to forget."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json

from etl.check.references import names_of
from etl.cli.answer import tell
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake import identities, remembered
from etl.intake.choices import NOT_USED
from etl.readers.meetings.marks import MEANINGS

_NOTHING = "niets"
"""How one says that a heading means no column."""


def add(command: Command) -> None:
    """Add the commands about what is remembered."""
    command("mapping", _mapping, "toon welke koppen en woorden zijn onthouden")
    sub = command("remember", _remember, "geef een onthouden kop of woord een andere betekenis")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")
    sub.add_argument("meaning", metavar="BETEKENIS", help=f"de kolom of waarde; ‘{_NOTHING}’ = de kolom doet niet mee")
    sub = command("forget", _forget, "onthoud een kop of woord niet langer; wat ermee is geladen blijft")
    sub.add_argument("id", metavar="NUMMER", help="zoals ‘mapping’ het toont")


def _mapping(asked: argparse.Namespace) -> int:
    every = remembered.answers()
    lines = [f"{number_of(a)}  {a.sentence} ({a.by}, {a.at[:10]})" for a in every]
    told = [{"id": number_of(a), **vars(a)} for a in every]
    return tell(asked, told, lines or ["Er is nog niets onthouden."])


def number_of(answer: remembered.Answer) -> str:
    """A short number of what is remembered: the same as long as it is about the same text."""
    place = json.dumps([answer.kind, answer.dataset, answer.column, answer.text])
    return hashlib.sha256(place.encode()).hexdigest()[:8]


def _answer_of(text: str) -> remembered.Answer:
    for answer in remembered.answers():
        if number_of(answer) == text:
            return answer
    raise Refused(f"Er is niets onthouden met nummer {text}. ‘./vgg mapping’ toont wat er is.")


def _remember(asked: argparse.Namespace) -> int:
    answer = _answer_of(asked.id)
    columns = DATASETS[answer.dataset].columns
    meaning = asked.meaning
    if answer.kind == "heading":
        named = {c.heading.lower(): n for n, c in columns.items()} | {n: n for n in columns} | {_NOTHING: NOT_USED}
        if meaning.lower() not in named:
            raise Refused(f"Geen kolom: {meaning}. Kies uit: {', '.join(c.heading for c in columns.values())}.")
        meaning = named[meaning.lower()]
    else:
        allowed = _values_of(answer)
        known = {value.lower(): value for value in allowed}
        if meaning.lower() not in known:
            raise Refused(f"Geen waarde hiervan: {meaning}. Kies uit: {'; '.join(allowed)}.")
        meaning = known[meaning.lower()]
    remembered.change(answer, meaning, getpass.getuser())
    changed = _answer_of(asked.id)
    return tell(asked, vars(changed), [f"Voortaan: {changed.sentence}"])


def _values_of(answer: remembered.Answer) -> list[str]:
    """What a remembered word may mean."""
    if answer.is_person:
        names = identities.members().names
        return [*(identities.place_of(m, f) for m in names for f in identities.FUNCTIONS), identities.NO_MUNICIPALITY]
    if answer.is_mark:
        return [*MEANINGS]
    if answer.kind in ("sheet", "fixed"):
        return [answer.meaning]
    column = DATASETS[answer.dataset].columns[answer.column]
    return names_of(DATASETS[column.refers_to]) if column.refers_to else [str(value) for value in column.values]


def _forget(asked: argparse.Namespace) -> int:
    answer = _answer_of(asked.id)
    remembered.forget(answer)
    return tell(asked, vars(answer), [f"Niet langer onthouden: {answer.sentence}"])
