"""Vacatures: welke zetels zijn opengesteld, wie zich meldde, en hoe het afliep."""

from metrics.metric import OF_ANY_BODY, OF_BODIES, Listing, Metric

VACANCY_LIST = Listing(
    "vacancy_list",
    "Vacatures",
    "Opengestelde vacatures per ronde, met hoe het afliep.",
    "vacancy_facts",
    {
        "vacancy_id": "Vacature",
        "body_name": "Commissie",
        "body_code": "Code",
        "seat_number": "Zetel",
        "round": "Ronde",
        "round_number": "Hoeveelste ronde",
        "seat_count": "Plaatsen",
        "required_function": "Gevraagde functie",
        "opened_on": "Opengesteld",
        "opened_on_precision": "Nauwkeurigheid opengesteld",
        "closes_on": "Sluit",
        "closes_on_precision": "Nauwkeurigheid sluit",
        "is_opened": "Is opengesteld",
        "stage": "Hoe ver",
        "follows": "Vervolg op",
        "followed_by": "Vervolgd door",
        "counter_candidates": "Tegenkandidaten",
        "decided_on": "Besluit",
        "decided_on_precision": "Nauwkeurigheid besluit",
        "candidates": "Kandidaten",
        "outcome": "Uitkomst",
        "later_outcome": "Uitkomst van een latere dag",
        "is_after_year": "Beslist na dit jaar",
        "is_success": "Gelukt",
        "is_decided": "Beslist",
        "days_open": "Dagen sinds openstelling",
        "is_without_candidate": "Zonder kandidaat",
        "contradiction": "Tegenspraak",
        "note": "Opmerking",
    },
    "round_number NULLS FIRST, opened_on NULLS LAST, vacancy_id",
    applies=OF_ANY_BODY,
    needs="Er zijn geen vacatures geladen. Laad het blad Vacatures op de pagina Upload.",
    about={"body": "body_code"},
)

NOMINATION_LIST = Listing(
    "nomination_list",
    "Voordrachten",
    "Kandidaten voor een vacature, met gemeente en functie; zonder naam.",
    "nomination_facts",
    {
        "vacancy_id": "Vacature",
        "body_name": "Commissie",
        "round": "Ronde",
        "candidate_number": "Kandidaat",
        "municipality": "Gemeente",
        "function": "Functie",
        "is_registered": "Is gemeld",
        "registered_on": "Gemeld op",
        "registered_on_precision": "Nauwkeurigheid gemeld",
        "is_recommended": "Aanbevolen",
        "is_nominated": "Voorgedragen",
        "stage": "Stand",
        "outcome": "Uitkomst",
        "outcome_on": "Datum uitkomst",
        "outcome_on_precision": "Nauwkeurigheid uitkomst",
        "later_outcome": "Uitkomst van een latere dag",
        "path": "Vastgelegde stappen",
        "is_path_whole": "Alle stappen vastgelegd",
        "reached": "Hoe ver",
    },
    "vacancy_id, candidate_number",
    applies=OF_ANY_BODY,
    needs="Er zijn geen kandidaten geladen. Laad het blad Voordrachten op de pagina Upload.",
    about={"body": "body_code"},
)

VACANCY_SUCCESS = Metric(
    "vacancy_success",
    "Vacatures vervuld",
    "Van de vacatures waarover is beslist, het deel waarop iemand is benoemd, ook voorlopig. Ingetrokken, open, "
    "onbekend en zonder kandidaat tellen niet mee. Een vacature telt één keer, in het jaar van haar ronde, ook als "
    "daarna is beslist.",
    "vacancy_facts",
    "count(*) FILTER (is_success)",
    "count(*) FILTER (is_decided)",
    unit="%",
    n="count(*) FILTER (is_decided)",
    which="is_decided",
    rows=VACANCY_LIST,
    splits=("body_name", "round_number"),
    shown_by=("round",),
    applies=OF_BODIES,
    coverage_top="count(*) FILTER (is_decided)",
    coverage_bottom="count(*) FILTER (is_opened)",
    covers="regels waarover is beslist",
    note="Een regel telt één keer, ook als de bron niet zegt om hoeveel plaatsen het ging.",
    needs="Van nog geen vacature is bekend hoe zij afliep. Vul de uitkomst in op het blad Vacatures.",
)

VACANCIES_AHEAD = Metric(
    "vacancies_ahead",
    "Open vacatures voor een zetel die nu niet vacant is",
    "Vacatures die nog open staan en waarvan de zetel nu bezet is, later vacant wordt, of waarvan niet bekend is wie "
    "er zit.",
    "vacancy_facts",
    "count(*) FILTER (is_ahead)",
    which="is_ahead",
    rows=VACANCY_LIST,
    applies=OF_BODIES,
    needs="Laad het blad Vacatures op de pagina Upload.",
)

VACANCIES_TO_COME = Metric(
    "vacancies_to_come",
    "Vacatures die nog worden opengesteld",
    "Vacatures met een dag van openstelling die nog moet komen.",
    "vacancy_facts",
    "count(*) FILTER (NOT is_opened)",
    which="NOT is_opened",
    rows=VACANCY_LIST,
    splits=("body_name", "round"),
    applies=OF_BODIES,
    needs="Laad het blad Vacatures op de pagina Upload.",
)

VACANCIES = Metric(
    "vacancies",
    "Vacatures",
    "Opengestelde vacatures en rondes. Wat op een latere dag wordt opengesteld, telt nog niet mee.",
    "vacancy_facts",
    "count(*) FILTER (is_opened)",
    which="is_opened",
    rows=VACANCY_LIST,
    splits=("round", "body_name"),
    shown_by=("outcome",),
    applies=OF_BODIES,
    beside=(
        (VACANCIES_AHEAD, "waarvan {} voor een zetel die nu niet vacant staat"),
        (VACANCIES_TO_COME, "daarnaast {} nog niet opengesteld"),
    ),
    note="Een regel telt één keer, ook als de bron niet zegt om hoeveel plaatsen het ging.",
    needs="Laad het blad Vacatures op de pagina Upload.",
)

VACANCIES_WITHOUT_CANDIDATE = Metric(
    "vacancies_without_candidate",
    "Vacatures zonder kandidaat",
    "Vacatures waarvoor zich niemand meldde. Zijn van een jaar geen kandidaten geladen, dan is dat alleen bekend waar "
    "de uitkomst het zegt.",
    "vacancy_facts",
    "CASE WHEN count(*) FILTER (is_without_candidate) > 0 OR count(is_without_candidate) = count(*) "
    "THEN count(*) FILTER (is_without_candidate) END",
    out_of="count(*) FILTER (is_opened)",
    lower_bound="count(is_without_candidate) < count(*)",
    lower_because="van een deel is niet bekend of zich iemand meldde",
    which="is_without_candidate",
    rows=VACANCY_LIST,
    applies=OF_BODIES,
    needs="Er zijn geen kandidaten geladen. Laad het blad Voordrachten op de pagina Upload.",
)

NOMINATIONS = Metric(
    "nominations",
    "Kandidaten",
    "Kandidaten van onze gemeenten voor een VNG-vacature. Wie zich op een latere dag meldt, telt nog niet mee.",
    "nomination_facts",
    "count(*) FILTER (is_registered)",
    which="is_registered",
    rows=NOMINATION_LIST,
    splits=("municipality", "function"),
    shown_by=("outcome",),
    applies=OF_BODIES,
    needs="Laad het blad Voordrachten op de pagina Upload.",
)
