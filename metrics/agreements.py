"""Afspraken en afbouw: wat is afgesproken, wat is te laat, en wat stopt of gaat over."""

from metrics.metric import PORTFOLIOS, YEAR, Listing, Metric

_APPLIES = (YEAR, PORTFOLIOS)
_NEEDS = "Laad het blad Afspraken op de pagina Upload."

AGREEMENT_LIST = Listing(
    "agreement_list",
    "Afspraken",
    "Conclusies, besluiten en acties, met eigenaar, datum en stand.",
    "agreement_facts",
    {
        "agreement_id": "Nummer", "kind": "Soort", "description": "Afspraak", "made_at": "Afgesproken in",
        "made_on": "Datum", "made_on_precision": "Nauwkeurigheid datum", "owner_function": "Eigenaar",
        "due_date": "Uiterlijk", "due_date_precision": "Nauwkeurigheid uiterlijk", "state": "Stand",
        "closed_on": "Afgerond op", "is_open": "Open", "is_overdue": "Te laat", "days_overdue": "Dagen te laat",
        "age_days": "Dagen oud", "dossier_ids": "Dossiers", "note": "Opmerking",
    },
    "is_overdue DESC, is_open DESC, made_on NULLS LAST, agreement_id",
    applies=_APPLIES,
    needs="Er zijn nog geen afspraken. Laad het blad Afspraken op de pagina Upload.",
    about={"dossier": "dossier_ids"},
)  # fmt: skip

HANDOVER_LIST = Listing(
    "handover_list",
    "Afbouw en start",
    "Taken die stoppen, overgaan of beginnen.",
    "handover_facts",
    {
        "takes_effect_on": "Ingang", "takes_effect_on_precision": "Nauwkeurigheid ingang", "subject": "Wat",
        "kind": "Soort", "state": "Stand", "to_whom": "Aan wie", "reason": "Waarom", "dossier_name": "Dossier",
        "is_letter_sent": "Brief verstuurd", "hours_freed": "Uren die vrijkomen", "note": "Opmerking",
        "handover_id": "Nummer",
    },
    "takes_effect_on NULLS LAST, handover_id",
    applies=_APPLIES,
    needs="Er is nog geen afbouw. Laad het blad Afbouw en start op de pagina Upload.",
    about={"dossier": "dossier_id"},
)  # fmt: skip

AGREEMENTS = Metric(
    "agreements",
    "Afspraken",
    "Conclusies, besluiten en acties van het jaar.",
    "agreement_facts",
    "count(*)",
    rows=AGREEMENT_LIST,
    splits=("kind",),
    shown_by=("state",),
    applies=_APPLIES,
    note_sql="'Van ' || count(*) FILTER (state = 'onbekend') || ' afspraken is niet bekend hoe het ermee staat.'",
    needs=_NEEDS,
)

AGREEMENTS_OPEN = Metric(
    "agreements_open",
    "Afspraken open",
    "Afspraken die open staan of lopen. Waarvan de stand onbekend is, tellen niet mee.",
    "agreement_facts",
    "count(*) FILTER (is_open)",
    out_of="count(*)",
    which="is_open",
    rows=AGREEMENT_LIST,
    splits=("kind", "owner_function"),
    shown_by=("state",),
    applies=_APPLIES,
    lower_bound="bool_or(state = 'onbekend')",
    coverage_top="count(*) FILTER (state <> 'onbekend')",
    coverage_bottom="count(*)",
    covers="afspraken waarvan de stand bekend is",
    needs=_NEEDS,
)

AGREEMENTS_OVERDUE = Metric(
    "agreements_overdue",
    "Afspraken te laat",
    "Open afspraken waarvan de datum voorbij is op de dag tot waar de gegevens lopen.",
    "agreement_facts",
    "CASE WHEN count(due_date) > 0 THEN count(*) FILTER (is_overdue) END",
    out_of="count(*) FILTER (is_open)",
    which="is_overdue",
    rows=AGREEMENT_LIST,
    splits=("kind", "owner_function"),
    applies=_APPLIES,
    coverage_top="count(due_date) FILTER (is_open)",
    coverage_bottom="count(*) FILTER (is_open)",
    covers="open afspraken met een datum",
    needs="Vul de kolom Uiterlijk van het blad Afspraken.",
)

HANDOVERS = Metric(
    "handovers",
    "Afbouw en start",
    "Taken die stoppen, overgaan of beginnen.",
    "handover_facts",
    "count(*)",
    rows=HANDOVER_LIST,
    splits=("kind",),
    shown_by=("state",),
    applies=_APPLIES,
    needs="Laad het blad Afbouw en start op de pagina Upload.",
)

HOURS_FREED = Metric(
    "hours_freed",
    "Uren die vrijkomen",
    "Uren per jaar die vrijkomen door afbouw en overdracht, waar dat is opgegeven.",
    "handover_facts",
    "sum(hours_freed)",
    unit="uren",
    which="hours_freed IS NOT NULL",
    rows=HANDOVER_LIST,
    shown_by=("kind",),
    applies=_APPLIES,
    lower_bound="count(*) FILTER (hours_freed IS NULL) > 0 AND count(hours_freed) > 0",
    coverage_top="count(hours_freed)",
    coverage_bottom="count(*)",
    covers="taken waarvan de uren zijn opgegeven",
    needs="Vul de kolom Uren die vrijkomen van het blad Afbouw en start.",
)
