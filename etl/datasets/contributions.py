"""The yearly contribution of each member and what has been received of it."""

from etl.schema import DATE, MONEY, RATE, WHOLE, Column, Dataset, Rule

CONTRIBUTIONS = Dataset(
    name="contributions",
    title="Contributies",
    place=645,
    also=("Contributie",),
    grain="één regel per boekjaar en gemeente",
    called=("contributie", "contributies"),
    subject=("municipality", "fiscal_year"),
    key=("fiscal_year", "municipality"),
    dated_by="received_on",
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "municipality": Column(
            "Gemeente", help="De naam; een gemeentecode mag ook.", refers_to="municipalities", named="de gemeente"
        ),
        "inhabitants_basis": Column(
            "Inwoners", WHOLE, "Het aantal waarover is gerekend.", required=False, named="het aantal inwoners"
        ),
        "fixed_amount": Column("Vast bedrag", MONEY, "Het deel dat voor elke gemeente gelijk is.", required=False),
        "rate_per_inhabitant": Column("Bedrag per inwoner", RATE, "In euro.", required=False, also=("Tarief",)),
        "amount_due": Column(
            "Contributie", MONEY, "Wat de gemeente moet betalen.", also=("Bijdrage",), named="de contributie"
        ),
        "amount_received": Column("Ontvangen", MONEY, "Wat is ontvangen; leeg = onbekend.", required=False),
        "received_on": Column("Ontvangen op", DATE, "De dag van ontvangst.", required=False),
    },
    rules=(
        Rule(
            "De contributie is het vaste bedrag plus inwoners × bedrag per inwoner, op de cent",
            "abs(amount_due - fixed_amount - inhabitants_basis * rate_per_inhabitant) < 0.01",
            "amount_due",
            broken="De contributie is niet het vaste bedrag plus inwoners × bedrag per inwoner",
            mend="Reken de contributie na, of verbeter een van de drie andere getallen",
        ),
    ),
)
