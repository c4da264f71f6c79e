"""Marks that a list speaks of in words: the name of a sign ("kruisje"), and a sentence about whom a mark is set for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.readers.meetings.marks import KNOWN, NOT_KEPT, PRESENT, names_someone, plain

_CROSS, _TICK = "x ✗ ✘ × ✕ ✖ ❌", "v ✓ ✔ ☑ ✅"
_NAMED = (
    (r"kruis(je|jes|en)?|x-?jes?", _CROSS),
    (r"vink(je|jes|en)?|v-?tjes?", _TICK),
    (r"streep(je|jes)?|strepen", "- – — − --"),
    (r"rondjes?|cirkel(s|tje|tjes)?|nul(len|letje|letjes)?", "o ○ 0"),
    (r"plus(je|jes|sen|teken)?", "+"),
)
NAME_OF_SIGN = r"(?:kruis|vink|streep|rond|cirkel|nul|plus|[xv]-?t?je)[a-z]*"
_PLAIN_NAME = re.compile(r"(?:(?:een|het|de|met) )*(?:(?:rode?|rood|groene?|zwarte?|blauwe?) )?(.+)")

_TICKED = re.compile(r"\b(?:aan)?(?:ge)?(kruis|vink)\w*")
_ONE_SIGN = re.compile(r"(?<![\w'’])([xvo✓✔☑✅✗✘×✕✖❌]|(?<=een )1)(?![\w'’])")
_AWAY = re.compile(
    r"\b(afgemeld|afmeld\w*|zich afmeld\w*|afgezegd|afzegging\w*|verhinder\w*|afwezig\w*|absent\w*|verontschuldig\w*|"
    r"ontbr\w+|niet (aanwezig\w*|er|komt|komen|kwam\w*|kan|kon|present)|er niet)\b"
)
_HERE = re.compile(r"(?<!niet )\b(aanwezig\w*|present|gekomen)\b")
_ONLY_AWAY = re.compile(r"\b(alleen|uitsluitend|enkel|slechts) (de |het |wie |zijn )?(af|ver|absent|niet)")
_CLAUSES = re.compile(rf"[.;,\n]|\ben (?=(?:een |met )*(?:[xvo✓✗]\b|{NAME_OF_SIGN}))")
_LONGEST, _MOST_SHOWN = 120, 60


def signs_of(text: str) -> list[str]:
    """The signs that a word names: x and its kin for "kruisje"; none for another word."""
    found = _PLAIN_NAME.fullmatch(plain(text))
    return next((signs.split() for names, signs in _NAMED if found and re.fullmatch(names, found[1])), [])


def sentences_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Mark → the sentence that says it is for who was not there ("Zet een x bij wie verhinderd is"), as it is asked.

    Only of marks that would else mean present, or that are not known.
    """
    found: dict[str, str] = {}
    for text in (text for row in rows for text in row):
        shown = NOT_KEPT if names_someone(text) else " ".join(text.split())[:_MOST_SHOWN]
        for mark in _for_away(text):
            found.setdefault(mark, shown)
    return found


def _for_away(text: str) -> list[str]:
    """The marks that a text says are set for who was not there."""
    if len(text) > _LONGEST or " " not in text.strip() or "=" in text:
        return []
    made: list[str] = []
    for clause in _CLAUSES.split(text.casefold()):
        if not _AWAY.search(clause) or _HERE.search(clause):
            continue
        told = [found[1] for found in _ONE_SIGN.finditer(clause)]
        told += [sign for found in _TICKED.finditer(clause) for sign in signs_of(found[1])]
        told = told or [sign for word in clause.split() for sign in signs_of(word)]
        made += told or ([*_CROSS.split(), *_TICK.split(), "o", "1", "+"] if _ONLY_AWAY.search(clause) else [])
    return [mark for mark in made if KNOWN.get(mark, PRESENT) == PRESENT]
