"""Teams reports, forms and attendance lists in every form they come in: what is read, without a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.readers.meetings.attendance_list import is_list, read_list
from etl.readers.meetings.forms import is_form, read_form
from etl.readers.meetings.gatherings import clean, day_of, time_of
from etl.readers.meetings.marks import Reading
from etl.readers.meetings.members import Members
from etl.readers.meetings.teams import is_teams, read_teams, rows_of_text, text_of

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "teams" / "IDL-14-11-22.csv"
MEMBERS = Members({n.lower(): n for n in ("Pekela", "Veendam", "Groningen", "Het Hogeland")})
NOW = (
    "1. Summary\nMeeting title\tPHO Cultuur\nAttended participants\t3\nStart time\t{day}, 09:29:07\n"
    "End time\t{day}, 10:31:00\nMeeting duration\t1h 1m 53s\n\n2. Participants\n"
    "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Eiland, Eerste (EXT)\t{day}, 09:30:46\t{day}, 09:50:12\t19m\te.eiland@pekela.nl\tx\tOrganizer\n"
    "Tweede Toren (Gast)\t{day}, 09:31\t{day}, 09:50\t18m\t\t\tPresenter\n\n3. In-Meeting activities\n"
    "Name\tJoin time\tLeave time\tDuration\tEmail\tRole\nEiland, Eerste (EXT)\t{day}, 09:30\t{day}, 09:40\t9m\t\tx\n"
)
OF_2021 = (
    "Meeting Summary\nTotal Number of Participants\t2\nMeeting Title\tDB\nMeeting Start Time\t7/22/2026, 7:00:11 PM\n"
    "Meeting End Time\t7/22/2026, 8:00:00 PM\nMeeting Id\tabc\n\n"
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"
    "Derde Dijk\t7/22/2026, 7:00:11\u202fPM\t7/22/2026, 7:20:00 PM\t20m\td@veendam.nl\tPresenter\tx\n"
    "Derde Dijk\t7/22/2026, 7:30:11 PM\t7/22/2026, 8:00:00 PM\t30m\td@veendam.nl\tPresenter\tx\n"
    "Vierde Veer\t7/22/2026, 7:00:11 PM\t7/22/2026, 8:00:00 PM\t1h\t\tAttendee\tx\n"
)
DUTCH = (
    "Naam;Tijd van deelname;Tijd van vertrek;Duur;E-mail;Rol\n"
    "Derde Dijk;16-2-2024 09:00:11;16-2-2024 10:00:00;1u;d@veendam.nl;Organisator\n"
)
LIVE = "Derde Dijk\tJoined\t16/2/2024, 09:00:11\nDerde Dijk\tLeft\t16/2/2024, 10:00:00\nVierde Veer\tJoined before\t16/2/2024, 09:01:00\n"  # noqa: E501


def teams(text):
    rows = rows_of_text(text)
    assert is_teams(rows)
    made = read_teams(rows, "Verslag overleg")
    return made.items[0], made.people, made.notes


@pytest.mark.skipif(not SAMPLE.exists(), reason="de voorbeeldbestanden staan hier niet")
def test_the_sample_has_seven_people():
    item, people, notes = teams(text_of(SAMPLE.read_bytes()))
    assert (item.title, item.day, item.starts, item.ends, item.present) == (
        "Scrum Meeting",
        "2022-11-14",
        "09:29",
        "09:50",
        7,
    )
    assert len(people) == 7
    assert not any("noemt" in note for note in notes)


def test_the_layout_of_now_counts_each_person_once_and_says_when_the_report_says_otherwise():
    item, people, notes = teams(NOW.format(day="14/11/22"))
    assert (item.day, item.other_day, len(people)) == ("2022-11-14", "", 2)
    assert [person.domain for person in people] == ["pekela.nl", ""]
    assert "Het verslag noemt 3 deelnemers; in de lijst staan er 2." in notes


def test_a_day_that_can_be_a_month_stays_a_question():
    item, _, _ = teams(NOW.format(day="5/6/24"))
    assert (item.day, item.other_day) == ("2024-06-05", "2024-05-06")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", ["\t", ";"])
def test_every_way_in_which_it_is_saved_again(encoding, mark):
    text = NOW.replace("Tweede Toren", "García Simón").format(day="14/11/22").replace("\t", mark)
    item, people, _ = teams(text_of(text.encode(encoding)))
    assert (item.title, item.day, [p.name for p in people][1]) == ("PHO Cultuur", "2022-11-14", "García Simón (Gast)")


def test_the_older_layouts_and_the_dutch_one():
    item, people, _ = teams(OF_2021)
    assert (item.title, item.day, item.starts, len(people)) == ("DB", "2026-07-22", "19:00", 2)
    item, people, _ = teams(DUTCH)
    assert (item.title, item.day, len(people)) == ("Verslag overleg", "2024-02-16", 1)
    item, people, _ = teams(LIVE)
    assert (item.day, len(people)) == ("2024-02-16", 2)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("x", (1, None, None)),
        ("1", (1, None, None)),
        ("2", (2, None, None)),
        ("0", (0, None, None)),
        ("-", (0, None, None)),
        ("", (None, None, None)),
        ("?", (None, None, None)),
        ("Afgemeld (ziek)", (0, 1, None)),
        ("m.k.a.", (0, 1, None)),
        ("vervanger", (1, None, 1)),
        ("K. Klaas (vervanger)", (1, None, 1)),
    ],
)
def test_what_a_cell_of_a_list_says(text, meaning):
    said = Reading().said(text)
    assert (said.present, said.excused, said.substitute) == meaning


WIDE = """Presentie 2024
Datum;Overleg;Pekela;Veendam;Gemeente Groningen;Provincie Groningen;Opmerking
16 feb;PHO Cultuur;x;;afgemeld;x;koffie
23-3;PHO Sport;2;Jan Jansen;1;;
Totaal;;3;1;1;1;"""
TURNED = """Gemeente;PHO Cultuur 16-2-2024;PHO Sport 23-3-2024
Pekela;x;2
Veendam;;vervanger
Totaal;1;3"""
LONG = """Overleg:;PHO Cultuur
Datum:;16 februari 2024
Gemeente;Naam;Functie;Aanwezig;Afgemeld
Pekela;E. Eiland;Wethouder;x;
Pekela;T. Toren;Ambtenaar;x;
Veendam;;Wethouder;;x"""


def listed(text):
    rows = rows_of_text(text)
    assert is_list(rows, MEMBERS)
    made = read_list(rows, "Lijst", MEMBERS)
    days = {item.key: item.day for item in made.items}
    assert not any("Jansen" in str(person) or "Eiland" in str(person) for person in made.people)
    return made, [(days[p.key], p.municipality, p.role, p.present, p.excused, p.substitute) for p in made.people]


def test_municipalities_as_columns():
    made, people = listed(WIDE)
    assert [(item.title, item.day) for item in made.items] == [
        ("PHO Cultuur", "2024-02-16"),
        ("PHO Sport", "2024-03-23"),
    ]
    assert people == [
        ("2024-02-16", "Pekela", "", 1, None, None),
        ("2024-02-16", "Veendam", "", None, None, None),
        ("2024-02-16", "Groningen", "", 0, 1, None),
        ("2024-02-16", "Provincie Groningen", "", 1, None, None),
        ("2024-03-23", "Pekela", "", 2, None, None),
        ("2024-03-23", "Veendam", "", None, None, None),
        ("2024-03-23", "Groningen", "", 1, None, None),
        ("2024-03-23", "Provincie Groningen", "", None, None, None),
    ]


def test_meetings_as_columns_and_a_row_per_municipality():
    made, people = listed(TURNED)
    assert [(item.title, item.day) for item in made.items] == [
        ("PHO Cultuur", "2024-02-16"),
        ("PHO Sport", "2024-03-23"),
    ]
    assert people[-1] == ("2024-03-23", "Veendam", "", 1, None, 1)
    made, people = listed(LONG)
    assert [(item.title, item.day) for item in made.items] == [("PHO Cultuur", "2024-02-16")]
    assert people == [
        ("2024-02-16", "Pekela", "wethouder", 1, None, None),
        ("2024-02-16", "Pekela", "ambtenaar", 1, None, None),
        ("2024-02-16", "Veendam", "wethouder", 0, 1, None),
    ]


def test_people_under_their_municipality_are_of_it():
    """Two came for Pekela and one of two for Veendam; Groningen has a mark of its own, and nobody is named."""
    rows = rows_of_text(
        "Presentie 2024\nGemeente;16-2;15-3\nPekela;;\nE. Eiland;x;-\nT. Toren;x;x\nVeendam;;\n"
        "J. Jansen;-;x\nK. Klaas;x;x\nGroningen;x;x"
    )
    made = read_list(rows, "Lijst", MEMBERS)
    days = {item.key: item.day for item in made.items}
    came: dict[tuple[str, str], int] = {}
    for person in made.people:
        place = (days[person.key], person.municipality)
        came[place] = came.get(place, 0) + (person.present or 0)
        assert person.name == ""
    first, second = "2024-02-16", "2024-03-15"
    assert came == {
        (first, "Pekela"): 2, (second, "Pekela"): 1, (first, "Veendam"): 1, (second, "Veendam"): 2,
        (first, "Groningen"): 1, (second, "Groningen"): 1,
    }  # fmt: skip


def test_our_own_sheets_are_no_such_list():
    assert not is_list(rows_of_text("Overleg;Gemeente;Functie;Uitgenodigd;Aanwezig\nM1;Pekela;wethouder;1;1"), MEMBERS)
    assert not is_list(rows_of_text("Overleg;Gemeente;Functie;Aanwezig;Datum\n2024-M1;Pekela;x;1;1-2-2024"), MEMBERS)
    assert not is_list(rows_of_text("Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;1\nVeendam;GM0047;1"), MEMBERS)


MICROSOFT = """ID;Begintijd;Tijd van voltooien;E-mail;Naam;Tijd van laatste wijziging;Welke gemeente? ;Komt u?;Cijfer
1;1/2/24 9:00:00;1/2/24 9:01:00;e@pekela.nl;Eerste Eiland;;Pekela;Ja;8
2;1/2/24 9:00:00;1/2/24 9:01:00;anonymous;;;Veendam;Nee, helaas;
3;1/2/24 9:00:00;1/2/24 9:01:00;t@groningen.nl;Tweede Toren;;;Ja;9"""
GOOGLE = """Timestamp,Gemeente,Functie
2/1/2024 9:00:00,Pekela,Wethouder
2/1/2024 9:00:00,Veendam,Raadslid"""


def test_forms_say_who_registered_and_keep_no_other_answer():
    rows = rows_of_text(MICROSOFT)
    assert is_form(rows)
    made = read_form(rows, "Aanmelding PHO Cultuur 16-2-2024(1-3)")
    assert [(i.title, i.day, i.accepted) for i in made.items] == [("PHO Cultuur", "2024-02-16", 2)]
    assert [(p.municipality, p.name, p.registered, p.excused, p.present) for p in made.people] == [
        ("Pekela", "", 1, 0, None),
        ("Veendam", "", 0, 1, None),
        ("", "Tweede Toren", 1, 0, None),
    ]
    rows = rows_of_text(GOOGLE)
    assert is_form(rows)
    made = read_form(rows, "Inschrijving ALV")
    assert (made.items[0].title, made.items[0].day) == ("ALV", "")
    assert [(p.municipality, p.role, p.registered) for p in made.people] == [
        ("Pekela", "Wethouder", 1),
        ("Veendam", "Raadslid", 1),
    ]


def test_dates_times_and_what_may_not_stay_in_a_text():
    assert day_of("14/11/22, 09:29:07") == ("2022-11-14", "")
    assert day_of("7/22/26, 7:00:11 PM") == ("2026-07-22", "")
    assert day_of("14.11.22 09:29") == ("2022-11-14", "")
    assert day_of("16 feb 2024") == ("2024-02-16", "")
    assert day_of("onzin") == ("", "")
    assert time_of("7/22/26, 12:05:11\u202fAM") == "00:05"
    assert clean("Zaal 2, bel 06-12345678 of mail a.b@c.nl https://teams.microsoft.com/l/x") == "Zaal 2, bel of mail"
