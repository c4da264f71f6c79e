"""An attendance list by the real road: what is asked, remembered, counted beforehand, and corrected by a later list."""

from __future__ import annotations

import pytest
from meetings import TABLES
from tables import load_once, rows

from etl.check.questions import questions
from etl.intake import remembered
from etl.intake.choices import NOTHING
from etl.load import check_file, load

HEAD = "PHO Cultuur 2024;;;;;\nDatum;Overleg;Pekela;Veendam;Groningen;Totaal\n"
STORED = "SELECT municipality, present, excused FROM attendance ORDER BY ALL"


@pytest.fixture(autouse=True)
def small(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2024-04-01")
    load_once(store, TABLES)


def write(store, text, name="presentie.csv"):
    path = store / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def answered(path, **told):
    """The choices in which every needed question of a file has its suggestion, or what is told."""
    choices, asked = NOTHING, []
    for question in questions(check_file(path, name=path.name), {}):
        if question.is_needed:
            asked.append(question.text)
            answer = next((a for part, a in told.items() if part in question.text), question.suggestion)
            choices = question.answered(choices, answer)
    return choices, asked


def test_an_unknown_mark_is_asked_once_and_remembered(store):
    path = write(store, "16-2-2024;PHO Cultuur;x;ziek;-;1")
    assert not load(path).batch
    choices, asked = answered(path)
    assert asked == ["Wat betekent ‘ziek’? (regel 3, kolom Veendam)"]
    assert load(path, choices=choices).batch
    remembered.remember(choices, {"presentielijst": "attendance"}, "toets")
    # Pekela was there, Veendam was ill and Groningen was not: 1 of 3.
    assert rows(STORED) == [("Groningen", 0, None), ("Pekela", 1, None), ("Veendam", 0, None)]
    again = load(write(store, "15-3-2024;PHO Cultuur;ziek;x;x;2", "maart.csv"))
    assert again.batch
    assert again.asks == ()
    assert "Gelezen zoals eerder is gekozen: ‘ziek’ als afwezig (1 keer)." in again.notes


def test_before_saving_one_sees_who_was_counted_beside_the_total_of_the_list(store):
    outcome = check_file(
        write(store, "16-2-2024;PHO Cultuur;x;afgemeld;?;2\n15-3-2024;PHO Cultuur;x;x;-;2"), name="p.csv"
    )
    told = [(t.day, t.present, t.excused, t.absent, t.unknown, t.total) for t in outcome.tallies]
    # The list says 2 on 16 February, where one came: that is said; on 15 March both say 2.
    assert told == [("16-02-2024", 1, 1, 0, 1, "2"), ("15-03-2024", 2, 0, 1, 0, "")]


def test_a_corrected_list_also_takes_away_what_it_makes_empty(store):
    first = write(store, "16-2-2024;PHO Cultuur;x;afgemeld;x;")
    assert load(first).batch
    assert rows(STORED) == [("Groningen", 1, None), ("Pekela", 1, None), ("Veendam", 0, 1)]
    path = write(store, "16-2-2024;PHO Cultuur;x;;-;", "verbeterd.csv")
    choices, asked = answered(path)
    assert asked == ["Een leeg vak in de lijst: de gemeente"]
    assert load(path, choices=choices).batch
    assert rows(STORED) == [("Groningen", 0, None), ("Pekela", 1, None), ("Veendam", None, None)]


def test_what_has_no_day_is_asked_at_its_row_and_what_is_to_come_is_planned(store):
    path = write(
        store,
        "n.t.b.;PHO Cultuur;x;x;;\n16-2-2024;PHO Cultuur;x;x;x;3\n20-9-2024;PHO Cultuur;;;;\n17-5-2024;PHO Sport;x;x;;",
    )
    choices, asked = answered(path, **{"Regel 3": "laat weg"})
    assert asked == ["Regel 3 is niet te lezen: ‘PHO Cultuur’: bij de datum staat ‘n.t.b.’, en 2 keer wie er was."]
    assert load(path, choices=choices).batch
    states = rows("SELECT meeting_date::VARCHAR, title, state FROM meetings ORDER BY ALL")
    # 17 May is after today (1 April): whoever has a mark there said to come, and was not there yet.
    assert states == [
        ("2024-02-16", "PHO Cultuur", "gehouden"),
        ("2024-05-17", "PHO Sport", "gepland"),
        ("2024-09-20", "PHO Cultuur", "gepland"),
    ]
    assert rows("SELECT count(*), sum(present)::INT FROM attendance") == [(3, 3)]


def test_a_column_that_may_be_a_municipality_is_asked(store):
    path = store / "p.csv"
    path.write_text(
        "Presentielijst 2024\nDatum;Overleg;Pekela;Veendam;GRO\n16-2-2024;PHO Cultuur;x;-;x", encoding="utf-8"
    )
    choices, asked = answered(path)
    assert asked == ["Van welke gemeente is GRO, en wat is de functie?"]
    assert load(path, choices=choices).batch
    assert rows(STORED) == [("Groningen", 1, None), ("Pekela", 1, None), ("Veendam", 0, None)]


def test_two_marks_for_present_are_asked_with_how_often_each_stands_there(store):
    path = write(store, "16-2-2024;PHO Cultuur;v;v;x;2\n15-3-2024;PHO Cultuur;x;v;x;1")
    choices, asked = answered(path, **{"‘v’, naast": "aanwezig", "‘x’, naast": "afwezig"})
    assert asked == [
        "Wat betekent ‘v’, naast ‘x’ in dezelfde lijst? (3 keer, bijvoorbeeld regel 3, kolom Pekela)",
        "Wat betekent ‘x’, naast ‘v’ in dezelfde lijst? (3 keer, bijvoorbeeld regel 3, kolom Groningen)",
    ]
    assert load(path, choices=choices).batch
    # Two of three on 16 February, one of three on 15 March: as the list adds up itself.
    assert rows("SELECT sum(present)::INT FROM attendance GROUP BY meeting_id ORDER BY 1") == [(1,), (2,)]


def test_a_total_of_the_list_that_is_another_is_asked_before_it_is_saved(store):
    path = write(store, "16-2-2024;PHO Cultuur;x;afgemeld;x;1\n15-3-2024;PHO Cultuur;x;x;-;2")
    choices, asked = answered(path, **{"telt zelf anders": "het klopt zoals het is geteld"})
    told = "op 16-02-2024 (‘PHO Cultuur’) 1 en niet 2"
    assert asked == [f"De lijst telt zelf anders dan haar tekens: {told}. Klopt wat de tekens zeggen?"]
    outcome = load(path, choices=choices)
    assert outcome.batch
    assert any("geteld zijn de tekens" in note for note in outcome.notes)


def test_in_a_list_of_who_was_not_there_an_empty_cell_may_be_who_was(store):
    path = write(store, "16-2-2024;PHO Cultuur;;afgemeld;;2\n15-3-2024;PHO Cultuur;;;;")
    choices, asked = answered(path, **{"leeg vak": "was er"})
    assert asked == ["Een leeg vak in de lijst: de gemeente"]
    assert load(path, choices=choices).batch
    # Of 15 March the list says nothing at all: that one stays open.
    assert rows(STORED) == [("Groningen", 1, None), ("Pekela", 1, None), ("Veendam", 0, 1)]


def test_a_meeting_that_was_called_off_or_moved_has_no_turnout(store):
    path = store / "p.csv"
    path.write_text(
        "Presentielijst 2024\nDatum;Overleg;Status;Pekela;Veendam\n16-2-2024;PHO Cultuur;gehouden;x;-\n"
        "17-2-2024;PHO Sport;verplaatst naar 1-3;-;-\n18-2-2024;PHO Zorg - GEANNULEERD;;-;-\n"
        "19-2-2024;PHO Jeugd;;vervallen;vervallen\n20-2-2024;PHO Wonen;gecanceld;;",
        encoding="utf-8",
    )
    assert load(path).batch
    assert rows("SELECT title, state FROM meetings ORDER BY meeting_date") == [
        ("PHO Cultuur", "gehouden"),
        ("PHO Sport", "uitgesteld"),
        ("PHO Zorg", "geannuleerd"),
        ("PHO Jeugd", "geannuleerd"),
        ("PHO Wonen", "geannuleerd"),
    ]
    assert rows(STORED) == [("Pekela", 1, None), ("Veendam", 0, None)]


def test_a_state_in_other_words_is_asked_and_one_who_was_at_what_was_called_off_as_well(store):
    path = store / "p.csv"
    path.write_text(
        "Presentielijst 2024\nDatum;Overleg;Status;Pekela;Veendam\n16-2-2024;PHO Cultuur;geannuleerd;x;-\n"
        "17-2-2024;PHO Sport;verslag volgt;x;-",
        encoding="utf-8",
    )
    outcome = check_file(path, name="p.csv")
    asked = [question.text for question in questions(outcome, {})]
    assert asked[1].startswith("Regel 3 is niet te lezen: ‘PHO Cultuur’ is geannuleerd, en zegt 1 keer dat er iemand")
    assert asked[0].startswith("In de lijst staat ‘verslag volgt’ bij PHO Sport op 17-02-2024. Is dat overleg gehouden")


def test_a_list_without_a_mark_of_what_is_past_is_asked_for_its_colours(store):
    path = write(store, "16-2-2024;PHO Cultuur;;;;\n20-9-2024;PHO Cultuur;;;;")
    [question] = [q for q in questions(check_file(path, name="p.csv"), {}) if q.is_needed]
    assert "Kleuren worden niet gelezen" in question.text
    assert "(16-02-2024)" in question.text
    # Of what is still to come an empty list is a planning, and nothing is asked.
    later = write(store, "20-9-2024;PHO Cultuur;;;;", "later.csv")
    assert questions(check_file(later, name="later.csv"), {}) == []
