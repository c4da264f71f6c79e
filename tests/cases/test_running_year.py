"""The running year of ../shared/cases: looked at on 29 November 2026, and again after a plan and a stray booking."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import warehouse
from etl.load import load
from metrics import METRICS, Where
from reports.figures import default_year
from ui.blocks.filters import report_years

CASES = Path(__file__).parents[3] / "shared" / "cases" / "running-year"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="de map shared/cases is er niet")
YEAR = 2026


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory):
    """What the dashboard says on 29 November: of the year alone, and after each of two more files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(tmp_path_factory.mktemp("fryslan") / "data"))
        patch.setenv("VGG_TODAY", "2026-11-29")
        said = {}
        for name in ("friesland.xlsx", "begroting-2027.xlsx", "memoriaal-december.xlsx"):
            outcome = load(CASES / name, reason="toets")
            assert not outcome.problems, [p.sentence for p in outcome.problems]
            said[name] = _said()
        return said


def _said() -> dict[str, object]:
    with warehouse.reader() as reader:
        years = report_years.__wrapped__(reader.generation, reader)

        def value(name):
            return reader.rows(*METRICS[name].sql(Where(YEAR)))[0][2]

        def all_of(sql):
            return reader.rows(sql)

        return {
            "opens on": (years[0].year, default_year(reader)),
            "until": {kind: day for kind, day, _ in next(y.until for y in years if y.year == YEAR)},
            "late": all_of(
                f"SELECT agreement_id, days_overdue FROM agreement_facts WHERE report_year = {YEAR} AND is_overdue "
                "AND NOT is_carried_over ORDER BY 1"
            ),
            "attention": {
                (kind, subject): reason
                for kind, subject, reason in all_of(
                    f"SELECT kind, subject, reason FROM attention WHERE report_year = {YEAR}"
                )
            },
            "forecast": dict(all_of(f"SELECT cost_type, forecast FROM budget_facts WHERE report_year = {YEAR}")),
            "months": all_of(f"SELECT months_closed, basis FROM closed_months WHERE report_year = {YEAR}"),
            "result": value("forecast_result"),
            "seats": all_of(f"SELECT count(*) FILTER (is_filled), count(*) FROM seat_facts WHERE report_year = {YEAR}"),
            "behind": all_of(
                f"SELECT count(*) FROM target_facts WHERE report_year = {YEAR} AND state = 'loopt achter'"
            ),
            "to date": all_of(
                "SELECT actual, budget_to_date FROM budget_facts "
                f"WHERE report_year = {YEAR} AND cost_type = 'Personeel'"
            ),
        }


def test_the_running_year_is_judged_on_today(looked_at):
    said = looked_at["friesland.xlsx"]
    assert said["opens on"] == (2026, 2026)
    assert {kind: day.isoformat() for kind, day in said["until"].items()} == {
        "overleggen": "2026-11-20",
        "boeken": "2026-10-31",
        "bank": "2026-10-31",
        "stoplichten": "2026-06-20",
    }
    assert said["late"] == [("A2026-1", 9), ("A2026-2", 1)]
    assert said["attention"]["nog niet gegeven", "Stoplichten tweede helft"].startswith("10 dossiers")
    assert ("afloop onbekend", "Woondeal: bestuurlijke conferentie") in said["attention"]
    assert said["seats"] == [(5, 6)]
    assert said["behind"] != [(10,)]


def test_the_forecast_rests_on_ten_months_and_on_what_is_due(looked_at):
    """Contribution: what its sheet says, 416.672. Subsidy: 80.000 came in, and last year nothing came after September.

    Costs: ten months of last year's twelve are over, so two twelfths of each budget are still to come: staff
    260.000 + 54.250, rent 51.000 + 10.500, meetings 36.000 + 7.875, project 64.000 + 12.250 (nobody pays for it but
    the association), unforeseen 0 + 2.625: 498.500. 416.672 + 80.000 - 498.500 = -1.828.
    """
    said = looked_at["friesland.xlsx"]
    assert said["months"] == [(10, "afgelezen uit de boekingen")]
    assert said["forecast"]["Contributie leden"] == Decimal("416672.00")
    assert said["forecast"]["Bijdrage provincie"] == Decimal("80000.00")
    assert said["result"] == Decimal("-1828.00")
    assert said["to date"] == [(Decimal("260000.00"), Decimal("271250.00"))]


@pytest.mark.parametrize("after", ["begroting-2027.xlsx", "memoriaal-december.xlsx"])
def test_a_plan_or_a_stray_booking_changes_nothing(looked_at, after):
    before, now = looked_at["friesland.xlsx"], looked_at[after]
    assert {name for name in before if before[name] != now[name]} == set()
