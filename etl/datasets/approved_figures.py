"""What stood on the last day of a quarter when it was approved: bank, debtors, creditors, result, forecast."""

from etl.schema import DATE, MONEY, WHOLE, Column, Dataset

APPROVED_FIGURES = Dataset(
    name="approved_figures",
    title="Standen bij akkoord",
    place=672,
    grain="één regel per boekjaar, kwartaal en stand",
    called=("stand", "standen"),
    subject=("figure", "quarter fiscal_year"),
    key=("fiscal_year", "quarter", "figure"),
    dated_by="approved_on",
    rests_on=("ledger_entries", "ledger_accounts", "account_mapping", "bank_balances", "invoices", "budget_lines"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "quarter": Column("Kwartaal", WHOLE, "1 tot en met 4.", values=("1", "2", "3", "4"), named="het kwartaal"),
        "figure": Column(
            "Stand",
            help="Wat is vastgelegd. De prognose is die van toen; zij verandert met elke maand en wordt niet "
            "vergeleken.",
            values=("resultaat", "bank", "debiteuren", "crediteuren", "prognose"),
            named="de stand",
        ),
        "amount": Column(
            "Vastgelegd bedrag",
            MONEY,
            "De stand op de laatste dag van het kwartaal toen het akkoord is gegeven; leeg = toen onbekend.",
            required=False,
            named="het vastgelegde bedrag",
        ),
        "approved_by": Column(
            "Akkoord van", help="De functie van wie akkoord geeft.", named="de functie van wie akkoord geeft"
        ),
        "approved_on": Column("Akkoord op", DATE, "De dag.", named="de dag van het akkoord"),
    },
)
