"""Bestuur: wie het bestuur en het bureau vormen, en waar elke portefeuille over gaat."""

from metrics.metric import BY_PORTFOLIO, ONLY_YEAR, Listing

OFFICIAL_LIST = Listing(
    "official_list",
    "Dagelijks Bestuur",
    "Wie welke functie heeft in het bestuur, namens welke gemeente, en van wanneer tot wanneer.",
    "official_facts",
    {
        "office": "Functie in het bestuur",
        "name": "Naam",
        "function": "Functie",
        "municipality": "Gemeente",
        "organisation": "Organisatie",
        "starts_on": "Vanaf",
        "starts_on_precision": "Nauwkeurigheid vanaf",
        "ends_on": "Tot",
        "ends_on_precision": "Nauwkeurigheid tot",
    },
    "position",
    applies=ONLY_YEAR,
    needs="Het bestuur is niet bekend. Laad het blad Dagelijks Bestuur op de pagina Upload.",
)

PORTFOLIO_LIST = Listing(
    "portfolio_list",
    "Portefeuilles",
    "De portefeuilles van het jaar, in hun volgorde, met waar zij over gaan en wie voorzit.",
    "portfolio_facts",
    {
        "portfolio_name": "Portefeuille",
        "focus": "Waar het over gaat",
        "chair_name": "Voorzitter",
        "chair_function": "Functie voorzitter",
        "chair_municipality": "Gemeente voorzitter",
        "deputy_name": "Achtervang",
        "is_temporary": "Tijdelijk",
    },
    "position NULLS LAST, portfolio_name",
    applies=BY_PORTFOLIO,
    needs="Er zijn geen portefeuilles geladen. Laad het blad Portefeuilles op de pagina Upload.",
)
