"""Indeling: welke rekening van de boekhouding bij welke kostensoort hoort, en wat nog niet is ingedeeld."""

from metrics.metric import ONLY_YEAR, Listing, Metric

_LEDGER = "Laad een auditbestand (XAF), of de bladen Grootboekrekeningen en Boekingen, op de pagina Upload."

SORTING_LIST = Listing(
    "sorting_list",
    "Indeling van rekeningen",
    "Elke rekening van baten of lasten waarop is geboekt, met de kostensoort waar zij bij telt en wie dat zegt. Wat is "
    "bevestigd, geldt ook voor latere jaren. Een rekening zonder kostensoort telt mee als ‘niet ingedeeld’.",
    "sorting_facts",
    {
        "account_id": "Rekening",
        "account_name": "Omschrijving",
        "booked": "Geboekt",
        "booked_as": "Geboekt als",
        "cost_type": "Telt bij",
        "sorted_by": "Volgens",
        "proposal": "Voorstel",
        "why": "Waarom",
        "bookings": "Boekingen",
        "rgs_code": "RGS-code",
        "is_sorted": "Ingedeeld",
        "is_to_confirm": "Te bevestigen",
    },
    "is_sorted, is_to_confirm DESC, account_id",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

GROUP_LIST = Listing(
    "group_list",
    "Indeling van balansrekeningen",
    "Elke balansrekening met de groep waar zij bij telt. Zegt het bestand het niet met een code of een naam die maar "
    "één ding kan betekenen, dan is zij niet ingedeeld tot iemand dat doet; dat geldt dan ook voor latere jaren.",
    "account_facts",
    {
        "account_id": "Rekening",
        "account_name": "Omschrijving",
        "booked": "Stand",
        "balance_group": "Telt bij",
        "confirmed_group": "Bevestigd",
        "said_group": "Volgens het bestand",
        "proposed_group": "Voorstel",
        "bookings": "Boekingen",
        "rgs_code": "RGS-code",
        "account_type": "Soort",
    },
    "account_id",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

HEADING_LIST = Listing(
    "heading_list",
    "Kostensoorten",
    "De kostensoorten van de begroting.",
    "heading_facts",
    {"cost_type": "Kostensoort", "side": "Baten of lasten", "cost_type_position": "Volgorde"},
    "side DESC, cost_type_position NULLS LAST, cost_type",
    applies=ONLY_YEAR,
    needs="Laad het blad Kostensoorten op de pagina Upload.",
)

NOT_SORTED = Metric(
    "accounts_not_sorted",
    "Rekeningen zonder kostensoort",
    "Rekeningen van baten of lasten waarop is geboekt en die nog bij geen kostensoort horen. Hun bedrag telt mee als "
    "‘niet ingedeeld’.",
    "sorting_facts",
    "count(*) FILTER (NOT is_sorted)",
    out_of="count(*)",
    which="NOT is_sorted",
    rows=SORTING_LIST,
    shown_by=("sorted_by",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)
