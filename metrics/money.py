"""Geld: begroting, realisatie, prognose en verschil, en of het sluit."""

from metrics.metric import ONLY_YEAR, Listing, Metric

_BUDGET = "Laad de bladen Kostensoorten en Begroting op de pagina Upload."
_LEDGER = "Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
_SPLITS = ("side", "cost_type", "project_name")


BUDGET_LIST = Listing(
    "budget_list",
    "Begroting en realisatie",
    "Per kostensoort en project de begroting, de realisatie, de prognose en vorig jaar. Bedragen zijn positief, voor "
    "lasten en voor baten; een verschil is positief als het gunstig is.",
    "budget_facts",
    {
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "original": "Begroting",
        "changes": "Wijzigingen",
        "budget": "Begroting na wijziging",
        "actual": "Realisatie",
        "difference": "Verschil",
        "direction": "Gunstig of ongunstig",
        "used_percent": "Besteed (%)",
        "forecast": "Prognose",
        "forecast_basis": "Prognose volgens",
        "forecast_difference": "Verschil prognose",
        "prior_year": "Vorig jaar",
        "months_closed": "Maanden geboekt",
        "note": "Toelichting",
        "project_code": "Projectcode",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

LEDGER_LIST = Listing(
    "ledger_list",
    "Boekingen",
    "De boekingsregels; debet positief, credit negatief.",
    "ledger_facts",
    {
        "entry_date": "Boekdatum",
        "period": "Periode",
        "journal": "Dagboek",
        "document": "Boekstuk",
        "account_id": "Rekening",
        "account_name": "Omschrijving rekening",
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "amount": "Bedrag",
        "realised": "Telt als",
        "description": "Omschrijving",
        "relation_name": "Relatie",
        "month": "Maand",
        "quarter": "Kwartaal",
        "balance_group": "Groep op de balans",
        "project_code": "Projectcode",
        "is_opening": "Beginbalans",
        "entry_id": "Regelnummer",
    },
    "entry_date, document, entry_id",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

MONTH_LIST = Listing(
    "month_list",
    "Realisatie per maand",
    "Per maand en kostensoort wat er is geboekt.",
    "ledger_months",
    {
        "month": "Maand",
        "quarter": "Kwartaal",
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "actual": "Realisatie",
        "bookings": "Boekingen",
        "project_code": "Projectcode",
    },
    "month, side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

PROJECT_LIST = Listing(
    "project_list",
    "Projecten",
    "Per project het budget over alle jaren, wat er is besteed en de looptijd.",
    "project_facts",
    {
        "project_code": "Code",
        "project_name": "Project",
        "state": "Stand",
        "starts_on": "Start",
        "ends_on": "Einde",
        "total_costs": "Totale lasten",
        "costs": "Besteed",
        "left_to_spend": "Nog te besteden",
        "used_percent": "Besteed (%)",
        "time_percent": "Looptijd (%)",
        "total_income": "Totale baten",
        "income": "Ontvangen",
        "balance": "Saldo",
        "is_ended": "Afgelopen",
        "funders": "Financiers",
        "signal": "Wat opvalt",
    },
    "project_code",
    applies=ONLY_YEAR,
    needs="Laad het blad Projecten op de pagina Upload.",
)

CHECK_LIST = Listing(
    "check_list",
    "Sluit het?",
    "Controles: twee bedragen die gelijk moeten zijn. Ontbreekt er één, dan is de uitkomst onbekend.",
    "finance_checks",
    {
        "position": "Volgorde",
        "title": "Controle",
        "left_name": "Wat",
        "left_amount": "Bedrag",
        "right_name": "Waarmee",
        "right_amount": "Bedrag daarvan",
        "difference": "Verschil",
        "state": "Uitkomst",
        "check_id": "Code",
    },
    "position",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

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

COSTS = Metric(
    "costs",
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
