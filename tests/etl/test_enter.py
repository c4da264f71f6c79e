"""What is typed on a page is the same batch as its own file, loaded by the ordinary road; and it is read by nobody."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import Workbook
from tables import load_base

import warehouse
from etl.__main__ import main
from etl.datasets import DATASETS
from etl.enter import enter, enter_sheets
from etl.errors import UnreadableFile
from etl.load import load, undo
from etl.readers.tables.xlsx import read_xlsx
from etl.store import batches, view_tables
from etl.store.integrity import verify
from metrics import clock

KEY = {"report_year": "2023", "dossier_id": "D1", "half": "1"}
RED = KEY | {
    "light_1": "rood",
    "cause": "Te weinig tijd; en “haast”",
    "consequence": 'Het wordt "later"\nof helemaal niet',
    "correction": "=1+1",
    "owner_function": "adviseur\u00a0",
    "due_date": "31 december 2023",
}
HELD = {"report_year": "2023", "kind": "pho", "state": "gehouden"}
LIGHTS = {
    "een licht": [RED],
    "een licht zonder oorzaak": [RED | {"cause": ""}],
    "woorden die niet kunnen": [RED | {"light_1": "paars", "due_date": "ooit", "half": "3"}],
    "een dossier dat er niet is": [RED | {"dossier_id": "PHO Cultur"}],
    "twee keer hetzelfde": [RED, RED],
    "een lege regel, en andere letters": [
        RED,
        dict.fromkeys(RED, " "),
        RED | {"dossier_id": "pho SPORT", "half": " 2"},
    ],
}
MEETINGS = {
    "wat er al staat": [HELD | {"meeting_id": "M1", "title": "Muziek", "meeting_date": "16-2-2023"}],
    "wat verandert en wat erbij komt": [
        HELD | {"meeting_id": "M2", "title": "Zwembad ’t Vlie", "meeting_date": "20-10-2023", "dossier_ids": "D2"},
        HELD | {"meeting_id": "M4", "title": "Kunst", "meeting_date": "nov 2023", "dossier_ids": "D1; PHO Sport"},
    ],
}
WITH_FIGURES = pytest.mark.views
"""Where the rows of meetings are compared up to the figures over them."""
CASES = [
    *(pytest.param(what, "lights", rows, id=what) for what, rows in LIGHTS.items()),
    *(pytest.param(what, "meetings", rows, id=what, marks=WITH_FIGURES) for what, rows in MEETINGS.items()),
]
SHEETS = {
    "twee bladen": {"lights": [RED], "portfolios": [{"report_year": "2023", "portfolio": "Zorg"}]},
    "een van twee is niet goed": {"lights": [RED | {"cause": ""}], "meetings": MEETINGS["wat er al staat"]},
}


@pytest.fixture
def other(tmp_path, monkeypatch):
    """Go to another store with the same small association in it."""

    def go(name):
        monkeypatch.setenv("VGG_DATA", str(tmp_path / name))
        load_base(tmp_path, "basis.xlsx")
        monkeypatch.setattr(clock, "stamp", lambda: "2024-03-01T12:00:00+01:00")

    return go


@pytest.fixture
def store(other):
    other("store")


@pytest.fixture
def nobody_reads(monkeypatch):
    """No file is opened to see what is in it, and no child process starts."""
    for place in ("etl.intake.reading.in_child", "etl.intake.pseudonymise.may_hold_people"):
        monkeypatch.setattr(place, None)


def csv_of(name, rows):
    """The file that staff would send: with semicolons, as a Dutch Excel saves it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([DATASETS[name].columns[column].heading for column in rows[0]])
    writer.writerows([list(row.values()) for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def kept():
    """Every byte of batches, originals and ledger by its place, and every row of two tables with where it is from.

    Also of the view over meetings, where the test has views.
    """
    root = warehouse.root()
    paths = [*root.glob("batches/*/*"), *root.glob("originals/*"), root / "ledger.jsonl"]
    with warehouse.reader() as reader:
        tables = ("lights", "meetings", *(name for name, _ in view_tables.views() if name == "meeting_facts"))
        rows = {table: reader.rows(f'SELECT * FROM "{table}" ORDER BY ALL') for table in tables}
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}, rows


@pytest.mark.parametrize(("what", "name", "rows"), CASES)
def test_typed_rows_are_the_batch_of_their_own_csv(what, name, rows, other, tmp_path, monkeypatch):
    other("getypt")
    with monkeypatch.context() as patch:
        for place in ("etl.intake.reading.in_child", "etl.intake.pseudonymise.may_hold_people"):
            patch.setattr(place, None)
        typed = enter(name, rows, by="adviseur", reason="zo is het")
    after = kept()
    other("gestuurd")
    (tmp_path / typed.file).write_bytes(csv_of(name, rows))
    sent = load(tmp_path / typed.file, by="adviseur", reason="zo is het", only=DATASETS[name], again=True)
    assert typed == sent, "dezelfde problemen, opmerkingen, verschillen en zin"
    assert [problem.sentence for problem in typed.problems] == [problem.sentence for problem in sent.problems]
    assert kept() == after, "dezelfde aanlevering, hetzelfde origineel, dezelfde regel in het logboek"
    assert bool(typed.batch) == (not typed.problems and what != "wat er al staat")
    assert verify() == []


@WITH_FIGURES
@pytest.mark.parametrize("sheets", SHEETS.values(), ids=SHEETS)
def test_typed_sheets_are_the_batch_of_their_own_workbook(sheets, other, tmp_path, monkeypatch):
    other("getypt")
    with monkeypatch.context() as patch:
        for place in ("etl.intake.reading.in_child", "etl.intake.pseudonymise.may_hold_people"):
            patch.setattr(place, None)
        typed = enter_sheets(sheets, by="secretaris")
    after = kept()
    other("gestuurd")
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(DATASETS[name].title)
        sheet.append([DATASETS[name].columns[column].heading for column in rows[0]])
        for row in rows:
            sheet.append([f"'{text}"[1:] for text in row.values()])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s"
    book.save(tmp_path / typed.file)
    sent = load(tmp_path / typed.file, by="secretaris")
    assert replace(typed, sha256="") == replace(sent, sha256=""), "dezelfde problemen, opmerkingen en zin"
    assert kept()[1] == after[1]
    assert bool(typed.batch) == (not typed.problems)


def test_the_original_of_what_is_typed_can_be_had_again_and_it_can_be_undone(
    store, nobody_reads, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    first = enter("lights", [RED], by="adviseur")
    assert main(["original", first.batch]) == 0
    assert (tmp_path / first.file).read_bytes() == csv_of("lights", [RED])
    second = enter("lights", [RED | {"light_1": "groen"}], by="adviseur")
    third = enter("lights", [RED], by="adviseur")
    assert third.batch, "terug naar wat het was is ook een wijziging"
    assert [(c.column, c.old, c.new) for c in third.changes] == [("Stoplicht", "groen", "rood")]
    undo(third.batch)
    undo(second.batch)
    with warehouse.reader() as reader:
        assert reader.rows("SELECT light_1, _batch, _file FROM lights") == [("rood", first.batch, first.file)]


def test_text_in_a_field_is_only_text(store, nobody_reads):
    typed = {
        "cause": "BEGIN:VCALENDAR",
        "consequence": "<auditfile>",
        "correction": "Naam;Tijd van deelname;Tijd van vertrek;Duur\nDerde Dijk;9:00;10:00;1u",
        "explanation": "Full Name\tJoin Time\tLeave Time\tDuration",
        "owner_function": "regel één\u2028regel twee",
    }
    assert enter("lights", [RED | typed], by="adviseur").batch
    with warehouse.reader() as reader:
        assert reader.rows(f"SELECT {', '.join(typed)} FROM lights") == [tuple(typed.values())]


def test_the_workbook_that_is_kept_says_what_was_typed(store, nobody_reads, tmp_path):
    typed = enter_sheets({"portfolios": [{"report_year": "2023", "portfolio": "_x0041_ =1+1"}]}, by="secretaris")
    [table], _ = read_xlsx(batches.original_of(typed.sha256))
    assert table.columns == {1: ["Verslagjaar", "2023"], 2: ["Portefeuille", "_x0041_ =1+1"]}
    with warehouse.reader() as reader:
        assert ("_x0041_ =1+1",) in reader.rows("SELECT portfolio FROM portfolios")


@pytest.mark.parametrize("text", ["nul\x00", "x" * (2**20 + 1)])
def test_what_no_file_can_hold_is_refused_and_nothing_is_kept(text, store, nobody_reads):
    before = kept()
    with pytest.raises(UnreadableFile, match="is niet te lezen"):
        enter("lights", [RED | {"cause": text}], by="adviseur")
    with pytest.raises(UnreadableFile, match="is niet te lezen"):
        enter_sheets({"lights": [RED | {"cause": text}]}, by="adviseur")
    assert kept() == before


def test_a_column_that_is_not_declared_is_an_error(store):
    with pytest.raises(KeyError):
        enter("lights", [RED | {"kleur": "rood"}], by="adviseur")
