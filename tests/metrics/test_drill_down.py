"""The bookings behind a line of the budget add up to it, to the cent, also while the year and its quarter run."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from etl.store import states
from metrics import LISTINGS, Where
from metrics.quarters import booked_in, booked_later

PERIODS = [(None, False), *((quarter, to_date) for quarter in (1, 2, 3, 4) for to_date in (False, True))]


@pytest.fixture(scope="module", params=[date(2024, 1, 20), date(2024, 2, 10), date(2024, 11, 15), date(2024, 12, 31)])
def running(bundled, request):
    """The example year as on a day: nothing closed, one month of a quarter, ten months, all of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with states.opened(states.as_on(request.param)) as reader:
            yield reader


def sums(reader, which):
    """Heading and project → what these bookings add up to."""
    listing, found = LISTINGS["ledger_list"], defaultdict(Decimal)
    for row in listing.as_dicts(reader.rows(*listing.sql(Where(2024), which))):
        found[row["cost_type"], row["project_code"]] += row["realised"]
    return found


@pytest.mark.parametrize(("quarter", "to_date"), PERIODS)
def test_the_bookings_add_up_to_the_figure(running, quarter, to_date):
    name = "budget_list" if quarter is None else "to_date_list" if to_date else "quarter_list"
    listing = LISTINGS[name]
    of = {} if quarter is None else {"quarter": quarter}
    figures = listing.as_dicts(running.rows(*listing.sql(Where(2024), "", of)))
    behind = sums(running, booked_in(quarter, to_date))
    lines = {(row["cost_type"], row["project_code"]): row["actual"] for row in figures}
    assert {line: amount for line, amount in lines.items() if amount} == {k: v for k, v in behind.items() if v}


def test_what_does_not_count_yet_is_the_rest(running):
    """What counts and what does not are together all that is booked up to the day."""
    counted, later = sums(running, booked_in(None, False)), sums(running, booked_later(None, False))
    every = sums(running, "is_result AND is_to_date")
    assert {line: counted[line] + later[line] for line in every} == every


def test_the_fifteenth_of_november(bundled, monkeypatch):
    """October is the last closed month. The rent of the fourth quarter so far is one invoice, 1.180 and some cents (the
    landlord asks the same each month, but for cents); that of November is booked on the fourth and does not count yet.
    """
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with states.opened(states.as_on(date(2024, 11, 15))) as reader:
        listing = LISTINGS["ledger_list"]
        for which, days in ((booked_in(4, False), ["04-10"]), (booked_later(4, False), ["04-11"])):
            rows = listing.as_dicts(reader.rows(*listing.sql(Where(2024), which, {"cost_type": "Huisvesting"})))
            assert [f"{row['entry_date']:%d-%m}" for row in rows] == days
            assert 1180 <= rows[0]["realised"] < 1181
