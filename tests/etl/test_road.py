"""From file to warehouse and back: loading, the last word, history, taking out, putting back, building again."""

import json
import shutil

import pytest
from base import BASE
from tables import load_base, load_tables, write_tables

import warehouse
from etl.__main__ import main
from etl.errors import Refused
from etl.load import load, redo, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import catch_up, rebuild
from metrics import views


def content():
    return warehouse.current()["content_hash"]


def test_every_row_knows_its_batch_file_sheet_and_row(store):
    load_tables(store, BASE, name="eerste.xlsx")
    with warehouse.reader() as reader:
        for table in ("municipalities", "dossiers", "meetings", "attendance"):
            places = reader.rows(f'SELECT _batch, _file, _sheet, _row FROM "{table}" ORDER BY _row')
            assert [p[:2] for p in places] == [("B0001", "eerste.xlsx")] * len(places)
            assert [p[3] for p in places] == list(range(2, 2 + len(places)))


def test_same_bytes_twice_is_said_and_changes_nothing(store):
    load_tables(store, BASE)
    before = content(), len(batches.ledger()), warehouse.current()["generation"]
    again = load(store / "test.xlsx", name="andere naam.xlsx")
    assert "al geladen, als aanlevering B0001" in again.message
    assert before == (content(), len(batches.ledger()), warehouse.current()["generation"])


def test_same_rows_in_another_file_save_nothing(store):
    load_base(store)
    outcome = load_tables(store, {"Dossiers": BASE["Dossiers"]}, name="dossiers.xlsx")
    assert outcome.batch is None
    assert outcome.datasets["dossiers"].unchanged == 2
    assert len(batches.ledger()) == 1


def test_later_word_wins_and_the_earlier_stays_in_history(store):
    load_base(store)
    changed = {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}
    outcome = load_tables(store, changed, name="later.xlsx")
    assert (outcome.datasets["meetings"].changed, outcome.datasets["meetings"].unchanged) == (1, 2)
    assert [(c.row, c.column, c.old, c.new, c.was_in) for c in outcome.changes] == [
        (2, "Datum", "do 16 feb 2023", "vr 17 feb 2023", "B0001")
    ]
    with warehouse.reader() as reader:
        assert reader.rows("SELECT meeting_date::VARCHAR, _batch FROM meetings WHERE meeting_id = 'M1'") == [
            ("2023-02-17", "B0002")
        ]
        assert reader.rows("SELECT row_key, value, _batch FROM value_history ORDER BY position") == [
            ("M1", "2023-02-16", "B0001"),
            ("M1", "2023-02-17", "B0002"),
        ]


def test_absent_column_keeps_and_empty_cell_empties(store):
    load_base(store)
    tables = {"Opkomst": "Overleg | Gemeente | Functie | Aanwezig\nM1 | Pekela | wethouder |"}
    load_tables(store, tables, name="later.xlsx")
    with warehouse.reader() as reader:
        rows = reader.rows("SELECT invited, present FROM attendance WHERE municipality = 'Pekela'")
    assert rows == [(1, None)]


def test_rule_looks_at_the_stored_value_of_an_absent_column(store):
    load_base(store)
    tables = {"Opkomst": "Overleg | Gemeente | Functie | Aanwezig\nM1 | Pekela | wethouder | 5"}
    [problem] = load(write_tables(store / "later.xlsx", tables)).problems
    assert (problem.row, problem.column, problem.found) == (2, "Aanwezig", "5")


def test_a_municipality_is_not_stored_again_under_another_name(store):
    load_tables(store, BASE)
    tables = {"Gemeenten": "Gemeente | Gemeentecode | Inwoners\nGem. Hogeland | GM1966 | 48000"}
    outcome = load(write_tables(store / "later.xlsx", tables))
    assert outcome.batch is None
    [problem] = outcome.problems
    assert (problem.sheet, problem.row, problem.column, problem.found) == ("Gemeenten", 2, "Gemeente", "Gem. Hogeland")
    assert "hoort al bij een gemeente met een andere naam" in problem.sentence
    tables = {"Gemeenten": "Gemeente | Gemeentecode | Inwoners\nHet Hogeland | GM1966 | 48000"}
    assert load_tables(store, tables, name="goed.xlsx").datasets["municipalities"].changed == 1


def test_undo_redo_rebuild_give_the_same_warehouse(store):
    load_base(store)
    first = content()
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "18 feb")}, name="c.xlsx")
    third = content()
    undo("B0002")
    undo("B0003")
    assert content() == first
    redo("B0003")
    redo("B0002")
    assert content() == third, "een aanlevering komt op haar oude plaats terug"
    shutil.rmtree(warehouse.root() / "generations")
    (warehouse.root() / "CURRENT").unlink()
    rebuild()
    assert content() == third
    assert verify() == []


def test_a_new_version_makes_the_generation_again(store, monkeypatch):
    """What is declared may change between two versions; the old generation then lacks what the pages ask for."""
    load_base(store)
    assert not catch_up()
    before = content()
    new = [*views(), ("new_facts", "SELECT count(*) AS n FROM dossiers")]
    monkeypatch.setattr("etl.store.view_tables.views", lambda: new)
    assert catch_up() and not catch_up()
    with warehouse.reader() as reader:
        assert reader.rows("SELECT n FROM new_facts") == reader.rows("SELECT count(*) FROM dossiers")
    assert content() != before


def test_undo_that_others_lean_on_is_refused_with_a_sentence(store):
    load_base(store)
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    before = content(), len(batches.ledger())
    with pytest.raises(Refused) as refused:
        undo("B0001")
    assert "B0002" in refused.value.sentence
    assert "‘Dossiers’" in refused.value.sentence
    assert before == (content(), len(batches.ledger()))


def test_undo_and_redo_say_what_is_so_already(store):
    load_base(store)
    for act, batch, words in ((undo, "B0009", "geen aanlevering"), (redo, "B0001", "doet al mee")):
        with pytest.raises(Refused, match=words):
            act(batch)
    undo("B0001")
    with pytest.raises(Refused, match="al teruggedraaid"):
        undo("B0001")
    assert "Pas B0001 opnieuw toe" in load(store / "test.xlsx").message


def test_row_of_an_example_stays_an_example_after_a_correction(store):
    load_tables(store, BASE, about={"Soort": "fictief voorbeeld", "Gegevens tot en met": "31-12-2023"})
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    with warehouse.reader() as reader:
        assert reader.rows("SELECT DISTINCT _is_fictional FROM meetings") == [(True,)]
        assert reader.rows("SELECT is_fictional, data_until::VARCHAR FROM batches ORDER BY batch") == [
            (True, "2023-12-31"),
            (False, None),
        ]


def test_verify_finds_what_was_changed_by_hand(store):
    load_base(store)
    part = warehouse.root() / "batches" / "B0001" / "meetings-4.parquet"
    part.chmod(0o644)
    part.write_bytes(part.read_bytes() + b"x")
    assert verify() == ["Blad ‘Overleggen’ van B0001 is veranderd sinds het laden."]
    ledger = warehouse.root() / "ledger.jsonl"
    ledger.write_text(ledger.read_text().replace("B0001", "B0007"))
    [said] = verify()
    assert said.startswith("Regel 1 van het logboek past niet op de regel ervoor: er is iets veranderd.")


def test_damaged_generation_is_noticed_and_the_one_before_is_shown(store):
    load_base(store)
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="b.xlsx")
    newest = sorted((warehouse.root() / "generations").glob("*.duckdb"))[-1]
    newest.chmod(0o644)
    data = bytearray(newest.read_bytes())
    data[len(data) // 2] ^= 0xFF
    newest.write_bytes(bytes(data))
    with warehouse.reader() as reader:
        assert reader.notice is not None
        assert "beschadigd" in reader.notice
        assert reader.rows("SELECT meeting_date::VARCHAR FROM meetings WHERE meeting_id = 'M1'") == [("2023-02-16",)]
    rebuild()
    with warehouse.reader() as reader:
        assert reader.notice is None
        assert reader.rows("SELECT meeting_date::VARCHAR FROM meetings WHERE meeting_id = 'M1'") == [("2023-02-17",)]


def test_template_and_export_load_again_without_a_change(store, capsys):
    load_base(store)
    assert main(["template", str(store / "sjabloon.xlsx")]) == 0
    assert main(["export", str(store / "uit")]) == 0
    capsys.readouterr()
    assert main(["check", str(store / "uit" / "gegevens.xlsx"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {(d["new"], d["changed"]) for d in said["datasets"].values()} == {(0, 0)}
    assert said["problems"] == []


def test_csv_with_semicolons_is_recognised_by_its_headings(store):
    load_base(store)
    path = store / "presentie.csv"
    path.write_bytes("Overleg;Gemeente;Functie;Aanwezig\r\nM1;Veendam;wethouder;1\r\n".encode("cp1252"))
    outcome = load(path)
    assert outcome.problems == []
    assert outcome.datasets["attendance"].changed == 1


def test_exit_code_2_for_what_cannot_be_read(store, capsys):
    path = store / "raar.xlsx"
    path.write_bytes(b"%PDF-1.7 geen werkmap")
    assert main(["load", str(path)]) == 2
    assert "raar.xlsx" in capsys.readouterr().err
    assert main(["load", str(store / "bestaat niet.xlsx")]) == 2
    assert main(["undo", "B0001"]) == 2
