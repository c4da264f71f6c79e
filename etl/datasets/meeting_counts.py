"""Meetings that a source counts without giving their dates ("twee bijeenkomsten", "tweewekelijks")."""

from etl.datasets.lights import HALVES
from etl.datasets.meetings import KINDS
from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

MEETING_COUNTS = Dataset(
    name="meeting_counts",
    title="Tellingen zonder datum",
    place=210,
    grain="één regel per telling in een bron",
    key=("report_year", "count_id"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",)),
        "count_id": Column("Telling", help="Het nummer van de telling."),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
        ),
        "description": Column("Omschrijving", help="Wat er geteld is."),
        "kind": Column("Soort", help="Het soort overleg.", values=KINDS),
        "half": Column(
            "Helft", WHOLE, "De helft van het verslag.", required=False, values=("1", "2"), values_also=HALVES
        ),
        "period": Column("Periode", WHEN, "De maand, het seizoen of het jaar.", required=False),
        "number": Column("Aantal", WHOLE, "Hoeveel keer; leeg = niet in een getal.", required=False),
        "is_minimum": Column("Ten minste", YES_NO, "Ja als het er meer kunnen zijn.", required=False),
        "frequency": Column("Hoe vaak", help="Zoals de bron het zegt, bijvoorbeeld tweewekelijks.", required=False),
        "dated_elsewhere": Column(
            "Daarvan met datum", WHOLE, "Hoeveel hiervan al met een datum in Overleggen staan.", required=False
        ),
        "state": Column(
            "Stand", help="gehouden, gepland of niet gehouden.", values=("gehouden", "gepland", "niet gehouden")
        ),
        "state_basis": Column(
            "Stand blijkt uit", help="uitdrukkelijk of vermeld.", required=False, values=("uitdrukkelijk", "vermeld")
        ),
        "is_collegebreed": Column("Collegebreed", YES_NO, "Leeg = niet vermeld.", required=False),
        "partners": Column("Partners", help="Wie er verder bij zijn, gescheiden door ;", required=False, many=True),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False),
    },
    rules=(
        Rule(
            "Er kunnen er niet meer met datum zijn dan er geteld zijn", "dated_elsewhere <= number", "dated_elsewhere"
        ),
    ),
)
