"""The figures about money against answers worked out by hand, on a drawn ledger of twenty lines and a year before it.

The tables stand in `association.MONEY` and come in by the real road. They run until 30 June 2023; the last income or
costs were booked in May, so five months are booked.
"""

import io
import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from association import MONEY, MONEY_ABOUT, PEOPLE
from looks import behind, opened, shown
from openpyxl import load_workbook
from tables import figure, load_tables

import warehouse
from metrics import (
    LISTINGS,
    METRICS,
    Where,
    approvals,
    books,
    cash,
    checks,
    dutch,
    money,
    phasing,
    projects,
    quarters,
    sorting,
)
from metrics.metric import ANSWER
from metrics.open_items import AGES, books_sql, invoices_sql, relations_sql
from metrics.said import said
from reports.__main__ import main
from reports.quarter import KEY_FIGURES, quarter_report

D = Decimal

BY_HAND = {
    # project W1 (40 in, 12,10 out) is paid for by others and stands apart
    "budget_income": D("1200.00"),  # contributies
    "budget": D("1450.00"),  # 1.000 personeel + 400 huur + 50 wijziging
    "budget_result": D("-250.00"),  # 1.200 − 1.450
    "income": D("900.00"),
    "costs": D("350.30"),  # 250,10 + 100,20
    "result": D("549.70"),  # 900 − 350,30
    # May is the last month with bookings that is over. By then, as last year: all of the contributies (1.200, last year
    # in January), none of personeel (last year in December); huur had no last year: 450 × 5/12 = 187,50.
    "result_difference": D("-462.80"),  # (900 − 1.200) + (0 − 250,10) + (187,50 − 100,20)
    # Contributies as its sheet says 900; personeel entered 1.010; huur 100,20 + 450 × 7/12 = 362,70
    "forecast_result": D("-472.70"),  # 900 − 1.372,70
    "forecast_difference": D("-222.70"),  # −472,70 + 250
    "project_balance": D("27.90"),  # 40 − 12,10
    "project_ahead": D("27.90"),  # all of it
    "project_to_come": D(0),
    "project_overspent": D(0),
    "budget_used": D("24.16"),  # 350,30 ÷ 1.450; the project apart
    "costs_booked": D("350.30"),
    "costs_expected": D("1450.00"),  # the twelve months of every line of the association
    "income_booked": D("900.00"),
    "deviations_without_note": 0,  # no forecast is more than 2.500 from its budget
    "debtors_open": D("325.00"),  # F2 200 + F3 100 + P1 40 − 15 without an invoice
    "debtors_overdue": D("340.00"),  # F2, F3 and P1 were due; the 15 belongs to no invoice
    "creditors_open": D("100.50"),  # C1; C0 was paid on 11 June
    "not_allocated": D("-15.00"),  # Veendam paid 15 without saying what for
    "control_difference": D("0.30"),  # C1 100,50 against 100,20 on account 1600; debtors 325 against 325
    "paid_within_30": D("100.00"),  # C0: 12 May to 11 June is 30 days
    "contributions_due": D("900.00"),  # 600 + 200 + 100
    "contributions_received": D("600.00"),  # Pekela 600, Groningen 0, Veendam unknown
    "contributions_open": D("100.00"),  # Groningen; of Veendam it is unknown
    "contribution_per_inhabitant": D("0.11"),  # 900 ÷ 8.000
    "liquid_books": D("1552.80"),  # 1.073 + 127 + 615 − 250,10 − 12,10
    "liquid_bank": D("1547.80"),  # the same, less 5,00 of bank costs
    "months_covered": D("12.81"),  # 1.547,80 ÷ (1.450,00 ÷ 12); the project apart
    "bank_floor": D("362.50"),  # three months of the same 1.450,00
    "equity": D("1727.60"),  # reserve 1.150 + result 577,60
    "reserves": D("1150.00"),
    "provisions": D("50.00"),
    "vat_paid": D("19.49"),  # 17,39 + 2,10
    "approvals_changed": 3,  # Huur 100 → 100,20; in the second quarter 40 and 12,10 were not approved
    "accounts_not_sorted": 0,
    "checks_failed": 2,  # the bank (5,00) and the creditors (0,30)
    "findings": 4,  # both checks, C1 without a due date, the 15 without an invoice
    "ledger_lines": 20,
}
BLOCKS = {
    "antwoord": (
        "result",
        "income",
        "costs",
        "budget_result",
        "result_difference",
        "forecast_result",
        "liquid_bank",
        "debtors_open",
        "debtors_overdue",
        "checks_failed",
    ),
    "betalen": ("creditors_open", "paid_within_30"),
    "contributie": ("contributions_due", "contributions_received", "contributions_open", "contribution_per_inhabitant"),
    "liquiditeit": ("liquid_bank", "liquid_books", "months_covered"),
    "vermogen": ("equity", "reserves", "provisions"),
    "sluit": ("control_difference", "not_allocated", "findings", "ledger_lines"),
}
"""The blocks of Financiën with the figures that their fold-out offers."""

LOWEST = ("contributions_received", "contributions_open")
"""At least: of Veendam it is unknown what came in."""

Y2023 = Where(2023)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The drawn association, loaded."""
    folder = tmp_path_factory.mktemp("books")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2023-06-30")
        load_tables(folder, {"Gemeenten": PEOPLE["Gemeenten"], **MONEY}, about=MONEY_ABOUT)
        yield folder / "store"


@pytest.fixture(scope="module")
def reader(store):
    with warehouse.reader() as opened:
        yield opened


def in_cents(value):
    return D(str(value)).quantize(D("0.01"), ROUND_HALF_UP)


def test_every_figure_of_money_has_its_answer_by_hand(reader):
    ids = {
        m.id
        for file in (money, projects, checks, cash, books, phasing, quarters, approvals, sorting)
        for m in vars(file).values()
        if m in METRICS.values()
    }
    assert set(BY_HAND) == ids - {"liquidity_by_month"}  # that one is only to read by month
    assert set(KEY_FIGURES) <= set(BY_HAND)
    assert {name: in_cents(figure(reader, name, Y2023)) for name in BY_HAND} == {
        k: in_cents(v) for k, v in BY_HAND.items()
    }


def test_the_command_line_and_the_quarter_report_say_the_same(reader, store, capsys):
    assert main(["figures", "--year", "2023", "--json"]) == 0
    told = {f["id"]: f["value"] for f in json.loads(capsys.readouterr().out, parse_float=D)}
    assert {k: in_cents(told[k]) for k in BY_HAND} == {k: in_cents(v) for k, v in BY_HAND.items()}
    # salary of 250,10 and rent of 100,20 in March, and nothing else that is not of a project
    assert main(["figures", "--year", "2023"]) == 0
    lines = capsys.readouterr().out.partition("\nLasten per maand: ")[2].splitlines()[1:]
    assert [line for line in lines if "350,30" in line][:2] == ["    maand 3: € 350,30", "    kwartaal 1: € 350,30"]
    book = load_workbook(io.BytesIO(quarter_report(reader, 2023, 2)), data_only=True)
    told = {row[0]: row[1] for row in book["Kerncijfers"].iter_rows(min_row=6, values_only=True)}
    assert {k: in_cents(told[METRICS[k].title]) for k in KEY_FIGURES} == {k: in_cents(BY_HAND[k]) for k in KEY_FIGURES}
    bank = {row[0]: row for row in book["Bank"].iter_rows(values_only=True)}
    assert (bank["Samen"][4], bank["Verklaard verschil"][4]) == (-5, -5)
    rows = {row[0]: row for row in book["Begroting en realisatie"].iter_rows(values_only=True)}
    # Contributies as last year, all in January: 1.200 to date against 900 booked, and 1.100 last year until June
    assert rows["Totaal baten"][2:5] == (0, 0, 0)
    assert (rows["Totaal baten"][7:10], rows["Totaal baten"][15]) == ((1200, 900, -300), 1100)
    # the project evenly: April and May are known of the second quarter, 40 × 2/12 and 40 booked; 40 × 5/12 to date
    assert rows["Totaal baten van projecten"][2:5] == (6.67, 40, 33.33)
    assert rows["Totaal baten van projecten"][7:10] == (16.67, 40, 23.33)


def test_the_page_says_the_same_to_the_cent(store):
    found = [shown(behind("financien", block, name, jaar="2023")) for block, ids in BLOCKS.items() for name in ids]
    found += [shown(opened("financien", jaar="2023", la=drawer)) for drawer in ("afwijkingen", "verloop")]
    text = " ".join(found)
    for name in (name for ids in BLOCKS.values() for name in ids):
        unit = METRICS[name].unit
        value = dutch.euro(BY_HAND[name], cents=True) if unit == "€" else dutch.figure(BY_HAND[name], unit)
        assert f"{METRICS[name].title}: {'≥ ' if name in LOWEST else ''}{value} (" in text, name
    assert "De open facturen van crediteuren verschillen € 0,30 van de boeken, op 11-06-2023." in text
    assert "Klopt niet: de bank is gelijk aan de boeken. Het verschil is € 5,00." in text
    assert "verklaard: één bedrag staat maar aan één kant" in text
    assert "Niet aan een factuur toegewezen: −€ 15,00." in text
    assert (
        "Een toelichting is nodig als de prognose meer dan 10 % én meer dan € 2.500 van de begroting afwijkt." in text
    )
    assert "24 % van de begrote lasten is besteed. Er is geboekt over 5 van 12 maanden: 42 % van het jaar." in text


def test_budget_actual_forecast_and_last_year_per_heading(reader):
    rows = reader.rows(
        "SELECT cost_type, original, changes, budget, actual, forecast, forecast_basis, direction, prior_year "
        "FROM budget_facts WHERE report_year = 2023 ORDER BY cost_type_position"
    )
    # evenly: 100,20 + 450 × 7/12 = 362,70; 12,10 + 33,33 × 7/12 = 31,54; what others pay for the project is fixed
    computed = "realisatie over 5 maanden + wat daarna nog wordt verwacht, gelijk per maand"
    # the sheet names three of the four members
    sheet, fixed = "wat het blad Contributies zegt, van 3 van de 4 leden", "het begrote bedrag, dat vaststaat"
    assert rows == [
        ("Contributies", D(1200), None, D(1200), D(900), D(900), sheet, "ongunstig", D(1100)),
        ("Projectbijdragen", D(40), None, D(40), D(40), D(40), fixed, "meer", D(0)),
        ("Personeel", D(1000), None, D(1000), D("250.10"), D(1010), "opgegeven, zonder datum", "ongunstig", D(400)),
        ("Huur", D(400), D(50), D(450), D("100.20"), D("362.70"), computed, "gunstig", D(0)),
        ("Projectkosten", D("33.33"), None, D("33.33"), D("12.10"), D("31.54"), computed, "minder", D(0)),
    ]


def test_equity_says_what_of_it_is_of_projects(reader):
    # 40,00 came in for the project and 12,10 was spent; 1.727,60 − 27,90 = 1.699,70
    [answer] = METRICS["equity"].answers(reader.rows(*METRICS["equity"].sql(Where(2023))))
    assert answer.note == (
        "Daarin zit € 27,90 van projecten, die vooruit is ontvangen of wordt terugbetaald; "
        "zonder dat is het € 1.699,70."
    )


def test_balance_and_how_it_moved(reader):
    rows = reader.rows(
        "SELECT account_id, opening, added, withdrawn, closing FROM balance_facts WHERE report_year = 2023 ORDER BY 1"
    )
    assert rows == [
        ("0500", D("1150.00"), D(0), D(0), D("1150.00")),
        ("0700", D("50.00"), D(0), D(0), D("50.00")),
        ("1000", D("1073.00"), D("742.00"), D("262.20"), D("1552.80")),
        ("1300", D("127.00"), D("940.00"), D("742.00"), D("325.00")),
        ("1600", None, D("112.30"), D("12.10"), D("100.20")),
        ("resultaat", None, D("940.00"), D("362.40"), D("577.60")),
    ]
    assert reader.rows("SELECT sum(booked) FROM balance_facts WHERE report_year = 2023") == [(0,)]


def test_each_control_and_what_the_bank_lacks(reader):
    states = dict(reader.rows("SELECT check_id, state FROM finance_checks WHERE report_year = 2023"))
    assert {name for name, state in states.items() if state != "klopt"} == {"bank", "creditors"}
    assert len(states) == 12
    assert reader.rows("SELECT side_known, day, amount FROM bank_one_sided WHERE report_year = 2023") == [
        ("alleen bij de bank", date(2023, 6, 10), D("-5.00"))
    ]
    assert reader.rows("SELECT difference, explained FROM bank_accounts WHERE report_year = 2023") == [
        (D("-5.00"), D("-5.00"))
    ]
    assert figure(reader, "liquidity_by_month", Y2023, ("month",)) == {
        1: D("1200.00"),
        2: D("1815.00"),
        3: D("1564.90"),
        6: D("1547.80"),
    }


def test_quarters_add_up_to_the_year_to_the_cent(reader):
    of = "WHERE report_year = 2023 AND cost_type = 'Projectkosten' ORDER BY quarter"
    assert reader.rows(f"SELECT quarter, budget, actual FROM quarter_facts {of}") == [
        (1, D("8.33"), D(0)),
        (2, D("5.56"), D("12.10")),  # the books are known up to May: 33,33 × 5/12 = 13,89 to date, less 8,33
        (3, D("8.33"), None),
        (4, D("8.33"), None),
    ]
    assert reader.rows(f"SELECT quarter, budget, actual FROM to_date_facts {of}") == [
        (1, D("8.33"), D(0)),
        (2, D("13.89"), D("12.10")),
        (3, D("25.00"), None),
        (4, D("33.33"), None),
    ]
    # last year's salary was booked in December only
    assert reader.rows(
        "SELECT quarter, prior_year FROM to_date_facts WHERE report_year = 2023 AND cost_type = 'Personeel' ORDER BY 1"
    ) == [(1, 0), (2, 0), (3, 0), (4, D("400.00"))]
    assert reader.rows(
        "SELECT sum(budget), sum(actual) FROM quarter_facts WHERE side = 'lasten' AND report_year = 2023"
    ) == [(D("1443.05"), D("362.40"))]  # 1.483,33 less June of the running quarter: 37,50 huur and 16,67 − 13,89
    assert figure(reader, "costs_booked", Y2023, ("month",)) == {1: None, 3: D("350.30"), 4: None, 5: None}
    # personeel 1.000 as last year, all in December; huur 400 + 50 evenly: 33,33 + 4,17 in January, 37,50 a month
    by_month = figure(reader, "costs_expected", Y2023, ("month",))
    assert (by_month[1], by_month[12]) == (D("37.50"), D("1037.50"))
    assert sum(by_month.values()) == D("1450.00")


def test_a_project_over_its_years_and_its_partners(reader):
    # 180 of 364 days have gone; 12,10 of 1.000 is spent
    assert reader.rows(
        "SELECT costs, income, balance, left_to_spend, used_percent, time_percent, is_ended, balance_is "
        "FROM project_facts WHERE report_year = 2023"
    ) == [(D("12.10"), D("40.00"), D("27.90"), D("987.90"), 1.2, 49.5, False, "vooruit ontvangen of gefactureerd")]
    assert reader.rows("SELECT fiscal_year, budget_costs, costs, budget_income, income FROM project_years") == [
        (2023, D("33.33"), D("12.10"), D("40.00"), D("40.00"))
    ]
    assert reader.rows(
        "SELECT relation_name, invoiced, received, still_open, share_percent, balance_share FROM partner_facts "
        "WHERE report_year = 2023"
    ) == [("Pekela", D("40.00"), D("0.00"), D("40.00"), 100, D("27.90"))]


def test_debtors_by_age_at_the_end_of_both_years(reader):
    assert figure(reader, "debtors_open", Where(2022), ("age",)) == {
        "niet te laat": 1,
        "1 t/m 30 dagen": 2,
        "31 t/m 60 dagen": 12,
        "61 t/m 90 dagen": 48,
        "meer dan 90 dagen": 64,
        "betaald": 0,
    }
    ages = {age: value for age, value in figure(reader, "debtors_open", Y2023, ("age",)).items() if value}
    assert ages == {"31 t/m 60 dagen": 40, "61 t/m 90 dagen": 100, "meer dan 90 dagen": 200, "niet toegewezen": -15}
    assert figure(reader, "creditors_open", Y2023, ("age",))["vervaldatum onbekend"] == D("100.50")


def test_contributions_are_unknown_where_nothing_is_filled_in(reader):
    assert figure(reader, "contributions_received", Y2023, ("municipality",)) == {
        "Groningen": 0,
        "Pekela": 600,
        "Veendam": None,
    }
    because = "ten minste: van een deel van de gemeenten is onbekend wat is ontvangen"
    for name, amount in (("contributions_received", "≥ € 600,00"), ("contributions_open", "≥ € 100,00")):
        metric = METRICS[name]
        [answer] = metric.answers(reader.rows(*metric.sql(Y2023)), ())
        value, why = said(metric, answer, in_cents=True)
        assert value == amount
        assert because in why


def test_subledgers_beside_the_ledger(reader):
    assert figure(reader, "control_difference", Y2023, ("kind",)) == {"crediteur": D("0.30"), "debiteur": 0}
    assert figure(reader, "not_allocated", Y2023, ("kind",)) == {"crediteur": 0, "debiteur": D("-15.00")}


@pytest.mark.parametrize(
    ("day", "ages"),
    [
        (date(2023, 1, 4), {"niet te laat": "900.00"}),
        (date(2023, 2, 14), {"niet te laat": "300.00", "1 t/m 30 dagen": "600.00"}),
        (date(2023, 2, 15), {"niet te laat": "300.00", "niet toegewezen": "-15.00"}),
        (date(2023, 3, 15), {"niet te laat": "300.00", "niet toegewezen": "-15.00"}),
        (date(2023, 3, 16), {"niet te laat": "100.00", "1 t/m 30 dagen": "200.00", "niet toegewezen": "-15.00"}),
        (date(2023, 4, 14), {"niet te laat": "140.00", "1 t/m 30 dagen": "200.00", "niet toegewezen": "-15.00"}),
        (date(2023, 4, 15), {"niet te laat": "140.00", "31 t/m 60 dagen": "200.00", "niet toegewezen": "-15.00"}),
        (
            date(2023, 6, 30),
            {
                "31 t/m 60 dagen": "40.00",
                "61 t/m 90 dagen": "100.00",
                "meer dan 90 dagen": "200.00",
                "niet toegewezen": "-15.00",
            },
        ),
    ],
)
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
    assert {age: value for age, value in found.items() if value} == expected


def test_members_come_first_and_rows_lead_to_their_cell(reader):
    rows = reader.rows(*relations_sql("debiteur", date(2023, 2, 1), Y2023))
    assert [row[:3] for row in rows] == [
        ("Pekela", True, D("600.00")),
        ("Veendam", True, D("200.00")),
        ("Groningen", True, D("100.00")),
    ]
    [c0, c1] = sorted(reader.rows(*invoices_sql("crediteur", date(2023, 6, 1), Y2023)), key=lambda row: row[2])
    assert (c0[2], c0[9], c0[10], c0[14]) == ("C0", D("12.10"), "niet te laat", "Facturen")
    assert (c1[2], c1[9], c1[10]) == ("C1", D("100.50"), "vervaldatum onbekend")
    assert reader.rows(*books_sql("debiteur", date(2023, 2, 14), Y2023)) == [(D("900.00"), date(2023, 5, 31))]
    with pytest.raises(ValueError, match="geen soort"):
        relations_sql("debiteur'; DROP", date(2023, 2, 1), Y2023)


def test_vat_adds_up_to_the_cent(reader):
    # 19,49 over 600, 200 and 100 of 900: 12,99 + 4,33 + 2,16 leaves one cent for the largest
    assert figure(reader, "vat_paid", Y2023, ("municipality",)) == {
        "Pekela": D("13.00"),
        "Veendam": D("4.33"),
        "Groningen": D("2.16"),
    }
    assert figure(reader, "vat_paid", Y2023) == D("19.49")


def test_approval_shows_what_changed_since(reader):
    rows = reader.rows(
        "SELECT quarter, cost_type, approved_amount, actual FROM approval_facts WHERE is_changed ORDER BY ALL"
    )
    assert rows == [
        (1, "Huur", D("100.00"), D("100.20")),
        (2, "Projectbijdragen", D("0.00"), D("40.00")),  # there was nothing of these at the approval
        (2, "Projectkosten", D("0.00"), D("12.10")),
    ]


def test_what_stands_out_is_said(reader):
    rows = reader.rows("SELECT kind, amount FROM finding_facts WHERE report_year = 2023 ORDER BY ALL")
    assert rows == [
        ("controle", D("0.30")),
        ("controle", D("5.00")),
        ("niet toegewezen", D("-15.00")),
        ("vervaldatum", D("100.50")),
    ]


def test_each_figure_of_money_is_unknown_without_its_year_and_leads_to_its_rows(reader):
    for name, metric in METRICS.items():
        if not any(metric is one for file in (books, quarters) for one in vars(file).values()):
            continue
        assert figure(reader, name, Where(2019)) is None, name
        assert metric.means.endswith(".") and metric.needs.endswith("."), name
        for column in metric.allowed:
            for row in reader.rows(*metric.sql(Y2023, (column,))):
                cell = reader.query(*metric.rows_sql(Y2023, {column: row[0]}))
                if metric.n == "":
                    assert len(cell) == row[1 + ANSWER.index("n")], (name, column, row[0])
    for listing in LISTINGS.values():
        if any(listing is one for file in (books, quarters) for one in vars(file).values()):
            assert len(reader.query(*listing.sql(Y2023))), listing.id
