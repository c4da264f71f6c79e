"""A budget workbook as a treasurer keeps it: the right values of ../shared, and how much is asked."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from looks import opened, said
from tables import figure, rows

import warehouse
from etl import drafts
from etl.check.questions import questions
from metrics import Where

FILE = Path(__file__).parents[4] / "shared" / "cases" / "staff" / "d_exploitatie2024.xlsx"
pytestmark = [pytest.mark.views, pytest.mark.skipif(not FILE.exists(), reason="de voorbeeldbestanden staan hier niet")]
D = Decimal


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The workbook in an empty store, looked at on 1 March 2026: what was asked."""
    folder, told = tmp_path_factory.mktemp("d"), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-01")
        draft = drafts.put(FILE.read_bytes(), FILE.name)
        while every := questions(drafts.check(draft.id), {}):
            for question in every:
                told.append(question.text)
                drafts.decide(draft.id, lambda c, q=question: q.answered(c, q.suggestion))
        assert drafts.save(draft.id, by="toets").batch
        yield told


def test_one_question_the_first_time_and_none_the_second(asked):
    assert len(asked) == 1
    assert "7 kostensoorten die er nog niet zijn" in asked[0]
    again = drafts.put(FILE.read_bytes() + b" ", FILE.name)
    outcome = drafts.check(again.id)
    assert questions(outcome, {}) == []
    assert not outcome.has_news


def test_the_right_values(asked):
    assert rows("SELECT cost_type, side FROM cost_types ORDER BY position") == [
        ("Contributies", "baten"),
        ("Bijdragen aan projecten", "baten"),
        ("Personeel", "lasten"),
        ("Huisvesting", "lasten"),
        ("Bijeenkomsten", "lasten"),
        ("Organisatie", "lasten"),
        ("Projectkosten", "lasten"),
    ]
    told = "SELECT amount, {} FROM budget_lines JOIN cost_types USING (cost_type) ORDER BY position"
    assert rows(told.format("fiscal_year::INT, version")) == [
        (D(amount), 2024, "begroting") for amount in (400000, 50000, 300000, 24000, 18000, 12000, 60000)
    ]
    sums = "SELECT sum(amount) FROM month_results JOIN cost_types USING (cost_type) GROUP BY position ORDER BY position"
    assert rows(sums) == [(D(a),) for a in ("400000", "50000", "300006", "24000", "13000.35", "12000", "59999.95")]
    months = "SELECT list(amount ORDER BY month) FROM month_results WHERE cost_type = ?"
    meetings = ["0", "1200.25", "800", "1500", "950", "2100", "0", "0", "1750", "1600", "2200.10", "900"]
    assert rows(months, "Bijeenkomsten") == [([D(a) for a in meetings],)]
    assert rows(months, "Personeel") == [([D("25000.50")] * 12,)]


def test_the_figures_and_the_page_of_finance(asked):
    # baten 450.000 − lasten 300.006 − 24.000 − 13.000,35 − 12.000 − 59.999,95 = 40.993,70; begroot 450.000 − 414.000
    with warehouse.reader() as reader:
        names = ("budget", "budget_income", "budget_result", "costs", "income", "result", "forecast_result")
        told = [figure(reader, name, Where(2024)) for name in names]
    assert told == [D(414000), D(450000), D(36000), D("409006.30"), D(450000), D("40993.70"), D("40993.70")]
    page = said(opened("financien", jaar="2024", la="begroting"))
    assert "409.006" in page
    assert "40.994" in page
    assert "Bijeenkomsten" in page
