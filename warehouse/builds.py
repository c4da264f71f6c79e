"""Builds: a new file that is filled, checked, closed and read back before it gets the name under which it is read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse import engine, generations
from warehouse.benches import Workbench, attach_now
from warehouse.content import Content, content_of, reads_back
from warehouse.folder import root, sha256_of, sync_folder, write_safely
from warehouse.refusals import DamagedWarehouse
from warehouse.steps import Listener

Fill = Callable[[Workbench], frozenset[str]]
"""Makes and fills every table, and raises when the result may not be stored. Returns the tables that it left as the
bench held them."""

_SPILL = "spill"
"""Folder beside the generations for what does not fit in memory while one is built."""


def make(path: Path, fill: Fill, folders: Sequence[Path], step: Listener, onto: Mapping[str, Any] | None) -> Content:
    """Fill a new file, check it, close it and read it back. Returns what is in it."""
    step(5, "bouw de nieuwe stand")
    bench = _begun(path, folders, onto)
    try:
        bench.begin()
        kept = fill(bench)
        bench.end()
        step(6, "controleer de nieuwe stand")
        content = content_of(bench, kept)
        step(7, "sluit de nieuwe stand")
        bench.run("CHECKPOINT")
        bench.close()
        if generations.has_log(path):
            raise DamagedWarehouse("De nieuwe stand kon niet goed worden afgesloten.")
        step(8, "lees de nieuwe stand terug")
        bench = Workbench(engine.open_closed(path), False)
        if not reads_back(bench, content):
            raise DamagedWarehouse("De nieuwe stand leest anders terug dan zij is geschreven.")
    finally:
        bench.close()
    return content


@contextmanager
def trial(folders: Sequence[Path], onto: Mapping[str, Any]) -> Iterator[Workbench]:
    """A bench to `fill` only to see what comes of it, begun as `publish` would, with `now` beside it.

    The caller holds `loader_lock`.
    """
    path = place()
    try:
        bench = _begun(path, folders, onto, beside=True)
        try:
            yield bench
        finally:
            bench.close()
    finally:
        remove_litter()


def place() -> Path:
    """Where a generation is built; nothing is left there of an earlier build. The caller holds `loader_lock`."""
    generations.folder().mkdir(parents=True, exist_ok=True)
    remove_litter()
    return generations.folder() / f"build-{os.getpid()}.tmp"


def give_name(made: Path, path: Path, content: Content, facts: Mapping[str, Any]) -> None:
    """Give a finished file its name for good, and write beside it what it says of itself."""
    about = {
        "generation": path.stem,
        "published_on": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        "content_hash": content.hash,
        "tables": content.rows,
        "hashes": content.hashes,
        "engine": engine.VERSION,
        "file_sha256": sha256_of(made),
        **facts,
    }
    write_safely(path.with_suffix(".json"), json.dumps(about, ensure_ascii=False, indent=1))
    made.chmod(0o444)
    with made.open("rb") as stream:
        os.fsync(stream.fileno())
    made.rename(path)
    sync_folder(path.parent)


def remove_litter() -> None:
    """What a loader left behind that was stopped halfway. The caller holds the lock, so none is in use."""
    folder = generations.folder()
    shutil.rmtree(folder / _SPILL, ignore_errors=True)
    for path in [*folder.glob("build-*"), *folder.glob("*.tmp"), *root().glob("CURRENT.*.tmp")]:
        path.unlink(missing_ok=True)
    for path in folder.glob("gen-*.json"):
        if not path.with_suffix(".duckdb").exists():
            path.unlink(missing_ok=True)


def _begun(path: Path, folders: Sequence[Path], onto: Mapping[str, Any] | None, beside: bool = False) -> Workbench:
    """A new file to fill: a copy of the current generation where that may be built on, else empty.

    beside: attach the current generation as `now`.
    """
    holds = {} if onto is None else _copy_of_current(path, onto)
    connection = engine.open_build(path, path.parent / _SPILL)
    try:
        has_now = beside and attach_now(connection)
        engine.confine(connection, (*folders, path.parent))
    except BaseException:
        connection.close()
        raise
    return Workbench(connection, has_now, holds)


def _copy_of_current(to: Path, onto: Mapping[str, Any]) -> dict[str, Any]:
    """Copy the current generation (closed, and never written again) when it says what it must and is whole."""
    path = generations.current_file()
    try:
        if path is None or generations.has_log(path):
            return {}
        facts = generations.facts_of(path)
    except (OSError, ValueError):
        return {}
    made_by_this = "hashes" in facts and facts.get("engine") == engine.VERSION
    if not made_by_this or any(facts.get(k) != v for k, v in onto.items()):
        return {}
    shutil.copyfile(path, to)
    if sha256_of(to) != facts["file_sha256"]:
        to.unlink()
        return {}
    return facts
