"""Resultaten: wat een dossier in het jaar wilde bereiken, en wat ervan is gehaald."""

from metrics import dutch
from metrics.metric import BY_PORTFOLIO, Listing, Metric
from metrics.singular import if_any_sql

TARGET_LIST = Listing(
    "target_list",
    "Te bereiken resultaten",
    "Wat een dossier in het jaar wilde bereiken, naast wat er is gemeld.",
    "target_facts",
    {
        "portfolio_name": "Portefeuille",
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "target_number": "Volgnummer",
        "description": "Te bereiken resultaat",
        "target_value": "Streefgetal",
        "unit": "Eenheid",
        "expected_now": "Naar rato nu",
        "realised_value": "Gerealiseerd",
        "realised_is_minimum": "Ten minste",
        "state": "Stand",
        "has_number": "Met streefgetal",
        "realised_note": "Toelichting",
        "due_date": "Uiterlijk",
        "due_date_precision": "Nauwkeurigheid uiterlijk",
    },
    "dossier_id, target_number",
    applies=BY_PORTFOLIO,
    needs="Er zijn nog geen resultaten. Laad het blad Resultaten op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

TARGETS = Metric(
    "targets",
    "Te bereiken resultaten",
    "Wat de dossiers in dit jaar wilden bereiken.",
    "target_facts",
    "count(*)",
    rows=TARGET_LIST,
    shown_by=("state",),
    splits=("portfolio_name", "dossier_name"),
    applies=BY_PORTFOLIO,
    note_sql=if_any_sql(
        "count(*) FILTER (NOT has_number)",
        "'Van ' || "
        + dutch.several_sql("count(*) FILTER (NOT has_number)", "resultaat", "resultaten")
        + " || ' is geen streefgetal genoemd.'",
    ),
    needs="Laad het blad Resultaten op de pagina Upload.",
)

TARGETS_MET = Metric(
    "targets_met",
    "Resultaten gehaald",
    "Van de resultaten met een streefgetal waarvan de uitkomst vaststaat, het aantal dat is gehaald.",
    "target_facts",
    "CASE WHEN count(*) FILTER (state IN ('gehaald', 'niet gehaald')) > 0 THEN count(*) FILTER (state = 'gehaald') END",
    out_of="count(*) FILTER (state IN ('gehaald', 'niet gehaald'))",
    which="state = 'gehaald'",
    rows=TARGET_LIST,
    splits=("state", "portfolio_name", "dossier_name", "dossier_id"),
    applies=BY_PORTFOLIO,
    coverage_top="count(*) FILTER (state IN ('gehaald', 'niet gehaald'))",
    coverage_bottom="count(*) FILTER (has_number)",
    covers="resultaten met een streefgetal waarvan de uitkomst vaststaat",
    note="Een getal dat een ondergrens is, kan wel laten zien dat een resultaat is gehaald, maar niet dat het niet "
    "is gehaald.",
    note_sql=if_any_sql(
        "count(*) FILTER (has_number AND state = 'onbekend')",
        "count(*) FILTER (has_number AND state = 'onbekend') || ' keer is bij een streefgetal de uitkomst onbekend.'",
    ),
    needs="Van nog geen resultaat met een streefgetal staat de uitkomst vast. Vul die in op het blad Resultaten.",
)
