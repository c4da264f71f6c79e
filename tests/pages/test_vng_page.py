"""VNG: the seats of 2023, the rounds of the example year by hand, and a round followed up to a filled seat."""

from __future__ import annotations

from datetime import date

import pytest
from browser import cold_page, warm_page
from looking import look
from looks import opened, said
from tables import figure, load_tables

import warehouse
from etl.store import states
from metrics import LISTINGS, METRICS, Where
from metrics.metric import ANSWER

NAMES = ("Anna Voorbeeld", "Berend Voorbeeld")


@pytest.fixture
def figures(bundled, monkeypatch):
    """Ask a figure or a listing of the bundled data."""
    monkeypatch.setenv("VGG_DATA", str(bundled))

    class Ask:
        def one(self, name, year):
            [row] = self.split(name, year, ())
            return row

        def split(self, name, year, by):
            with warehouse.reader() as reader:
                rows = reader.rows(*METRICS[name].sql(Where(year=year), by))
            return [dict(zip((*by, *ANSWER), row, strict=True)) for row in rows]

        def rows(self, name, year):
            with warehouse.reader() as reader:
                rows = reader.rows(*LISTINGS[name].sql(Where(year=year)))
            return LISTINGS[name].as_dicts(rows)

    return Ask()


def test_seats_of_2023(figures):
    """It must show 1: thirteen seats, ten filled, three vacant; who sits where; temporary bodies apart."""
    filled = figures.one("seats_filled", 2023)
    assert (filled["value"], filled["out_of"], figures.one("seats_vacant", 2023)["value"]) == (10, 13, 3)
    vacant = [row["body_code"] for row in figures.rows("seat_list", 2023)[:3]]
    assert sorted(vacant) == ["CVD", "EU&I", "IS"]
    by = {row["municipality"]: row["value"] for row in figures.split("seats_by_municipality", 2023, ("municipality",))}
    assert {name: count for name, count in by.items() if count} == {
        "Groningen": 4,
        "Westerkwartier": 3,
        "Het Hogeland": 2,
        "Midden-Groningen": 1,
    }
    assert list(by.values()).count(0) == 6
    functions = {row["function"]: row["value"] for row in figures.split("seats_filled", 2023, ("function",))}
    assert {f: n for f, n in functions.items() if n} == {"wethouder": 6, "raadslid": 3, "burgemeester": 1}
    women = figures.one("seats_by_gender", 2023)
    assert (women["top"], women["bottom"]) == (4, 10)
    assert figures.one("seats_temporary", 2023)["value"] == 3


def test_fit_of_2023(figures):
    """It must show 1: four committees without a portfolio, five dossiers by one member, a chair of two who leaves."""
    without = [
        r["body_code"] for r in figures.rows("body_list", 2023) if r["is_without_dossier"] and not r["is_temporary"]
    ]
    assert sorted(without) == ["CVA", "CVD", "EU&I", "IS"]
    assert figures.one("bodies_without_dossier", 2023)["value"] == 4
    most = figures.rows("member_list", 2023)[0]
    assert (most["municipality"], most["bodies"], most["dossiers"]) == ("Groningen", "Zorg, Jeugd en Onderwijs", 5)
    leaving = [row for row in figures.rows("continuity_list", 2023) if row["is_leaving"]]
    assert [(row["dossier_count"], f"{row['ends_on']:%d-%m-%Y}") for row in leaving] == [(2, "11-12-2023")]


def test_rounds_of_2023_have_their_days(figures):
    days = {(row["round"], row["step"]): f"{row['due_on']:%d-%m}" for row in figures.rows("step_list", 2023)}
    assert days == {
        ("voorjaar", "voordracht voordrachtscommissie"): "24-04",
        ("voorjaar", "besluit ledenvergadering"): "14-06",
        ("najaar", "kandidaten melden tot"): "04-10",
        ("najaar", "voordracht voordrachtscommissie"): "27-10",
        ("najaar", "besluit ledenvergadering"): "01-12",
    }


def test_rounds_of_the_example_year_by_hand(figures):
    """It must show 3: eight rounds with every outcome; 3 of the 5 decided ones succeeded; two were a second round."""
    outcomes = {row["outcome"]: row["value"] for row in figures.split("vacancies", 2024, ("outcome",))}
    assert outcomes == {
        "benoemd": 2,
        "voorlopig benoemd": 1,
        "niet benoemd": 2,
        "ingetrokken": 1,
        "geen kandidaat": 1,
        "open": 1,
    }
    success = figures.one("vacancy_success", 2024)
    assert (success["top"], success["bottom"], float(success["value"]), success["n"]) == (3, 5, 60.0, 5)
    assert figures.one("second_rounds", 2024)["value"] == 2
    linked = {(row["follows"], row["vacancy_id"]) for row in figures.rows("vacancy_list", 2024) if row["follows"]}
    assert linked == {("2024-V2", "2024-V5"), ("2024-V4", "2024-V7")}
    stages = {row["stage"]: row["value"] for row in figures.split("pipeline", 2024, ("stage",))}
    assert stages == {"benoemd": 2, "waarnemend": 1, "niet benoemd": 5, "ingetrokken": 1, "kandidaat gemeld": 1}
    # 15 Jan – 12 June is 149 days, twice; 2 Sept – 29 Nov is 88; the open one since 2 Dec is 29.
    assert float(figures.one("days_open", 2024)["value"]) == (149 + 149 + 88 + 29) / 4


def test_the_example_year_as_on_31_march_by_hand(bundled, monkeypatch):
    """Of the whole year, what had happened by then. The four of the spring are open since 15 January, 76 days ago.

    They closed on 1 March, and nobody came for V4; the five that came did so on 20 February, and of each of the first
    three rounds the first was recommended on 5 March. That they were put forward has the day of the round: 22 April.
    The autumn opens on 2 September and 2 December. Of the twelve messages, on the 6th of each month, three are sent:
    no answer came on the first, the second was answered on 20 February, and of the third that was not written down.
    """
    monkeypatch.setenv("VGG_DATA", str(bundled))
    later = ("nog niet opengesteld", "open", 0, False, None)
    with states.opened(states.as_on(date(2024, 3, 31))) as reader:
        columns = "stage, outcome, candidates, is_without_candidate, days_open"
        rounds = reader.rows(f"SELECT {columns} FROM vacancy_facts WHERE report_year = 2024 ORDER BY vacancy_id")
        steps = "SELECT path, count(*) FROM nomination_facts WHERE report_year = 2024 GROUP BY path ORDER BY path"
        paths = reader.rows(steps)
        asked = "SELECT answer FROM exchange_facts WHERE report_year = 2024 ORDER BY exchange_id"
        answers = [answer for (answer,) in reader.rows(asked)]
        counted = {name: figure(reader, name, Where(2024)) for name in ("vacancies", "second_rounds", "nominations")}
        assert figure(reader, "vacancy_success", Where(2024)) is None, "over geen is beslist"
    assert rounds == [
        ("aanbeveling bestuur", "open", 2, False, 76),
        ("aanbeveling bestuur", "open", 1, False, 76),
        ("aanbeveling bestuur", "open", 2, False, 76),
        ("opengesteld", "open", 0, True, 76),
        *[later] * 4,
    ]
    assert paths == [("gemeld", 2), ("gemeld → aanbevolen", 3), ("nog niet gemeld", 5)]
    assert answers == ["geen antwoord", "beantwoord", "onbekend", *["nog niet verstuurd"] * 9]
    assert counted == {"vacancies": 4, "second_rounds": 0, "nominations": 5}


def test_answers_per_committee_and_half_by_hand(figures):
    response = {
        (r["body_name"], r["half"]): (r["top"], r["bottom"])
        for r in figures.split("exchange_response", 2024, ("body_name", "half"))
    }
    assert response["Gemeentefinanciën", 1] == (1, 2)
    assert sum(top for top, _ in response.values()) == 6
    assert sum(bottom for _, bottom in response.values()) == 9
    assert figures.one("open_questions", 2024)["value"] == 3


def test_committees_of_another_organisation_have_the_same_page_and_do_not_count_as_vng(own_data, tmp_path):
    """A province's committee: on its own by choice, and never in the figures about the VNG."""
    load_tables(
        tmp_path,
        {
            "VNG-commissies": """
            Code | Commissie              | Van wie            | Tijdelijk
            PMOB | Mobiliteitsberaad      | Provincie Groningen| nee
            PENE | Bestuurlijk energieoverleg | Provincie Groningen| nee
        """,
            "VNG-zetels": """
            Verslagjaar | Commissie | Zetel | Stand  | Gemeente | Functie
            2023        | PMOB      | 1     | bezet  | Pekela   | wethouder
            2023        | PENE      | 1     | vacant |          |
        """,
        },
    )
    now = " ".join(said(opened("vng", own_data, jaar="2023", la="spreiding")).split())
    for text in ("10 van 13", "3 van 13", "6 van 10"):
        assert text in now
    assert "Mobiliteitsberaad" not in now
    other = " ".join(said(opened("vng", own_data, jaar="2023", van="Provincie Groningen", la="spreiding")).split())
    assert "commissies en besturen van Provincie Groningen" in other
    assert "1 van 2" in other and "Mobiliteitsberaad Provincie Groningen" in other and "9 van 10" in other
    assert "Europa en Internationaal" not in other
    assert "van=Provincie+Groningen" in "".join(
        block.proto.body for block in opened("vng", own_data, jaar="2023", van="Provincie Groningen").get("html")
    )
    assert "10 van 13" in " ".join(said(opened("overzicht", own_data, jaar="2023")).split())


def test_a_committee_opens_at_its_own_address(browser, server):
    walk = warm_page(browser, server, "/vng?jaar=2024&commissie=IS")
    assert walk.page.inner_text(".vgg-committee h2") == "Informatiesamenleving (IS)"
    text = walk.page.inner_text(".vgg-committee")
    assert "vacant sinds 2023" in text
    assert "najaar, 2e keer (vervolg op 2024-V2)" in text
    assert look(walk) == []
    walk.page.get_by_role("link", name="Sluiten").click()
    walk.page.locator(".vgg-committee").wait_for(state="detached")
    walk.page.get_by_role("link", name="Gemeentefinanciën", exact=True).click()
    walk.page.locator(".vgg-committee h2", has_text="Gemeentefinanciën (FIN)").wait_for()
    walk.close()


def test_a_round_from_opening_to_a_filled_seat(browser, own_server, own_data):
    """It must show 4: a round, two candidates, a recommendation, an outcome; the other name goes, the count stays."""
    walk = cold_page(browser, own_server, "/vng?jaar=2023")
    page = walk.page

    def fill(**texts):
        for label, text in texts.items():
            page.get_by_label(label.replace("_", " "), exact=True).fill(text)

    def choose(action):
        page.get_by_role("radio", name=action).click()
        walk.wait()

    def save(button):
        page.get_by_role("button", name=button, exact=True).click()
        page.get_by_text("Opgeslagen als aanlevering").wait_for()
        walk.wait()

    def seat():
        return page.locator(".vgg-seats li", has_text="College van Dienstverleningszaken").inner_text()

    assert "vacant" in seat()
    page.get_by_role("link", name="Bijwerken").click()
    walk.wait()
    fill(
        Opengesteld="01-09-2023",
        Kandidaten_melden_tot="04-10-2023",
        Ledenvergadering="01-12-2023",
        Uw_functie="secretaris",
    )
    save("Ronde openen")
    for number, name in enumerate(NAMES, start=1):
        choose("Kandidaat melden")
        fill(Functie="wethouder", Gemeld_op=f"0{number}-10-2023")
        page.get_by_label("Naam (mag leeg blijven; wordt apart bewaard)").fill(name)
        save("Kandidaat melden")
    assert stored(own_data, NAMES[0])
    assert stored(own_data, NAMES[1])
    choose("Stap vastleggen")
    fill(Op="10-10-2023")
    save("Stap vastleggen")
    assert "najaar: aanbeveling bestuur" in seat() or "voorjaar: aanbeveling bestuur" in seat()
    first = page.locator(".vgg-drawn.steps tbody tr.begins", has_text="Dienstverleningszaken")
    assert first.locator("td.step.reached").count() == 2
    choose("Uitkomst vastleggen")
    fill(Datum_van_het_besluit="01-12-2023", Einde_van_de_termijn="01-12-2027", Benoemd_door="BALV")
    save("Uitkomst vastleggen")

    assert "Eemsdelta wethouder · Anna Voorbeeld" in seat()
    assert not stored(own_data, NAMES[1])
    assert "1 naam geleegd" in page.inner_text('[data-testid="stMain"]')
    assert not any(name.split()[0].lower() in page.url.lower() for name in NAMES)
    both = page.locator(".vgg-drawn.steps tbody th", has_text="Eemsdelta, wethouder")
    assert both.count() == 2
    walk.open("/?jaar=2023")
    card = page.locator(".vgg-card", has_text="VNG-zetels bezet").inner_text()
    assert "11 van 13" in " ".join(card.split())
    assert "2 vacant" in card
    assert walk.faults() == []
    walk.close()
    assert "Traceback" not in own_server.log()


def stored(folder, name):
    """Does a name stand in any file of the data folder?"""
    return any(name.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
