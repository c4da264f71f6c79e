"""Kas: wie nog moet betalen, wat er aan contributie is ontvangen, en wat er op de bank staat."""

from metrics import dutch
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import BUDGET_LIST

_INVOICES = "Laad de bladen Relaties en Facturen op de pagina Upload."
UNKNOWN_RECEIPTS = "van een deel van de gemeenten is onbekend wat is ontvangen"
_CONTRIBUTIONS = "Laad het blad Contributies op de pagina Upload."


INVOICE_LIST = Listing(
    "invoice_list",
    "Facturen",
    "Facturen met wat op de dag van beoordeling nog open stond en hoe lang.",
    "invoice_facts",
    {
        "kind": "Soort",
        "relation_name": "Relatie",
        "municipality": "Gemeente",
        "invoice_id": "Factuur",
        "invoice_date": "Factuurdatum",
        "due_date": "Vervaldatum",
        "amount": "Bedrag",
        "paid_amount": "Betaald",
        "paid_on": "Betaald op",
        "open_amount": "Open",
        "as_at": "Stand op",
        "days_overdue": "Dagen te laat",
        "age": "Ouderdom",
        "age_position": "Volgorde",
        "is_overdue": "Te laat",
        "is_open": "Staat open",
        "cost_type": "Kostensoort",
        "project_code": "Projectcode",
        "description": "Omschrijving",
        "fiscal_year": "Boekjaar",
        "relation_id": "Relatiecode",
    },
    "kind DESC, days_overdue DESC NULLS LAST, invoice_date, invoice_id",
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

CONTRIBUTION_LIST = Listing(
    "contribution_list",
    "Contributies",
    "Per gemeente de contributie, per inwoner, en wat er is ontvangen.",
    "contribution_facts",
    {
        "municipality": "Gemeente",
        "inhabitants_basis": "Inwoners",
        "fixed_amount": "Vast bedrag",
        "rate_per_inhabitant": "Bedrag per inwoner",
        "amount_due": "Contributie",
        "per_inhabitant": "Per inwoner",
        "amount_received": "Ontvangen",
        "received_on": "Ontvangen op",
        "amount_open": "Nog te ontvangen",
        "state": "Stand",
    },
    "municipality",
    applies=ONLY_YEAR,
    needs=_CONTRIBUTIONS,
)

BANK_LIST = Listing(
    "bank_list",
    "Banksaldi",
    "De saldi van de bankrekeningen; een rekening heeft hier een naam, geen nummer.",
    "bank_facts",
    {
        "bank_account": "Bankrekening",
        "balance_date": "Datum",
        "month": "Maand",
        "opening_balance": "Beginsaldo",
        "movements": "Mutaties",
        "closing_balance": "Eindsaldo",
        "is_last_of_year": "Laatste van het jaar",
        "is_last_of_month": "Laatste van de maand",
    },
    "balance_date, bank_account",
    applies=ONLY_YEAR,
    needs="Laad het blad Banksaldi op de pagina Upload.",
)

DEBTORS_OPEN = Metric(
    "debtors_open",
    "Open bij debiteuren",
    "Wat relaties op de dag van beoordeling nog moesten betalen.",
    "invoice_facts",
    "sum(open_amount) FILTER (kind = 'debiteur')",
    unit="€",
    n="count(*) FILTER (kind = 'debiteur' AND is_open)",
    which="kind = 'debiteur' AND is_open",
    rows=INVOICE_LIST,
    splits=("age", "relation_name", "municipality"),
    shown_by=("age",),
    applies=ONLY_YEAR,
    coverage_top="count(open_amount) FILTER (kind = 'debiteur')",
    coverage_bottom="count(*) FILTER (kind = 'debiteur')",
    covers="facturen waarvan het open bedrag bekend is",
    note="Een factuur van een eerder jaar blijft meetellen tot zij is betaald.",
    needs=_INVOICES,
)

_OPEN = "kind = 'debiteur' AND is_open AND NOT is_unallocated AND coalesce(open_amount > 0, true)"
"""What may be overdue: an invoice with something to be received, or of which nobody knows how much."""

DEBTORS_OVERDUE = Metric(
    "debtors_overdue",
    "Te laat bij debiteuren",
    "Het deel van wat open staat waarvan de vervaldatum voorbij is; een creditnota gaat daar niet van af.",
    "invoice_facts",
    # nothing that is known to be overdue is only none when of every open invoice the due date is known
    "coalesce(sum(open_amount) FILTER (kind = 'debiteur' AND is_overdue), "
    f"CASE WHEN count(*) FILTER ({_OPEN} AND due_date IS NULL) = 0 AND count(*) FILTER (kind = 'debiteur') > 0 "
    "THEN 0 END)",
    out_of="sum(open_amount) FILTER (kind = 'debiteur')",
    unit="€",
    n="count(*) FILTER (kind = 'debiteur' AND is_overdue)",
    which="kind = 'debiteur' AND is_overdue",
    rows=INVOICE_LIST,
    splits=("age", "relation_name", "municipality"),
    applies=ONLY_YEAR,
    lower_bound=f"count(*) FILTER ({_OPEN} AND due_date IS NULL) > 0",
    lower_because="van een deel van de open facturen ontbreekt de vervaldatum",
    coverage_top=f"count(*) FILTER ({_OPEN} AND due_date IS NOT NULL)",
    coverage_bottom=f"count(*) FILTER ({_OPEN})",
    covers="open facturen hebben een vervaldatum",
    needs="Laad het blad Facturen op de pagina Upload, met de vervaldatum van elke open factuur.",
)

CREDITORS_OPEN = Metric(
    "creditors_open",
    "Open bij crediteuren",
    "Wat de vereniging op de dag van beoordeling nog moest betalen.",
    "invoice_facts",
    "sum(open_amount) FILTER (kind = 'crediteur')",
    unit="€",
    n="count(*) FILTER (kind = 'crediteur' AND is_open)",
    which="kind = 'crediteur' AND is_open",
    rows=INVOICE_LIST,
    splits=("age", "relation_name"),
    shown_by=("age",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

CONTRIBUTIONS_DUE = Metric(
    "contributions_due",
    "Contributies",
    "Wat de gemeenten over het jaar moeten betalen.",
    "contribution_facts",
    "sum(amount_due)",
    unit="€",
    rows=CONTRIBUTION_LIST,
    splits=("state",),
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    needs=_CONTRIBUTIONS,
)

CONTRIBUTIONS_RECEIVED = Metric(
    "contributions_received",
    "Contributies ontvangen",
    "Wat daarvan is ontvangen. Waar niets is ingevuld, is het onbekend en niet nul.",
    "contribution_facts",
    "sum(amount_received)",
    out_of="sum(amount_due)",
    unit="€",
    which="is_known",
    rows=CONTRIBUTION_LIST,
    splits=("state",),
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    lower_bound="count(*) FILTER (NOT is_known) > 0 AND count(*) FILTER (is_known) > 0",
    lower_because=UNKNOWN_RECEIPTS,
    coverage_top="count(*) FILTER (is_known)",
    coverage_bottom="count(*)",
    covers="gemeenten waarvan bekend is wat is ontvangen",
    needs=_CONTRIBUTIONS,
)

CONTRIBUTION_PER_INHABITANT = Metric(
    "contribution_per_inhabitant",
    "Contributie per inwoner",
    "Alle contributies samen, gedeeld door alle inwoners waarover is gerekend.",
    "contribution_facts",
    "sum(amount_due) FILTER (inhabitants_basis IS NOT NULL)",
    "sum(inhabitants_basis)",
    unit="€",
    rows=CONTRIBUTION_LIST,
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    needs=_CONTRIBUTIONS,
)

LIQUID_BANK = Metric(
    "liquid_bank",
    "Geld op de bank",
    "Het laatste bekende saldo van elke bankrekening in het jaar, opgeteld.",
    "bank_facts",
    "sum(closing_balance) FILTER (is_last_of_year)",
    unit="€",
    n="count(*) FILTER (is_last_of_year)",
    which="is_last_of_year",
    rows=BANK_LIST,
    shown_by=("bank_account",),
    applies=ONLY_YEAR,
    note_sql="'Stand op ' || " + dutch.day_sql("max(balance_date)") + " || CASE WHEN min(balance_date) FILTER "
    "(is_last_of_year) < max(balance_date) THEN '; van een rekening is het laatste saldo ouder.' ELSE '.' END",
    needs="Laad het blad Banksaldi op de pagina Upload.",
)

LIQUIDITY_BY_MONTH = Metric(
    "liquidity_by_month",
    "Geld op de bank per maand",
    "Het laatste saldo van elke bankrekening in een maand, opgeteld.",
    "bank_facts",
    "CASE WHEN count(DISTINCT month) = 1 THEN sum(closing_balance) FILTER (is_last_of_month) END",
    unit="€",
    n="count(*) FILTER (is_last_of_month)",
    which="is_last_of_month",
    rows=BANK_LIST,
    splits=("bank_account",),
    shown_by=("month",),
    applies=ONLY_YEAR,
    note="Alleen te lezen per maand: maanden zijn niet op te tellen.",
    needs="Alleen per maand te lezen, niet over een heel jaar. Zonder het blad Banksaldi ook per maand onbekend.",
)

FLOOR_MONTHS = 3
"""How many months of its own costs the association wants to have at the bank at least; what is below is shown so."""
BANK_FLOOR = Metric(
    "bank_floor",
    "Ondergrens van het geld op de bank",
    f"{FLOOR_MONTHS} maanden van de begrote lasten van het jaar, zonder de lasten van projecten die anderen betalen. "
    "Daaronder kan de vereniging haar eigen lasten niet zo lang betalen; een besluit over deze grens is het niet.",
    "budget_facts",
    f"(sum(budget) FILTER (is_own AND side = 'lasten') * {FLOOR_MONTHS} / 12)::DECIMAL(18, 2)",
    unit="€",
    n="count(*) FILTER (is_own AND side = 'lasten')",
    which="is_own AND side = 'lasten'",
    rows=BUDGET_LIST,
    applies=ONLY_YEAR,
    needs="Laad de bladen Kostensoorten en Begroting op de pagina Upload.",
)
