"""Invoices sent and received, with what has been paid on them."""

from etl.schema import DATE, MONEY, WHOLE, YES_NO, Column, Dataset, Guard, Rule

INVOICES = Dataset(
    name="invoices",
    title="Facturen",
    place=640,
    grain="één regel per factuur of creditnota",
    called=("factuur", "facturen"),
    subject=("factuur invoice_id", "invoice_date"),
    key=("kind", "invoice_id"),
    dated_by="greatest(invoice_date, paid_on)",
    columns={
        "fiscal_year": Column(
            "Boekjaar", WHOLE, "Het jaar waarin de factuur is geboekt.", also=("Jaar",), named="het boekjaar"
        ),
        "kind": Column(
            "Soort",
            help="debiteur = door ons verstuurd; crediteur = door ons ontvangen.",
            values=("debiteur", "crediteur"),
            named="de soort",
        ),
        "invoice_id": Column(
            "Factuurnummer", help="Het nummer van de factuur.", also=("Factuur", "Nummer"), named="het factuurnummer"
        ),
        "relation_id": Column(
            "Relatie", help="De code of naam van de relatie.", refers_to="relations", named="de relatie"
        ),
        "invoice_date": Column(
            "Factuurdatum", DATE, "De datum op de factuur.", also=("Datum",), named="de factuurdatum"
        ),
        "due_date": Column(
            "Vervaldatum", DATE, "Uiterste betaaldag; leeg = onbekend.", required=False, named="de vervaldatum"
        ),
        "amount": Column(
            "Bedrag",
            MONEY,
            "Inclusief btw; een creditnota is negatief.",
            also=("Bedrag incl. btw",),
            named="het bedrag",
        ),
        "paid_amount": Column(
            "Betaald", MONEY, "Wat tot nu toe is betaald.", required=False, named="het betaalde bedrag"
        ),
        "paid_on": Column(
            "Betaald op",
            DATE,
            "De dag van de laatste betaling.",
            required=False,
            also=("Betaaldatum",),
            named="de betaaldatum",
        ),
        "cost_type": Column(
            "Kostensoort", help="De kostensoort.", required=False, refers_to="cost_types", named="de kostensoort"
        ),
        "project_code": Column(
            "Project", help="De code van het project.", required=False, refers_to="projects", named="het project"
        ),
        "booked_project": Column(
            "Projectcode boekhouding",
            help="De code van het project zoals de boekhouding haar gebruikt.",
            required=False,
        ),
        "description": Column(
            "Omschrijving", help="Waar de factuur over gaat.", required=False, named="de omschrijving"
        ),
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
        Rule(
            "De vervaldatum is niet voor de factuurdatum",
            "due_date >= invoice_date",
            "due_date",
            broken="De vervaldatum is voor de factuurdatum",
            mend="Verbeter een van de twee datums",
        ),
        Rule(
            "Er is niet meer betaald dan het factuurbedrag",
            "abs(paid_amount) <= abs(amount)",
            "paid_amount",
            broken="Er is meer betaald dan het factuurbedrag",
            mend="Verbeter een van de twee bedragen",
        ),
        Rule(
            "Bij een betaling hoort een betaaldatum", "coalesce(paid_amount, 0) = 0 OR paid_on IS NOT NULL", "paid_on"
        ),
    ),
    guards=(
        # What the bookkeeping has open has its number from there; an e-invoice is told apart where it is read.
        Guard(
            "Met dit nummer is er al een factuur uit een ander jaar; zet het jaar achter het nummer",
            "new.evidence_level IS NULL AND new.amount <> old.amount "
            "AND year(new.invoice_date) <> year(old.invoice_date)",
            "invoice_id",
            broken="Met dit nummer is er al een factuur uit een ander jaar",
            mend="Zet het jaar achter het nummer",
        ),
        Guard(
            "Dit factuurnummer hoort al bij een andere relatie; zet de naam van de relatie achter het nummer",
            "old.relation_id IS NOT NULL AND new.relation_id <> old.relation_id",
            "invoice_id",
            broken="Het factuurnummer hoort al bij een andere relatie",
            mend="Zet de naam van de relatie achter het nummer",
        ),
        Guard(
            "Met dit nummer is er al een factuur; dit is een creditnota (of andersom). Zet ‘credit’ achter het nummer",
            "old.amount * new.amount < 0",
            "invoice_id",
            broken="Met dit nummer is er al een factuur, en dit is een creditnota (of andersom)",
            mend="Zet ‘credit’ achter het nummer",
        ),
    ),
)
