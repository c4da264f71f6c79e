"""Periods of an audit file: those that close a year, and those of a book year that does not begin in January."""

import pytest
from audit_files import booking, xaf

import warehouse
from etl.load import load

pytestmark = pytest.mark.views


@pytest.fixture
def periods(tmp_path, monkeypatch):
    """Load a file and give (day, period, month, first day of that month) of each document."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))

    def read(content):
        path = tmp_path / "boek.xaf"
        path.write_text(content)
        outcome = load(path)
        assert not outcome.problems, [problem.sentence for problem in outcome.problems]
        with warehouse.reader() as reader:
            told = reader.rows(
                "SELECT DISTINCT strftime(entry_date, '%Y-%m-%d'), period, month, strftime(month_begins, '%Y-%m-%d') "
                "FROM ledger_facts WHERE NOT is_opening ORDER BY 1, 2"
            )
            out_of_period = reader.rows("SELECT sentence FROM finding_facts WHERE kind = 'periode' ORDER BY 1")
        return told, out_of_period

    return read


def test_periods_up_to_18_close_the_year_and_count_in_its_last_month(periods):
    """Periods 15 and 18 are the twelfth month; 19 is no period, so the day says the month: December."""
    entries = "".join(
        booking(number, "4000", "1000", "10.00", when="2024-12-31", period=period)
        for number, period in enumerate(("12", "15", "18", "19"), start=1)
    )
    told, out_of_period = periods(xaf(entries))
    assert told == [("2024-12-31", period, 12, "2024-12-01") for period in (12, 15, 18)]
    assert out_of_period == []


def test_a_broken_book_year_counts_from_its_own_first_month(periods):
    """July–June: a day of August without a period is in the second month; period 3 is September, and March is not."""
    entries = (
        booking(1, "4000", "1000", "10.00", when="2023-08-20", period="")
        + booking(2, "4000", "1000", "10.00", when="2024-03-05", period="3")
        + booking(3, "4000", "1000", "10.00", when="2024-06-30", period="13")
    )
    told, out_of_period = periods(xaf(entries, begin="2023-07-01", end="2024-06-30", made="2024-08-01"))
    assert told == [
        ("2023-08-20", 2, 2, "2023-08-01"),
        ("2024-03-05", 3, 3, "2023-09-01"),
        ("2024-06-30", 13, 12, "2024-06-01"),
    ]
    # once for the document, not for each of its two lines
    assert out_of_period == [("Boekstuk V-2 heeft een datum (05-03-2024) buiten zijn periode 3",)]
