"""Upload: a messy workbook on its whole road in a real browser, and what the page says in each state without one."""

import os
import re
from pathlib import Path
from types import SimpleNamespace

from browser import WIDE, cold_page
from looking import axe_violations, english_words, screenshot
from looks import button, shown, upload_page
from messy import mend, write_messy
from openpyxl import load_workbook
from tables import write_tables
from upload_walk import pick, press, problems, step, type_down, until_at_most

from etl import drafts
from etl.intake import answers
from etl.store import batches

ROOT = Path(__file__).parents[2]
TYPED = ["11", "D09", "11", "8", "4", "D10", "stagiair", "11", "5", "jurist", "D11", "3"]
"""What is typed in the grid, from the first wrong cell down: those of the sheet with hours."""
IN_EXCEL = {
    ("Lijst najaar", "D6"): "pho",
    ("Lijst najaar", "F7"): "30-9-2024",
    ("Lijst najaar", "E8"): "tweede",
    ("Lijst najaar", "H10"): "ziekte",
    ("Lijst najaar", "C11"): "Bodem",
    ("Lijst najaar", "B12"): "2024-M08",
    ("Lijst najaar", "A13"): 2024,
    ("Lijst najaar", "F15"): "23-10-2024",
    ("Lijst najaar", "B16"): "2024-M12",
    ("Lijst najaar", "G17"): "gehouden",
    ("Lijst najaar", "F19"): "20-11-2024",
    ("Wie was er", "E6"): 1,
    ("Wie was er", "E8"): 1,
    ("Wie was er", "D9"): 1,
    ("Wie was er", "C10"): "wethouder",
    ("Wie was er", "B11"): "Groningen",
    ("Wie was er", "A12"): "2024-M09",
    ("Wie was er", "E13"): 0,
    ("Wie was er", "E17"): 1,
    ("Wie was er", "C18"): "raadslid",
    ("Wie was er", "B19"): "Groningen",
    ("Bestede tijd", "A16"): None,
    ("Bestede tijd", "E16"): None,
}
"""What is corrected in Excel."""


def picture(walk, name):
    """What axe and a reader of Dutch find here; and a picture of the whole page for the manual, when that is asked."""
    if os.environ.get("VGG_SCREENSHOTS"):
        height = walk.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        walk.page.set_viewport_size({"width": WIDE[0], "height": min(max(height, 400), 1500)})
        walk.wait()
        walk.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        screenshot(walk, name)
        walk.resize(*WIDE)
    assert axe_violations(walk.page) == [], name
    assert english_words(walk.page, ("lijsten najaar",)) == [], name


def test_messy_workbook_is_mapped_mended_compared_saved_undone_and_redone(browser, own_server, tmp_path):
    messy = write_messy(tmp_path / "lijsten najaar.xlsx")
    walk = cold_page(browser, own_server, "/upload")
    page = walk.page
    picture(walk, "1-bestand")
    page.set_input_files('input[type="file"]', str(messy))
    page.wait_for_selector("text=2 Kolommen · 2 vragen")
    walk.wait()
    assert "concept=" in page.url

    # step 2: the kind of one sheet, then a heading on two sheets, then a word that a column does not know
    pick(walk, "Welke soort gegevens staat op blad", "Overleggen")
    press(walk, "Toepassen")
    page.get_by_label("Welke kolom is ‘Nr’").wait_for()
    picture(walk, "2-kolommen")
    pick(walk, "Welke kolom is ‘Nr’", "Overleg")
    pick(walk, "Welke kolom is ‘Aanw.’", "Aanwezig")
    press(walk, "Toepassen")
    page.wait_for_selector("text=2 Kolommen · alles herkend")
    walk.wait()
    step(walk, 2).click()
    pick(walk, "Wat is ‘poh’ bij Soort", "pho")
    before = problems(walk)
    press(walk, "Toepassen")
    until_at_most(walk, before - 1)

    # step 3: all at once, half of it mended here
    found = problems(walk)
    assert found >= 38
    picture(walk, "3-controleren")
    press(walk, "Neem 7 voorstellen over")
    until_at_most(walk, found - 7)
    type_down(walk, TYPED)
    press(walk, "Verbeteren en opnieuw controleren")
    after_grid = until_at_most(walk, found - 19)

    # the connection goes: the address alone is enough to go on, in another browser
    other = cold_page(browser, own_server, page.url.removeprefix(own_server.url))
    assert problems(other) == after_grid
    other.close()

    # the other half in Excel: the same workbook back with the problems in its cells
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel-bestand met opmerkingen").click()
    back = tmp_path / "terug.xlsx"
    download.value.save_as(back)
    book = load_workbook(back)
    assert "‘misschien’" in book["Lijst najaar"]["G17"].comment.text
    assert book["Wie was er"]["B7"].comment is None  # its suggestion was accepted already
    assert book["Lijst najaar"]["A1"].value == "Onze overleggen in het najaar"
    mended = mend(back, IN_EXCEL, tmp_path / "verbeterd.xlsx")
    page.locator('input[type="file"]').last.set_input_files(str(mended))
    page.wait_for_selector("text=3 Controleren · geen problemen")
    walk.wait()

    # steps 4 and 5
    assert re.search(r"4 Verschil · \d+ nieuw, 0 gewijzigd, 0 ongewijzigd", step(walk, 4).inner_text())
    page.get_by_label("Uw functie").first.fill("secretaris")
    page.get_by_label("Waarom laadt u dit?").fill("lijsten van het najaar")
    picture(walk, "4-verschil-en-opslaan")
    press(walk, "Alles opslaan")
    said = page.locator(".vgg-saved").inner_text()
    walk.wait()
    assert said.startswith("Opgeslagen als aanlevering B0")
    batch = said.split()[3].rstrip(".")
    page.get_by_role("link", name="Terugdraaien: lijsten najaar.xlsx").first.click()
    page.wait_for_selector("text=lijsten van het najaar")
    walk.wait()
    picture(walk, "5-terugdraaien")
    press(walk, "Terugdraaien")
    page.wait_for_selector(f"text=Aanlevering {batch} is teruggedraaid.")
    walk.wait()
    press(walk, "Opnieuw toepassen")
    page.wait_for_selector(f"text=Aanlevering {batch} is opnieuw toegepast.")
    assert walk.faults() == []
    walk.close()
    assert {answer.text for answer in answers.answers() if answer.kind != "sheet"} == {"Nr", "Aanw.", "poh"}
    [layout] = [answer.layout for answer in answers.answers() if answer.kind == "sheet"]
    assert layout.startswith("Jaar | Nr | Onderwerp")
    assert "Bewaard als recept" in said
    assert drafts.every() == []


# --- without a browser ---

ROWS = """
    Overleg   | Gemeente | Functie   | Uitgenodigd | Aanwezig
    2023-E001 | Pekela   | wethouder | 1           | 1
    2023-E001 | {name}   | wethouder | 1           | 1
    2023-E002 | Veendam  | wethouder | 1           | {present}
"""


def put(folder, **texts):
    path = write_tables(folder / "a.xlsx", {"Opkomst": ROWS.format(**{"name": "Veendam", "present": "1"} | texts)})
    return drafts.put(path.read_bytes(), "opkomst <b>.xlsx")


def test_every_problem_stands_with_its_cell_and_text_is_only_text(own_data, tmp_path):
    app = upload_page(put(tmp_path, name="Vendam", present="<img src=x onerror=alert(1)>"))
    text = shown(app)
    for said in ("B3", "‘Vendam’", "een gemeente van blad ‘Gemeenten’", "Veendam", "E4", "een geheel getal"):
        assert said in text
    assert "&lt;img src=x" in text
    assert "<img" not in text
    assert button(app, "Alles opslaan").disabled


def test_good_rows_are_saved_and_the_rest_is_finished_later(own_data, tmp_path):
    draft = put(tmp_path, name="Vendam", present="een")
    app = upload_page(draft)
    button(app, "Alleen de 1 goede regel opslaan").click().run()
    assert "Vul eerst in wat uw functie is" in shown(app)
    app.text_input(key=f"who_{draft.id}").set_value("secretaris")
    button(app, "Alleen de 1 goede regel opslaan").click().run()
    assert "blijven liggen" in shown(app)
    assert drafts.get(draft.id).is_partly_saved
    button(app, "Neem 1 voorstel over").click().run()
    drafts.correct(draft.id, {("Opkomst", "E4"): "1"}, "secretaris")
    app.run()
    button(app, "Alles opslaan").click().run()
    assert "Opgeslagen als aanlevering" in shown(app)
    assert drafts.every() == []
    assert [sum(p["rows"] for p in b.manifest["parts"]) for b in batches.all_batches()[-2:]] == [1, 2]


def test_change_of_what_was_typed_by_hand_is_warned_of(own_data, tmp_path):
    from etl.enter import enter

    cells = {"meeting_id": "2023-E001", "municipality": "Pekela", "role": "wethouder", "invited": "2", "present": "2"}
    assert not enter("attendance", [cells], by="secretaris").problems
    text = shown(upload_page(put(tmp_path)))
    assert "met de hand ingevuld door secretaris" in text
    assert "<del>2</del>" in text
    assert "<ins>1</ins>" in text


def test_works_with_nothing_loaded_and_with_an_address_that_is_gone(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    assert "Er is nog niets geladen." in shown(upload_page())
    gone = SimpleNamespace(id="../../etc")
    assert "staat niet meer klaar" in shown(upload_page(gone))


def test_a_file_that_is_complete_shows_what_goes_and_takes_it_away(own_data, tmp_path):
    tables = {"Uren": "Verslagjaar | Maand | Dossier | Functie | Uren\n" + "2024 | 1 | D01 | secretaris | 1"}
    draft = drafts.put(write_tables(tmp_path / "uren.xlsx", tables).read_bytes(), "uren.xlsx")
    app = upload_page(draft)
    assert "Is dit bestand volledig voor een periode?" in [fold.label for fold in app.expander]
    app.selectbox(key=f"replaces_{draft.id}_hours_").set_value("2024")
    app.button(key=f"replace_{draft.id}").click().run()
    text = shown(app)
    assert "Het bestand is volledig voor 2024, en die staan er niet in." in text
    gone = drafts.check(draft.id).gone[0].rows
    assert gone > 1
    app.text_input(key=f"who_{draft.id}").set_value("secretaris")
    button(app, f"Alles opslaan en {gone} regels weghalen").click().run()
    assert f"{gone} regels zijn weggehaald" in shown(app)
