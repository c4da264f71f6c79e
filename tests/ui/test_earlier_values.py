"""The earlier values of one cell: what was given first, from which file; nothing of a cell that got one value."""

from datetime import date

import pytest
from base import BASE
from tables import load_tables, rows

from ui.blocks import store
from ui.blocks.earlier import earlier
from ui.blocks.markup import NOTHING

FIRST = {
    "Gemeenten": BASE["Gemeenten"],
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak | Datum      | Uiterlijk  | Stand
        2026        | A1     | actie | Bellen   | 01-02-2026 | 01-03-2026 | open
        2026        | A2     | actie | <Mailen> | 01-02-2026 | 01-03-2026 | open
    """,
    "Schoolvakanties": "Regio | Vakantie | Eerste dag | Laatste dag\nNoord | lente | 21-02-2026 | 28-02-2026",
}
LATER = {
    "Afspraken": FIRST["Afspraken"].replace("Bellen   | 01-02-2026 | 01-03-2026", "Bellen   | 01-02-2026 | 15-04-2026"),
    "Schoolvakanties": FIRST["Schoolvakanties"].replace("28-02-2026", "01-03-2026"),
}


@pytest.fixture(scope="module", autouse=True)
def _twice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("twee")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-31")
        load_tables(folder, FIRST, name="eerst.xlsx")
        load_tables(folder, LATER, name="daarna.xlsx")
        yield


def test_what_a_cell_was_before():
    a1 = {"report_year": 2026, "agreement_id": "A1", "state": "open"}
    with store.opened():
        shown = earlier("agreements", a1, "due_date")
        assert "Uiterlijk: 1 eerdere waarde" in shown and "<details" in shown
        assert "<strong>zo 1 mrt 2026</strong>" in shown and "eerst.xlsx › Afspraken › regel 2" in shown
        assert "15 apr 2026" not in shown  # that is what counts now
        # another cell of the row, and the same cell of another row, got one value
        assert earlier("agreements", a1, "description") == NOTHING
        assert earlier("agreements", a1 | {"agreement_id": "A2"}, "due_date") == NOTHING


def test_a_key_with_a_day_in_it():
    with store.opened():
        shown = earlier("school_holidays", {"region": "Noord", "starts_on": date(2026, 2, 21)}, "ends_on")
    assert "<strong>za 28 feb 2026</strong>" in shown and shown.count("<strong>") == 1  # not what counts now


def test_what_is_asked_is_never_a_question_in_sql():
    """A key is bound: a name with a quote in it finds nothing, and harms nothing."""
    with store.opened():
        assert earlier("agreements", {"report_year": 2026, "agreement_id": "A1' OR '1'='1"}, "due_date") == NOTHING
        with pytest.raises(KeyError):
            earlier("agreements", {"report_year": 2026, "agreement_id": "A1"}, "due_date; DROP TABLE agreements")
    assert rows("SELECT count(*) FROM agreements") == [(2,)]
