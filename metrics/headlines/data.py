"""De kop over de gegevens zelf: of zij te vertrouwen zijn, hoeveel er is, en waar zij elkaar tegenspreken."""

from __future__ import annotations

from collections.abc import Callable

from metrics import dutch
from metrics.headline import Case, Headline, Told, part, verb
from metrics.notes import CONTRADICTIONS
from metrics.quality import ROWS_LOADED
from metrics.said import listed
from metrics.sources import DOUBTS
from metrics.turnout import LIST_COVERAGE


def _loaded(t: Told) -> str:
    rows = dutch.several(int(t.one(ROWS_LOADED).value), "regel", "regels")
    against, lists = t.one(CONTRADICTIONS).value, t.one(LIST_COVERAGE)
    of = f"van {t.where.year}" if t.where.year else "er"  # such as municipalities alone, which are of no year
    said = [f"{of} {verb(t.one(ROWS_LOADED).value)} {rows} geladen"]
    doubts = len(t.rows(DOUBTS))
    each_other = [f"op {dutch.several(int(against), 'plaats', 'plaatsen')} elkaar"] if against else []
    themselves = [f"op {dutch.several(doubts, 'plaats', 'plaatsen')} zichzelf"] if doubts else []
    if each_other or themselves:
        said.append(f"zij spreken {listed(each_other + themselves)} tegen")
    elif against == 0:
        said.append("nergens is een tegenspraak gevonden")
    if lists.bottom:
        held = part(int(lists.top), int(lists.bottom), "gehouden overleg", "gehouden overleggen")
        said.append(f"van {held} is er een lijst")
    return f"{'; '.join(said)}."


def _is_loaded(t: Told) -> bool:
    return bool(t.one(ROWS_LOADED).value)


def _is_against(t: Told) -> bool:
    return bool(t.one(CONTRADICTIONS).value or t.rows(DOUBTS))


def _lacks_lists(t: Told) -> bool:
    lists = t.one(LIST_COVERAGE)
    return bool(lists.bottom) and lists.top != lists.bottom


def _answer(name: str, first: str, holds: Callable[[Told], bool]) -> Case:
    """The answer in a few words, and after it what it rests on."""
    return Case(name, lambda t: _is_loaded(t) and holds(t), lambda t: f"{first}: {_loaded(t)}")


DATA = Headline(
    "gegevens",
    "Gegevens",
    "Kan ik deze cijfers vertrouwen, en waar komen ze vandaan?",
    (ROWS_LOADED, CONTRADICTIONS, DOUBTS, LIST_COVERAGE),
    (
        _answer("tegenspraak", "Niet op elk punt", _is_against),
        _answer("niet te vergelijken", "Dat is niet te zeggen", lambda t: t.one(CONTRADICTIONS).value is None),
        _answer("zonder lijsten", "Wat er staat wel, maar niet alles is er", _lacks_lists),
        _answer("alles", "Ja, voor zover na te gaan", lambda t: True),
    ),
    "Van dit jaar is niets geladen.",
    ROWS_LOADED.needs,
)
