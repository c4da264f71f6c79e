"""A list of a meeting that is stored already: what it no longer has goes, and a meeting of another time is another."""

from __future__ import annotations

import pytest
from meetings import TABLES
from tables import load_once, rows

from etl.check.questions import questions
from etl.intake.choices import NOTHING
from etl.load import check_file, load

STORED = "SELECT municipality, role, invited, present FROM attendance ORDER BY ALL"
HEAD = "PHO Cultuur 16 februari 2024;;;\nNaam;Gemeente;Functie;Aanwezig\n"
HELD = (
    "SELECT left(start_time::VARCHAR, 5), sum(present)::INT FROM meetings JOIN attendance USING (meeting_id) "
    "GROUP BY ALL ORDER BY 1"
)


@pytest.fixture(autouse=True)
def small(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2024-04-01")
    load_once(store, TABLES)


def write(store, text, name="presentie.csv"):
    path = store / name
    path.write_text(text, encoding="utf-8")
    return path


def test_who_is_no_longer_in_a_corrected_list_was_not_there(store):
    assert load(write(store, HEAD + "A. Jansen;Groningen;wethouder;ja\nB. Smit;Pekela;wethouder;nee")).batch
    path = write(store, HEAD + "A. Jansen;Veendam;wethouder;ja\nB. Smit;Pekela;raadslid;ja", "beter.csv")
    outcome = load(path)
    # Jansen is of Veendam and not of Groningen, Smit a member of the council: 2 of 2, as the list itself has it.
    assert rows(STORED) == [("Pekela", "raadslid", None, 1), ("Veendam", "wethouder", None, 1)]
    assert [(gone.words, gone.rows) for gone in outcome.gone] == [("de overleggen in deze lijst", 2)]
    assert outcome.message.endswith("2 regels zijn weggehaald.")


def test_who_was_invited_by_another_file_stays_invited(store):
    assert load(write(store, HEAD + "A. Jansen;Groningen;wethouder;ja\nB. Smit;Pekela;wethouder;ja")).batch
    [(meeting,)] = rows("SELECT meeting_id FROM meetings")
    invited = f"Overleg;Gemeente;Functie;Uitgenodigd\n{meeting};Groningen;wethouder;1"
    assert load(write(store, invited, "Opkomst.csv")).batch
    assert load(write(store, HEAD + "B. Smit;Pekela;wethouder;ja", "beter.csv")).batch
    # Groningen is invited still; whether it was there is not known any more.
    assert rows(STORED) == [("Groningen", "wethouder", 1, None), ("Pekela", "wethouder", None, 1)]


def test_a_list_of_another_meeting_takes_nothing_away(store):
    assert load(write(store, HEAD + "A. Jansen;Groningen;wethouder;ja")).batch
    other = HEAD.replace("16 februari", "15 maart") + "A. Jansen;Veendam;wethouder;ja"
    assert not load(write(store, other, "maart.csv")).gone
    assert [row[0] for row in rows(STORED)] == ["Groningen", "Veendam"]


def test_two_meetings_of_a_day_keep_to_their_times(store):
    head = "PHO Wonen 2024;;;\nDatum;Tijd;Pekela;Veendam\n"
    assert load(write(store, head + "16-2-2024;14:00;x;-", "middag.csv")).batch
    # The morning was forgotten: which of the two is stored says its time; the other is asked, and is a new one.
    path = write(store, head + "16-2-2024;9:00;x;x\n16-2-2024;14:00;-;-", "beide.csv")
    [question] = [q for q in questions(check_file(path, name=path.name), {}) if q.is_needed]
    assert "16-02-2024 09.00 uur" in question.text
    assert load(path, choices=question.answered(NOTHING, "een nieuw overleg")).batch
    assert rows(HELD) == [("09:00", 2), ("14:00", 0)]
    # Again, corrected and in another order: each by its own time, and nothing is asked.
    again = load(write(store, head + "16-2-2024;14:00;x;x\n16-2-2024;9:00;-;x", "beter.csv"))
    assert again.batch
    assert rows(HELD) == [("09:00", 1), ("14:00", 2)]
    # Of the morning alone, by a list that names one meeting.
    assert load(write(store, head + "16-2-2024;9:00;-;-", "ochtend.csv")).batch
    assert rows(HELD) == [("09:00", 0), ("14:00", 2)]


def test_what_is_answered_about_a_form_is_who_registered_and_not_who_was_there(store):
    head = "ID;Tijd van voltooien;E-mail;Naam;Gemeente;Kunt u niet komen?\n"
    text = head + "1;1-2-2024 9:00;anonymous;;Pekela;Ja\n2;1-2-2024 9:00;anonymous;;Veendam;Nee"
    path = write(store, text, "Aanmelding PHO Cultuur 16-2-2024.csv")
    choices, asked = NOTHING, []
    for question in questions(check_file(path, name=path.name), {}):
        asked.append((question.text.split(" (")[0], question.suggestion))
        choices = question.answered(choices, "afgemeld" if ": ja" in question.text else "aanwezig")
    assert asked == [
        ("Wat betekent ‘op de vraag “kunt u niet komen?”: ja’?", ""),
        ("Wat betekent ‘op de vraag “kunt u niet komen?”: nee’?", ""),
    ]
    assert load(path, choices=choices).batch
    assert rows("SELECT municipality, registered, excused, present FROM attendance ORDER BY ALL") == [
        ("Pekela", 0, 1, None),
        ("Veendam", 1, 0, None),
    ]


def test_a_meeting_that_a_corrected_list_leaves_out_is_named_and_stays(store):
    head = "Presentielijst PHO Wonen 2024;;\nDatum;Pekela;Veendam\n"
    assert load(write(store, head + "16-1-2024;x;-\n13-2-2024;x;x\n12-3-2024;x;x\n19-3-2024;-;x")).batch
    other = head.replace("Wonen", "Sport")
    assert load(write(store, other + "17-1-2024;x;-\n14-2-2024;x;x", "sport.csv")).batch

    def said(text):
        return [note for note in check_file(write(store, text, "weer.csv"), name="weer.csv").notes if "eerder" in note]

    gone = "‘PHO Wonen, 13-02-2024’ stond eerder in deze lijst en staat er nu niet meer in; het blijft staan."
    # 19 March lies after the last day of the new list and the meeting of PHO Sport is of another list: not named.
    text = head + "16-1-2024;x;x\n12-3-2024;x;x"
    assert said(text) == [gone]
    assert load(write(store, text, "beter.csv")).batch
    assert rows("SELECT count(*)::INT FROM meetings WHERE title = 'PHO Wonen'") == [(4,)]
    assert said(head + "16-1-2024;x;x\n13-2-2024;x;x\n12-3-2024;x;x") == []
    # A list of days of which none is stored is another list.
    assert said(head + "9-1-2024;x;x\n26-3-2024;x;x") == []
