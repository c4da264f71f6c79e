"""Bookings: signed amounts in euro, debit positive and credit negative."""

from etl.schema import DATE, MONEY, WHOLE, YES_NO, Column, Dataset, Rule

LEDGER_ENTRIES = Dataset(
    name="ledger_entries",
    title="Boekingen",
    place=630,
    also=("Grootboekmutaties",),
    grain="één regel per boekingsregel",
    called=("boeking", "boekingen"),
    subject=("boeking entry_id", "boekstuk document"),
    key=("fiscal_year", "entry_id"),
    dated_by="entry_date",
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "entry_id": Column("Regelnummer", help="Uniek binnen het boekjaar.", named="het regelnummer"),
        "period": Column(
            "Periode",
            WHOLE,
            "0 = beginbalans, 1 tot en met 12 = maand van het boekjaar, 13 tot en met 18 = afsluiting.",
            values=tuple(str(p) for p in range(19)),
            named="de periode",
        ),
        "entry_date": Column("Boekdatum", DATE, "De dag.", also=("Datum",), named="de boekdatum"),
        "journal": Column("Dagboek", help="Bijvoorbeeld inkoop, verkoop, bank of memoriaal.", named="het dagboek"),
        "document": Column(
            "Boekstuk", help="Het nummer van het boekstuk.", also=("Boekstuknummer", "Stuknummer"), named="het boekstuk"
        ),
        "account_id": Column(
            "Rekening",
            help="Het rekeningnummer.",
            refers_to="ledger_accounts",
            also=("Grootboekrekening",),
            named="de rekening",
        ),
        "amount": Column("Bedrag", MONEY, "Debet positief, credit negatief; in euro.", named="het bedrag"),
        "description": Column(
            "Omschrijving", help="Waar de boeking over gaat.", required=False, named="de omschrijving"
        ),
        "relation_id": Column(
            "Relatie", help="De code van de relatie.", required=False, refers_to="relations", named="de relatie"
        ),
        "project_code": Column(
            "Project", help="De code van het project.", required=False, refers_to="projects", named="het project"
        ),
        "booked_project": Column(
            "Projectcode boekhouding",
            help="De code van project of kostenplaats zoals de boekhouding haar gebruikt.",
            required=False,
        ),
        "cost_centre": Column("Kostenplaats", help="De kostenplaats in de boekhouding.", required=False),
        "vat_amount": Column("Btw-bedrag", MONEY, "De btw die de boekhouding bij de regel noemt.", required=False),
        "currency": Column("Valuta", help="Alleen ingevuld bij een andere munt dan de euro.", required=False),
        "is_opening": Column("Beginbalans", YES_NO, "Ja bij een regel van de beginbalans.", required=False),
    },
    rules=(
        Rule(
            "Een regel van de beginbalans staat in periode 0",
            "NOT is_opening OR period = 0",
            "period",
            broken="Een regel van de beginbalans staat niet in periode 0",
            mend="Typ 0 bij de periode",
        ),
    ),
)
