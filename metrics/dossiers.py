"""Dossiers: hoeveel er zijn, en welke lichten er staan."""

from collections.abc import Mapping
from typing import Any

from metrics import dutch
from metrics.metric import BY_PORTFOLIO, Listing, Metric

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
        "meetings_unanswered": "Afloop onbekend",
        "meetings_elsewhere": "In een ander jaar",
        "targets": "Resultaten",
        "targets_decided": "Uitkomst staat vast",
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
    applies=BY_PORTFOLIO,
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
        "has_begun": "Helft begonnen",
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

LIGHT_YEARS = Listing(
    "light_years",
    "Stoplichten door de jaren",
    "Van elk dossier het licht van elke helft van elk jaar; een ander jaar hoort bij hetzelfde dossier als de naam "
    "dezelfde is.",
    "light_facts",
    {
        "report_year": "Verslagjaar",
        "half": "Helft",
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "colour": "Kleur",
        "worst": "Slechtste licht",
        "has_begun": "Helft begonnen",
    },
    "report_year, half, dossier_id",
    applies=(),
    needs=LIGHT_LIST.needs,
    about={"dossier": "dossier_id"},
)


def all_held(dossier: Mapping[str, Any]) -> int:
    """How many meetings of any kind were held under a row of this list, with and without a date."""
    return int(dossier["meetings_held"] + (dossier["meetings_without_date"] or 0))


DOSSIERS = Metric(
    "dossiers",
    "Dossiers",
    "Het aantal onderwerpen waarover de vereniging in dit jaar verslag doet.",
    "dossier_facts",
    "count(*)",
    rows=DOSSIER_LIST,
    shown_by=("portfolio_name",),
    applies=BY_PORTFOLIO,
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
    "dan een vak zonder licht. Van ' || "
    + dutch.several_sql("count(*) FILTER (has_cell AND is_known)", "vak", "vakken")
    + " || ' is de kleur bekend.'",
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

DOSSIERS_WITH_LIGHT = Metric(
    "dossiers_with_light",
    "Dossiers met een bekende kleur",
    "Dossiers waarvan in het jaar of de gekozen helft de kleur van een stoplicht bekend is; van de dossiers waarvan "
    "een licht wordt gevraagd.",
    "light_facts",
    "count(DISTINCT dossier_id) FILTER (is_known)",
    out_of="count(DISTINCT dossier_id) FILTER (is_asked OR is_known)",
    which="is_known",
    rows=LIGHT_LIST,
    needs=_NEEDS,
)

LIGHTS_BY_COLOUR = Metric(
    "lights_by_colour",
    "Kleuren van de dossiers",
    "Elk dossier heeft in elke helft één kleur; van twee lichten telt de slechtste. Onbekend (er staat een licht, maar "
    "niet welke kleur), niet gegeven (er is nog geen licht) en niet van toepassing (het dossier was voor die helft "
    "gestopt of overgegaan) staan apart en tellen nooit als groen.",
    "light_facts",
    "count(*)",
    rows=LIGHT_LIST,
    splits=("colour", "portfolio_name", "worst", "trend", "has_begun"),
    shown_by=("colour",),
    note="Zonder keuze van een helft telt een dossier één keer per helft.",
    needs=_NEEDS,
)

WORSENED = Metric(
    "worsened",
    "Verslechterd",
    "Dossiers waarvan het slechtste licht slechter is dan in de helft ervoor. De eerste helft wordt vergeleken met "
    "de tweede helft van het jaar ervoor, bij dezelfde naam. Een helft die nog niet is begonnen, telt nog niet mee.",
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
    "Stoplichten die zijn vastgelegd voordat hun helft begon; zodra die is begonnen.",
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
