"""A binary workbook (.xlsb) is read as the other workbooks are: same values, same notes, same refusals."""

import struct
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from base import BASE
from binary import ERRORS, Cell, binary_book, record, wide
from corpus import book, with_part
from openpyxl import load_workbook

from etl.errors import Refused
from etl.load import check_file
from etl.readers.tables.xlsb import read_xlsb
from etl.workbooks.annotate import annotated

HEADS = ["Gemeente", "Gemeentecode", "Inwoners"]
PEKELA = ["Pekela", "GM0765", 12236]


def read(tmp_path, data):
    """The tables and the notes of a workbook, read in this process."""
    path = tmp_path / "binair.xlsb"
    path.write_bytes(data)
    return read_xlsb(path)


def drawn(table):
    """The cells of a text table."""
    return [[cell.strip() or None for cell in line.split("|")] for line in table.strip().splitlines()]


def texts(tmp_path, *cells, **about):
    """What the cells of one row become."""
    [table], _ = read(tmp_path, binary_book({"Blad": [[*cells, "einde"]]}, **about))
    return [table.columns[n][0] if n in table.columns else None for n in range(1, len(cells) + 1)]


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize("form", ["plain", "short", "formula"])
def test_values_are_as_a_dutch_excel_shows_them(tmp_path, form, from_1904):
    given = {
        "tekst €": "tekst €",
        "0012": "0012",
        1234.5: "1234,5",
        -3: "-3",
        True: "WAAR",
        False: "ONWAAR",
        date(2024, 5, 3): "2024-05-03",
    }
    cells = [Cell(value, form) for value in given]
    cells += [Cell(0.125, form, "percent"), Cell(0.5, form, "time"), Cell(date(2024, 2, 29), form, "own date")]
    assert texts(tmp_path, *cells, from_1904=from_1904) == [*given.values(), "12,5%", "12:00", "2024-02-29"]


def test_the_many_forms_of_a_number_and_a_text(tmp_path):
    numbers = {
        0: "0",
        7: "7",
        -7: "-7",
        12.34: "12,34",
        -0.01: "-0,01",
        536870911: "536870911",
        -536870912: "-536870912",
    }
    assert texts(tmp_path, *(Cell(n, "packed") for n in numbers)) == [*numbers.values()]
    assert texts(tmp_path, Cell("gedeeld", "shared"), Cell("opgemaakt", "rich"), Cell("  spaties ")) == [
        "gedeeld",
        "opgemaakt",
        "spaties",
    ]
    assert texts(tmp_path, Cell(None, style="date"), Cell(""), Cell(1e300)) == [None, None, "1" + "0" * 300]


@pytest.mark.parametrize("form", ["plain", "short", "formula"])
def test_errors_stay_errors(tmp_path, form):
    shown = ["#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B"]
    assert texts(tmp_path, *(Cell(error, form) for error in ERRORS)) == shown


def test_what_is_hidden_merged_or_no_date_is_said(tmp_path):
    rows = [HEADS, PEKELA, ["Oldambt", "GM1895", Cell(-5, style="date")]]
    more = {"hidden_rows": (3, 40), "hidden_columns": (2, 9), "merged": ((1, 2, 1, 1),)}
    [first, second], notes = read(tmp_path, binary_book({"Blad": rows, "Weg": [["x"]]}, hidden=("Weg",), more=more))
    assert "opmerkingen komt terug als .xlsx" in notes[0]
    assert (first.hidden, second.hidden) == (False, True)
    assert [cell for cell, _ in first.notes] == ["C3", "", "", ""]
    assert [note for cell, note in first.notes if not cell] == [
        "De cellen A1:A2 zijn samengevoegd; wat erin staat, is bij elke regel ervan gelezen.",
        "1 verborgen rij is ook gelezen (3).",
        "1 verborgen kolom is ook gelezen (B).",
    ]


def test_the_whole_road(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    path = tmp_path / "gemeenten.xlsb"
    path.write_bytes(binary_book({title: drawn(table) for title, table in BASE.items()}))
    outcome = check_file(path)
    assert not outcome.problems
    assert {name: count.new for name, count in outcome.datasets.items()}["meetings"] == 3
    path.write_bytes(binary_book({"Gemeenten": [HEADS, ["Pekela", "GM0765", "#N/A"]], "Uitleg": [["=1+1"]]}))
    outcome = check_file(path)
    assert [(p.cell, p.found) for p in outcome.problems] == [("C2", "#N/B")]
    name, data = annotated(path, path.name, outcome.problems, outcome.sheets)
    back = load_workbook(BytesIO(data))
    assert name == "gemeenten met opmerkingen.xlsx"
    assert "#N/B" in back["Gemeenten"]["C2"].comment.text
    assert [[c.value for c in row] for row in back["Gemeenten"]] == [HEADS, ["Pekela", "GM0765", "#N/B"]]


def refused(tmp_path, data):
    """The sentence with which a workbook is refused."""
    with pytest.raises(Refused) as error:
        read(tmp_path, data)
    return error.value.sentence


def test_macros_bombs_and_cells_far_away_are_refused(tmp_path):
    good = binary_book({"Gemeenten": [HEADS, PEKELA]})
    assert "macro's" in refused(tmp_path, with_part(good, "xl/vbaProject.bin", b"x"))
    assert "macro's" in refused(tmp_path, with_part(good, "xl/macrosheets/sheet1.bin", b"x"))
    assert "te groot" in refused(tmp_path, with_part(good, "xl/worksheets/sheet1.bin", bytes(160_000_000)))
    far = record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0)) + record(
        5, struct.pack("<IId", 16383, 0, 1)
    )
    assert "XFD1048576" in refused(tmp_path, with_part(good, "xl/worksheets/sheet1.bin", far))
    long = record(0, bytes(17)) + record(6, bytes(8) + wide("x" * 70_000))
    assert "meer tekst dan Excel toestaat" in refused(tmp_path, with_part(good, "xl/worksheets/sheet1.bin", long))
    back = (
        record(0, struct.pack("<I", 5) + bytes(13)) + record(5, bytes(16)) + record(0, bytes(17)) + record(5, bytes(16))
    )
    assert "niet op volgorde" in refused(tmp_path, with_part(good, "xl/worksheets/sheet1.bin", back))
    assert "geen enkel blad" in refused(tmp_path, with_part(good, "xl/workbook.bin", b""))


def test_a_file_cut_off_anywhere_is_read_or_refused(tmp_path):
    """Each part cut off at each byte, and each byte turned over: cells, or a sentence."""
    good = binary_book({"Gemeenten": [HEADS, [Cell("Pekela", "shared"), "GM0765", Cell(12236, "packed")]]})
    with zipfile.ZipFile(BytesIO(good)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".bin")}
    outcomes = {"gelezen": 0, "geweigerd": 0}
    for name, data in parts.items():
        for place in range(0, len(data), 3):
            turned = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
            for damaged in (data[:place], turned):
                try:
                    read(tmp_path, with_part(good, name, damaged))
                    outcomes["gelezen"] += 1
                except Refused as refused:
                    assert refused.sentence.endswith(".")
                    outcomes["geweigerd"] += 1
    assert min(outcomes.values()) > 20, outcomes


def test_a_form_or_a_report_saved_again_is_the_same_in_every_kind_of_workbook(tmp_path, monkeypatch):
    """Who opens a form or a report of Teams in Excel may save it as any kind; moments are then dates, not text."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    when = datetime(2024, 3, 13, 9, 58, 10)  # noqa: DTZ001 - a workbook has no zone
    form = [
        ["Id", "Tijd van voltooien", "Gemeente", "Functie", "Bent u aanwezig?"],
        [1, when, "Pekela", "wethouder", "Ja"],
        [2, when, "Veendam", "raadslid", "Nee"],
    ]
    teams = [
        ["Titel van vergadering", "Wonen"],
        ["Begintijd", when],
        [],
        ["Naam", "Eerste deelname", "Rol"],
        ["P. Zwaan", when, "Deelnemer"],
        ["A. Reiger", when, "Deelnemer"],
    ]
    for rows in (form, teams):
        answers = set()
        serial = [[Cell(45364.41539, style="own date") if cell == when else cell for cell in row] for row in rows]
        for kind, data in (("xlsx", book(rows, "Blad1")), ("xlsb", binary_book({"Blad1": serial}))):
            path = tmp_path / f"Wonen 13-03-2024.{kind}"
            path.write_bytes(data)
            outcome = check_file(path)
            assert sum(ask.kind == "person" for ask in outcome.asks) == 2
            answers.add((tuple((n, c.new) for n, c in outcome.datasets.items()), len(outcome.problems)))
        assert len(answers) == 1
        assert ("meeting_sources", 1) in next(iter(answers))[0]
