"""Lights: what must stand beside orange and red, and the round from open to frozen."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from looks import opened, said
from tables import figure, load_base, rows, write_tables

import warehouse
from etl.datasets import DATASETS
from etl.enter import enter
from etl.errors import Refused
from etl.load import load, undo
from etl.store import states
from metrics import LISTINGS, METRICS, Where
from reports.reminders import as_ics

KEY = {"report_year": "2023", "dossier_id": "D1", "half": "1"}
REASONS = {
    "cause": "Te weinig tijd",
    "consequence": "Het wordt later",
    "correction": "Meer uren",
    "owner_function": "adviseur",
    "due_date": "31-12-2023",
}
ROUND = {"report_year": "2023", "half": "1", "opened_on": "01-06-2023", "due_on": "15-06-2023"}


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path, "basis.xlsx")
    return tmp_path


def listing(name, which="", **equals):
    with warehouse.reader() as reader:
        found = reader.rows(*LISTINGS[name].sql(Where(), which, equals))
    return LISTINGS[name].as_dicts(found)


def give(dossier="D1", **values):
    row = KEY | {"dossier_id": dossier} | values
    return enter("lights", [row], by="adviseur")


def judge(dossier, light, verdict="goedgekeurd", reason=""):
    row = KEY | {
        "dossier_id": dossier,
        "judged": light,
        "verdict": verdict,
        "verdict_reason": reason,
        "reviewer_function": "secretaris",
        "reviewed_on": "16-06-2023",
    }
    return enter("light_reviews", [row], by="secretaris")


def step(state):
    more = {} if state == "open" else {"approved_by": "secretaris", "approved_on": "20-06-2023"}
    return enter("light_rounds", [ROUND | {"state": state} | more], by="secretaris")


def sentences(outcome):
    return [problem.wanted for problem in outcome.problems]


# --- what stands beside orange and red ---


def test_orange_or_red_without_a_reason_is_refused_alike_on_page_and_in_workbook(bundled, monkeypatch, tmp_path):
    """Refused rows write nothing, so the shipped data will do."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    key = KEY | {"dossier_id": "D01"}
    for colour in ("oranje", "rood"):
        for missing in REASONS:
            values = {"light_1": colour} | REASONS | {missing: ""}
            typed = give("D01", **values)
            headings = [DATASETS["lights"].columns[name].heading for name in (*key, *values)]
            text = " | ".join(headings) + "\n" + " | ".join((key | values).values())
            sent = load(write_tables(tmp_path / f"{colour}-{missing}.xlsx", {"Stoplichten": text}))
            assert typed.batch is None
            assert sent.batch is None
            assert sentences(typed) == sentences(sent)
            assert [p.column for p in typed.problems] == [DATASETS["lights"].columns[missing].heading]


def test_a_light_is_succeeded_and_never_overwritten(store):
    assert give(light_1="groen").batch
    assert give(light_1="groen", light_2="oranje", meaning="verloop", **REASONS).batch
    assert rows("SELECT light_1, light_2, meaning FROM lights") == [("groen", "oranje", "verloop")]
    history = {row["what"]: (row["before"], row["value"], row["loaded_by"]) for row in listing("light_history")}
    assert history == {}, "een kolom die er eerst niet was, heeft geen eerder woord"
    assert give(light_1="rood", light_2="", meaning="", **REASONS).batch
    history = {row["what"]: (row["before"], row["value"], row["loaded_by"]) for row in listing("light_history")}
    assert history["Stoplicht"] == ("groen", "rood", "adviseur")
    assert history["Tweede stoplicht"] == ("oranje", None, "adviseur")
    again = give(light_1="groen", light_2="", meaning="", **{name: "" for name in REASONS})
    assert again.batch, "terug naar wat het was, is een nieuw woord"
    assert rows("SELECT light_1 FROM lights") == [("groen",)]


# --- the round ---


def test_a_round_hides_concepts_until_approved_and_freezes_with_a_marked_correction(store):
    assert step("open").batch
    assert give("D1", light_1="groen", cause="", **{k: "" for k in REASONS if k != "cause"}).batch
    assert give("D2", light_1="oranje", **REASONS).batch
    facts = "SELECT dossier_id, colour, approval, is_concept FROM light_facts WHERE half = 1 ORDER BY 1"
    assert rows(facts) == [("D1", "niet gegeven", "concept", True), ("D2", "niet gegeven", "concept", True)]
    assert rows("SELECT count(*) FROM attention WHERE kind LIKE 'oranje%'") == [(0,)]

    # given back with a reason, and only so
    refused = judge("D2", "oranje", "teruggegeven")
    assert sentences(refused) == ["Bij teruggeven hoort een reden"]
    assert judge("D2", "oranje", "teruggegeven", "Noem een datum").batch
    assert judge("D1", "groen").batch
    assert rows(facts) == [("D1", "groen", "goedgekeurd", False), ("D2", "niet gegeven", "teruggegeven", True)]
    early = step("goedgekeurd")
    assert "geen licht meer concept of teruggegeven" in sentences(early)[0]
    assert "pas bevroren als zij is goedgekeurd" in " ".join(sentences(step("bevroren")))

    # changed after it was given back: a concept again, and an old approval does not count for it
    assert give("D2", light_1="rood", **REASONS).batch
    assert rows(facts)[1] == ("D2", "niet gegeven", "concept", True)
    assert judge("D2", "rood").batch
    assert give("D2", light_1="rood", **(REASONS | {"cause": "Iets anders"})).batch
    assert rows(facts)[1][2] == "concept", "wat na de goedkeuring verandert, is weer concept"
    assert judge("D2", "oranje").batch
    assert rows(facts)[1][2] == "concept", "een oordeel over een ander licht telt niet"
    assert judge("D2", "rood").batch
    assert rows(facts)[1] == ("D2", "rood", "goedgekeurd", False)
    assert step("goedgekeurd").batch
    assert step("bevroren").batch
    assert step("open").problems, "een bevroren ronde gaat niet meer open"

    # frozen: on the page and in a workbook only with a reason
    values = {"light_1": "oranje"} | REASONS
    typed = give("D2", **values)
    headings = [DATASETS["lights"].columns[name].heading for name in (*KEY, *values)]
    line = " | ".join((KEY | {"dossier_id": "D2"} | values).values())
    sent = load(write_tables(store / "laat.xlsx", {"Stoplichten": " | ".join(headings) + "\n" + line}))
    wanted = "Een licht van een bevroren helft verandert alleen met een nieuwe reden van correctie"
    assert sentences(typed) == sentences(sent) == [wanted]
    assert judge("D2", "rood", "teruggegeven", "Te laat").problems
    corrected = give("D2", revision_reason="Telfout in de uren", **values)
    assert corrected.batch
    assert rows(facts)[1] == ("D2", "oranje", "gecorrigeerd", False)
    assert give("D2", revision_reason="Telfout in de uren", **(values | {"light_1": "rood"})).problems, "een oude reden"
    with pytest.raises(Refused, match="bevroren helft: D2"):
        undo(corrected.batch)
    [change] = [row for row in listing("light_history") if row["what"] == "Stoplicht" and row["value"] == "oranje"]
    assert (change["before"], change["loaded_by"]) == ("rood", "adviseur")


def test_the_round_counts_who_is_due_and_how_far_it_is(store):
    assert step("open").batch
    assert give("D1", light_1="groen").batch
    with warehouse.reader() as reader:
        [answer] = reader.rows(*METRICS["lights_given"].sql(Where(2023, 1)))
    assert answer[:3] == (1, 2, 50.0)
    assert [(r["dossier_id"], r["step"], r["asked_of"]) for r in listing("light_round_list")] == [
        ("D1", "concept", "niet bekend"),
        ("D2", "nog te geven", "niet bekend"),
    ]


def test_a_light_from_before_the_round_stays_and_is_not_given_in_it(store, monkeypatch):
    """D1 was green before the round was opened; D2 had no light. The page is that of a day in the first half."""
    monkeypatch.setenv("VGG_TODAY", "2023-06-20")
    names = (
        "lights_given",
        "lights_from_before",
        "lights_left",
        "lights_waiting",
        "lights_returned",
        "lights_approved",
    )

    def round_():
        with warehouse.reader() as reader:
            shown = reader.rows("SELECT colour FROM light_facts WHERE dossier_id = 'D1' AND half = 1")
            return [*shown[0], *(figure(reader, name, Where(2023, 1)) for name in names)]

    assert give("D1", light_1="groen").batch
    assert step("open").batch
    # none of two given in this round: 0 %, and not 50; two are left, of which one keeps the light it had
    assert round_() == ["groen", 0, 1, 2, 0, 0, 0]
    text = " ".join(said(opened("stoplichten", store / "store", jaar="2023", la="ronde")).split())
    assert "Lichten gegeven 0 % 0 van 2 · 1 met een licht van voor de ronde" in text
    assert "Nog te geven 2 van 2 waarvan 1 met een licht van voor de ronde" in text
    assert "van 2 dossiers nog geen licht gegeven; van 1 daarvan blijft het licht van voor de ronde gelden." in text
    # orange in this round: one of two given, and it waits; green stays until it is approved
    assert give("D1", light_1="oranje", **REASONS).batch
    assert round_() == ["groen", 50, 0, 1, 1, 0, 0]
    assert judge("D1", "oranje", "teruggegeven", "Noem een datum").batch
    assert round_() == ["groen", 50, 0, 1, 0, 1, 0]
    assert judge("D1", "oranje").batch
    assert round_() == ["oranje", 50, 0, 1, 0, 0, 1]


def test_a_light_of_a_later_day_is_not_given_yet_and_the_one_before_it_holds(store):
    """Green on 1 March, orange on 10 June: on 9 June green holds, and in February there was nothing."""
    assert give("D1", light_1="groen", recorded_on="01-03-2023").batch
    assert give("D1", light_1="oranje", recorded_on="10-06-2023", **REASONS).batch
    asked = "SELECT colour, recorded_on FROM light_facts WHERE dossier_id = 'D1' AND half = 1"

    def on(day):
        with states.opened(states.as_on(day)) as reader:
            doubts = reader.rows("SELECT count(*) FROM doubt_facts WHERE kind = 'licht van een dag die nog komt'")
            return *reader.rows(asked)[0], doubts[0][0]

    assert on(date(2023, 2, 28)) == ("niet gegeven", None, 1)
    assert on(date(2023, 6, 9)) == ("groen", date(2023, 3, 1), 1)
    assert on(date(2023, 6, 10)) == ("oranje", date(2023, 6, 10), 0)


def test_reminders_are_a_calendar_that_others_can_read():
    made = as_ics(
        {"adviseur": ["D1 Cultuur", "D2 Sport"]},
        date(2024, 6, 15),
        "eerste helft 2024",
        datetime(2024, 6, 1, 12, tzinfo=UTC),
        "ronde",
    )
    [event] = Calendar.from_ical(made).walk("VEVENT")
    assert event["summary"] == "Stoplichten eerste helft 2024 invullen (adviseur)"
    assert "D2 Sport" in event["description"]
    assert event["dtstart"].dt == date(2024, 6, 15)
    assert event.walk("VALARM")[0]["trigger"].dt.days == -7


def test_a_light_that_is_taken_away_withdraws_nothing_that_was_approved(store):
    """D1 is approved green and then emptied: green stays in force, also when the round is approved and frozen."""
    assert step("open").batch
    nothing = {name: "" for name in ("light_1", *REASONS)}
    assert give("D1", **nothing | {"light_1": "groen"}).batch
    assert judge("D1", "groen").batch
    assert give("D1", **nothing).batch
    facts = "SELECT colour, approval, is_concept, concept_1 FROM light_facts WHERE half = 1 AND dossier_id = 'D1'"
    assert rows(facts) == [("groen", "concept", True, None)]
    assert rows("SELECT step, in_force FROM light_round_facts WHERE half = 1 AND dossier_id = 'D1'") == [
        ("nog te geven", "groen")
    ]
    assert "concept: weggehaald" in said(opened("dossiers", jaar="2023"))
    assert step("goedgekeurd").batch
    assert step("bevroren").batch
    assert rows("SELECT colour FROM light_facts WHERE half = 1 AND dossier_id = 'D1'") == [("groen",)]
