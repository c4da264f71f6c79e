"""The headings under which costs and income are budgeted and reported (kostensoorten)."""

from etl.schema import WHOLE, Column, Dataset

COST_TYPES = Dataset(
    name="cost_types",
    title="Kostensoorten",
    place=605,
    grain="één regel per kostensoort",
    called=("kostensoort", "kostensoorten"),
    subject=("cost_type",),
    key=("cost_type",),
    columns={
        "cost_type": Column(
            "Kostensoort", help="De naam, zoals in de begroting.", also=("Rubriek", "Post"), named="de kostensoort"
        ),
        "side": Column(
            "Baten of lasten",
            help="baten = inkomsten, lasten = kosten.",
            values=("baten", "lasten"),
            also=("Baten/lasten",),
            named="‘baten’ of ‘lasten’",
        ),
        "position": Column("Volgorde", WHOLE, "De plaats in de begroting.", required=False),
    },
)
