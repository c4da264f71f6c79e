"""What a figure can't tell of an earlier day, because what it counts carries no date; in Dutch, per view."""

from metrics.metric import Listing, Metric

_CALLED_OFF = (
    "Een overleg van na die dag dat nu geannuleerd of uitgesteld is, staat er zo in: wanneer het is afgezegd, is niet "
    "bekend."
)
_COUNTS = "Een telling zonder datum telt geheel zodra haar maand, seizoen of helft is begonnen."
_MONTH = "Uren staan per maand: de maand van die dag telt geheel mee."
_LIGHTS = (
    "Een licht zonder datum van vastleggen staat er zoals het nu is; is er een ronde, dan geldt wat op die dag was "
    "goedgekeurd."
)
_ROUND = (
    "Een licht zonder datum van vastleggen staat er zoals het nu is, en wanneer een ronde is bevroren is niet bekend: "
    "een ronde die nu bevroren is, was dat vanaf haar goedkeuring."
)
_RESULTS = "Wat is gerealiseerd, heeft geen datum: dit is wat nu bekend is, beoordeeld op die dag."
_TOTALS = "De totale baten en lasten van een project hebben geen datum: dat is wat nu bekend is."
_BEHIND = "Welke dossiers bij een commissie horen, heeft geen datum: dat is zoals het nu is."
_CHAIRED = "Wie een dossier voorzit, heeft geen datum: dat is zoals het nu is, met de termijn beoordeeld op die dag."
_VACANCIES = "Een vacature of een uitkomst zonder datum staat erin zoals het nu is."
_CANDIDATES = "Een kandidaat, stap of uitkomst zonder datum, ook in de ronde, staat erin zoals het nu is."
_ANSWERS = (
    "Een bericht of antwoord zonder datum staat erin zoals het nu is; dat er geen antwoord kwam, heeft nooit een datum."
)
_AGREED = "Een afspraak zonder datum waarop zij is gemaakt of afgesloten, staat erin zoals het nu is."
_RECEIVED = "Een ontvangen bedrag zonder datum staat erin zoals het nu is."
_PAID = "Een betaald bedrag zonder datum staat erin zoals het nu is."
_SEATED = "Een zetel zonder begin- of einddatum staat erin zoals hij nu is."
_DECIDED = "Een wijziging of prognose zonder besluitdatum telt vanaf het begin van haar jaar."
_APPROVED = "Een akkoord van na die dag telt mee, en een bedrag staat er zoals het het laatst is goedgekeurd."
_NOW = "Hoe dit op die dag stond, is niet bekend: dit is zoals het nu is."

UNDATED = {
    "agenda_days": _CALLED_OFF,
    "agreement_facts": _AGREED,
    "approved_amounts": _APPROVED,
    "budget_facts": _DECIDED,
    "chain_facts": _CALLED_OFF,
    "contribution_facts": _RECEIVED,
    "cover_facts": _DECIDED,
    "invoice_facts": _PAID,
    "municipality_seats": _SEATED,
    "retreat_facts": _AGREED,
    "seat_facts": _SEATED,
    "meeting_facts": _CALLED_OFF,
    "theme_facts": _CALLED_OFF,
    "meeting_tally": f"{_CALLED_OFF} {_COUNTS}",
    "cancellation_facts": f"{_CALLED_OFF} {_MONTH}",
    "hours_facts": _MONTH,
    "dossier_effort": f"{_CALLED_OFF} {_MONTH}",
    "light_facts": _LIGHTS,
    "light_proposals": f"{_LIGHTS} {_RESULTS}",
    "light_round_facts": _ROUND,
    "project_facts": _TOTALS,
    "target_facts": _RESULTS,
    "body_facts": f"{_BEHIND} {_SEATED}",
    "member_facts": f"{_BEHIND} {_SEATED}",
    "continuity_facts": _CHAIRED,
    "vacancy_facts": _VACANCIES,
    "nomination_facts": _CANDIDATES,
    "exchange_facts": _ANSWERS,
} | dict.fromkeys(
    (
        "account_facts",
        "chair_facts",
        "control_facts",
        "dataset_quality",
        "deviation_facts",
        "dossier_facts",
        "finance_checks",
        "finding_tally",
        "handover_facts",
        "ledger_facts",
        "note_facts",
        "phasing_facts",
        "sorting_facts",
        "source_differences",
    ),
    _NOW,
)
"""View → what its figures can't tell of an earlier day."""

DATED = frozenset(
    {
        "attendance_facts",
        "balance_facts",
        "bank_facts",
        "bank_movement_facts",
        "commitment_facts",
        "dossier_turnout",
        "ledger_months",
        "pair_facts",
        "portfolio_pairs",
        "purpose_facts",
        "vat_facts",
    }
)
"""The views in which everything that happens must carry its day, so that they are as on that day."""


def untold(what: Metric | Listing) -> str:
    """The sentence for a figure or a list asked as on an earlier day; empty when it is as on that day in full."""
    return UNDATED.get(what.view, "")
