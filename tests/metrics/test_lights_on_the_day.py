"""Lights on an earlier day: the light, the approval and the round as they were then, not as they became."""

from datetime import date

import pytest
from tables import figure, load_base

import warehouse
from etl.enter import enter
from etl.store import states
from metrics import Where

KEY = {"report_year": "2023", "half": "1"}
REASONS = {
    "cause": "Te weinig tijd",
    "consequence": "Het wordt later",
    "correction": "Meer uren",
    "owner_function": "adviseur",
    "due_date": "31-12-2023",
}
OPENED = KEY | {"opened_on": "01-03-2023", "due_on": "15-06-2023", "state": "open"}
SAME = {"light_2": "", "meaning": "", "explanation": ""}


def give(dossier, colour, day=""):
    why = REASONS if colour != "groen" else dict.fromkeys(REASONS, "")
    row = KEY | SAME | {"dossier_id": dossier, "light_1": colour, "recorded_on": day} | why
    assert enter("lights", [row], by="adviseur").batch


def judge(dossier, colour, day, verdict="goedgekeurd", reason=""):
    row = KEY | {"dossier_id": dossier, "judged": colour, "verdict": verdict, "verdict_reason": reason}
    assert enter(
        "light_reviews", [row | {"reviewer_function": "secretaris", "reviewed_on": day}], by="secretaris"
    ).batch


@pytest.fixture(scope="module")
def spring(tmp_path_factory):
    """D1: green in January, in the round orange (approved) and green (approved); D2: red and green, without a day."""
    folder = tmp_path_factory.mktemp("spring")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_base(folder)
        give("D1", "groen", "10-01-2023")
        assert enter("light_rounds", [OPENED], by="secretaris").batch
        give("D1", "oranje", "20-03-2023")
        judge("D1", "oranje", "01-04-2023")
        give("D1", "groen", "20-05-2023")
        judge("D1", "groen", "26-05-2023", "teruggegeven", "Noem een datum")
        judge("D1", "groen", "01-06-2023")
        give("D2", "rood")
        judge("D2", "rood", "01-04-2023")
        give("D2", "groen")
        judge("D2", "groen", "01-06-2023")
        approved = OPENED | {"state": "goedgekeurd", "approved_by": "secretaris", "approved_on": "20-06-2023"}
        assert enter("light_rounds", [approved], by="secretaris").batch
    return folder / "store"


@pytest.fixture
def on(spring, monkeypatch):
    """A reader of the store as on a day."""
    monkeypatch.setenv("VGG_DATA", str(spring))
    return lambda day: states.opened(states.as_on(date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        # the light of 10 January is not there on the 9th
        ("2023-01-09", ("niet gegeven", None, "zonder ronde")),
        # the round is opened on 1 March: before that day a light needs no approval
        ("2023-02-28", ("groen", None, "zonder ronde")),
        ("2023-03-01", ("groen", None, "van voor de ronde")),
        # orange was given on 20 March and approved on 1 April; until then green stands
        ("2023-03-20", ("groen", "oranje", "concept")),
        ("2023-03-31", ("groen", "oranje", "concept")),
        ("2023-04-01", ("oranje", None, "goedgekeurd")),
        ("2023-05-19", ("oranje", None, "goedgekeurd")),
        # green was given on 20 May, came back on the 26th and was approved on 1 June; until then orange stands
        ("2023-05-20", ("oranje", "groen", "concept")),
        ("2023-05-27", ("oranje", "groen", "teruggegeven")),
        ("2023-06-01", ("groen", None, "goedgekeurd")),
    ],
)
def test_the_light_is_the_one_that_was_approved_by_then(on, day, stands):
    with on(day) as reader:
        sql = "SELECT colour, concept_1, approval FROM light_facts WHERE dossier_id = 'D1' AND half = 1"
        assert reader.rows(sql) == [stands]
        asked = reader.rows("SELECT count(*) FROM attention WHERE kind LIKE 'oranje%' AND link_value = 'D1'")
    assert asked == [(int(stands[0] == "oranje"),)]


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        # nobody wrote when these were given: the word is that of now, and what is in force goes by the approvals
        ("2023-03-31", ("niet gegeven", "groen", "concept")),
        ("2023-04-01", ("rood", "groen", "concept")),
        ("2023-05-31", ("rood", "groen", "concept")),
        ("2023-06-01", ("groen", None, "goedgekeurd")),
    ],
)
def test_of_a_light_without_a_day_the_approvals_say_what_was_in_force(on, day, stands):
    with on(day) as reader:
        sql = "SELECT colour, concept_1, approval FROM light_facts WHERE dossier_id = 'D2' AND half = 1"
        assert reader.rows(sql) == [stands]


@pytest.mark.parametrize(
    ("day", "state", "given", "approved", "waiting"),
    [
        # not opened yet: nothing is asked, and that is unknown and not 0
        ("2023-02-28", None, None, None, None),
        # D1 has its light from before the round, D2 a concept without a day: one of two
        ("2023-03-01", "open", 50, 0, 1),
        # both given; orange and red are approved, and of D2 something else was given since
        ("2023-04-01", "open", 100, 1, 1),
        ("2023-05-20", "open", 100, 0, 2),
        ("2023-06-19", "open", 100, 2, 0),
        ("2023-06-20", "goedgekeurd", 100, 2, 0),
    ],
)
def test_a_round_is_as_it_was_on_the_day(on, day, state, given, approved, waiting):
    with on(day) as reader:
        states_of = reader.rows("SELECT DISTINCT round_state, approved_on FROM light_round_facts")
        found = [figure(reader, name, Where(2023, 1)) for name in ("lights_given", "lights_approved", "lights_waiting")]
    assert found == [given, approved, waiting]
    assert states_of == ([] if state is None else [(state, date(2023, 6, 20) if state == "goedgekeurd" else None)])


def test_an_approval_of_another_light_puts_nothing_in_force(tmp_path, monkeypatch):
    """Orange is approved; red is given, and an approval that names green says nothing of red."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    assert enter("light_rounds", [OPENED], by="secretaris").batch
    give("D1", "oranje", "20-03-2023")
    judge("D1", "oranje", "01-04-2023")
    give("D1", "rood", "05-04-2023")
    judge("D1", "groen", "06-04-2023")
    with warehouse.reader() as reader:
        sql = "SELECT colour, concept_1, approval FROM light_facts WHERE dossier_id = 'D1' AND half = 1"
        assert reader.rows(sql) == [("oranje", "rood", "concept")]


def test_a_verdict_or_a_round_of_a_day_to_come_is_named(on):
    sql = "SELECT kind, title FROM doubt_facts WHERE kind LIKE 'oordeel%' OR kind LIKE 'ronde%' ORDER BY ALL"
    with on("2023-06-01") as reader:
        assert reader.rows(sql) == []
    with on("2023-02-28") as reader:
        assert reader.rows(sql) == [
            ("oordeel van een dag die nog komt", "PHO Cultuur"),
            ("oordeel van een dag die nog komt", "PHO Sport"),
            ("ronde van een dag die nog komt", "Ronde eerste helft"),
        ]
