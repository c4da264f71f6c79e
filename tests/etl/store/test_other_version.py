"""Data that another version made: whoever asks first makes them again, a page as well as a command."""

import json
import shutil

import pytest
from tables import load_tables, rows, write_tables

import warehouse
from etl.__main__ import main
from etl.datasets import DATASETS
from etl.load import check_file
from etl.schema import Column
from etl.store import publish, view_tables
from reports.__main__ import main as reports
from ui.blocks import store


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A store that was made before there were any views."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setattr(view_tables, "views", list)
    load_tables(tmp_path, {"Gemeenten": "Gemeente | Gemeentecode\nPekela | GM0765"})
    monkeypatch.setattr(view_tables, "views", lambda: [("towns", "SELECT count(*) AS many FROM municipalities")])
    return tmp_path / "store"


@pytest.mark.parametrize("door", [publish.opened, store.opened])
def test_a_new_view_is_there_for_whoever_asks_first(small, door):
    before = warehouse.current()["generation"]
    with door() as reader:
        assert reader.rows("SELECT many FROM towns") == [(1,)]
        made = reader.generation
    assert made != before
    with door() as reader:
        assert reader.generation == made, "het tweede keer hoeft het niet weer"


def test_a_file_is_checked_beside_data_of_before_a_column(tmp_path, monkeypatch):
    """One column more than when the balances were published, and a sheet that does not have it: one changed row."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    sheet = "Bankrekening | Datum | Eindsaldo\nBank | 31-01-2026 | {}"
    load_tables(tmp_path, {"Banksaldi": sheet.format("10,00")})
    monkeypatch.setattr(publish, "_alike", set())
    monkeypatch.setitem(DATASETS["bank_balances"].columns, "colour", Column("Kleur", required=False))
    outcome = check_file(write_tables(tmp_path / "again.xlsx", {"Banksaldi": sheet.format("12,00")}))
    assert not outcome.problems
    assert (outcome.datasets["bank_balances"].new, outcome.datasets["bank_balances"].changed) == (0, 1)
    assert rows("SELECT closing_balance, colour FROM bank_balances") == [(10, None)]


def test_a_copy_of_what_was_loaded_alone_is_enough(small):
    shutil.rmtree(small / "generations")
    (small / "CURRENT").unlink()
    with publish.opened() as reader:
        assert reader.rows("SELECT many FROM towns") == [(1,)]


def test_nothing_loaded_is_still_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    with pytest.raises(warehouse.NoWarehouse), publish.opened():
        pass


def test_a_disk_that_refuses_says_so(small, monkeypatch, capsys):
    def full(*_args, **_more):
        raise warehouse.CannotStore("Er is niets opgeslagen: de schijf is vol.")

    monkeypatch.setattr(warehouse, "publish", full)
    assert main(["quality"]) == 2
    assert reports(["figures"]) == 2
    assert capsys.readouterr().err.count("de schijf is vol") == 2


@pytest.mark.views
def test_figures_of_an_older_folder(own_data, capsys):
    """The tables of an older version, without the views of this one: the figures must not fail on it."""
    with pytest.MonkeyPatch.context() as older, warehouse.loader_lock():
        older.setattr(view_tables, "views", list)
        publish.publish(anew=True)
    with warehouse.reader() as reader, pytest.raises(warehouse.Error):
        reader.rows("SELECT * FROM report_years")
    assert reports(["figures", "--year", "2023", "--json"]) == 0
    assert any(one["id"] == "rows_loaded" for one in json.loads(capsys.readouterr().out))
