"""What is judged on a day: due dates, seats, agreements and meetings as they stood, each as precise as it came."""

from datetime import date

import pytest
from base import BASE
from looks import opened, said
from tables import figure, load_tables

from etl.store import states
from metrics import Where

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2026        | Cultuur
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam  | Portefeuille
        2026        | D1      | Musea | Cultuur
        2026        | D2      | Kunst | Cultuur
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand
        2026        | M1      | D2      | Muziek    | pho   | 1     | 16-02-2026 | gepland
        2026        | M2      |         | Lezen     | pho   | 1     | juni 2026  | gepland
        2026        | M3      |         | Bad       | pho   | 2     | 16-12-2026 | gehouden
        2026        | M4      |         | Duiken    | pho   | 2     | aug 2026   | gehouden
    """,
    "Tellingen zonder datum": """
        Verslagjaar | Telling | Dossier | Omschrijving | Soort | Helft | Periode     | Aantal | Stand
        2026        | T1      | D2      | Zingen       | pho   | 2     |             | 3      | gehouden
        2026        | T2      |         | Dansen       | pho   | 2     | najaar 2026 | 5      | gehouden
    """,
    "Opkomst": """
        Overleg | Gemeente | Functie   | Uitgenodigd | Aanwezig
        M3      | Pekela   | wethouder | 1           | 1
        M3      | Veendam  | wethouder | 1           | 0
    """,
    "Resultaten": """
        Verslagjaar | Dossier | Volgnummer | Resultaat | Streefgetal | Eenheid  | Gerealiseerd | Uiterlijk
        2026        | D1      | 1          | visie     | 6           | bezoeken | 0            | 2026
        2026        | D1      | 2          | plan      | 4           | stukken  | 1            | juni 2026
        2026        | D1      | 3          | brief     | 4           | brieven  | 1            | najaar 2026
        2026        | D1      | 4          | einde     | 4           | brieven  | 1            | 15-06-2026
        2026        | D1      | 5          | pad       | 4           | paden    | 1            |
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak | Datum      | Uiterlijk  | Stand    | Afgerond op
        2026        | A1     | actie | bellen   | 01-02-2026 | 01-03-2026 | afgerond | 10-05-2026
        2026        | A2     | actie | mailen   | 01-04-2026 | juni 2026  | open     |
        2026        | A3     | actie | lezen    | 20-06-2026 |            | vervallen | juni 2026
    """,
    "VNG-commissies": """
        Code | Commissie | Tijdelijk
        EUI  | Europa    | nee
        FIN  | Geld      | nee
        RWM  | Ruimte    | nee
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente  | Functie   | Vanaf      | Tot
        2026        | EUI       | 1     | bezet  | Pekela    | wethouder | 2022       | 2026
        2026        | EUI       | 2     | bezet  | Veendam   | wethouder | 2022       | juni 2026
        2026        | FIN       | 1     | bezet  | Veendam   | wethouder | 12-06-2027 |
        2026        | FIN       | 2     | bezet  | Pekela    | raadslid  | 01-01-2022 | 11-06-2026
        2026        | RWM       | 1     | bezet  | Groningen | wethouder | 12-06-2027 |
        2026        | RWM       | 2     | vacant |           |           | 12-06-2027 |
    """,
    "Termijnen": """
        Commissie | Zetel | Termijn | Gemeente  | Functie   | Vanaf      | Tot        | Waarnemend
        FIN       | 1     | 1       | Pekela    | wethouder | 01-01-2022 | 11-06-2027 | nee
        FIN       | 1     | 2       | Veendam   | wethouder | 12-06-2027 |            | nee
        FIN       | 2     | 1       | Pekela    | raadslid  | 01-01-2022 | 11-06-2026 | nee
        FIN       | 2     | 2       | Groningen | raadslid  | 12-06-2026 |            | ja
    """,
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The store of TABLES, as loaded on 16 June 2026; it is looked at as on other days. Gives the data folder."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-06-16")
        load_tables(folder, TABLES)
    return folder / "store"


@pytest.fixture
def on(drawn, monkeypatch):
    """The rows of a question as on a day."""
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2027-12-31")

    def asked(day, sql):
        with states.opened(states.as_on(date.fromisoformat(day))) as reader:
            return reader.rows(sql)

    return asked


# --- results ---


@pytest.mark.parametrize(
    ("day", "states_of"),
    [
        # 5 of 365 days: of nothing a whole unit was to be reached more than there is
        ("2026-01-05", ["op koers", "op koers", "op koers", "op koers", "op koers"]),
        # the last day of number 4: 166 of 166 days, 4 wanted and 1 reached: behind, and not late. Number 2 has until
        # 30 June (166 of 181 days: 3,7), number 3 until 30 November (166 of 334: 2,0), number 5 until 31 December
        # (166 of 365: 1,8); of number 1 2,7 of 6 was to be reached, and nothing is
        ("2026-06-15", ["loopt achter", "loopt achter", "loopt achter", "loopt achter", "op koers"]),
        ("2026-06-16", ["loopt achter", "loopt achter", "loopt achter", "niet gehaald", "op koers"]),
        # by now 2,0 of 4 (181 of 365 days) was to be reached of number 5 too: one whole unit behind
        ("2026-06-30", ["loopt achter", "loopt achter", "loopt achter", "niet gehaald", "loopt achter"]),
        ("2026-07-01", ["loopt achter", "niet gehaald", "loopt achter", "niet gehaald", "loopt achter"]),
        ("2026-12-31", ["loopt achter", "niet gehaald", "niet gehaald", "niet gehaald", "loopt achter"]),
        ("2027-01-01", ["niet gehaald"] * 5),
    ],
)
def test_a_result_is_late_the_day_after_the_period_that_was_named(on, day, states_of):
    found = on(day, "SELECT state FROM target_facts ORDER BY target_number")
    assert [state for (state,) in found] == states_of


# --- seats ---


@pytest.mark.parametrize(
    ("day", "seats", "ending"),
    [
        # what ends in 2026, in June and on 11 June, ends within the year; so does the term of Pekela until 11 June 2027
        (
            "2026-06-11",
            ["bezet Pekela", "bezet Veendam", "bezet Pekela", "bezet Pekela", "onbekend", "onbekend"],
            ["EUI1", "EUI2", "FIN1", "FIN2"],
        ),
        # the other seat of Geld goes over to the next term; June is not over before its last day
        (
            "2026-06-30",
            ["bezet Pekela", "bezet Veendam", "bezet Pekela", "bezet Groningen", "onbekend", "onbekend"],
            ["EUI1", "EUI2", "FIN1"],
        ),
        (
            "2026-11-29",
            ["bezet Pekela", "vacant", "bezet Pekela", "bezet Groningen", "onbekend", "onbekend"],
            ["EUI1", "FIN1"],
        ),
    ],
)
def test_a_seat_is_held_by_who_sits_there_on_the_day(on, day, seats, ending):
    found = on(day, "SELECT concat_ws(' ', state, municipality) FROM seat_facts ORDER BY body_code, seat_number")
    assert [seat for (seat,) in found] == seats
    found = on(day, "SELECT body_code || seat_number FROM seat_facts WHERE is_filled AND is_ending ORDER BY 1")
    assert [seat for (seat,) in found] == ending


def test_a_seat_says_from_when_it_is_another_and_where_that_stands(on):
    sql = """
        SELECT body_code || seat_number, vacant_from, appointed_from, ends_on, _sheet, _row FROM seat_facts
        WHERE body_code <> 'EUI' AND seat_number = 1 OR body_code = 'RWM' ORDER BY 1
    """
    later = date(2027, 6, 12)
    assert on("2026-11-29", sql) == [
        ("FIN1", None, later, date(2027, 6, 11), "Termijnen", 2),
        ("RWM1", None, later, None, "VNG-zetels", 6),
        ("RWM2", later, None, None, "VNG-zetels", 7),
    ]


def test_who_sits_there_is_asked_by_the_state_of_the_seat(drawn, monkeypatch):
    """On 16 June 2026 both seats of Ruimte are known from 12 June 2027 only, and it is no function that says so."""
    monkeypatch.setenv("VGG_TODAY", "2026-06-16")
    text = " ".join(said(opened("vng", drawn, jaar="2026")).split())
    assert "? wie er zit is niet bekend; bezet per za 12 jun 2027" in text
    assert "? wie er zit is niet bekend; vacant per za 12 jun 2027" in text
    assert "onbekend wie er zit" not in text


# --- agreements ---


@pytest.mark.parametrize(
    ("day", "stood"),
    [
        # nothing was agreed yet
        ("2026-01-05", []),
        # calling is late since 1 March, from 1 February it is 69 days old (27 + 31 + 11); mailing is 10 days old
        ("2026-04-11", [("A1", "open", True, 41, 69), ("A2", "open", False, None, 10)]),
        # calling was done after 98 days; what fell away in the month of its making has no negative age
        (
            "2026-06-30",
            [("A1", "afgerond", False, None, 98), ("A2", "open", False, None, 90), ("A3", "vervallen", False, None, 0)],
        ),
        (
            "2026-07-01",
            [("A1", "afgerond", False, None, 98), ("A2", "open", True, 1, 91), ("A3", "vervallen", False, None, 0)],
        ),
    ],
)
def test_an_agreement_stands_as_it_stood_on_the_day(on, day, stood):
    sql = "SELECT agreement_id, state, is_overdue, days_overdue, age_days FROM agreement_facts WHERE report_year = 2026"
    assert on(day, f"{sql} ORDER BY 1") == stood


# --- meetings ---


@pytest.mark.parametrize(
    ("day", "doubted"),
    [
        (
            "2026-02-16",
            [
                ("M3", "staat op gehouden, maar die dag moet nog komen; tot dan telt het als gepland"),
                ("M4", "staat op gehouden, maar die periode moet nog komen; tot dan telt het als gepland"),
            ],
        ),
        (
            "2026-06-30",
            [
                ("M1", "staat nog op gepland, maar die dag is voorbij"),
                ("M3", "staat op gehouden, maar die dag moet nog komen; tot dan telt het als gepland"),
                ("M4", "staat op gehouden, maar die periode moet nog komen; tot dan telt het als gepland"),
            ],
        ),
        (
            "2026-08-01",
            [
                ("M1", "staat nog op gepland, maar die dag is voorbij"),
                ("M2", "staat nog op gepland, maar die periode is voorbij"),
                ("M3", "staat op gehouden, maar die dag moet nog komen; tot dan telt het als gepland"),
            ],
        ),
    ],
)
def test_a_meeting_that_does_not_fit_the_day_is_named(on, day, doubted):
    assert on(day, "SELECT meeting_id, sentence FROM doubt_facts WHERE meeting_id <> '' ORDER BY 1") == doubted


@pytest.mark.parametrize(
    ("day", "held", "planned", "unanswered", "came", "undated", "of_kunst"),
    [
        # M1 (of February) and M2 (of June) stand planned, and of what is over nobody said how it went; M3 is of
        # 16 December and M4 of August, whatever is marked. The second half of the report begins on 1 June: the 3
        # without a date count from then on, the 5 of the autumn from 1 September
        ("2026-05-31", 0, 3, 1, (0, 0, None), None, None),
        ("2026-06-01", 0, 3, 1, (0, 0, None), 3, 3),
        ("2026-08-01", 1, 1, 2, (0, 0, None), 3, 3),
        ("2026-12-15", 1, 1, 2, (0, 0, None), 8, 3),
        # of two municipalities one was there, with one person
        ("2026-12-16", 2, 0, 2, (1, 2, 1), 8, 3),
    ],
)
def test_a_meeting_is_held_from_its_day_on_and_its_attendance_too(
    drawn, monkeypatch, day, held, planned, unanswered, came, undated, of_kunst
):
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2027-12-31")
    names = ("meetings_held", "meetings_planned", "meetings_unanswered", "meetings_undated")
    with states.opened(states.as_on(date.fromisoformat(day))) as reader:
        assert [figure(reader, name, Where(2026)) for name in names] == [held, planned, unanswered, undated]
        present = reader.rows("SELECT count(*) FILTER (is_present), count(*) FROM attendance_facts")
        people = reader.rows("SELECT sum(people) FROM meeting_facts")
        kunst = reader.rows("SELECT meetings_without_date FROM dossier_facts WHERE dossier_id = 'D2'")
    assert (*present[0], *people[0]) == came
    assert kunst == [(of_kunst,)]


def test_an_agreement_of_a_day_to_come_is_named(on):
    sql = "SELECT sentence FROM doubt_facts WHERE meeting_id IS NULL"
    said_of = "afspraak A3 is van een dag die nog moet komen, en telt pas dan"
    assert on("2026-04-11", sql) == [(said_of,)]
    assert on("2026-06-30", sql) == []


# --- the page of a dossier ---


@pytest.mark.parametrize(
    ("dossier", "card"),
    [
        ("D1", "geen overleg bekend"),
        # only planned: nothing is held, and that is known
        ("D2", "0 overleggen gehouden"),
    ],
)
def test_a_dossier_without_a_meeting_held_has_its_page(drawn, monkeypatch, dossier, card):
    monkeypatch.setenv("VGG_TODAY", "2026-01-08")
    text = " ".join(said(opened("dossiers", drawn, dossier=dossier)).split())
    assert f"Het jaar {card}" in text
