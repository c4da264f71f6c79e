"""A list in someone's own layout: its kind is suggested, what it lacks is said once, and the next one asks nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta

import examples
import pytest
from openpyxl import Workbook
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


HEADS = {
    "day": ("Wanneer", "Datum", "Dag", "Datum overleg"),
    "title": ("Wat", "Onderwerp", "Titel", "Omschrijving"),
    "kind": ("Soort", "Type", "Soort overleg"),
    "place": ("Waar", "Locatie", "Plaats"),
    "count": ("Opkomst", "Aanwezigen", "Aantal aanwezigen"),
    "state": ("Doorgegaan?", "Status", "Stand"),
}
STATES = {"gehouden": ("ja", "gehouden", "doorgegaan", "Ja"), "gepland": ("gepland",)}
STRANGE = {"day": ("n.t.b.", "volgt", "week 60"), "count": ("8 gem.", "veel", "20 à 30"), "state": ("misschien", "?")}


def _written(rnd, day):
    months = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    return rnd.choice(
        (
            f"{day.day}-{day.month}-{day.year}",
            f"{day.day} {months[day.month - 1]}",
            f"do {day.day} {months[day.month - 1]} {day.year}",
            f"{day.day}-{day.month}",
            day.isoformat(),
            f"{day.year}.{day.month:02d}.{day.day:02d}",
        )
    )


def draw(seed):
    """A meeting log of 2024 as lines of cells, and per row of the sheet what is true; None where it can't be read."""
    rnd = random.Random(seed)
    order = rnd.sample(list(HEADS), len(HEADS))
    lines = [[f"Overleggen {rnd.choice(('bureau', 'VGG', ''))} 2024".strip()], []][: rnd.choice((1, 2))]
    lines.append([rnd.choice(HEADS[name]) for name in order])
    truth = {}
    for n in range(rnd.randint(2, 12)):
        day = date(2024, 1, 8) + timedelta(days=rnd.randrange(340))
        state = "gehouden" if rnd.random() < 0.8 else "gepland"
        count = rnd.choice((None, rnd.randint(2, 60)))
        about = rnd.random() < 0.3
        cells = {
            "day": _written(rnd, day),
            "title": f"Overleg {seed}-{n}",
            "kind": rnd.choice(("pho", "PHO", "ambtelijk", "DB")),
            "place": rnd.choice(("Veendam", "online", None)),
            "count": None if count is None else f"{'ca. ' * about}{count}{rnd.choice(('', ' pers.', ''))}",
            "state": rnd.choice(STATES[state]),
        }
        right = (day.isoformat(), state, count, None if count is None else "geschat" if about else "geteld")
        if rnd.random() < 0.15:
            name = rnd.choice(list(STRANGE))
            cells[name], right = rnd.choice(STRANGE[name]), None
        lines.append([cells[name] for name in order])
        truth[f"Overleg {seed}-{n}"] = right
    if rnd.random() < 0.3:
        lines.append([f"Totaal {len(truth)} overleggen"])
    return lines, truth


@pytest.mark.parametrize("first", [25 * n for n in range(examples.DEEPER)])
def test_logs_of_a_known_truth_are_read_or_asked(store, first):
    """Twenty-five of them; `VGG_EXAMPLES=4` reads a hundred."""
    book, truth = Workbook(), {}
    book.remove(book.active)
    for seed in range(first, first + 25):
        page = book.create_sheet(f"Overleggen {seed}")
        lines, right = draw(seed)
        truth |= right
        for line in lines:
            page.append(line)
    book.save(store / "logs.xlsx")
    draft = drafts.put((store / "logs.xlsx").read_bytes(), "logs.xlsx")
    for question in asked(draft):
        drafts.decide(draft.id, lambda c, q=question: q.answered(c, q.suggestion))
    outcome = drafts.save(draft.id, by="toets", good_rows=True)
    assert outcome.batch
    bad = {(problem.sheet, problem.row) for problem in outcome.problems}
    assert len(bad) == sum(right is None for right in truth.values())
    told = (
        "SELECT title, meeting_date::VARCHAR, state, headcount, headcount_quality, meeting_date_precision FROM meetings"
    )
    read = {title: tuple(rest) for title, *rest in rows(told)}
    assert read == {title: (*right, "dag") for title, right in truth.items() if right}
