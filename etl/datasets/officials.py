"""The members of the board (Dagelijks Bestuur): public office holders, by name as published."""

from etl.schema import WHEN, WHOLE, Column, Dataset

OFFICIALS = Dataset(
    name="officials",
    title="Dagelijks Bestuur",
    place=315,
    also=("Bestuur",),
    grain="één regel per verslagjaar en bestuurslid",
    called=("bestuurslid", "bestuursleden"),
    subject=("office", "function"),
    key=("report_year", "official_id"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "official_id": Column("Nummer", help="Het nummer van de plaats in het bestuur.", named="het nummer"),
        "office": Column("Rol", help="Bijvoorbeeld voorzitter, penningmeester of bestuurslid.", named="de rol"),
        "name": Column("Naam", help="Alleen een openbaar ambtsdrager.", required=False, personal=True),
        "function": Column("Functie", help="Bijvoorbeeld wethouder.", named="de functie"),
        "municipality": Column(
            "Gemeente", help="De gemeente.", required=False, refers_to="municipalities", named="de gemeente"
        ),
        "organisation": Column("Organisatie", help="Als het geen gemeente is.", required=False),
        "starts_on": Column("Vanaf", WHEN, "Sinds wanneer.", required=False, named="de begindatum"),
        "ends_on": Column("Tot", WHEN, "Tot wanneer.", required=False, named="de einddatum"),
    },
)
