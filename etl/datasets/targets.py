"""What a dossier was to reach in the year (te bereiken resultaten), with a number where one was given."""

from etl.schema import PERCENT, WHEN, WHOLE, YES_NO, Column, Dataset, Rule

TARGETS = Dataset(
    name="targets",
    title="Resultaten",
    place=120,
    also=("Te bereiken resultaten", "Doelen"),
    grain="één regel per verslagjaar, dossier en te bereiken resultaat",
    called=("resultaat", "resultaten"),
    subject=("dossier_id", "description"),
    key=("report_year", "dossier_id", "target_number"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "dossier_id": Column("Dossier", help="Het nummer van het dossier.", refers_to="dossiers", named="het dossier"),
        "target_number": Column(
            "Volgnummer", WHOLE, "Het hoeveelste resultaat van dit dossier.", named="het volgnummer"
        ),
        "description": Column(
            "Te bereiken resultaat",
            help="Wat bereikt moet worden.",
            also=("Resultaat",),
            named="het te bereiken resultaat",
        ),
        "target_value": Column(
            "Streefgetal",
            PERCENT,
            "Het getal, als er een is genoemd; leeg = niet in een getal. 80% is 80; de eenheid zegt waarvan.",
            required=False,
            named="het streefgetal",
        ),
        "is_minimum": Column("Ten minste", YES_NO, "Ja als het streefgetal een ondergrens is.", required=False),
        "unit": Column(
            "Eenheid", help="Wat geteld wordt, bijvoorbeeld overleggen.", required=False, named="de eenheid"
        ),
        "realised_value": Column(
            "Gerealiseerd",
            PERCENT,
            "Wat bereikt is; leeg = niet gemeld, dat is iets anders dan nul.",
            required=False,
            named="het gerealiseerde aantal",
        ),
        "realised_is_minimum": Column(
            "Gerealiseerd is ondergrens", YES_NO, "Ja als er mogelijk meer is bereikt.", required=False
        ),
        "realised_note": Column(
            "Toelichting", help="Hoe het getal tot stand kwam.", required=False, named="de toelichting"
        ),
        "due_date": Column(
            "Uiterlijk", WHEN, "Wanneer het bereikt moet zijn.", required=False, named="de uiterste datum"
        ),
    },
    rules=(
        Rule("Een streefgetal heeft een eenheid", "target_value IS NULL OR unit IS NOT NULL", "unit"),
        Rule(
            "Wat gerealiseerd is, kan niet negatief zijn",
            "realised_value >= 0",
            "realised_value",
            broken="Wat gerealiseerd is, is negatief",
            mend="Typ een getal dat niet negatief is",
        ),
    ),
)
