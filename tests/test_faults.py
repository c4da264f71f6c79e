"""Killed at every step and at random moments while others read: old or new, never an error, never half."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from base import BASE
from tables import write_tables

import warehouse
from etl import batches
from etl.load import load
from etl.verify import verify

pytestmark = pytest.mark.faults
HERE = Path(__file__).parent
MEETINGS = 40


def numbered(folder, number):
    """A file whose every meeting carries its number, with one attendance row per meeting."""
    meetings = ["Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum | Stand"]
    present = ["Overleg | Gemeente | Functie | Aanwezig"]
    for m in range(MEETINGS):
        meetings.append(f"2023 | M{m} | D1 | keer {number} | pho | 16 feb | gehouden")
        present.append(f"M{m} | Pekela | wethouder | {number % 7}")
    tables = {name: BASE[name] for name in ("Gemeenten", "Portefeuilles", "Dossiers")}
    tables |= {"Overleggen": "\n".join(meetings), "Opkomst": "\n".join(present)}
    return write_tables(folder / f"keer-{number}.xlsx", tables)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    assert load(numbered(tmp_path, 0)).batch == "B0001"
    return tmp_path


def spawn(script, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
    return subprocess.Popen(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def ended(process):
    """The exit code, with pipes closed."""
    process.communicate(timeout=60)
    return process.returncode


@pytest.fixture
def lookers(store):
    """Four processes that read in a loop; at the end each tells what it saw."""
    stop = store / "stop"
    running = [spawn("looker.py", stop) for _ in range(4)]
    yield running
    stop.touch()
    for process in running:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        said = json.loads(out)
        assert said["wrong"] == [], said
        assert said["views"] > 20, said


def mark():
    with warehouse.reader() as reader:
        return reader.rows("SELECT DISTINCT title FROM meetings")[0][0]


def litter():
    store = warehouse.root()
    known = {line["batch"] for line in batches.ledger() if line["action"] == "load"}
    left = [p.name for p in (store / "generations").iterdir() if not p.name.startswith("gen-")]
    left += [p.name for p in (store / "batches").iterdir() if p.name not in known]
    left += [p.name for p in store.iterdir() if p.name.endswith(".tmp")]
    return left


@pytest.mark.parametrize("step", range(1, 12))
def test_killed_before_each_step_five_times(store, lookers, step):
    for turn in range(1, 6):
        before, accepted = mark(), len(batches.ledger())
        process = spawn("loader.py", numbered(store, turn), step)
        out, err = process.communicate(timeout=60)
        assert process.returncode == -9, (out, err)
        after = mark()
        assert after in (before, f"keer {turn}")
        assert (after == f"keer {turn}") == (step == 11), "op het scherm vanaf het omzetten van de wijzer"
        assert len(batches.ledger()) == accepted + (step > 4), "aangenomen vanaf de regel in het logboek"
        outcome = load(numbered(store, turn + 100))
        assert outcome.batch
        assert mark() == f"keer {turn + 100}"
        assert litter() == []
    assert verify() == []


def test_killed_at_random_moments_fifty_times(store, lookers):
    # How long a load takes here, from start to end, so that the kills fall all over it.
    begin = time.monotonic()
    assert ended(spawn("loader.py", numbered(store, 1), 0)) == 0
    takes = time.monotonic() - begin
    chance = random.Random(2023)
    for turn in range(2, 52):
        before, accepted = mark(), len(batches.ledger())
        process = spawn("loader.py", numbered(store, turn), 0)
        time.sleep(chance.uniform(0.05, takes * 1.1))
        process.kill()
        process.communicate(timeout=60)
        assert mark() in (before, f"keer {turn}")
        assert len(batches.ledger()) in (accepted, accepted + 1)
    last = len(batches.all_batches())
    outcome = load(numbered(store, 200))
    assert outcome.batch == f"B{last + 1:04d}", "elke aangenomen aanlevering houdt haar nummer"
    assert mark() == "keer 200"
    assert litter() == []
    assert verify() == []


def test_accepted_but_not_shown_is_shown_after_loading_the_same_file_again(store):
    path = numbered(store, 1)
    assert ended(spawn("loader.py", path, 5)) == -9
    assert mark() == "keer 0"
    assert "al geladen" in load(path).message
    assert mark() == "keer 1"


def test_full_disk_leaves_everything_as_it_was(store, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = warehouse.current()
    with monkeypatch.context() as patch:
        patch.setattr(warehouse, "content_of", full)
        with pytest.raises(OSError, match="No space left"):
            load(numbered(store, 1))
    assert warehouse.current() == before
    assert litter() == []
    assert [b.is_active for b in batches.all_batches()] == [True, False]
    assert load(numbered(store, 2)).batch == "B0003"
    assert verify() == []


def test_second_loader_waits_its_turn(store):
    first, second = (spawn("loader.py", numbered(store, n), 0) for n in (1, 2))
    assert {ended(first), ended(second)} == {0}
    assert len(batches.all_batches()) == 3
    assert verify() == []
    shutil.rmtree(store / "store" / "originals")
    assert verify() != []
