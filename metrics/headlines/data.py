"""De kop over de gegevens zelf: hoeveel er is, en waar zij elkaar tegenspreken."""

from __future__ import annotations

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
    of = f"Van {t.where.year}" if t.where.year else "Er"  # such as municipalities alone, which are of no year
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


DATA = Headline(
    "gegevens",
    "Gegevens",
    "Kan ik deze cijfers vertrouwen, en waar komen ze vandaan?",
    (ROWS_LOADED, CONTRADICTIONS, DOUBTS, LIST_COVERAGE),
    (Case("geladen", lambda t: bool(t.one(ROWS_LOADED).value), _loaded),),
    "Van dit jaar is niets geladen.",
    ROWS_LOADED.needs,
)
