"""A generation is built on the one before: what is made and counted again, what is carried over, what is noticed."""

import re

import pytest
from base import BASE
from tables import load_base, load_tables

import warehouse
from etl.load import undo
from etl.store import batches
from etl.store.build import fill
from etl.store.integrity import verify
from etl.store.publish import rebuild

pytestmark = pytest.mark.views


def test_only_what_can_differ_is_made_again(store, monkeypatch):
    """A new generation begins with a copy of the one before: the same content as one that is made from nothing."""
    load_base(store)
    left: list[frozenset[str]] = []

    def fill_and_tell(bench, every, day):
        left.append(fill(bench, every, day))
        return left[-1]

    monkeypatch.setattr("etl.store.publish.fill", fill_and_tell)
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    assert {"dossiers", "attendance", "hours_facts"} <= left[-1], "wat geen overleg leest, blijft zoals het was"
    assert not {"meetings", "meeting_facts", "attendance_facts", "value_history", "batches"} & left[-1]
    grown = warehouse.current()
    rebuild()
    assert left[-1] == frozenset(), "opnieuw maken is alles opnieuw maken"
    for said in ("content_hash", "tables", "hashes"):
        assert warehouse.current()[said] == grown[said]

    undo("B0002")
    assert {"dossiers", "attendance"} <= left[-1]
    undone = warehouse.current()
    with warehouse.reader() as reader:
        assert reader.rows("SELECT count(*) FROM value_history") == [(0,)]
    rebuild()
    assert warehouse.current()["hashes"] == undone["hashes"]


def test_only_the_tables_that_changed_are_counted(store, monkeypatch):
    """What a generation says of its other tables is carried over; building again and verifying count everything."""
    load_base(store)
    was = warehouse.current()["hashes"]
    counted, hashed = [], []
    rows = warehouse.Workbench.rows

    def watched(bench, sql, *params):
        counted.extend(re.findall(r"SELECT '(\w+)', count\(\*\) FROM", sql))
        hashed.extend(re.findall(r'md5\(concat_ws.* FROM (?:now\.main\.)?"(\w+)" t\)$', sql))
        return rows(bench, sql, *params)

    monkeypatch.setattr(warehouse.Workbench, "rows", watched)
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    now = warehouse.current()["hashes"]
    different = {table for table in now if now[table] != was[table]}
    assert different >= {"meetings", "meeting_facts", "batches"}
    assert different <= {*counted} <= different | {"dataset_counts"}, "de aantallen van een soort staan in één tabel"
    filled = [table for table, rows in warehouse.current()["tables"].items() if rows]
    assert sorted(hashed) == sorted({*counted} & {*filled}), "een tabel zonder regels heeft geen eigen vingerafdruk"
    counted.clear(), hashed.clear()
    rebuild()
    assert (sorted(counted), sorted(hashed)) == (sorted(now), sorted(filled))
    counted.clear(), hashed.clear()
    assert verify() == []
    twice = "wat de aanleveringen geven, en wat op het scherm staat"
    assert (sorted(counted), sorted(hashed)) == (sorted([*now, *now]), sorted([*filled, *filled])), twice
    assert warehouse.current()["hashes"] == now


def spoiled(monkeypatch, store, sql):
    """Publish a changed meeting, and something else that nobody says."""

    def fill_and_spoil(bench, every, day):
        left = fill(bench, every, day)
        assert "municipalities" in left
        bench.run(sql)
        return left

    monkeypatch.setattr("etl.store.publish.fill", fill_and_spoil)
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")


def test_a_row_that_went_from_a_table_that_did_not_change_is_not_published(store, monkeypatch):
    load_base(store)
    before = warehouse.current(), len(batches.ledger())
    with pytest.raises(warehouse.DamagedWarehouse, match="leest anders terug"):
        spoiled(monkeypatch, store, "DELETE FROM municipalities WHERE municipality = 'Veendam'")
    assert before == (warehouse.current(), len(batches.ledger()))


def test_verify_finds_a_value_that_changed_in_a_table_that_did_not(store, monkeypatch):
    load_base(store)
    spoiled(monkeypatch, store, "UPDATE municipalities SET inhabitants = 1 WHERE municipality = 'Veendam'")
    assert verify() == ["De stand op het scherm bevat iets anders dan zij zegt; draai: ./vgg rebuild."]


def test_a_damaged_generation_is_not_built_on(store, monkeypatch):
    load_base(store)
    path = warehouse.current_file()
    whole = bytearray(path.read_bytes())
    at = whole.find(b"Pekela")
    whole[at : at + 6] = b"Bekela"
    path.chmod(0o644)
    path.write_bytes(whole)
    assert load_tables(store, {"Dossiers": BASE["Dossiers"].replace("PHO Sport", "PHO Wmo")}, name="b.xlsx").batch
    with warehouse.reader() as reader:
        assert reader.notice is None
        assert reader.rows("SELECT count(*) FROM municipalities WHERE municipality = 'Pekela'") == [(1,)]
    assert verify() == []
