"""The committees and boards in which members may sit: of the VNG, a province, a partner."""

from etl.schema import YES_NO, Column, Dataset

BODIES = Dataset(
    name="bodies",
    title="VNG-commissies",
    place=405,
    also=("Commissies",),
    grain="één regel per commissie of bestuur",
    called=("commissie", "commissies"),
    subject=("body_name",),
    key=("body_code",),
    known_as=("body_name", "also_called"),
    columns={
        "body_code": Column("Code", help="De afkorting, bijvoorbeeld FIN.", also=("Commissiecode",), named="de code"),
        "body_name": Column("Commissie", help="De volledige naam.", also=("Naam",), named="de naam van de commissie"),
        "owner": Column(
            "Van wie",
            help="De organisatie van de commissie; leeg = VNG.",
            required=False,
            also=("Organisatie",),
            named="de functie van wie de notitie schreef",
        ),
        "is_temporary": Column(
            "Tijdelijk", YES_NO, "Ja als de commissie voor bepaalde tijd is.", named="ja of nee bij ‘Tijdelijk’"
        ),
        "also_called": Column(
            "Ook bekend als", help="Andere schrijfwijzen, gescheiden door ;", required=False, many=True
        ),
    },
)
