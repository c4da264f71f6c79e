"""What was realised per month, as the treasurer keeps it without bookings; positive for costs and for income."""

from etl.datasets.hours import MONTHS
from etl.schema import MONEY, WHOLE, Column, Dataset

MONTH_RESULTS = Dataset(
    name="month_results",
    title="Realisatie per maand",
    place=632,
    grain="één regel per boekjaar, kostensoort en maand",
    called=("bedrag van een maand", "bedragen van een maand"),
    subject=("cost_type",),
    key=("fiscal_year", "cost_type", "month"),
    dated_by="CASE WHEN amount IS NOT NULL THEN last_day(make_date(fiscal_year, month, 1)) END",
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "cost_type": Column(
            "Kostensoort",
            help="De naam van de kostensoort.",
            refers_to="cost_types",
            also=("Post",),
            named="de kostensoort",
        ),
        "month": Column(
            "Maand",
            WHOLE,
            "De maand van het boekjaar, 1 tot en met 12; de naam van de maand mag ook.",
            values=tuple(str(m) for m in range(1, 13)),
            values_also=MONTHS,
            named="de maand",
        ),
        "amount": Column(
            "Realisatie",
            MONEY,
            "Positief, ook voor inkomsten; in euro; leeg = onbekend. Telt in een jaar zonder boekingen.",
            required=False,
            also=("Gerealiseerd", "Werkelijk"),
            named="het bedrag",
        ),
    },
)
