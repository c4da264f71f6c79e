"""A budget sheet in a treasurer's own layout: what is read of it, and the next version of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from own_budget import KNOWN, SHEET, answer, asked, new, problems, put
from tables import load_once, rows, write_tables

from etl import drafts
from etl.check.questions import questions, recognised

D = Decimal
REALISED = "SELECT cost_type, month::INT, amount FROM month_results WHERE amount IS NOT NULL ORDER BY ALL"


@pytest.fixture(autouse=True)
def known(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2025-05-20")
    load_once(store, KNOWN, name="kostensoorten.xlsx")


def test_a_running_year_and_its_next_version(store):
    draft = put(store, SHEET)
    assert asked(draft) == []
    outcome = drafts.save(draft.id, by="toets")
    assert outcome.batch, [p.sentence for p in outcome.problems]
    assert rows("SELECT fiscal_year::INT, version, cost_type, amount FROM budget_lines ORDER BY amount") == [
        (2025, "begroting", "Huisvesting", D(300)),
        (2025, "begroting", "Personeel", D(600)),
        (2025, "begroting", "Contributies", D(1000)),
    ]
    assert rows(REALISED) == [
        ("Contributies", 1, D(500)),
        ("Contributies", 2, D(0)),
        ("Huisvesting", 1, D(25)),
        ("Huisvesting", 2, D(-5)),
        ("Personeel", 1, D(50)),
        ("Personeel", 2, D(50)),
    ]
    # March is filled in, and of February an amount is taken out: that one is unknown again.
    later = (
        SHEET.replace("| 50       |     |     | 100", "| 50       | 60  |     | 160")
        .replace("| (5)      |     |     | 20 ", "| -5       | 7   |     | 27 ")
        .replace("| € 500  | 0        |     |", "| € 500  | 0        | 0   |")
        .replace("| 75     | 45       |     |     | 120 ", "| 75     | 45       | 67  |     | 187 ")
        .replace("| 425    | -45      |     |     | 380 ", "| 425    | -45      | -67 |     | 313 ")
    )
    again = put(store, later)
    assert asked(again) == []
    counts = drafts.check(again.id).datasets["month_results"]
    assert (counts.new, counts.changed, counts.gone) == (0, 3, 0)
    assert drafts.save(again.id, by="toets").batch
    # the same with one emptied cell of February: asked whether that is nought
    third = put(store, later.replace("| -5       | 7   |     | 27 ", "|          | 7   |     | 32 "), "derde.xlsx")
    [text] = asked(third)
    assert text == (
        "Op blad ‘Blad1’ zijn vakken van een maand leeg (1 keer: Huisvesting in feb). Is dat nul, of nog onbekend?"
    )
    answer(third, "onbekend")
    assert drafts.check(third.id).datasets["month_results"].changed == 1


def test_the_year_may_be_chosen_and_is_asked_where_nothing_says_it(store):
    draft = put(store, SHEET)
    [year] = [q for q in recognised(drafts.check(draft.id), []) if "Van welk jaar" in q.text]
    assert (year.chosen, year.because) == ("2025", "hieruit gelezen")
    drafts.decide(draft.id, lambda c: year.answered(c, "2024"))
    assert any("begroting en realisatie van 2024, zoals gekozen" in n for n in drafts.check(draft.id).notes)
    none = put(store, SHEET.replace(" 2025", ""), "zonder.xlsx")
    assert asked(none) == ["Blad ‘Blad1’ heeft geen kolom ‘Boekjaar’. Wat is het?"]
    answer(none, "overal 2025")
    assert asked(none) == []
    assert problems(none) == []


def test_a_post_is_a_heading_that_is_there_or_a_new_one(store):
    draft = put(store, SHEET.replace("Huisvesting", "Huisvestng").replace("Personeel", "Loonkosten"))
    told = questions(drafts.check(draft.id), {})
    assert [(q.text, q.suggestion) for q in told] == [
        (
            "‘Loonkosten’ (regel 7, lasten) is nog geen kostensoort. Is het een nieuwe, of een die er al is?",
            "een nieuwe kostensoort (lasten)",
        ),
        (
            "‘Huisvestng’ (regel 8, lasten) is nog geen kostensoort. Is het een nieuwe, of een die er al is?",
            "Huisvesting",
        ),
    ]
    answer(draft, "een nieuwe kostensoort (lasten)", "Huisvesting")
    assert drafts.save(draft.id, by="toets").batch
    assert rows("SELECT cost_type, side FROM cost_types WHERE position > 3") == [("Loonkosten", "lasten")]
    again = put(store, SHEET.replace("Huisvesting", "Huisvestng").replace("Personeel", "Loonkosten"), "nog eens.xlsx")
    assert asked(again) == []
    assert not drafts.check(again.id).has_news


def test_costs_below_nought_are_costs_where_the_result_proves_it(store):
    sheet = """
        Begroting en realisatie 2025
        Omschrijving | Begroting 2025 | 2025-01 | 2025-02
        Inkomsten    |                |         |
        Contributies | 1.000          | 500     | 10
        Uitgaven     |                |         |
        Personeel    | -600           | -50     | (60)
        Saldo        | 400            | 450     | -50"""
    draft = put(store, sheet)
    assert asked(draft) == []
    assert new(draft, "budget_lines")["2025 · begroting · Personeel"] == "600,00"
    assert [new(draft, "month_results")[f"2025 · Personeel · {m}"] for m in (1, 2)] == ["50,00", "60,00"]


def test_a_budget_that_is_stored_is_replaced_and_never_added_to(store):
    first = {
        "Begroting": """
            Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
            2025     | begroting | 01    | Contributies | 900
            2025     | begroting | 02    | Huisvesting  | 250
            2025     | begroting | 03    | Personeel    | 100
            2025     | begroting | 04    | Personeel    | 500"""
    }
    assert drafts.save(drafts.put(write_tables(store / "b.xlsx", first).read_bytes(), "b.xlsx").id, by="toets").batch
    draft = put(store, SHEET)
    assert asked(draft) == []
    assert drafts.save(draft.id, by="toets").batch
    # Personeel is 600 in two lines, as on the sheet; the others have their own number.
    told = "SELECT line_id, amount FROM budget_lines ORDER BY 1"
    assert rows(told) == [("01", D(1000)), ("02", D(300)), ("03", D(100)), ("04", D(500))]


def test_what_more_is_stored_of_the_year_stays_or_goes_as_is_said(store):
    assert drafts.save(put(store, SHEET).id, by="toets").batch
    left_out = ("Huisvesting", "Totaal lasten", "RESULTAAT")
    fewer = "\n".join(line for line in SHEET.splitlines() if not line.strip().startswith(left_out))
    draft = put(store, fewer, "minder.xlsx")
    [text] = asked(draft)
    assert text == (
        "Van 2025 staan er al 1 begrotingsregel (begroting; samen € 300,00) en realisatie per maand van Huisvesting "
        "(samen € 20,00), die niet op blad ‘Blad1’ staan. Wat gebeurt daarmee?"
    )
    stays = put(store, fewer + "\n", "nog eens minder.xlsx", "Blad2")
    answer(stays, "zij blijven staan en tellen mee")
    assert drafts.check(stays.id).gone == []
    answer(draft, "dit blad is het hele jaar: zij gaan weg")
    gone = {one.dataset: one.rows for one in drafts.check(draft.id).gone}
    assert gone == {"budget_lines": 1, "month_results": 4}


def test_last_year_beside_the_budget_is_of_the_year_before_it(store):
    sheet = """
        Begroting 2026
        Post         | Begroting 2026 | Realisatie 2025 | Toelichting
        Baten        |                |                 |
        Contributies | 1.000          | 800             | 20 leden
        Lasten       |                |                 |
        Personeel    | 600            | 500             |"""
    draft = put(store, sheet)
    assert asked(draft) == []
    assert drafts.save(draft.id, by="toets").batch
    assert rows("SELECT fiscal_year::INT, amount, prior_year_actual, note FROM budget_lines ORDER BY amount") == [
        (2026, D(600), D(500), None),
        (2026, D(1000), D(800), "20 leden"),
    ]


def test_two_years_side_by_side_have_their_year_above_them(store):
    sheet = """
        Exploitatie
                     | 2023      | 2023 | 2023 | 2024      | 2024 | 2024 | Realisatie
        Post         | Begroting | jan  | feb  | Begroting | jan  | feb  |
        Baten
        Contributies | 1.000     | 500  | 1    | 1.100     | 600  | 2    |
        Lasten
        Personeel    | 600       | 50   | 3    | 700       | 60   | 4    |"""
    draft = put(store, sheet)
    assert (asked(draft), problems(draft)) == ([], [])
    assert new(draft, "budget_lines")["2023 · begroting · Personeel"] == "600,00"
    assert new(draft, "month_results")["2024 · Personeel · 2"] == "4,00"
    assert new(draft, "month_results")["2023 · Contributies · 2"] == "1,00"


def test_a_budget_with_one_column_of_amounts(store):
    sheet = """
        Begroting 2026
        Post         | Bedrag
        Baten
        Contributies | 1.000
        Totaal baten | 1.000
        Lasten
        Personeel    | 600
        Huisvesting  | 300
        Resultaat    | 100"""
    draft = put(store, sheet)
    assert (asked(draft), problems(draft)) == ([], [])
    line = "2026 · begroting · "
    told = {"Contributies": "1.000,00", "Huisvesting": "300,00", "Personeel": "600,00"}
    assert new(draft, "budget_lines") == {f"{line}{name}": amount for name, amount in told.items()}
