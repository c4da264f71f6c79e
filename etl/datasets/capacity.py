"""The contract hours of the bureau, by function."""

from etl.schema import NUMBER, WHEN, WHOLE, Column, Dataset

CAPACITY = Dataset(
    name="capacity",
    title="Formatie",
    place=510,
    grain="één regel per verslagjaar en functie",
    called=("functie", "functies"),
    subject=("function", "report_year"),
    key=("report_year", "function"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het verslagjaar"),
        "function": Column("Functie", help="De functie, nooit een naam.", also=("Rol",), named="de functie"),
        "people": Column("Aantal mensen", WHOLE, "Hoeveel mensen deze functie hebben.", required=False),
        "hours_per_week": Column(
            "Uren per week",
            NUMBER,
            "Van alle mensen met deze functie samen; leeg = op oproep of onbekend.",
            required=False,
        ),
        "contract": Column("Contract", help="vast, jaarcontract, uitzend, inhuur of detachering.", required=False),
        "starts_on": Column("Vanaf", WHEN, "Sinds wanneer.", required=False, named="de begindatum"),
        "ends_on": Column("Tot", WHEN, "Tot wanneer.", required=False, named="de einddatum"),
    },
)
