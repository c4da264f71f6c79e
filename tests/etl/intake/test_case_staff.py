"""Attendance lists as people really have them: the right values, and how much is asked the first and the next time.

Each file of ../shared stands for a kind; the same kinds, drawn, are in tests/etl/intake/test_lists_of_a_known_truth.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import load_once, load_tables, rows

from etl import drafts
from etl.check.questions import questions
from etl.intake.match_meetings import LEFT_OUT
from etl.load import load

STAFF = Path(__file__).parents[4] / "shared" / "cases" / "staff"
pytestmark = [pytest.mark.views, pytest.mark.skipif(not STAFF.exists(), reason="de voorbeeldbestanden staan hier niet")]
TOWNS = {
    "Gemeenten": """
        Gemeente         | Gemeentecode | Ook bekend als
        Eemsdelta        | GM1979       |
        Groningen        | GM0014       |
        Het Hogeland     | GM1966       | Hogeland
        Midden-Groningen | GM1952       |
        Oldambt          | GM1895       |
        Pekela           | GM0765       |
        Stadskanaal      | GM0037       |
        Veendam          | GM0047       |
        Westerkwartier   | GM1969       |
        Westerwolde      | GM1950       |"""
}
COUNTED = (
    "SELECT meeting_date::VARCHAR, sum((present > 0)::INT)::INT, count(present)::INT, "
    "count(*) FILTER (present IS NULL)::INT FROM attendance JOIN meetings USING (meeting_id) "
    "WHERE coalesce(invited, 1) > 0 GROUP BY ALL ORDER BY ALL"
)
"""Per day: municipalities that came, of which it is known, and of which it is not known."""


@pytest.fixture(autouse=True)
def towns(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2026-03-01")
    load_once(store, TOWNS, name="gemeenten.xlsx")


def brought(name: str, **answers: str) -> list[str]:
    """Bring a file as a secretary: every question gets its suggestion, or what is told. Gives what was asked."""
    draft = drafts.put((STAFF / name).read_bytes(), name)
    asked = []
    for _ in range(4):
        open_ones = [q for q in questions(drafts.check(draft.id), {}) if q.is_needed]
        if not open_ones:
            break
        for question in open_ones:
            asked.append(question.text)
            told = next((value for part, value in answers.items() if part in question.text), question.suggestion)
            assert told in question.options, (question.text, question.suggestion, [*question.options])
            drafts.decide(draft.id, lambda c, q=question, t=told: q.answered(c, t))
    outcome = drafts.save(draft.id, by="toets")
    assert outcome.batch, (outcome.message, [p.sentence for p in outcome.problems])
    return asked


def test_the_marks_of_a_secretary(store):
    asked = brought("b_presentie2025.xlsx", **{"Regel 9": LEFT_OUT, "‘v’, naast ‘x’": "aanwezig"})
    # 6 of 10 · 8 of 10 · 7 of 9 (one "n.v.t." was not invited) · 8 of 10: together 29 of 39 = 74 %
    assert rows(COUNTED) == [
        ("2025-01-23", 6, 10, 0),
        ("2025-03-06", 8, 10, 0),
        ("2025-06-05", 7, 9, 0),
        ("2025-09-11", 8, 10, 0),
    ]
    # ‘ziek’, ‘geen bericht’, the one ‘v’ that its legend does not explain, and the row without a date.
    assert len(asked) == 4
    assert any("‘n.t.b.’" in text for text in asked)
    assert rows("SELECT DISTINCT title, kind FROM meetings") == [("PHO Sociaal Domein", "pho")]


def test_a_list_that_is_turned(store):
    asked = brought("p1_gekanteld.xlsx")
    assert rows(COUNTED) == [
        ("2025-01-23", 10, 10, 0),
        ("2025-04-17", 5, 5, 5),
        ("2025-06-19", 7, 10, 0),
        ("2025-09-25", 8, 10, 0),
    ]
    assert rows("SELECT sum(excused)::INT FROM attendance") == [(3,)]
    assert rows("SELECT DISTINCT title, kind FROM meetings") == [("PHO Cultuur", "pho")]
    assert rows("SELECT state FROM meetings WHERE meeting_date = '2025-12-11'") == [("gepland",)]
    assert len(asked) == 1  # what an empty cell means


def test_a_legend_above_the_headings(store):
    assert brought("p3_x_o_twee_bladen.xlsx") == []
    assert rows(COUNTED) == [("2025-02-05", 8, 10, 0), ("2025-04-02", 9, 10, 0), ("2025-09-03", 6, 10, 0)]


def test_one_row_a_person(store):
    brought("p4_per_persoon.xlsx")
    told = rows("SELECT municipality, sum(present)::INT, sum(excused)::INT FROM attendance GROUP BY ALL ORDER BY ALL")
    # Six were there: four of municipalities, one of the province and one without a municipality.
    assert told == [
        ("Groningen", 2, None),
        ("Het Hogeland", None, None),
        ("Oldambt", 0, None),
        ("Pekela", 0, 1),
        ("Veendam", 1, None),
        ("Westerkwartier", 1, None),
    ]
    assert rows("SELECT present FROM meeting_sources") == [(6,)]
    assert rows("SELECT title, location, meeting_date::VARCHAR FROM meetings") == [
        ("PHO Onderwijs", "Zuidhorn", "2025-03-13")
    ]


def test_a_second_list_lower_on_the_sheet_has_its_own_headings(store):
    brought("p7_twee_lijsten_een_blad.xlsx")
    absent = "SELECT title, municipality FROM attendance JOIN meetings USING (meeting_id) WHERE present = 0"
    assert rows(absent) == [("PHO Sport", "Eemsdelta")]
    assert rows(COUNTED) == [("2026-02-03", 10, 10, 0), ("2026-02-10", 9, 10, 0)]


def test_the_next_file_of_the_same_layout_asks_nothing_that_was_answered(store, tmp_path):
    brought("b_presentie2025.xlsx", **{"Regel 9": LEFT_OUT, "‘v’, naast ‘x’": "aanwezig"})
    outcome = load(STAFF / "b_presentie2025.xlsx")
    assert [ask.kind for ask in outcome.asks] == ["unread"]
    [told] = [note for note in outcome.notes if note.startswith("Gelezen zoals eerder is gekozen: ")]
    assert "‘ziek’ als afwezig" in told
    assert "‘v naast x’ als aanwezig" in told


MEETINGS = "SELECT meeting_date::VARCHAR, headcount FROM meetings ORDER BY meeting_id"


def test_dates_as_people_write_them(store):
    draft = drafts.put((STAFF / "t01_datums_gemengd.xlsx").read_bytes(), "t01.xlsx")
    outcome = drafts.check(draft.id)
    # Two numbers of Excel have a suggestion; whether 03/07/2024 is 3 July or 7 March, between 6 and 8 March, is asked.
    told = {problem.found: problem.suggestion for problem in outcome.problems}
    assert told == {"45355": "4-3-2024", "03/07/2024": "", "45359": "8-3-2024"}
    assert "03-07-2024 of 07-03-2024" in outcome.problems[1].wanted
    drafts.accept(draft.id, outcome, "toets")
    drafts.correct(draft.id, {("Overleggen", "F5"): "3-7-2024"}, "toets")
    assert drafts.save(draft.id, by="toets").batch
    days = ["03-04", "03-05", "03-06", "07-03", "03-08", "03-09", "03-10", "03-11"]
    assert rows(MEETINGS) == [(f"2024-{day}", 10 + n) for n, day in enumerate(days)]


def test_dates_as_text(store):
    draft = drafts.put((STAFF / "t14_datums_tekst.xlsx").read_bytes(), "t14.xlsx")
    [problem] = drafts.check(draft.id).problems
    assert (problem.found, problem.wanted.split(";")[0]) == ("29-2-2023", "een dag die bestaat")
    drafts.correct(draft.id, {("Overleggen", "F5"): "29-2-2024"}, "toets")
    assert drafts.save(draft.id, by="toets").batch
    days = ["03-04", "03-05", "03-06", "02-29", "03-08", "03-09"]
    assert [day for day, _ in rows(MEETINGS)] == [f"2024-{day}" for day in days]


def test_subheadings_totals_and_notes_are_no_data(store):
    outcome = load(STAFF / "t09_totalen_noten.xlsx")
    assert outcome.batch
    assert rows("SELECT count(*), sum(headcount)::INT FROM meetings") == [(4, 46)]
    [note] = [note for note in outcome.notes if "tussenkop" in note]
    assert "2 (‘Sociaal Domein’), 6 (‘Economie’)" in note


def test_one_sheet_of_thirty_matters(store):
    outcome = load(STAFF / "t11_dertig_bladen.xlsx")
    assert outcome.batch
    assert outcome.problems == []
    assert rows("SELECT count(*) FROM meetings") == [(3,)]
    assert [note for note in outcome.notes if "29 bladen zijn geen tabel met gegevens" in note]


def answered(draft, **told):
    """Answer every question that has a suggestion, or as told, until none is left; gives how many were asked."""
    count = 0
    for _ in range(5):
        every = questions(drafts.check(draft.id), {})
        chosen = [(q, next((v for part, v in told.items() if part in q.text), q.suggestion)) for q in every]
        if not any(answer for _, answer in chosen):
            break
        for question, answer in chosen:
            if answer:
                count += 1
                drafts.decide(draft.id, lambda c, q=question, a=answer: q.answered(c, a))
    return count


def test_a_meeting_log_as_a_secretary_keeps_it(store):
    draft = drafts.put((STAFF / "a_overleggen2025.xlsx").read_bytes(), "a_overleggen2025.xlsx")
    # The kind of the sheet, its year, a number for each row, and the word ‘ledenbijeenkomst’.
    assert answered(draft) == 4
    drafts.accept(draft.id, drafts.check(draft.id), "toets")
    mended = {"F9": "", "B11": "", "G12": "gepland", "D19": "onbekend", "G19": "gepland"}
    drafts.correct(draft.id, {("2025", cell): text for cell, text in mended.items()}, "toets")
    outcome = drafts.save(draft.id, by="toets", good_rows=True)
    # One row has no date at all: it stays open, at its place.
    assert [(p.row, p.found) for p in outcome.problems] == [(12, "n.t.b.")]
    told = "SELECT meeting_date::VARCHAR, meeting_date_precision, title, state, headcount, headcount_quality "
    day, month, planned = "dag", "maand", "gepland"
    assert rows(told + "FROM meetings ORDER BY _row") == [
        ("2025-01-14", day, "DB-overleg", "gehouden", None, None),
        ("2025-03-06", day, "PHO Sociaal Domein", "gehouden", 35, "geschat"),
        ("2025-03-21", day, "PHO Gemeentefinanciën", "gehouden", 22, "geteld"),
        ("2025-04-01", month, "ambtelijk overleg wonen", "gehouden", None, None),
        ("2025-04-17", day, "PHO Cultuur", "gehouden", None, None),
        ("2025-06-01", month, "PHO Economie", "geannuleerd", None, None),
        ("2025-07-01", day, "Heisessie DB", "gehouden", 5, "geteld"),
        ("2025-09-01", month, "Werkbezoek Brussel", "gehouden", 12, "geteld"),
        ("2025-10-01", "kwartaal", "ALV", planned, None, None),
        ("2025-10-02", day, "PHO Ruimte & Wonen", "gehouden", 20, "geschat"),
        ("2025-10-15", day, "PHO Sport", "uitgesteld", None, None),
        ("2025-11-12", day, "PHO Sport", "gehouden", 9, "geteld"),
        ("2025-11-28", day, "Toogdag", planned, None, None),
        ("2025-12-01", month, "kerstborrel bureau", planned, None, None),
    ]
    assert rows("SELECT reason FROM meetings WHERE state = 'geannuleerd'") == [("te weinig onderwerpen",)]
    assert rows("SELECT start_time::VARCHAR, end_time::VARCHAR FROM meetings WHERE title = 'DB-overleg'") == [
        ("10:00:00", "12:00:00")
    ]
    # The same list, corrected: nothing is asked again but the word of a cell, and the numbers are the same.
    again = drafts.put((STAFF / "a_overleggen2025.xlsx").read_bytes() + b" ", "a_overleggen2025.xlsx")
    assert [q.text for q in questions(drafts.check(again.id), {})] == []
    assert drafts.check(again.id).datasets["meetings"].new == 0


def test_vacancies_in_words(store):
    bodies = "Code | Commissie | Tijdelijk\n" + "\n".join(
        f"{code} | {name} | nee"
        for code, name in (
            ("EU&I", "Europa en Internationaal"),
            ("IS", "Informatiesamenleving"),
            ("FIN", "Financiën"),
            ("CVD", "College voor Dienstverleningszaken"),
            ("ZJO", "Zorg, Jeugd en Onderwijs"),
            ("RWM", "Ruimte, Wonen en Mobiliteit"),
            ("TCAM", "Tijdelijke commissie Asiel en Migratie"),
        )
    )
    load_tables(store, {"Commissies": bodies}, name="commissies.xlsx")
    draft = drafts.put((STAFF / "c_vng2025.xlsx").read_bytes(), "c_vng2025.xlsx")
    told = {
        "Helaas": "niet benoemd",
        "Zorg, Jeugd": "ZJO",
        "Ruimte, Wonen": "RWM",
        "Asiel": "TCAM",
        "Cie Fin": "FIN",
        "CvD": "CVD",
    }
    answered(draft, **told)
    outcome = drafts.save(draft.id, by="toets", good_rows=True)
    # One cell is about two seats with two outcomes: that is said, and not read as one of them.
    [problem] = outcome.problems
    assert (problem.found, problem.suggestion) == ("1 benoemd (Oldambt), 1 niet", "")
    assert "deze cel gaat over meer" in problem.wanted
    assert rows("SELECT body_code, outcome, closes_on::VARCHAR FROM vacancies ORDER BY _row") == [
        ("EU&I", "niet benoemd", "2025-02-14"),
        ("IS", "geen kandidaat", "2025-02-14"),
        ("CVD", "benoemd", "2025-02-14"),
        ("ZJO", "ingetrokken", None),
        ("RWM", "open", "2025-02-14"),
        ("TCAM", "voorlopig benoemd", None),
    ]
    # The candidates were offered by row and taken; of a vacancy that waits they wait as well.
    assert rows("SELECT function, municipality, outcome FROM nominations ORDER BY _row") == [
        ("wethouder", "Veendam", "niet benoemd"),
        ("gemeentesecretaris", "Eemsdelta", "benoemd"),
        ("raadslid", "Pekela", "ingetrokken"),
        ("wethouder", "Midden-Groningen", "open"),
        ("burgemeester", "Westerwolde", "voorlopig benoemd"),
    ]
