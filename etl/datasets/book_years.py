"""Book years that do not run from January to December: the day on which such a year begins."""

from etl.schema import DATE, WHOLE, Column, Dataset, Rule

BOOK_YEARS = Dataset(
    name="book_years",
    title="Boekjaren",
    place=604,
    grain="één regel per boekjaar dat niet op 1 januari begint",
    called=("boekjaar", "boekjaren"),
    subject=("boekjaar fiscal_year",),
    key=("fiscal_year",),
    columns={
        "fiscal_year": Column(
            "Boekjaar", WHOLE, "Het jaar waarin het boekjaar eindigt.", also=("Jaar",), named="het boekjaar"
        ),
        "first_day": Column(
            "Eerste dag",
            DATE,
            "De eerste dag van het boekjaar; periode 1 is de maand van die dag.",
            named="de eerste dag van het boekjaar",
        ),
    },
    rules=(
        Rule(
            "Een boekjaar begint op de eerste dag van een maand",
            "day(first_day) = 1",
            "first_day",
            broken="Het boekjaar begint midden in een maand",
            mend="Typ de eerste dag van een maand",
        ),
        Rule(
            "Een boekjaar duurt twaalf maanden en heet naar het jaar waarin het eindigt",
            "year(first_day + INTERVAL 12 MONTH - INTERVAL 1 DAY) = fiscal_year",
            "first_day",
            broken="De eerste dag past niet bij het boekjaar",
            mend="Verbeter de eerste dag of het boekjaar",
        ),
    ),
)
