"""Meetings that a source counts without giving their dates ("twee bijeenkomsten", "tweewekelijks")."""

from etl.datasets.lights import HALVES
from etl.datasets.meetings import KINDS
from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

MEETING_COUNTS = Dataset(
    name="meeting_counts",
    title="Tellingen zonder datum",
    place=210,
    grain="één regel per telling in een bron",
    called=("telling", "tellingen"),
    subject=("description",),
    key=("report_year", "count_id"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "count_id": Column("Telling", help="Het nummer van de telling.", named="het nummer van de telling"),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
            named="het dossier",
        ),
        "description": Column("Omschrijving", help="Wat er geteld is.", named="de omschrijving"),
        "kind": Column("Soort", help="Het soort overleg.", values=KINDS, named="de soort overleg"),
        "half": Column(
            "Helft",
            WHOLE,
            "De helft van het verslag.",
            required=False,
            values=("1", "2"),
            values_also=HALVES,
            named="de helft",
        ),
        "period": Column("Periode", WHEN, "De maand, het seizoen of het jaar.", required=False, named="de periode"),
        "number": Column(
            "Aantal", WHOLE, "Hoeveel keer; leeg = niet in een getal.", required=False, named="het aantal"
        ),
        "is_minimum": Column("Ten minste", YES_NO, "Ja als het er meer kunnen zijn.", required=False),
        "frequency": Column("Hoe vaak", help="Zoals de bron het zegt, bijvoorbeeld tweewekelijks.", required=False),
        "dated_elsewhere": Column(
            "Daarvan met datum",
            WHOLE,
            "Hoeveel hiervan al met een datum in Overleggen staan.",
            required=False,
            named="het aantal met een datum",
        ),
        "state": Column(
            "Stand",
            help="gehouden, gepland of niet gehouden.",
            values=("gehouden", "gepland", "niet gehouden"),
            named="de stand",
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
            "Er kunnen er niet meer met datum zijn dan er geteld zijn",
            "dated_elsewhere <= number",
            "dated_elsewhere",
            broken="Er zijn er meer met een datum dan er geteld zijn",
            mend="Verbeter een van de twee aantallen",
        ),
    ),
)
