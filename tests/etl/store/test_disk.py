"""The disk refuses: full, broken or read-only. A sentence, nothing stored, and what was stored is still read."""

import errno
import io
import os
import shutil
import subprocess
import traceback
from contextlib import contextmanager, suppress

import pytest
from examples import DEEPER
from faults import FAULTS, litter, mark, numbered, quick, store, two_batches

import warehouse
from etl.load import check_file, load, undo
from etl.store import batches
from etl.store.integrity import verify
from etl.store.publish import catch_up, rebuild
from metrics import clock

__all__ = ["quick", "store", "two_batches"]  # fixtures
pytestmark = pytest.mark.faults


@contextmanager
def small_disk(folder, megabytes):
    """A file system of its own on `folder`; skips where one may not be made."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("een klein bestandssysteem maken mag alleen root; de schrijffouten hieronder toetsen hetzelfde")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


FREE_KB = {"0 kB vrij": 0, "64 kB vrij": 64, "300 kB vrij": 300, "500 kB vrij": 500, "700 kB vrij": 700}


def test_full_disk_leaves_everything_as_it_was(two_batches, tmp_path, monkeypatch):
    shutil.copytree(two_batches, tmp_path / "from")
    needed = sum(p.stat().st_size for p in (tmp_path / "from").rglob("*") if p.is_file()) >> 20
    with small_disk(tmp_path / "disk", 2 * needed + 40) as disk:
        shutil.copytree(tmp_path / "from", disk / "store")
        monkeypatch.setenv("VGG_DATA", str(disk / "store"))
        outcomes = []
        for turn, kind in enumerate(FAULTS["volle-schijf"].kinds, start=2):
            before, lines = warehouse.current(), batches.ledger()
            filler = disk / "vol"
            free = shutil.disk_usage(disk).free
            left = FREE_KB.get(kind, 64) << 10
            with suppress(OSError), filler.open("wb") as stream:
                for _ in range(max(free - left, 0) >> 12):
                    stream.write(bytes(4096))
            with pytest.raises(warehouse.CannotStore, match="Er is niets opgeslagen") as refused:
                undo("B0002") if kind.startswith("terug") else load(numbered(tmp_path, turn))
            outcomes.append(refused.value.sentence)
            assert warehouse.current() == before
            assert mark() == "keer 1"
            filler.unlink()
            assert {line["batch"]: line["action"] for line in batches.ledger()[: len(lines)]} == {
                line["batch"]: line["action"] for line in lines
            }
            assert not catch_up() or warehouse.current()["content_hash"] == before["content_hash"], (
                "wat niet is opgeslagen, komt ook later niet"
            )
            assert mark() == "keer 1"
            assert verify() == []
        assert len(outcomes) == len(FAULTS["volle-schijf"].kinds)
        assert any("de schijf is vol" in said for said in outcomes)
        assert load(numbered(tmp_path, 2)).batch
        assert mark() == "keer 2"
        assert litter() == []
        assert verify() == []


WRITES = ((os, "fsync"), (os, "rename"), (os, "replace"), (os, "mkdir"), (os, "chmod"), (shutil, "copyfile"))
SIGNS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def failing(patch, nth):
    """Make the nth call that writes fail, of all kinds together; gives a list of the calls: what, and from where."""
    calls = []

    def wrapped(real):
        def call(*arguments, **named):
            calls.append((real, *((frame.f_code, line) for frame, line in traceback.walk_stack(None))))
            if len(calls) == nth:
                sign = SIGNS[nth % len(SIGNS)]
                raise OSError(sign, os.strerror(sign))
            return real(*arguments, **named)

        return call

    def opened(real):
        counted = wrapped(real)

        def call(file, mode="r", *arguments, **named):
            # Only what is opened to write, in the store: the interpreter itself opens files too.
            writes = any(letter in mode for letter in "wax+") and str(warehouse.root()) in str(file)
            return (counted if writes else real)(file, mode, *arguments, **named)

        return call

    for module, name in WRITES:
        patch.setattr(module, name, wrapped(getattr(module, name)))
    patch.setattr(io, "open", opened(io.open))
    return calls


def left_in(folder):
    """Every file and folder of a store, with its bytes and with who may write it."""
    return frozenset(
        (path.relative_to(folder), path.stat().st_mode, path.read_bytes() if path.is_file() else None)
        for path in folder.rglob("*")
    )


def each_of_a_kind(calls):
    """Which calls to make fail: what one line does for each of many files, for the first and for the last of them."""
    places = {}
    for nth, call in enumerate(calls, start=1):
        places.setdefault(call, []).append(nth)
    if DEEPER > 1:
        return sorted({nth for found in places.values() for nth in (found[0], found[-1])})
    return sorted({found[-(n % 2)] for n, found in enumerate(places.values())})


def test_every_write_that_fails_leaves_all_or_nothing(store, tmp_path, monkeypatch):
    """What is left on the disk decides what a next start does: of the same bytes that is tried once."""
    monkeypatch.setattr(clock, "stamp", lambda: "2024-03-01T12:00:00+01:00")
    path, refused, tried = numbered(tmp_path, 2), 0, set()

    def loaded(nth):
        fresh = shutil.copytree(store, tmp_path / f"store-{nth}")
        monkeypatch.setenv("VGG_DATA", str(fresh))
        with monkeypatch.context() as patch:
            calls = failing(patch, nth)
            return fresh, calls, load(path).batch

    fresh, calls, batch = loaded(0)
    assert batch
    shutil.rmtree(fresh)
    for nth in each_of_a_kind(calls):
        try:
            batch = loaded(nth)[2]
        except warehouse.CannotStore as error:
            batch = None
            refused += 1
            assert "Er is niets opgeslagen" in error.sentence
        assert mark() == ("keer 2" if batch else "keer 1"), nth
        left = left_in(warehouse.root())
        if left not in tried:
            tried.add(left)
            catch_up()
            assert mark() == ("keer 2" if batch else "keer 1"), f"na een nieuwe start, bij schrijfopdracht {nth}"
            if not batch:
                assert load(path).batch, f"nog een keer hetzelfde bestand, na schrijfopdracht {nth}"
                assert mark() == "keer 2"
                assert litter() == [], nth
            assert verify() == [], nth
        shutil.rmtree(warehouse.root())
    assert refused >= FAULTS["schrijffout"].times
    assert len(tried) > 10, "wat na het logboek misgaat, laat elke keer iets anders achter"


def test_folder_that_may_not_be_written(two_batches, tmp_path, monkeypatch):
    with small_disk(tmp_path / "disk", 100) as disk:
        shutil.copytree(two_batches, disk / "store")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        monkeypatch.setenv("VGG_DATA", str(disk / "store"))
        tries = {
            "laden": lambda: load(numbered(tmp_path, 2)),
            "terugdraaien": lambda: undo("B0002"),
            "opnieuw opbouwen": rebuild,
        }
        for kind in FAULTS["alleen-lezen"].kinds:
            with pytest.raises(warehouse.CannotStore, match="mag niet worden geschreven"):
                tries[kind]()
            assert mark() == "keer 1"
        assert verify() == []
        assert check_file(numbered(tmp_path, 3)).has_news
