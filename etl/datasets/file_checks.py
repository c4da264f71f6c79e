"""What a file of a bookkeeping package, a bank or a supplier says of itself, beside what was counted in it."""

from etl.schema import MONEY, WHOLE, Column, Dataset

FILE_CHECKS = Dataset(
    name="file_checks",
    title="Controles van bestanden",
    place=660,
    grain="één regel per boekjaar, onderwerp en controle",
    called=("controle", "controles"),
    subject=("subject", "check_name"),
    key=("fiscal_year", "subject", "check_name"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "subject": Column(
            "Onderwerp",
            help="Waar de controle over gaat: de boekhouding, een afschrift of een factuur.",
            named="het onderwerp",
        ),
        "check_name": Column("Controle", help="Wat is nagegaan, bijvoorbeeld ‘debet’ of ‘saldo’.", named="de controle"),
        "outcome": Column("Uitkomst", help="klopt, of opvallend.", values=("klopt", "opvallend"), named="de uitkomst"),
        "sentence": Column("Bevinding", help="Wat er is gevonden, in één zin.", named="de bevinding"),
        "declared": Column("Opgegeven", MONEY, "Wat het bestand zelf zegt.", required=False),
        "found": Column("Gevonden", MONEY, "Wat is opgeteld.", required=False),
        "amount": Column("Bedrag", MONEY, "Het bedrag waar het om gaat.", required=False, named="het bedrag"),
        "how_many": Column("Aantal", WHOLE, "Hoe vaak het voorkomt.", required=False, named="het aantal"),
    },
)
