"""Controles: welke twee bedragen gelijk moeten zijn, en of het met de boeken sluit."""

from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import NEEDS_LEDGER

CHECK_LIST = Listing(
    "check_list",
    "Sluit het aan?",
    "Controles: twee bedragen die gelijk moeten zijn. Bank en open facturen op de laatste dag die zij en de boeken "
    "kennen. Ontbreekt er een bedrag of zo’n dag, dan is de uitkomst onbekend.",
    "finance_checks",
    {
        "position": "Volgorde",
        "title": "Controle",
        "left_name": "Wat",
        "left_amount": "Bedrag",
        "right_name": "Waarmee",
        "right_amount": "Bedrag daarvan",
        "difference": "Verschil",
        "state": "Uitkomst",
        "compared": "Vergeleken",
        "missing": "Wat ontbreekt",
        "check_id": "Code",
    },
    "position",
    applies=ONLY_YEAR,
    needs=NEEDS_LEDGER,
)

TIES_LIST = Listing(
    "ties_list",
    "Sluit het aan op de boekhouding?",
    "Ja: wat ertoe doet kon worden nagegaan en klopt. Nee: een controle klopt niet, met hoeveel. Nog niet: een "
    "controle die ertoe doet, kan nog niet; wat daarvoor ontbreekt, staat erbij.",
    "ties_facts",
    {
        "answer": "Antwoord",
        "failed": "Kloppen niet",
        "gap": "Verschillen samen",
        "tied": "Kloppen",
        "not_compared": "Niets om te vergelijken",
        "compared_on": "Bank en facturen vergeleken tot en met",
        "missing": "Wat ontbreekt",
    },
    "report_year",
    applies=ONLY_YEAR,
    needs=NEEDS_LEDGER,
)

CHECKS_FAILED = Metric(
    "checks_failed",
    "Controles die niet kloppen",
    "Controles waarvan de twee bedragen verschillen.",
    "finance_checks",
    "count(*) FILTER (state = 'klopt niet')",
    out_of="count(*) FILTER (state <> 'onbekend')",
    which="state = 'klopt niet'",
    rows=CHECK_LIST,
    shown_by=("state",),
    applies=ONLY_YEAR,
    coverage_top="count(*) FILTER (state <> 'onbekend')",
    coverage_bottom="count(*)",
    covers="controles waarvan beide bedragen bekend zijn",
    needs=NEEDS_LEDGER,
)
