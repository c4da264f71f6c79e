"""Afspraken and Afbouw: carried over until closed, dates as precise as they came, and no light after a transfer."""

import re
from datetime import date

import pytest
from base import BASE
from looks import button, opened, said, shown
from tables import load_once, rows, write_tables

import warehouse
from etl.datasets import DATASETS
from etl.enter import enter
from etl.load import load
from etl.store import publish
from metrics import METRICS, Where, clock

YEARS = BASE | {
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2023        | D1      | Musea   | Cultuur
        2023        | D2      | Zwemmen | Sport
        2024        | D7      | Musea   | Cultuur
    """,
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2023        | Cultuur
        2023        | Sport
        2024        | Cultuur
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort  | Afspraak | Datum      | Dossier | Uiterlijk  | Stand    | Afgerond op
        2023        | A1     | actie  | bellen   | 01-06-2023 | D1      | 01-03-2024 | open     |
        2023        | A2     | actie  | mailen   | 01-06-2023 | D2      |            | afgerond | 05-02-2024
        2023        | A3     | actie  | gaan     | 01-06-2023 | D1      |            | afgerond | 01-07-2023
        2023        | A4     | besluit| blijven  | 01-06-2023 | D2      |            | onbekend |
        2024        | A5     | besluit| schrijven| 01-06-2024 | D7      |            | open     |
    """,
}
HANDOVERS = """
    Verslagjaar | Nummer | Dossier | Wat     | Soort      | Ingang     | Stand    | Hele dossier | Geld dat vrijkomt | Andere datum in de bron
    2023        | H1     | D1      | Musea   | overdracht | 01-06-2023 | afgerond | ja           | 1.200,50          |
    2023        | H2     | D2      | Zwemles | afbouw     | voorjaar 2023 | loopt | nee          |                   | 2025
    2023        | H3     | D2      | Zwemmen | overdracht | 01-01-2023 | voornemen | ja          |                   |
"""  # noqa: E501 - a table is read across
REASON = "Voor een helft na de overdracht van het dossier wordt geen licht meer gegeven"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_once(tmp_path, BASE | {"Afbouw en start": HANDOVERS}, name="basis.xlsx")
    return tmp_path


@pytest.fixture
def years(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_once(tmp_path, YEARS, name="jaren.xlsx")
    return tmp_path


def figure(name, year):
    with warehouse.reader() as reader:
        return reader.rows(*METRICS[name].sql(Where(year)))[0][2]


# --- agreements ---


def test_an_agreement_goes_along_until_it_is_closed(years, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2025-01-20")
    with publish.opened():
        pass
    found = rows(
        "SELECT report_year, agreement_id, is_carried_over, dossier_ids, is_open FROM agreement_facts ORDER BY 1, 2"
    )
    assert found == [
        (2023, "A1", False, ["D1"], True),
        (2023, "A2", False, ["D2"], False),
        (2023, "A3", False, ["D1"], False),
        (2023, "A4", False, ["D2"], False),
        # the dossier has another number now; the other one is gone, and what was closed in the year still shows
        (2024, "A1", True, ["D7"], True),
        (2024, "A2", True, [], False),
        (2024, "A5", False, ["D7"], True),
    ]
    # A1, A2 and A5, of which A1 and A2 are of 2023; A1 and A5 are open
    names = ("agreements", "agreements_carried_over", "agreements_open")
    assert [figure(name, 2024) for name in names] == [3, 2, 2]
    # 1 March 2024 to 20 January 2025, in each year that shows it; to 31 December it was 305
    late = rows("SELECT report_year, subject, reason, page, link_value FROM attention WHERE kind = 'te laat'")
    assert late == [(year, "bellen", "325 dagen te laat op 20-01-2025", "afspraken", "A1") for year in (2023, 2024)]
    then = rows("SELECT report_year, was_overdue FROM agreement_facts WHERE agreement_id = 'A1' ORDER BY 1")
    assert then == [(2023, False), (2024, True)], "op de laatste dag van het jaar"


def test_closing_takes_it_away_and_leaves_what_was_agreed(years):
    closed = {
        "report_year": "2023",
        "agreement_id": "A1",
        "kind": "actie",
        "description": "bellen",
        "state": "afgerond",
        "closed_on": "31-12-2023",
    }
    assert enter("agreements", [closed], by="secretaris").batch
    sql = "SELECT report_year, state, due_date_precision FROM agreement_facts WHERE agreement_id = 'A1'"
    assert rows(sql) == [(2023, "afgerond", "dag")]
    assert rows("SELECT count(*) FROM attention WHERE kind = 'te laat'") == [(0,)]


def test_the_page_filters_and_names_source_and_dossier(bundled):
    text = said(opened("afspraken", bundled, jaar="2024", la="tabel", stand="te laat"))
    # late on 31 December 2024 by 121 days, and every day since; five more became late in 2025
    assert "12 afspraken" in text
    days = 121 + (clock.today() - date(2024, 12, 31)).days
    assert f"{days} dagen te laat" in text and "meegenomen uit 2023" not in text
    assert "meegenomen uit 2023" in said(opened("afspraken", bundled, jaar="2024", la="tabel"))
    of_2023 = said(opened("afspraken", bundled, jaar="2023", la="tabel"))
    assert "Heisessie van het Dagelijks Bestuur · do 2 feb 2023" in of_2023


def test_an_agreement_is_closed_on_the_page(own_data):
    app = opened("afspraken", own_data, jaar="2024", afspraak="A05")  # as an address from Overzicht asks for it
    assert app.selectbox[-2].value.startswith("Brief over het gemeentefonds")
    app.text_input[-1].input("secretaris")
    next(button for button in app.button if button.label == "Afspraak opslaan").click().run()
    assert not app.exception
    assert "Opgeslagen als aanlevering" in said(app)
    sql = "SELECT state, closed_on IS NOT NULL, owner_function FROM agreements WHERE agreement_id = 'A05'"
    assert rows(sql) == [("afgerond", True, "Bestuurs- en projectmedewerker")]


# --- handovers ---


def test_2023_stands_on_the_line_of_time_in_the_precision_of_the_report(bundled):
    """Twenty tasks: seventeen with a date, three without; of one the source names two, so there are 21 marks."""
    html = shown(opened("afbouw", bundled, jaar="2023"))
    picture = re.search(r'<div class="vgg-picture vgg-handovers">.*?</div></div></div></div>', html, re.DOTALL)[0]
    marks = re.findall(r'class="m"[^>]*aria-label="([^"]*)"', picture)
    assert len(marks) == 21
    assert len([name for name in marks if name.endswith("geen datum genoemd")]) == 3
    [said_twice] = [name for name in marks if "tegenspraak" in name]
    assert said_twice == "Detachering van de waterregisseur, tegenspraak: de bron noemt ma 1 jan 2024 en ook 2025"
    # of a half, a season and a year the whole period is drawn; a day is a place
    text = " ".join(said(opened("afbouw", bundled, jaar="2023")).split())
    for words in ("eerste helft 2023", "zomer 2023", "do 29 jun 2023"):
        assert f", {words}" in " ".join(marks) and words in text
    rough = rows_of_2023(bundled)
    assert len(re.findall('class="within"', picture)) == rough
    assert "uren die vrijkomen, geld dat vrijkomt, brieven verstuurd" in text


def rows_of_2023(bundled):
    """How many dates of 2023 are a period and not a day, the other date of a contradiction too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        counted = "count(*) FILTER (effect_until > takes_effect_on) + count(*) FILTER (other_until > other_date)"
        return rows(f"SELECT {counted} FROM handover_facts WHERE report_year = 2023")[0][0]


def test_a_task_is_noted_down_and_brought_up_to_date_on_the_page(store):
    # a mark leads to the task of its own year, and that address opens no task of another year with the same number
    assert "afbouw=2023%2FH2" in shown(opened("afbouw", jaar="2023"))
    other = opened("afbouw", jaar="2023", la="bijwerken", afbouw="2022/H2")
    assert "‘2022/H2’ is geen taak van 2023. Kies er hieronder een." in said(other)
    assert "Ingang" not in [field.label for field in other.text_input]
    app = opened("afbouw", jaar="2023", la="bijwerken", afbouw="2023/H2")
    assert [box.value for box in app.selectbox[:4]] == ["Zwemles (H2)", "afbouw", "loopt", "onbekend"]
    typed = {field.label: field for field in app.text_input}
    assert typed["Ingang"].value == "voorjaar 2023"
    typed["Uren per jaar die vrijkomen"].input("40,5")
    typed["Uw functie"].input("secretaris")
    button(app, "Taak opslaan").click().run()
    assert "Opgeslagen als aanlevering" in said(app)
    asked = "hours_freed::VARCHAR, takes_effect_on_precision, other_date IS NULL"
    found = rows(f"SELECT {asked} FROM handovers WHERE handover_id = 'H2'")
    assert found == [("40.50", "seizoen", False)], "de andere datum van de bron blijft staan"
    app = opened("afbouw", jaar="2023", la="bijwerken")
    typed = {field.label: field for field in app.text_input}
    typed["Wat stopt, gaat over of begint?"].input("Muziekschool")
    typed["Ingang"].input("31-12-2023")
    typed["Uw functie"].input("secretaris")
    button(app, "Taak opslaan").click().run()
    assert "Opgeslagen als aanlevering" in said(app)
    made = rows("SELECT handover_id, kind, takes_effect_on::VARCHAR FROM handovers WHERE subject = 'Muziekschool'")
    assert made == [("2023-P01", "afbouw", "2023-12-31")]


def test_what_comes_free_and_what_contradicts_itself(store):
    assert float(figure("money_freed", 2023)) == 1200.5
    assert figure("handover_contradictions", 2023) == 1
    sql = "SELECT handover_id, has_begun, ends_lights FROM handover_facts ORDER BY 1"
    assert [row[0::2] for row in rows(sql)] == [("H1", True), ("H2", False), ("H3", False)]


def test_after_a_transfer_no_light_is_given_on_the_page_or_in_a_workbook(store):
    light = {"report_year": "2023", "dossier_id": "D1", "half": "2", "light_1": "groen"}
    typed = enter("lights", [light], by="adviseur")
    headings = [DATASETS["lights"].columns[name].heading for name in light]
    sheet = " | ".join(headings) + "\n" + " | ".join(light.values())
    sent = load(write_tables(store / "laat.xlsx", {"Stoplichten": sheet}))
    for outcome in (typed, sent):
        assert outcome.batch is None
        assert [problem.wanted for problem in outcome.problems] == [REASON]
    assert enter("lights", [light | {"half": "1"}], by="adviseur").batch, "de helft ervoor mag nog"
    assert enter("lights", [light | {"dossier_id": "D2"}], by="adviseur").batch, "een deel of een voornemen stopt niets"


def test_the_whole_dossier_cannot_go_without_saying_which(store):
    row = {"report_year": "2023", "handover_id": "H9", "subject": "alles", "kind": "afbouw", "covers_dossier": "ja"}
    [problem] = enter("handovers", [row], by="secretaris").problems
    assert "zegt welk dossier" in problem.wanted
