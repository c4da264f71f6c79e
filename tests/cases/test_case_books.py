"""The money files of ../shared/cases: each with the values of its EXPECTED.md, loaded in an empty store.

Each stands for a kind; the same kinds, drawn in the tests themselves, are in tests/etl/readers and tests/metrics.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tables import figure

import warehouse
from etl.enter import enter
from etl.load import load
from metrics import Where

CASES = Path(__file__).parents[3] / "shared" / "cases" / "finance"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="de map shared/cases is er niet")
D = Decimal
ACCOUNT = "Rekening eindigend op 4300"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Load cases in an empty store, one after another, as on a day after them; `notes` is what the last one said."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2026-11-29")

    def loaded(*names):
        for name in names:
            outcome = load(CASES / name, reason="toets")
            assert not outcome.problems, [p.sentence for p in outcome.problems]
            loaded.notes = " ".join(outcome.notes)
        return warehouse.reader()

    return loaded


def findings(reader):
    return reader.rows("SELECT kind, sentence FROM finding_facts ORDER BY 1")


def moves(reader):
    return reader.rows("SELECT booked_on, amount FROM bank_movements ORDER BY 1, 2")


def balances(reader):
    return reader.rows("SELECT opening_balance, closing_balance FROM bank_balances ORDER BY balance_date")


def test_a_book_year_from_july_to_june(read):
    """Period 2 is August 2023 and period 9 March 2024; no booking has a date outside its period."""
    with read("x6b_broken_year.xaf") as reader:
        assert reader.rows(
            "SELECT DISTINCT period, month, month_begins FROM ledger_facts WHERE period > 0 ORDER BY 1"
        ) == [(2, 2, date(2023, 8, 1)), (9, 9, date(2024, 3, 1))]
        assert reader.rows("SELECT min(begins), max(ends) FROM book_months") == [(date(2023, 7, 1), date(2024, 6, 30))]
        assert reader.rows("SELECT months_closed, until_day FROM closed_months") == [(9, date(2024, 3, 31))]
        assert findings(reader) == []


def test_a_year_that_is_closed_in_period_13(read):
    """500,00 of income and 120,50 of costs; the entry that closes the year is neither."""
    with read("x19_year_closed_p13.xaf") as reader:
        [(year,)] = reader.rows("SELECT DISTINCT report_year FROM ledger_facts")
        figures = {name: figure(reader, name, Where(year)) for name in ("costs", "income", "result")}
        assert figures == {"costs": D("120.50"), "income": D("500.00"), "result": D("379.50")}
        assert findings(reader) == []


@pytest.mark.parametrize("order", [("m11a_friday.sta", "m11b_monday.sta"), ("m11b_monday.sta", "m11a_friday.sta")])
def test_two_statements_in_a_row_with_an_equal_payment(read, order):
    """−7,50, −7,50 and 1,00: −14,00; 100,00 becomes 86,00."""
    with read(*order) as reader:
        assert moves(reader) == [
            (date(2024, 5, 31), D("-7.50")),
            (date(2024, 5, 31), D("-7.50")),
            (date(2024, 6, 3), D("1.00")),
        ]
        assert balances(reader) == [(D("100.00"), D("92.50")), (D("92.50"), D("86.00"))]
        assert findings(reader) == []


def test_two_bank_accounts_and_money_on_its_way(read):
    """729,50 + 5.700,00 = 6.429,50 at the bank; −50,00 on its way; 679,50 on both sides on 31 March."""
    with read("x14_two_banks.xaf", "m12_bank_for_x14.sta") as reader:
        assert figure(reader, "liquid_books", Where(2024)) == D("6429.50")
        told = "account_id, account_name, balance_date, bank_balance, books_balance, books_now"
        assert reader.rows(f"SELECT {told} FROM bank_accounts ORDER BY 1") == [
            ("1000", ACCOUNT, date(2024, 3, 31), D("679.50"), D("679.50"), D("729.50")),
            ("1010", "Spaarrekening NL20 INGB 0001 2345 67", None, None, D("5700.00"), D("5700.00")),
        ]
        assert reader.rows("SELECT closing FROM balance_facts WHERE balance_group = 'kruisposten'") == [(D("-50.00"),)]
        assert findings(reader) == []


def test_cash_is_no_bank_account(read):
    """1.379,50 on both sides; the cash of 26,34 stands apart, and the check holds."""
    with read("x15_bank_and_cash.xaf", "m13_bank_for_x15.sta") as reader:
        assert figure(reader, "liquid_books", Where(2024)) == D("1379.50")
        check = "SELECT left_amount, right_amount, state FROM finance_checks WHERE check_id = 'bank'"
        assert reader.rows(check) == [(D("1379.50"), D("1379.50"), "klopt")]
        assert reader.rows("SELECT closing FROM balance_facts WHERE balance_group = 'kas'") == [(D("26.34"),)]
        assert findings(reader) == []


def test_accounts_without_a_code_are_asked_once_and_the_answer_stays(read, tmp_path):
    """Four questions the first time, none the second. 1.500,00 + 1.879,50 + 60.000,00 = 63.379,50; a loan is none."""
    with read("x21_no_rgs_bank_names.xaf") as reader:
        assert figure(reader, "liquid_books", Where(2024)) is None
        told = "account_id, proposed_group, booked"
        asked = reader.rows(f"SELECT {told} FROM account_facts WHERE balance_group = 'niet ingedeeld' ORDER BY 1")
    assert asked == [
        ("0700", "leningen", D("-50000.00")),
        ("1010", "bank", D("1500.00")),
        ("1020", "bank", D("1879.50")),
        ("1030", "bank", D("60000.00")),
    ]
    typed = [{"account_id": a, "from_year": "2024", "balance_group": group} for a, group, _ in asked]
    assert not enter("account_mapping", typed, by="penningmeester").problems
    with warehouse.reader() as reader:
        assert figure(reader, "liquid_books", Where(2024)) == D("63379.50")
    text = (CASES / "x21_no_rgs_bank_names.xaf").read_text(encoding="utf-8")
    (tmp_path / "volgende.xaf").write_text(text.replace(">500.00<", ">510.00<"), encoding="utf-8")
    outcome = load(tmp_path / "volgende.xaf")
    assert not outcome.problems
    assert "ingedeeld" not in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        assert figure(reader, "liquid_books", Where(2024)) == D("63389.50")  # 10,00 more came in


def test_an_invoice_that_was_paid_in_advance(read):
    """390,70 + 64,05 = 454,75 invoiced; 50,00 paid in advance, 404,75 open."""
    with read("u4_allow_charge_multi.xml") as reader:
        assert reader.rows("SELECT net_amount, vat_amount, amount, paid_amount, open_amount FROM invoice_facts") == [
            (D("390.70"), D("64.05"), D("454.75"), D("50.00"), D("404.75"))
        ]
        assert findings(reader) == []


@pytest.mark.parametrize("name", ["m2_abn_no20.sta", "m2b_abn_with20.sta"])
def test_a_statement_with_and_without_its_reference(read, name):
    """100,10 + 200,20 − 300,30 = 0,00; 5.000,00 → 5.300,30 → 5.000,00."""
    with read(name) as reader:
        assert [amount for _, amount in moves(reader)] == [D("100.10"), D("200.20"), D("-300.30")]
        assert balances(reader) == [(D("5000.00"), D("5300.30")), (D("5300.30"), D("5000.00"))]


def test_noise_of_a_package_is_rounded_with_a_note(read):
    """100,02 = 33,34 + 66,68."""
    with read("x8b_float_noise.xaf") as reader:
        lines = reader.rows("SELECT amount FROM ledger_facts WHERE NOT is_opening ORDER BY 1")
        assert lines == [(D("-66.68"),), (D("-33.34"),), (D("100.02"),)]
        assert findings(reader) == []
    assert "2 bedragen hebben meer dan twee cijfers achter de komma door rekenruis" in read.notes


def test_a_statement_without_an_opening_balance_is_not_checked(read):
    """−50,00 and 450,00 at the end, and one finding that says it was not checked."""
    with read("c7_no_opening.xml") as reader:
        assert moves(reader) == [(date(2024, 3, 2), D("-50.00"))]
        assert balances(reader) == [(None, D("450.00"))]
        [(kind, sentence)] = findings(reader)
    assert kind == "bestand"
    assert "is niet gecontroleerd: er staat geen beginsaldo op" in sentence
