"""Commitments beside the budget: what is open on a day, what is then free, and a forecast that is never below both.

The books and the two lists are those of tests/support/committed.py: the sums below start from what is said there.
"""

from datetime import date
from decimal import Decimal

import pytest
from committed import HEADINGS, TABLES, TODAY
from tables import load_once, load_tables, stored, write_tables

from etl.enter import enter
from etl.load import load
from etl.store import states
from metrics import LISTINGS, METRICS, Where

D = Decimal


@pytest.fixture(scope="module", autouse=True)
def books(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, TODAY) as folder:
        yield folder


def on(day):
    """On a day: heading → (committed, free, forecast, its basis); the two figures; and what was listed."""
    with states.opened(states.as_on(day)) as reader:
        headings = {
            name: tuple(rest)
            for name, *rest in reader.rows(
                "SELECT cost_type, committed, free, forecast, forecast_basis FROM budget_facts WHERE report_year = 2025"
            )
        }
        answers = {}
        for name in ("committed", "free_space"):
            [answers[name]] = METRICS[name].answers(reader.rows(*METRICS[name].sql(Where(2025))))
        of = LISTINGS["commitment_list"]
        return headings, answers, of.as_dicts(reader.rows(*of.sql(Where(2025))))


def test_on_a_day_of_the_summer():
    """Advice: 3.000 − 1.000,50 and 1.500 are open, 3.499,50; evenly 1.000,50 + half of 5.000 is 3.500,50, but booked
    plus committed is 1.000,50 + 3.499,50 = 4.500. Free: 5.000 − 1.000,50 − 3.499,50 = 500. Rent: settled, so 600 of the
    1.200 is free. Of one course nobody said what was invoiced: what is open and free there is unknown, and so are the
    totals.
    """
    headings, answers, listed = on(date(2025, 8, 20))
    even = "realisatie over 6 maanden + wat daarna nog wordt verwacht, gelijk per maand"
    assert headings == {
        "Huur": (D(0), D(600), D(1200), even),
        "Advies": (
            *(D("3499.50"), D(500), D(4500)),
            f"geboekt plus verplicht; zonder verplichtingen € 3.500,50, {even}",
        ),
        "Scholing": (None, None, D(300), f"{even}; van een verplichting is onbekend wat nog komt"),
    }
    committed = answers["committed"]
    assert (committed.value, committed.n) == (None, 5)
    assert (committed.coverage_top, committed.coverage_bottom) == (4, 5)
    assert committed.note == "Stand op 30-06-2025."
    assert answers["free_space"].value is None
    assert {row["commitment_id"]: (row["open_amount"], row["_sheet"], row["_row"]) for row in listed} == {
        "V1": (D("1999.50"), "Verplichtingen", 4),
        "V2": (D(1500), "Verplichtingen", 5),
        "V3": (D(0), "Verplichtingen", 6),
        "V4": (None, "Verplichtingen", 7),
        "V5": (D(0), "Verplichtingen", 8),
    }


def test_on_the_last_day_of_the_first_quarter():
    """What was written down later does not count: advice 3.000 − 400 is open and 400 + 3.750 is expected, which is more
    than 400 + 2.600; rent 300 open. Free: 5.000 − 400 − 2.600 = 2.000, 1.200 − 300 − 300 = 600, and 600 of the courses.
    """
    headings, answers, _ = on(date(2025, 3, 31))
    even = "realisatie over 3 maanden + wat daarna nog wordt verwacht, gelijk per maand"
    assert headings == {
        "Huur": (D(300), D(600), D(1200), even),
        "Advies": (D(2600), D(2000), D(4150), even),
        "Scholing": (D(0), D(600), D(450), even),
    }
    assert answers["committed"].value == D(2900)
    assert (answers["free_space"].value, answers["free_space"].out_of) == (D(3200), D(6800))
    assert answers["committed"].note == "Stand op 31-03-2025."


def test_before_the_first_list_nothing_is_known_of_commitments():
    headings, answers, listed = on(date(2025, 3, 30))
    assert {row[:2] for row in headings.values()} == {(None, None)}
    assert (answers["committed"].value, answers["free_space"].value, listed) == (None, None, [])


@pytest.fixture
def own(books, tmp_path, monkeypatch):
    """A store of this test alone, with the same books and commitments."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_once(tmp_path, TABLES)
    return tmp_path


def test_an_entered_forecast_stays_and_says_that_more_is_committed(own):
    row = {"fiscal_year": "2025", "version": "prognose", "line_id": "3", "cost_type": "Advies", "amount": "4000"}
    assert not enter("budget_lines", [row], by="penningmeester").problems
    assert on(date(2025, 8, 20))[0]["Advies"][2:] == (
        D(4000),
        "opgegeven, zonder datum; geboekt plus verplicht is al € 4.500,00",
    )


def test_a_closed_year_is_what_was_booked(own, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2026-02-01")
    row = {"fiscal_year": "2025", "months": "12", "said_by": "penningmeester"}
    assert not enter("months_closed", [row], by="penningmeester").problems
    # what was entered was expected then, and wins no longer
    row = {"fiscal_year": "2025", "version": "prognose", "line_id": "3", "cost_type": "Advies", "amount": "4000"}
    assert not enter("budget_lines", [row], by="penningmeester").problems
    advice = on(date(2026, 2, 1))[0]["Advies"]
    was = "de realisatie van het hele jaar; prognose was € 4.000,00"
    assert advice == (D("3499.50"), D(500), D("1000.50"), was)
    with states.opened(states.as_on(date(2026, 2, 1))) as reader:
        forecast = METRICS["forecast_result"]
        [answer] = forecast.answers(reader.rows(*forecast.sql(Where(2025))))
    # 600 of rent and 1.000,50 of advice; with the 4.000 it was 4.600
    assert (answer.value, answer.note) == (
        D("-1600.50"),
        "Alle maanden zijn afgesloten: het is de realisatie. De prognose was −€ 4.600,00.",
    )


def test_one_that_the_newest_list_does_not_name_counts_on_and_is_told(own):
    """V4 comes with what was invoiced, on a list of July that names no other of the costs: 3.499,50 + 200 is open, of
    which advice is as of June. Of a heading of income nothing counts.
    """
    load_tables(
        own,
        {
            "Verplichtingen": f"""
                {HEADINGS}
                2025 | V4 | 31-07-2025 | Scholing     |  | 02-06-2025 | 250,00 | 50,00 |  | loopt
                2025 | V9 | 31-07-2025 | Contributies |  | 02-06-2025 | 70,00  | 0,00  |  | loopt
            """
        },
        name="juli.xlsx",
    )
    headings, answers, _ = on(date(2025, 8, 20))
    assert headings["Scholing"] == (
        *(D(200), D(400), D(300)),
        "realisatie over 6 maanden + wat daarna nog wordt verwacht, gelijk per maand",
    )
    assert "Contributies" not in headings
    assert answers["committed"].value == D("3699.50")
    assert answers["free_space"].value == D(1500)
    assert answers["committed"].note == (
        "Stand op 31-07-2025. 2 verplichtingen staan niet op die lijst en tellen mee zoals zij het laatst waren "
        "opgegeven. Wat bij baten staat, telt niet mee."
    )


def test_a_heading_with_a_commitment_alone_is_a_line(own):
    load_tables(
        own,
        {
            "Kostensoorten": """
                Kostensoort | Baten of lasten | Volgorde
                Reizen      | lasten          | 5
            """,
            "Verplichtingen": f"""
                {HEADINGS}
                2025 | V7 | 30-06-2025 | Reizen |  | 02-06-2025 | 80,00 | 0,00 |  | loopt
            """,
        },
        name="reizen.xlsx",
    )
    basis = "geboekt plus verplicht; zonder verplichtingen € 0,00, realisatie over 6 maanden"
    assert on(date(2025, 8, 20))[0]["Reizen"] == (D(80), D(-80), D(80), basis)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("V8 | 30-06-2025 | Huur |  | 01-07-2025 | 80,00 | 0,00 |  | loopt", "niet van voor de dag"),
        ("V8 | 30-06-2025 | Huur |  | 01-06-2025 | 80,00 | 81,00 |  | loopt", "niet meer gefactureerd"),
        ("V8 | 30-06-2025 | Huur |  | 01-06-2025 | -80,00 |  |  | loopt", "Het bedrag is positief"),
    ],
)
def test_what_cannot_be_is_refused(own, row, sentence):
    outcome = load(write_tables(own / "fout.xlsx", {"Verplichtingen": f"{HEADINGS}\n2025 | {row}"}))
    assert [sentence in problem.sentence for problem in outcome.problems] == [True]


def test_what_is_booked_after_a_day_does_not_reach_its_forecast(own):
    """Rent of 1.300,00 in August: on 20 August it is in, and 600 + 1.300 is expected; on 31 March nobody knew of it."""
    load_tables(
        own,
        {
            "Boekingen": """
                Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
                2025     | 9           | 8       | 10-08-2025 | Inkoop  | 9        | 4000     | 1.300,00
            """
        },
        name="augustus.xlsx",
    )
    assert on(date(2025, 8, 20))[0]["Huur"][2] == D(1900)
    assert on(date(2025, 3, 31))[0]["Huur"][:3] == (D(300), D(600), D(1200))
