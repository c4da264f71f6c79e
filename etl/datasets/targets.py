"""What a dossier was to reach in the year (te bereiken resultaten), with a number where one was given."""

from etl.schema import PERCENT, WHEN, WHOLE, YES_NO, Column, Dataset, Rule

TARGETS = Dataset(
    name="targets",
    title="Resultaten",
    place=120,
    also=("Te bereiken resultaten", "Doelen"),
    grain="één regel per verslagjaar, dossier en te bereiken resultaat",
    key=("report_year", "dossier_id", "target_number"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",)),
        "dossier_id": Column("Dossier", help="Het nummer van het dossier.", refers_to="dossiers"),
        "target_number": Column("Volgnummer", WHOLE, "Het hoeveelste resultaat van dit dossier."),
        "description": Column("Te bereiken resultaat", help="Wat bereikt moet worden.", also=("Resultaat",)),
        "target_value": Column(
            "Streefgetal",
            PERCENT,
            "Het getal, als er een is genoemd; leeg = niet in een getal. 80% is 80; de eenheid zegt waarvan.",
            required=False,
        ),
        "is_minimum": Column("Ten minste", YES_NO, "Ja als het streefgetal een ondergrens is.", required=False),
        "unit": Column("Eenheid", help="Wat geteld wordt, bijvoorbeeld overleggen.", required=False),
        "realised_value": Column(
            "Gerealiseerd", PERCENT, "Wat bereikt is; leeg = niet gemeld, dat is iets anders dan nul.", required=False
        ),
        "realised_is_minimum": Column(
            "Gerealiseerd is ondergrens", YES_NO, "Ja als er mogelijk meer is bereikt.", required=False
        ),
        "realised_note": Column("Toelichting", help="Hoe het getal tot stand kwam.", required=False),
        "due_date": Column("Uiterlijk", WHEN, "Wanneer het bereikt moet zijn.", required=False),
    },
    rules=(
        Rule("Een streefgetal heeft een eenheid", "target_value IS NULL OR unit IS NOT NULL", "unit"),
        Rule("Wat gerealiseerd is, kan niet negatief zijn", "realised_value >= 0", "realised_value"),
    ),
)
