"""A budget sheet in a treasurer's own layout: what is asked, and what is said to be wrong at its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from own_budget import KNOWN, SHEET, answer, asked, new, problems, put
from tables import load_once, rows, write_tables

from etl import drafts

D = Decimal


@pytest.fixture(autouse=True)
def known(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2025-05-20")
    load_once(store, KNOWN, name="kostensoorten.xlsx")


WRONG = [
    ("Totaal lasten | 900 ", "Totaal lasten | 800 ", "B9", "€ 900,00, de som van de regels 7 tot en met 8"),
    ("RESULTAAT     | 100 ", "RESULTAAT     | -100", "B10", "€ 100,00, de som van de regels 4, 7, 8"),
    ("| 100      |", "| 110      |", "G7", "€ 100,00, de som van de maanden"),
    ("| 25,-   |", "| p.m.   |", "C8", "een bedrag"),
    ("Personeel  ", "Huisvesting", "A8", "deze staat ook op regel 7"),
    ("Personeel   ", "Contributies", "A7", "deze staat ook op regel 4"),
    ("| apr |", "| mrt |", "F2", "deze staat ook in kolom E"),
]
"""What is changed in the sheet, at which cell that is said, and how."""


def test_what_cannot_be_right_is_said_at_its_cell(store):
    tables = {}
    for n, (was, becomes, _, _) in enumerate(WRONG):
        assert was in SHEET
        tables[f"Blad{n}"] = SHEET.replace(was, becomes).replace("2025", str(2025 - n))
    draft = drafts.put(write_tables(store / "fout.xlsx", tables).read_bytes(), "fout.xlsx")
    found = drafts.check(draft.id).problems
    for n, (_, _, cell, says) in enumerate(WRONG):
        assert [p for p in found if (p.sheet, p.cell) == (f"Blad{n}", cell) and says in p.wanted], says
    [total] = [p.sentence for p in found if p.sheet == "Blad0"]
    assert total == (
        "Een totaal is niet de som van wat het optelt bij Totaal lasten. Verbeter het totaal, of het bedrag dat "
        "ontbreekt of te veel is. fout.xlsx, blad ‘Blad0’, regel 9, kolom ‘Begroting’ (cel B9): gevonden ‘800’, "
        "verwacht: € 900,00, de som van de regels 7 tot en met 8."
    )


def test_a_total_without_that_word_and_a_row_after_the_result_are_asked(store):
    lines = SHEET.replace("Totaal lasten", "Bureau       ") + "\n    Reserve       | 40 |"
    draft = put(store, lines)
    assert asked(draft) == [
        "Regel 9, ‘Bureau’, is precies de som van de regels 7 en 8. Wat is het?",
        "Regel 11, ‘Reserve’, staat na het resultaat. Wat is het?",
    ]
    answer(draft, "geen post: laat weg", "geen post: laat weg")
    assert drafts.save(draft.id, by="toets").batch
    assert rows("SELECT sum(amount) FROM budget_lines") == [(D(1900),)]
    assert asked(put(store, lines, "nog eens.xlsx")) == []


def test_a_month_that_has_not_begun_is_expected_and_not_realised(store):
    """On 20 May: May runs, June is to come. A title that speaks of a forecast is asked about as well."""
    months = "| apr | mei | jun |"
    sheet = f"""
        Exploitatie 2025
        Post         | Begroting {months}
        Baten        |
        Contributies | 1.000     | 10  | 20  | 30  |
        Lasten       |
        Personeel    | 600       | 1   | 2   | 3   |"""
    draft = put(store, sheet)
    assert asked(draft) == []
    assert new(draft, "month_results") == {
        "2025 · Contributies · 4": "10,00",
        "2025 · Contributies · 5": "20,00",
        "2025 · Personeel · 4": "1,00",
        "2025 · Personeel · 5": "2,00",
    }
    assert [n for n in drafts.check(draft.id).notes if "‘jun’ moet nog komen: dat bedrag is niet als realisatie" in n]
    later = put(store, sheet.replace("Exploitatie 2025", "Begroting 2026"), "2026.xlsx")
    assert new(later, "month_results") == {}
    assert asked(put(store, sheet.replace("2025", "2025 (jun prognose)"), "prognose.xlsx")) == [
        "Zijn de bedragen per maand op blad ‘Blad1’ de realisatie of de begroting?"
    ]


def test_quarters_are_not_divided_over_months(store):
    sheet = """
        Exploitatie 2025
        Post         | Begroting | Q1  | 2e kwartaal
        Baten        |           |     |
        Contributies | 1.000     | 500 | 500
        Lasten       |           |     |
        Personeel    | 600       | 150 | 150"""
    draft = put(store, sheet)
    [text] = asked(draft)
    assert "een bedrag van meer" not in text
    assert "bedragen van meer dan één maand" in text
    answer(draft, "lees die bedragen niet")
    line = "2025 · begroting · "
    assert new(draft, "budget_lines") == {f"{line}Contributies": "1.000,00", f"{line}Personeel": "600,00"}
    assert new(draft, "month_results") == {}


def test_months_of_a_budget_are_not_taken_for_what_was_realised(store):
    sheet = """
        Begroting 2025
        Post         | jan | feb | mrt
        Baten        |     |     |
        Contributies | 500 | 0   | 0
        Lasten       |     |     |
        Personeel    | 50  | 50  | 50"""
    draft = put(store, sheet)
    assert asked(draft) == ["Zijn de bedragen per maand op blad ‘Blad1’ de realisatie of de begroting?"]
    answer(draft, "de begroting")
    assert [wanted for _, _, wanted in problems(draft)] == [
        "een kolom ‘Begroting’ met het bedrag van het jaar, of een kolom per maand"
    ]
    draft = put(store, sheet, "ander.xlsx")
    answer(draft, "de realisatie")
    assert len(new(draft, "month_results")) == 6


def test_a_result_without_that_word_months_that_add_up_and_a_year_on_two_sheets(store):
    tables = {
        "Blad1": SHEET.replace("RESULTAAT", "Over     "),
        "Blad2": SHEET.replace("Exploitatie VGG 2025", "Exploitatie 2024, cumulatief"),
        "Blad3": SHEET.replace("2025", "2023"),
        "Blad4": SHEET.replace("2025", "2023"),
        "Blad5": SHEET.replace("2025", "2022").replace("BATEN", "LASTEN"),
        "Blad6": SHEET.replace("VGG 2025", "2021 (x € 1.000)"),
    }
    draft = drafts.put(write_tables(store / "meer.xlsx", tables).read_bytes(), "meer.xlsx")
    assert asked(draft) == [
        "Regel 10, ‘Over’, is precies de baten min de lasten. Wat is het?",
        "Staat op blad ‘Blad2’ elke maand op zich, of is een maand opgeteld met wat ervoor kwam?",
    ]
    found = [(p.sheet, p.cell, p.wanted) for p in drafts.check(draft.id).problems]
    twice = "elke kostensoort van 2023 één keer; deze staat ook op blad ‘Blad3’"
    assert [f for f in found if f[0] == "Blad4"] == [("Blad4", f"A{row}", twice) for row in (4, 7, 8)]
    assert [wanted for sheet, cell, wanted in found if (sheet, cell) == ("Blad5", "A4")] == [
        "een post van de lasten; ‘Contributies’ hoort bij de baten"
    ]
    assert [wanted for sheet, _, wanted in found if sheet == "Blad6"] == ["bedragen in euro"]


def test_a_total_of_a_post_without_any_month_is_no_nought(store):
    sheet = SHEET.replace("| 25,-   | (5)      |     |     | 20 ", "|        |          |     |     | 20 ")
    assert [p.wanted for p in drafts.check(put(store, sheet).id).problems if p.cell == "G8"] == [
        "€ 0,00, de som van de maanden"
    ]


def test_a_total_says_what_its_posts_are_and_a_dash_is_as_good_as_empty(store):
    sheet = """
        Exploitatie 2025
        Omschrijving | Begroting | jan | feb | mrt
        Rente        | 40        | 5   | -   | 6
        Totaal baten | 40        | 5   | 0   | 6
        Advies       | 600       | 50  | 3   | –
        Porto        | 60        | 7   | 8   | 9
        Lasten totaal| 660       | 57  | 11  | 9"""
    draft = put(store, sheet)
    assert asked(draft) == [
        "Op blad ‘Blad1’ zijn vakken van een maand leeg (1 keer: Rente in feb). Is dat nul, of nog onbekend?",
        "Blad ‘Blad1’ noemt 3 kostensoorten die er nog niet zijn (baten: Rente; lasten: Advies, Porto). "
        "Zijn die nieuw?",
    ]
    answer(draft, "nul", "ja, alle nieuw")
    assert (asked(draft), problems(draft)) == ([], [])
    months = new(draft, "month_results")
    assert [months[f"2025 · {key}"] for key in ("Rente · 2", "Rente · 3", "Advies · 3")] == ["0,00", "6,00", ""]


def test_a_column_says_of_each_post_whether_it_is_income_or_cost(store):
    sheet = """
        Post         | B/L | Begroting 2025 | Realisatie jan | Realisatie feb
        Huisvesting  | L   | 300            | 25             | 25
        Rente        | B   | 40             | 0              | 1
        Saldo        |     | -260           | -25            | -24"""
    draft = put(store, sheet)
    assert asked(draft) == ["‘Rente’ (regel 3, baten) is nog geen kostensoort. Is het een nieuwe, of een die er al is?"]
    assert problems(draft) == []
