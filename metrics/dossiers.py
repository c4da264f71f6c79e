"""Dossiers: hoeveel er zijn, welke lichten er staan, en of de resultaten zijn gehaald."""

from metrics.metric import HALF_IF_ANY, ONLY_YEAR, PORTFOLIOS, YEAR, Listing, Metric

_BY_PORTFOLIO = (YEAR, PORTFOLIOS)
_NEEDS = "Laad de bladen Dossiers en Stoplichten op de pagina Upload."

DOSSIER_LIST = Listing(
    "dossier_list",
    "Dossiers",
    "Alle dossiers van het jaar, met wat eronder valt.",
    "dossier_facts",
    {
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "portfolio_name": "Portefeuille",
        "chair_name": "Voorzitter of trekker",
        "chair_function": "Functie",
        "organiser": "Organisator",
        "executor_roles": "Wie",
        "bodies": "VNG-commissie",
        "goal": "Doel",
        "colour_first_half": "Eerste helft",
        "colour_second_half": "Tweede helft",
        "trend": "Verloop",
        "planned_meetings": "Voorgenomen overleggen",
        "planned_kinds": "Soort voorgenomen overleggen",
        "held_of_kind": "Gehouden van die soort",
        "of_kind_is_minimum": "Gehouden van die soort is ondergrens",
        "meetings_held": "Gehouden",
        "meetings_without_date": "Gehouden zonder datum",
        "is_minimum": "Gehouden is ondergrens",
        "meetings_cancelled": "Geannuleerd",
        "meetings_planned": "Gepland",
        "targets": "Resultaten",
        "targets_met": "Gehaald",
        "targets_missed": "Niet gehaald of achter",
        "targets_running": "Nog open",
        "hours": "Uren",
        "open_agreements": "Open afspraken",
        "overdue_agreements": "Afspraken te laat",
        "ends_on": "Einde",
        "ends_on_precision": "Nauwkeurigheid einde",
        "remark": "Opmerking",
    },
    "portfolio_position NULLS LAST, portfolio_name, dossier_id",
    applies=_BY_PORTFOLIO,
    needs="Er zijn nog geen dossiers. Laad het blad Dossiers op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

LIGHT_LIST = Listing(
    "light_list",
    "Stoplichten",
    "Per dossier en helft het licht of de lichten, met de redenen.",
    "light_facts",
    {
        "portfolio_name": "Portefeuille",
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "half": "Helft",
        "colour": "Kleur",
        "worst": "Slechtste licht",
        "light_1": "Stoplicht",
        "light_2": "Tweede stoplicht",
        "marks": "Aantal lichten",
        "marks_name": "Lichten",
        "meaning": "Betekenis van twee lichten",
        "trend": "Verloop",
        "is_worsened": "Verslechterd",
        "has_cell": "Ingevuld",
        "is_stale": "Verouderd",
        "previous_worst": "Daarvoor",
        "explanation": "Toelichting",
        "cause": "Oorzaak",
        "consequence": "Gevolg",
        "correction": "Bijsturing",
        "owner_function": "Eigenaar",
        "due_date": "Bijgestuurd op",
        "recorded_on": "Vastgelegd op",
        "recorded_on_precision": "Nauwkeurigheid vastgelegd op",
        "age_days": "Dagen oud",
        "chair_name": "Voorzitter of trekker",
        "approval": "Goedkeuring",
        "is_concept": "Concept",
        "concept_1": "Licht in concept",
        "concept_2": "Tweede licht in concept",
        "verdict_reason": "Reden van teruggeven",
        "is_corrected": "Gecorrigeerd",
        "revision_reason": "Reden van correctie",
    },
    "portfolio_position NULLS LAST, portfolio_name, dossier_id, half",
    needs="Er zijn nog geen stoplichten. Laad het blad Stoplichten op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

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
    applies=_BY_PORTFOLIO,
    needs="Er zijn nog geen resultaten. Laad het blad Resultaten op de pagina Upload.",
    about={"dossier": "dossier_id"},
)

DOSSIERS = Metric(
    "dossiers",
    "Dossiers",
    "Het aantal onderwerpen waarover de vereniging in dit jaar verslag doet.",
    "dossier_facts",
    "count(*)",
    rows=DOSSIER_LIST,
    shown_by=("portfolio_name",),
    applies=_BY_PORTFOLIO,
    note="Een dossier telt één keer, ook als het in beide helften van het verslag staat.",
    needs="Laad het blad Dossiers op de pagina Upload.",
)

LIGHT_CELLS = Metric(
    "light_cells",
    "Vakken voor een stoplicht",
    "Een vak is één dossier in één helft van het verslag. In een vak kunnen geen, één of twee lichten staan.",
    "light_facts",
    "count(*) FILTER (has_cell)",
    out_of="count(*)",
    which="has_cell",
    rows=LIGHT_LIST,
    splits=("marks_name", "colour", "portfolio_name"),
    shown_by=("marks_name",),
    of_which=("lights_known",),
    note_sql="count(*) FILTER (NOT has_cell) || ' keer heeft een dossier in een helft geen vak; dat is iets anders "
    "dan een vak zonder licht. Van ' || count(*) FILTER (has_cell AND is_known) || ' vakken is de kleur bekend.'",
    needs=_NEEDS,
)

LIGHT_CELLS_ONE_MARK = Metric(
    "light_cells_one_mark",
    "Vakken met één licht",
    "Vakken waarin één stoplicht staat, ook als de kleur niet bekend is.",
    "light_facts",
    "count(*) FILTER (marks = 1)",
    out_of="count(*) FILTER (has_cell)",
    which="marks = 1",
    rows=LIGHT_LIST,
    needs=_NEEDS,
)

LIGHT_CELLS_TWO_MARKS = Metric(
    "light_cells_two_marks",
    "Vakken met twee lichten",
    "Vakken waarin twee stoplichten staan, in volgorde. Bij een oordeel telt de slechtste.",
    "light_facts",
    "count(*) FILTER (marks = 2)",
    out_of="count(*) FILTER (has_cell)",
    which="marks = 2",
    rows=LIGHT_LIST,
    needs=_NEEDS,
)

LIGHT_CELLS_NO_MARK = Metric(
    "light_cells_no_mark",
    "Vakken zonder licht",
    "Vakken waarin geen stoplicht staat. Dat zegt niet dat het goed gaat en niet dat het slecht gaat.",
    "light_facts",
    "count(*) FILTER (marks = 0)",
    out_of="count(*) FILTER (has_cell)",
    which="marks = 0",
    rows=LIGHT_LIST,
    needs=_NEEDS,
)

LIGHTS_KNOWN = Metric(
    "lights_known",
    "Kleur bekend",
    "Vakken waarvan de kleur bekend is. Staan er twee lichten en is er één onbekend, dan is de kleur onbekend, "
    "behalve als de andere rood is.",
    "light_facts",
    "count(*) FILTER (is_known)",
    out_of="count(*) FILTER (has_cell)",
    which="is_known",
    rows=LIGHT_LIST,
    shown_by=("half",),
    needs=_NEEDS,
)

LIGHTS_BY_COLOUR = Metric(
    "lights_by_colour",
    "Kleuren van de dossiers",
    "Elk dossier heeft in elke helft één kleur; van twee lichten telt de slechtste. Onbekend, geen licht en niet "
    "ingevuld staan apart en tellen nooit als groen.",
    "light_facts",
    "count(*)",
    rows=LIGHT_LIST,
    splits=("colour", "portfolio_name", "worst", "trend"),
    shown_by=("colour",),
    note="Zonder keuze van een helft telt een dossier één keer per helft.",
    needs=_NEEDS,
)

WORSENED = Metric(
    "worsened",
    "Verslechterd",
    "Dossiers waarvan het slechtste licht slechter is dan in de helft ervoor. De eerste helft wordt vergeleken met "
    "de tweede helft van het jaar ervoor, bij dezelfde naam.",
    "light_facts",
    "CASE WHEN count(*) FILTER (trend IS NOT NULL) > 0 THEN count(*) FILTER (is_worsened) END",
    out_of="count(*) FILTER (trend IS NOT NULL)",
    which="is_worsened",
    rows=LIGHT_LIST,
    shown_by=("half",),
    splits=("trend",),
    coverage_top="count(*) FILTER (trend IS NOT NULL)",
    coverage_bottom="count(*) FILTER (has_cell)",
    covers="vakken met een bekende kleur nu en in de helft ervoor",
    needs=_NEEDS,
)

LIGHTS_STALE = Metric(
    "lights_stale",
    "Verouderde lichten",
    "Stoplichten die zijn vastgelegd voordat hun helft begon.",
    "light_facts",
    "CASE WHEN count(*) FILTER (is_stale IS NOT NULL AND marks > 0) > 0 "
    "THEN count(*) FILTER (is_stale AND marks > 0) END",
    out_of="count(*) FILTER (is_stale IS NOT NULL AND marks > 0)",
    which="is_stale AND marks > 0",
    rows=LIGHT_LIST,
    coverage_top="count(*) FILTER (is_stale IS NOT NULL AND marks > 0)",
    coverage_bottom="count(*) FILTER (marks > 0)",
    covers="vakken met een licht en een datum van vastleggen",
    needs=_NEEDS,
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
    applies=_BY_PORTFOLIO,
    note_sql="'Van ' || count(*) FILTER (NOT has_number) || ' resultaten is geen streefgetal genoemd.'",
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
    splits=("state", "portfolio_name", "dossier_name"),
    applies=_BY_PORTFOLIO,
    coverage_top="count(*) FILTER (state IN ('gehaald', 'niet gehaald'))",
    coverage_bottom="count(*) FILTER (has_number)",
    covers="resultaten met een streefgetal waarvan de uitkomst vaststaat",
    note="Een getal dat een ondergrens is, kan wel laten zien dat een resultaat is gehaald, maar niet dat het niet "
    "is gehaald.",
    note_sql="count(*) FILTER (has_number AND state = 'onbekend') || ' keer is bij een streefgetal de uitkomst "
    "onbekend.'",
    needs="Van nog geen resultaat met een streefgetal staat de uitkomst vast. Vul die in op het blad Resultaten.",
)

NOTE_LIST = Listing(
    "note_list",
    "Kanttekeningen",
    "Wat een lezer van deze gegevens moet weten: tegenspraken, dubbelingen, twijfels, keuzes en notities.",
    "note_facts",
    {
        "note_id": "Nummer",
        "kind": "Soort",
        "sentence": "Kanttekening",
        "dossiers": "Dossiers",
        "meetings": "Overleggen",
        "subject_kind": "Waarbij",
        "subject_id": "Welke",
        "by_function": "Van wie",
        "written_on": "Geschreven op",
    },
    "kind, written_on DESC NULLS LAST, note_id",
    applies=_BY_PORTFOLIO,
    needs="Er zijn geen kanttekeningen bij dit jaar.",
    about={"dossier": "dossier_ids"},
)

WRITTEN_NOTES = Listing(
    "written_notes",
    "Notities",
    "Wat iemand schreef bij een dossier, een stoplicht of een grafiek, met functie en datum.",
    "written_notes",
    {
        "subject_kind": "Waarbij",
        "subject_id": "Welke",
        "sentence": "Notitie",
        "by_function": "Van wie",
        "written_on": "Geschreven op",
        "dossiers": "Dossiers",
        "note_id": "Nummer",
    },
    "subject_kind, subject_id, written_on DESC, note_id DESC",
    applies=ONLY_YEAR,
    needs="Er is nog geen notitie geschreven.",
    about={"dossier": "dossier_ids"},
)

CONTRADICTIONS = Metric(
    "contradictions",
    "Tegenspraken",
    "Plaatsen waar de gegevens elkaar tegenspreken. Zij zijn niet gladgestreken.",
    "note_facts",
    "count(*) FILTER (kind = 'tegenspraak')",
    which="kind = 'tegenspraak'",
    rows=NOTE_LIST,
    splits=("kind",),
    applies=_BY_PORTFOLIO,
)

ATTENTION = Listing(
    "attention",
    "Vraagt aandacht",
    "Wat aandacht vraagt, het zwaarste eerst: rood, gewijzigd na akkoord, verslechterd en oranje, te laat, niet "
    "betaald, vacant, niet gehaald en verouderd.",
    "attention",
    {
        "weight": "Gewicht",
        "kind": "Wat",
        "subject": "Waarover",
        "reason": "Reden",
        "owner": "Eigenaar",
        "due_date": "Uiterlijk",
        "age_days": "Dagen",
        "half": "Helft",
        "page": "Pagina",
        "link_key": "Soort verwijzing",
        "link_value": "Verwijzing",
    },
    "weight DESC, age_days DESC NULLS LAST, subject",
    applies=(YEAR, HALF_IF_ANY, PORTFOLIOS),
    without_half="is_current",
    needs="Er is nog te weinig bekend om te zeggen wat aandacht vraagt.",
)
