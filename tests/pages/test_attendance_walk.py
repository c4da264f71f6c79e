"""A secretary's attendance list in a real browser: what it asks, what one sees before saving, what is stored."""

from __future__ import annotations

from browser import NARROW, WIDE, cold_page
from looking import axe_violations, cut_off, screenshot
from openpyxl import Workbook
from tables import rows

TOWNS = ("Eemsdelta", "Gem. Groningen", "Hogeland", "Midden-Groningen", "Oldambt", "Pekela", "Stadskanaal", "Veendam")
LINES = (
    ("Presentielijst PHO Landschap 2024",),
    ("x = aanwezig, - = afwezig, afw. = afwezig zonder bericht, afgemeld = met bericht",),
    (),
    ("Datum", "Overleg", *TOWNS, "Totaal"),
    ("do 18 jan", "PHO Landschap", "x", "x", "-", "afw.", "x", "afgemeld", "x", "x", 5),
    ("4-4", "PHO Landschap", "x", "X", "x (online)", "ziek", "afw.", "vervanger", "afgemeld", "x", 6),
    ("n.t.b.", "PHO Landschap (extra)", "x", "x", "x"),
    ("Totaal", None, 2, 2, 1, 0, 1, 1, 1, 2),
)


def write(path):
    book = Workbook()
    book.active.title = "Presentie 2024"
    for line in LINES:
        book.active.append(line)
    book.save(path)
    return path


def test_a_list_of_the_bureau_is_asked_counted_and_saved(browser, own_server, tmp_path):
    walk = cold_page(browser, own_server, "/upload")
    page = walk.page
    page.set_input_files('input[type="file"]', str(write(tmp_path / "presentie2024.xlsx")))
    page.wait_for_selector("text=2 Kolommen · ")
    walk.wait()
    # Two questions of the list itself: a mark that it does not explain, and a row without a date.
    walk.choose(page.get_by_label("Wat betekent ‘ziek’?").first, "afwezig")
    walk.choose(page.get_by_label("Regel 7 is niet te lezen").first, "laat weg")
    for box in page.get_by_label("Is het hetzelfde").all():
        walk.choose(box, "een nieuw overleg")
    screenshot(walk, "presentielijst-1-vragen")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Bevestigen", exact=True).click()
    walk.wait()
    table = page.locator("table", has_text="De lijst zelf telt")
    table.wait_for()
    # 18 January: 5 of 8, as the list says; 4 April: x, X, online, a substitute and x are 5, where the list says 6.
    assert [" ".join(row.split()) for row in table.locator("tbody tr").all_inner_texts()] == [
        "PHO Landschap 18-01-2024 gehouden 5 1 2 0 –",
        "PHO Landschap 04-04-2024 gehouden 5 1 2 0 6",
    ]
    walk.resize(*NARROW)
    assert cut_off(page) == []
    assert axe_violations(page) == []
    screenshot(walk, "presentielijst-2-smal")
    walk.resize(*WIDE)
    screenshot(walk, "presentielijst-2-verschil")
    # The list adds up one more on 4 April than its marks say: that is asked before anything is saved.
    walk.choose(page.get_by_label("De lijst telt zelf anders dan haar tekens").first, "het klopt zoals het is geteld")
    page.get_by_role("button", name="Bevestigen", exact=True).click()
    walk.wait()
    page.get_by_label("Uw functie").first.fill("secretaris")
    page.get_by_label("Waarom laadt u dit?").fill("presentie van het jaar")
    page.get_by_role("button", name="Alles opslaan", exact=True).click()
    page.wait_for_selector("text=Opgeslagen als aanlevering B0")
    walk.wait()
    assert walk.faults() == []
    walk.close()
    told = "SELECT sum(present)::INT, count(present) FROM attendance JOIN meetings USING (meeting_id) WHERE title = ?"
    assert rows(told, "PHO Landschap") == [(10, 16)]
