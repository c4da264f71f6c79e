"""Killed at every step and at random moments while others read: old or new, never an error, never half."""

import random
import shutil
import time
from pathlib import Path

import pytest
from faults import FAULTS, litter, mark, numbered, page
from workers import Forge

import warehouse
from etl.load import load, redo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import catch_up, rebuild

pytestmark = pytest.mark.faults
KILLED = -9


@pytest.fixture(scope="module")
def forge():
    """One warm process for all that is killed here."""
    opened = Forge()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def one_batch(tmp_path_factory):
    """A store with one batch, made once; every test takes a copy."""
    folder = tmp_path_factory.mktemp("one")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setattr("etl.store.view_tables.views", list)
        assert load(numbered(folder, 0)).batch == "B0001"
    return folder / "store"


@pytest.fixture
def store(one_batch, tmp_path, monkeypatch):
    shutil.copytree(one_batch, tmp_path / "store")
    monkeypatch.setattr("etl.store.view_tables.views", list)  # as the workers do
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def lookers(forge, store):
    """Two processes that read in a loop; at the end each tells what it saw."""
    stop = store.parent / "stop"
    running = [forge.start("look", store, stop=stop) for _ in range(2)]
    yield running
    stop.touch()
    for worker in running:
        assert worker.ended() == 0
        said = worker.said()
        assert said["wrong"] == [], said
        assert said["views"] > 5, said


@pytest.mark.parametrize("step", [int(kind) for kind in FAULTS["stap"].kinds])
def test_killed_before_each_step(forge, store, lookers, tmp_path, step):
    for turn in range(FAULTS["stap"].times):
        before, accepted = mark(), len(batches.ledger())
        worker = forge.start("load", store, path=numbered(tmp_path, 2 * turn + 1), step=step)
        assert worker.ended() == KILLED
        after = mark()
        assert after in (before, f"keer {2 * turn + 1}")
        assert (after == f"keer {2 * turn + 1}") == (step == 11), "op het scherm vanaf het omzetten van de wijzer"
        assert len(batches.ledger()) == accepted + (step > 4), "aangenomen vanaf de regel in het logboek"
        assert load(numbered(tmp_path, 2 * turn + 2)).batch
        assert mark() == f"keer {2 * turn + 2}"
        assert litter() == []
    assert verify() == []


def test_killed_at_random_moments(forge, store, lookers, tmp_path):
    # How long a load takes here, from start to end, so that the kills fall all over it.
    begin = time.monotonic()
    assert forge.start("load", store, path=numbered(tmp_path, 1), step=0).ended() == 0
    takes = time.monotonic() - begin
    chance = random.Random(2023)
    kills, turn = 0, 1
    while kills < FAULTS["moment"].times:
        turn += 1
        before, accepted = mark(), len(batches.ledger())
        worker = forge.start("load", store, path=numbered(tmp_path, turn), step=0)
        time.sleep(chance.uniform(0.02, takes))
        if worker.kill() == KILLED:
            kills += 1
        else:
            takes *= 0.8  # it was done already: the machine has less to do than it had
        assert len(batches.ledger()) in (accepted, accepted + 1)
        shown = [before, *(f"keer {number}" for number in range(2, turn + 1))]
        assert mark() in shown
    last = len(batches.all_batches())
    outcome = load(numbered(tmp_path, 9000))
    assert outcome.batch == f"B{last + 1:04d}", "elke aangenomen aanlevering houdt haar nummer"
    assert mark() == "keer 9000"
    assert litter() == []
    assert verify() == []


def test_killed_before_each_step_of_an_undo(forge, store, tmp_path):
    assert load(numbered(tmp_path, 1)).batch == "B0002"
    for step in map(int, FAULTS["terugdraaien"].kinds):
        for _ in range(FAULTS["terugdraaien"].times):
            accepted = len(batches.ledger())
            assert forge.start("undo", store, batch="B0002", step=step).ended() == KILLED
            assert mark() == ("keer 0" if step == 11 else "keer 1")
            is_accepted = step > 4
            assert len(batches.ledger()) == accepted + is_accepted
            assert catch_up() == (is_accepted and step < 11)
            assert mark() == ("keer 0" if is_accepted else "keer 1")
            if is_accepted:
                redo("B0002")
            assert mark() == "keer 1"
    assert litter() == []
    assert verify() == []


def test_accepted_but_not_shown_is_shown_after_loading_the_same_file_again(forge, store, tmp_path):
    path = numbered(tmp_path, 1)
    assert forge.start("load", store, path=path, step=5).ended() == KILLED
    assert mark() == "keer 0"
    assert "al geladen" in load(path).message
    assert mark() == "keer 1"


def test_two_uploads_at_once_are_both_kept(forge, store, tmp_path):
    for turn in range(FAULTS["twee"].times):
        paths = [numbered(tmp_path, 10 * turn + n) for n in (1, 2)]
        workers = [forge.start("load", store, path=path, step=0) for path in paths]
        assert [worker.ended() for worker in workers] == [0, 0], [worker.said() for worker in workers]
        said = {str(worker.said()["batch"]): path.stem for worker, path in zip(workers, paths, strict=True)}
        assert sorted(said) == [f"B{2 * turn + 2:04d}", f"B{2 * turn + 3:04d}"]
        assert mark() == said[max(said)].replace("-", " ")
    assert litter() == []
    assert verify() == []


def test_an_upload_during_an_undo_are_both_done(forge, store, tmp_path):
    chance = random.Random(2024)
    for turn in range(FAULTS["ondertussen"].times):
        batch = load(numbered(tmp_path, 10 * turn + 1)).batch
        undoing = forge.start("undo", store, batch=batch, step=0)
        time.sleep(chance.uniform(0, 0.3))
        loading = forge.start("load", store, path=numbered(tmp_path, 10 * turn + 2), step=0)
        assert [undoing.ended(), loading.ended()] == [0, 0], (undoing.said(), loading.said())
        assert mark() == f"keer {10 * turn + 2}"
        state = {b.id: b.is_active for b in batches.all_batches()}
        assert not state[batch]
        assert state[str(loading.said()["batch"])]
    shown = warehouse.current()["content_hash"]
    rebuild()
    assert warehouse.current()["content_hash"] == shown
    assert litter() == []
    assert verify() == []


def test_the_page_about_faults_is_what_is_tested():
    written = (Path(__file__).parents[3] / "docs" / "faults.md").read_text(encoding="utf-8")
    assert written == page(), "maak opnieuw: python tests/support/faults.py > docs/faults.md"
