"""The approval of a quarter by the treasurer, with the amounts as they were then."""

from etl.schema import DATE, MONEY, WHOLE, Column, Dataset

APPROVALS = Dataset(
    name="approvals",
    title="Akkoord",
    place=670,
    grain="één regel per boekjaar, kwartaal en kostensoort",
    key=("fiscal_year", "quarter", "cost_type"),
    dated_by="approved_on",
    rests_on=("ledger_entries", "ledger_accounts", "account_mapping"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",)),
        "quarter": Column("Kwartaal", WHOLE, "1 tot en met 4.", values=("1", "2", "3", "4")),
        "cost_type": Column("Kostensoort", help="De naam van de kostensoort.", refers_to="cost_types"),
        "amount": Column("Vastgelegd bedrag", MONEY, "De realisatie van het kwartaal toen het akkoord is gegeven."),
        "approved_by": Column("Akkoord van", help="De functie van wie akkoord geeft."),
        "approved_on": Column("Akkoord op", DATE, "De dag."),
        "remark": Column("Opmerking", help="Wat erbij hoort te staan.", required=False),
    },
)
