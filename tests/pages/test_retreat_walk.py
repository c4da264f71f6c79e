"""A whole retreat in a real browser: choose, present by keyboard, decide, freeze, and open again after new data."""

from browser import cold_page
from looking import look

from etl.enter import enter

BEAMER = (1024, 768)
LIGHT = {
    "report_year": "2024",
    "dossier_id": "D03",
    "half": "2",
    "light_1": "rood",
    "cause": "geld",
    "consequence": "later",
    "correction": "inhuur",
    "owner_function": "adviseur",
    "due_date": "01-12-2025",
}


def test_a_whole_retreat(browser, own_server):
    walk = cold_page(browser, own_server, "/heisessie?jaar=2024&helft=tweede", *BEAMER)
    page = walk.page
    page.get_by_role("checkbox", name="Stand", exact=True).locator("xpath=ancestor::label").click()
    walk.wait()  # chosen: without the first slide
    page.get_by_role("button", name="Presenteren").click()
    walk.wait()
    assert page.inner_text(".vgg-slide .name") == "Stoplichten"
    for key, address, title in (
        ("ArrowRight", "verschuivingen", "Verschuivingen"),
        ("ArrowRight", "wat-vraagt-een-besluit", "Wat vraagt een besluit?"),
        ("ArrowLeft", "verschuivingen", "Verschuivingen"),
        ("ArrowLeft", "stoplichten", "Stoplichten"),
    ):
        page.keyboard.press(key)
        page.wait_for_selector(f'[data-at="{address}"]')
        walk.wait()
        assert page.inner_text(".vgg-slide .name").startswith(title)
    assert "dia=stoplichten" in page.url
    typed = {"B0009": ("Eén loket voor de leden", "secretaris"), "B0010": ("Minder overleg in juni", "voorzitter")}
    for batch, (text, owner) in typed.items():
        page.get_by_role("button", name="Besluit vastleggen").click()
        page.get_by_label("Wat is besloten").fill(text)
        page.keyboard.press("ArrowLeft")  # moves the cursor, not the slide
        page.get_by_label("Eigenaar, als functie").fill(owner)
        page.get_by_label("Uiterlijk").fill("1-7-2025")
        if batch == next(iter(typed)):  # it is asked once
            page.locator('[data-testid="stPopoverBody"]').get_by_label("Uw functie").fill("secretaris")
        page.get_by_role("button", name="Vastleggen", exact=True).click()
        page.get_by_text(f"Opgeslagen als aanlevering {batch}.").wait_for()  # one batch each
        walk.wait()
        assert page.inner_text(".vgg-slide .name") == "Stoplichten"
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Bevriezen").click()
    page.get_by_label("Naam").fill("Najaar")
    page.get_by_role("button", name="Bevries deze stand").click()
    walk.wait()
    link = page.get_by_role("link", name="Najaar").get_attribute("href")
    walk.open(link + "&dia=besluiten")
    frozen = page.inner_text(".vgg-slide")
    assert "Eén loket voor de leden" in frozen and "Minder overleg in juni" in frozen
    assert "voorzitter" in frozen and "1 jul 2025" in frozen and "Bevroren op" in frozen
    walk.open(link + "&dia=stoplichten")
    lights = page.inner_html(".vgg-slide")

    assert enter("lights", [LIGHT], by="adviseur").batch  # new data, beside the dashboard
    walk.open(link + "&dia=stoplichten")
    assert page.inner_html(".vgg-slide") == lights
    walk.open("/heisessie?jaar=2024&sinds=Najaar&dia=wat-veranderde-sindsdien")
    assert page.inner_text(".vgg-slide h1") == "Openbaar bestuur ging van oranje naar rood, sinds ‘Najaar’."
    walk.open("/heisessie?jaar=2024&sinds=Najaar&la=veranderd")
    rows = page.locator("table").last.locator("tbody tr").all_inner_texts()
    light = "Stoplichten\tD03 Openbaar bestuur · tweede helft · 2024\t"
    assert [row for row in rows if not row.startswith(light)] == []
    assert rows[0].removeprefix(light).split("\t") == ["Stoplicht", "oranje", "rood"]
    assert len(rows) == 6
    assert look(walk) == []
    walk.close()
