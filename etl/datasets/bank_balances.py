"""Balances of the bank accounts; an account has a name here, never its number."""

from etl.schema import DATE, MONEY, WHOLE, Column, Dataset, Rule

BANK_BALANCES = Dataset(
    name="bank_balances",
    title="Banksaldi",
    place=650,
    also=("Bank",),
    grain="één regel per bankrekening en datum",
    called=("banksaldo", "banksaldi"),
    subject=("bank_account", "balance_date"),
    key=("bank_account", "balance_date"),
    period_by="balance_date",
    dated_by="balance_date",
    columns={
        "bank_account": Column(
            "Bankrekening", help="De naam van de rekening, niet het nummer.", named="de naam van de bankrekening"
        ),
        "balance_date": Column("Datum", DATE, "De laatste dag van de periode.", also=("Saldodatum",), named="de datum"),
        "opening_balance": Column(
            "Beginsaldo", MONEY, "Aan het begin van de periode.", required=False, named="het beginsaldo"
        ),
        "movements": Column("Mutaties", MONEY, "Bij min af.", required=False, named="het bedrag van de mutaties"),
        "closing_balance": Column(
            "Eindsaldo", MONEY, "Aan het einde van de periode.", also=("Saldo",), named="het eindsaldo"
        ),
        "period_start": Column(
            "Vanaf", DATE, "De eerste dag met een mutatie op het afschrift.", required=False, named="de begindatum"
        ),
        "statement_count": Column("Afschriften", WHOLE, "Hoeveel afschriften deze regel samenvat.", required=False),
        "account_mark": Column(
            "Kenmerk",
            help="Bank en rest van het nummer, uit het bestand van de bank: zo blijven twee rekeningen met dezelfde "
            "vier laatste cijfers er twee. Zelf niet invullen.",
            required=False,
            named="het kenmerk",
        ),
    },
    rules=(
        Rule(
            "Beginsaldo plus mutaties is eindsaldo",
            "opening_balance + movements = closing_balance",
            "closing_balance",
            broken="Beginsaldo plus mutaties is niet het eindsaldo",
            mend="Verbeter een van de drie bedragen",
        ),
        Rule(
            "De naam is geen rekeningnummer",
            "NOT regexp_matches(bank_account, '[A-Z]{2}[0-9]{2} ?[A-Z]{4} ?[0-9]')",
            "bank_account",
            broken="Hier staat een rekeningnummer",
            mend="Geef de rekening een naam, bijvoorbeeld ‘betaalrekening’",
        ),
    ),
)
