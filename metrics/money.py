"""Geld: begroting, realisatie en verschil, wie nog moet betalen, en of het sluit."""

from metrics.metric import ONLY_YEAR, Listing, Metric

_BUDGET = "Laad de bladen Kostensoorten en Begroting op de pagina Upload."
_LEDGER = "Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
_INVOICES = "Laad de bladen Relaties en Facturen op de pagina Upload."
_CONTRIBUTIONS = "Laad het blad Contributies op de pagina Upload."
_SPLITS = ("side", "cost_type", "project_name")

BUDGET_LIST = Listing(
    "budget_list",
    "Begroting en realisatie",
    "Per kostensoort en project de begroting, de realisatie, de prognose en vorig jaar. Bedragen zijn positief, voor "
    "lasten en voor baten; een verschil is positief als het gunstig is.",
    "budget_facts",
    {
        "side": "Baten of lasten", "cost_type": "Kostensoort", "project_name": "Project", "original": "Begroting",
        "changes": "Wijzigingen", "budget": "Begroting na wijziging", "actual": "Realisatie", "difference": "Verschil",
        "direction": "Gunstig of ongunstig", "used_percent": "Besteed (%)", "forecast": "Prognose",
        "forecast_basis": "Prognose volgens", "forecast_difference": "Verschil prognose", "prior_year": "Vorig jaar",
        "months_closed": "Maanden geboekt", "note": "Toelichting", "project_code": "Projectcode",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=_BUDGET,
)  # fmt: skip

LEDGER_LIST = Listing(
    "ledger_list",
    "Boekingen",
    "De boekingsregels; debet positief, credit negatief.",
    "ledger_facts",
    {
        "entry_date": "Boekdatum", "period": "Periode", "journal": "Dagboek", "document": "Boekstuk",
        "account_id": "Rekening", "account_name": "Omschrijving rekening", "side": "Baten of lasten",
        "cost_type": "Kostensoort", "project_name": "Project", "amount": "Bedrag", "realised": "Telt als",
        "description": "Omschrijving", "relation_name": "Relatie", "month": "Maand", "quarter": "Kwartaal",
        "balance_group": "Groep op de balans", "project_code": "Projectcode", "is_opening": "Beginbalans",
        "entry_id": "Regelnummer",
    },
    "entry_date, document, entry_id",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)  # fmt: skip

MONTH_LIST = Listing(
    "month_list",
    "Realisatie per maand",
    "Per maand en kostensoort wat er is geboekt.",
    "ledger_months",
    {
        "month": "Maand", "quarter": "Kwartaal", "side": "Baten of lasten", "cost_type": "Kostensoort",
        "project_name": "Project", "actual": "Realisatie", "bookings": "Boekingen", "project_code": "Projectcode",
    },
    "month, side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)  # fmt: skip

INVOICE_LIST = Listing(
    "invoice_list",
    "Facturen",
    "Facturen met wat op de datum van de gegevens nog open stond en hoe lang.",
    "invoice_facts",
    {
        "kind": "Soort", "relation_name": "Relatie", "municipality": "Gemeente", "invoice_id": "Factuur",
        "invoice_date": "Factuurdatum", "due_date": "Vervaldatum", "amount": "Bedrag", "paid_amount": "Betaald",
        "paid_on": "Betaald op", "open_amount": "Open", "as_at": "Stand op", "days_overdue": "Dagen vervallen",
        "age": "Ouderdom", "age_position": "Volgorde", "is_overdue": "Vervallen", "is_open": "Staat open",
        "cost_type": "Kostensoort", "project_code": "Projectcode", "description": "Omschrijving",
        "fiscal_year": "Boekjaar", "relation_id": "Relatiecode",
    },
    "kind DESC, days_overdue DESC NULLS LAST, invoice_date, invoice_id",
    applies=ONLY_YEAR,
    needs=_INVOICES,
)  # fmt: skip

CONTRIBUTION_LIST = Listing(
    "contribution_list",
    "Contributies",
    "Per gemeente de contributie, per inwoner, en wat er is ontvangen.",
    "contribution_facts",
    {
        "municipality": "Gemeente", "inhabitants_basis": "Inwoners", "fixed_amount": "Vast bedrag",
        "rate_per_inhabitant": "Bedrag per inwoner", "amount_due": "Contributie", "per_inhabitant": "Per inwoner",
        "amount_received": "Ontvangen", "received_on": "Ontvangen op", "amount_open": "Nog te ontvangen",
        "state": "Stand",
    },
    "municipality",
    applies=ONLY_YEAR,
    needs=_CONTRIBUTIONS,
)  # fmt: skip

BANK_LIST = Listing(
    "bank_list",
    "Banksaldi",
    "De saldi van de bankrekeningen; een rekening heeft hier een naam, geen nummer.",
    "bank_facts",
    {
        "bank_account": "Bankrekening", "balance_date": "Datum", "month": "Maand", "opening_balance": "Beginsaldo",
        "movements": "Mutaties", "closing_balance": "Eindsaldo", "is_last_of_year": "Laatste van het jaar",
        "is_last_of_month": "Laatste van de maand",
    },
    "balance_date, bank_account",
    applies=ONLY_YEAR,
    needs="Laad het blad Banksaldi op de pagina Upload.",
)  # fmt: skip

PROJECT_LIST = Listing(
    "project_list",
    "Projecten",
    "Per project het budget over alle jaren, wat er is besteed en de looptijd.",
    "project_facts",
    {
        "project_code": "Code", "project_name": "Project", "state": "Stand", "starts_on": "Start", "ends_on": "Einde",
        "total_costs": "Totale lasten", "costs": "Besteed", "left_to_spend": "Nog te besteden",
        "used_percent": "Besteed (%)", "time_percent": "Looptijd (%)", "total_income": "Totale baten",
        "income": "Ontvangen", "balance": "Saldo", "is_ended": "Afgelopen", "funders": "Financiers",
    },
    "project_code",
    applies=ONLY_YEAR,
    needs="Laad het blad Projecten op de pagina Upload.",
)  # fmt: skip

CHECK_LIST = Listing(
    "check_list",
    "Sluit het?",
    "Controles: twee bedragen die gelijk moeten zijn. Ontbreekt er één, dan is de uitkomst onbekend.",
    "finance_checks",
    {
        "position": "Volgorde", "title": "Controle", "left_name": "Wat", "left_amount": "Bedrag",
        "right_name": "Waarmee", "right_amount": "Bedrag daarvan", "difference": "Verschil", "state": "Uitkomst",
        "check_id": "Code",
    },
    "position",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)  # fmt: skip

BUDGET = Metric(
    "budget",
    "Begrote lasten",
    "De begrote kosten van het jaar, met alle wijzigingen.",
    "budget_facts",
    "sum(budget) FILTER (side = 'lasten')",
    unit="€",
    which="side = 'lasten'",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

BUDGET_INCOME = Metric(
    "budget_income",
    "Begrote baten",
    "De begrote inkomsten van het jaar, met alle wijzigingen.",
    "budget_facts",
    "sum(budget) FILTER (side = 'baten')",
    unit="€",
    which="side = 'baten'",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

ACTUAL = Metric(
    "actual",
    "Lasten",
    "De geboekte kosten tot en met de laatste geboekte maand.",
    "budget_facts",
    "sum(actual) FILTER (side = 'lasten')",
    out_of="sum(budget) FILTER (side = 'lasten')",
    unit="€",
    which="side = 'lasten'",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    note_sql="'Geboekt tot en met maand ' || max(months_closed) || '.'",
    needs=_LEDGER,
)

INCOME = Metric(
    "income",
    "Baten",
    "De geboekte inkomsten tot en met de laatste geboekte maand.",
    "budget_facts",
    "sum(actual) FILTER (side = 'baten')",
    out_of="sum(budget) FILTER (side = 'baten')",
    unit="€",
    which="side = 'baten'",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    note_sql="'Geboekt tot en met maand ' || max(months_closed) || '.'",
    needs=_LEDGER,
)

RESULT = Metric(
    "result",
    "Resultaat",
    "Geboekte baten min geboekte lasten.",
    "budget_facts",
    "sum(CASE side WHEN 'baten' THEN actual ELSE -actual END)",
    unit="€",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("side",),
    applies=ONLY_YEAR,
    note_sql="'Geboekt tot en met maand ' || max(months_closed) || '.'",
    needs=_LEDGER,
)

BUDGET_RESULT = Metric(
    "budget_result",
    "Begroot resultaat",
    "Begrote baten min begrote lasten, met alle wijzigingen.",
    "budget_facts",
    "sum(CASE side WHEN 'baten' THEN budget ELSE -budget END)",
    unit="€",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

RESULT_DIFFERENCE = Metric(
    "result_difference",
    "Resultaat tegen begroting",
    "Het resultaat min het begrote resultaat van het hele jaar; positief is gunstig.",
    "budget_facts",
    "sum(difference)",
    out_of="sum(CASE side WHEN 'baten' THEN budget ELSE -budget END)",
    unit="€",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("side",),
    applies=ONLY_YEAR,
    note_sql="CASE WHEN max(months_closed) < 12 THEN 'Er is geboekt tot en met maand ' || max(months_closed) || "
    "'; de begroting is van het hele jaar.' END",
    needs=_LEDGER + " Laad ook het blad Begroting.",
)

FORECAST_RESULT = Metric(
    "forecast_result",
    "Prognose resultaat",
    "Het verwachte resultaat aan het einde van het jaar: de opgegeven prognose, en waar die ontbreekt realisatie plus "
    "begroting × resterende maanden ÷ 12.",
    "budget_facts",
    "sum(CASE side WHEN 'baten' THEN forecast ELSE -forecast END)",
    out_of="sum(CASE side WHEN 'baten' THEN budget ELSE -budget END)",
    unit="€",
    rows=BUDGET_LIST,
    splits=_SPLITS,
    shown_by=("forecast_basis",),
    applies=ONLY_YEAR,
    coverage_top="count(forecast)",
    coverage_bottom="count(*)",
    covers="regels met een prognose",
    note_sql="count(*) FILTER (forecast_basis = 'opgegeven') || ' regels zijn opgegeven en ' || "
    "count(*) FILTER (forecast_basis <> 'opgegeven') || ' zijn berekend.'",
    needs=_LEDGER + " Laad ook het blad Begroting.",
)

DEBTORS_OPEN = Metric(
    "debtors_open",
    "Open bij debiteuren",
    "Wat relaties op de datum van de gegevens nog moesten betalen.",
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

DEBTORS_OVERDUE = Metric(
    "debtors_overdue",
    "Vervallen bij debiteuren",
    "Het deel van wat open staat waarvan de vervaldatum voorbij is.",
    "invoice_facts",
    "coalesce(sum(open_amount) FILTER (kind = 'debiteur' AND is_overdue), "
    "CASE WHEN count(*) FILTER (kind = 'debiteur') > 0 THEN 0 END)",
    out_of="sum(open_amount) FILTER (kind = 'debiteur')",
    unit="€",
    n="count(*) FILTER (kind = 'debiteur' AND is_overdue)",
    which="kind = 'debiteur' AND is_overdue",
    rows=INVOICE_LIST,
    splits=("age", "relation_name", "municipality"),
    applies=ONLY_YEAR,
    coverage_top="count(*) FILTER (kind = 'debiteur' AND is_open AND due_date IS NOT NULL)",
    coverage_bottom="count(*) FILTER (kind = 'debiteur' AND is_open)",
    covers="open facturen met een vervaldatum",
    needs=_INVOICES,
)

CREDITORS_OPEN = Metric(
    "creditors_open",
    "Open bij crediteuren",
    "Wat de vereniging op de datum van de gegevens nog moest betalen.",
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

LIQUIDITY = Metric(
    "liquidity",
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
    note_sql="'Stand op ' || strftime(max(balance_date), '%-d-%-m-%Y') || CASE WHEN min(balance_date) FILTER "
    "(is_last_of_year) < max(balance_date) THEN '; van een rekening is het laatste saldo ouder.' ELSE '.' END",
    needs="Laad het blad Banksaldi op de pagina Upload.",
)

LIQUIDITY_BY_MONTH = Metric(
    "liquidity_by_month",
    "Geld op de bank per maand",
    "Het laatste saldo van elke bankrekening in een maand, opgeteld.",
    "bank_facts",
    "sum(closing_balance) FILTER (is_last_of_month)",
    unit="€",
    n="count(*) FILTER (is_last_of_month)",
    which="is_last_of_month",
    rows=BANK_LIST,
    splits=("bank_account",),
    shown_by=("month",),
    applies=ONLY_YEAR,
    note="Alleen te lezen per maand: maanden zijn niet op te tellen.",
    needs="Laad het blad Banksaldi op de pagina Upload.",
)

CHECKS_FAILED = Metric(
    "checks_failed",
    "Controles die niet kloppen",
    "Controles waarvan de twee bedragen verschillen.",
    "finance_checks",
    "count(*) FILTER (state = 'klopt niet')",
    out_of="count(*) FILTER (state <> 'onbekend')",
    which="state = 'klopt niet'",
    rows=CHECK_LIST,
    shown_by=("state",),
    applies=ONLY_YEAR,
    coverage_top="count(*) FILTER (state <> 'onbekend')",
    coverage_bottom="count(*)",
    covers="controles waarvan beide bedragen bekend zijn",
    needs=_LEDGER,
)
