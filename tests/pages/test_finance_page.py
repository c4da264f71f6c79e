"""Financiën as a treasurer uses it: the figures of the page, and a quarter from deviation to approval and change."""

import re
from decimal import Decimal

import pytest
import small_books
from browser import NARROW, cold_page
from looking import look
from looks import opened, said, shown
from server import start_server
from tables import load_tables

import warehouse
from etl.enter import enter


def page(year, **params):
    """The HTML of Financiën."""
    return shown(opened("financien", jaar=year, **params))


def test_a_year_without_money_is_one_sentence(own_data):
    text = page("2023")
    assert "geen enkel bedrag in euro" in text
    assert "Begroting, realisatie" not in text


def test_page_and_figures_agree(own_data):
    on = {
        "": (
            "Wij bleven binnen de begroting: € 12.116 gunstiger dan begroot.",
            "verschil € 12.115,53 gunstig",
            "€ 30.570 vooruit ontvangen of terug te betalen; het telt niet mee in het resultaat.",
            "€ 57.131",
            "€ 47.131 te laat",
            "11 van de 13 controles kloppen, 2 kunnen nog niet",
            "Bank en open facturen tot en met di 31 dec 2024",
            "2 grote afwijkingen zonder toelichting",
            "1e kwartaal wacht op akkoord van de penningmeester",
        ),
        "begroting": (
            "€ 12.116 gunstig",
            "Resultaat € 11.696, begroot −€ 420 (€ 12.116 gunstiger dan begroot). Alle maanden zijn afgesloten: "
            "het is de realisatie. De prognose was € 10.411,96.",
        ),
        "bank": ("€ 147.577", "6,9 maanden"),
        "reserves": ("€ 166.016",),
    }
    for drawer, figures in on.items():
        text = page("2024", la=drawer)
        assert [one for one in figures if one not in text] == [], drawer
        assert "vgg-alarm" not in text


def test_one_quarter_or_the_year_to_date_and_one_project(own_data):
    one, until = (page("2024", periode="2e kwartaal", telt=telt) for telt in ("één kwartaal", "jaar t/m kwartaal"))
    assert "2e kwartaal · geboekt t/m dec" in one
    assert "Jaar tot en met het 2e kwartaal · geboekt t/m dec" in until
    assert "Totaal lasten · begroting € 64.200,00" in one  # a quarter of the 256.800 of the association itself
    assert "Totaal lasten · begroting € 128.400,00" in until  # half of it
    of = {"kostensoort": "Projectkosten", "project": "W01", "van_project": "Schoon water samen (fictief)"}
    project = page("2024", periode="2e kwartaal", telt="jaar t/m kwartaal", **of)
    booked = re.search("Jaar tot en met het 2e kwartaal · samen € ([0-9.,]+) · [0-9]+ regels", project)[1]
    # the line in the picture is the sum of the bookings that it leads to
    assert re.search(f"Schoon water samen .fictief. · lasten · begroting € [0-9.,]+ · realisatie € {booked}", project)
    assert "Jong en gezond (fictief) ·" not in project
    table = page("2024", la="begroting", periode="2e kwartaal").split("vgg-budget")[1]
    assert re.findall("Totaal lasten</th><td[^>]*>(.*?)</td>", table) == ["€ 64.200"]


def test_project_money_that_is_left_is_no_gain(own_data):
    # 120.000 budgeted for both projects, 27.793,62 + 61.636,72 spent: 30.569,66 left, and not "gunstiger"
    text = said(opened("financien", jaar="2024", la="afwijkingen"))
    assert "Uitkomst: € 30.570 minder dan begroot, van geld van projecten." in text
    assert "€ 30.570 gunstiger" not in text
    picture = page("2024")
    assert (
        "Over (of tekort) bij projecten · begroting € 0,00 · realisatie € 30.569,66 · verschil € 30.569,66 meer"
        in picture
    )


def test_the_view_of_the_kascommissie_is_only_to_read(own_data):
    for switch, can_type in (("false", True), ("true", False)):
        app = opened("financien", jaar="2024", kascommissie=switch, la="akkoord")
        assert ("Geef akkoord op een kwartaal" in [fold.label for fold in app.expander]) is can_type
        assert ("Weergave voor de kascommissie: alleen lezen. <a" in shown(app)) is not can_type
        assert ("Rekeningen indelen" in shown(app)) is can_type
        note = opened("financien", jaar="2024", kascommissie=switch, la="bron", blok="antwoord")  # with a figure
        remark = opened("financien", jaar="2024", kascommissie=switch, la="afwijkingen")
        remark.session_state["toelichting"] = True
        remark.run()  # one with a deviation
        for app in (note, remark):
            assert bool(app.text_area) is can_type
        text = shown(opened("financien", jaar="2024", kascommissie=switch, la="bewijs"))
        assert "voorbeeld-boekhouding.xaf" in text
        # who follows a link stays in the view
        assert ("kascommissie=true" in text) is True


def test_a_control_difference_is_large_and_in_words(own_data):
    # one cent more on an open invoice than in the ledger
    outcome = enter(
        "invoices",
        [
            {
                "kind": "debiteur",
                "fiscal_year": "2024",
                "invoice_id": "V24-099",
                "relation_id": "G01",
                "invoice_date": "01-12-2024",
                "due_date": "31-12-2024",
                "amount": "0,01",
            }
        ],
        by="penningmeester",
    )
    assert not outcome.problems
    text = page("2024")
    assert "De open facturen van debiteuren verschillen € 0,01 van de boeken, op " in text
    assert "⊘" in text


@pytest.fixture
def budgeted(tmp_path, monkeypatch):
    """A store with headings and a budget, and nothing booked."""
    folder = tmp_path / "data"
    monkeypatch.setenv("VGG_DATA", str(folder))
    load_tables(tmp_path, {"Kostensoorten": small_books.HEADINGS, "Begroting": small_books.BUDGET})
    return folder


@pytest.fixture
def budgeted_server(budgeted):
    """A dashboard on that store."""
    started = start_server(budgeted)
    yield started
    started.stop()


def test_a_quarter_of_the_treasurer(browser, budgeted_server, tmp_path):
    # last year and this year, as the bookkeeping package gives them
    walk = cold_page(browser, budgeted_server, "/upload")
    page = walk.page
    for year, content in ((2023, small_books.LAST_YEAR), (2024, small_books.THIS_YEAR)):
        path = tmp_path / f"boeken-{year}.xaf"
        path.write_bytes(content)
        _upload(walk, path)
    walk.open("/financien?jaar=2024&la=indelen")
    # three accounts that nothing is known of
    assert "3 rekeningen hebben nog geen kostensoort" in page.inner_text(".vgg-alarm")
    _sign(walk)
    for account in ("4510", "4520"):
        walk.choose(page.get_by_role("combobox", name=re.compile(f"{account} ")), "Organisatie")
    walk.wait()
    page.get_by_role("button", name="Indeling opslaan").click()
    page.get_by_text("Opgeslagen als aanlevering").first.wait_for()
    walk.wait()
    with warehouse.reader() as reader:  # of the third its proposal was taken
        mapped = dict(reader.rows("SELECT account_id, cost_type FROM account_mapping"))
    assert {mapped[account] for account in ("4510", "4520", "4990")} == {"Organisatie"}
    assert "nog geen kostensoort" not in page.inner_text('[data-testid="stMain"]')
    # the heading that is overspent, and its note
    walk.open("/financien?jaar=2024&la=begroting")
    row = page.locator(".vgg-budget tbody tr", has_text="Organisatie").first.inner_text()
    assert "€ 12.800" in row
    assert "€ 5.467 ongunstig" in row  # 12.800 against 7.333, eleven twelfths of 8.000
    walk.open("/financien?jaar=2024&la=afwijkingen")
    page.get_by_text("Schrijf een toelichting").click()
    walk.wait()
    _sign(walk)
    page.locator("textarea").fill("De licenties zijn voor drie jaar vooruit betaald.")
    page.get_by_role("button", name="Toelichting opslaan").click()
    page.locator(".vgg-points li", has_text="De licenties zijn voor drie jaar vooruit betaald.").wait_for()
    # who had not paid on 30 June
    walk.open("/financien?jaar=2024&stand=2024-06-30")
    table = page.get_by_role("region", name="Open op zo 30 jun 2024, leden eerst").inner_text()
    assert "Gemeente Veendam" in table
    assert "€ 10.500,00" in table
    assert "Gemeente Pekela" not in table
    # approval of the first quarter, now that every large deviation has its note; quarters go in order
    page.get_by_role("link", name="1e kwartaal wacht op akkoord").click()
    walk.wait()
    page.get_by_text("Geef akkoord op een kwartaal").click()
    walk.wait()
    _sign(walk)
    page.get_by_role("button", name="Akkoord geven").click()
    page.get_by_text("Sindsdien is er niets veranderd").first.wait_for()
    assert look(walk) == []
    # one booking changes: the difference stands beside what was approved
    _change_a_booking()
    walk.open("/financien?jaar=2024&la=akkoord")
    changed = page.get_by_role("region", name="Veranderd sinds het akkoord").inner_text()
    assert "Personeel" in changed
    assert "€ 100,00" in changed
    # and at the top, with what stood then and the result of the quarter beside it
    assert "Gewijzigd na akkoord: 1e kwartaal" in page.locator(".vgg-alarm").first.inner_text()
    top = page.get_by_role("region", name="Gewijzigd na akkoord: 1e kwartaal").inner_text()
    assert "Resultaat" in top
    walk.resize(*NARROW)
    assert look(walk) == []
    walk.close()


def _upload(walk, path):
    """A file on the page Upload, saved when it has no problems."""
    page = walk.page
    walk.open("/upload")
    page.set_input_files('input[type="file"]', str(path))
    page.get_by_text("3 Controleren · geen problemen").wait_for()
    walk.wait()
    page.get_by_label("Uw functie").first.fill("penningmeester")
    page.get_by_role("button", name="Alles opslaan").click()
    page.get_by_text("Opgeslagen als aanlevering").first.wait_for()


def _sign(walk):
    """Who types, in the form that is open."""
    field = walk.page.get_by_label("Uw functie").first
    field.fill("penningmeester")
    field.press("Enter")
    walk.wait()


def _change_a_booking():
    """A booking of March € 100 higher, by the ordinary road."""
    with warehouse.reader() as reader:
        [(entry, amount, day, document)] = reader.rows(
            "SELECT entry_id, amount, entry_date, document FROM ledger_facts "
            "WHERE account_id = '4000' AND report_year = 2024"
        )
    outcome = enter(
        "ledger_entries",
        [
            {
                "fiscal_year": "2024",
                "entry_id": entry,
                "period": "3",
                "entry_date": f"{day:%d-%m-%Y}",
                "journal": "Bank",
                "document": document,
                "account_id": "4000",
                "amount": str(amount + 100).replace(".", ","),
            }
        ],
        by="boekhouder",
    )
    assert not outcome.problems


def test_every_amount_on_the_road_is_a_decimal(own_data):
    with warehouse.reader() as reader:
        for view, column in (
            ("budget_facts", "forecast"),
            ("quarter_facts", "budget"),
            ("vat_facts", "vat_share"),
            ("partner_facts", "balance_share"),
            ("balance_facts", "closing"),
            ("invoice_facts", "open_amount"),
            ("control_facts", "difference"),
            ("bank_accounts", "difference"),
            ("deviation_facts", "difference"),
        ):
            [(value,)] = reader.rows(f"SELECT {column} FROM {view} WHERE {column} IS NOT NULL LIMIT 1")
            assert isinstance(value, Decimal), (view, column)
