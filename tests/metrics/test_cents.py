"""Every cent, from a file to the screen: no binary fraction in between. 0,1 + 0,2 is 0,3, and large sums are exact."""

import re
from decimal import Decimal

import pytest
from audit_files import booking, xaf
from tables import rows

import warehouse
from metrics import METRICS, Where, dutch
from metrics.said import against_budget
from reports.__main__ import main

D = Decimal
Y2024 = Where(2024)


def asked(name):
    with warehouse.reader() as reader:
        return reader.rows(*METRICS[name].sql(Y2024))[0][2]


def printed(capsys, name):
    """The digits that `figures --json` prints, before any reader of JSON makes a fraction of them."""
    capsys.readouterr()
    assert main(["figures", "--year", "2024", "--json"]) == 0
    found = re.search(rf'"id": "{name}",\s+"title": "[^"]*",\s+"value": ([^,\n]+)', capsys.readouterr().out)
    return found[1]


def test_a_tenth_and_two_tenths_are_three_tenths(put, capsys):
    put(xaf(booking(1, "4000", "1600", "0.1") + booking(2, "4000", "1600", "0.2"), opening=""))
    assert asked("costs") == D("0.30")
    assert isinstance(asked("costs"), D)
    assert printed(capsys, "costs") == "0.3"
    assert dutch.euro(asked("costs"), cents=True) == "€ 0,30"


@pytest.mark.parametrize(
    ("amount", "times", "total"),
    [
        ("10000000000.01", 3, "30000000000.03"),  # three lines that each stand for 10¹² lines of a cent, and one more
        ("99999999999999.99", 3, "299999999999999.97"),  # the most a line may hold; a binary fraction gives …99,94
    ],
)
def test_sums_beyond_what_a_binary_fraction_can_hold(put, capsys, amount, times, total):
    put(xaf("".join(booking(n, "4000", "1600", amount) for n in range(1, times + 1)), opening=""))
    assert asked("costs") == D(total)
    assert printed(capsys, "costs") == total
    shown = dutch.euro(asked("costs"), cents=True)
    assert shown.replace("€", "").replace(".", "").replace(",", ".").strip() == total
    assert rows("SELECT DISTINCT state FROM finance_checks WHERE check_id = 'debit_credit'") == [("klopt",)]


def test_no_column_of_money_is_a_binary_fraction(put):
    put(xaf(booking(1, "4000", "1600", "0.1"), opening=""))
    found = rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE data_type IN ('DOUBLE', 'FLOAT') "
        "AND regexp_matches(column_name, 'amount|balance|booked|realised|budget|paid|open|closing|debit|credit|vat')"
    )
    assert found == []


def test_a_difference_that_whole_euros_do_not_show_is_said_to_the_cent():
    """30 cents more than a budget of nought: not `€ 0, begroot € 0 (€ 0,30 ongunstiger)`."""
    assert against_budget(D("-0.30"), D(0), D("-0.30")) == "−€ 0,30, begroot € 0,00 (€ 0,30 ongunstiger dan begroot)"
    assert against_budget(D("10.40"), D("9.60"), D("0.80")) == "€ 10,40, begroot € 9,60 (€ 0,80 gunstiger dan begroot)"
    assert against_budget(D("120.40"), D("100.10"), D("20.30")) == "€ 120, begroot € 100 (€ 20 gunstiger dan begroot)"
    assert against_budget(D(5), D(5), D(0)) == "€ 5, begroot € 5 (precies zoals begroot)"
    assert against_budget(D(5), D(4), None) == "€ 5, begroot € 4" and against_budget(D(5), None, None) == "€ 5"
