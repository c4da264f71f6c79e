"""The report of a quarter made again a year later: the same, whatever was decided, booked or loaded in between.

2025 as it was known on 10 April, and as it is known a year later. Huur is budgeted at 1.200,00 and 100,00 is booked
each month; Advies at 5.000,00 with 400,00 booked in February. A change without a date, of 60,00 on Huur, is known from
the start. Decided later: 600,00 on Huur on 12 June, 240,00 on Advies somewhere in June, a forecast of 4.000,00 for
Advies on 1 October. A document in the period of September is out of balance, has a project nobody knows and a day of
August; in October somebody pays for project P1, on which 50,00 was spent in March; and the books of 2026 are opened.
"""

import io
from datetime import date
from decimal import Decimal

import pytest
from looks import opened, said
from openpyxl import load_workbook
from tables import load_tables

from etl.store import states
from metrics import LISTINGS, METRICS, Where
from reports.quarter import quarter_report

D = Decimal
DAY = date(2025, 3, 31)
EARLY = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Subsidies    | baten           | 1
        Huur         | lasten          | 2
        Advies       | lasten          | 3
    """,
    "Projecten": """
        Project | Projectnaam | Start      | Einde      | Stand
        P1      | Schoon      | 01-01-2025 | 31-12-2025 | loopt
    """,
    "Begroting": """
        Boekjaar | Versie      | Regel | Kostensoort | Bedrag   | Besluitdatum
        2025     | begroting   | 2     | Huur        | 1.200,00 | 01-11-2025
        2025     | begroting   | 3     | Advies      | 5.000,00 |
        2025     | wijziging 3 | 2     | Huur        | 60,00    |
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort | Groep
        2025     | 1100     | Bank         | balans           |             | bank
        2025     | 4000     | Huur         | winst en verlies | Huur        |
        2025     | 4100     | Advies       | winst en verlies | Advies      |
        2025     | 8000     | Subsidie     | winst en verlies | Subsidies   |
        2026     | 1100     | Bank         | balans           |             | bank
    """,
    "Boekingen": """
        Boekjaar|Regelnummer|Periode|Boekdatum|Dagboek|Boekstuk|Rekening|Bedrag|Project|Geboekt project
    """
    + "\n".join(
        f"2025 | {n}a | {n} | 15-0{n}-2025 | Bank | {n} | 4000 | 100,00 |  |\n"
        f"2025 | {n}b | {n} | 15-0{n}-2025 | Bank | {n} | 1100 | -100,00 |  |"
        for n in range(1, 4)
    )
    + """
        2025 | 20a | 2 | 10-02-2025 | Bank | 20 | 4100 | 400,00  |    |
        2025 | 20b | 2 | 10-02-2025 | Bank | 20 | 1100 | -400,00 |    |
        2025 | 21a | 3 | 20-03-2025 | Bank | 21 | 4100 | 50,00   | P1 |
        2025 | 21b | 3 | 20-03-2025 | Bank | 21 | 1100 | -50,00  |    |
    """,
}
LATE = EARLY | {
    "Projecten": EARLY["Projecten"].replace("loopt", "in afrekening"),
    "Begroting": EARLY["Begroting"]
    + """
        2025     | wijziging 1 | 2     | Huur        | 600,00   | 12-06-2025
        2025     | wijziging 2 | 3     | Advies      | 240,00   | juni 2025
        2025     | prognose    | 3     | Advies      | 4.000,00 | 01-10-2025
    """,
    "Boekingen": EARLY["Boekingen"]
    + "\n".join(
        f"2025 | {n}a | {n} | 15-{n:02d}-2025 | Bank | {n} | 4000 | 100,00 |  |\n"
        f"2025 | {n}b | {n} | 15-{n:02d}-2025 | Bank | {n} | 1100 | -100,00 |  |"
        for n in range(4, 13)
    )
    + """
        2025 | 30a | 9  | 12-08-2025 | Memoriaal | 30 | 4100 | 75,00  |    | X9
        2025 | 31a | 10 | 12-10-2025 | Bank      | 31 | 1100 | 80,00  |    |
        2025 | 31b | 10 | 12-10-2025 | Bank      | 31 | 8000 | -80,00 | P1 |
        2026 | 40a | 0  | 01-01-2026 | Begin     | 40 | 1100 | 10,00  |    |
    """,
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Where the data of 10 April stand, and those of a year later."""
    made = {}
    for name, tables, today in (("early", EARLY, "2025-04-10"), ("late", LATE, "2026-04-10")):
        folder = tmp_path_factory.mktemp(name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VGG_DATA", str(folder / "store"))
            patch.setenv("VGG_TODAY", today)
            load_tables(folder, tables)
        made[name] = (str(folder / "store"), today)
    return made


def report(stores, name, monkeypatch):
    """The workbook of the first quarter, made on the day that its data are of."""
    monkeypatch.setenv("VGG_DATA", stores[name][0])
    monkeypatch.setenv("VGG_TODAY", stores[name][1])
    with states.opened(states.as_on(DAY)) as reader:
        return load_workbook(io.BytesIO(quarter_report(reader, 2025, 1)), data_only=True)


def test_every_cell_is_the_same(stores, monkeypatch):
    """But which files it was made of, and of which stand of the data."""
    books = [report(stores, name, monkeypatch) for name in ("early", "late")]
    cells = [
        {
            (sheet.title, cell.coordinate): cell.value
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and sheet.title != "Bronnen" and cell.coordinate != "A3"
        }
        for book in books
    ]
    assert len(cells[0]) > 300
    assert cells[0] == cells[1]
    rows = {row[0]: row for row in books[1]["Begroting en realisatie"].iter_rows(values_only=True)}
    # Huur 1.200 and the change without a date, evenly: 315 to the end of March, of which 300 is booked.
    assert rows["Huur"][7:9] + rows["Huur"][10:11] == (315, 300, 1260)
    # Advies: 450 is booked, of which 50 on a project that nobody pays for yet; forecast 400 + 9/12 of 5.000, and 50.
    assert rows["Totaal lasten"][8:9] + rows["Totaal lasten"][12:13] == (750, 300 + 945 + 400 + 3750 + 50)
    figures = {row[0]: row[1] for row in books[1]["Kerncijfers"].iter_rows(values_only=True)}
    assert figures["Boekingsregels"] == 10  # two of each month, of the advice and of the project
    assert (figures["Controles die niet kloppen"], figures["Bevindingen"]) == (0, 0)
    [about] = [row[0] for row in books[1]["Begroting en realisatie"].iter_rows(max_row=2, min_row=2, values_only=True)]
    assert "Wijziging 3: besluitdatum niet ingevuld, telt vanaf het begin van het jaar." in about
    assert "Wijziging 1" not in about


@pytest.mark.parametrize(
    ("day", "huur", "advies", "forecast"),
    [
        # 12 June counts from that day; of "juni 2025" the last day is certain; the forecast counts from 1 October.
        # Of Advies 400 of 5.000 is booked in five whole months: 400 + 7/12 of 5.000.
        (date(2025, 6, 11), D(1260), D(5000), (D("3316.67"), "realisatie over 5 maanden")),
        (date(2025, 6, 12), D(1860), D(5000), (D("3316.67"), "realisatie over 5 maanden")),
        # Six whole months: 400 + half of 5.240.
        (date(2025, 6, 30), D(1860), D(5240), (D(3020), "realisatie over 6 maanden")),
        (date(2025, 10, 1), D(1860), D(5240), (D(4000), "opgegeven op 01-10-2025")),
    ],
)
def test_a_change_counts_from_its_decision(stores, monkeypatch, day, huur, advies, forecast):
    monkeypatch.setenv("VGG_DATA", stores["late"][0])
    monkeypatch.setenv("VGG_TODAY", stores["late"][1])
    with states.opened(states.as_on(day)) as reader:
        found = {
            row[0]: row[1:]
            for row in reader.rows(
                "SELECT cost_type, budget, forecast, forecast_basis FROM budget_facts "
                "WHERE report_year = 2025 AND project_code IS NULL"
            )
        }
        listed = LISTINGS["budget_line_list"]
        lines = listed.as_dicts(reader.rows(*listed.sql(Where(2025))))
    assert (found["Huur"][0], found["Advies"][0]) == (huur, advies)
    assert found["Advies"][1] == forecast[0]
    assert found["Advies"][2].startswith(forecast[1])
    assert len(lines) == 5  # also those that do not count yet
    assert sum(line["amount"] for line in lines if line["is_counted"]) == huur + advies


def test_the_page_says_from_when_each_change_counts(stores, monkeypatch):
    monkeypatch.setenv("VGG_DATA", stores["late"][0])
    monkeypatch.setenv("VGG_TODAY", stores["late"][1])
    text = said(opened("financien", jaar="2025", la="begroting"))
    assert (
        "Wijziging 1 telt mee: besluit van do 12 jun 2025. Wijziging 2 telt mee: besluit van jun 2025. "
        "Wijziging 3: besluitdatum niet ingevuld, telt vanaf het begin van het jaar." in text
    )


def test_bookings_to_come_are_in_no_check_and_no_count(stores, monkeypatch):
    """On 15 August the document of the 12th counts: 75,00 on one side only, out of its month and of no project."""
    monkeypatch.setenv("VGG_DATA", stores["late"][0])
    monkeypatch.setenv("VGG_TODAY", stores["late"][1])
    found = {}
    for day in (date(2025, 8, 11), date(2025, 8, 15)):
        with states.opened(states.as_on(day)) as reader:
            checks = reader.rows(
                "SELECT check_id, left_amount, right_amount FROM finance_checks "
                "WHERE report_year = 2025 AND check_id IN ('debit_credit', 'documents') ORDER BY check_id"
            )
            [lines] = METRICS["ledger_lines"].answers(reader.rows(*METRICS["ledger_lines"].sql(Where(2025))))
            [(findings,)] = reader.rows("SELECT sum(findings) FROM finding_tally WHERE report_year = 2025")
        found[day.day] = (checks, lines.value, findings)
    # Seven months of 100, 400 and 50; then the eighth month and 75.
    assert found[11] == ([("debit_credit", D(1150), D(1150)), ("documents", D(0), D(0))], 18, 0)
    assert found[15] == ([("debit_credit", D(1325), D(1250)), ("documents", D(75), D(0))], 21, 4)


def test_a_quarter_that_runs_says_so_in_every_heading(stores, monkeypatch):
    """On 10 May the books run to April: 100 of 105 in that month, 400 of 420 up to it; on 30 June it is over."""
    monkeypatch.setenv("VGG_DATA", stores["late"][0])
    monkeypatch.setenv("VGG_TODAY", stores["late"][1])
    books = {}
    for day in (date(2025, 5, 10), date(2025, 6, 30)):
        with states.opened(states.as_on(day)) as reader:
            books[day.month] = load_workbook(io.BytesIO(quarter_report(reader, 2025, 2)), data_only=True)
    titles = [sheet["A1"].value for sheet in books[5]]
    assert all("2e kwartaal 2025 (loopt nog: tot en met za 10 mei 2025)" in title for title in titles)
    assert " Op za 10 mei 2025; het kwartaal loopt nog." in books[5]["Kerncijfers"]["A2"].value
    assert books[5]["Debiteuren"]["A2"].value.startswith("Open op za 10 mei 2025")
    assert "boeken bekend tot en met wo 30 apr 2025" in books[5]["Begroting en realisatie"]["A2"].value
    rows = {row[0]: row for row in books[5]["Begroting en realisatie"].iter_rows(values_only=True)}
    assert rows["Kostensoort"][2:5] + rows["Kostensoort"][7:10] == (
        *("Begroting kwartaal, t/m apr", "Realisatie kwartaal, t/m apr", "Verschil kwartaal, t/m apr"),
        *("Begroting t/m apr", "Realisatie t/m apr", "Verschil t/m apr"),
    )
    assert rows["Huur"][2:5] + rows["Huur"][7:10] == (105, 100, 5, 420, 400, 20)
    assert "loopt nog" not in str([sheet["A1"].value for sheet in books[6]])
    heads = {row[0]: row for row in books[6]["Begroting en realisatie"].iter_rows(values_only=True)}["Kostensoort"]
    assert (heads[2], heads[7]) == ("Begroting kwartaal", "Begroting t/m kwartaal")
