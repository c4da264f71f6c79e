"""Geld: begroting, realisatie, prognose en verschil."""

from metrics import dutch
from metrics.metric import ONLY_YEAR, Listing, Metric

_BUDGET = "Laad de bladen Kostensoorten en Begroting op de pagina Upload."
NEEDS_LEDGER = "Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
NEEDS_REALISED = NEEDS_LEDGER + " Zonder boekingen mag ook het blad Realisatie per maand, met Kostensoorten."
SPLITS = ("side", "cost_type", "project_name")

BUDGET_LIST = Listing(
    "budget_list",
    "Begroting en realisatie",
    "Per kostensoort en project de begroting, de realisatie tot en met de laatste bekende maand naast de begroting tot "
    "dan, de prognose naast de begroting van het jaar, en vorig jaar. Bedragen zijn positief, voor lasten en voor "
    "baten; een verschil is positief als het gunstig is. Een boeking van een dag die nog moet komen, telt nog nergens "
    "in mee.",
    "budget_facts",
    {
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "original": "Begroting",
        "changes": "Wijzigingen",
        "budget": "Begroting na wijziging",
        "budget_to_date": "Begroting tot nu toe",
        "phasing": "Fasering",
        "actual": "Realisatie tot nu toe",
        "difference": "Verschil tot nu toe",
        "direction": "Gunstig of ongunstig",
        "used_percent": "Besteed (%)",
        "forecast": "Prognose",
        "forecast_basis": "Prognose volgens",
        "forecast_difference": "Verschil prognose",
        "prior_year": "Vorig jaar",
        "months_closed": "Maanden geboekt",
        "note": "Toelichting",
        "is_own": "Van de vereniging zelf",
        "booked_later": "Al geboekt in latere maanden",
        "committed": "Verplicht",
        "free": "Vrije ruimte",
        "committed_on": "Verplichtingen: stand op",
        "is_by_commitments": "Prognose door verplichtingen",
        "project_code": "Projectcode",
        "prior_year_counts": "Vorig jaar is",
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
    needs=NEEDS_LEDGER,
)

MONTH_LIST = Listing(
    "month_list",
    "Realisatie per maand",
    "Per maand en kostensoort wat er is geboekt; van een jaar zonder boekingen wat het blad Realisatie per maand zegt.",
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
        "is_own": "Van de vereniging zelf",
    },
    "month, side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=NEEDS_REALISED,
)

OF_ITSELF = "Van de vereniging zelf; geld van projecten staat apart."
UP_TO = (
    "CASE max(months_closed) WHEN 0 THEN 'Er is nog geen hele maand geboekt.' "
    f"ELSE 'Tot en met ' || {dutch.month_sql('max(until_day)')} || '.' END"
)
_BOTH = NEEDS_REALISED + " Laad ook het blad Begroting."
_NET = "sum(CASE side WHEN 'baten' THEN {what} ELSE -{what} END) FILTER ({{own}})"


def _own(
    id: str,
    title: str,
    means: str,
    top: str,
    *,
    side: str = "",
    beside: str = "",
    note: str = "NULL",
    needs: str = NEEDS_REALISED,
) -> Metric:
    """A figure over the budget lines of the association itself. top, beside: the sums, with {own} for which rows."""
    own = f"is_own AND side = '{side}'" if side else "is_own"
    return Metric(
        id,
        title,
        f"{means} {OF_ITSELF}",
        "budget_facts",
        top.format(own=own),
        out_of=beside.format(own=own) or None,
        unit="€",
        n=f"count(*) FILTER ({own})",
        which=own,
        rows=BUDGET_LIST,
        splits=SPLITS,
        shown_by=("cost_type",) if side else ("side",),
        applies=ONLY_YEAR,
        note_sql=note,
        needs=needs,
    )


BUDGET = _own(
    "budget",
    "Begrote lasten",
    "De begrote kosten van het hele jaar, met alle wijzigingen.",
    "sum(budget) FILTER ({own})",
    side="lasten",
    needs=_BUDGET,
)
BUDGET_INCOME = _own(
    "budget_income",
    "Begrote baten",
    "De begrote inkomsten van het hele jaar, met alle wijzigingen.",
    "sum(budget) FILTER ({own})",
    side="baten",
    needs=_BUDGET,
)
COSTS = _own(
    "costs",
    "Lasten tot nu toe",
    "De geboekte kosten tot en met de laatste maand waarvan de boeken bekend zijn, naast wat tot dan was begroot.",
    "sum(actual) FILTER ({own})",
    side="lasten",
    beside="sum(budget_to_date) FILTER ({own})",
    note=UP_TO,
)
INCOME = _own(
    "income",
    "Baten tot nu toe",
    "De geboekte inkomsten tot en met de laatste maand waarvan de boeken bekend zijn, naast wat tot dan was begroot.",
    "sum(actual) FILTER ({own})",
    side="baten",
    beside="sum(budget_to_date) FILTER ({own})",
    note=UP_TO,
)
RESULT = _own(
    "result",
    "Resultaat tot nu toe",
    "Geboekte baten min geboekte lasten, tot en met de laatste maand waarvan de boeken bekend zijn.",
    _NET.format(what="actual"),
    note=UP_TO,
)
BUDGET_RESULT = _own(
    "budget_result",
    "Begroot resultaat",
    "Begrote baten min begrote lasten van het hele jaar, met alle wijzigingen.",
    _NET.format(what="budget"),
    needs=_BUDGET,
)
RESULT_DIFFERENCE = _own(
    "result_difference",
    "Tot nu toe tegen begroting",
    "Het resultaat tot nu toe min wat tot dan was begroot volgens de fasering; positief is gunstig.",
    "sum(difference) FILTER ({own})",
    beside=_NET.format(what="budget_to_date"),
    note=UP_TO,
    needs=_BOTH,
)
_ENTERED, _COMPUTED, _RAISED, _UNKNOWN = (
    f"count(*) FILTER (is_own AND {one})"
    for one in ("is_entered", "NOT is_entered AND forecast IS NOT NULL", "is_by_commitments", "is_lower_bound")
)
NOT_HELD = "van een verplichting onbekend wat nog komt"
"""What a forecast says of costs that it does not hold, as nobody knows them."""
LITTLE = "zegt nog weinig"
"""What the note of a forecast says that rests on less than three months."""
_NOT_HELD = (
    f"CASE {_UNKNOWN} WHEN 0 THEN NULL ELSE 'Bij ' || {_UNKNOWN} || CASE {_UNKNOWN} WHEN 1 THEN ' regel is ' "
    f"ELSE ' regels is ' END || '{NOT_HELD}; dat zit er niet in.' END"
)
_WAS = _NET.format(what="coalesce(forecast_was, forecast)").format(own="is_own")
_OF_A_CLOSED_YEAR = (
    "'Alle maanden zijn afgesloten: het is de realisatie.' || CASE count(*) FILTER (is_own AND forecast_was IS NOT "
    f"NULL) WHEN 0 THEN '' ELSE ' De prognose was ' || {dutch.euro_sql(_WAS)} || '.' END"
)
FORECAST_RESULT = _own(
    "forecast_result",
    "Verwacht resultaat van het jaar",
    "Het verwachte resultaat aan het einde van het jaar. Per regel: de opgegeven prognose; anders voor de contributie "
    "wat het blad Contributies zegt, en zonder dat blad het begrote bedrag, of wat is geboekt als dat meer is; anders "
    "de realisatie plus wat volgens de fasering nog komt, en nooit minder lasten dan geboekt plus verplicht. Zijn alle "
    "maanden afgesloten, dan is het de realisatie.",
    _NET.format(what="forecast"),
    beside=_NET.format(what="budget"),
    note=f"CASE WHEN max(months_closed) = 12 THEN {_OF_A_CLOSED_YEAR} ELSE "
    f"CASE {_ENTERED} WHEN 0 THEN '' WHEN 1 THEN '1 regel is opgegeven; ' "
    f"ELSE {_ENTERED} || ' regels zijn opgegeven; ' END || {_COMPUTED} || CASE {_COMPUTED} WHEN 1 THEN ' regel is' "
    f"ELSE ' regels zijn' END || ' berekend, op ' || max(months_closed) "
    f"|| ' van 12 maanden.' || CASE WHEN max(months_closed) < 3 THEN ' Dat {LITTLE}.' ELSE '' END"
    f" || CASE {_RAISED} WHEN 0 THEN '' ELSE ' Bij ' || {_RAISED} || CASE {_RAISED} WHEN 1 THEN ' regel' "
    "ELSE ' regels' END || ' is geboekt plus verplicht meer dan berekend, en telt dat.' END"
    f" || CASE {_UNKNOWN} WHEN 0 THEN '' ELSE ' ' || {_NOT_HELD} END END",
    needs=_BOTH,
)
FORECAST_DIFFERENCE = _own(
    "forecast_difference",
    "Verwacht tegen begroting",
    "Het verwachte resultaat van het jaar min het begrote; positief is gunstig.",
    "sum(forecast_difference) FILTER ({own})",
    beside=_NET.format(what="budget"),
    note=_NOT_HELD,
    needs=_BOTH,
)
