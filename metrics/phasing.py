"""Fasering: hoe een begrotingsregel over de maanden valt, en tot en met welke maand de boeken bekend zijn."""

from collections.abc import Mapping, Sequence
from typing import Any

from metrics import dutch
from metrics.metric import ONLY_YEAR, Listing, Metric

_BUDGET = "Laad de bladen Kostensoorten en Begroting op de pagina Upload."

BUDGET_LINE_LIST = Listing(
    "budget_line_list",
    "Begrotingsregels",
    "Elke regel van de begroting en van haar wijzigingen, met de fasering waarmee wordt gerekend en of die is gekozen. "
    "Een wijziging telt vanaf haar besluitdatum; is die niet ingevuld, dan vanaf het begin van het jaar.",
    "budget_line_facts",
    {
        "version": "Versie",
        "line_id": "Regel",
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "amount": "Bedrag",
        "phasing": "Fasering",
        "basis": "Waarom",
        "chosen": "Gekozen fasering",
        "phasing_month": "Gekozen maand",
        "phasing_amounts": "Gekozen bedragen",
        "prior_year_actual": "Realisatie vorig jaar",
        "note": "Toelichting",
        "project_code": "Projectcode",
        "decided_on": "Besluitdatum",
        "decided_on_precision": "Nauwkeurigheid besluitdatum",
        "is_counted": "Telt mee",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST, version, line_id",
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

CLOSED_MONTHS = Listing(
    "closed_months",
    "Afgesloten maanden",
    "Tot en met welke maand de boeken van het jaar bekend zijn, en waar dat uit blijkt: opgegeven, een akkoord op een "
    "kwartaal, of afgelezen uit de boekingen of uit de realisatie per maand.",
    "closed_months",
    {"months_closed": "Tot en met maand", "until_day": "Tot en met", "basis": "Waar dat uit blijkt"},
    "report_year",
    applies=ONLY_YEAR,
    needs="Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload.",
)

PHASING_LIST = Listing(
    "phasing_list",
    "Begroting per maand",
    "Hoeveel van elke begrotingsregel in een maand valt, volgens de fasering waarmee wordt gerekend.",
    "phasing_facts",
    {
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "month": "Maand",
        "expected": "Begroot",
        "phasing": "Fasering",
        "version": "Versie",
        "line_id": "Regel",
        "is_own": "Van de vereniging zelf",
    },
    "side, cost_type_position NULLS LAST, cost_type, version, line_id, month",
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

VARIANCE_LIST = Listing(
    "variance_list",
    "De maand van het verschil",
    "Per kostensoort en project de maand waarin het verschil tussen realisatie en begroting tot nu toe vooral "
    "ontstond. Een positief verschil is gunstig. Zonder gekozen fasering is de maand niet te zeggen.",
    "variance_facts",
    {
        "side": "Baten of lasten",
        "cost_type": "Kostensoort",
        "project_name": "Project",
        "budget_to_date": "Begroot tot nu toe",
        "actual": "Realisatie",
        "difference": "Verschil",
        "direction": "Is dat gunstig",
        "month": "Maand",
        "month_begins": "Eerste dag van de maand",
        "month_expected": "Begroot in de maand",
        "month_actual": "Realisatie in de maand",
        "month_difference": "Verschil in de maand",
        "month_bookings": "Boekingen in de maand",
        "because": "Waarom geen maand",
        "phasing": "Fasering",
        "until_day": "Tot en met",
        "is_own": "Van de vereniging zelf",
        "project_code": "Projectcode",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST",
    applies=ONLY_YEAR,
    needs=_BUDGET,
)

COSTS_EXPECTED = Metric(
    "costs_expected",
    "Begrote lasten per maand",
    "De begrote lasten van de vereniging, in de maand waarin zij volgens de fasering vallen. Geld van projecten staat "
    "apart.",
    "phasing_facts",
    "sum(expected) FILTER (side = 'lasten' AND is_own)",
    unit="€",
    which="side = 'lasten' AND is_own",
    rows=PHASING_LIST,
    splits=("cost_type",),
    shown_by=("month",),
    applies=ONLY_YEAR,
    needs=_BUDGET,
)


def changes_said(lines: Sequence[Mapping[str, Any]], *, to_come: bool = True) -> str:
    """Which changes of the budget count and from when, in sentences; empty when there is none.

    lines: rows of `budget_line_list`. to_come: name also those that are decided on a later day. Not in a report of an
    earlier day: nobody knew of them then, and the report stays what it was.
    """
    said = []
    for version in sorted({line["version"] for line in lines} - {"begroting"}):
        of = [line for line in lines if line["version"] == version]
        for date, precision in dict.fromkeys((line["decided_on"], line["decided_on_precision"]) for line in of):
            name, when = version.capitalize(), dutch.when(date, precision)
            if date is None:
                said.append(f"{name}: besluitdatum niet ingevuld, telt vanaf het begin van het jaar.")
            elif all(line["is_counted"] for line in of if line["decided_on"] == date):
                said.append(f"{name} telt mee: besluit van {when}.")
            elif to_come:
                said.append(f"{name} telt nog niet mee: besluit van {when}.")
    return " ".join(said)
