"""Wat overleg kost: uren naast overleggen, voorbereiding die al gedaan was, en wat een afbouw vrijmaakt."""

from metrics.metric import BY_PORTFOLIO, Listing, Metric

_NEEDS = "Laad het blad Uren op de pagina Upload."

HOURS_LIST = Listing(
    "hours_list",
    "Uren",
    "Bestede uren per maand, dossier en functie; nooit per persoon.",
    "hours_facts",
    {
        "month": "Maand",
        "quarter": "Kwartaal",
        "half": "Helft",
        "dossier_name": "Dossier",
        "function": "Functie",
        "hours": "Uren",
        "planned_hours": "Geplande uren",
        "dossier_id": "Nummer",
    },
    "month, dossier_id, function",
    needs="Er zijn nog geen uren. Laad het blad Uren op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

EFFORT_LIST = Listing(
    "effort_list",
    "Uren en overleggen per dossier",
    "Per dossier de uren van het bureau naast de overleggen die zijn gehouden of geannuleerd, over het hele jaar; "
    "nooit per persoon.",
    "dossier_effort",
    {
        "dossier_name": "Dossier",
        "portfolio_name": "Portefeuille",
        "hours": "Uren",
        "planned_hours": "Geplande uren",
        "functions": "Uren per functie",
        "meetings": "Overleggen gehouden of geannuleerd",
        "hours_per_meeting": "Uren per overleg",
        "hours_freed": "Uren die afbouw vrijmaakt",
        "dossier_id": "Nummer",
    },
    "hours DESC NULLS LAST, dossier_id",
    applies=BY_PORTFOLIO,
    needs=_NEEDS,
    about={"dossier": "dossier_id"},
)

HOURS_PLANNED = Metric(
    "hours_planned",
    "Geplande uren",
    "Geplande uren van het bureau in de maanden waarvan uren zijn geladen.",
    "hours_facts",
    "sum(planned_hours) FILTER (hours IS NOT NULL)",
    unit="uren",
    which="planned_hours IS NOT NULL AND hours IS NOT NULL",
    rows=HOURS_LIST,
    needs="Vul de kolom Geplande uren van het blad Uren.",
)

HOURS = Metric(
    "hours",
    "Uren",
    "Uren van het bureau, per dossier en functie.",
    "hours_facts",
    "sum(hours)",
    unit="uren",
    rows=HOURS_LIST,
    splits=("dossier_name", "month", "quarter"),
    shown_by=("function",),
    beside=((HOURS_PLANNED, "{} gepland voor dezelfde maanden"),),
    needs=_NEEDS,
)

HOURS_PER_MEETING = Metric(
    "hours_per_meeting",
    "Uren per overleg",
    "De uren van het bureau op dossiers met overleg, gedeeld door de overleggen daarop die tot en met vandaag zijn "
    "gehouden of geannuleerd. Al het werk aan het dossier telt mee, niet alleen de voorbereiding.",
    "dossier_effort",
    "sum(hours) FILTER (meetings > 0)",
    "sum(meetings) FILTER (hours IS NOT NULL)",
    unit="uren",
    n="coalesce(sum(meetings) FILTER (hours IS NOT NULL), 0)",
    which="meetings > 0 AND hours IS NOT NULL",
    rows=EFFORT_LIST,
    splits=("dossier_name",),
    shown_by=("portfolio_name",),
    applies=BY_PORTFOLIO,
    note="Een overleg onder twee dossiers telt bij allebei.",
    needs=_NEEDS,
)

LEDGER = Listing(
    "cancellation_list",
    "Niet doorgegaan",
    "Overleggen die niet doorgingen: waarom, hoe laat dat bekend was, wat er al was voorbereid en waar het onderwerp "
    "heen ging.",
    "cancellation_facts",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Onderwerp",
        "state": "Stand",
        "reason_code": "Reden",
        "reason": "Toelichting reden",
        "notice_days": "Dagen van tevoren",
        "preparations_held": "Vooroverleggen",
        "preparation_hours": "Uren voorbereiding (hoogstens)",
        "topic_went_to": "Onderwerp ging naar",
        "dossier_names": "Dossiers",
        "kind": "Soort",
        "is_cancelled": "Geannuleerd",
        "meeting_id": "Overleg",
    },
    "meeting_date, meeting_id",
    needs="Er is geen overleg bekend dat niet doorging.",
)

PREPARATION_AHEAD = Metric(
    "preparation_ahead",
    "Geannuleerd van een latere dag",
    "Geannuleerde overleggen waarvan de dag of de periode nog moet beginnen; hun uren tellen nog niet mee.",
    "cancellation_facts",
    "count(*) FILTER (is_cancelled_ahead)",
    which="is_cancelled_ahead",
    rows=LEDGER,
    needs=_NEEDS,
)

PREPARATION_LOST = Metric(
    "preparation_lost",
    "Uren in wat niet doorging",
    "De uren op de dossiers van geannuleerde overleggen tot en met vandaag, in de maand van het overleg en de "
    "maand ervoor. Zoveel voorbereiding ging er hoogstens in zitten: ander werk aan het dossier staat er ook in.",
    "cancellation_facts",
    "sum(preparation_hours) FILTER (was_cancelled)",
    unit="uren",
    n="count(preparation_hours) FILTER (was_cancelled)",
    which="was_cancelled AND preparation_hours IS NOT NULL",
    rows=LEDGER,
    splits=("reason_code",),
    shown_by=("reason_code",),
    beside=((PREPARATION_AHEAD, "daarnaast {} geannuleerd van een latere dag"),),
    coverage_top="count(preparation_hours) FILTER (was_cancelled)",
    coverage_bottom="count(*) FILTER (was_cancelled)",
    covers="geannuleerde overleggen met uren op het dossier",
    needs=_NEEDS,
)
