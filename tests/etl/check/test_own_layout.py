"""A list in someone's own layout: its kind is suggested, what it lacks is said once, and the next one asks nothing."""

from __future__ import annotations

from tables import load_tables, rows, write_tables

from etl import drafts
from etl.check.questions import questions
from etl.intake import answers, remembered

LOG = {
    "2024": """
        Overleggen bureau 2024
        Wanneer        | Tijd        | Wat         | Soort      | Waar    | Opkomst      | Doorgegaan? | Opm.
        di 16 jan      | 10.00-12.00 | PHO Cultuur | pho        | Veendam | ca. 35 aanw. | ja          |
        do 14 mrt 2024 | 14u00       | PHO Cultuur | pho        | online  | 12           | nee - te weinig onderwerpen |
        najaar         |             | Werkbezoek  | werkbezoek |         |              | gepland     | nog plannen"""
}


def put(store, tables, name="overleggen bureau.xlsx"):
    return drafts.put(write_tables(store / name, tables).read_bytes(), name)


def asked(draft):
    return [question for question in questions(drafts.check(draft.id), {}) if question.is_needed]


def answer(draft):
    """Answer each needed question with its suggestion until none is open; gives their texts."""
    told = []
    while every := asked(draft):
        for question in every:
            told.append(question.text)
            drafts.decide(draft.id, lambda c, q=question: q.answered(c, q.suggestion))
    return told


def test_the_kind_the_year_and_a_number_are_asked_once_and_known_the_next_time(store):
    draft = put(store, LOG)
    assert answer(draft) == [
        "Welke soort gegevens staat op blad ‘2024’? ‘Wanneer’, ‘Tijd’, ‘Wat’, ‘Soort’, ‘Waar’: lijkt op Overleggen.",
        "Blad ‘2024’ heeft geen kolom ‘Verslagjaar’. Wat is het?",
        "Blad ‘2024’ heeft geen kolom ‘Overleg’. Wat is het?",
    ]
    assert drafts.save(draft.id, by="toets").batch
    told = (
        "SELECT meeting_id, meeting_date::VARCHAR, state, reason, headcount, headcount_quality FROM meetings ORDER BY 2"
    )
    assert rows(told) == [
        ("2024-pho-cultuur", "2024-01-16", "gehouden", None, 35, "geschat"),
        ("2024-pho-cultuur-2", "2024-03-14", "geannuleerd", "te weinig onderwerpen", 12, "geteld"),
        ("2024-werkbezoek", "2024-09-01", "gepland", None, None, None),
    ]
    # Corrected and brought again: nothing is asked, and what changed is one cell of the row that has the same number.
    again = put(store, {"2024": LOG["2024"].replace("| 12  ", "| 14  ")})
    assert asked(again) == []
    found = drafts.check(again.id)
    assert (found.datasets["meetings"].new, found.datasets["meetings"].changed) == (0, 1)
    # The list of the next year, in the same layout, has its own year.
    later = put(store, {"2025": LOG["2024"].replace("2024", "2025")})
    assert asked(later) == []
    assert drafts.save(later.id, by="toets").batch
    assert rows("SELECT report_year, count(*)::INT FROM meetings GROUP BY ALL ORDER BY ALL") == [(2024, 3), (2025, 3)]
    [recipe] = answers.recipes()
    remembered.forget_recipe(recipe)
    assert asked(put(store, {"2026": LOG["2024"].replace("2024", "2026")}))


def test_a_meeting_that_is_stored_already_keeps_its_number(store):
    load_tables(
        store,
        {
            "Overleggen": """
                Verslagjaar | Overleg | Onderwerp   | Soort | Datum     | Stand
                2024        | M7      | PHO Cultuur | pho   | 16-1-2024 | gepland
                2024        | M8      | PHO Sport   | pho   | 17-1-2024 | gepland"""
        },
    )
    draft = put(store, LOG)
    answer(draft)
    counts = drafts.check(draft.id).datasets["meetings"]
    assert (counts.new, counts.changed) == (2, 1)
    # M8 is of that year as well, and on no day of this list: it stays, and that is said.
    assert [n for n in drafts.check(draft.id).notes if "van dat jaar 1 staat er al bij Overleggen" in n]
    assert drafts.save(draft.id, by="toets").batch
    assert rows("SELECT meeting_id FROM meetings WHERE meeting_date = '2024-01-16'") == [("M7",)]


def test_what_says_more_than_called_off_is_asked(store):
    draft = put(store, {"2024": LOG["2024"].replace("nee - te weinig onderwerpen", "nee, verplaatst naar 3 juni")})
    answer(draft)
    [question] = questions(drafts.check(draft.id), {})
    assert question.text == "Wat is ‘nee, verplaatst naar 3 juni’ bij Stand (1 keer)?"
    assert question.suggestion == "uitgesteld"


def test_what_a_sheet_has_no_column_for_is_typed_on_the_page(store):
    tables = {"2024": LOG["2024"].replace("nee - te weinig onderwerpen", "nee")}
    draft = put(store, tables)
    answer(draft)
    [problem] = drafts.check(draft.id).problems
    assert (problem.column, problem.cell, problem.row) == ("Reden", "", 4)
    drafts.correct(draft.id, {("2024", problem.typed_in): "ziekte"}, "toets")
    assert drafts.check(draft.id).problems == []
    assert drafts.save(draft.id, by="toets").batch
    assert rows("SELECT reason_code FROM meetings WHERE state = 'geannuleerd'") == [("ziekte",)]


QUARTER = """
    Overleggen bureau {quarter} 2024
    Wanneer  | Wat         | Soort | Doorgegaan?
    {first}  | DB-overleg  | db    | ja
    {second} | PHO Cultuur | pho   | ja"""


def test_the_list_of_the_next_quarter_does_not_go_over_that_of_this_one(store):
    """The same names each quarter, and no number: what a sheet does not reach by its days is another meeting."""
    first = put(store, {"lijst": QUARTER.format(quarter="Q1", first="9 jan", second="6 mrt")}, "q1.xlsx")
    answer(first)
    assert drafts.save(first.id, by="toets").batch
    second = put(store, {"lijst": QUARTER.format(quarter="Q2", first="9 apr", second="5 jun")}, "q2.xlsx")
    assert asked(second) == []
    counts = drafts.check(second.id).datasets["meetings"]
    assert (counts.new, counts.changed) == (2, 0)
    assert drafts.save(second.id, by="toets").batch
    told = "SELECT meeting_id, meeting_date::VARCHAR FROM meetings WHERE kind = 'db' ORDER BY 2"
    assert rows(told) == [("2024-db-overleg", "2024-01-09"), ("2024-db-overleg-2", "2024-04-09")]
    # Two quarters as two sheets of one file are four meetings; a day within the list that was corrected stays one.
    both = {
        "Q1": QUARTER.format(quarter="Q1", first="9 jan", second="6 mrt"),
        "Q2": QUARTER.format(quarter="Q2", first="10 apr", second="5 jun"),
    }
    counts = drafts.check(put(store, both, "jaar.xlsx").id).datasets["meetings"]
    assert (counts.new, counts.changed, counts.unchanged) == (1, 0, 3)
    whole = QUARTER.format(quarter="", first="9 jan", second="6 mrt") + "\n    10 dec | Toogdag | leden | ja"
    again = put(store, {"lijst": whole.replace("6 mrt", "7 mrt")}, "q1.xlsx")
    counts = drafts.check(again.id).datasets["meetings"]
    assert (counts.new, counts.changed, counts.unchanged) == (1, 1, 1)


def test_what_is_said_of_every_row_is_not_said_where_the_row_says_otherwise(store):
    text = """
        Vergaderingen 2024 en 2025
        Wanneer   | Wat                     | Soort
        2024      |                         |
        ma 15 jan | PHO Cultuur             | pho
        2025      |                         |
        di 14 jan | PHO Sport - GEANNULEERD | pho
        ma 21 jan | Overleg zorg            | pho"""
    draft = put(store, {"lijst": text})
    drafts.decide(draft.id, lambda c: c.with_kind("lijst", "meetings").with_fixed("lijst", "state", "gehouden"))
    drafts.decide(
        draft.id, lambda c: c.with_fixed("lijst", "report_year", "2025").with_fixed("lijst", "meeting_id", "#")
    )
    outcome = drafts.check(draft.id)
    assert [(p.row, p.column, p.found) for p in outcome.problems] == [(6, "Stand", "PHO Sport - GEANNULEERD")]
    # The year of a row is that above it; 21 January 2025 is a Tuesday, and that is told before saving.
    assert sorted(row.key for row in outcome.new_rows) == ["2024-pho-cultuur", "2025-overleg-zorg"]
    [told] = [note for note in outcome.notes if "dag van de week" in note]
    assert told == (
        "Let op: op blad ‘lijst’ klopt bij 1 van de 3 dagen de dag van de week niet. Is het jaar goed? "
        "regel 7: ‘ma 21 jan’, en 21-01-2025 is een dinsdag."
    )
