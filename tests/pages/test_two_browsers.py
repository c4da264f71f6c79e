"""Two people in two browsers at one dashboard: the second to save is told what the first did; nothing is lost."""

import pytest
from base import BASE
from browser import cold_page
from server import start_server
from small_books import RENT
from tables import load_tables, rows, write_tables

PRESENT = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig\nM1 | Pekela | wethouder | 2 | {}\n"
DOSSIER = "Verslagjaar | Dossier | Naam | Portefeuille\n2023 | D9 | PHO Water | Sport\n"
LIGHT = "Verslagjaar | Dossier | Helft | Stoplicht\n2023 | D9 | 1 | groen\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A dashboard on a drawn association with two bookings, for all tests here."""
    folder = tmp_path_factory.mktemp("two")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_tables(folder, BASE | RENT)
        started = start_server(folder / "store")
        yield started
        started.stop()


@pytest.fixture
def first(browser, server):
    """The browser of who is first."""
    walk = cold_page(browser, server, "/?jaar=2023")
    yield walk
    walk.close()


@pytest.fixture
def second(browser, server):
    """The browser of who comes second: another context, with nothing of the first."""
    walk = cold_page(browser, server, "/?jaar=2023")
    yield walk
    walk.close()


def main(walk):
    return walk.page.locator('[data-testid="stMain"]')


def press(walk, name, says):
    """Press a button and wait until the page says what comes of it."""
    walk.page.evaluate("document.querySelectorAll('.vgg-saved, .vgg-problems').forEach(e => e.textContent = '')")
    walk.page.get_by_role("button", name=name, exact=True).click()
    main(walk).get_by_text(says).first.wait_for()
    walk.wait()


def sign(walk, function):
    field = walk.page.get_by_label("Uw functie").first
    field.fill(function)
    field.press("Tab")
    walk.wait()


def ready(walk, path, function):
    """A file put ready on Upload, without a problem, signed and not yet saved."""
    walk.open("/upload")
    walk.page.set_input_files('input[type="file"]', str(path))
    main(walk).get_by_text("3 Controleren · geen problemen").wait_for()
    walk.wait()
    sign(walk, function)


def test_the_same_cell(first, second, tmp_path):
    for walk, value, function in ((first, "0", "secretaris"), (second, "2", "griffier")):
        path = write_tables(tmp_path / f"van de {function}.xlsx", {"Opkomst": PRESENT.format(value)})
        ready(walk, path, function)
    press(first, "Alles opslaan", "Opgeslagen als aanlevering")
    press(second, "Alles opslaan", "Er is niets opgeslagen, want sinds u keek is er iets veranderd.")
    told = main(second).inner_text()
    assert "Aanwezig was ‘1’ toen u keek en is nu ‘0’" in told
    assert "door secretaris" in told
    assert rows("SELECT present FROM attendance WHERE meeting_id = 'M1' AND municipality = 'Pekela'") == [(0,)]
    press(second, "Alles opslaan", "Opgeslagen als aanlevering")
    assert rows("SELECT present FROM attendance WHERE meeting_id = 'M1' AND municipality = 'Pekela'") == [(2,)]
    assert first.faults() + second.faults() == []


def test_the_same_light(first, second):
    for walk, function, said in ((first, "adviseur", "Alles loopt"), (second, "secretaris", "Het loopt anders")):
        walk.open("/dossiers?jaar=2023&helft=eerste&dossier=D1")
        walk.page.get_by_text("Een licht geven", exact=True).click()
        walk.wait()
        walk.choose(walk.page.get_by_role("combobox", name="Kleur", exact=True), "groen")
        field = walk.page.get_by_label("Toelichting: hoe staat het ervoor?", exact=True)
        field.fill(said)
        field.press("Tab")
        sign(walk, function)
    press(first, "Licht opslaan", "Opgeslagen als aanlevering")
    press(second, "Licht opslaan", "Er is niets opgeslagen, want een ander was u voor")
    assert "door adviseur" in main(second).inner_text()
    typed = second.page.get_by_label("Toelichting: hoe staat het ervoor?", exact=True)
    assert typed.input_value() == "Het loopt anders", "wat is getypt, staat er nog"
    assert rows("SELECT explanation FROM lights WHERE dossier_id = 'D1'") == [("Alles loopt",)]
    press(second, "Licht opslaan", "Opgeslagen als aanlevering")
    assert rows("SELECT explanation FROM lights WHERE dossier_id = 'D1'") == [("Het loopt anders",)]


def test_taking_back_what_a_file_of_another_leans_on(first, second, tmp_path):
    ready(first, write_tables(tmp_path / "dossier.xlsx", {"Dossiers": DOSSIER}), "secretaris")
    press(first, "Alles opslaan", "Opgeslagen als aanlevering")
    ready(second, write_tables(tmp_path / "licht.xlsx", {"Stoplichten": LIGHT}), "griffier")
    [(batch,)] = rows("SELECT _batch FROM dossiers WHERE dossier_id = 'D9'")
    first.open("/upload")
    first.page.get_by_role("link", name="Terugdraaien: dossier.xlsx").first.click()
    first.page.get_by_role("button", name="Terugdraaien").wait_for()
    first.wait()
    sign(first, "secretaris")
    press(first, "Terugdraaien", f"Aanlevering {batch} is teruggedraaid.")
    press(second, "Alles opslaan", "Er is niets opgeslagen, want sinds u keek is er iets veranderd.")
    told = main(second).inner_text()
    assert f"{batch} teruggedraaid door secretaris" in told
    assert "D9" in told
    assert rows("SELECT count(*) FROM lights WHERE dossier_id = 'D9'") == [(0,)]
    assert second.page.get_by_text("licht.xlsx").count(), "het bestand staat nog klaar"


def test_approval_while_a_correction_comes_in(first, second, tmp_path):
    first.open("/financien?jaar=2023&la=akkoord")
    first.page.get_by_text("Geef akkoord op een kwartaal").click()
    first.wait()
    sign(first, "penningmeester")
    correction = RENT["Boekingen"].replace("100,00", "120,00")
    ready(second, write_tables(tmp_path / "correctie.xlsx", {"Boekingen": correction}), "administratie")
    press(second, "Alles opslaan", "Opgeslagen als aanlevering")
    press(first, "Akkoord geven", "Er is niets opgeslagen, want een ander was u voor")
    told = main(first).inner_text()
    assert "Bedrag was ‘100,00’ toen u keek en is nu ‘120,00’" in told
    assert "door administratie" in told
    assert rows("SELECT count(*) FROM approvals") == [(0,)]
    press(first, "Akkoord geven", "Sindsdien is er niets veranderd")
    assert rows("SELECT amount::VARCHAR FROM approvals WHERE cost_type = 'Huur'") == [("120.00",)]
