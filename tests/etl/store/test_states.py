"""The data of another moment: frozen under a name or on a day; the same bytes later, and exactly what changed."""

import json
import shutil
from datetime import datetime, timedelta

import pytest
from base import BASE
from tables import load_base, load_tables

import warehouse
from etl.__main__ import main
from etl.enter import enter
from etl.errors import Refused
from etl.load import redo, undo
from etl.store import batches, states
from etl.store.changes import COLUMNS, changes, counts
from etl.store.integrity import verify
from etl.store.publish import rebuild

LIGHTS = {
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht | Toelichting
        2023        | D1      | 1     | groen     | alles op schema
        2023        | D2      | 1     | groen     |
    """
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Two batches, loaded once; each test works in a copy."""
    folder = tmp_path_factory.mktemp("loaded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_base(folder)
        load_tables(folder, LIGHTS, name="lichten.xlsx")
    return folder


@pytest.fixture
def store(loaded, tmp_path, monkeypatch):
    shutil.copytree(loaded / "store", tmp_path / "store")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    return tmp_path


def content(state):
    """All that a page could ask of a state."""
    with states.opened(state) as reader:
        tables = reader.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY 1")
        return (
            reader.generation,
            reader.published_on,
            {name: reader.rows(f'SELECT * FROM "{name}" ORDER BY ALL') for (name,) in tables},
        )


def test_a_frozen_state_shows_the_same_after_new_data_undo_rebuild_and_without_its_file(store):
    state = states.freeze("Heisessie 2023", by="secretaris", shows="?jaar=2023")
    before = content(state)
    undo("B0002")
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="later.xlsx")
    rebuild()
    assert content(states.find("heisessie 2023")) == before
    for path in (warehouse.root() / "states").glob("*.json"):
        path.unlink()  # as if the kept file is gone: the state is made again from the batches
    assert content(states.find("Heisessie 2023")) == before
    assert states.find("Heisessie 2023").shows == "?jaar=2023"
    assert verify() == []


def test_freezing_changes_no_data_and_makes_nothing_stale(store):
    facts = warehouse.current()
    states.freeze("Een", by="secretaris")
    assert warehouse.current() == facts
    assert verify() == []
    assert [batch.is_active for batch in batches.all_batches()] == [True, True]


def test_the_comparison_names_exactly_the_changed_cells(store):
    before = states.freeze("Voor")
    enter(
        "lights",
        [
            {
                "report_year": "2023",
                "dossier_id": "D1",
                "half": "1",
                "light_1": "rood",
                "cause": "geld",
                "consequence": "later",
                "correction": "inhuur",
                "owner_function": "adviseur",
                "due_date": "01-12-2023",
            }
        ],
        by="adviseur",
    )
    load_tables(store, {"Overleggen": BASE["Overleggen"].replace("16 feb", "17 feb")}, name="later.xlsx")
    load_tables(
        store, {"Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2023 | D9 | Nieuw | Sport"}, name="n.xlsx"
    )
    found = changes(before, states.present())
    assert list(found.columns) == list(COLUMNS)
    light = ("Stoplichten", "D1 PHO Cultuur · eerste helft · 2023")
    assert [tuple(r) for r in found[["title", "row", "heading", "old", "new"]].itertuples(index=False)] == [
        (*light, "Stoplicht", "groen", "rood"),
        (*light, "Oorzaak", None, "geld"),
        (*light, "Gevolg", None, "later"),
        (*light, "Bijsturing", None, "inhuur"),
        (*light, "Eigenaar", None, "adviseur"),
        (*light, "Bijgestuurd op", None, "01-12-2023"),
        ("Overleggen", "M1 · Muziek", "Datum", "16-02-2023", "17-02-2023"),
        ("Dossiers", "D9 · Nieuw · 2023", "", None, None),
    ]
    assert counts(found) == [("Stoplichten", 0, 6, 0), ("Overleggen", 0, 1, 0), ("Dossiers", 1, 0, 0)]
    back = changes(states.present(), before)
    assert list(back["kind"])[-1] == "verdwenen"
    assert list(back["old"]) == list(found["new"])


def test_a_municipality_with_other_spellings_is_named_by_its_name(store):
    before = states.present()
    load_tables(
        store, {"Opkomst": BASE["Opkomst"].replace("| 2           | 0", "| 2           | 1")}, name="later.xlsx"
    )
    assert list(changes(before, states.present())["row"]) == ["M1 Muziek · Het Hogeland · wethouder"]


def test_between_two_same_states_nothing_differs(store):
    undo("B0002")
    away = states.present()
    redo("B0002")
    assert changes(states.freeze("A"), states.freeze("B")).empty
    assert set(changes(away, states.present())["dataset"]) == {"lights"}


def test_a_dated_state_is_what_counted_at_that_moment(store):
    first, second = (datetime.fromisoformat(line["at"]) for line in batches.ledger())
    undo("B0002")
    assert [b.is_active for b in states.dated(second + timedelta(seconds=1)).batches][:1] == [True]
    assert states.dated(first).batches == []
    assert states.dated((first + timedelta(days=1)).date()).position == 3
    assert states.find(f"{first:%Y-%m-%d}") == states.find(f"{first:%d-%m-%Y}") == states.dated(first.date())
    assert changes(states.dated(first), states.present())["kind"].unique().tolist() == ["nieuw"]


@pytest.mark.parametrize(
    ("name", "says"),
    [("  ", "een naam"), ("Eén", "al een bevroren stand"), ("2024-11-20", "geen datum is"), ("x" * 61, "te lang")],
)
def test_a_name_that_cannot_be_is_refused(store, name, says):
    states.freeze("eén")
    with pytest.raises(Refused) as refused:
        states.freeze(name)
    assert says in refused.value.sentence
    assert len(states.frozen()) == 1


def test_a_frozen_state_that_was_tampered_with_is_not_shown(store):
    state = states.freeze("Eén")
    other = states.State(1, state.at, state.name, "", "", state.content_hash, state.declared)
    with pytest.raises(warehouse.DamagedWarehouse, match="niet meer wat zij was"), states.opened(other):
        pass


def test_a_frozen_state_of_a_batch_that_is_damaged_later_says_so_and_opens_again_when_it_is_restored(store):
    state = states.freeze("Heisessie", by="secretaris")
    before = content(state)
    batch = batches.folder() / "B0002"
    shutil.copytree(batch, store / "reserve")
    shutil.rmtree(warehouse.root() / "states")

    def refused(ask):
        with pytest.raises(warehouse.DamagedWarehouse, match="De bevroren stand ‘Heisessie’ kan niet") as said:
            ask()
        assert "B0002" in said.value.sentence
        assert "Zet de map batches terug" in said.value.sentence

    (batch / "manifest.json").unlink()
    refused(lambda: content(state))
    shutil.copy(store / "reserve" / "manifest.json", batch)
    sheet = next(batch.glob("lights*.parquet"))
    sheet.chmod(0o644)
    sheet.write_bytes(sheet.read_bytes()[:-40] + bytes(40))
    rebuild()  # the data of now go on without it
    refused(lambda: content(state))
    refused(lambda: changes(state, states.present()))
    shutil.copy(store / "reserve" / sheet.name, sheet)
    assert content(state) == before


def test_the_command_line_freezes_and_compares(store, capsys):
    assert main(["freeze", "Heisessie"]) == 0
    undo("B0002")
    assert main(["changes", "--since", "Heisessie"]) == 0
    assert "Stoplichten: 0 nieuw, 0 cellen gewijzigd, 2 verdwenen" in capsys.readouterr().out
    assert main(["changes", "--since", "Heisessie", "--json"]) == 0
    assert {one["kind"] for one in json.loads(capsys.readouterr().out)} == {"verdwenen"}
    assert main(["frozen", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["batches"] == ["B0001", "B0002"]
    assert main(["changes", "--since", "nooit"]) == 2
    assert "Er is geen bevroren stand ‘nooit’" in capsys.readouterr().err
