"""Invoices sent and received, with what has been paid on them."""

from etl.schema import DATE, MONEY, WHOLE, YES_NO, Column, Dataset, Guard, Rule

INVOICES = Dataset(
    name="invoices",
    title="Facturen",
    place=640,
    grain="één regel per factuur of creditnota",
    key=("kind", "invoice_id"),
    dated_by="greatest(invoice_date, paid_on)",
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar waarin de factuur is geboekt.", also=("Jaar",)),
        "kind": Column(
            "Soort",
            help="debiteur = door ons verstuurd; crediteur = door ons ontvangen.",
            values=("debiteur", "crediteur"),
        ),
        "invoice_id": Column("Factuurnummer", help="Het nummer van de factuur.", also=("Factuur", "Nummer")),
        "relation_id": Column("Relatie", help="De code of naam van de relatie.", refers_to="relations"),
        "invoice_date": Column("Factuurdatum", DATE, "De datum op de factuur.", also=("Datum",)),
        "due_date": Column("Vervaldatum", DATE, "Uiterste betaaldag; leeg = onbekend.", required=False),
        "amount": Column("Bedrag", MONEY, "Inclusief btw; een creditnota is negatief.", also=("Bedrag incl. btw",)),
        "paid_amount": Column("Betaald", MONEY, "Wat tot nu toe is betaald.", required=False),
        "paid_on": Column("Betaald op", DATE, "De dag van de laatste betaling.", required=False, also=("Betaaldatum",)),
        "cost_type": Column("Kostensoort", help="De kostensoort.", required=False, refers_to="cost_types"),
        "project_code": Column("Project", help="De code van het project.", required=False, refers_to="projects"),
        "booked_project": Column(
            "Projectcode boekhouding",
            help="De code van het project zoals de boekhouding haar gebruikt.",
            required=False,
        ),
        "description": Column("Omschrijving", help="Waar de factuur over gaat.", required=False),
        "vat_amount": Column("Waarvan btw", MONEY, "De btw die in het bedrag zit; leeg = onbekend.", required=False),
        "is_unallocated": Column(
            "Niet toegewezen", YES_NO, "Ja bij een bedrag in de subadministratie zonder factuurnummer.", required=False
        ),
        "evidence_level": Column(
            "Bewijs",
            WHOLE,
            "1 = subadministratie met vervaldatum, 2 = zonder vervaldatum, 3 = saldo per relatie, 4 = afgeleid uit "
            "boekingen, 5 = alleen het totaal; leeg = opgegeven op dit blad.",
            required=False,
            values=tuple(str(n) for n in range(1, 6)),
        ),
        "net_amount": Column("Bedrag zonder btw", MONEY, "Zonder btw; leeg = onbekend.", required=False),
        "line_count": Column("Factuurregels", WHOLE, "Hoeveel regels de factuur heeft.", required=False),
        "is_due_derived": Column(
            "Vervaldatum berekend", YES_NO, "Ja als de vervaldatum uit de betaaltermijn is berekend.", required=False
        ),
        "is_digital": Column("E-factuur", YES_NO, "Ja bij een factuur die als UBL-bestand kwam.", required=False),
    },
    rules=(
        Rule("De vervaldatum is niet voor de factuurdatum", "due_date >= invoice_date", "due_date"),
        Rule("Er is niet meer betaald dan het factuurbedrag", "abs(paid_amount) <= abs(amount)", "paid_amount"),
        Rule(
            "Bij een betaling hoort een betaaldatum", "coalesce(paid_amount, 0) = 0 OR paid_on IS NOT NULL", "paid_on"
        ),
    ),
    guards=(
        Guard(
            "Dit factuurnummer hoort al bij een andere relatie; zet de naam van de relatie achter het nummer",
            "old.relation_id IS NOT NULL AND new.relation_id <> old.relation_id",
            "invoice_id",
        ),
        Guard(
            "Met dit nummer is er al een factuur; dit is een creditnota (of andersom). Zet ‘credit’ achter het nummer",
            "old.amount * new.amount < 0",
            "invoice_id",
        ),
    ),
)
