"""Kwartaal: wat de penningmeester per kwartaal en per project verantwoordt."""

from metrics import dutch
from metrics.cash import CONTRIBUTION_LIST, UNKNOWN_RECEIPTS
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import BUDGET_LIST, MONTH_LIST, NEEDS_REALISED, OF_ITSELF

_INVOICES = "Laad de bladen Relaties en Facturen op de pagina Upload."


def booked_in(quarter: int | None, is_to_date: bool) -> str:
    """Which bookings are behind what is realised of the year, of one quarter, or of the year up to it."""
    return f"is_result AND {_counted(quarter)} AND {_of(quarter, is_to_date)}"


def booked_later(quarter: int | None, is_to_date: bool) -> str:
    """Which bookings of the same time do not count yet: up to today, and of months that are not closed."""
    return f"is_result AND is_to_date AND NOT ({_counted(quarter)}) AND {_of(quarter, is_to_date)}"


def _counted(quarter: int | None) -> str:
    # of a quarter without a closed month nothing is known, nor of the year up to and including it
    return "is_counted" if quarter is None else f"is_in_closed_month AND months_closed > {3 * (quarter - 1):d}"


def _of(quarter: int | None, is_to_date: bool) -> str:
    return "true" if quarter is None else f"quarter {'<=' if is_to_date else '='} {quarter:d}"


BOOKED = "actual IS NOT NULL"
"""Of which quarters something is known of what is realised."""

QUARTER_LIST = Listing(
    "quarter_list",
    "Per kwartaal",
    "Per kwartaal en kostensoort de realisatie naast de begroting van dat kwartaal, volgens de fasering. Van een "
    "kwartaal dat loopt tellen alleen de afgesloten maanden, ook in de begroting en in vorig jaar.",
    "quarter_facts",
    {
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "quarter": "Kwartaal",
        "budget": "Begroting",
        "actual": "Realisatie",
        "difference": "Verschil",
        "direction": "Gunstig of ongunstig",
        "prior_year": "Vorig jaar",
        "bookings": "Boekingen",
        "project_code": "Projectcode",
        "is_own": "Van de vereniging zelf",
        "months_closed": "Maanden geboekt",
        "counted": "Wat is geteld",
        "prior_year_counts": "Vorig jaar is",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST, quarter",
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

BOOK_MONTHS = Listing(
    "book_months",
    "Maanden van het boekjaar",
    "De twaalf maanden van het boekjaar, met de dag waarop elke maand begint en eindigt.",
    "book_months",
    {
        "month": "Maand",
        "quarter": "Kwartaal",
        "begins": "Begint op",
        "ends": "Eindigt op",
        "is_broken": "Begint niet in januari",
    },
    "month",
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

TO_DATE_LIST = Listing(
    "to_date_list",
    "Jaar tot en met het kwartaal",
    "Per kostensoort alles van 1 januari tot en met het kwartaal, naast dat deel van de begroting van het jaar.",
    "to_date_facts",
    {**QUARTER_LIST.columns, "quarter": "Tot en met kwartaal"},
    QUARTER_LIST.order,
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

DEVIATION_LIST = Listing(
    "deviation_list",
    "Afwijkingen",
    "Per kostensoort de prognose naast de begroting. Is het verschil groter dan allebei de grenzen, dan hoort er een "
    "toelichting bij.",
    "deviation_facts",
    {
        "cost_type": "Kostensoort",
        "side": "Baten of lasten",
        "budget": "Begroting",
        "forecast": "Prognose",
        "difference": "Verschil",
        "direction": "Gunstig of ongunstig",
        "deviation_percent": "Afwijking (%)",
        "is_large": "Boven de grens",
        "is_of_projects": "Geld van projecten",
        "remark": "Toelichting",
        "limit_amount": "Grens (€)",
        "limit_percent": "Grens (%)",
    },
    "side, cost_type_position NULLS LAST, cost_type",
    applies=ONLY_YEAR,
    needs="Laad het blad Begroting op de pagina Upload.",
)

PROJECT_YEARS = Listing(
    "project_years",
    "Project per jaar",
    "Per boekjaar de begroting en de realisatie van een project.",
    "project_years",
    {
        "fiscal_year": "Boekjaar",
        "budget_costs": "Begrote lasten",
        "costs": "Lasten",
        "budget_income": "Begrote baten",
        "income": "Baten",
        "project_name": "Project",
        "project_code": "Projectcode",
    },
    "project_code, fiscal_year",
    applies=ONLY_YEAR,
    needs="Laad de bladen Projecten en Begroting op de pagina Upload, met het project erbij.",
)

PARTNER_LIST = Listing(
    "partner_list",
    "Partners van projecten",
    "Per project en partner wat is gefactureerd en ontvangen, en zijn deel van de kosten en van het saldo naar "
    "verhouding van wat is gefactureerd. Te verrekenen is wat van hem is ontvangen min zijn deel van de kosten.",
    "partner_facts",
    {
        "relation_name": "Partner",
        "project_name": "Project",
        "invoiced": "Gefactureerd",
        "received": "Ontvangen",
        "still_open": "Nog te ontvangen",
        "share_percent": "Aandeel (%)",
        "cost_share": "Deel van de kosten",
        "settlement": "Ontvangen min kosten",
        "settlement_is": "Te verrekenen",
        "balance_share": "Deel van het saldo",
        "balance_is": "Wat het saldo is",
        "is_ended": "Afgelopen",
        "project_code": "Projectcode",
    },
    "project_code, invoiced DESC, relation_name",
    applies=ONLY_YEAR,
    needs=_INVOICES + " Vul bij de facturen het project in.",
)

VAT_LIST = Listing(
    "vat_list",
    "Btw per gemeente",
    "Het deel van elke gemeente in de btw op ontvangen facturen, naar verhouding van de contributie. "
    "Of de vereniging de btw mag doorschuiven, beslist zij zelf.",
    "vat_facts",
    {
        "municipality": "Gemeente",
        "amount_due": "Contributie",
        "share_percent": "Aandeel (%)",
        "vat_share": "Btw",
        "known": "Facturen met btw",
        "invoices": "Ontvangen facturen",
    },
    "municipality",
    applies=ONLY_YEAR,
    needs="Laad de bladen Contributies en Facturen met de kolom Waarvan btw op de pagina Upload.",
)

COSTS_BOOKED = Metric(
    "costs_booked",
    "Lasten per maand",
    f"De geboekte kosten per maand; periode 13 en later telt bij de laatste maand. {OF_ITSELF}",
    "ledger_months",
    "sum(actual) FILTER (side = 'lasten' AND is_own)",
    unit="€",
    which="side = 'lasten' AND is_own",
    rows=MONTH_LIST,
    splits=("cost_type", "project_name"),
    shown_by=("month", "quarter"),
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

INCOME_BOOKED = Metric(
    "income_booked",
    "Baten per maand",
    f"De geboekte inkomsten per maand; periode 13 en later telt bij de laatste maand. {OF_ITSELF}",
    "ledger_months",
    "sum(actual) FILTER (side = 'baten' AND is_own)",
    unit="€",
    which="side = 'baten' AND is_own",
    rows=MONTH_LIST,
    splits=("cost_type", "project_name"),
    shown_by=("month", "quarter"),
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

BUDGET_USED = Metric(
    "budget_used",
    "Uitputting",
    "De geboekte lasten als deel van de begrote lasten van het hele jaar; ernaast staat welk deel van het "
    f"jaar is geboekt. {OF_ITSELF}",
    "budget_facts",
    "sum(actual) FILTER (side = 'lasten' AND is_own)",
    "sum(budget) FILTER (side = 'lasten' AND is_own)",
    unit="%",
    which="side = 'lasten' AND is_own",
    rows=BUDGET_LIST,
    splits=("project_name",),
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    note_sql="'Er is geboekt over ' || max(months_closed) || ' van 12 maanden: ' || "
    f"{dutch.percent_sql('max(months_closed) * 100 / 12')} || ' van het jaar.'",
    needs=NEEDS_REALISED + " Laad ook het blad Begroting.",
)

VAT_PAID = Metric(
    "vat_paid",
    "Betaalde btw",
    "De btw op ontvangen facturen, verdeeld naar verhouding van de contributie; de laatste cent gaat naar het "
    "grootste deel.",
    "vat_facts",
    "sum(vat_share)",
    unit="€",
    rows=VAT_LIST,
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    coverage_top="max(known)",
    coverage_bottom="max(invoices)",
    covers="ontvangen facturen waarvan de btw bekend is",
    needs=VAT_LIST.needs,
)

DEVIATIONS_WITHOUT_NOTE = Metric(
    "deviations_without_note",
    "Afwijkingen zonder toelichting",
    "Kostensoorten waarvan de prognose meer dan de grens afwijkt van de begroting, in procenten en in euro's, zonder "
    "toelichting.",
    "deviation_facts",
    "count(*) FILTER (is_large AND remark IS NULL)",
    out_of="count(*) FILTER (is_large)",
    note_sql=f"'De grens is ' || {dutch.percent_sql('max(limit_percent)', as_set=True)} || ' en € ' || "
    f"{dutch.number_sql('round(max(limit_amount))')} || '.'",
    which="is_large AND remark IS NULL",
    rows=DEVIATION_LIST,
    applies=ONLY_YEAR,
    needs=DEVIATION_LIST.needs,
)

CONTRIBUTIONS_OPEN = Metric(
    "contributions_open",
    "Contributies nog te ontvangen",
    "De contributies min wat daarvan is ontvangen, voor de gemeenten waarvan dat bekend is.",
    "contribution_facts",
    "sum(amount_open)",
    unit="€",
    which="amount_open <> 0",
    rows=CONTRIBUTION_LIST,
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    lower_bound="count(*) FILTER (NOT is_known) > 0 AND count(*) FILTER (is_known) > 0",
    lower_because=UNKNOWN_RECEIPTS,
    coverage_top="count(*) FILTER (is_known)",
    coverage_bottom="count(*)",
    covers="gemeenten waarvan bekend is wat is ontvangen",
    needs="Laad het blad Contributies op de pagina Upload.",
)
