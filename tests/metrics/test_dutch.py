"""The one writer: rounded first, then signed; what is typed loads again; SQL and workbook write the same as Python."""

import re
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from as_shown import as_shown
from hypothesis import given
from hypothesis import strategies as st

import warehouse
from etl.sql import MACROS
from metrics import dutch
from reports.number_format import number_format

D = Decimal
AMOUNTS = st.decimals(D("-99999999.99"), D("99999999.99"), places=2)
PRECISIONS = ("dag", "maand", "kwartaal", "seizoen", "half", "jaar")


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    with warehouse.workbench(MACROS + dutch.MACROS, [tmp_path_factory.mktemp("bench")]) as made:
        yield made


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (D("1234.50"), None, "1.234,5"),
        (D("1234.50"), 2, "1.234,50"),
        (D("-1234.567"), 1, "−1.234,6"),
        (D("0.5"), 0, "1"),
        (D("-0.5"), 0, "−1"),
        (D("-0.04"), 1, "0,0"),
        (-0.0, 2, "0,00"),
        (D("-0.4"), 0, "0"),
        (None, 2, "onbekend"),
        (float("nan"), None, "onbekend"),
        (D("99999999999999.99"), 2, "99.999.999.999.999,99"),
    ],
)
def test_numbers(value, decimals, text):
    assert dutch.number(value, decimals) == text


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 3))
def test_nothing_is_minus_nought(value, places):
    written = [dutch.number(value, places), dutch.percent(value), dutch.euro(value), dutch.euro(value, cents=True)]
    assert not [text for text in written if re.fullmatch(r"[−-](€ )?0+(,0+)?( %)?", text)]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (65.625, "%", "66 %"),
        (0.4, "%", "0 %"),
        (None, "%", "onbekend"),
        (D("1234.50"), "€", "€ 1.235"),
        (D("-1234.50"), "€", "−€ 1.235"),
        (D("0.30"), "€", "€ 0,30"),
        (11.421053, "dagen", "11,42 dagen"),
        (4137.5, "uren", "4.138 uren"),
        (-4137.5, "uren", "−4.138 uren"),
        (62, "", "62"),
    ],
)
def test_figures(value, unit, text):
    assert dutch.figure(value, unit) == text


def test_a_percentage_that_was_set_stands_as_it_was_set():
    assert dutch.percent(D("7.50"), as_set=True) == "7,5 %"
    assert dutch.percent(10, as_set=True) == "10 %"


def test_every_digit():
    assert [dutch.exact(D(text)) for text in ("1234.50", "500.00", "0.352100", "12.5", "-0.004")] == [
        "1.234,50",
        "500",
        "0,3521",
        "12,5",
        "−0,004",
    ]
    assert dutch.part(21, 32) == "21 van 32"
    assert dutch.part(D("1234.50"), D("2000.00")) == "1.234,50 van 2.000"


def test_dates_in_their_precision():
    day = date(2023, 10, 1)
    assert [dutch.when(day, one) for one in PRECISIONS] == [
        "zo 1 okt 2023",
        "okt 2023",
        "vierde kwartaal 2023",
        "najaar 2023",
        "tweede helft 2023",
        "2023",
    ]
    assert dutch.when(None, "dag") == "onbekend"
    assert dutch.moment("2023-10-19T14:05:00+02:00") == "do 19 okt 2023 14:05"


def test_cells():
    values = (None, True, 2023, 12345, D("1234.50"), time(9, 30), date(2023, 10, 19), ["a", "b"])
    assert [dutch.cell(value) for value in values] == [
        "",
        "ja",
        "2023",
        "12.345",
        "1.234,50",
        "09:30",
        "do 19 okt 2023",
        "a; b",
    ]
    assert dutch.cell(date(2023, 10, 1), "maand") == "okt 2023"
    assert dutch.several(1, "regel", "regels") == "1 regel"
    assert dutch.several(1234, "regel", "regels") == "1.234 regels"


@given(amount=AMOUNTS)
def test_what_is_typed_loads_to_the_same_amount(bench, amount):
    for text in (dutch.typed(amount), dutch.exact(amount)):
        assert bench.rows("SELECT nl_money(nl_plain(?::VARCHAR))", [text]) == [(amount,)]


@pytest.mark.parametrize("precision", PRECISIONS)
def test_what_is_typed_loads_to_the_same_date(bench, precision):
    begins = {"kwartaal": (1, 4, 7, 10), "seizoen": (1, 3, 6, 9), "half": (1, 7), "jaar": (1,)}
    for day in (date(2023, month, 1) for month in begins.get(precision, range(1, 13))):
        for text in (dutch.typed(day, precision), dutch.when(day, precision)):
            [(found,)] = bench.rows("SELECT nl_when(?, NULL)", [text])
            assert (found["first_day"], found["precision"]) == (day, precision), text


def test_typed():
    assert dutch.typed(datetime(2023, 10, 19, 14, 5)) == "19-10-2023 14:05"  # noqa: DTZ001 - as a workbook holds it
    assert [dutch.typed(v) for v in (None, False, time(9, 5), 12, 1.5, ["a", "b"])] == [
        "",
        "nee",
        "09:05",
        "12",
        "1,5",
        "a; b",
    ]


@given(amount=AMOUNTS)
def test_sql_writes_as_python_does(bench, amount):
    [row] = bench.rows(
        "SELECT dutch_number(x), dutch_percent(x), dutch_euro(x), dutch_euro(x / 1000) "
        "FROM (SELECT ?::DECIMAL(14, 2) AS x)",
        [amount],
    )
    assert row[:3] == (dutch.number(amount), dutch.percent(amount), dutch.euro(amount, cents=True))
    assert not row[3].startswith("−€ 0,00"), "wat op nul wordt afgerond, heeft geen min"


def test_a_date_in_its_precision_is_over_on_its_last_day(bench):
    """A winter that begins in December 2024 ends with February; what is due in 2024 is so until 31 December."""
    until = {
        ("2024-06-15", "dag"): "2024-06-15",
        ("2024-02-01", "maand"): "2024-02-29",
        ("2024-10-01", "kwartaal"): "2024-12-31",
        ("2024-12-01", "seizoen"): "2025-02-28",
        ("2024-07-01", "half"): "2024-12-31",
        ("2024-01-01", "jaar"): "2024-12-31",
    }
    assert {kind for _, kind in until} == set(PRECISIONS)
    for asked, last in until.items():
        assert bench.rows("SELECT dutch_until(?::DATE, ?)::VARCHAR", list(asked)) == [(last,)], asked
    assert bench.rows("SELECT dutch_until(NULL::DATE, NULL)") == [(None,)]


def test_what_is_of_a_later_day_is_so_until_its_period_begins(bench):
    """June has begun on the 1st; a year on 1 January; what has no date is of no later day."""
    asked = "SELECT dutch_is_later(?::DATE, ?, ?::DATE)"
    for first, kind, day, is_later in (
        ("2024-06-15", "dag", "2024-06-14", True),
        ("2024-06-15", "dag", "2024-06-15", False),
        ("2024-06-01", "maand", "2024-05-31", True),
        ("2024-06-01", "maand", "2024-06-01", False),
        ("2024-01-01", "jaar", "2023-12-31", True),
        ("2024-01-01", "jaar", "2024-01-01", False),
        (None, None, "2024-01-01", False),
        ("2024-06-15", "dag", None, False),
    ):
        assert bench.rows(asked, [first, kind, day]) == [(is_later,)], (first, kind, day)


def test_sql_leaves_the_unknown_unknown(bench):
    assert bench.rows("SELECT dutch_number(NULL), dutch_percent(NULL), dutch_day(NULL)") == [(None, None, None)]
    assert bench.rows("SELECT dutch_day(DATE '2024-03-01')") == [(dutch.typed(date(2024, 3, 1)),)]


@given(AMOUNTS, st.sampled_from(("%", "€", "", "dagen")), st.booleans())
def test_a_workbook_shows_a_number_as_it_is_written(amount, unit, in_cents):
    written = dutch.figure(amount, unit, in_cents)
    assert as_shown(amount, number_format(written)) == written
    assert as_shown(amount, number_format("≥ " + written)) == "≥ " + written


@given(st.decimals(-3, 3, places=6))
def test_a_workbook_shows_a_ratio_as_a_percentage(ratio):
    written = dutch.percent(100 * ratio)
    assert as_shown(ratio, number_format(written, is_ratio=True)) == written


def test_only_a_number_has_a_format():
    with pytest.raises(ValueError, match="onbekend"):
        number_format(dutch.UNKNOWN)
