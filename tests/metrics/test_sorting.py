"""Which account belongs to which heading: asked once, proposed where something is known, and kept for later years."""

from decimal import Decimal

import pytest
import small_books
from looks import opened, shown
from tables import load_once

import warehouse
from etl.enter import enter
from etl.load import load
from metrics import METRICS, Where

D = Decimal


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_once(tmp_path, {"Kostensoorten": small_books.HEADINGS, "Begroting": small_books.BUDGET})
    return tmp_path


def bring(folder, year, content):
    path = folder / f"boeken-{year}.xaf"
    path.write_bytes(content)
    outcome = load(path)
    assert not outcome.problems
    return outcome


def sorting(year):
    """(account, counted under, who says so, proposal) of each account that is not settled."""
    with warehouse.reader() as reader:
        return reader.rows(
            "SELECT account_id, cost_type, sorted_by, proposal FROM sorting_facts WHERE report_year = ? "
            "AND (NOT is_sorted OR is_to_confirm) ORDER BY account_id",
            [year],
        )


def test_an_unknown_account_is_asked_for_and_its_amount_is_not_hidden(store):
    outcome = bring(store, 2023, small_books.LAST_YEAR)
    said = "3 rekeningen hebben nog geen kostensoort (4510 Licenties, 4520 Portokosten, 4990 Organisatie overig)"
    assert said in " ".join(outcome.notes)
    unknown = "Niet ingedeeld (lasten)"
    assert sorting(2023) == [
        ("4000", "Personeel", "voorstel uit de RGS-code", "Personeel"),
        ("4510", unknown, "niet ingedeeld", None),
        ("4520", unknown, "niet ingedeeld", None),
        ("4990", unknown, "niet ingedeeld", "Organisatie"),
        ("8000", "Contributies", "voorstel uit de RGS-code", "Contributies"),
    ]
    with warehouse.reader() as reader:
        assert reader.rows("SELECT actual, budget FROM budget_facts WHERE cost_type = ?", [unknown]) == [
            (D("7400.00"), D("0.00"))
        ]
        [(count,)] = reader.rows("SELECT count(*) FROM sorting_facts WHERE NOT is_sorted")
        sql, params = METRICS["accounts_not_sorted"].sql(Where(2023))
        assert reader.rows(sql, params)[0][2] == count == 3


def test_what_is_confirmed_holds_for_later_years_and_not_for_earlier_ones(store):
    bring(store, 2023, small_books.LAST_YEAR)
    rows = [{"account_id": a, "from_year": "2023", "cost_type": "Organisatie"} for a in ("4510", "4520", "4990")]
    assert not enter("account_mapping", rows, by="penningmeester").problems
    assert [row[0] for row in sorting(2023)] == ["4000", "8000"]
    outcome = bring(store, 2024, small_books.THIS_YEAR)
    assert "kostensoort" not in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        sums = "SELECT actual, prior_year FROM budget_facts WHERE report_year = 2024 AND cost_type = 'Organisatie'"
        assert reader.rows(sums) == [(D("12800.00"), D("7400.00"))]
    # from 2024 on it belongs elsewhere; 2023 stays what it was
    enter("account_mapping", [{"account_id": "4510", "from_year": "2024", "cost_type": "Personeel"}], by="secretaris")
    with warehouse.reader() as reader:
        assert reader.rows(
            "SELECT report_year, sum(actual) FROM budget_facts WHERE cost_type = 'Organisatie' GROUP BY 1 ORDER BY 1"
        ) == [(2023, D("7400.00")), (2024, D("400.00"))]


def test_a_number_of_another_year_is_the_first_proposal(store):
    bring(store, 2024, small_books.THIS_YEAR)
    enter("account_mapping", [{"account_id": "4510", "from_year": "2024", "cost_type": "Organisatie"}], by="secretaris")
    bring(store, 2023, small_books.LAST_YEAR)
    found = {row[0]: row[3] for row in sorting(2023)}
    assert found["4510"] == "Organisatie"
    # the only heading of an account of 2023 that begins with the same two digits is not known yet
    assert found["4520"] is None


def test_the_page_asks_and_keeps_the_answer(store):
    bring(store, 2023, small_books.LAST_YEAR)
    app = opened("financien", jaar="2023", la="indelen")
    text = shown(app)
    assert "3 rekeningen hebben nog geen kostensoort" in text
    assert "€ 7.000,00" in text
    assert "2 rekeningen tellen bij de kostensoort die volgt uit de RGS-code" in text
    app.text_input[0].set_value("penningmeester").run()
    for box in app.selectbox:
        if box.label.startswith(("4510", "4520")):
            box.set_value("Organisatie")
    next(b for b in app.button if b.label == "Indeling opslaan").click().run()
    assert not app.exception
    assert "nog geen kostensoort" not in shown(app)
    assert sorting(2023) == []


def test_the_kascommissie_cannot_sort_accounts(store):
    bring(store, 2023, small_books.LAST_YEAR)
    app = opened("financien", jaar="2023", kascommissie="true")
    assert "nog geen kostensoort" in shown(app)
    assert "Indeling opslaan" not in [button.label for button in app.button]
