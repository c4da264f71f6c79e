"""Projecten: hun budget over alle jaren, wat er is besteed, en het geld dat niet van de vereniging is."""

from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import BUDGET_LIST, NEEDS_LEDGER, SPLITS, UP_TO

PROJECT_LIST = Listing(
    "project_list",
    "Projecten",
    "Per project het budget over alle jaren, wat er is besteed en de looptijd. Baten tellen zodra zij zijn "
    "gefactureerd of geboekt, ook als er nog niet is betaald.",
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
        "income": "Baten",
        "balance": "Saldo",
        "is_ended": "Afgelopen",
        "funders": "Financiers",
        "signal": "Wat opvalt",
        "balance_is": "Wat het saldo is",
    },
    "project_code",
    applies=ONLY_YEAR,
    needs="Laad het blad Projecten op de pagina Upload.",
)

PROJECT_BALANCE = Metric(
    "project_balance",
    "Geld van projecten",
    "De baten van projecten in dit jaar min wat eraan is besteed; baten tellen zodra zij zijn gefactureerd of geboekt, "
    "ook als er nog niet is betaald. Wat over is, is vooruit ontvangen of wordt terugbetaald; wat tekort is, moet nog "
    "komen. Het telt niet in het resultaat van de vereniging.",
    "budget_facts",
    "sum(CASE side WHEN 'baten' THEN actual ELSE -actual END) FILTER (NOT is_own)",
    unit="€",
    n="count(*) FILTER (NOT is_own)",
    which="NOT is_own",
    rows=BUDGET_LIST,
    splits=SPLITS,
    shown_by=("project_name",),
    applies=ONLY_YEAR,
    note_sql=UP_TO,
    needs=NEEDS_LEDGER,
)
