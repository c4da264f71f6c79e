"""Books of ../shared/cases: a book year from July to June, and a year closed in period 13."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tables import figure

import warehouse
from etl.load import load
from metrics import Where

CASES = Path(__file__).parents[3] / "shared" / "cases" / "finance"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="de map shared/cases is er niet")


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Load one of the cases in an empty store, as on a day after it."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2026-11-29")

    def loaded(name):
        outcome = load(CASES / name, reason="toets")
        assert not outcome.problems, [p.sentence for p in outcome.problems]
        return warehouse.reader()

    return loaded


def test_a_book_year_from_july_to_june(read):
    """Period 2 is August 2023 and period 9 March 2024; no booking has a date outside its period."""
    with read("x6b_broken_year.xaf") as reader:
        assert reader.rows(
            "SELECT DISTINCT period, month, month_begins FROM ledger_facts WHERE period > 0 ORDER BY 1"
        ) == [(2, 2, date(2023, 8, 1)), (9, 9, date(2024, 3, 1))]
        assert reader.rows("SELECT min(begins), max(ends) FROM book_months") == [(date(2023, 7, 1), date(2024, 6, 30))]
        assert reader.rows("SELECT months_closed, until_day FROM closed_months") == [(9, date(2024, 3, 31))]
        assert reader.rows("SELECT kind, sentence FROM finding_facts ORDER BY 1") == []


def test_a_year_that_is_closed_in_period_13(read):
    """500,00 of income and 120,50 of costs; the entry that closes the year is neither."""
    with read("x19_year_closed_p13.xaf") as reader:
        [(year,)] = reader.rows("SELECT DISTINCT report_year FROM ledger_facts")
        figures = {name: figure(reader, name, Where(year)) for name in ("costs", "income", "result")}
        assert figures == {"costs": Decimal("120.50"), "income": Decimal("500.00"), "result": Decimal("379.50")}
        assert reader.rows("SELECT kind, sentence FROM finding_facts ORDER BY 1") == []
