"""The list of seats in the report's own shape: it loads to the same seats, in each way it may be pasted."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

import warehouse
from etl import drafts
from etl.errors import UnreadableFile
from etl.load import check_file, load
from etl.readers.tables.seat_list import is_seat_list

SEATS = (
    ("Dagelijks Bestuur VNG", "dhr. Erik Drenth", "Midden-Groningen", "Wethouder"),
    ("Commissie B&V  Bestuur en Veiligheid", "dhr. Ard van der Tuuk", "Westerkwartier", "Burgemeester"),
    ("Commissie FIN  Gemeentefinanciën", "dhr. Bert Nederveen", "Westerkwartier", "Wethouder"),
    ("", "dhr. Joren van Veen", "Groningen", "Raadslid"),
    ("Commissie ZJO  Zorg, Jeugd en Onderwijs", "mw. Inge Jongman", "Groningen", "Wethouder"),
    ("Commissie RW&M  Ruimte, Wonen, Mobiliteit", "mw. Mariëtte de Visser", "Het Hogeland", "Wethouder"),
    ("Commissie PSI  Participatie, Schulden en Integratie", "mw. Carine Bloemhoff", "Groningen", "Wethouder"),
    ("Commissie EKEM Economie, Klimaat, Energie en Milieu", "dhr. Roelf Torringa", "Het Hogeland", "Raadslid"),
    ("Commissie R&G  Raadsleden en Griffiers", "mw. Karoline de Groot", "Groningen", "Raadslid"),
    ("Commissie EU&I  Europa en Internationaal", "-", "", ""),
    ("Commissie  Informatiesamenleving", "–", "", ""),
    ("CVA  College van Arbeidszaken", "dhr. Harry Stomphorst", "Westerkwartier", "Wethouder"),
    ("CVD  College van Dienstverleningszaken", " -", "", ""),
)
HEAD = "\tLeden van commissies\n\tNaam\n\tGemeente\n\tFunctie \n\n"
UNDER = HEAD + "\n".join("\n".join(f"\t{cell or ' '}" for cell in row) for row in SEATS) + "\n\n" + "Verder is er " * 12
BESIDE = "Commissie\tNaam\tGemeente\tFunctie\n" + "\n".join("\t".join(row) for row in SEATS)
SEMICOLONS = BESIDE.replace("\t", ";")

_STATE = """
    SELECT body_code, seat_number, state, holder_name, municipality, function, gender FROM seat_facts
    WHERE report_year = 2023 AND NOT is_temporary ORDER BY body_code, seat_number"""


def seats():
    with warehouse.reader() as reader:
        return reader.rows(_STATE)


@pytest.mark.parametrize("text", [UNDER, BESIDE, SEMICOLONS], ids=["onder elkaar", "tabs", "puntkomma's"])
def test_the_list_of_the_report_is_what_is_loaded(own_data, tmp_path, text):
    path = tmp_path / "lijst.txt"
    path.write_text(text, encoding="utf-8")
    outcome = check_file(path, name="Lijst met zetels 2023.txt")
    assert outcome.problems == []
    counts = outcome.datasets["seats"]
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 13)


@pytest.mark.parametrize("head", [0, 3], ids=["kop bovenaan", "onder een titel"])
def test_the_list_as_a_workbook(own_data, tmp_path, head):
    """With the committee in merged cells, as a list in a workbook often has it."""
    book = Workbook()
    sheet = book.active
    for number in range(head):
        sheet.append([None, "Leden van commissies"] if not number else [])
    sheet.append(["Commissie", "Naam", "Gemeente", "Functie"])
    for row in SEATS:
        sheet.append([cell or None for cell in row])
    sheet.merge_cells(start_row=head + 4, end_row=head + 5, start_column=1, end_column=1)
    path = tmp_path / "zetels.xlsx"
    book.save(path)
    outcome = check_file(path, name="Lijst met zetels 2023.xlsx")
    assert outcome.problems == []
    counts = outcome.datasets["seats"]
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 13)
    assert any("jaarverslag, over 2023" in note for note in outcome.notes)


@pytest.mark.views
def test_a_pasted_list_brings_back_the_same_seats(own_data):
    """A change is made first, so that loading the list has something to put right."""
    before = seats()
    assert len(before) == 13
    changed = UNDER.replace("Joren van Veen\n\tGroningen\n\tRaadslid", "Joren van Veen\n\tPekela\n\tWethouder").replace(
        "\t–", "\tmw. Ander Lid\n\tVeendam\n\tRaadslid"
    )
    draft = drafts.put(changed.encode(), "Lijst met zetels 2023.txt")
    assert load(draft.path, name=draft.name, by="toets").datasets["seats"].changed == 2
    assert sum(row[2] == "vacant" for row in seats()) == 2
    draft = drafts.put(UNDER.encode(), "Lijst met zetels 2023.txt")
    assert load(draft.path, name=draft.name, by="toets").problems == []
    assert seats() == before


def test_an_unknown_committee_and_municipality_are_named_with_their_line(own_data, tmp_path):
    path = tmp_path / "lijst.txt"
    path.write_text(
        BESIDE.replace("EU&I", "QQQ").replace("Groningen\tRaadslid", "Groninge\tRaadslid", 1), encoding="utf-8"
    )
    problems = check_file(path, name="zetels 2023.txt").problems
    assert {(p.row, p.column, p.found) for p in problems} >= {(5, "Gemeente", "Groninge"), (11, "Commissie", "QQQ")}


def test_a_list_without_a_year_says_what_to_do(own_data, tmp_path):
    path = tmp_path / "zetels.txt"
    path.write_text(UNDER, encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        check_file(path)
    assert "Zet het jaar in de naam van het bestand" in refused.value.sentence


def test_our_own_sheets_are_not_taken_for_such_a_list():
    own = "Commissie;Zetel;Stand\nCommissie Financiën;1;bezet\nCommissie Informatiesamenleving;1;vacant\n"
    assert not is_seat_list(own.encode())
    assert not is_seat_list(b"Verslagjaar;Commissie;Zetel;Stand\n2023;FIN;1;bezet\n")
    assert is_seat_list(UNDER.encode())
    assert is_seat_list(BESIDE.encode())
