"""A file that is put ready: mapped, corrected, partly saved, sent back with comments, and finished."""

import gzip
import io
import shutil
import zipfile

import openpyxl
import pytest
from base import BASE
from corpus import content
from openpyxl.chart import BarChart, Reference
from tables import write_tables

import warehouse
from etl import drafts
from etl.errors import UnreadableFile
from etl.intake import answers, reading, remembered
from etl.intake.choices import Choices, Correction
from etl.load import redo, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import rebuild

MESSY = BASE | {
    "Opkomst": BASE["Opkomst"].replace("Gemeente ", "Gem.", 1).replace("Pekela ", "Pekelaa", 1),
    "Overleggen": BASE["Overleggen"].replace("19-10-2023", "31-02-2023").replace("gehouden  ", "gehoudem  ", 1),
}


@pytest.fixture
def messy(store):
    return drafts.put(write_tables(store / "rommel.xlsx", MESSY).read_bytes(), "../rommel.xlsx", "secretaris")


def test_messy_file_is_mapped_corrected_saved_in_parts_and_remembered(messy):
    outcome = drafts.check(messy.id)
    [asked] = [h for s in outcome.sheets for h in s.questions]
    assert (asked.text, asked.column, asked.options) == ("Gem.", "", ("municipality",)), "gevraagd, niet gegokt"
    drafts.decide(messy.id, lambda c: c.with_heading("Opkomst", "Gem.", "municipality"))
    drafts.decide(messy.id, lambda c: c.with_value("attendance", "municipality", "Pekelaa", "Pekela"))
    outcome = drafts.check(messy.id)
    assert sorted(p.cell for p in outcome.problems) == ["G3", "H2"]
    assert drafts.accept(messy.id, outcome, "secretaris") == 1, "alleen een voorstel wordt overgenomen"
    first = drafts.save(messy.id, by="secretaris", good_rows=True)
    assert first.batch == "B0001"
    assert drafts.get(messy.id).choices.rows["Overleggen"] == (3,)
    assert [p.cell for p in drafts.check(messy.id).problems] == ["G3"], "alleen wat nog open staat"
    drafts.correct(messy.id, {("Overleggen", "G3"): "30-10-2023"}, "secretaris")
    assert drafts.save(messy.id, by="secretaris").batch == "B0002"
    assert drafts.every() == []
    kept = batches.all_batches()[1].manifest["choices"]["corrections"]
    assert {(c["cell"], c["old"], c["new"], c["by"]) for c in kept} == {
        ("H2", "gehoudem", "gehouden", "secretaris"),
        ("G3", "31-02-2023", "30-10-2023", "secretaris"),
    }
    before = warehouse.current()["content_hash"]
    undo("B0002")
    redo("B0002")
    rebuild()
    assert warehouse.current()["content_hash"] == before
    assert verify() == []
    assert {(a.kind, a.text) for a in answers.answers()} == {("heading", "Gem."), ("value", "Pekelaa")}


def test_answers_are_used_for_the_next_file_said_changed_and_forgotten(messy, store):
    choices = Choices().with_heading("Opkomst", "Gem.", "municipality")
    assert remembered.remember(choices, {"Opkomst": "attendance"}, "secretaris") == 1
    assert remembered.remember(choices, {"Opkomst": "attendance"}, "secretaris") == 0
    outcome = drafts.check(messy.id)
    assert any("eerder zo gekozen" in note for note in outcome.notes)
    [answer] = answers.answers()
    remembered.change(answer, "", "secretaris")
    assert any("‘Gem.’ (B) is niet gelezen" in note for note in drafts.check(messy.id).notes)
    with pytest.raises(ValueError, match="bestaat_niet"):
        remembered.change(answer, "bestaat_niet", "secretaris")
    remembered.forget(answer)
    assert answers.answers() == []


def test_two_years_of_one_heading_are_asked(store):
    text = "Gemeente | Gemeentecode | Inwoners 2023 | Inwoners 2024\nPekela | GM0765 | 1 | 2"
    draft = drafts.put(write_tables(store / "jaren.xlsx", {"Gemeenten": text}).read_bytes(), "jaren.xlsx")
    [sheet] = drafts.check(draft.id).sheets
    assert [h.text for h in sheet.questions] == ["Inwoners 2023", "Inwoners 2024"]


def test_correction_that_no_longer_fits_is_told(messy):
    wrong = Correction("Overleggen", "H2", "iets anders", "gehouden", "x")
    drafts.decide(messy.id, lambda c: c.with_correction(wrong))
    outcome = drafts.check(messy.id)
    assert any("de verbetering is niet gebruikt" in note for note in outcome.notes)
    assert "H2" in {p.cell for p in outcome.problems}


def test_commented_workbook_has_each_problem_in_its_cell_and_nothing_else_changed(store):
    path = write_tables(store / "rommel.xlsx", MESSY)
    book = openpyxl.load_workbook(path)
    sheet = book["Overleggen"]
    sheet["Z1"], sheet["Z2"] = "Som", "=SUM(A2:A3)"
    sheet.column_dimensions["C"].width = 41
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "K5")
    sheet["A1"].comment = openpyxl.comments.Comment("van een collega", "collega")
    book.save(path)
    draft = drafts.put(path.read_bytes(), "rommel.xlsx")
    outcome = drafts.check(draft.id)
    name, data = drafts.commented(draft.id, outcome)
    assert name == "rommel met opmerkingen.xlsx"
    old, new = openpyxl.load_workbook(path), openpyxl.load_workbook(io.BytesIO(data))
    assert old.sheetnames == new.sheetnames
    commented = set()
    for page in new:
        for row in page.iter_rows():
            for cell in row:
                was = old[page.title][cell.coordinate]
                assert cell.value == was.value and cell.number_format == was.number_format
                if cell.comment and cell.comment.text != "van een collega":
                    commented.add((page.title, cell.coordinate))
                    assert cell.fill.fgColor.rgb == "FFFFC7CE"
                else:
                    assert (cell.fill.patternType, cell.fill.fgColor.rgb) == (
                        was.fill.patternType,
                        was.fill.fgColor.rgb,
                    )
    assert commented == {("Overleggen", "G3"), ("Overleggen", "H2"), ("Opkomst", "B1")}
    assert new["Overleggen"].column_dimensions["C"].width == 41
    assert new["Overleggen"]["A1"].comment.text == "van een collega"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        charts = [n for n in before.namelist() if "chart" in n or "drawing1.xml" in n]
        assert charts and all(before.read(n) == after.read(n) for n in charts)
        assert after.testzip() is None
    again = drafts.replace_file(draft.id, data)
    assert {p.cell for p in drafts.check(again.id).problems} == {p.cell for p in outcome.problems}


def test_other_kinds_come_back_as_a_workbook(store):
    draft = drafts.put(content("fouten.ods"), "fouten.ods")
    name, data = drafts.commented(draft.id, drafts.check(draft.id))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Gemeenten"]
    assert name == "fouten met opmerkingen.xlsx" and "#N/B" in sheet["C2"].comment.text


def test_zip_gives_a_draft_for_each_file_and_an_unsafe_one_is_refused(store):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("map/goed.csv", content("goed.csv"))
        made.writestr("oud.xls", content("oud.xls"))
    assert {d.name for d in drafts.put_all(stream.getvalue(), "alles.zip")} == {"goed.csv", "oud.xls"}
    for name in ("ingepakt.csv.gz", "ingepakt.xlsx.gz"):
        [draft] = drafts.put_all(content(name), name)
        assert draft.name == name.removesuffix(".gz")
        assert draft.path.read_bytes() == gzip.decompress(content(name))
    with pytest.raises(UnreadableFile, match="hoogstens 20 MB"):
        drafts.put_all(content("bom.csv.gz"), "bom.csv.gz")
    assert [d.name for d in drafts.put_all(content("goed.xlsx"), "goed.xlsx")] == ["goed.xlsx"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("groot.csv", b"0" * 30_000_000)
    with pytest.raises(UnreadableFile, match="veel te groot"):
        drafts.put_all(stream.getvalue(), "bom.zip")


def test_draft_goes_away_by_itself_and_its_id_is_no_path(messy, monkeypatch):
    with pytest.raises(ValueError, match="\\.\\."):
        drafts.get("../../etc")
    with pytest.raises(KeyError):
        drafts.get("0" * 12)
    monkeypatch.setattr(drafts, "KEEP_DAYS", -1)
    drafts.tidy()
    assert drafts.every() == []


def test_a_file_is_read_once_however_often_it_is_decided_about(messy, monkeypatch):
    read = []
    for place in ("etl.intake.cache.read", "etl.intake.pseudonymise.read"):
        monkeypatch.setattr(place, lambda path, place=place, **told: read.append(place) or reading.read(path, **told))
    before = drafts.check(messy.id)
    drafts.decide(messy.id, lambda c: c.with_heading("Opkomst", "Gem.", "municipality"))
    drafts.correct(messy.id, {("Overleggen", "G3"): "30-10-2023"}, "secretaris")
    after = drafts.check(messy.id)
    assert read.count("etl.intake.cache.read") == 1
    assert read.count("etl.intake.pseudonymise.read") <= 1
    assert {p.cell for p in before.problems} - {p.cell for p in after.problems} >= {"G3"}
    for kept in messy.path.parent.glob("cells-*"):
        shutil.rmtree(kept)
    assert drafts.check(messy.id).problems == after.problems, "wat weg is, wordt opnieuw gelezen"
    drafts.drop(messy.id)
    assert not messy.path.parent.exists()
