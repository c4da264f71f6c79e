"""The members of the board (Dagelijks Bestuur): public office holders, by name as published."""

from etl.schema import WHEN, WHOLE, Column, Dataset

OFFICIALS = Dataset(
    name="officials",
    title="Dagelijks Bestuur",
    place=315,
    also=("Bestuur",),
    grain="één regel per verslagjaar en bestuurslid",
    key=("report_year", "official_id"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",)),
        "official_id": Column("Nummer", help="Het nummer van de plaats in het bestuur."),
        "office": Column("Rol", help="Bijvoorbeeld voorzitter, penningmeester of bestuurslid."),
        "name": Column("Naam", help="Alleen een openbaar ambtsdrager.", required=False, personal=True),
        "function": Column("Functie", help="Bijvoorbeeld wethouder."),
        "municipality": Column("Gemeente", help="De gemeente.", required=False, refers_to="municipalities"),
        "organisation": Column("Organisatie", help="Als het geen gemeente is.", required=False),
        "starts_on": Column("Vanaf", WHEN, "Sinds wanneer.", required=False),
        "ends_on": Column("Tot", WHEN, "Tot wanneer.", required=False),
    },
)
