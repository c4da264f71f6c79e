"""Upload with a calendar, a Teams report and a list: the questions on the page, and the samples' answers after it."""

from __future__ import annotations

import pytest
from calendars import EXCHANGE, OUTLOOK, SAMPLES, needs_samples
from looks import shown, upload_page
from meetings import LIST, TABLES
from tables import load_once, rows

from etl import drafts
from etl.intake import identities
from etl.intake.list_marks import ABSENT

pytestmark = pytest.mark.views

TEAMS = SAMPLES / "teams" / "IDL-14-11-22.csv"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "data"))
    load_once(tmp_path, TABLES)
    return tmp_path


def saved(app, draft):
    """Fill in who it is and save all of it."""
    next(field for field in app.text_input if field.label == "Uw functie").set_value("secretaris")
    next(button for button in app.button if button.label.startswith("Alles opslaan")).click()
    app.run()
    assert not app.exception, app.exception
    assert draft.id not in {d.id for d in drafts.every()}


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception


@needs_samples
def test_the_samples_through_the_page(store):
    for path in (EXCHANGE, OUTLOOK):
        draft = drafts.put(path.read_bytes(), path.name)
        saved(upload_page(draft), draft)
    assert rows("SELECT count(*), count(moved_from), max(invited), max(accepted) FROM meeting_sources") == [
        (25, 3, 4, 1)
    ]
    draft = drafts.put(TEAMS.read_bytes(), TEAMS.name)
    app = upload_page(draft)
    choices = [box for box in app.selectbox if box.label.startswith("Van welke gemeente is Fred Primus")]
    assert len([box for box in app.selectbox if box.label.startswith("Van welke gemeente is ")]) == 7
    choices[0].set_value("Pekela")
    press(app, "Bevestigen wie wie is")
    who = {identities.code_of("Fred Primus"): ("Pekela", "onbekend")}
    assert identities.confirmed(drafts.get(draft.id).choices) == who
    # One municipality is known to have been there; of the others the page asks what it means that they are not.
    [box] = [box for box in app.selectbox if box.label.startswith("Een gemeente die niet in het verslag staat")]
    box.set_value(ABSENT)
    press(app, "Bevestigen")
    saved(app, draft)
    assert rows("SELECT present, said_date::VARCHAR FROM meeting_sources WHERE source = 'teams'") == [(7, "2022-11-14")]
    assert rows("SELECT municipality, presence FROM attendance_facts ORDER BY 1") == [
        ("Groningen", "afwezig"),
        ("Pekela", "aanwezig"),
        ("Veendam", "afwezig"),
    ]


def test_a_list_asks_what_an_empty_cell_means_and_can_leave_a_meeting_out(store):
    draft = drafts.put(LIST.encode(), "presentie.csv")
    app = upload_page(draft)
    assert "Eerste Eiland" not in shown(app) + str([box.label for box in app.selectbox])
    assert next(button for button in app.button if button.label.startswith("Alles opslaan")).disabled
    app.multiselect[0].set_value(["PHO Sport"])
    press(app, "Toepassen")
    [box] = [box for box in app.selectbox if box.label.startswith("Een leeg vak")]
    box.set_value(ABSENT)
    press(app, "Bevestigen")
    saved(app, draft)
    assert rows("SELECT title FROM meetings ORDER BY meeting_date") == [("PHO Cultuur",), ("PHO Cultuur en PHO Sport",)]
    assert rows("SELECT count(*), count(*) FILTER (is_present) FROM attendance_facts") == [(6, 4)]
