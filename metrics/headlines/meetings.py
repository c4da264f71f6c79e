"""De koppen over overleggen: wat is gehouden, wie er kwam, en wat er samenvalt."""

from __future__ import annotations

from metrics import dutch
from metrics.agenda import COLLISIONS, PARTNER_COLLISIONS
from metrics.headline import FEW, FEWEST, TOO_FEW, Case, Headline, Told, opened, part, verb
from metrics.meetings import MEETINGS_HELD, MEETINGS_LISTED, MEETINGS_PLANNED, MEETINGS_UNANSWERED
from metrics.said import beside, listed
from metrics.turnout import LIST_COVERAGE, TURNOUT

_APART = "daarnaast "


def _parts(t: Told) -> tuple[list[str], list[str]]:
    """What stands beside the meetings held: what is part of the same whole, and what is not."""
    every = beside(MEETINGS_HELD, t.one(MEETINGS_HELD))
    apart = [part.removeprefix(_APART) for part in every if part.startswith(_APART)]
    return [part for part in every if not part.startswith(_APART)], apart


def _held(t: Told) -> str:
    """How many meetings were held of all, what became of the others, and what is counted apart."""
    found, (inside, apart) = t.one(MEETINGS_HELD), _parts(t)
    held, every = int(found.value), int(found.out_of)
    whole, period = part(held, every, "overleg", "overleggen"), t.period(MEETINGS_HELD)
    said = f"{whole} {verb(held)} gehouden in {period}"
    said = f"tot nu toe {verb(held)} {whole} gehouden in {period}" if t.is_running else said
    text = ", ".join((said, listed(inside))) if inside else said
    few = f" ({TOO_FEW})" if every < FEWEST else ""
    return f"{opened(text)}{few}{_beside(apart)}."


def _beside(apart: list[str]) -> str:
    return f"; daarnaast {listed(apart)}" if apart else ""


def _no_meeting(t: Told) -> str:
    return f"In {t.period(MEETINGS_HELD)} staat bij deze keuze geen overleg met een datum{_beside(_parts(t)[1])}."


ACTIVITY = Headline(
    "activiteit",
    "Activiteit",
    "Wat hebben we gedaan, wat ging niet door, en waarom?",
    (MEETINGS_HELD,),
    (
        Case("overleggen", lambda t: bool(t.one(MEETINGS_HELD).out_of), _held),
        Case("geen overleg bij deze keuze", lambda t: t.one(MEETINGS_HELD).value is not None, _no_meeting),
    ),
    "Wat er is gehouden, is niet bekend.",
    MEETINGS_HELD.needs,
)


def _came(t: Told) -> str:
    found, lists = t.one(TURNOUT), t.one(LIST_COVERAGE)
    share = f" ({dutch.percent(found.value)})" if found.bottom >= FEW else ""
    invited = part(int(found.top), int(found.bottom), "uitnodiging", "uitnodigingen")
    came = f"Bij {invited} kwam de gemeente{share} in {t.period(TURNOUT)}"
    if not lists.bottom:
        return f"{came}."
    many = part(int(lists.top), int(lists.bottom), "gehouden overleg", "gehouden overleggen")
    return f"{came}; van {many} is er een lijst."


def _few_lists(t: Told) -> str:
    many = dutch.several(int(t.one(TURNOUT).n), "overleg", "overleggen")
    return f"In {t.period(TURNOUT)} is van {many} bekend wie er kwam: {TOO_FEW}."


def _no_list(t: Told) -> str:
    lists = t.one(LIST_COVERAGE)
    many = part(int(lists.top), int(lists.bottom), "gehouden overleg", "gehouden overleggen")
    return f"Wie er kwam in {t.period(TURNOUT)}, is niet bekend: van {many} is er een lijst."


ATTENDANCE = Headline(
    "opkomst",
    "Opkomst",
    "Wie komt er, en waar blijft men weg?",
    (TURNOUT, LIST_COVERAGE),
    (
        Case("opkomst", lambda t: t.one(TURNOUT).value is not None, _came),
        Case("te weinig lijsten", lambda t: t.one(TURNOUT).is_withheld, _few_lists),
        Case("geen lijst", lambda t: bool(t.one(LIST_COVERAGE).bottom), _no_list, lambda t: TURNOUT.needs),
    ),
    "Wie er kwam, is niet bekend.",
    TURNOUT.needs,
)


def _coincide(t: Told) -> str:
    found, partners = t.one(COLLISIONS), t.one(PARTNER_COLLISIONS)
    days = dutch.several(int(found.value), "dag", "dagen") if found.value else "geen dag"
    text = f"op {days} vallen eigen overleggen samen"
    if partners.value:
        text += f", op {dutch.number(partners.value)} valt er een samen met overleg van een partner"
    return text


def _listed(t: Told) -> str:
    many = dutch.several(int(t.one(MEETINGS_LISTED).value), "overleg", "overleggen")
    said = f"{many} in de lijst van {t.period(MEETINGS_LISTED)}"
    states = ((MEETINGS_PLANNED, "gepland"), (MEETINGS_UNANSWERED, "met onbekende afloop"))
    counted = [(t.one(metric).value, words) for metric, words in states]
    if parts := [f"{dutch.number(count)} {words}" for count, words in counted if count]:
        said += f", waarvan {listed(parts)}"
    return f"{said}; {_coincide(t)}." if t.one(COLLISIONS).out_of else f"{said}; van geen is de dag bekend."


AGENDA = Headline(
    "agenda",
    "Agenda",
    "Wanneer is wat, waar valt het samen, en wie bespreekt hetzelfde thema?",
    (MEETINGS_LISTED, MEETINGS_PLANNED, MEETINGS_UNANSWERED, COLLISIONS, PARTNER_COLLISIONS),
    (
        Case("overleggen", lambda t: bool(t.one(MEETINGS_LISTED).value), _listed),
        Case(
            "geen overleg bij deze keuze",
            lambda t: t.one(MEETINGS_LISTED).value is not None,
            lambda t: f"In {t.period(MEETINGS_LISTED)} staat bij deze keuze geen overleg in de lijst.",
        ),
    ),
    "Wanneer wat is, is niet bekend.",
    MEETINGS_LISTED.needs,
)
