"""Agenda: dagen waarop overleggen samenvallen, waar zij toe dienen, en welk overleg een ander voorbereidt."""

from metrics.meetings import MEETING_LIST
from metrics.metric import Listing, Metric

_NEEDS = "Laad het blad Overleggen op de pagina Upload."


DAY_LIST = Listing(
    "day_list",
    "Dagen met overleg",
    "Per dag de overleggen, en of er eigen overleggen samenvallen.",
    "agenda_days",
    {
        "meeting_day": "Dag",
        "weekday": "Dag van de week",
        "month": "Maand",
        "halves": "Helft",
        "meetings": "Overleggen",
        "own_meetings": "Eigen overleggen",
        "not_held": "Niet doorgegaan",
        "is_collision": "Vallen samen",
        "titles": "Onderwerpen",
        "partner_meetings": "Overleggen van partners",
        "is_partner_collision": "Valt samen met een partner",
        "partner_names": "Partners",
    },
    "meeting_day",
    once="report_year, meeting_day",
    first="is_collision DESC, is_partner_collision DESC, meeting_id",
    needs=_NEEDS,
)
_DAYS = "count(DISTINCT (report_year, meeting_day)) FILTER ({})"

PURPOSE_LIST = Listing(
    "purpose_list",
    "Functies van overleggen",
    "Waar een overleg toe diende. Een overleg kan onder meer functies vallen.",
    "purpose_facts",
    {
        "purpose": "Functie",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Onderwerp",
        "kind": "Soort",
        "state": "Stand",
        "dossier_names": "Dossiers",
    },
    "purpose, meeting_date, meeting_id",
    needs="Van geen overleg is de functie ingevuld. Vul de kolom Functies van het blad Overleggen.",
)

CHAIN_LIST = Listing(
    "chain_list",
    "Voorbereiding",
    "Overleggen die een ander overleg voorbereiden, met de dagen ertussen.",
    "chain_facts",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Voorbereiding",
        "state": "Stand",
        "prepared_date": "Datum van het overleg",
        "prepared_title": "Overleg",
        "prepared_state": "Stand van het overleg",
        "lead_days": "Dagen ertussen",
        "is_wasted": "Overleg ging niet door",
    },
    "meeting_date, meeting_id",
    needs="Van geen overleg is bekend dat het een ander voorbereidt.",
)

THEME_LIST = Listing(
    "theme_list",
    "Thema's",
    "Welk thema in welk overleg en wanneer is besproken.",
    "theme_facts",
    {
        "theme": "Thema",
        "body": "Wie",
        "discussed_by": "Besproken door",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "month": "Maand",
        "half": "Helft",
        "title": "Onderwerp",
        "kind": "Soort",
        "state": "Stand",
        "is_unanswered": "Afloop onbekend",
        "is_held": "Gehouden in het jaar zelf",
        "is_in_year": "In het jaar zelf",
        "is_listed": "Gehouden of gepland",
        "dossier_names": "Dossiers",
    },
    "theme, meeting_date, meeting_id",
    needs="Van geen overleg is een thema ingevuld.",
)

COLLISIONS = Metric(
    "collisions",
    "Dagen met samenloop",
    "Dagen waarop twee of meer eigen overleggen vallen die doorgingen of gepland staan. Overleggen van partners "
    "tellen hier niet mee.",
    "agenda_days",
    _DAYS.format("is_collision"),
    out_of=_DAYS.format("is_active"),
    n=_DAYS.format("is_collision"),
    which="is_collision",
    rows=DAY_LIST,
    splits=("month", "weekday"),
    shown_by=("half",),
    note="Alleen overleggen met een dag tellen mee. Bij een keuze van een portefeuille of helft telt een dag mee als "
    "ten minste één van wat samenvalt daaronder valt.",
    needs=_NEEDS,
)

PARTNER_COLLISIONS = Metric(
    "partner_collisions",
    "Samenloop met partners",
    "Dagen waarop een eigen overleg valt en ook een overleg dat een ander organiseert, en die doorgingen of gepland "
    "staan.",
    "agenda_days",
    _DAYS.format("is_partner_collision"),
    out_of=_DAYS.format("is_active"),
    n=_DAYS.format("is_partner_collision"),
    which="is_partner_collision",
    rows=DAY_LIST,
    splits=("month", "weekday"),
    shown_by=("half",),
    note="Alleen overleggen van partners die in de gegevens staan, tellen mee.",
    needs=_NEEDS,
)

MEETINGS_WITHOUT_PURPOSE = Metric(
    "meetings_without_purpose",
    "Gehouden overleggen zonder functie",
    "Gehouden overleggen waarvan niet is ingevuld waar zij toe dienden.",
    "meeting_facts",
    "count(*) FILTER (is_held AND len(coalesce(purposes, [])) = 0)",
    out_of="count(*) FILTER (is_held)",
    which="is_held AND len(coalesce(purposes, [])) = 0",
    rows=MEETING_LIST,
    needs=_NEEDS,
)

PURPOSES = Metric(
    "purposes",
    "Functies van overleggen",
    "Hoe vaak gehouden overleggen dienden om te netwerken, kennis te delen, samen te werken of te verbinden.",
    "purpose_facts",
    "count(*) FILTER (is_held)",
    which="is_held",
    rows=PURPOSE_LIST,
    shown_by=("purpose",),
    beside=((MEETINGS_WITHOUT_PURPOSE, "van {} gehouden overleggen is geen functie ingevuld"),),
    note="Een overleg met twee functies telt onder allebei.",
    needs="Vul de kolom Functies van het blad Overleggen.",
)

THEME_DISCUSSIONS = Metric(
    "theme_discussions",
    "Thema's op de agenda",
    "Hoe vaak een thema in het jaar zelf is besproken of op de agenda staat: per thema, maand en wie het bespreekt. "
    "Wat is geannuleerd of uitgesteld of in een ander jaar valt, telt niet mee.",
    "theme_facts",
    "count(*) FILTER (is_listed)",
    out_of="count(*)",
    which="is_listed",
    rows=THEME_LIST,
    splits=("theme", "month", "discussed_by", "state", "is_unanswered"),
    note="Een overleg met twee thema's telt onder allebei.",
    needs="Vul de kolom Thema's van het blad Overleggen.",
)

LEAD_DAYS = Metric(
    "lead_days",
    "Tussen vooroverleg en overleg, gemiddeld",
    "Het gemiddelde aantal hele dagen tussen een voorbereidend overleg en het overleg zelf, als geen van beide nog "
    "moet komen.",
    "chain_facts",
    "round(avg(lead_days) FILTER (NOT is_to_come))",
    unit="dagen",
    n="count(lead_days) FILTER (NOT is_to_come)",
    which="lead_days IS NOT NULL AND NOT is_to_come",
    rows=CHAIN_LIST,
    needs="Vul de kolom Bereidt voor van het blad Overleggen.",
)
