"""What moved on the bank accounts: one row per movement, without who paid whom or what was written with it."""

from etl.schema import DATE, MONEY, Column, Dataset, Rule

BANK_MOVEMENTS = Dataset(
    name="bank_movements",
    title="Bankmutaties",
    place=655,
    grain="één regel per mutatie op een bankrekening",
    called=("mutatie", "mutaties"),
    subject=("bank_account", "booked_on", "amount"),
    key=("bank_account", "movement_id"),
    period_by="booked_on",
    dated_by="booked_on",
    columns={
        "bank_account": Column(
            "Bankrekening", help="De naam van de rekening, niet het nummer.", named="de naam van de bankrekening"
        ),
        "movement_id": Column(
            "Mutatie",
            help="Dag, bedrag en het hoeveelste gelijke bedrag van die dag. Een mutatie die op twee afschriften staat, "
            "houdt haar nummer en telt één keer.",
            also=("Volgnummer", "Mutatienummer"),
            named="het nummer van de mutatie",
        ),
        "booked_on": Column("Boekdatum", DATE, "De dag van de mutatie.", also=("Datum",), named="de boekdatum"),
        "amount": Column("Bedrag", MONEY, "Bij positief, af negatief.", also=("Mutatiebedrag",), named="het bedrag"),
        "account_mark": Column(
            "Kenmerk",
            help="Bank en rest van het nummer, uit het bestand van de bank: zo blijven twee rekeningen met dezelfde "
            "vier laatste cijfers er twee. Zelf niet invullen.",
            required=False,
            named="het kenmerk",
        ),
        "balance_after": Column(
            "Saldo na mutatie",
            MONEY,
            "Het saldo van de rekening na deze mutatie: haar plaats op het afschrift. Leeg = onbekend.",
            required=False,
        ),
        "reference": Column(
            "Referentie", help="Het kenmerk dat de bank zelf aan de mutatie gaf. Zelf niet invullen.", required=False
        ),
    },
    rules=(
        Rule(
            "De naam is geen rekeningnummer",
            "NOT regexp_matches(bank_account, '[A-Z]{2}[0-9]{2} ?[A-Z]{4} ?[0-9]')",
            "bank_account",
            broken="Hier staat een rekeningnummer",
            mend="Geef de rekening een naam, bijvoorbeeld ‘betaalrekening’",
        ),
    ),
)
