"""Everything out, and back in an empty store: each of the three forms gives the same data."""

import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.errors import UnreadableFile
from etl.load import check_file, load
from etl.workbooks.export import export, fingerprint


@pytest.fixture(scope="module")
def out(bundled, tmp_path_factory):
    """The folder of an export of the bundled data, and their fingerprint."""
    folder = tmp_path_factory.mktemp("uit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        export(folder)
        return folder, fingerprint()


@pytest.mark.parametrize("name", ["gegevens.xlsx", "alles-csv.zip", "alles-parquet.zip"])
def test_an_export_loads_back_to_the_same_data(out, tmp_path, monkeypatch, name):
    folder, wanted = out
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    monkeypatch.setattr("etl.store.view_tables.views", list)  # what goes out and comes back are rows
    outcome = load(folder / name, by="bureau")
    assert outcome.problems == []
    assert outcome.batch
    assert fingerprint() == wanted


def test_a_file_in_a_zip_that_cannot_be_read_is_named(tmp_path):
    path = tmp_path / "samen.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("gemeenten.csv", "Gemeente;Gemeentecode\nPekela;GM0765\n")
        package.writestr("kapot.parquet", b"PAR1" + bytes(40))
    with pytest.raises(UnreadableFile, match=r"samen.zip is niet te lezen. kapot.parquet: Dit Parquet-bestand"):
        check_file(path)


def test_parquet_of_others_goes_by_its_headings_and_odd_kinds_are_refused(own_data, tmp_path):
    path = tmp_path / "gemeenten.parquet"
    pq.write_table(pa.table({"Gemeente": ["Pekela"], "Gemeentecode": ["GM0765"], "Inwoners": [12345]}), path)
    outcome = check_file(path)
    assert outcome.problems == []
    assert [c.column for c in outcome.changes] == ["Inwoners"]
    pq.write_table(pa.table({"Gemeente": [{"a": 1}]}), path)
    with pytest.raises(UnreadableFile, match="Kolom ‘Gemeente’ heeft een soort waarde"):
        check_file(path)
    path.write_bytes(b"PAR1" + bytes(40))
    with pytest.raises(UnreadableFile, match="beschadigd of afgekapt"):
        check_file(path)
