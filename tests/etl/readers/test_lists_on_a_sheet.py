"""Attendance lists as they stand on a sheet: which there are, which rows and columns count, whose day it is."""

from __future__ import annotations

import openpyxl
import pytest

from etl.readers.meetings.attendance_list import read_list
from etl.readers.meetings.files import in_sheets
from etl.readers.meetings.gatherings import ITEMS, PEOPLE, UNREAD
from etl.readers.meetings.members import Members
from etl.readers.meetings.same_day import settled
from etl.readers.tables.xlsx import read_xlsx

TOWNS = ("Eemsdelta", "Groningen", "Oldambt", "Pekela", "Veendam")
MEMBERS = Members({town.lower(): town for town in TOWNS})
HEAD = "Datum | Eemsdelta | Groningen | Oldambt | Pekela"


def read(text: str):
    """What is read of a list as text, a line per row: (day, time, title) → who were there, and what was not read."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]
    width = max(map(len, lines))
    rows = [(n, [*line, *[""] * (width - len(line))]) for n, line in enumerate(lines, start=1) if any(line)]
    made = settled(read_list(rows, "lijst", MEMBERS))
    items = {item.key: (item.day, item.starts, item.title) for item in made.items}
    came = {told: [] for told in items.values()}
    for person in made.people:
        if person.present:
            came[items[person.key]].append(person.municipality or person.name)
    return {told: sorted(who) for told, who in came.items()}, made.unread


@pytest.mark.parametrize(
    "between", ["", "Tweede helft\n", "\n", "blad 2\n\n", "Pagina 2 van 3\n", "Afgedrukt op 1-2-2026\n"]
)
def test_headings_that_come_back_on_each_page_divide_nothing(between):
    came, unread = read(f"""Presentie PHO Cultuur 2025
{HEAD}
14-1-2025 | x | x | - | -
11-2 | x | - | - | -
{between}{HEAD}
11-3 | - | - | - | x
Afgedrukt op 28-11-2025""")
    assert came == {
        ("2025-01-14", "", "PHO Cultuur"): ["Eemsdelta", "Groningen"],
        ("2025-02-11", "", "PHO Cultuur"): ["Eemsdelta"],
        ("2025-03-11", "", "PHO Cultuur"): ["Pekela"],
    }
    assert not unread


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
@pytest.mark.parametrize("title", ["PHO Sport 2025", "Overleg Wonen", "DB"])
def test_a_second_list_straight_below_is_read_by_its_own_headings(blank, title):
    came, unread = read(f"""PHO Cultuur 2025
{HEAD}
14-1 | x | x | - | -
Totaal | 1 | 1 | 0 | 0
{blank}{title}
Gemeente | 4-2 | 8-4
Pekela | x | -
Groningen | - | x""")
    own = title.removesuffix(" 2025")
    assert came == {
        ("2025-01-14", "", "PHO Cultuur"): ["Eemsdelta", "Groningen"],
        ("2025-02-04", "", own): ["Pekela"],
        ("2025-04-08", "", own): ["Groningen"],
    }
    assert not unread


def test_two_lists_of_people_below_one_another_have_their_own_day():
    came, unread = read("""
PHO Sport, 13 maart 2025
Naam | Gemeente | Aanwezig
J. Jansen | Pekela | x
K. Klaas | Oldambt |
PHO Jeugd, 14 mei 2025
Naam | Gemeente | Aanwezig
J. Jansen | Pekela |
K. Klaas | Oldambt | x
PHO Ruimte
Naam | Gemeente | Aanwezig
K. Klaas | Oldambt | x""")
    assert came == {("2025-03-13", "", "PHO Sport"): ["Pekela"], ("2025-05-14", "", "PHO Jeugd"): ["Oldambt"]}
    assert unread == [("regel 10", "hier begint een lijst zonder datum; ingevuld: 1 keer")]


def test_a_list_of_people_goes_on_on_the_next_page():
    came, unread = read("""
PHO Sport, 13 maart 2025
Gemeente | Aanwezig
Pekela | x
Afgedrukt op 14-3-2025, pagina 1
Gemeente | Aanwezig
Oldambt | x""")
    assert came == {("2025-03-13", "", "PHO Sport"): ["Oldambt", "Pekela"]}
    assert not unread


def test_lists_side_by_side_have_their_own_title():
    came, unread = read("""
PHO Sport 2025 | | | | PHO Cultuur 2025
Gemeente | 14-1 | 11-3 | | Gemeente | 4-2
Pekela | x | - | | Pekela | -
Groningen | x | x | | Veendam | x
Oldambt | - | x""")
    assert came == {
        ("2025-01-14", "", "PHO Sport"): ["Groningen", "Pekela"],
        ("2025-03-11", "", "PHO Sport"): ["Groningen", "Oldambt"],
        ("2025-02-04", "", "PHO Cultuur"): ["Veendam"],
    }
    assert not unread


def test_one_list_of_people_folded_in_two_halves_is_one():
    came, unread = read("""
PHO Sport 13 maart 2025
Naam | Gemeente | Aanwezig | | Naam | Gemeente | Aanwezig
A. Aa | Pekela | x | | C. Cee | Veendam | x
B. Bee | Groningen | | | D. Dee | Oldambt | x""")
    assert came == {("2025-03-13", "", "PHO Sport"): ["Oldambt", "Pekela", "Veendam"]}
    assert not unread


def test_a_list_that_begins_lower_beside_another_is_refused_with_its_place():
    _, unread = read("""
PHO Sport 2025
Gemeente | 14-1
Pekela | x | | PHO Cultuur
Groningen | x | | Gemeente | 4-2
Oldambt | x | | Pekela | x
Veendam | x | | Groningen | x""")
    assert unread == [("kolom 5, regel 2", "heeft geen kop; ingevuld: 3 keer")]


def test_a_name_or_a_subject_that_begins_like_a_total_is_none():
    came, _ = read("""
PHO Onderwijs 13 maart 2025
Naam | Gemeente | Aanwezig
Somsen | Groningen | x
Sommer, P. | Oldambt | x
Aantjes | Pekela | x
Totaal | | 3""")
    assert came == {("2025-03-13", "", "PHO Onderwijs"): ["Groningen", "Oldambt", "Pekela"]}
    came, unread = read("""
Presentie 2025
Overleg | Datum | Eemsdelta | Groningen
Opkomst verkiezingen | 12-3-2025 | x | -
Somber weer? | 9-4-2025 | - | x
Totaal | 14-5-2025 | x | x
Totaal | | 2 | 2
Gemiddelde opkomst | | 67% | 66,7%""")
    assert sorted(title for _, _, title in came) == ["Opkomst verkiezingen", "Somber weer?", "Totaal"]
    assert not unread
    came, _ = read("""
Presentie PHO Jeugd 2025
 | 14-1-2025 | 11-3-2025
Groningen | |
Somsen, A. | x | -
Pekela | |
Sommer, D. | x | x
Aantal | 2 | 1""")
    assert came == {
        ("2025-01-14", "", "PHO Jeugd"): ["Groningen", "Pekela"],
        ("2025-03-11", "", "PHO Jeugd"): ["Pekela"],
    }


def test_a_municipality_without_a_mark_above_the_total_stays_in_the_list():
    rows = [(1, ["PHO Jeugd 14 januari 2025", ""]), (2, ["Gemeente", "14-1-2025"]), (3, ["Pekela", "x"])]
    made = read_list([*rows, (4, ["Groningen", ""]), (5, ["Aantal aanwezig", "1"])], "lijst", MEMBERS)
    assert [(p.municipality, p.present) for p in made.people] == [("Pekela", 1), ("Groningen", None)]


def test_two_meetings_of_one_day_are_two_when_their_times_differ():
    came, unread = read("""
PHO Wonen 2025
Datum | Tijd | Groningen | Pekela
14-1-2025 | 9:00 | x | x
14-1-2025 | 14:00 | x | -""")
    assert came == {
        ("2025-01-14", "09:00", "PHO Wonen"): ["Groningen", "Pekela"],
        ("2025-01-14", "14:00", "PHO Wonen"): ["Groningen"],
    }
    assert not unread
    came, unread = read("""
PHO Wonen 2025
Datum | Groningen | Pekela
14-1-2025 | x | x
14-1-2025 | x | -""")
    assert came == {("2025-01-14", "", "PHO Wonen"): ["Groningen", "Pekela"]}
    assert unread == [("regel 4", "‘PHO Wonen’ staat voor dezelfde dag ook op regel 3: zet bij beide de begintijd")]
    came, _ = read("""
PHO Wonen 2025
Gemeente | 14-1 9:00 | 14 jan 14:00
Groningen | x | -
Pekela | x | x""")
    assert came == {
        ("2025-01-14", "09:00", "PHO Wonen"): ["Groningen", "Pekela"],
        ("2025-01-14", "14:00", "PHO Wonen"): ["Pekela"],
    }


def test_one_meeting_whose_municipalities_stand_in_two_lists_is_one():
    came, unread = read("""
PHO Wonen 2025
Datum | Groningen | Pekela
14-1-2025 | x | x
Datum | Oldambt | Veendam
14-1-2025 | - | x""")
    assert came == {("2025-01-14", "", "PHO Wonen"): ["Groningen", "Pekela", "Veendam"]}
    assert not unread


@pytest.mark.parametrize(
    "printed",
    ["Afgedrukt op 28-11-2025", "Bijgewerkt: 28 november 2025", "Stand per 28-11-2025", "Versie 28-11-2025",
     "Afgedrukt op: | 28-11-2025", "Volgende vergadering: 14 mei 2025"],
)  # fmt: skip
def test_the_day_of_printing_is_not_that_of_the_meeting(printed):
    """A subject that begins with such a word is one: "Update energie"."""
    came, _ = read("Update energie 13 maart 2025\nGemeente | Aanwezig\nPekela | ja")
    assert came == {("2025-03-13", "", "Update energie"): ["Pekela"]}
    came, _ = read(f"{printed}\nPHO Onderwijs, 13 maart 2025\nGemeente | Aanwezig\nPekela | ja\nVeendam | nee")
    assert came == {("2025-03-13", "", "PHO Onderwijs"): ["Pekela"]}


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("PHO Cultuur vanaf september 2024", ["2024-09-12", "2025-01-15", "2025-05-14"]),
        ("PHO Cultuur seizoen 2024/2025", ["2024-09-12", "2025-01-15", "2025-05-14"]),
        ("PHO Cultuur 2024-2025", ["2024-09-12", "2025-01-15", "2025-05-14"]),
        ("PHO Cultuur september 2024 t/m mei 2025", ["2024-09-12", "2025-01-15", "2025-05-14"]),
        ("PHO Cultuur 2024", ["2024-01-15", "2024-05-14", "2024-09-12"]),
    ],
)
def test_a_list_over_the_turn_of_the_year_has_two_years(title, days):
    came, unread = read(f"{title}\nDatum | Groningen | Pekela\n12 sept | x | x\n15 jan | x | x\n14 mei | x | x")
    assert sorted(day for day, _, _ in came) == days
    assert not unread


def test_a_year_that_the_season_does_not_settle_is_asked():
    # In order neither up nor down: from January to September of which year?
    rows = "12 sept | x | x\n15 jan | x | x\n3 sept | x | x"
    came, unread = read(f"PHO Cultuur vanaf september 2024\nDatum | Groningen | Pekela\n{rows}")
    assert not came
    assert [place for place, _ in unread] == ["regel 3", "regel 4", "regel 5"]
    came, unread = read("PHO Cultuur 2024-2025\nDatum | Groningen | Pekela\n15 jan | x | x\n14 mei | x | x")
    assert not came
    assert len(unread) == 2


def workbook(tmp_path, *rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    book.save(tmp_path / "lijst.xlsx")
    tables, _ = in_sheets(read_xlsx(tmp_path / "lijst.xlsx")[0], "lijst", MEMBERS)
    found = {}
    for table in tables:
        heads, *rows = zip(*table.columns.values(), strict=True)
        found[table.name] = [dict(zip(heads, row, strict=True)) for row in rows]
    return found


def test_two_columns_under_one_merged_heading_both_count(tmp_path):
    head = ["Datum", "Groningen", None, "Pekela", None]
    first = ["14-1-2025", "-", "x", "x", "-"]
    found = workbook(tmp_path, ["PHO Wonen 2025"], head, first, merged=("B2:C2", "D2:E2"))
    assert [(p["Gemeente"], p["Aanwezig"]) for p in found[PEOPLE]] == [
        ("Groningen", "0"), ("Groningen", "1"), ("Pekela", "1"), ("Pekela", "0"),
    ]  # fmt: skip
    # A second row of headings says in which function.
    roles = [None, "bestuurlijk", "ambtelijk", "bestuurlijk", "ambtelijk"]
    found = workbook(tmp_path, ["PHO Wonen 2025"], head, roles, first, merged=("B2:C2", "D2:E2"))
    assert [p["Functie"] for p in found[PEOPLE]] == roles[1:]
    assert UNREAD not in found
    # Where it says what a mark means, the list is refused.
    means = [None, "aanwezig", "afgemeld", "aanwezig", "afgemeld"]
    found = workbook(tmp_path, ["PHO Wonen 2025"], head, means, first, merged=("B2:C2", "D2:E2"))
    assert not found[ITEMS]
    assert [row["Vindplaats"] for row in found[UNREAD]] == ["regel 3"]
