"""One file through the whole Upload page in a real browser: problems, the good rows, undo, redo, the corrected file."""

import browser as walking
import pytest
from tables import write_tables

ROWS = """
    Overleg   | Gemeente | Functie   | Uitgenodigd | Aanwezig
    2023-E001 | Pekela   | wethouder | 1           | 1
    2023-E001 | {name}   | wethouder | 1           | 1
    2023-E002 | Veendam  | wethouder | 1           | {present}
"""


@pytest.fixture
def own_server(own_data):
    started = walking.start_server(own_data)
    yield started
    started.stop()


def press(walk, name):
    walk.page.get_by_role("button", name=name, exact=True).click()
    walk.page.wait_for_selector(".vgg-saved")
    walk.wait()
    return walk.page.inner_text(".vgg-saved")


@pytest.mark.browser
def test_from_a_faulty_file_to_saved_undone_and_done_again(browser, own_server, tmp_path):
    faulty = write_tables(
        tmp_path / "opkomst <b>kwartaal.xlsx", {"Opkomst": ROWS.format(name="Vendam", present="een")}
    )
    walk = walking.cold_page(browser, own_server, "/upload")
    page = walk.page
    page.set_input_files('input[type="file"]', str(faulty))
    page.wait_for_selector("text=2 problemen in 2 regels; er is niets opgeslagen")
    walk.wait()
    text = page.inner_text('[data-testid="stMain"]')
    for said in ("B3", "‘Vendam’", "een gemeente van blad ‘Gemeenten’", "Veendam", "E4", "‘een’", "een geheel getal"):
        assert said in text
    assert "opkomst <b>kwartaal.xlsx" in text
    assert page.get_by_role("button", name="Alles opslaan", exact=True).is_disabled()
    assert walking.axe_violations(page) == []

    # nothing is lost when the connection goes: the file is still there in another browser
    again = walking.cold_page(browser, own_server, "/upload")
    assert "2 problemen in 2 regels" in again.page.inner_text('[data-testid="stMain"]')
    again.close()

    page.get_by_role("button", name="Alleen de 1 goede regel opslaan").click()
    page.wait_for_selector("text=Vul eerst in wat uw functie is")
    page.get_by_label("Uw functie").first.fill("secretaris")
    page.get_by_label("Waarom laadt u dit?").fill("proef")
    assert "Opgeslagen als aanlevering B0003. 2 problemen zijn blijven liggen" in press(
        walk, "Alleen de 1 goede regel opslaan"
    )
    page.get_by_role("button", name="Niet opslaan, weggooien").click()
    walk.wait()

    page.get_by_text("B0003 ·").click()
    walk.wait()
    assert "door secretaris" in page.inner_text('[data-testid="stMain"]')
    page.get_by_label("Uw functie").last.fill("secretaris")
    assert press(walk, "Terugdraaien") == "Aanlevering B0003 is teruggedraaid."
    page.get_by_text("B0003 ·").click()
    walk.wait()
    assert press(walk, "Opnieuw toepassen") == "Aanlevering B0003 is opnieuw toegepast."

    mended = write_tables(tmp_path / "verbeterd.xlsx", {"Opkomst": ROWS.format(name="Veendam", present="1")})
    page.set_input_files('input[type="file"]', str(mended))
    page.wait_for_selector("text=3 Verschil met wat er nu staat")
    walk.wait()
    assert press(walk, "Alles opslaan") == "Opgeslagen als aanlevering B0004."
    assert walking.axe_violations(page) == []
    assert walk.faults() == []
    walk.close()


@pytest.mark.browser
def test_example_year_goes_away_with_one_button(browser, own_server):
    walk = walking.cold_page(browser, own_server, "/gegevens")
    walk.page.get_by_label("Uw functie").first.fill("secretaris")
    assert "De voorbeeldgegevens zijn weg" in press(walk, "Voorbeeldgegevens weghalen")
    walk.open("/opkomst")
    assert "fictief" not in walk.page.inner_text('[data-testid="stMain"]')
    assert "Laad het blad Opkomst op de pagina Upload." in walk.page.inner_text('[data-testid="stMain"]')
    walk.close()
