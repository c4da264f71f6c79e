"""Up to and including which month the books of a year are complete, as the treasurer or the bureau says."""

from etl.schema import WHOLE, Column, Dataset, Rule

MONTHS_CLOSED = Dataset(
    name="months_closed",
    title="Afgesloten maanden",
    place=675,
    grain="één regel per boekjaar",
    called=("boekjaar", "boekjaren"),
    subject=("boekjaar fiscal_year",),
    key=("fiscal_year",),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "months": Column(
            "Tot en met maand",
            WHOLE,
            "1 tot en met 12; 0 = nog geen maand is afgesloten.",
            named="de laatste afgesloten maand",
        ),
        "said_by": Column("Gezegd door", help="De functie van wie dit zegt.", required=False),
    },
    rules=(
        Rule(
            "De maand is 0 tot en met 12",
            "months BETWEEN 0 AND 12",
            "months",
            broken="Deze maand bestaat niet",
            mend="Typ een getal van 0 tot en met 12",
        ),
    ),
)
