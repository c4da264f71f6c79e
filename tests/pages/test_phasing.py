"""The months of a year as typed on Financiën: which are closed, and how a budget line falls over them.

Huur is budgeted at 1.200,00 and 100,00 is booked in each of January to June; looked at on 20 August 2025. Of itself the
line falls evenly, so by the end of June 600,00 was expected, and 600 + 600 still to come makes 1.200,00.
"""

import shutil
from decimal import Decimal

import pytest
from looks import button, opened, said
from tables import load_tables, rows, stored, write_tables

import warehouse
from etl.load import check_file
from metrics import LISTINGS, Where

D = Decimal
BOOKS = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten
        Huur         | lasten
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort | Bedrag   | Toelichting
        2025     | begroting | 1     | Huur        | 1.200,00 | Drie zalen
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2025     | 4000     | Huur         | winst en verlies | Huur
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
    """
    + "\n".join(f"2025 | {n} | {n} | 15-0{n}-2025 | Bank | {n} | 4000 | 100,00" for n in range(1, 7)),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with stored(tmp_path_factory, BOOKS, "2025-08-20") as folder:
        return folder / "store"


@pytest.fixture
def books(made, tmp_path, monkeypatch):
    shutil.copytree(made, tmp_path / "store")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2025-08-20")


def page(*folds):
    app = opened("financien", jaar="2025", la="fasering")
    for key in folds:
        app.session_state[key] = True
    return app.run()


def field(app, label):
    return next(one for one in [*app.selectbox, *app.radio, *app.text_input] if one.label == label)


def signed(app):
    field(app, "Uw functie").set_value("penningmeester")
    return app.run()


def budget():
    [found] = rows(
        "SELECT months_closed, actual, budget_to_date, forecast, phasing, forecast_basis FROM budget_facts "
        "WHERE report_year = 2025"
    )
    return found


def test_what_counts_without_a_word(books):
    assert budget() == (
        *(6, D("600.00"), D("600.00"), D("1200.00"), "gelijk per maand"),
        "realisatie over 6 maanden + wat daarna nog wordt verwacht, gelijk per maand",
    )
    text = said(page())
    assert "‘Tot nu toe’ loopt tot en met ma 30 jun 2025. Dat is afgelezen uit de boekingen" in text


def test_a_month_that_is_closed_by_hand(books):
    """Up to March 300 was booked and 300 expected; the 300 of April to June are within the 900 to come: 1.200."""
    app = signed(page("maanden_afsluiten"))
    choice = field(app, "De boeken zijn compleet tot en met")
    assert choice.options == ["nog geen maand", "jan", "feb", "mrt", "apr", "mei", "jun", "jul"]  # August still runs
    assert choice.value == "jun"
    choice.set_value("mrt")
    button(app, "Afgesloten maanden opslaan").click().run()
    assert not app.exception
    assert rows("SELECT fiscal_year, months, said_by FROM months_closed") == [(2025, 3, "penningmeester")]
    assert budget()[:4] == (3, D("300.00"), D("300.00"), D("1200.00"))
    text = said(app)
    assert "Opgeslagen als aanlevering" in text
    assert "‘Tot nu toe’ loopt tot en met ma 31 mrt 2025. Dat is opgegeven." in text
    assert "geboekt t/m mrt" in text


def test_the_bookings_behind_a_figure_are_those_that_count(books, tmp_path):
    """Closed up to March: 300 of the 600 counts. Nothing is known of the second quarter: its 300 does not count."""
    said_so = "Boekjaar | Tot en met maand | Gezegd door\n2025 | 3 | penningmeester"
    load_tables(tmp_path, {"Afgesloten maanden": said_so}, name="gesloten.xlsx")
    text = said(opened("financien", jaar="2025", kostensoort="Huur"))
    assert "Heel jaar · samen € 300,00" in text
    assert "Nog 3 boekingen tellen niet mee, want deze periode is nog niet afgesloten: samen € 300,00." in text
    text = said(opened("financien", jaar="2025", kostensoort="Huur", periode="2e kwartaal"))
    assert "Bij kostensoort Huur staat geen boeking die meetelt." in text
    assert "Nog 3 boekingen tellen niet mee, want deze periode is nog niet afgesloten: samen € 300,00." in text
    text = said(opened("financien", jaar="2025", kostensoort="Huur", periode="1e kwartaal"))
    assert "1e kwartaal · samen € 300,00" in text
    assert "tellen niet mee" not in text
    assert "Heel jaar · samen € 600,00" in said(opened("financien", jaar="2025", rekening="4000"))


def test_once_in_a_month(books):
    """All of it was expected in March and 600 was booked; nothing more is expected: 600."""
    app = signed(page("fasering_kiezen"))
    assert field(app, "Begrotingsregel").options == ["Huur: € 1.200,00 (begroting, regel 1)"]
    assert "Nu: gelijk per maand, niet gekozen." in said(app)
    field(app, "Zo valt het bedrag over het jaar").set_value("in één maand")
    app.run()
    field(app, "In welke maand?").set_value("mrt")
    button(app, "Fasering opslaan").click().run()
    assert not app.exception
    assert budget()[2:5] == (D("1200.00"), D("600.00"), "in één maand (maand 3)")
    # the rest of the line is as it was
    assert rows("SELECT version, amount, phasing, phasing_month, note FROM budget_lines") == [
        ("begroting", D("1200.00"), "in één maand", 3, "Drie zalen")
    ]
    assert "Nu: in één maand (maand 3), gekozen." in said(app)
    text = said(opened("financien", jaar="2025", la="begroting"))
    assert "realisatie over 6 maanden + wat daarna nog wordt verwacht, in één maand (maand 3)" in text


def test_a_change_keeps_its_decision(books, tmp_path):
    """One of June counts on 20 August and keeps its date when its phasing is saved; one of October counts not yet."""
    more = {"Begroting": "Boekjaar | Versie | Regel | Kostensoort | Bedrag | Besluitdatum\n"}
    more["Begroting"] += "2025 | wijziging 1 | 1 | Huur | 120,00 | juni 2025\n"
    more["Begroting"] += "2025 | wijziging 2 | 1 | Huur | 240,00 | 01-10-2025"
    load_tables(tmp_path, more, name="wijzigingen.xlsx")
    text = said(opened("financien", jaar="2025", la="begroting"))
    assert "Wijziging 1 telt mee: besluit van jun 2025." in text
    assert "Wijziging 2 telt nog niet mee: besluit van wo 1 okt 2025." in text
    app = signed(page("fasering_kiezen"))
    field(app, "Begrotingsregel").set_value("Huur: € 240,00 (wijziging 2, regel 1)")
    assert "Deze regel telt nog niet." in said(app.run())
    field(app, "Begrotingsregel").set_value("Huur: € 120,00 (wijziging 1, regel 1)")
    app.run()
    field(app, "Zo valt het bedrag over het jaar").set_value("in één maand")
    app.run()
    button(app, "Fasering opslaan").click().run()
    assert not app.exception
    assert rows(
        "SELECT phasing_month, decided_on::VARCHAR, decided_on_precision FROM budget_lines "
        "WHERE version = 'wijziging 1'"
    ) == [(1, "2025-06-01", "maand")]
    # 600 of the budget by the end of June and the 120 of January
    assert budget()[2] == D("720.00")


def test_by_hand_adds_up_to_the_line(books):
    """Nothing in January and February, 100 in March to November, 300 in December: 400 until June, 800 still to come."""
    app = signed(page("fasering_kiezen"))
    field(app, "Zo valt het bedrag over het jaar").set_value("met de hand")
    app.run()
    field(app, "Bedrag dec").set_value("300")
    button(app, "Fasering opslaan").click().run()
    alarm = "samen € 1.400,00, en de begrotingsregel is € 1.200,00: € 200,00 te veel."
    assert alarm in said(app)
    field(app, "Bedrag jan").set_value("0")
    field(app, "Bedrag feb").set_value("niets")
    button(app, "Fasering opslaan").click().run()
    assert "Vul bij feb een bedrag in als 1250 of 1250,50" in said(app)
    assert rows("SELECT count(*) FROM budget_lines WHERE phasing IS NOT NULL") == [(0,)]
    field(app, "Bedrag feb").set_value("0,00")
    button(app, "Fasering opslaan").click().run()
    assert not app.exception
    assert budget()[1:5] == (D("600.00"), D("400.00"), D("1400.00"), "met de hand")
    assert field(app, "Bedrag dec").value == "300"


def test_as_last_year_says_when_it_cannot(books):
    app = signed(page("fasering_kiezen"))
    field(app, "Zo valt het bedrag over het jaar").set_value("als vorig jaar")
    app.run()
    button(app, "Fasering opslaan").click().run()
    assert "Nu: gelijk per maand, gekozen is ‘als vorig jaar’, maar dat kan niet worden berekend." in said(app)


def test_the_view_of_the_kascommissie_types_nothing(books):
    app = opened("financien", jaar="2025", kascommissie="true", la="fasering")
    assert "afgelezen uit de boekingen" in said(app)
    labels = {fold.label for fold in app.expander}
    assert not labels & {"Maanden afsluiten", "Kies hoe een begrotingsregel over het jaar valt"}


@pytest.mark.parametrize("name", ["budget_line_list", "closed_months"])
def test_the_rows_behind_it_know_their_cell(books, name):
    with warehouse.reader() as reader:
        found = LISTINGS[name].as_dicts(reader.rows(*LISTINGS[name].sql(Where(2025))))
    assert [(row["_sheet"], row["_row"]) for row in found] in ([("Begroting", 2)], [("Boekingen", 2)])


@pytest.mark.parametrize("last", ["10,00", "100,01"])
def test_twelve_amounts_of_a_file_that_are_not_the_line_are_a_problem(books, tmp_path, last):
    # eleven times 100,00 and a last one: 1.110,00 and 1.200,01 are not the 1.200,00 of the line
    head = "Boekjaar | Versie | Regel | Kostensoort | Bedrag | Fasering | Fasering bedragen"
    for amount, problems in ((last, 1), ("100,00", 0)):
        amounts = "; ".join(["100,00"] * 11 + [amount])
        line = f"2025 | begroting | 1 | Huur | 1.200,00 | met de hand | {amounts}"
        outcome = check_file(write_tables(tmp_path / "fasering.xlsx", {"Begroting": f"{head}\n{line}"}))
        assert len(outcome.problems) == problems
        assert all("de twaalf bedragen samen het bedrag van de regel" in p.sentence for p in outcome.problems)
