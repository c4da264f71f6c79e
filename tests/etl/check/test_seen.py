"""What is no plain data in a workbook is handled, and said: hidden, a total, in percents, not computed."""

import shutil
import subprocess

import pytest
from base import BASE
from openpyxl import Workbook, load_workbook
from patience import PATIENCE
from tables import load_tables, write_tables

import warehouse
from etl import drafts
from etl.check.problem import EMPTY
from etl.load import check_file


def hiding(folder):
    """A workbook with hidden rows and columns, also such as hold nothing."""
    path = write_tables(folder / "weg.xlsx", {"Gemeenten": BASE["Gemeenten"]})
    book = load_workbook(path)
    sheet = book["Gemeenten"]
    for row in (3, 40):
        sheet.row_dimensions[row].hidden = True
    for letter in ("C", "K"):
        sheet.column_dimensions[letter].hidden = True
    book.save(path)
    return path


def notes(path):
    return {note for note in check_file(path).notes if "verborgen" in note}


HIDDEN = {
    "Blad ‘Gemeenten’: 1 verborgen rij is ook gelezen (3).",
    "Blad ‘Gemeenten’: 1 verborgen kolom is ook gelezen (C).",
}


def test_hidden_rows_and_columns_that_hold_something_are_said(store):
    assert notes(hiding(store)) == HIDDEN


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice staat hier niet")
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_in_other_workbooks_too(store, kind):
    path = hiding(store)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{store}/profiel",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(store),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert notes(path.with_suffix(f".{kind}")) == HIDDEN


def seen(folder, titles, change):
    """The outcome of text tables after a change to the workbook."""
    path = write_tables(folder / "zo.xlsx", titles)
    book = load_workbook(path)
    change(book[next(iter(titles))])
    book.save(path)
    return check_file(path)


RULES = """
    Regel | Naam van de regel | Maat               | Oranje vanaf | Rood vanaf | Minstens zoveel gegevens | Telt mee
    R2    | Bijeenkomsten     | geannuleerd        | 25           | 60         | 2                        | ja
"""


@pytest.mark.parametrize(("typed", "format"), [("12,5%", "@"), ("12,5 %", "@"), (0.125, "0.0%"), (12.5, "0.0")])
def test_a_percentage_is_read_as_it_is_shown(store, typed, format):
    def change(sheet):
        sheet["D2"].value, sheet["D2"].number_format = typed, format

    load_tables(store, {"Regels voorgesteld licht": RULES})
    outcome = seen(store, {"Regels voorgesteld licht": RULES}, change)
    assert not outcome.problems
    assert [(c.column, c.old, c.new) for c in outcome.changes] == [("Oranje vanaf", "25", "12,50")]


def test_a_percentage_is_no_amount_of_hours(store):
    def change(sheet):
        sheet["C3"].value, sheet["C3"].number_format = 0.5, "0%"

    [problem] = seen(store, {"Gemeenten": BASE["Gemeenten"]}, change).problems
    assert (problem.cell, problem.found, problem.kind) == ("C3", "50%", "geen geheel getal")


def test_an_error_and_a_formula_that_was_never_computed_are_said_in_their_cells(store):
    def change(sheet):
        sheet["C2"].value, sheet["C3"].value, sheet["C4"].value = "=1+1", "#N/A", "#REF!"
        sheet["C3"].data_type = sheet["C4"].data_type = "e"

    problems = seen(store, {"Gemeenten": BASE["Gemeenten"]}, change).problems
    assert [(p.cell, p.found) for p in problems] == [("C2", "#FORMULE!"), ("C3", "#N/B"), ("C4", "#VERW!")]
    assert {p.kind for p in problems} == {"fout van Excel in de cel"}
    assert "open het bestand in Excel en sla het op" in problems[0].wanted


@pytest.mark.parametrize("word", ["Totaal", "totaal inwoners:", "Eindtotaal", "Subtotaal 2024", "Som", "Gemiddelde"])
def test_a_total_is_no_row_and_is_said(store, word):
    def change(sheet):
        sheet["A6"].value, sheet["C6"].value = word, 325_719

    outcome = seen(store, {"Gemeenten": BASE["Gemeenten"]}, change)
    assert not outcome.problems and outcome.good_rows == 4
    assert "Blad ‘Gemeenten’: regel 6 is een totaal en is niet als gegeven gelezen." in outcome.notes


def test_a_year_in_a_heading_is_read_and_said(store):
    def one(sheet):
        sheet["C1"].value = "Inwoners 2024"

    outcome = seen(store, {"Gemeenten": BASE["Gemeenten"]}, one)
    assert not outcome.problems
    assert any("‘Inwoners 2024’ (C) is gelezen als ‘Inwoners’" in note for note in outcome.notes)


MANY_YEARS = """
    Gemeente | Contributie 2024 | Bijdrage 2025 | Opmerking
    Pekela   | 1.000,00         | 1.100,00      | x
    Veendam  |                  | 2.200,00      |
    Totaal   | 1.000,00         | 3.300,00      |
"""


def test_years_in_headings_are_rows_of_their_year(store):
    tables = {"Gemeenten": BASE["Gemeenten"], "Contributies": MANY_YEARS}
    load_tables(store, tables)
    with warehouse.reader() as reader:
        rows = reader.rows("SELECT fiscal_year, municipality, amount_due, _row FROM contributions ORDER BY 1, 2")
    assert [(year, who, str(due), row) for year, who, due, row in rows] == [
        (2024, "Pekela", "1000.00", 2),
        (2025, "Pekela", "1100.00", 2),
        (2025, "Veendam", "2200.00", 3),
    ]
    changed = tables | {"Contributies": MANY_YEARS.replace("1.100,00", "veel")}
    outcome = check_file(write_tables(store / "anders.xlsx", changed))
    assert [(p.cell, p.found) for p in outcome.problems] == [("C2", "veel")]
    assert outcome.bad == {"Gemeenten": [], "Contributies": [2]}
    assert (
        "Blad ‘Contributies’: de kolommen ‘Contributie 2024’ (B) en ‘Bijdrage 2025’ (C) zijn gelezen als ‘Contributie’ "
        "van 2024 en 2025: van elke regel is een regel per jaar gemaakt. De andere kolommen gelden voor elk jaar."
    ) in outcome.notes


@pytest.mark.parametrize(
    "more",
    [
        "Jaar | 2024 | 2024",
        "Ontvangen | 5 | 6",
        "Bijdrage 2025 | 1 | 2",
        "Contributie | 5 | 6",
        "Ontvangen 2026 | 5 | 6",
    ],
)
def test_years_that_can_be_read_in_two_ways_are_asked(store, more):
    lines = zip(MANY_YEARS.strip().splitlines()[:3], more.split("|"), strict=True)
    table = "\n".join(f"{line} | {cell}" for line, cell in lines)
    outcome = check_file(write_tables(store / "zo.xlsx", {"Gemeenten": BASE["Gemeenten"], "Contributies": table}))
    assert not any("een regel per jaar" in note for note in outcome.notes)
    assert any("ontbreekt" in problem.found for problem in outcome.problems) or "Jaar" in more


def test_a_heading_of_two_lines_with_years_above_and_groups_between(store):
    """As offices make them: years merged above, a group beside its rows, headings of groups, subtotals and notes."""
    load_tables(store, {"Gemeenten": BASE["Gemeenten"]})
    rows = [
        ["Contributies, concept"],
        [],
        ["Gemeente", 2024, None, 2025, None],
        [None, "Bijdrage", "Ontvangen", "Bijdrage", "Ontvangen"],
        ["Regio Noord"],
        ["gemeente Hogeland", "€ 1.000,-", "?", "1.100,00", "n.n.b."],
        ["Subtotaal", 1000, None, 1100, None],
        ["Veendam", 500, 500, None, None],
        ["Pekla"],
        ["* voorlopig"],
        ["Bron: eigen opgave"],
    ]
    book = Workbook()
    book.active.title = "Contributies"
    for row in rows:
        book.active.append(row)
    for area in ("A1:E1", "B3:C3", "D3:E3"):
        book.active.merge_cells(area)
    book.save(store / "jaren.xlsx")
    outcome = check_file(store / "jaren.xlsx")
    told = "\n".join(outcome.notes)
    assert "De cellen B3:C3 en D3:E3 zijn samengevoegd; het jaar erin is bij de koppen eronder gelezen." in told
    assert "5 (‘Regio Noord’), 10 (‘* voorlopig’), 11 (‘Bron: eigen opgave’) zijn een tussenkop of een noot" in told
    assert "regel 7 is een totaal" in told
    found = {(p.cell, p.found, p.suggestion) for p in outcome.problems if p.is_cell_text}
    assert found == {
        ("C6", "?", EMPTY),
        ("A6", "gemeente Hogeland", "Het Hogeland"),
        ("E6", "n.n.b.", EMPTY),
        ("A9", "Pekla", "Pekela"),
    }
    assert "Is dit niet bekend? Maak de cel dan leeg." in "".join(p.sentence for p in outcome.problems)
    draft = drafts.put((store / "jaren.xlsx").read_bytes(), "jaren.xlsx")
    drafts.accept(draft.id, outcome, "bureau")
    mended = drafts.check(draft.id)
    assert [p.row for p in mended.problems] == [9], "alleen de regel die niet af is"
    assert mended.good_rows == 3


def test_a_lone_text_that_may_be_either_of_two_names_is_a_row_that_is_not_finished(store):
    """‘Wester’ is as much like one as like the other: it is named, where ‘Regio Noord’ is like none and passed over."""
    names = "Gemeente | Gemeentecode\nWesterkwartier | GM1969\nWesterwolde | GM1950"
    load_tables(store, {"Gemeenten": names})
    rows = "Jaar | Gemeente | Bijdrage | Ontvangen\n2024 | Westerwolde | 500 | 500\n | Wester | |\n | Regio Noord | |"
    outcome = check_file(write_tables(store / "c.xlsx", {"Contributies": rows}))
    assert {p.row for p in outcome.problems} == {3}
    assert any("4 (‘Regio Noord’) is een tussenkop" in note for note in outcome.notes)


def test_a_merged_text_holds_for_its_rows_and_an_amount_does_not(store):
    def change(sheet):
        for area in ("A2:A3", "C2:C3"):
            sheet.merge_cells(area)

    outcome = seen(store, {"Portefeuilles": BASE["Portefeuilles"], "Gemeenten": BASE["Gemeenten"]}, change)
    assert not outcome.problems
    assert any("A2:A3 zijn samengevoegd; wat erin staat, is bij elke regel ervan gelezen" in n for n in outcome.notes)
    assert any("C2:C3 zijn samengevoegd; alleen de eerste van elke groep telt" in n for n in outcome.notes)
