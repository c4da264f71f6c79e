"""Bestanden: wat er in de bestanden van boekhouding, bank en leveranciers staat, en wat zij van zichzelf zeggen."""

from metrics.cash import BANK_LIST, INVOICE_LIST
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import LEDGER_LIST

_LEDGER = "Laad een auditbestand of de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
_BANK = "Laad een bankafschrift op de pagina Upload."
_INVOICES = "Laad e-facturen of de bladen Relaties en Facturen op de pagina Upload."

FILE_CHECK_LIST = Listing(
    "file_check_list",
    "Wat de bestanden zelf zeggen",
    "Per bestand wat het van zichzelf zegt, naast wat erin is geteld.",
    "file_check_facts",
    {
        "subject": "Onderwerp",
        "check_name": "Controle",
        "outcome": "Uitkomst",
        "sentence": "Bevinding",
        "declared": "Opgegeven",
        "found": "Gevonden",
        "amount": "Bedrag",
        "how_many": "Aantal",
    },
    "outcome DESC, subject, check_name",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

ACCOUNT_LIST = Listing(
    "account_list",
    "Rekeningschema",
    "Elke grootboekrekening van het jaar, met wat erop is geboekt: debet positief, credit negatief.",
    "account_facts",
    {
        "account_id": "Rekening",
        "account_name": "Omschrijving",
        "account_type": "Soort",
        "balance_group": "Groep op de balans",
        "cost_type": "Kostensoort",
        "sorted_by": "Kostensoort volgens",
        "booked": "Geboekt",
        "bookings": "Boekingen",
        "rgs_code": "RGS-code",
    },
    "account_id",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

MOVEMENT_LIST = Listing(
    "movement_list",
    "Bankmutaties",
    "Elke mutatie op een bankrekening; wat op twee afschriften staat, staat hier één keer.",
    "bank_movement_facts",
    {
        "bank_account": "Bankrekening",
        "booked_on": "Boekdatum",
        "amount": "Bedrag",
        "direction": "Richting",
        "month": "Maand",
        "quarter": "Kwartaal",
    },
    "booked_on, bank_account, amount",
    applies=ONLY_YEAR,
    needs=_BANK,
)

LEDGER_DEBIT = Metric(
    "ledger_debit",
    "Debet geboekt",
    "Alle debetbedragen van het jaar tot en met vandaag opgeteld, zonder de beginbalans.",
    "ledger_facts",
    "sum(amount) FILTER (amount > 0 AND NOT is_opening AND is_to_date)",
    unit="€",
    n="count(*) FILTER (amount > 0 AND NOT is_opening AND is_to_date)",
    which="amount > 0 AND NOT is_opening AND is_to_date",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_CREDIT = Metric(
    "ledger_credit",
    "Credit geboekt",
    "Alle creditbedragen van het jaar tot en met vandaag opgeteld, zonder de beginbalans; hier positief.",
    "ledger_facts",
    "-sum(amount) FILTER (amount < 0 AND NOT is_opening AND is_to_date)",
    unit="€",
    n="count(*) FILTER (amount < 0 AND NOT is_opening AND is_to_date)",
    which="amount < 0 AND NOT is_opening AND is_to_date",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

OPENING_DEBIT = Metric(
    "opening_debit",
    "Debet van de beginbalans",
    "De debetbedragen van de beginbalans opgeteld; zonder beginbalans onbekend.",
    "ledger_facts",
    "sum(amount) FILTER (amount > 0 AND is_opening)",
    unit="€",
    n="count(*) FILTER (amount > 0 AND is_opening)",
    which="amount > 0 AND is_opening",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

OPENING_CREDIT = Metric(
    "opening_credit",
    "Credit van de beginbalans",
    "De creditbedragen van de beginbalans opgeteld, hier positief; zonder beginbalans onbekend.",
    "ledger_facts",
    "-sum(amount) FILTER (amount < 0 AND is_opening)",
    unit="€",
    n="count(*) FILTER (amount < 0 AND is_opening)",
    which="amount < 0 AND is_opening",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_DOCUMENTS = Metric(
    "ledger_documents",
    "Boekstukken",
    "Hoeveel verschillende boekstukken er zijn, zonder de beginbalans.",
    "ledger_facts",
    "count(DISTINCT (journal, document)) FILTER (NOT is_opening)",
    n="count(*) FILTER (NOT is_opening)",
    which="NOT is_opening",
    rows=LEDGER_LIST,
    shown_by=("journal",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_FOREIGN = Metric(
    "ledger_foreign",
    "Regels in een andere munt",
    "Boekingsregels die ook een bedrag in een andere munt noemen; het bedrag in euro telt.",
    "ledger_facts",
    "count(*) FILTER (currency IS NOT NULL)",
    n="count(*)",
    which="currency IS NOT NULL",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_VAT_LINES = Metric(
    "ledger_vat_lines",
    "Regels met btw",
    "Boekingsregels waarbij de boekhouding een bedrag aan btw noemt.",
    "ledger_facts",
    "count(*) FILTER (vat_amount IS NOT NULL)",
    n="count(*)",
    which="vat_amount IS NOT NULL",
    rows=LEDGER_LIST,
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_ACCOUNTS = Metric(
    "ledger_accounts",
    "Grootboekrekeningen",
    "Hoeveel rekeningen het rekeningschema van het jaar heeft.",
    "account_facts",
    "count(*)",
    rows=ACCOUNT_LIST,
    shown_by=("account_type",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

BANK_MOVEMENTS = Metric(
    "bank_movements",
    "Bankmutaties",
    "Hoeveel mutaties er op de bankrekeningen waren; een mutatie die op twee afschriften staat telt één keer.",
    "bank_movement_facts",
    "count(*)",
    rows=MOVEMENT_LIST,
    splits=("month", "quarter", "bank_account"),
    shown_by=("bank_account",),
    applies=ONLY_YEAR,
    needs=_BANK,
)

BANK_NET = Metric(
    "bank_net",
    "Bij min af op de bank",
    "Alle mutaties op de bankrekeningen opgeteld: bij positief, af negatief.",
    "bank_movement_facts",
    "sum(amount)",
    unit="€",
    rows=MOVEMENT_LIST,
    splits=("month", "quarter", "bank_account"),
    shown_by=("bank_account",),
    applies=ONLY_YEAR,
    needs=_BANK,
)

BANK_STATEMENTS = Metric(
    "bank_statements",
    "Bankafschriften",
    "Hoeveel afschriften met een saldo er zijn.",
    "bank_facts",
    "sum(statements)",
    n="count(*)",
    rows=BANK_LIST,
    shown_by=("bank_account",),
    applies=ONLY_YEAR,
    needs=_BANK,
)

INVOICES_TOTAL = Metric(
    "invoices_total",
    "Gefactureerd",
    "De facturen van het jaar opgeteld, met btw; een creditnota telt negatief.",
    "invoice_facts",
    "sum(amount) FILTER (report_year = fiscal_year AND NOT is_unallocated)",
    unit="€",
    n="count(*) FILTER (report_year = fiscal_year AND NOT is_unallocated)",
    which="report_year = fiscal_year AND NOT is_unallocated",
    rows=INVOICE_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

INVOICES_NET = Metric(
    "invoices_net",
    "Gefactureerd zonder btw",
    "De facturen van het jaar waarvan het bedrag zonder btw bekend is, opgeteld.",
    "invoice_facts",
    "sum(net_amount) FILTER (report_year = fiscal_year)",
    unit="€",
    n="count(net_amount) FILTER (report_year = fiscal_year)",
    which="report_year = fiscal_year AND net_amount IS NOT NULL",
    rows=INVOICE_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

INVOICES_VAT = Metric(
    "invoices_vat",
    "Btw op facturen",
    "De btw op de facturen van het jaar, voor zover bekend.",
    "invoice_facts",
    "sum(vat_amount) FILTER (report_year = fiscal_year)",
    unit="€",
    n="count(vat_amount) FILTER (report_year = fiscal_year)",
    which="report_year = fiscal_year AND vat_amount IS NOT NULL",
    rows=INVOICE_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

INVOICE_LINES = Metric(
    "invoice_lines",
    "Factuurregels",
    "Hoeveel regels de e-facturen van het jaar samen hebben.",
    "invoice_facts",
    "sum(line_count) FILTER (report_year = fiscal_year)",
    n="count(line_count) FILTER (report_year = fiscal_year)",
    which="report_year = fiscal_year AND line_count IS NOT NULL",
    rows=INVOICE_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)
