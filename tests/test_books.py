"""The figures about money against answers worked out by hand, on a ledger of few lines loaded by the real road."""

from datetime import date
from decimal import Decimal

import pytest
from association import ABOUT, MONEY, PEOPLE
from tables import load_tables

import warehouse
from metrics import LISTINGS, METRICS, Where, books, quarters
from metrics.metric import ANSWER
from metrics.open_items import AGES, books_sql, invoices_sql, relations_sql

Y2023 = Where(2023)
D = Decimal


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_tables(folder, {"Gemeenten": PEOPLE["Gemeenten"], **MONEY}, about=ABOUT)
        with warehouse.reader() as opened:
            yield opened


def ask(reader, name, by=(), where=Y2023):
    """The value, or with `by` the values by that split."""
    rows = [dict(zip((*by, *ANSWER), row, strict=True)) for row in reader.rows(*METRICS[name].sql(where, by))]
    return {row[by[0]]: row["value"] for row in rows} if by else rows[0]["value"]


def test_balance_equity_and_liquidity(reader):
    # bank 1.000 + 600 − 250,10; reserve 1.000; result 900 − 250,10 − 100,20
    assert ask(reader, "liquid_books") == ask(reader, "liquid_bank") == D("1349.90")
    assert ask(reader, "reserves") == D("1000.00")
    assert ask(reader, "equity") == D("1549.70")
    assert ask(reader, "provisions") is None
    rows = reader.rows("SELECT account_id, opening, added, withdrawn, closing FROM balance_facts ORDER BY account_id")
    assert rows == [
        ("0500", D("1000.00"), D(0), D(0), D("1000.00")),
        ("1000", D("1000.00"), D("600.00"), D("250.10"), D("1349.90")),
        ("1300", None, D("900.00"), D("600.00"), D("300.00")),
        ("1600", None, D("100.20"), D(0), D("100.20")),
        ("resultaat", None, D("900.00"), D("350.30"), D("549.70")),
    ]
    assert reader.rows("SELECT sum(booked) FROM balance_facts") == [(0,)]


def test_months_covered_is_money_over_budgeted_costs_a_month(reader):
    assert ask(reader, "months_covered") == pytest.approx(1349.90 / (1483.33 / 12))


def test_quarters_add_up_to_the_year_to_the_cent(reader):
    rows = reader.rows("SELECT quarter, budget, actual FROM quarter_facts WHERE project_code = 'W1' ORDER BY quarter")
    assert rows == [(1, D("8.33"), D(0)), (2, D("8.33"), None), (3, D("8.33"), None), (4, D("8.34"), None)]
    assert reader.rows("SELECT sum(budget), sum(actual) FROM quarter_facts WHERE side = 'lasten'") == [
        (D("1483.33"), D("350.30"))
    ]
    assert ask(reader, "costs_booked", ("month",)) == {1: None, 3: D("350.30")}


def test_subledgers_tie_to_the_ledger(reader):
    assert ask(reader, "control_difference") == 0
    assert ask(reader, "control_difference", ("kind",)) == {"crediteur": 0, "debiteur": 0}
    assert ask(reader, "not_allocated") == 0


def test_a_control_difference_is_found_and_not_hidden_by_another(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    changed = MONEY["Facturen"].replace("15-03-2023  | 200,00", "15-03-2023  | 210,00").replace("100,20", "110,20")
    load_tables(tmp_path, {"Gemeenten": PEOPLE["Gemeenten"], **MONEY, "Facturen": changed}, about=ABOUT)
    with warehouse.reader() as opened:
        assert ask(opened, "control_difference", ("kind",)) == {"crediteur": D("10.00"), "debiteur": D("10.00")}
        assert ask(opened, "control_difference") == D("20.00")
        assert (
            "Open facturen"
            in opened.rows("SELECT string_agg(sentence) FROM finding_facts WHERE kind = 'controle'")[0][0]
        )


@pytest.mark.parametrize(
    ("day", "ages"),
    [
        (date(2023, 1, 4), {"niet vervallen": "800.00"}),
        (date(2023, 2, 15), {"niet vervallen": "300.00"}),
        (date(2023, 3, 15), {"niet vervallen": "300.00"}),
        (date(2023, 3, 16), {"niet vervallen": "100.00", "1 t/m 30 dagen": "200.00"}),
        (date(2023, 4, 10), {"1 t/m 30 dagen": "200.00"}),
        (date(2023, 5, 15), {"61 t/m 90 dagen": "200.00"}),
        (date(2023, 6, 30), {"meer dan 90 dagen": "200.00"}),
    ],
)  # fmt: skip
def test_who_has_not_paid_on_any_day(reader, day, ages):
    # on 4 January the old invoices of 2022 (127 in total) are still open as well: they were paid on the tenth
    rows = reader.rows(*relations_sql("debiteur", day, Y2023))
    found = {age: sum((row[3 + n] or D(0) for row in rows), D(0)) for n, age in enumerate(AGES)}
    expected = {age: D(value) for age, value in ages.items()}
    if day < date(2023, 1, 10):
        # due 31-12 and 1-12 / 30-11: 4, 34 and 35 days; 1-11 and 31-10: 64 and 65; 2-10 and 1-10: 94 and 95 days
        expected |= {
            "1 t/m 30 dagen": D(1),
            "31 t/m 60 dagen": D(6),
            "61 t/m 90 dagen": D(24),
            "meer dan 90 dagen": D(96),
        }
        expected["niet vervallen"] = D("900.00")
    assert {age: value for age, value in found.items() if value} == expected


def test_members_come_first_and_rows_lead_to_their_cell(reader):
    rows = reader.rows(*relations_sql("debiteur", date(2023, 2, 1), Y2023))
    assert [row[:3] for row in rows] == [
        ("Pekela", True, D("600.00")), ("Veendam", True, D("200.00")), ("Groningen", True, D("100.00")),
    ]  # fmt: skip
    [c0] = reader.rows(*invoices_sql("crediteur", date(2023, 2, 1), Y2023))
    assert (c0[2], c0[9], c0[10], c0[14]) == ("C0", D("12.10"), "niet vervallen", "Facturen")
    assert reader.rows(*books_sql("debiteur", date(2023, 2, 14), Y2023)) == [(D("900.00"),)]
    with pytest.raises(ValueError, match="geen soort"):
        relations_sql("debiteur'; DROP", date(2023, 2, 1), Y2023)


def test_paid_within_thirty_days(reader):
    assert ask(reader, "paid_within_30") == 100  # C0: 1 February to 3 March is 30 days


def test_vat_adds_up_to_the_cent(reader):
    # 19,49 over 600, 200 and 100 of 900: 12,99 + 4,33 + 2,16 leaves one cent for the largest
    assert ask(reader, "vat_paid", ("municipality",)) == {
        "Pekela": D("13.00"), "Veendam": D("4.33"), "Groningen": D("2.16"),
    }  # fmt: skip
    assert ask(reader, "vat_paid") == D("19.49")


def test_partners_share_the_balance(reader):
    assert reader.rows(
        "SELECT relation_name, invoiced, received, share_percent FROM partner_facts WHERE report_year = 2023"
    ) == [("Pekela", D("40.00"), D("40.00"), 100)]


def test_approval_shows_what_changed_since(reader):
    rows = reader.rows("SELECT cost_type, approved_amount, actual, difference FROM approval_facts ORDER BY 1")
    assert rows == [
        ("Contributies", D("0.00"), D("900.00"), D("900.00")),  # approved without an amount
        ("Huur", D("100.00"), D("100.20"), D("0.20")), ("Personeel", D("250.10"), D("250.10"), D("0.00")),
    ]  # fmt: skip
    assert ask(reader, "approvals_changed") == 2


def test_a_large_deviation_needs_a_note(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    # 25.000 of 25.000,00 budget is 27.500,01 expected: more than 10% and more than 2.500
    lines = """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2023     | begroting | 1     | Personeel    | 25.000,00
        2023     | prognose  | 1     | Personeel    | 27.500,01
        2023     | begroting | 2     | Huur         | 25.000,00
        2023     | prognose  | 2     | Huur         | 27.500,00
        2023     | begroting | 3     | Contributies | 100,00
        2023     | prognose  | 3     | Contributies | 2.600,01
    """
    tables = {"Kostensoorten": MONEY["Kostensoorten"], "Begroting": lines, "Toelichtingen": MONEY["Toelichtingen"]}
    load_tables(tmp_path, tables, about=ABOUT)
    with warehouse.reader() as opened:
        assert opened.rows("SELECT cost_type FROM deviation_facts WHERE is_large ORDER BY 1") == [
            ("Contributies",), ("Personeel",),
        ]  # fmt: skip
        assert ask(opened, "deviations_without_note") == 1


def test_what_stands_out_is_said(reader):
    rows = reader.rows("SELECT kind, sentence, amount FROM finding_facts WHERE report_year = 2023 ORDER BY 2")
    assert rows == [("vervaldatum", "Factuur C1 heeft geen vervaldatum", D("100.20"))]
    assert ask(reader, "findings") == 1
    assert ask(reader, "ledger_lines") == 10


def test_cents_survive_a_million_million_of_them(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    entries = """
        Boekjaar | Regelnummer | Periode | Datum      | Dagboek | Boekstuk | Rekening | Bedrag
        2023     | 1           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 0,10
        2023     | 2           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 0,20
        2023     | 3           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 9999999999,99
        2023     | 4           | 1       | 02-01-2023 | Bank    | K1       | 1000     | -10000000000,29
    """
    tables = {name: MONEY[name] for name in ("Kostensoorten", "Grootboekrekeningen")} | {"Boekingen": entries}
    load_tables(tmp_path, tables, about=ABOUT)
    with warehouse.reader() as opened:
        costs = ask(opened, "costs")
        assert isinstance(costs, D)
        assert costs == D("10000000000.29")
        assert ask(opened, "result") == D("-10000000000.29")
        assert opened.rows("SELECT state FROM finance_checks WHERE check_id = 'debit_credit'") == [("klopt",)]


def test_each_figure_of_money_is_unknown_without_its_year_and_leads_to_its_rows(reader):
    for name, metric in METRICS.items():
        if not any(metric is one for file in (books, quarters) for one in vars(file).values()):
            continue
        assert ask(reader, name, where=Where(2019)) is None, name
        assert metric.means.endswith(".") and metric.needs.endswith("."), name
        for column in metric.allowed:
            for row in reader.rows(*metric.sql(Y2023, (column,))):
                cell = reader.query(*metric.rows_sql(Y2023, {column: row[0]}))
                if metric.n == "":
                    assert len(cell) == row[1 + ANSWER.index("n")], (name, column, row[0])
    for listing in LISTINGS.values():
        if any(listing is one for file in (books, quarters) for one in vars(file).values()):
            assert len(reader.query(*listing.sql(Y2023))), listing.id
