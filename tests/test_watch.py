"""A folder that is watched: good files to verwerkt, others to afgekeurd, each with its report beside it."""

from corpus import files

from etl import batches
from etl.__main__ import main


def test_dropped_files_are_loaded_moved_and_answered(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    folder = tmp_path / "inleveren"
    folder.mkdir()
    for name in ("goed.csv", "fouten.ods", "pdf.xlsx"):
        (folder / name).write_bytes(files()[name][0])
    assert main(["watch", str(folder), "--times", "2", "--seconds", "0"]) == 0
    assert [p.name for p in folder.iterdir() if p.is_file()] == []
    done = {p.name[20:] for p in (folder / "verwerkt").iterdir()}
    refused = {p.name[20:] for p in (folder / "afgekeurd").iterdir()}
    assert done == {"goed.csv", "goed.csv verslag.txt"}
    assert refused == {
        "fouten.ods", "fouten.ods verslag.txt", "fouten met opmerkingen.xlsx", "pdf.xlsx", "pdf.xlsx verslag.txt",
    }  # fmt: skip
    assert [b.id for b in batches.all_batches()] == ["B0001"]
    [report] = [p for p in (folder / "afgekeurd").iterdir() if p.name.endswith("fouten.ods verslag.txt")]
    assert "cel C2" in report.read_text(encoding="utf-8")
