"""A quarter that was approved: what stood on its last day is kept, a later change is told, and quarters go in order."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from looks import opened, said
from openpyxl import load_workbook
from tables import figure, load_once, load_tables

import warehouse
from metrics import METRICS, Where
from metrics.open_items import relations_sql
from reports import figures
from reports.quarter import quarter_report

D = Decimal
BOOKS = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten
        Contributies | baten
        Huur         | lasten
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort              | Groep op de balans | Kostensoort
        2025     | 1100     | Bank         | balans             | bank               |
        2025     | 4000     | Huur         | winst en verlies   |                    | Huur
        2025     | 8000     | Contributie  | winst en verlies   |                    | Contributies
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
        2025     | 1           | 1       | 15-01-2025 | Bank    | 1        | 8000     | -900,00
        2025     | 2           | 1       | 15-01-2025 | Bank    | 1        | 1100     | 900,00
        2025     | 3           | 2       | 20-02-2025 | Bank    | 2        | 4000     | 100,50
        2025     | 4           | 2       | 20-02-2025 | Bank    | 2        | 1100     | -100,50
        2025     | 5           | 5       | 20-05-2025 | Bank    | 3        | 4000     | 50,00
        2025     | 6           | 5       | 20-05-2025 | Bank    | 3        | 1100     | -50,00
    """,
    "Banksaldi": """
        Bankrekening | Datum      | Eindsaldo
        Bank         | 28-02-2025 | 799,50
        Bank         | 31-03-2025 | 799,50
        Bank         | 30-06-2025 | 749,50
        Spaarpot     | 31-01-2025 | 20,00
    """,
    "Relaties": """
        Relatie | Naam   | Soort
        G1      | Pekela | debiteur
    """,
    "Facturen": """
        Boekjaar | Soort    | Factuur | Relatie | Factuurdatum | Bedrag | Betaald | Betaald op
        2025     | debiteur | F1      | G1      | 01-02-2025   | 300,00 | 300,00  | 15-04-2025
        2025     | debiteur | F2      | G1      | 01-03-2025   | 40,00  |         |
        2025     | debiteur | F3      | G1      | 01-05-2025   | 75,00  |         |
    """,
}
APPROVED = {
    "Akkoord": """
        Boekjaar | Kwartaal | Kostensoort  | Vastgelegd bedrag | Akkoord van     | Akkoord op
        2025     | 1        | Contributies | 900,00            | penningmeester  | 10-07-2025
        2025     | 1        | Huur         | 100,50            | penningmeester  | 10-07-2025
    """,
    "Standen bij akkoord": """
        Boekjaar | Kwartaal | Stand       | Vastgelegd bedrag | Akkoord van    | Akkoord op
        2025     | 1        | resultaat   | 799,50            | penningmeester | 10-07-2025
        2025     | 1        | bank        | 819,50            | penningmeester | 10-07-2025
        2025     | 1        | debiteuren  | 340,00            | penningmeester | 10-07-2025
        2025     | 1        | crediteuren |                   | penningmeester | 10-07-2025
        2025     | 1        | prognose    | 1,00              | penningmeester | 10-07-2025
    """,
}


@pytest.fixture
def books(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2025-08-20")
    load_once(tmp_path, BOOKS)
    return tmp_path


def rows(sql):
    with warehouse.reader() as reader:
        return reader.rows(sql)


def test_what_stands_on_the_last_day_of_a_quarter_that_is_over(books):
    """31 March: 900 − 100,50; the bank 799,50 with 20,00 of January; F1 was paid in April, so 300 + 40 are open.

    30 June: 50 of rent less; F1 is paid and F3 came. The third quarter is not over on 20 August.
    """
    assert rows(
        "SELECT quarter, figure, amount FROM quarter_figures WHERE report_year = 2025 ORDER BY 1, position"
    ) == [
        (1, "resultaat", D("799.50")),
        (1, "bank", D("819.50")),
        (1, "debiteuren", D("340.00")),
        (1, "crediteuren", None),
        (2, "resultaat", D("749.50")),
        (2, "bank", D("769.50")),
        (2, "debiteuren", D("115.00")),
        (2, "crediteuren", None),
    ]
    with warehouse.reader() as reader:
        open_then = reader.rows(*relations_sql("debiteur", date(2025, 3, 31), Where(2025)))
    assert [row[2] for row in open_then] == [D("340.00")]


def test_nothing_is_told_until_something_changes_and_then_with_its_amounts(books):
    load_tables(books, APPROVED, name="akkoord.xlsx")
    assert rows("SELECT count(*), count(*) FILTER (is_changed) FROM approved_amounts") == [(6, 0)]
    assert rows("SELECT * FROM attention WHERE kind = 'gewijzigd na akkoord'") == []
    assert rows("SELECT * FROM finding_facts WHERE kind = 'akkoord'") == []
    # what comes after the quarter is no change of it; a payment of March and a rent of February are
    load_tables(
        books,
        {
            "Facturen": """
                Boekjaar | Soort    | Factuur | Relatie | Factuurdatum | Bedrag | Betaald | Betaald op
                2025     | debiteur | F2      | G1      | 01-03-2025   | 40,00  | 40,00   | 30-03-2025
                2025     | debiteur | F3      | G1      | 01-05-2025   | 75,00  | 75,00   | 01-07-2025
            """,
            "Boekingen": """
                Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
                2025     | 3           | 2       | 20-02-2025 | Bank    | 2        | 4000     | 1.100,50
            """,
        },
        name="later.xlsx",
    )
    assert rows(
        "SELECT what, approved_amount, amount_now, difference FROM approved_amounts WHERE is_changed "
        "ORDER BY rank, position"
    ) == [
        ("Resultaat", D("799.50"), D("-200.50"), D("-1000.00")),
        ("Debiteuren", D("340.00"), D("300.00"), D("-40.00")),
        ("Huur", D("100.50"), D("1100.50"), D("1000.00")),
    ]
    [(subject, reason, page)] = rows("SELECT subject, reason, page FROM attention WHERE kind = 'gewijzigd na akkoord'")
    assert (subject, page) == ("1e kwartaal", "financien")
    assert reason == (
        "Huur was € 100,50 en is € 1.100,50; Resultaat was € 799,50 en is −€ 200,50; "
        "Debiteuren was € 340,00 en is € 300,00"
    )
    _three_of_six_everywhere(books)


def _three_of_six_everywhere(books):
    """Six amounts were approved: two headings and four standings; the forecast is not compared. Three are another."""
    with warehouse.reader() as reader:
        one = figures.figure(reader, METRICS["approvals_changed"], Where(2025))
        assert (one["value"], one["out_of"]) == (3, 6)
        page = load_workbook(BytesIO(quarter_report(reader, 2025, 1)), data_only=True)["Akkoord"]
    cells = [
        row[:4] for row in page.iter_rows(values_only=True) if row[0] in ("Resultaat", "Debiteuren", "Huur", "Bank")
    ]
    assert [cell[0] for cell in cells] == ["Resultaat", "Bank", "Debiteuren", "Huur"]
    assert [cell[1:3] for cell in cells] == [(799.5, -200.5), (819.5, 819.5), (340, 300), (100.5, 1100.5)]
    text = " ".join(said(opened("financien", books / "store", jaar="2025")).split())
    assert "Gewijzigd na akkoord: 1e kwartaal" in text
    assert "daarna zijn 3 bedragen anders geworden." in text


def test_months_that_are_opened_again_change_no_amount(books):
    # of March, or of the whole quarter, is not known now what it comes to; its amounts did not move
    load_tables(books, APPROVED, name="akkoord.xlsx")
    for months in (2, 0):
        text = f"Boekjaar | Tot en met maand | Gezegd door\n2025 | {months} | penningmeester"
        load_tables(books, {"Afgesloten maanden": text}, name=f"open-{months}.xlsx")
        assert rows("SELECT what FROM approved_amounts WHERE is_changed") == []
        with warehouse.reader() as reader:
            one = figures.figure(reader, METRICS["approvals_changed"], Where(2025))
        # of two headings and the result nothing can be said, and that is said; bank, debtors and creditors did not move
        assert (one["value"], one["out_of"]) == (0, 3)
        assert one["note"].startswith("3 bedragen zijn nu niet te vergelijken")


def test_a_quarter_that_is_approved_before_the_ones_before_it_is_a_finding(books):
    third = APPROVED["Akkoord"].replace("| 1        |", "| 3        |")
    load_tables(books, {"Akkoord": third}, name="akkoord.xlsx")
    assert rows("SELECT sentence FROM finding_facts WHERE kind = 'akkoord'") == [
        ("Op het 3e kwartaal is akkoord gegeven, en nog niet op het 1e en het 2e",)
    ]
    # every finding is tallied under its own kind, whichever kinds there are
    assert rows("SELECT kind, findings FROM finding_tally WHERE report_year = 2025 ORDER BY 1") == rows(
        "SELECT kind, count(*) FROM finding_facts WHERE report_year = 2025 GROUP BY 1 ORDER BY 1"
    )
    with warehouse.reader() as reader:
        assert figure(reader, "findings", Where(2025), ("kind",))["akkoord"] == 1
