"""Bad input: every file gets a sentence, within bounds, and nothing changes. The table is docs/bad-input.md."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from base import BASE
from corpus import FILES, REFUSED, content, with_part
from corpus_run import MOST_MB, MOST_SECONDS, Weighed, run, run_all, told
from openpyxl import load_workbook
from tables import load_base, write_tables

import warehouse
from etl.load import check_file, load
from etl.readers.process.run import in_child
from etl.workbooks.export import export

ROOT = Path(__file__).parents[3]
MAKER = ROOT.parent / "shared" / "badinput" / "make_badinput.py"
READ_HERE = (
    "legacy.xls",
    "xls_named.xlsx",
    "sheet.ods",
    "ods_named.xlsx",
    "csv_named.xlsx",
    "xlsx_named.csv",
    "end_before_start.ics",
    "unknown_tzid.ics",
    "huge_attach.ics",
    "rrule_impossible.ics",
)
"""The corpus refuses these kinds; here a workbook is known by its content and read, whatever its name.

A slip in an agenda (no known time zone, an end before its start, a series that never comes back) is said, and the
appointment is still read.
"""
WANTED = {"reject": ("geweigerd", "problemen"), "reject_rows": ("geweigerd", "problemen")}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The outcome of every file of the small corpus, against an empty store."""
    folder = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setattr("etl.intake.reading.in_child", in_child)
        for name in FILES:
            (folder / name).write_bytes(content(name))
        with Weighed() as weighed:
            results = {result.name: result for result in run_all([folder / name for name in FILES])}
        assert len(weighed.seen) > len(FILES) / 2
        assert weighed.most_mb < MOST_MB
        assert not (folder / "store" / "ledger.jsonl").exists(), "een controle bewaart niets"
    return results


@pytest.mark.parametrize("name", FILES)
def test_small_corpus(small, name):
    result = small[name]
    assert result.outcome == FILES[name][1], result.said
    assert result.seconds < MOST_SECONDS
    assert "Traceback" not in result.said
    if result.outcome == REFUSED:
        assert result.said.startswith(f"{name} is niet te lezen. ")


def test_refused_files_leave_the_store_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    good = tmp_path / "goed.csv"
    good.write_bytes(content("goed.csv"))
    assert load(good).batch
    before = warehouse.current()
    for name in ("markup.csv", "sql.csv"):
        path = tmp_path / name
        path.write_bytes(content(name))
        assert load(path).batch is None
    assert warehouse.current() == before


@pytest.mark.skipif(not MAKER.exists(), reason="../shared ontbreekt: het grote corpus is niet gemaakt")
@pytest.mark.child
def test_great_corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    subprocess.run([sys.executable, str(MAKER), str(tmp_path / "c")], check=True, capture_output=True)
    wanted = json.loads((tmp_path / "c" / "manifest.json").read_text(encoding="utf-8"))
    page = told((ROOT / "docs" / "bad-input.md").read_text(encoding="utf-8"))
    assert set(wanted) <= set(page), "elk bestand staat in docs/bad-input.md"
    names = list(wanted) if os.environ.get("VGG_FULL_CORPUS") else list(wanted)[::20]
    wrong = []
    with Weighed() as weighed:
        results = run_all([tmp_path / "c" / name for name in names])
    for result in results:
        allowed = WANTED.get(wanted[result.name]["expect"])
        if allowed and result.outcome not in allowed and result.name not in READ_HERE:
            wrong.append((result.name, result.outcome, result.said))
        if result.outcome != page[result.name]:
            wrong.append((result.name, result.outcome, f"op de pagina: {page[result.name]}"))
        if result.seconds > 2 * MOST_SECONDS:
            wrong.append((result.name, f"{result.seconds:.0f} s"))
    assert wrong == []
    assert 0 < weighed.most_mb < MOST_MB
    assert not (tmp_path / "store" / "ledger.jsonl").exists()


def test_a_million_empty_cells_with_a_colour_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(3, 1_048_577))

    def row(number, *texts):
        cells = "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("AB", texts, strict=True)
        )
        return f'<row r="{number}">{cells}</row>'

    top = row(1, "Gemeente", "Gemeentecode") + row(2, "Pekela", "GM0765")
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{top}{rows}</sheetData></worksheet>"
    )
    path = tmp_path / "gekleurd.xlsx"
    path.write_bytes(with_part(content("goed.xlsx"), "xl/worksheets/sheet1.xml", sheet.encode()))
    assert run(path).outcome == "gelezen"


FORMULAS = ("=cmd|' /C calc'!A0", "+31 6", "-2+3", "@SUM(1)", "\t=1+1", '=HYPERLINK("http://x","y")', "<img src=x>")


def test_text_that_looks_like_a_formula_is_text_in_every_export(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    path = write_tables(tmp_path / "f.xlsx", {name: BASE[name] for name in ("Gemeenten", "Portefeuilles", "Dossiers")})
    book = load_workbook(path)
    sheet = book.create_sheet("Overleggen")
    sheet.append(["Verslagjaar", "Overleg", "Dossier", "Onderwerp", "Soort", "Datum", "Stand"])
    for number, text in enumerate(FORMULAS):
        sheet.append(["2023", f"F{number}", "D1", text, "pho", "16 feb", "gehouden"])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s"
    book.save(path)
    outcome = load(path)
    assert outcome.batch, [p.sentence for p in outcome.problems]
    export(tmp_path / "uit")
    with (tmp_path / "uit" / "meetings.csv").open(encoding="utf-8-sig", newline="") as stream:
        fields = [field for row in csv.reader(stream, delimiter=";") for field in row]
    assert sum("calc" in field for field in fields) == 1
    assert [field for field in fields if field[:1] in ("=", "+", "@", "\t") or field.startswith("-2")] == []
    book = load_workbook(tmp_path / "uit" / "gegevens.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in cells}
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_a_name_in_letters_that_only_look_right_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    alike = "P\u0435kela"  # the second letter is Cyrillic
    rows = f"Overleg | Gemeente | Functie | Aanwezig\nM1 | {alike} | raadslid | 1"
    outcome = check_file(write_tables(tmp_path / "a.xlsx", {"Opkomst": rows}), name="../../etc/opkomst.xlsx")
    [problem] = outcome.problems
    assert (problem.file, problem.cell, problem.suggestion) == ("opkomst.xlsx", "B2", "Pekela")
