"""Kwaliteit: hoeveel er van elke soort gegevens is, hoe nieuw, en wat er niet is ingevuld."""

from metrics.metric import ONLY_YEAR, Listing, Metric

_NEEDS = "Er zijn nog geen gegevens. Laad een bestand op de pagina Upload."

DATASET_QUALITY = Listing(
    "dataset_quality",
    "Soorten gegevens",
    "Per soort gegevens en jaar het aantal regels, de nieuwste datum en het deel dat niet is ingevuld.",
    "dataset_quality",
    {
        "dataset": "Soort",
        "report_year": "Jaar",
        "row_count": "Regels",
        "newest": "Nieuwste datum",
        "missing_percent": "Niet ingevuld (%)",
    },
    "dataset, report_year",
    applies=(),
    needs=_NEEDS,
)

COLUMN_QUALITY = Listing(
    "column_quality",
    "Niet ingevulde kolommen",
    "Per kolom hoeveel regels er zijn en hoeveel er niet zijn ingevuld.",
    "column_quality",
    {
        "dataset": "Soort",
        "report_year": "Jaar",
        "column_name": "Kolom",
        "row_count": "Regels",
        "filled": "Ingevuld",
        "missing": "Niet ingevuld",
        "missing_percent": "Niet ingevuld (%)",
    },
    "dataset, report_year, missing_percent DESC, column_name",
    applies=(),
    needs=_NEEDS,
)

VALUE_WORDS = Listing(
    "value_words",
    "Geschiedenis van waarden",
    "Cellen die meer dan één keer zijn opgegeven, met elk woord: wat er eerst stond, en wat nu telt.",
    "value_words",
    {
        "dataset": "Soort",
        "row_key": "Welke",
        "column_name": "Kolom",
        "turn": "Hoeveelste",
        "value": "Waarde",
        "is_last": "Telt nu",
        "_batch": "Aanlevering",
    },
    "dataset, row_key, column_name, turn",
    applies=(),
    needs="Nog geen enkele cel is meer dan één keer opgegeven.",
)

ROWS_WITHOUT_YEAR = Metric(
    "rows_without_year",
    "Regels zonder jaar",
    "Regels van gegevens die niet bij één jaar horen, zoals gemeenten en presentielijsten.",
    "dataset_quality",
    "coalesce(sum(row_count) FILTER (report_year IS NULL), 0)",
    which="report_year IS NULL",
    rows=DATASET_QUALITY,
    applies=(),
    needs=_NEEDS,
)

ROWS_LOADED = Metric(
    "rows_loaded",
    "Regels van dit jaar",
    "Alle regels van het jaar, van alle soorten gegevens samen.",
    "dataset_quality",
    "sum(row_count)",
    rows=DATASET_QUALITY,
    splits=("dataset",),
    applies=ONLY_YEAR,
    beside=((ROWS_WITHOUT_YEAR, "daarnaast {} die niet bij één jaar horen"),),
    note="Gegevens die niet bij één jaar horen, zoals gemeenten en presentielijsten, staan hier niet bij.",
    needs=_NEEDS,
)
