"""What a treasurer writes per month, in a year without bookings: months that are known, forecast, quarters, findings.

Huur and Contributies are budgeted at 1.200,00. Looked at on 20 August 2025: of June both are known, of July only Huur.
"""

from decimal import Decimal

import pytest
from tables import figure, load_tables, rows, stored, write_tables

import warehouse
from etl.load import check_file
from metrics import Where

D = Decimal
TABLES = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Huur         | lasten          | 2
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2025     | begroting | 1     | Contributies | 1.200,00
        2025     | begroting | 2     | Huur         | 1.200,00
    """,
    "Realisatie per maand": """
        Boekjaar | Kostensoort  | Maand   | Realisatie
        2025     | Contributies | januari | 1.200,00
    """
    + "\n".join(f"2025 | Contributies | {m} | 0" for m in range(2, 7))
    + "\n2025 | Contributies | 7 |\n"
    + "\n".join(f"2025 | Huur | {m} | 100,10" for m in range(1, 7))
    + "\n2025 | Huur | 7 | 90,00\n2025 | Huur | dec | 5,00",
}
BOOKS = {
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2025     | 4000     | Huur         | winst en verlies | Huur
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
        2025     | 1           | 1       | 15-01-2025 | Bank    | 1        | 4000     | 100,10
        2025     | 2           | 2       | 15-02-2025 | Bank    | 2        | 4000     | 101,00
    """,
}


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2025-08-20") as made:
        yield made


def test_the_months_of_which_every_heading_is_known_count():
    told = "SELECT cost_type, actual, booked_later, budget_to_date, forecast, until_day::VARCHAR FROM budget_facts "
    assert rows(told + "ORDER BY 1") == [
        # a fixed amount: what is budgeted, and that is realised
        ("Contributies", D(1200), D(0), D(1200), D(1200), "2025-06-30"),
        # 6 × 100,10 + the other half of 1.200,00; the 90,00 of July is a part of that, December is still to come
        ("Huur", D("600.60"), D(90), D(600), D("1200.60"), "2025-06-30"),
    ]
    assert rows("SELECT months_closed, basis FROM closed_months") == [(6, "afgelezen uit de realisatie per maand")]
    with warehouse.reader() as reader:
        year = Where(2025)
        assert figure(reader, "result", year) == D("599.40")
        assert figure(reader, "forecast_result", year) == D("-0.60")
        assert figure(reader, "costs_booked", year, ("month",)) == {m: D("100.10") for m in range(1, 7)} | {7: D(90)}


def test_quarters_and_the_day_up_to_which_the_year_is_known():
    told = "SELECT quarter, actual, counted FROM quarter_facts WHERE cost_type = 'Huur' ORDER BY 1"
    whole, nothing = "het hele kwartaal", "nog niets: de boeken zijn niet bekend"
    assert rows(told) == [(1, D("300.30"), whole), (2, D("300.30"), whole), (3, None, nothing), (4, None, nothing)]
    assert rows("SELECT money_until::VARCHAR FROM report_years") == [("2025-06-30",)]
    assert rows("SELECT count(*) FROM finance_checks") == [(0,)]
    assert rows("SELECT sum(findings)::INT FROM finding_tally WHERE report_year = 2025") == [(0,)]


def test_a_month_that_does_not_exist_is_refused(folder):
    table = {"Realisatie per maand": "Boekjaar | Kostensoort | Maand | Realisatie\n2025 | Huur | 13 | 1,00"}
    [problem] = check_file(write_tables(folder / "dertien.xlsx", table)).problems
    assert (problem.column, problem.found) == ("Maand", "13")


def test_bookings_go_before_what_is_written_and_a_difference_is_said(folder):
    # the last of this file: what is loaded here stays
    load_tables(folder, BOOKS, name="boeken.xlsx")
    assert rows("SELECT actual FROM budget_facts WHERE cost_type = 'Huur'") == [(D("201.10"),)]
    told = rows("SELECT sentence, amount FROM finding_facts WHERE kind = 'realisatie' ORDER BY 1")
    assert told == [
        (
            "De realisatie per maand zegt van Contributies € 1.200,00, en geboekt is € 0,00 (maand 1). "
            "De boekingen tellen",
            D(1200),
        ),
        (
            # 5 × 100,10 + 90,00 beside 101,00 of February; January is the same in both
            "De realisatie per maand zegt van Huur € 590,50, en geboekt is € 101,00 (de maanden 2, 3, 4, 5, 6, 7). "
            "De boekingen tellen",
            D("489.50"),
        ),
    ]
