"""Bad input: every file gets a sentence, within bounds, and nothing changes. The table is docs/bad-input.md."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from corpus import REFUSED, files, with_part
from corpus_run import MOST_SECONDS, largest_child_mb, run, run_all

import warehouse
from etl.load import load

ROOT = Path(__file__).parent.parent
MAKER = ROOT.parent / "shared" / "badinput" / "make_badinput.py"
READ_HERE = ("legacy.xls", "xls_named.xlsx", "sheet.ods", "ods_named.xlsx", "csv_named.xlsx", "xlsx_named.csv")
"""The corpus refuses these kinds; here a workbook is known by its content and read, whatever its name."""
WANTED = {"reject": ("geweigerd", "problemen"), "reject_rows": ("geweigerd", "problemen")}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The outcome of every file of the small corpus, against an empty store."""
    folder = tmp_path_factory.mktemp("corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        for name, (data, _) in files().items():
            (folder / name).write_bytes(data)
        results = {result.name: result for result in run_all([folder / name for name in files()])}
        assert not (folder / "store" / "ledger.jsonl").exists(), "een controle bewaart niets"
    return results


@pytest.mark.parametrize("name", list(files()))
def test_small_corpus(small, name):
    result = small[name]
    assert result.outcome == files()[name][1], result.said
    assert result.seconds < MOST_SECONDS
    assert "Traceback" not in result.said
    if result.outcome == REFUSED:
        assert result.said.startswith(f"{name} is niet te lezen. ")


def test_children_keep_within_memory(small):
    assert largest_child_mb() < 512


def test_refused_files_leave_the_store_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    good = tmp_path / "goed.csv"
    good.write_bytes(files()["goed.csv"][0])
    assert load(good).batch
    before = warehouse.current()
    for name in ("markup.csv", "sql.csv"):
        path = tmp_path / name
        path.write_bytes(files()[name][0])
        assert load(path).batch is None
    assert warehouse.current() == before


@pytest.mark.skipif(not MAKER.exists(), reason="../shared ontbreekt: het grote corpus is niet gemaakt")
@pytest.mark.skipif(not os.environ.get("VGG_FULL_CORPUS"), reason="het grote corpus draait met VGG_FULL_CORPUS=1")
def test_full_corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    subprocess.run([sys.executable, str(MAKER), str(tmp_path / "c")], check=True, capture_output=True)
    wanted = json.loads((tmp_path / "c" / "manifest.json").read_text(encoding="utf-8"))
    wrong = []
    for result in run_all([tmp_path / "c" / name for name in wanted]):
        allowed = WANTED.get(wanted[result.name]["expect"])
        if allowed and result.outcome not in allowed and result.name not in READ_HERE:
            wrong.append((result.name, result.outcome, result.said))
        if result.seconds > 2 * MOST_SECONDS:
            wrong.append((result.name, f"{result.seconds:.0f} s"))
    assert wrong == []
    assert largest_child_mb() < 600
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
    path.write_bytes(with_part(files()["goed.xlsx"][0], "xl/worksheets/sheet1.xml", sheet.encode()))
    assert run(path).outcome == "gelezen"
