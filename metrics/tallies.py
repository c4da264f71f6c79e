"""Tellingen: wat de bron alleen telt, zonder datum, en wat van een onbekende helft is."""

from metrics import dutch
from metrics.metric import OF_NO_HALF, Listing, Metric

NEEDS = "Laad het blad Overleggen op de pagina Upload."

TALLY_LIST = Listing(
    "tally_list",
    "Overleggen en tellingen",
    "Overleggen met een datum, en tellingen waarvan de bron geen datum geeft.",
    "meeting_tally",
    {
        "dating": "Datum bekend",
        "meeting_date": "Datum of periode",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Onderwerp",
        "kind": "Soort",
        "state": "Stand",
        "counted": "Geteld in de bron",
        "dated_elsewhere": "Daarvan met datum",
        "times": "Aantal",
        "is_minimum": "Ten minste",
        "frequency": "Hoe vaak",
        "dossier_names": "Dossiers",
        "is_collegebreed": "Collegebreed",
        "note": "Opmerking",
        "tally_id": "Nummer",
    },
    "dating, meeting_date NULLS LAST, tally_id",
    needs="Er zijn nog geen overleggen. Laad het blad Overleggen op de pagina Upload.",
)

UNDATED_ELSEWHERE = Metric(
    "meetings_undated_elsewhere",
    "Overleggen zonder datum in een ander jaar",
    "Overleggen die de bron zonder datum telt, van een periode in een ander kalenderjaar. Zij tellen in dit jaar niet "
    "mee.",
    "meeting_tally",
    "coalesce(sum(times) FILTER (dating = 'zonder datum' AND state = 'gehouden' AND NOT is_in_year), 0)::BIGINT",
    which="dating = 'zonder datum' AND state = 'gehouden' AND NOT is_in_year",
    rows=TALLY_LIST,
    needs=NEEDS,
)

NONE_OR = "CASE WHEN count(*) FILTER ({0}) > 0 THEN sum(times) FILTER ({0}) ELSE 0 END"
"""How many these counts stand for: none without any, and unknown where no count has a number."""

MEETINGS_OF_NO_HALF = Metric(
    "meetings_of_no_half",
    "Overleggen waarvan de helft onbekend is",
    "Gehouden overleggen waarvan niet bekend is in welke helft zij vallen, bij een keuze van een helft. Zij tellen in "
    "geen van beide helften mee.",
    "meeting_tally",
    NONE_OR.format("is_held"),
    which="is_held",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (is_held)",
    shown_by=("dating",),
    applies=OF_NO_HALF,
    note="Zonder een keuze van een helft is dit er geen: dan telt alles mee.",
    needs=NEEDS,
)

UNDATED_OF_NO_HALF = Metric(
    "undated_of_no_half",
    "Overleggen zonder datum waarvan de helft onbekend is",
    "Gehouden overleggen die de bron zonder datum telt en waarvan niet bekend is in welke helft zij vallen, bij een "
    "keuze van een helft. De helft van de kalender is alleen bekend van een dag of een maand.",
    "meeting_tally",
    NONE_OR.format("dating = 'zonder datum' AND is_held"),
    which="dating = 'zonder datum' AND is_held",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (dating = 'zonder datum' AND is_held)",
    shown_by=("kind",),
    applies=OF_NO_HALF,
    needs=NEEDS,
)

MEETINGS_UNDATED = Metric(
    "meetings_undated",
    "Overleggen zonder datum",
    "Overleggen die de bron telt zonder datum. Wat ook met een datum in de lijst staat, is ervan afgetrokken.",
    "meeting_tally",
    "sum(times) FILTER (dating = 'zonder datum' AND is_held)",
    which="dating = 'zonder datum' AND is_held",
    rows=TALLY_LIST,
    lower_bound="bool_or(is_minimum) FILTER (dating = 'zonder datum' AND is_held)",
    shown_by=("kind",),
    beside=(
        (UNDATED_ELSEWHERE, "daarnaast {} in een ander jaar"),
        (UNDATED_OF_NO_HALF, "daarnaast {} waarvan de helft onbekend is"),
    ),
    note_sql=dutch.several_sql(
        "count(*) FILTER (dating = 'zonder datum' AND is_held AND times IS NULL)",
        "telling heeft geen getal (bijvoorbeeld ‘tweewekelijks’) en is niet meegeteld.",
        "tellingen hebben geen getal (bijvoorbeeld ‘tweewekelijks’) en zijn niet meegeteld.",
    ),
    needs="Laad het blad Tellingen zonder datum op de pagina Upload.",
)
