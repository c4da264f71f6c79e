"""De koppen over wat is afgesproken: afspraken, afbouw, en de conclusies en besluiten van een heisessie."""

from __future__ import annotations

from metrics import dutch
from metrics.agreements import (
    AGREEMENTS,
    AGREEMENTS_OPEN,
    AGREEMENTS_OVERDUE,
    HANDOVER_CONTRADICTIONS,
    HANDOVERS,
    HOURS_FREED,
    MONEY_FREED,
)
from metrics.headline import Case, Headline, Told, opened, part, verb
from metrics.said import listed
from metrics.scoreboard import CONCLUSIONS, CONCLUSIONS_MEASURED, RETREAT_AGREED, RETREAT_LIST


def _open(t: Told) -> str:
    found = t.one(AGREEMENTS_OPEN)
    least = "ten minste " if found.is_lower_bound else ""
    many = part(int(found.value), int(found.out_of), "afspraak", "afspraken")
    return f"{opened(least + many)} {verb(found.value, 'staat', 'staan')} open"


def _late(t: Told) -> str:
    found = t.one(AGREEMENTS_OVERDUE)
    late = dutch.number(found.value) if found.value else "geen"
    of = (
        "daarvan"
        if found.coverage_top == found.coverage_bottom
        else f"van de {dutch.number(found.coverage_top)} met een datum"
    )
    return f"{_open(t)}; {of} {verb(found.value)} er {late} te laat."


def _none_open(t: Told) -> str:
    found = t.one(AGREEMENTS_OPEN)
    if not found.is_lower_bound:
        return f"Van de {dutch.several(int(found.out_of), 'afspraak', 'afspraken')} staat er geen meer open."
    known = part(int(found.coverage_top), int(found.coverage_bottom), "afspraak", "afspraken")
    return f"Van {known} is bekend hoe het ermee staat; daarvan staat er geen open."


AGREED = Headline(
    "afspraken",
    "Afspraken",
    "Wat is afgesproken, wie doet het, en wat is te laat?",
    (AGREEMENTS, AGREEMENTS_OPEN, AGREEMENTS_OVERDUE),
    (
        Case(
            "geen afspraak bij deze keuze",
            lambda t: t.one(AGREEMENTS).value == 0,
            lambda t: "Bij deze keuze staat geen afspraak.",
        ),
        Case("niets open", lambda t: t.one(AGREEMENTS_OPEN).value == 0, _none_open),
        Case(
            "open, te laat onbekend",
            lambda t: t.one(AGREEMENTS_OPEN).value is not None and t.one(AGREEMENTS_OVERDUE).value is None,
            lambda t: f"{_open(t)}; of er een te laat is, is niet bekend: bij geen staat een datum.",
        ),
        Case("open", lambda t: t.one(AGREEMENTS_OPEN).value is not None, _late),
    ),
    "Wat is afgesproken, is niet bekend.",
    AGREEMENTS.needs,
)


def _handed(t: Told) -> str:
    tasks = dutch.several(
        int(t.one(HANDOVERS).value), "taak stopt, gaat over of begint", "taken stoppen, gaan over of beginnen"
    )
    freed = [t.value(one) for one in (HOURS_FREED, MONEY_FREED) if t.one(one).value is not None]
    comes = "komt" if len(freed) == 1 and t.one(HOURS_FREED).value is None else "komen"
    text = f"{tasks}; door wat is besloten {comes} {listed(freed)} vrij" if freed else tasks
    against = int(t.one(HANDOVER_CONTRADICTIONS).value or 0)
    if against:
        text += f"; bij {dutch.several(against, 'taak', 'taken')} spreken de data elkaar tegen"
    return f"{text}." if freed else f"{text}. Wat daardoor vrijkomt, is niet bekend."


HANDED_OVER = Headline(
    "afbouw",
    "Afbouw",
    "Wat stopt, gaat over of begint, en wat komt daarmee vrij?",
    (HANDOVERS, HOURS_FREED, MONEY_FREED, HANDOVER_CONTRADICTIONS),
    (
        Case("taken", lambda t: bool(t.one(HANDOVERS).value), _handed),
        Case(
            "geen taak bij deze keuze",
            lambda t: t.one(HANDOVERS).value is not None,
            lambda t: "Bij deze keuze staat geen taak die stopt, overgaat of begint.",
        ),
    ),
    "Wat stopt, overgaat of begint, is niet bekend.",
    HANDOVERS.needs,
)


def _concluded(t: Told) -> str:
    every, measured = int(t.one(CONCLUSIONS).value), int(t.one(CONCLUSIONS_MEASURED).value or 0)
    made = t.rows(RETREAT_LIST, "is_conclusion")[0]
    day = dutch.when(made["made_on"], made["made_on_precision"])
    return (
        f"{dutch.several(every, 'conclusie', 'conclusies')} van {day}: {dutch.number(measured)} met een cijfer, "
        f"{dutch.number(every - measured)} niet te meten."
    )


SCOREBOARD = Headline(
    "scorebord",
    "Scorebord",
    "Wat kwam er van de conclusies van de vorige heisessie?",
    (CONCLUSIONS, CONCLUSIONS_MEASURED, RETREAT_LIST),
    (Case("conclusies", lambda t: bool(t.one(CONCLUSIONS).value), _concluded),),
    "Er zijn geen conclusies van een vorige heisessie.",
    AGREEMENTS.needs,
)

DECIDED = Headline(
    "besluiten",
    "Besluiten",
    "Wat is in deze heisessie vastgelegd?",
    (RETREAT_AGREED,),
    (
        Case(
            "afspraken",
            lambda t: bool(t.one(RETREAT_AGREED).value),
            lambda t: (
                f"{dutch.several(int(t.one(RETREAT_AGREED).value), 'afspraak', 'afspraken')} vastgelegd in deze "
                "heisessie."
            ),
        ),
    ),
    "Nog geen besluiten in deze heisessie.",
    "Kies op de dia ‘Besluit vastleggen’ om er een op te schrijven.",
)
