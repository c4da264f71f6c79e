"""VNG, verder: termijnen, stappen van een ronde, wie veel draagt, en wie het overneemt."""

from metrics.exchange import EXCHANGE_LIST
from metrics.metric import ANY_OWNER, EVERY_FILTER, OF_ANY_BODY, OF_BODIES, ONLY_YEAR, Listing, Metric
from metrics.seats import BODY_LIST, SEAT_LIST
from metrics.vacancies import NOMINATION_LIST, VACANCY_LIST

TERM_LIST = Listing(
    "term_list",
    "Termijnen op een zetel",
    "Wie achter elkaar op een zetel zat: waarnemend of benoemd, van wanneer tot wanneer, en door wie benoemd.",
    "term_facts",
    {
        "body_code": "Code",
        "body_name": "Commissie",
        "seat_number": "Zetel",
        "report_year": "Jaar",
        "term_number": "Termijn",
        "standing": "Stand",
        "municipality": "Gemeente",
        "function": "Functie",
        "party": "Partij",
        "holder_name": "Lid",
        "starts_on": "Vanaf",
        "starts_on_precision": "Nauwkeurigheid vanaf",
        "confirmed_on": "Bevestigd op",
        "confirmed_on_precision": "Nauwkeurigheid bevestigd",
        "ends_on": "Tot",
        "ends_on_precision": "Nauwkeurigheid tot",
        "appointed_by": "Benoemd door",
    },
    "body_name, seat_number, report_year, starts_on NULLS FIRST",
    applies=(),
    needs="Er zijn geen termijnen bekend. Laad het blad Termijnen op de pagina Upload.",
    about={"body": "body_code"},
)

STEP_LIST = Listing(
    "step_list",
    "Stappen van de rondes",
    "Per ronde de stappen met hun datum, en bij hoeveel vacatures nog een kandidaat ontbreekt.",
    "round_steps",
    {
        "round": "Ronde",
        "step_number": "Nr",
        "step": "Stap",
        "due_on": "Datum",
        "due_on_precision": "Nauwkeurigheid datum",
        "vacancies": "Vacatures",
        "open_vacancies": "Nog open",
        "without_candidate": "Zonder kandidaat",
        "candidates_unknown": "Kandidaten onbekend",
        "is_past": "Voorbij",
    },
    "round DESC, step_number, due_on",
    applies=OF_ANY_BODY,
    needs="Bij geen vacature staat een datum. Vul ze in op het blad Vacatures, of open hieronder een ronde.",
)

MEMBER_LIST = Listing(
    "member_list",
    "Leden en hun dossiers",
    "Per lid van een vaste commissie: hoeveel zetels, en hoeveel van onze dossiers daarbij horen.",
    "member_facts",
    {
        "municipality": "Gemeente",
        "function": "Functie",
        "holder_name": "Lid",
        "bodies": "Commissies",
        "seats": "Zetels",
        "dossiers": "Dossiers",
        "dossier_ids": "Welke dossiers",
    },
    "dossiers DESC, municipality, bodies",
    applies=OF_ANY_BODY,
    needs="Laad de bladen VNG-commissies en VNG-zetels op de pagina Upload.",
)

CONTINUITY_LIST = Listing(
    "continuity_list",
    "Voorzitters en hun termijn",
    "Bestuursleden die dossiers voorzitten, met het einde van hun termijn; wie vertrekt, staat vooraan.",
    "continuity_facts",
    {
        "name": "Voorzitter",
        "function": "Functie",
        "municipality": "Gemeente",
        "dossier_count": "Dossiers",
        "dossiers": "Welke dossiers",
        "ends_on": "Tot",
        "ends_on_precision": "Nauwkeurigheid tot",
        "is_leaving": "Vertrekt of vertrokken",
        "has_left": "Vertrokken",
    },
    "is_leaving DESC, ends_on NULLS LAST, dossier_count DESC, name",
    applies=ONLY_YEAR,
    needs="Laad de bladen Dagelijks Bestuur en Dossiers op de pagina Upload.",
)

BODIES_WITHOUT_DOSSIER = Metric(
    "bodies_without_dossier",
    "Commissies zonder dossier van ons",
    "Vaste commissies waar geen van onze dossiers bij hoort.",
    "body_facts",
    "count(*) FILTER (is_without_dossier AND NOT is_temporary)",
    out_of="count(*) FILTER (NOT is_temporary)",
    which="is_without_dossier AND NOT is_temporary",
    rows=BODY_LIST,
    splits=("body_name",),
    applies=OF_BODIES,
    needs=BODY_LIST.needs,
)

MOST_CARRIED = Metric(
    "most_carried",
    "Meeste dossiers bij één lid",
    "Het grootste aantal van onze dossiers dat bij de commissies van één lid hoort.",
    "member_facts",
    "max(dossiers)",
    which="dossiers > 1",
    rows=MEMBER_LIST,
    splits=("municipality",),
    applies=OF_BODIES,
    note="Zonder naam is iemand met twee zetels niet te herkennen; dan telt elke zetel apart.",
    needs=MEMBER_LIST.needs,
)

CHAIRS_LEAVING = Metric(
    "chairs_leaving",
    "Voorzitters die vertrekken of vertrokken",
    "Bestuursleden die een dossier voorzitten en van wie de termijn afliep of binnen een jaar afloopt.",
    "continuity_facts",
    "count(*) FILTER (is_leaving)",
    out_of="count(*)",
    which="is_leaving",
    rows=CONTINUITY_LIST,
    applies=ONLY_YEAR,
    coverage_top="count(ends_on)",
    coverage_bottom="count(*)",
    covers="voorzitters van wie het einde van de termijn bekend is",
    needs=CONTINUITY_LIST.needs,
)

SEATS_BY_GENDER = Metric(
    "seats_by_gender",
    "Zetels bezet door vrouwen",
    "Van de bezette zetels in vaste commissies waarvan vrouw of man is gegeven, het deel dat door een vrouw is bezet.",
    "seat_facts",
    "count(*) FILTER (is_filled AND NOT is_temporary AND gender = 'vrouw')",
    "count(gender) FILTER (is_filled AND NOT is_temporary)",
    unit="%",
    n="count(gender) FILTER (is_filled AND NOT is_temporary)",
    which="is_filled AND NOT is_temporary AND gender IS NOT NULL",
    rows=SEAT_LIST,
    applies=OF_BODIES,
    coverage_top="count(gender) FILTER (is_filled AND NOT is_temporary)",
    coverage_bottom="count(*) FILTER (is_filled AND NOT is_temporary)",
    covers="bezette zetels waarvan het is gegeven",
    needs="Vul de kolom ‘Vrouw of man’ van het blad VNG-zetels, alleen waar het is gegeven.",
)

PIPELINE = Metric(
    "pipeline",
    "Kandidaten naar hoe ver zij kwamen",
    "Elke kandidaat telt één keer: bij de verste stap tot nu toe, of bij hoe het eindigde.",
    "nomination_facts",
    "count(*) FILTER (is_registered)",
    which="is_registered",
    rows=NOMINATION_LIST,
    splits=("municipality", "round"),
    shown_by=("stage",),
    applies=OF_BODIES,
    needs=NOMINATION_LIST.needs,
)

SECOND_ROUNDS = Metric(
    "second_rounds",
    "Tweede rondes",
    "Vacatures die voor de tweede keer of vaker zijn opengesteld.",
    "vacancy_facts",
    "count(*) FILTER (is_opened AND round_number >= 2)",
    out_of="count(*) FILTER (is_opened)",
    which="is_opened AND round_number >= 2",
    rows=VACANCY_LIST,
    shown_by=("outcome",),
    applies=OF_BODIES,
    needs=VACANCY_LIST.needs,
)

DAYS_OPEN = Metric(
    "days_open",
    "Dagen sinds openstelling, gemiddeld",
    "Gemiddeld aantal dagen van openstellen tot het besluit, of tot vandaag als dat er nog niet is (in een jaar dat "
    "voorbij is: tot zijn laatste dag). Alleen vacatures die niet zijn vervuld en waarvan de datum bekend is. Hoe lang "
    "een zetel leeg staat, is iets anders: een vacature kan open staan terwijl er nog iemand zit.",
    "vacancy_facts",
    "sum(days_open)",
    "count(days_open)",
    n="count(days_open)",
    which="days_open IS NOT NULL",
    rows=VACANCY_LIST,
    splits=("body_name", "round"),
    applies=OF_BODIES,
    needs="Vul de kolom Opengesteld van het blad Vacatures.",
)

OPEN_QUESTIONS = Metric(
    "open_questions",
    "Vragen zonder antwoord",
    "Vragen en berichten aan commissieleden waarop geen antwoord kwam.",
    "exchange_facts",
    "CASE WHEN count(*) FILTER (is_known) > 0 THEN count(*) FILTER (answer = 'geen antwoord') END",
    out_of="count(*) FILTER (is_known)",
    n="count(*) FILTER (is_known)",
    which="answer = 'geen antwoord'",
    rows=EXCHANGE_LIST,
    splits=("body_name",),
    shown_by=("half",),
    coverage_top="count(*) FILTER (is_known)",
    coverage_bottom="count(*) FILTER (is_sent)",
    covers="vragen en berichten waarvan bekend is of er antwoord kwam",
    applies=(*EVERY_FILTER, ANY_OWNER),
    needs="Laad het blad Halen en brengen op de pagina Upload, met de kolom Beantwoord.",
)
