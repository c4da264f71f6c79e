"""Activiteit: what was done, what did not go on and why, in the halves of the report and of the calendar."""

import json
import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from association import ABOUT, PEOPLE
from browser import NARROW, warm_page
from looking import cut_off, look
from looks import opened, said, shown
from tables import load_tables

import warehouse
from metrics import LISTINGS, METRICS, Where
from metrics.metric import ANSWER


@pytest.fixture(scope="module")
def reader(bundled):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as found:
            yield found


def rows(reader, name, where, which=""):
    return LISTINGS[name].as_dicts(reader.rows(*LISTINGS[name].sql(where, which)))


def value(reader, name, where):
    [row] = reader.rows(*METRICS[name].sql(where))
    return row[ANSWER.index("value")]


def test_the_june_meetings_of_2023_move_with_the_calendar(reader):
    report, calendar = Where(2023, 2), Where(2023, 2, by_calendar=True)
    by_report = {r["meeting_id"] for r in rows(reader, "meeting_list", report)}
    by_calendar = {r["meeting_id"] for r in rows(reader, "meeting_list", calendar)}
    moved = rows(reader, "meeting_list", report, METRICS["half_moved"].which)
    assert {r["meeting_id"] for r in moved} == by_report - by_calendar
    june = [r for r in moved if r["month"] == 6]
    named = [r for r in june if not r["half_is_derived"]]
    # The report has thirteen lines in June under the second half; 29 June stands under two dossiers and counts once.
    assert len(named) == 12
    assert sum("PHO Sociaal Domein samen" in r["title"] for r in named) == 1
    assert [r["meeting_date"].day for r in june if r["half_is_derived"]] == [1, 7]
    assert [str(r["meeting_date"])[:10] for r in moved if r["month"] != 6] == ["2023-02-03"]


def test_every_view_with_a_calendar_half_can_be_asked_by_it(reader):
    for metric in METRICS.values():
        if "half" in metric.allowed:
            for half in (1, 2):
                reader.rows(*metric.sql(Where(2024, half, by_calendar=True), ("half",)))


def test_what_did_not_go_on_in_2023(reader):
    found = rows(reader, "cancellation_list", Where(2023))
    assert [(r["state"], r["reason_code"]) for r in found] == [
        ("geannuleerd", "te veel afwezigen"),
        ("uitgesteld", "anders"),
        ("geannuleerd", "te weinig onderwerpen"),
        ("geannuleerd", "gasten zeggen af"),
    ]
    assert [bool(r["topic_went_to"]) for r in found] == [True, True, False, False]
    assert found[0]["topic_went_to"] == "PHO van 29 juni 2023"


def test_the_count_without_dates_is_reconciled_with_the_list(reader):
    [found] = [r for r in rows(reader, "tally_list", Where(2023)) if r["tally_id"] == "2023-U05"]
    assert (found["counted"], found["dated_elsewhere"], found["times"]) == (4, 3, 1)
    assert "1 juni" in found["note"]


def test_targets_of_2023_with_their_remarks(reader):
    found = {(r["dossier_id"], r["target_number"]): r for r in rows(reader, "target_list", Where(2023), "has_number")}
    d28 = found["D28", 1]
    assert (d28["target_value"], d28["realised_value"], d28["state"]) == (3, 2, "niet gehaald")
    assert "2022" in d28["realised_note"]
    assert found["D09", 1]["state"] == "gehaald" and "agendacommissies" in found["D09", 1]["realised_note"]
    assert len({dossier for dossier, _ in found}) == 13


def test_hours_before_a_cancelled_meeting_and_per_meeting(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_tables(tmp_path, {**{k: PEOPLE[k] for k in ("Gemeenten", "Portefeuilles")}, **TABLES}, about=ABOUT)
    with warehouse.reader() as found:
        [ledger] = rows(found, "cancellation_list", Where(2023))
        # February and March count, January does not; other dossiers do not.
        assert (ledger["preparation_hours"], ledger["preparations_held"]) == (7, 1)
        [effort] = rows(found, "effort_list", Where(2023), "meetings > 0")
        # 27 hours over one meeting held, one prepared and one cancelled.
        assert (effort["hours"], effort["meetings"], effort["hours_per_meeting"]) == (27, 3, 9)
        assert value(found, "hours_per_meeting", Where(2023)) == 9
        assert value(found, "preparation_lost", Where(2023)) == 7


TABLES = {
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2023        | D1      | Musea   | Cultuur
        2023        | D2      | Zwemmen | Sport
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort     | Datum      | Stand       | Reden | Bereidt voor
        2023        | M1      | D1      | Eerste    | pho       | 10-01-2023 | gehouden    |       |
        2023        | M2      | D1      | Vooraf    | ambtelijk | 01-03-2023 | gehouden    |       | M3
        2023        | M3      | D1      | Tweede    | pho       | 15-03-2023 | geannuleerd | weer  |
    """,
    "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren
        2023        | 1     | D1      | adviseur | 20
        2023        | 2     | D1      | adviseur | 4
        2023        | 3     | D1      | adviseur | 3
        2023        | 3     | D2      | adviseur | 50
    """,
}


def test_page_says_what_did_not_go_on_and_where_it_went(bundled):
    text = said(opened("activiteit", bundled, jaar="2023"))
    assert "Opgegeven reden" in text and "te veel afwezigen" in text and "PHO van 29 juni 2023" in text
    assert "te weinig onderwerpen" in text and "Uren (hooguit)" not in text, "of 2023 no hours are loaded"
    all_of_them = said(opened("activiteit", bundled, jaar="2023", la="niet-doorgegaan"))
    assert "Te veel bestuurders konden niet." in all_of_them
    loose = said(opened("activiteit", bundled, jaar="2023", la="zonder-datum"))
    assert "de bron telt er 4, met een datum staan er 3; 1 blijft over zonder datum" in loose and "≥ " in loose


BECAME = re.compile(r", (gehouden|geannuleerd|uitgesteld|nog gepland|gepland|voorbij)")
"""What a mark of a meeting says, and one of an event does not."""
MARK = re.compile(r'<a class="m" href="([^"]*)"[^>]*aria-label="([^"]*)"')


@pytest.mark.parametrize(("year", "meetings", "marks"), [("2023", 83, 87), ("2024", 88, 88)])
def test_every_meeting_is_a_mark_and_the_remainder_is_said(bundled, reader, year, meetings, marks):
    """Of 2023 four meetings fall under two portfolios; two of 2024 stand in January 2025."""
    html = shown(opened("activiteit", bundled, jaar=year))
    happened = [row["event_name"] for row in rows(reader, "event_list", Where(int(year)), "NOT is_off")]
    assert happened and all(f'aria-label="{escape(name)}, ' in html for name in happened)
    found = [(href, name) for href, name in MARK.findall(html) if BECAME.search(name)]
    assert len(found) == marks and f"{marks} tekens voor {meetings} overleggen: " in html
    every = rows(reader, "meeting_list", Where(int(year)))
    assert len(every) == meetings
    assert {unescape(href).split("overleg=")[1] for href, _ in found} == {row["meeting_id"] for row in every}
    twice = sum(len(row["portfolios"]) > 1 for row in every)
    assert meetings + twice == marks and (f"{twice} ervan staan in meer dan één rij" in html) == bool(twice)
    off = sum(row["meeting_date_precision"] != "dag" or not row["is_in_year"] for row in every)
    assert f"Naast de lijn {'staat' if off == 1 else 'staan'} {off} zonder dag of buiten het jaar" in html
    for portfolio in reader.rows("SELECT DISTINCT portfolio FROM dossiers WHERE report_year = ?", [int(year)]):
        assert f">{escape(portfolio[0])}</a>" in html, "a portfolio without any meeting keeps its row"


def test_held_of_planned_beside_a_row_counts_its_marks(bundled, reader):
    """Cultuur 2024: four held, one called off, and two of January 2025 that count in neither."""
    html = shown(opened("activiteit", bundled, jaar="2024", portefeuille="Cultuur"))
    signs = [name for _, name in MARK.findall(html) if BECAME.search(name)]
    assert (sum("gehouden" in s for s in signs), sum("geannuleerd" in s for s in signs)) == (4, 1)
    assert sum("in een ander kalenderjaar: telt in dit jaar niet mee" in s for s in signs) == 2
    assert "<b>4</b> van 5" in html and "1 geannuleerd" in html and "buiten beeld" in html
    assert "opgegeven reden: gasten zeggen af" in html


def test_the_chart_per_quarter_and_portfolio_counts_what_was_held(bundled, reader):
    """2024: 26, 18, 20 and 16 in the quarters, 80 in all; of Bestuur & Veiligheid 4, 2, none and 3."""
    app = opened("activiteit", bundled, jaar="2024", la="kwartalen")
    assert "per kwartaal en portefeuille: 26 in K1, 18 in K2, 20 in K3 en 16 in K4." in said(app)
    [spec] = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    names, sums = spec["data"][0]["y"], [sum(part["x"]) for part in spec["data"]]
    assert sums == [26, 18, 20, 16] and sum(sums) == value(reader, "meetings_held", Where(2024))
    at = names.index("Bestuur & Veiligheid (9)")
    assert [part["x"][at] for part in spec["data"]] == [4, 2, 0, 3]
    assert spec["data"][0]["name"] == "K1" and "Partnerorganisaties ≥ 14" in said(app)


def test_a_mark_opens_its_meeting_and_keeps_the_choices(bundled):
    html = shown(opened("activiteit", bundled, jaar="2024", helft="eerste", grens="kalender"))
    href = unescape(next(href for href, name in MARK.findall(html) if name.startswith("Overleg cultuur")))
    asked = {key: value[0] for key, value in parse_qs(urlsplit(href).query).items()}
    assert urlsplit(href).path == "/activiteit" and asked.pop("overleg")
    assert asked == {"jaar": "2024", "helft": "eerste", "grens": "kalender", "la": "overleggen"}
    text = said(opened("activiteit", bundled, **{k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}))
    assert re.search(r"Stand\s+geannuleerd, opgegeven reden: gasten zeggen af", text)
    assert "werkbezoek in het najaar" in text and "Staat in" in text


def test_results_are_as_many_blocks_as_are_decided(bundled):
    """2024: 30 met, 11 not, and 7 without a number; 2023: 3, 5, 7 unknown and 86 without a number."""
    for year, met, missed, more in (
        ("2024", 30, 11, "7 zonder"),
        ("2023", 3, 5, "7 met onbekende uitkomst en 86 zonder"),
    ):
        html = shown(opened("activiteit", bundled, jaar=year))
        assert (html.count('class="block"'), html.count('class="block none"')) == (met, missed)
        assert f"daarnaast {more} streefgetal" in html


def test_a_running_year_shows_today_and_what_is_still_to_come(tmp_path, monkeypatch):
    """On 20 March: one held, one that is over without an outcome, one to come: held 1 of 3."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2026-03-20")
    tables = {
        "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur",
        "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D1 | Musea | Cultuur",
        "Overleggen": """
            Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum      | Stand
            2026        | M1      | D1      | Eerste    | pho   | 10-01-2026 | gehouden
            2026        | M2      | D1      | Tweede    | pho   | 01-03-2026 | gepland
            2026        | M3      | D1      | Derde     | pho   | 01-05-2026 | gepland
        """,
    }
    load_tables(tmp_path, {"Gemeenten": PEOPLE["Gemeenten"], **tables}, about=ABOUT)
    html = shown(opened("activiteit", jaar="2026"))
    assert ">vandaag</span>" in html and "<b>1</b> van 3" in html
    assert [name.split(", ")[-1] for _, name in MARK.findall(html)] == ["gehouden", "afloop onbekend", "nog gepland"]
    assert "Niet doorgegaan, en waarom" not in html, "no block for what is not there"


def test_walk(browser, server):
    walk = warm_page(browser, server, "/activiteit?jaar=2023&grens=kalender")
    assert walk.page.get_by_text("helften van de kalender").count() == 1
    assert look(walk) == []
    wide = "e => e.scrollWidth <= e.clientWidth"
    assert walk.page.locator(".vgg-pic").evaluate(wide), "op een breed scherm staat het jaar met zijn telling er heel"
    walk.resize(*NARROW)
    assert cut_off(walk.page) == []
    walk.close()
