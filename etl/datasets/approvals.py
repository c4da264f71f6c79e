"""The approval of a quarter by the treasurer, with the amounts as they were then."""

from etl.schema import DATE, MONEY, WHOLE, Column, Dataset

APPROVALS = Dataset(
    name="approvals",
    title="Akkoord",
    place=670,
    grain="één regel per boekjaar, kwartaal en kostensoort",
    called=("akkoord", "akkoorden"),
    subject=("cost_type", "quarter fiscal_year"),
    key=("fiscal_year", "quarter", "cost_type"),
    dated_by="approved_on",
    rests_on=("ledger_entries", "ledger_accounts", "account_mapping"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "quarter": Column("Kwartaal", WHOLE, "1 tot en met 4.", values=("1", "2", "3", "4"), named="het kwartaal"),
        "cost_type": Column(
            "Kostensoort", help="De naam van de kostensoort.", refers_to="cost_types", named="de kostensoort"
        ),
        "amount": Column(
            "Vastgelegd bedrag",
            MONEY,
            "De realisatie van het kwartaal toen het akkoord is gegeven.",
            named="het vastgelegde bedrag",
        ),
        "approved_by": Column(
            "Akkoord van", help="De functie van wie akkoord geeft.", named="de functie van wie akkoord geeft"
        ),
        "approved_on": Column("Akkoord op", DATE, "De dag.", named="de dag van het akkoord"),
        "remark": Column("Opmerking", help="Wat erbij hoort te staan.", required=False),
    },
)
