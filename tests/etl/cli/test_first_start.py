"""The first start: what comes along is loaded once and whole, however often it is stopped; what is new is offered."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from patience import PATIENCE
from tables import write_tables

import warehouse
from etl import drafts
from etl.__main__ import main
from etl.cli import bundled
from etl.cli.bundled import BY, Bundled
from etl.cli.first_start import first_start
from etl.load import check_file, load, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import is_behind

ROOT = Path(__file__).parents[3]
TOWNS = """
Gemeente | Gemeentecode | Inwoners
Pekela   | GM0765       | 1000
Veendam  | GM0047       | 2000
Oldambt  | GM1895       | 3000
"""


@pytest.fixture
def parcel(tmp_path, monkeypatch):
    """Three small files that come along, in two rounds, and an empty store. Called with tables it changes the first."""
    folder = tmp_path / "comes along"
    folder.mkdir()
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setattr(bundled, "FOLDER", folder)
    first, second, third = (
        Bundled("gemeenten.xlsx", "meegeleverd: de gemeenten"),
        Bundled("voorbeeld-dossiers.csv", "meegeleverd: verzonnen dossiers"),
        Bundled("voorbeeld-portefeuilles.csv", "meegeleverd: verzonnen portefeuilles"),
    )
    monkeypatch.setattr(bundled, "ROUNDS", ((first,), (third, second)))
    third.path.write_text("Verslagjaar;Portefeuille\n2024;Bestuur\n", encoding="utf-8")
    second.path.write_text("Gemeente;Gemeentecode\nStadskanaal;GM0037\n", encoding="utf-8")

    def put(text=TOWNS):
        write_tables(first.path, {"Gemeenten": text})

    put()
    return put


def start(stop_at=None):
    """Start, and stop it with Ctrl-C at the line with this text. Gives what was said."""
    said = []

    def say(line):
        said.append(line)
        if stop_at and stop_at in line:
            raise KeyboardInterrupt

    if stop_at:
        with pytest.raises(KeyboardInterrupt):
            first_start(say)
    else:
        first_start(say)
    return said


def files():
    return sorted(b.manifest["file"] for b in batches.all_batches())


@pytest.mark.parametrize("place", ["1 van 3", "2 van 3", "3 van 3"])
def test_what_was_stopped_goes_on_and_nothing_comes_twice(parcel, capsys, place):
    start(place)
    done = int(place[0])
    assert len(batches.all_batches()) == done
    if done < 3:
        assert main(["verify"]) == 1
        if not verify():
            assert "De eerste start is niet af: " in capsys.readouterr().out
    said = start()
    assert any("gaat verder" in line for line in said) == (done < 3)
    assert files() == ["gemeenten.xlsx", "voorbeeld-dossiers.csv", "voorbeeld-portefeuilles.csv"]
    assert not is_behind()
    assert start() == []
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert drafts.every() == []


@pytest.mark.faults
@pytest.mark.views
def test_killed_after_each_round_it_ends_as_if_it_never_was(bundled, tmp_path):
    """The real files and a real kill, in the middle of every round."""
    store = tmp_path / "store"
    environment = {**os.environ, "VGG_DATA": str(store)}
    for place in ("1 van 8", "3 van 8", "6 van 8", None):
        running = subprocess.Popen(
            [sys.executable, "-m", "etl", "first-start"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        for line in running.stdout:
            if place and place in line:
                running.send_signal(signal.SIGKILL)
        running.stdout.close()
        assert running.wait(PATIENCE) == (-signal.SIGKILL if place else 0)
    hashes = []
    with pytest.MonkeyPatch.context() as patch:
        for folder in (store, bundled):
            patch.setenv("VGG_DATA", str(folder))
            hashes.append(warehouse.current()["content_hash"])
            assert len(batches.all_batches()) == 8
            assert not is_behind()
    assert hashes[0] == hashes[1]


def test_after_a_person_did_something_nothing_is_loaded_unseen(parcel, tmp_path):
    """An older version stopped, and went on as if all were there: the rest is offered, as the example that it is."""
    start("1 van 3")
    start_again = write_tables(
        tmp_path / "eigen.xlsx", {"Gemeenten": "Gemeente | Gemeentecode\nWesterkwartier | GM1969"}
    )
    load(start_again, by="bureau")
    said = start()
    assert len(batches.all_batches()) == 2
    assert {draft.name for draft in drafts.every()} == {"voorbeeld-dossiers.csv", "voorbeeld-portefeuilles.csv"}
    assert all(draft.is_fictional and draft.by == BY for draft in drafts.every())
    assert "staat klaar op de pagina Upload" in said[-1]
    [draft] = [draft for draft in drafts.every() if "dossiers" in draft.name]
    assert drafts.save(draft.id, by="bureau").batch
    assert batches.all_batches()[-1].manifest["is_fictional"]
    assert start() == []


def test_a_mended_file_is_a_proposal_with_only_the_rows_that_differ(parcel, tmp_path, capsys):
    start()
    own = TOWNS.replace("1000", "1111").replace("3000", "3333").replace("Veendam  | GM0047       | 2000\n", "")
    person = load(write_tables(tmp_path / "eigen.xlsx", {"Gemeenten": own}), by="bureau").batch
    parcel(TOWNS.replace("2000", "2222").replace("3000", "3030").replace("Pekela   | GM0765       | 1000\n", ""))
    before = warehouse.current()["content_hash"]
    [line] = start()
    assert line.startswith("gemeenten.xlsx staat klaar op de pagina Upload.")
    assert warehouse.current()["content_hash"] == before
    [draft] = drafts.every()
    assert "Een eerdere versie ervan is geladen (B0001)." in draft.note
    assert "1 regel is eruit gehaald" in draft.note
    changes = {c.key: (c.old, c.new, c.was_in) for c in drafts.check(draft.id).changes}
    assert {old: (new, said) for old, new, said in changes.values()} == {
        "2000": ("2222", "B0001"),
        "3333": ("3030", person),
    }
    assert main(["open"]) == 0
    assert draft.note in capsys.readouterr().out
    assert start() == []
    drafts.drop(draft.id)
    assert start() == []
    assert drafts.every() == []


def test_a_file_that_a_later_version_adds_is_offered_too(parcel, monkeypatch):
    """Also where nobody did anything yet: a start that was complete is never a start that was stopped."""
    start()
    more = Bundled("voorbeeld-relaties.csv", "meegeleverd: verzonnen relaties")
    more.path.write_text("Verslagjaar;Portefeuille\n2024;Wonen\n", encoding="utf-8")
    monkeypatch.setattr(bundled, "ROUNDS", (*bundled.ROUNDS, (more,)))
    [line] = start()
    assert "staat klaar" in line
    assert len(batches.all_batches()) == 3
    [draft] = drafts.every()
    assert draft.is_fictional
    assert draft.choices.rows == {}


def test_the_same_rows_in_other_bytes_are_no_proposal(parcel):
    start()
    parcel(TOWNS + "\n")
    sha256 = warehouse.sha256_of(bundled.FOLDER / "gemeenten.xlsx")
    assert sha256 != batches.all_batches()[0].manifest["sha256"]
    assert start() == []
    assert drafts.every() == []


def test_what_was_taken_out_is_not_brought_back(parcel):
    start()
    for batch in reversed([b for b in batches.all_batches() if b.manifest["is_fictional"]]):
        undo(batch.id, by="bureau")
    path = bundled.FOLDER / "voorbeeld-dossiers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("GM0037", "GM0007"), encoding="utf-8")
    assert start() == []
    assert drafts.every() == []


def test_who_begins_with_own_data_is_offered_nothing(parcel, tmp_path):
    load(write_tables(tmp_path / "eigen.xlsx", {"Gemeenten": TOWNS}), by="bureau")
    assert start() == []
    assert drafts.every() == []


def test_a_file_of_another_kind_is_offered_as_a_whole(parcel):
    """And says it is made up, as the form cannot: a draft of it is checked and saved as the example."""
    start()
    path = bundled.FOLDER / "voorbeeld-dossiers.csv"
    path.write_text("Gemeente;Gemeentecode\nStadskanaal;GM0037\nMidden-Groningen;GM1952\n", encoding="utf-8")
    start()
    [draft] = drafts.every()
    assert draft.choices.rows == {"voorbeeld-dossiers": (3,)}
    assert drafts.save(draft.id, by="bureau").batch
    assert batches.all_batches()[-1].manifest["is_fictional"]
    assert not check_file(path).has_news
