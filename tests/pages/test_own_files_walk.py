"""A secretary's own lists in a real browser: how much is asked the first time, what is typed, and what is stored.

VGG_SCREENSHOTS=docs/upload python -m pytest tests/pages/test_own_files_walk.py makes the pictures of docs/upload.md.
"""

from __future__ import annotations

import re
from decimal import Decimal

from browser import NARROW, WIDE, cold_page
from looking import axe_violations, cut_off, screenshot
from openpyxl import Workbook
from tables import rows
from upload_walk import press, step

LOG = (
    ("Overleggen VGG 2025",),
    ("bijgewerkt: 14 nov. 2025",),
    (),
    ("Wanneer", "Tijd", "Wat", "Soort", "Waar", "Opkomst", "Doorgegaan?", "Opm."),
    ("di 14 jan", "10.00-12.00", "DB-overleg", "DB", "online", None, "ja", None),
    ("do 6 mrt", "13.30 - 16.00 uur", "PHO Wonen", "PHO", "Veendam", "ca. 35 aanw.", "ja", "met de provincie"),
    ("week 23", None, "PHO Economie", "PHO", "n.t.b.", None, "nee - te weinig onderwerpen", "gaat naar najaar"),
    ("1 en 2 juli", None, "Heisessie DB", "DB", "Lauwersoog", "5", "ja", None),
    ("half september", None, "Werkbezoek Brussel", "Werkbezoek", "Brussel", "12 pers.", "ja", None),
    ("wo 15-10", None, "PHO Sport", "PHO", "Stadskanaal", None, "verzet naar 12 nov", None),
    ("28 nov (o.v.)", None, "Ledendag", "leden", None, None, "gepland", None),
)
VACANCIES = (
    ("VNG-vacatures voorjaarsronde 2025",),
    (),
    ("Cie.", "Aantal", "Gevraagd", "Deadline", "Uitkomst", "Opmerkingen"),
    ("FIN", 1, "weth.", "14 feb", "benoemd!", None),
    ("Informatiesamenleving", "1", "burgemeester", "14-2-2025", "geen kandidaat gevonden", "opnieuw in najaar"),
    ("Ruimte, Wonen en Mobiliteit", 1, "weth", "14 feb", "loopt nog", None),
    ("TCAM", 1, "bgm", None, "als waarnemer benoemd tot ALV", None),
)
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
EXPLOITATION = (
    ("Exploitatie 2025 - begroting en realisatie (in euro's)",),
    (),
    ("Post", "Begroting 2025", *MONTHS, "Realisatie 2025"),
    ("BATEN",),
    ("Contributies", 400000, 100000, 0, 0, 100000, 0, 0, 100000, 0, 0, 0, None, None, 300000),
    ("Totaal baten", 400000, 100000, 0, 0, 100000, 0, 0, 100000, 0, 0, 0, None, None, 300000),
    ("LASTEN",),
    ("Personeel", 300000, *[25000.5] * 10, None, None, 250005),
    ("Bijeenkomsten", 18000, 0, 1200.25, 800, 1500, 950, 2100, 0, 0, 1750, 1600, None, None, 9900.25),
    ("Totaal lasten", 318000, 25000.5, 26200.75, 25800.5, 26500.5, 25950.5, 27100.5, 25000.5, 25000.5, 26750.5, 26600.5,
     None, None, 259905.25),
    ("RESULTAAT", 82000),
)  # fmt: skip


def brought(walk, path, lines, title):
    """Lay a file on the page; gives what step 2 asks of it."""
    book = Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    book.save(path)
    walk.open("/upload")
    walk.wait()
    walk.page.set_input_files('input[type="file"]', str(path))
    walk.page.wait_for_selector("text=2 Kolommen · ")
    walk.wait()
    return step(walk, 2).inner_text()


def looked_at(walk, name):
    """Nothing for axe, nothing cut off at 390; with a picture of both."""
    assert axe_violations(walk.page) == [], name
    screenshot(walk, name)
    walk.resize(*NARROW)
    assert cut_off(walk.page) == [], name
    screenshot(walk, f"{name}-smal")
    walk.resize(*WIDE)


def saved(walk, why):
    walk.page.get_by_label("Uw functie").first.fill("secretaris")
    walk.page.get_by_label("Waarom laadt u dit?").fill(why)
    press(walk, "Alles opslaan")
    walk.page.wait_for_selector("text=Opgeslagen als aanlevering B0")
    walk.wait()


def test_three_lists_of_a_bureau_in_their_own_layout(browser, own_server, tmp_path):
    walk = cold_page(browser, own_server, "/upload")
    page = walk.page

    # The log: its kind; its year and a number for each row; then four cells, each with a suggestion.
    assert "1 vraag" in brought(walk, tmp_path / "overleggen2025.xlsx", LOG, "2025")
    press(walk, "Toepassen")
    page.wait_for_selector("text=heeft geen kolom ‘Verslagjaar’")
    looked_at(walk, "overleggen-1-vragen")
    press(walk, "Toepassen")
    page.wait_for_selector("text=3 Controleren · 4 problemen")
    looked_at(walk, "overleggen-2-controleren")
    press(walk, "Neem 4 voorstellen over")
    page.wait_for_selector("text=3 Controleren · geen problemen")
    walk.wait()
    looked_at(walk, "overleggen-3-verschil")
    saved(walk, "overleggen van het jaar")
    told = "SELECT meeting_date::VARCHAR, meeting_date_precision, state, headcount, headcount_quality FROM meetings "
    assert rows(told + "WHERE report_year = 2025 ORDER BY 1") == [
        ("2025-01-14", "dag", "gehouden", None, None),
        ("2025-03-06", "dag", "gehouden", 35, "geschat"),
        ("2025-06-01", "maand", "geannuleerd", None, None),
        ("2025-07-01", "dag", "gehouden", 5, "geteld"),
        ("2025-09-01", "maand", "gehouden", 12, "geteld"),
        ("2025-10-15", "dag", "uitgesteld", None, None),
        ("2025-11-28", "dag", "gepland", None, None),
    ]
    # The next list of that layout asks nothing about it.
    later = [
        tuple(cell.replace("2025", "2026") if isinstance(cell, str) else cell for cell in line) for line in LOG[:6]
    ]
    assert "alles herkend" in brought(walk, tmp_path / "overleggen2026.xlsx", later, "2026")
    assert "geen problemen" in step(walk, 3).inner_text()

    # The vacancies: the same, and three words with their suggestion.
    assert "1 vraag" in brought(walk, tmp_path / "vng2025.xlsx", VACANCIES, "VNG voorjaar 2025")
    press(walk, "Toepassen")
    page.wait_for_selector("text=Woorden die niet bekend zijn")
    looked_at(walk, "vacatures-1-vragen")
    asked = int(re.search(r"met (\d) voorstellen", page.inner_text('[data-testid="stMain"]'))[1])
    press(walk, f"Toepassen, met {asked} voorstellen")
    page.wait_for_selector("text=3 Controleren · geen problemen")
    walk.wait()
    saved(walk, "vacatures van het voorjaar")
    told = "SELECT body_code, outcome, closes_on::VARCHAR FROM vacancies WHERE report_year = 2025 ORDER BY _row"
    assert rows(told) == [
        ("FIN", "benoemd", "2025-02-14"),
        ("IS", "geen kandidaat", "2025-02-14"),
        ("RWM", "open", "2025-02-14"),
        ("TCAM", "voorlopig benoemd", None),
    ]

    # The budget with its months: everything is recognised; ten months are known, and two empty ones are not nought.
    assert "alles herkend" in brought(walk, tmp_path / "exploitatie2025.xlsx", EXPLOITATION, "Exploitatie 2025")
    page.wait_for_selector("text=3 Controleren · geen problemen")
    walk.wait()
    looked_at(walk, "exploitatie-1-verschil")
    saved(walk, "begroting en realisatie")
    told = (
        "SELECT cost_type, sum(amount), count(amount) FROM month_results WHERE fiscal_year = 2025 GROUP BY 1 ORDER BY 1"
    )
    assert rows(told) == [
        ("Bijeenkomsten", Decimal("9900.25"), 10),
        ("Contributies", Decimal(300000), 10),
        ("Personeel", Decimal(250005), 10),
    ]
    walk.open("/financien?jaar=2025")
    walk.wait()
    looked_at(walk, "exploitatie-2-financien")
    assert walk.faults() == []
    walk.close()
