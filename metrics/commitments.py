"""Verplichtingen: wat is toegezegd en nog niet gefactureerd, en wat er dan nog vrij is in de begroting."""

from metrics import dutch
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import BUDGET_LIST

_NEEDS = "Laad het blad Verplichtingen op de pagina Upload."

COMMITMENT_LIST = Listing(
    "commitment_list",
    "Verplichtingen",
    "Elke verplichting volgens haar nieuwste stand tot en met vandaag: wat is toegezegd, wat daarvan is gefactureerd "
    "of vrijgevallen, en wat nog komt. Is niet opgegeven hoeveel is gefactureerd, dan is wat nog komt onbekend.",
    "commitment_facts",
    {
        "commitment_id": "Verplichting",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "relation_name": "Relatie",
        "description": "Omschrijving",
        "entered_on": "Aangegaan op",
        "amount": "Bedrag",
        "settled_amount": "Gefactureerd of vrijgevallen",
        "open_amount": "Nog verplicht",
        "state": "Stand",
        "expected_on": "Verwacht in",
        "as_of": "Stand op",
        "is_on_newest": "Op de nieuwste lijst",
        "side": "Baten of lasten",
        "is_own": "Van de vereniging zelf",
        "expected_on_precision": "Nauwkeurigheid verwacht in",
        "project_code": "Projectcode",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST, entered_on, commitment_id",
    applies=ONLY_YEAR,
    needs=_NEEDS,
)

_COUNTED = "side = 'lasten' AND is_own"

COMMITTED = Metric(
    "committed",
    "Verplicht",
    "Wat aan kosten is toegezegd en nog niet gefactureerd of vrijgevallen, volgens de nieuwste stand tot en met "
    "vandaag. Van de vereniging zelf; geld van projecten staat apart.",
    "commitment_facts",
    f"CASE WHEN count(*) FILTER ({_COUNTED}) = count(open_amount) FILTER ({_COUNTED}) "
    f"THEN coalesce(sum(open_amount) FILTER ({_COUNTED}), 0) END",
    unit="€",
    n=f"count(*) FILTER ({_COUNTED})",
    which=_COUNTED,
    rows=COMMITMENT_LIST,
    splits=("cost_type", "project_name", "relation_name"),
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    coverage_top=f"count(open_amount) FILTER ({_COUNTED})",
    coverage_bottom=f"count(*) FILTER ({_COUNTED})",
    covers="verplichtingen waarvan bekend is wat nog komt",
    note_sql=f"'Stand op ' || {dutch.day_sql('max(list_of)')} || '.'"
    f" || CASE count(*) FILTER ({_COUNTED} AND NOT is_on_newest AND open_amount IS DISTINCT FROM 0) WHEN 0 THEN '' "
    "WHEN 1 THEN ' Eén verplichting staat niet op die lijst en telt mee zoals zij het laatst was opgegeven.' ELSE ' ' "
    f"|| count(*) FILTER ({_COUNTED} AND NOT is_on_newest AND open_amount IS DISTINCT FROM 0) "
    "|| ' verplichtingen staan niet op die lijst en tellen mee zoals zij het laatst waren opgegeven.' END"
    " || CASE count(*) FILTER (side = 'baten') WHEN 0 THEN '' ELSE ' Wat bij baten staat, telt niet mee.' END",
    needs="Er is geen blad Verplichtingen geladen, of van een verplichting is niet ingevuld hoeveel is gefactureerd of "
    "vrijgevallen.",
)

FREE_SPACE = Metric(
    "free_space",
    "Vrije ruimte",
    "De begrote lasten van het jaar min alles wat is geboekt en wat nog verplicht is. Onder nul is er meer toegezegd "
    "dan begroot. Een boeking van een dag die nog moet komen, telt nog niet mee. Van de vereniging zelf; geld van "
    "projecten staat apart.",
    "budget_facts",
    "CASE WHEN count(*) FILTER (is_own AND side = 'lasten') = count(free) FILTER (is_own AND side = 'lasten') "
    "THEN sum(free) FILTER (is_own AND side = 'lasten') END",
    out_of="sum(budget) FILTER (is_own AND side = 'lasten')",
    unit="€",
    n="count(*) FILTER (is_own AND side = 'lasten')",
    which="is_own AND side = 'lasten'",
    rows=BUDGET_LIST,
    splits=("cost_type",),
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    needs="Van de begroting, de boekingen of de verplichtingen ontbreekt het blad, of van een verplichting is niet "
    "ingevuld hoeveel is gefactureerd of vrijgevallen.",
)
