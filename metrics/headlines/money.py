"""De kop over geld: blijven we binnen de begroting, wat is niet betaald, en sluit het aan."""

from __future__ import annotations

from metrics import dutch
from metrics.books import LEDGER_LINES
from metrics.cash import CONTRIBUTIONS_DUE, DEBTORS_OVERDUE
from metrics.checks import TIES_LIST
from metrics.files import BANK_STATEMENTS, INVOICES_TOTAL
from metrics.headline import Case, Headline, Told
from metrics.metric import Answer
from metrics.money import BUDGET, BUDGET_RESULT, FORECAST_RESULT, LITTLE, NOT_HELD
from metrics.phasing import CLOSED_MONTHS
from metrics.projects import PROJECT_OVERSPENT
from metrics.said import beside_budget, spoken
from metrics.singular import after

_ANY = (BUDGET, LEDGER_LINES, INVOICES_TOTAL, CONTRIBUTIONS_DUE, BANK_STATEMENTS)


def _is_known(t: Told) -> bool:
    return t.one(FORECAST_RESULT).value is not None and t.one(BUDGET_RESULT).value is not None


def _is_closed(t: Told) -> bool:
    return any(row["months_closed"] == 12 for row in t.rows(CLOSED_MONTHS))


def _note(t: Told) -> str:
    return t.one(FORECAST_RESULT).note or ""


def _kept(how: str) -> Case:
    """How the result stands to the budget, with the words for it, and what more the page answers."""

    def says(t: Told) -> str:
        gap = t.one(FORECAST_RESULT).value - t.one(BUDGET_RESULT).value
        said = [f"{how} {'binnen' if gap >= 0 else 'niet binnen'} de begroting: {beside_budget(gap, 'begroot')}."]
        note = _note(t)
        if NOT_HELD in note:
            said.append(note[note.rindex("Bij ") :])
        return " ".join((*said, *(_rests_on(t) if how != CLOSED else ()), *_more(t)))

    when = {
        CLOSED: lambda t: _is_known(t) and _is_closed(t),
        AS_FAR_AS_KNOWN: lambda t: _is_known(t) and NOT_HELD in _note(t),
        EXPECTED: _is_known,
    }
    return Case(how, when[how], says)


def _rests_on(t: Told) -> list[str]:
    """On how many booked months an expectation rests, where anything is booked at all."""
    months = next((row["months_closed"] for row in t.rows(CLOSED_MONTHS)), None)
    if months is None:
        return []
    if not months:
        return ["Er is nog geen hele maand geboekt."]
    little = " en kan nog veel veranderen" if LITTLE in _note(t) else ""
    return [f"Dat is gerekend uit {dutch.number(months)} van de 12 maanden{little}."]


CLOSED, EXPECTED, AS_FAR_AS_KNOWN = "Wij bleven", "Wij blijven naar verwachting", "Voor zover bekend blijven wij"


def _more(t: Told) -> list[str]:
    """What was spent on projects without income, what is overdue, and whether it ties, as far as each is known."""
    said = []
    overspent, overdue = t.one(PROJECT_OVERSPENT).value, t.one(DEBTORS_OVERDUE)
    if overspent:
        said.append(
            f"Aan projecten is {dutch.euro(overspent)} meer uitgegeven dan er baten zijn: dat is voor eigen rekening "
            "en zit niet in het resultaat."
        )
    if overdue.value is not None or overdue.coverage_bottom:
        said.append(_overdue(overdue))
    ties = next(iter(t.rows(TIES_LIST)), None)
    if ties is not None:
        failed = dutch.several(int(ties["failed"]), "controle klopt", "controles kloppen")
        said.append(
            {
                "ja": _tied(int(ties["tied"]), int(ties["not_compared"])),
                "nee": f"{failed} niet.",
                "nog niet": f"Of alles aansluit op de boekhouding is nog niet te zeggen: {ties['missing']}.",
            }[ties["answer"]]
        )
    return said


def _overdue(found: Answer) -> str:
    """How much is overdue; where open invoices have no due date it is at least so much, or unknown."""
    known, every = found.coverage_top, found.coverage_bottom
    if found.value is not None:
        return f"Van wat wij nog moeten ontvangen is {spoken(DEBTORS_OVERDUE, found)} te laat."
    without = f"{dutch.part(every - (known or 0), every)} {after(every, 'open facturen')}"
    return f"Of er iets te laat is, is niet te zeggen: van {without} ontbreekt de vervaldatum."


def _tied(tied: int, not_compared: int) -> str:
    """That no control fails; where some have nothing to compare yet, of how many that is so."""
    if not not_compared:
        return f"De boeken sluiten aan: {dutch.several(tied, 'controle klopt', 'controles kloppen')}."
    verb = "klopt" if tied == 1 else "kloppen"
    later = "kan" if not_compared == 1 else "kunnen"
    all_of_them = f"{dutch.number(tied + not_compared)} {after(tied + not_compared, 'controles')}"
    return f"Van de {all_of_them} {verb} er {tied}; {not_compared} {later} nog niet."


def _without(t: Told) -> str:
    """What is known without a budget or without a forecast to set beside it."""
    return " ".join(("Of wij binnen de begroting blijven, is niet te zeggen.", *_more(t)))


def _lacks(t: Told) -> str:
    return FORECAST_RESULT.needs if t.one(FORECAST_RESULT).value is None else BUDGET_RESULT.needs


MONEY = Headline(
    "financien",
    "Financiën",
    "Blijven we binnen de begroting, is het geld er, wie moet nog betalen, en klopt het?",
    (FORECAST_RESULT, BUDGET_RESULT, PROJECT_OVERSPENT, DEBTORS_OVERDUE, TIES_LIST, CLOSED_MONTHS),
    (
        *(_kept(how) for how in (CLOSED, AS_FAR_AS_KNOWN, EXPECTED)),
        Case(
            "geen verwachting of begroting",
            lambda t: any(t.to_decide(one) is not None for one in _ANY),
            _without,
            _lacks,
        ),
    ),
    "Van dit jaar is geen enkel bedrag in euro's geladen.",
    "Laad op de pagina Upload een Excel-bestand met de bladen Kostensoorten, Begroting, Grootboekrekeningen en "
    "Boekingen, en zo mogelijk Relaties, Facturen, Contributies, Banksaldi en Projecten.",
    decides_on=_ANY,
)
