"""Agenda: days that coincide, days that are free, holidays, and a calendar that can be subscribed to."""

import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, date, datetime

import pytest
from browser import NARROW, warm_page
from icalendar import Calendar
from looking import cut_off, look
from looks import opened, said
from patience import PATIENCE
from tables import load_tables

import warehouse
from metrics import LISTINGS, METRICS, Where
from metrics.free_days import free_days_sql
from metrics.metric import ANSWER
from reports.calendar import as_ics, public_holidays

TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Portefeuilles": """
        Verslagjaar | Portefeuille | Functie voorzitter | Gemeente voorzitter
        2024        | Cultuur      | wethouder          | Pekela
        2024        | Sport        |                    |
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2024        | D1      | Musea   | Cultuur
        2024        | D2      | Zwemmen | Sport
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum      | Stand       | Reden | Organisator
        2024        | M1      | D1      | Eerste    | pho   | 04-01-2024 | gehouden    |       |
        2024        | M2      | D2      | Baden     | pho   | 04-01-2024 | gehouden    |       |
        2024        | M3      | D1; D2  | Samen     | pho   | 11-01-2024 | gehouden    |       |
        2024        | M4      | D1      | Provincie | extern| 11-01-2024 | gehouden    |       | provincie
        2024        | M5      | D2      | Weg       | pho   | 18-01-2024 | geannuleerd | weer  |
        2024        | M6      | D2      | Weer weg  | pho   | 18-01-2024 | geannuleerd | weer  |
    """,
    "VNG-commissies": "Code | Commissie | Tijdelijk\nFIN | Gemeentefinanciën | nee",
    "Halen en brengen": """
        Verslagjaar | Nummer | Commissie | Onderwerp    | Overleg
        2024        | H1     | FIN       | Accres       | M3
        2024        | H2     | FIN       | Herverdeling | M3
        2024        | H3     | FIN       | Nergens heen |
    """,
    "Schoolvakanties": """
        Regio | Vakantie          | Eerste dag | Laatste dag
        Noord | voorjaarsvakantie | 17-02-2024 | 25-02-2024
    """,
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_tables(folder, TABLES)
        with warehouse.reader() as found:
            yield found


def split(reader, name, *by):
    names = (*by, *ANSWER)
    found = [dict(zip(names, row, strict=True)) for row in reader.rows(*METRICS[name].sql(Where(2024), by))]
    return {row[by[0]]: row["value"] for row in found} if by else found[0]["value"]


def test_own_days_and_days_with_partners(reader):
    # 4 January: two of our own. 11 January: one of ours and the province's. 18 January was called off twice.
    assert split(reader, "collisions") == 1
    assert split(reader, "partner_collisions") == 1


def test_portfolios_meet_in_one_meeting_or_on_one_day(reader):
    assert split(reader, "portfolios_together", "how") == {"in één overleg": 1, "op dezelfde dag": 1}


def test_what_a_committee_asked_stands_at_the_meeting_it_was_brought_to(reader):
    listing = LISTINGS["meeting_list"]
    rows = listing.as_dicts(reader.rows(*listing.sql(Where(2024), "exchanged IS NOT NULL")))
    assert [(row["meeting_id"], row["exchanged"]) for row in rows] == [("M3", "FIN: Accres; FIN: Herverdeling")]
    [event] = Calendar.from_ical(as_ics(rows, datetime(2024, 12, 31, tzinfo=UTC))).walk("VEVENT")
    assert str(event["description"]).splitlines() == ["Halen en brengen", "FIN: Accres", "FIN: Herverdeling"]


def test_load_of_a_chair_leaves_out_what_was_called_off(reader):
    assert split(reader, "chair_load", "chair") == {"wethouder Pekela": 2, "voorzitter Sport": 2}


def test_free_days_keep_clear_of_meetings_holidays_and_weekends(reader):
    first, last = date(2024, 1, 1), date(2024, 3, 10)
    closed = list(public_holidays(first, last))
    found = [row[0] for row in reader.rows(*free_days_sql(("Cultuur",), closed, first, last, most=99))]
    assert date(2024, 1, 1) in closed and date(2024, 1, 1) not in found
    assert not {date(2024, 1, 4), date(2024, 1, 11)} & set(found)
    assert all(abs((day - date(2024, 1, 11)).days) > 3 for day in found)
    assert not [day for day in found if date(2024, 2, 17) <= day <= date(2024, 2, 25)]
    assert all(day.isoweekday() <= 5 for day in found)
    # Before 12 January Cultuur always met on a Thursday (M1, M3, M4); the day of the cancelled meeting is free again.
    later = reader.rows(*free_days_sql(("Cultuur",), closed, date(2024, 1, 12), last))
    assert later[0] == (date(2024, 1, 18), 3, 7)


def test_public_holidays_are_the_dutch_ones():
    found = public_holidays(date(2025, 1, 1), date(2025, 12, 31))
    assert found[date(2025, 4, 20)] == "Eerste paasdag"
    assert found[date(2025, 4, 26)] == "Koningsdag", "the 27th is a Sunday"
    assert date(2025, 5, 5) in found and date(2024, 5, 5) not in public_holidays(date(2024, 1, 1), date(2024, 12, 31))


def test_page_shows_holidays_collisions_and_proposals(bundled):
    # the year is over since long: what stands in the agenda after today is not known, so no day is proposed
    def drawer(name):
        return said(opened("agenda", bundled, jaar="2024", portefeuille="Cultuur", la=name))

    text = drawer("feestdagen")
    assert "do 9 mei 2024 Hemelvaartsdag" in text
    assert "herfstvakantie za 26 okt 2024 tot en met zo 3 nov 2024" in text
    assert "2024 is voorbij: er zijn geen komende weken." in text
    text = drawer("vrij")
    assert "De geladen agenda van 2024 loopt tot en met do 6 feb 2025." in text and "Voor Cultuur, van" not in text
    assert "/agenda.ics?jaar=2024&portefeuille=Cultuur" in drawer("alle")


def fetch(server, **query):
    with urllib.request.urlopen(f"{server.url}/agenda.ics?{urllib.parse.urlencode(query)}", timeout=PATIENCE) as answer:
        return answer.headers["content-type"], answer.read()


def test_subscription_keeps_its_filters(server):
    kind, content = fetch(server, jaar="2023", portefeuille="Cultuur")
    assert kind.startswith("text/calendar")
    titles = [str(event["summary"]) for event in Calendar.from_ical(content).walk("VEVENT")]
    assert 1 < len(titles) < 15 and "Overleg cultuur" in titles
    whole = Calendar.from_ical(fetch(server, jaar="2024")[1]).walk("VEVENT")
    assert len(whole) == 88 and all(str(event["summary"]).startswith("FICTIEF: ") for event in whole)
    # What is typed in the address is only ever a value.
    empty = fetch(server, jaar="2023", portefeuille="x') OR true --")[1]
    assert not Calendar.from_ical(empty).walk("VEVENT")
    with pytest.raises(urllib.error.HTTPError, match="400"):
        fetch(server, helft="derde")
    with pytest.raises(urllib.error.HTTPError, match="400"):
        fetch(server, jaar="vorig")


def test_walk(browser, server):
    walk = warm_page(browser, server, "/agenda?jaar=2024")
    assert look(walk) == []
    assert walk.page.locator("table.vgg-monthtable caption").count() == 14
    # 9 January has four meetings of our own; its day leads to them
    walk.page.get_by_role("link", name="9 , 4 overleggen").first.click()
    walk.page.locator("caption", has_text="di 9 jan 2024: 4 overleggen").wait_for()
    assert look(walk) == []
    with walk.page.expect_download() as download:
        walk.page.get_by_role("button", name="Zet in uw agenda").click()
    assert download.value.suggested_filename == "vgg-agenda-2024.ics"
    walk.resize(*NARROW)
    assert cut_off(walk.page) == []
    walk.close()
