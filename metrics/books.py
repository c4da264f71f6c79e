"""Boeken: balans, bank, subadministraties en bevindingen, uit de geladen boekingen en facturen."""

from metrics import dutch
from metrics.cash import BANK_LIST, INVOICE_LIST
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import LEDGER_LIST

_LEDGER = "Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
_BALANCE = "Onbekend, omdat er geen boekingen met een beginbalans zijn. " + _LEDGER
_INVOICES = "Laad de bladen Relaties en Facturen op de pagina Upload."
_BANK = "Laad het blad Banksaldi op de pagina Upload."

BALANCE_LIST = Listing(
    "balance_list",
    "Balans",
    "Per balansrekening de stand aan het begin, wat erbij en eraf ging, en de stand nu. Reserves, "
    "voorzieningen en schulden staan positief.",
    "balance_facts",
    {
        "account_name": "Rekening",
        "account_id": "Nummer",
        "balance_group": "Groep",
        "opening": "Beginstand",
        "added": "Bij",
        "withdrawn": "Af",
        "closing": "Eindstand",
        "bookings": "Boekingen",
    },
    "balance_group, account_id",
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

BANK_ACCOUNT_LIST = Listing(
    "bank_account_list",
    "Bank en boeken",
    "Per bankrekening het saldo volgens de bank en volgens de boeken op de laatste dag die beide kennen; zonder "
    "afschrift de stand van de boeken nu. Een bankrekening hoort bij de grootboekrekening met dezelfde naam, of met "
    "haar nummer in de naam.",
    "bank_accounts",
    {
        "account_name": "Bankrekening",
        "balance_date": "Saldo op",
        "bank_balance": "Volgens de bank",
        "books_balance": "Volgens de boeken",
        "difference": "Verschil",
        "booked_after": "Daarna geboekt",
        "books_now": "Boeken nu",
        "explained": "Aan één kant",
        "explanation": "Uitleg",
        "account_id": "Grootboekrekening",
        "compared_on": "Vergeleken op",
        "statement_until": "Laatste afschrift",
        "books_until": "Boeken bekend tot en met",
    },
    "account_name",
    applies=ONLY_YEAR,
    needs=_BANK,
)

BANK_ONE_SIDED = Listing(
    "bank_one_sided",
    "Bedragen aan één kant",
    "Bedragen die tot en met de dag van vergelijken wel bij de bank staan en niet in de boeken, of andersom. Gelijke "
    "bedragen van een rekening zijn één voor één tegen elkaar weggestreept.",
    "bank_one_sided",
    {
        "account_name": "Bankrekening",
        "day": "Datum",
        "amount": "Bedrag",
        "side_known": "Waar het staat",
        "document": "Boekstuk",
        "description": "Omschrijving",
    },
    "account_name, day, amount, side_known",
    applies=ONLY_YEAR,
    needs=_BANK,
)

CONTROL_LIST = Listing(
    "control_list",
    "Subadministraties",
    "Wat volgens de facturen open staat naast wat het grootboek zegt, op de laatste dag die beide kennen, met wat aan "
    "geen factuur is toegewezen.",
    "control_facts",
    {
        "kind": "Subadministratie",
        "invoices": "Facturen",
        "open_amount": "Open facturen",
        "not_allocated": "Waarvan niet toegewezen",
        "compared_on": "Vergeleken op",
        "open_then": "Open facturen die dag",
        "control_balance": "Grootboek die dag",
        "difference": "Verschil",
        "missing": "Waarom geen verschil",
        "evidence": "Bewijs",
        "without_due_date": "Zonder vervaldatum",
    },
    "kind DESC",
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

FINDING_LIST = Listing(
    "finding_list",
    "Bevindingen",
    "Wat in de geldgegevens opvalt, elk in één zin met het bedrag.",
    "finding_facts",
    {"kind": "Soort", "sentence": "Bevinding", "amount": "Bedrag"},
    "kind, sentence, _row",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

EVIDENCE_LIST = Listing(
    "evidence_list",
    "Bewijsstukken",
    "De bestanden waaruit de geldcijfers van dit jaar komen. Het kenmerk (sha256) hoort bij precies dit bestand.",
    "evidence_facts",
    {
        "file": "Bestand",
        "sheet": "Blad",
        "lines": "Regels",
        "loaded_on": "Geladen op",
        "loaded_by": "Geladen door",
        "reason": "Reden",
        "sha256": "Kenmerk",
    },
    "loaded_on, file, sheet",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_LINES = Metric(
    "ledger_lines",
    "Boekingsregels",
    "De regels in het grootboek met een boekdatum tot en met vandaag, en de beginbalans.",
    "ledger_facts",
    "count(*) FILTER (is_to_date)",
    which="is_to_date",
    rows=LEDGER_LIST,
    splits=("month", "quarter", "account_id"),
    shown_by=("journal",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LIQUID_BOOKS = Metric(
    "liquid_books",
    "Geld op de bank volgens de boeken",
    "De stand van alle bank- en spaarrekeningen in het grootboek, met de beginbalans. Kas, kruisposten en leningen "
    "tellen niet mee. Is een balansrekening met een stand nog niet ingedeeld, dan is het onbekend.",
    "balance_facts",
    "CASE WHEN count(*) FILTER (balance_group = 'niet ingedeeld' AND closing <> 0) = 0 "
    "THEN sum(closing) FILTER (balance_group = 'bank') END",
    unit="€",
    which="balance_group = 'bank'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs="Laad boekingen met een beginbalans op de pagina Upload, en deel elke balansrekening in op de pagina "
    "Financiën.",
)

MONTHS_COVERED = Metric(
    "months_covered",
    "Maanden gedekt",
    "Hoeveel maanden de vereniging haar eigen lasten van het geld op de bank kan betalen: saldo ÷ (begrote lasten van "
    "het jaar ÷ 12), zonder de lasten van projecten die anderen betalen.",
    "cover_facts",
    "12 * sum(liquid)",
    "sum(costs)",
    unit="maanden",
    n="count(*)",
    which="is_last_of_year",
    rows=BANK_LIST,
    applies=ONLY_YEAR,
    note="Geld van projecten dat op de bank staat, telt in het saldo mee.",
    needs="Laad de bladen Banksaldi en Begroting op de pagina Upload.",
)

_OF_PROJECTS = dutch.euro_sql("abs(sum(of_projects))")

EQUITY = Metric(
    "equity",
    "Eigen vermogen",
    "De reserves plus het resultaat van het jaar, zolang dat nog niet aan een reserve is toegevoegd.",
    "balance_facts",
    "CASE WHEN count(*) FILTER (balance_group = 'reserves') > 0 "
    "THEN sum(closing) FILTER (balance_group IN ('reserves', 'resultaat')) END",
    unit="€",
    n="count(*) FILTER (balance_group IN ('reserves', 'resultaat'))",
    which="balance_group IN ('reserves', 'resultaat')",
    rows=BALANCE_LIST,
    applies=ONLY_YEAR,
    note_sql="CASE WHEN sum(of_projects) > 0 THEN 'Daarin zit ' || "
    + _OF_PROJECTS
    + " || ' van projecten, die vooruit is ontvangen of wordt terugbetaald' WHEN sum(of_projects) < 0 "
    "THEN 'Daar is ' || "
    + _OF_PROJECTS
    + " || ' van projecten al af, die nog moet worden ontvangen' END || '; zonder dat is het ' || "
    + dutch.euro_sql("sum(closing) FILTER (balance_group IN ('reserves', 'resultaat')) - sum(of_projects)")
    + " || '.'",
    needs=_BALANCE,
)

RESERVES = Metric(
    "reserves",
    "Reserves",
    "De stand van de reserves, zonder het resultaat van het jaar.",
    "balance_facts",
    "sum(closing) FILTER (balance_group = 'reserves')",
    unit="€",
    which="balance_group = 'reserves'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

PROVISIONS = Metric(
    "provisions",
    "Voorzieningen",
    "De stand van de voorzieningen.",
    "balance_facts",
    "sum(closing) FILTER (balance_group = 'voorzieningen')",
    unit="€",
    which="balance_group = 'voorzieningen'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs="Onbekend: er is geen grootboekrekening met voorzieningen als groep op de balans, of er zijn geen boekingen "
    "met een beginbalans.",
)

NOT_ALLOCATED = Metric(
    "not_allocated",
    "Niet toegewezen",
    "Bedragen in de subadministraties die bij geen factuur horen, zoals een betaling zonder factuurnummer.",
    "control_facts",
    "sum(not_allocated)",
    unit="€",
    rows=CONTROL_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

CONTROL_DIFFERENCE = Metric(
    "control_difference",
    "Verschil met het grootboek",
    "Open facturen min de stand van de tussenrekening in het grootboek op de laatste dag die beide kennen, per "
    "subadministratie. Samen "
    "tellen de verschillen op zonder plus en min, zodat zij elkaar niet verbergen.",
    "control_facts",
    "CASE WHEN count(*) = 1 THEN sum(difference) WHEN count(difference) > 0 THEN sum(abs(difference)) END",
    unit="€",
    rows=CONTROL_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    coverage_top="count(difference)",
    coverage_bottom="count(*)",
    covers="subadministraties die met het grootboek te vergelijken zijn",
    note_sql="'Vergeleken op ' || string_agg(DISTINCT " + dutch.day_sql("compared_on") + ", ' en ') "
    "FILTER (difference IS NOT NULL) || '.'",
    needs=_INVOICES + " " + _LEDGER,
)

PAID_WITHIN_30 = Metric(
    "paid_within_30",
    "Binnen 30 dagen betaald",
    "Van de ontvangen facturen die zijn betaald, het deel dat binnen 30 dagen na de factuurdatum is betaald.",
    "invoice_facts",
    "count(*) FILTER (kind = 'crediteur' AND NOT is_open AND days_to_payment <= 30)",
    "count(*) FILTER (kind = 'crediteur' AND NOT is_open AND days_to_payment IS NOT NULL)",
    unit="%",
    which="kind = 'crediteur' AND NOT is_open AND days_to_payment IS NOT NULL",
    rows=INVOICE_LIST,
    splits=("relation_name",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

FINDINGS = Metric(
    "findings",
    "Bevindingen",
    "Wat in de geldgegevens opvalt: een controle die niet klopt, een datum buiten de periode, een factuur zonder "
    "vervaldatum, een bedrag zonder factuur.",
    "finding_tally",
    "sum(findings)",
    n="coalesce(sum(findings), 0)",
    rows=FINDING_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)
