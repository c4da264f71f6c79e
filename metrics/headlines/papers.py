"""De kop over de stukken: van hoeveel kwartalen een rapport te maken is, en op hoeveel daarvan akkoord is."""

from __future__ import annotations

from metrics import dutch
from metrics.approvals import APPROVAL_LIST
from metrics.headline import Case, Headline, Told
from metrics.quality import ROWS_LOADED
from metrics.quarters import BOOKED, QUARTER_LIST


def _quarters(t: Told) -> set[int]:
    return {int(row["quarter"]) for row in t.rows(QUARTER_LIST, BOOKED)}


def _of(t: Told) -> str:
    """Of which year; only that there is, where what is loaded is of no year."""
    return f"Van {t.where.year}" if t.where.year else "Er"


def _papers(t: Told) -> str:
    booked = _quarters(t)
    approved = len({int(row["quarter"]) for row in t.rows(APPROVAL_LIST)} & booked)
    one = len(booked) == 1
    can = f"Van {t.where.year} {'is 1 kwartaalrapport' if one else f'zijn {len(booked)} kwartaalrapporten'} te maken"
    if one:
        return f"{can}; op dat kwartaal is {'akkoord' if approved else 'nog geen akkoord'} gegeven."
    if approved == len(booked):
        return f"{can}; op elk van die kwartalen is akkoord gegeven."
    said = dutch.several(approved, "kwartaal", "kwartalen")
    return f"{can}; {f'op {said} is akkoord gegeven' if approved else 'op geen daarvan is al akkoord gegeven'}."


PAPERS = Headline(
    "rapporten",
    "Rapporten",
    "Welke stukken maken we uit deze cijfers?",
    (QUARTER_LIST, APPROVAL_LIST),
    (
        Case("kwartalen geboekt", lambda t: bool(_quarters(t)), _papers),
        Case(
            "niets geboekt",
            lambda t: bool(t.to_decide(ROWS_LOADED)),
            lambda t: f"{_of(t)} is nog geen kwartaalrapport te maken: er is niets geboekt.",
            lambda t: QUARTER_LIST.needs,
        ),
    ),
    "Van dit jaar is niets geladen; er is geen stuk van te maken.",
    ROWS_LOADED.needs,
    decides_on=(ROWS_LOADED,),
)
