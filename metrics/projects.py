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
        "ahead": "Vooruit ontvangen of terug te betalen",
        "to_come": "Nog te ontvangen",
        "overspent": "Voor eigen rekening",
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
    "komen, voor zover er nog baten zijn. Het telt niet in het resultaat van de vereniging.",
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


def _part(id: str, title: str, means: str, column: str) -> Metric:
    """One part of the balances of projects that others pay for: nothing of it is set off against another project."""
    return Metric(
        id,
        title,
        f"{means} Per project, over alle jaren tot en met dit jaar; projecten worden niet met elkaar verrekend.",
        "project_facts",
        f"sum({column})",
        unit="€",
        n=f"count(*) FILTER ({column} > 0)",
        which=f"{column} > 0",
        rows=PROJECT_LIST,
        shown_by=("project_name",),
        applies=ONLY_YEAR,
        needs=PROJECT_LIST.needs,
    )


PROJECT_AHEAD = _part(
    "project_ahead",
    "Vooruit ontvangen of terug te betalen",
    "Wat projecten aan baten hebben en niet is uitgegeven.",
    "ahead",
)
PROJECT_TO_COME = _part(
    "project_to_come",
    "Nog te ontvangen voor projecten",
    "Wat projecten tekortkomen, voor zover dat binnen de totale baten van het project nog komt; zijn die niet "
    "opgegeven, dan alles.",
    "to_come",
)
PROJECT_OVERSPENT = _part(
    "project_overspent",
    "Projecten voor eigen rekening",
    "Wat aan projecten meer is uitgegeven dan hun totale baten: dat betaalt niemand anders.",
    "overspent",
)
