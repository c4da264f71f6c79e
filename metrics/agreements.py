"""Afspraken en afbouw: wat is afgesproken, wat is te laat, en wat stopt of gaat over."""

from metrics import dutch
from metrics.metric import BY_PORTFOLIO, Listing, Metric
from metrics.singular import if_any_sql

_NEEDS = "Laad het blad Afspraken op de pagina Upload."

AGREEMENT_LIST = Listing(
    "agreement_list",
    "Afspraken",
    "Conclusies, besluiten en acties, met eigenaar, datum en stand. Wat open staat, gaat mee naar het volgende jaar.",
    "agreement_facts",
    {
        "agreement_id": "Nummer",
        "kind": "Soort",
        "description": "Afspraak",
        "made_at": "Afgesproken in",
        "meeting_title": "Overleg",
        "made_on": "Datum",
        "made_on_precision": "Nauwkeurigheid datum",
        "owner_function": "Eigenaar",
        "due_date": "Uiterlijk",
        "due_date_precision": "Nauwkeurigheid uiterlijk",
        "state": "Stand",
        "closed_on": "Afgerond op",
        "is_open": "Open",
        "is_overdue": "Te laat",
        "days_overdue": "Dagen te laat",
        "when_due": "Wanneer",
        "age_days": "Dagen oud",
        "dossier_names": "Dossiers",
        "dossier_ids": "Dossiernummers",
        "made_year": "Jaar van de afspraak",
        "is_carried_over": "Meegenomen uit een eerder jaar",
        "note": "Opmerking",
    },
    "is_overdue DESC, days_overdue DESC NULLS LAST, is_open DESC, due_until NULLS LAST, made_on NULLS LAST, "
    "made_year, agreement_id",
    applies=BY_PORTFOLIO,
    needs="Er zijn nog geen afspraken. Laad het blad Afspraken op de pagina Upload.",
    about={"dossier": "dossier_ids"},
)

HANDOVER_LIST = Listing(
    "handover_list",
    "Afbouw en start",
    "Taken die stoppen, overgaan of beginnen.",
    "handover_facts",
    {
        "takes_effect_on": "Ingang",
        "takes_effect_on_precision": "Nauwkeurigheid ingang",
        "effect_until": "Ingang uiterlijk",
        "subject": "Wat",
        "kind": "Soort",
        "state": "Stand",
        "to_whom": "Aan wie",
        "reason": "Waarom",
        "dossier_name": "Dossier",
        "is_letter_sent": "Brief verstuurd",
        "hours_freed": "Uren die vrijkomen",
        "money_freed": "Geld dat vrijkomt",
        "other_date": "Andere datum in de bron",
        "other_date_precision": "Nauwkeurigheid andere datum",
        "other_until": "Andere datum uiterlijk",
        "is_contradiction": "Tegenspraak",
        "covers_dossier": "Hele dossier",
        "ends_lights": "Lichten stoppen",
        "has_begun": "Datum voorbij",
        "note": "Opmerking",
        "dossier_id": "Dossiernummer",
        "handover_id": "Nummer",
    },
    "takes_effect_on NULLS LAST, handover_id",
    applies=BY_PORTFOLIO,
    needs="Er is nog geen afbouw. Laad het blad Afbouw en start op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

AGREEMENTS_CARRIED_OVER = Metric(
    "agreements_carried_over",
    "Afspraken uit eerdere jaren",
    "Conclusies, besluiten en acties van een eerder jaar die aan het begin van dit jaar nog niet waren afgerond.",
    "agreement_facts",
    "count(*) FILTER (is_carried_over)",
    which="is_carried_over",
    rows=AGREEMENT_LIST,
    splits=("kind", "state"),
    applies=BY_PORTFOLIO,
    needs=_NEEDS,
)

_UNSURE = "count(*) FILTER (state = 'onbekend')"
AGREEMENTS = Metric(
    "agreements",
    "Afspraken",
    "Conclusies, besluiten en acties van het jaar, met wat uit eerdere jaren is meegenomen omdat het nog niet af was.",
    "agreement_facts",
    "count(*)",
    rows=AGREEMENT_LIST,
    splits=("kind",),
    shown_by=("state", "when_due"),
    applies=BY_PORTFOLIO,
    beside=((AGREEMENTS_CARRIED_OVER, "waarvan {} uit eerdere jaren"),),
    note_sql=if_any_sql(
        _UNSURE,
        f"'Van ' || {dutch.several_sql(_UNSURE, 'afspraak', 'afspraken')} || ' is niet bekend hoe het ermee staat.'",
    ),
    needs=_NEEDS,
)

AGREEMENTS_OPEN = Metric(
    "agreements_open",
    "Afspraken open",
    "Afspraken die open staan of lopen, ook uit eerdere jaren. Waarvan de stand onbekend is, tellen niet mee.",
    "agreement_facts",
    "count(*) FILTER (is_open)",
    out_of="count(*)",
    which="is_open",
    rows=AGREEMENT_LIST,
    splits=("kind", "owner_function"),
    shown_by=("state",),
    applies=BY_PORTFOLIO,
    lower_bound="bool_or(state = 'onbekend')",
    lower_because="van een deel is de stand onbekend",
    coverage_top="count(*) FILTER (state <> 'onbekend')",
    coverage_bottom="count(*)",
    covers="afspraken waarvan de stand bekend is",
    needs=_NEEDS,
)

AGREEMENTS_OVERDUE = Metric(
    "agreements_overdue",
    "Afspraken te laat",
    "Open afspraken waarvan de datum vandaag voorbij is, ook als het jaar zelf al voorbij is.",
    "agreement_facts",
    "CASE WHEN count(due_date) > 0 THEN count(*) FILTER (is_overdue) END",
    out_of="count(*) FILTER (is_open)",
    which="is_overdue",
    rows=AGREEMENT_LIST,
    splits=("kind", "owner_function"),
    applies=BY_PORTFOLIO,
    coverage_top="count(due_date) FILTER (is_open)",
    coverage_bottom="count(*) FILTER (is_open)",
    covers="open afspraken hebben een datum",
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
    applies=BY_PORTFOLIO,
    needs="Laad het blad Afbouw en start op de pagina Upload.",
)

_STOPS = "kind IN ('afbouw', 'overdracht') AND state <> 'voornemen'"
"""What stops or goes over and is more than intended: of these a letter, hours and money are expected."""


def _freed(column: str) -> str:
    """The tasks of which this can be said: what stops, and any other that is decided and of which it was filled in."""
    return f"({_STOPS} OR ({column} IS NOT NULL AND state <> 'voornemen'))"


def _intended(column: str) -> str:
    """What would come free by what is only intended: none without intentions, unknown where none says it."""
    some = "FILTER (state = 'voornemen')"
    return f"CASE WHEN count(*) {some} = 0 THEN 0 ELSE sum({column}) {some} END"


HOURS_INTENDED = Metric(
    "hours_intended",
    "Uren die een voornemen vrijmaakt",
    "Uren per jaar die vrijkomen als wat nog een voornemen is doorgaat, waar dat is opgegeven.",
    "handover_facts",
    _intended("hours_freed"),
    unit="uren",
    which="hours_freed IS NOT NULL AND state = 'voornemen'",
    lower_bound="bool_or(hours_freed IS NULL) FILTER (state = 'voornemen') "
    "AND bool_or(hours_freed IS NOT NULL) FILTER (state = 'voornemen')",
    lower_because="niet van elk voornemen is het opgegeven",
    rows=HANDOVER_LIST,
    applies=BY_PORTFOLIO,
    needs="Vul de kolom Uren die vrijkomen van het blad Afbouw en start.",
)

MONEY_INTENDED = Metric(
    "money_intended",
    "Geld dat een voornemen vrijmaakt",
    "Euro per jaar dat vrijkomt als wat nog een voornemen is doorgaat, waar dat is opgegeven.",
    "handover_facts",
    _intended("money_freed"),
    unit="€",
    which="money_freed IS NOT NULL AND state = 'voornemen'",
    lower_bound="bool_or(money_freed IS NULL) FILTER (state = 'voornemen') "
    "AND bool_or(money_freed IS NOT NULL) FILTER (state = 'voornemen')",
    lower_because="niet van elk voornemen is het opgegeven",
    rows=HANDOVER_LIST,
    applies=BY_PORTFOLIO,
    needs="Vul de kolom Geld dat vrijkomt van het blad Afbouw en start.",
)

HOURS_FREED = Metric(
    "hours_freed",
    "Uren die vrijkomen",
    "Uren per jaar die vrijkomen door afbouw en overdracht, waar dat is opgegeven. Wat nog een voornemen is, staat "
    "ernaast.",
    "handover_facts",
    "sum(hours_freed) FILTER (state <> 'voornemen')",
    unit="uren",
    which="hours_freed IS NOT NULL AND state <> 'voornemen'",
    rows=HANDOVER_LIST,
    shown_by=("kind",),
    applies=BY_PORTFOLIO,
    beside=((HOURS_INTENDED, "daarnaast {} uren in een voornemen"),),
    lower_bound=f"count(*) FILTER (hours_freed IS NULL AND {_STOPS}) > 0 AND count(hours_freed) > 0",
    lower_because="niet van elke taak is het opgegeven",
    coverage_top="count(hours_freed) FILTER (state <> 'voornemen')",
    coverage_bottom=f"count(*) FILTER ({_freed('hours_freed')})",
    covers="besloten taken waarvan de uren zijn opgegeven",
    needs="Vul de kolom Uren die vrijkomen van het blad Afbouw en start.",
)

MONEY_FREED = Metric(
    "money_freed",
    "Geld dat vrijkomt",
    "Euro per jaar dat vrijkomt door afbouw en overdracht, waar dat is opgegeven. Wat nog een voornemen is, staat "
    "ernaast.",
    "handover_facts",
    "sum(money_freed) FILTER (state <> 'voornemen')",
    unit="€",
    which="money_freed IS NOT NULL AND state <> 'voornemen'",
    rows=HANDOVER_LIST,
    shown_by=("kind",),
    applies=BY_PORTFOLIO,
    beside=((MONEY_INTENDED, "daarnaast {} euro in een voornemen"),),
    lower_bound=f"count(*) FILTER (money_freed IS NULL AND {_STOPS}) > 0 AND count(money_freed) > 0",
    lower_because="niet van elke taak is het opgegeven",
    coverage_top="count(money_freed) FILTER (state <> 'voornemen')",
    coverage_bottom=f"count(*) FILTER ({_freed('money_freed')})",
    covers="besloten taken waarvan het geld is opgegeven",
    needs="Vul de kolom Geld dat vrijkomt van het blad Afbouw en start.",
)

LETTERS_SENT = Metric(
    "letters_sent",
    "Brieven verstuurd",
    "Van wat stopt of overgaat en al is besloten, hoe vaak de brief erover is verstuurd.",
    "handover_facts",
    f"CASE WHEN count(is_letter_sent) FILTER ({_STOPS}) > 0 THEN count(*) FILTER (is_letter_sent AND {_STOPS}) END",
    out_of=f"count(*) FILTER ({_STOPS})",
    which=_STOPS,
    lower_bound=f"count(is_letter_sent) FILTER ({_STOPS}) BETWEEN 1 AND count(*) FILTER ({_STOPS}) - 1",
    lower_because="niet van elke taak is het bekend",
    rows=HANDOVER_LIST,
    applies=BY_PORTFOLIO,
    coverage_top=f"count(is_letter_sent) FILTER ({_STOPS})",
    coverage_bottom=f"count(*) FILTER ({_STOPS})",
    covers="taken waarvan bekend is of de brief weg is",
    needs="Vul de kolom Brief verstuurd van het blad Afbouw en start.",
)

HANDOVER_CONTRADICTIONS = Metric(
    "handover_contradictions",
    "Tegenspraken in de datum",
    "Taken waarvoor de bron twee verschillende data noemt. Zij staan er allebei; niemand kiest.",
    "handover_facts",
    "count(*) FILTER (is_contradiction)",
    out_of="count(*)",
    which="is_contradiction",
    rows=HANDOVER_LIST,
    applies=BY_PORTFOLIO,
    needs="Laad het blad Afbouw en start op de pagina Upload.",
)
