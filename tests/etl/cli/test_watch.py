"""A folder that is watched: good files to verwerkt, others to afgekeurd, each with its report beside it."""

import pytest
from base import BASE
from corpus import content
from tables import load_base, write_tables

from etl import drafts
from etl.__main__ import main
from etl.store import batches

pytestmark = pytest.mark.views


def test_dropped_files_are_loaded_moved_and_answered(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    folder = tmp_path / "inleveren"
    folder.mkdir()
    for name in ("goed.csv", "fouten.ods", "pdf.xlsx"):
        (folder / name).write_bytes(content(name))
    assert main(["watch", str(folder), "--times", "2", "--seconds", "0"]) == 0
    assert [p.name for p in folder.iterdir() if p.is_file()] == []
    done = {p.name[20:] for p in (folder / "verwerkt").iterdir()}
    refused = {p.name[20:] for p in (folder / "afgekeurd").iterdir()}
    assert done == {"goed.csv", "goed.csv verslag.txt"}
    assert refused == {
        "fouten.ods",
        "fouten.ods verslag.txt",
        "fouten met opmerkingen.xlsx",
        "pdf.xlsx",
        "pdf.xlsx verslag.txt",
    }
    assert [b.id for b in batches.all_batches()] == ["B0001"]
    [report] = [p for p in (folder / "afgekeurd").iterdir() if p.name.endswith("fouten.ods verslag.txt")]
    assert "cel C2" in report.read_text(encoding="utf-8")


def test_a_folder_of_files_that_are_complete_for_a_period(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path)
    folder = tmp_path / "inleveren"
    folder.mkdir()
    first = [line for line in BASE["Overleggen"].strip().splitlines() if "M2" not in line]
    write_tables(folder / "overleggen.xlsx", {"Overleggen": "\n".join(first)})
    (folder / "goed.csv").write_bytes(content("goed.csv"))
    text = "Begintijd\t16-2-2023 10:00:00\n\nNaam\tEerste deelname\tRol\nA. Zwaan\t16-2-2023 10:00:03\tDeelnemer\n"
    (folder / "iets anders.csv").write_text(text, encoding="utf-8")
    assert main(["watch", str(folder), "--times", "1", "--replaces", "vorig jaar"]) == 2
    assert "geen periode" in capsys.readouterr().err
    assert main(["watch", str(folder), "--times", "2", "--seconds", "0", "--replaces", "Overleggen=2023"]) == 0
    reports = {p.name[20:]: p.read_text(encoding="utf-8") for p in folder.glob("*/*verslag.txt")}
    assert "1 regel is weggehaald" in reports["overleggen.xlsx verslag.txt"]
    assert "‘Overleggen’ van dit bestand is niet te vervangen voor 2023" in reports["goed.csv verslag.txt"]
    assert {p.parent.name for p in folder.glob("*/*goed.csv")} == {"afgekeurd"}
    [draft] = drafts.every()
    assert f"staat klaar op de pagina Upload, met nummer {draft.id}" in reports["iets anders.csv verslag.txt"]
