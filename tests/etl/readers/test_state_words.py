"""Whether a meeting was held, as people write it; a word inside a title says nothing."""

from __future__ import annotations

import pytest
from meetings import TABLES
from tables import load_once, rows

from etl.check.questions import questions
from etl.intake.choices import NOTHING
from etl.load import check_file, load
from etl.readers.meetings.state_words import in_title, state_said, words_on_meeting

OFF, MOVED = "geannuleerd", "uitgesteld"
STATES = (
    "SELECT title, state, count(present)::INT, coalesce(sum(present), 0)::INT FROM meetings LEFT JOIN attendance "
    "USING (meeting_id) GROUP BY ALL ORDER BY min(meeting_date)"
)


@pytest.fixture
def small(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2024-04-01")
    load_once(store, TABLES)
    return store


def saved(path, text, **answers):
    """What is asked of a list (the words → the answer that stands ready), once it is saved with these answers."""
    path.write_text(text, encoding="utf-8")
    choices, asked = NOTHING, {}
    for question in questions(check_file(path, name=path.name), {}):
        words = question.text.split("‘")[1].split("’")[0]
        asked[words] = question.suggestion
        choices = question.answered(choices, answers.get(words.replace(" ", "_"), question.suggestion))
    assert load(path, choices=choices).batch
    return asked


@pytest.mark.parametrize(
    ("written", "title", "state"),
    [
        ("PHO Sport - GEANNULEERD", "PHO Sport", OFF),
        ("PHO Wonen (verplaatst naar 16-4)", "PHO Wonen", MOVED),
        ("Geannuleerd: PHO Sport", "PHO Sport", OFF),
        ("AFGELAST - PHO Zorg", "PHO Zorg", OFF),
        ("(vervallen) PHO Zorg", "PHO Zorg", OFF),
        ("PHO Sport vervalt", "PHO Sport", OFF),
        ("PHO Sport gaat niet door", "PHO Sport", OFF),
        ("PHO Sport VERVALLEN i.v.m. ziekte", "PHO Sport", OFF),
        ("PHO Sport [uitgesteld]", "PHO Sport", MOVED),
        ("PHO Zorg: afgezegd wegens te weinig onderwerpen", "PHO Zorg", OFF),
        ("PHO Zorg, afgezegd door Pekela", "PHO Zorg, afgezegd door Pekela", ""),
        ("PHO Vervallen boerderijen", "PHO Vervallen boerderijen", ""),
        ("Over uitgesteld onderhoud", "Over uitgesteld onderhoud", ""),
        ("PHO Cultuur - verplaatsing azc", "PHO Cultuur - verplaatsing azc", ""),
        ("PHO Sport (niet vervallen)", "PHO Sport (niet vervallen)", ""),
    ],
)
def test_a_title_may_end_or_begin_with_the_state(written, title, state):
    assert in_title(written) == (title, state)


def test_a_column_for_the_state_says_one_that_is_known_or_its_own_words():
    for state, texts in {
        OFF: ("vervalt", "afgezegd", "gecanceld", "nee", "niet doorgegaan", "Geannuleerd i.v.m. storm", "N"),
        MOVED: ("verplaatst naar 16-4", "uitgesteld", "nee, verzet"),
        "gehouden": ("ja", "Doorgegaan", "ja, met gasten", "x", "definitief"),
        "gepland": ("gepland", "o.v."),
        "": ("", "  "),
    }.items():
        assert {state_said(text) for text in texts} == {state}, state
    for text in ("??", "niet vervallen", "ja maar digitaal", "verslag volgt", "geannuleerd?"):
        assert state_said(text) == text


def test_a_remark_may_say_that_a_meeting_where_nobody_was_was_not_held(small):
    asked = saved(
        small / "p.csv",
        "Datum;Overleg;Opmerking;Pekela;Veendam\n16-2-2024;PHO A;;x;-\n17-2-2024;PHO B;ging niet door;-;-\n"
        "18-2-2024;PHO C;doorgeschoven naar 3 maart;-;-\n19-2-2024;PHO D;was eerst afgezegd, toch doorgegaan;x;x\n"
        "20-2-2024;PHO E;agendapunt 3 vervallen;x;-\n21-2-2024;PHO F;Pekela afgezegd;-;x\n"
        "22-2-2024;PHO G;notulen volgen;-;-\n23-2-2024;PHO H;ging niet door;-;-",
    )
    # Where someone was present the remark is of something else; the same words are asked once (B and H).
    assert asked == {"ging niet door": OFF, "doorgeschoven naar 3 maart": MOVED}
    # What was not held has no turnout: none of its two cells is counted as absent.
    assert rows(STATES) == [
        ("PHO A", "gehouden", 2, 1),
        ("PHO B", OFF, 0, 0),
        ("PHO C", MOVED, 0, 0),
        ("PHO D", "gehouden", 2, 2),
        ("PHO E", "gehouden", 2, 1),
        ("PHO F", "gehouden", 2, 1),
        ("PHO G", "gehouden", 2, 0),
        ("PHO H", OFF, 0, 0),
    ]


def test_a_text_that_stands_alone_among_the_marks_is_asked_about_the_meeting(small):
    asked = saved(
        small / "p.csv",
        "Datum;Overleg;Pekela;Veendam\n16-2-2024;PHO A;x;-\n17-2-2024;PHO B;ging niet door;\n"
        "18-2-2024;PHO C;geen overleg;\n19-2-2024;PHO D;schriftelijke ronde;\n20-2-2024;PHO E;afgezegd;afgezegd\n"
        "21-2-2024;PHO F;x;afgezegd",
        geen_overleg=OFF,
        schriftelijke_ronde="gehouden, en wat er per gemeente staat geldt",
        afgezegd="gehouden, en wat er per gemeente staat geldt",
    )
    # Whether a meeting or each of its members called off, nobody can see: nothing stands ready.
    assert asked == {"ging niet door": OFF, "geen overleg": "", "schriftelijke ronde": "", "afgezegd": ""}
    assert rows(STATES) == [
        ("PHO A", "gehouden", 2, 1),
        ("PHO B", OFF, 0, 0),
        ("PHO C", OFF, 0, 0),
        ("PHO D", "gehouden", 0, 0),
        ("PHO E", "gehouden", 2, 0),
        ("PHO F", "gehouden", 2, 1),
    ]


def test_of_a_list_with_the_meetings_as_columns_as_well(small):
    text = "Gemeente;16-2-2024;17-2-2024\nPekela;x;ging niet door\nVeendam;-;\nGroningen;x;"
    assert saved(small / "Presentielijst PHO.csv", text) == {"ging niet door": OFF}
    assert [row[1:] for row in rows(STATES)] == [("gehouden", 3, 2), (OFF, 0, 0)]


def test_of_a_remark_that_may_name_someone_only_its_words_are_kept():
    for remark, words in {
        "Ging niet door.": "ging niet door",
        "wegens sneeuw afgezegd": "wegens sneeuw afgezegd",
        "J. de Boer ziek, ging niet door": "ging niet door",
        "Afgezegd door Jan": "afgezegd",
        "VERVALT I.V.M. STORM": "vervalt i.v.m. storm",
        "verslag volgt": "",
        "x" * 80: "",
        "": "",
    }.items():
        assert words_on_meeting(remark) == words
