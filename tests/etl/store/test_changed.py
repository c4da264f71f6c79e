"""Overzicht says what changed since a day of choice: exactly the changed cells, and nothing when nothing changed."""

from datetime import timedelta

import pytest
from looks import opened, said

import warehouse
from etl.enter import enter

pytestmark = pytest.mark.views


def test_since_a_day_names_the_changed_cell_and_what_is_new(own_data, monkeypatch):
    """The shipped data came in before the day that is asked; the change after it."""
    with warehouse.reader() as reader:
        loaded = reader.published_on
    monkeypatch.setattr("metrics.clock.stamp", (loaded + timedelta(days=3)).isoformat)
    assert enter(
        "agreements",
        [
            {
                "report_year": "2024",
                "agreement_id": "A05",
                "kind": "actie",
                "description": "Brief over het gemeentefonds",
                "state": "afgerond",
            }
        ],
        by="secretaris",
    ).batch
    day = (loaded + timedelta(days=2)).strftime("%d-%m-%Y")
    text = said(opened("overzicht", own_data, jaar="2024", la="veranderd", sinds=day))
    assert "1 wijziging, het zwaarste eerst" in text
    part = text.split("het zwaarste eerst")[1]
    assert "Afspraken" in part and "open" in part and "afgerond" in part


@pytest.mark.parametrize(
    ("typed", "answer"), [("morgen", "‘morgen’ is geen dag"), ("01-01-2099", "is er in de gegevens niets veranderd")]
)
def test_no_day_and_no_change_are_said(bundled, typed, answer):
    assert answer in said(opened("overzicht", bundled, jaar="2024", la="veranderd", sinds=typed))


def test_before_there_was_anything_everything_is_new(bundled):
    text = said(opened("overzicht", bundled, jaar="2024", la="veranderd", sinds="01-01-2020"))
    assert "nieuwe regels" in text and "Stoplichten" in text
