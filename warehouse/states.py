"""Earlier states: database files beside the generations, kept to be quick and made again when they are gone."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from warehouse import builds, generations
from warehouse.builds import Fill
from warehouse.folder import root
from warehouse.locks import lock_file
from warehouse.readers import let_go

KEEP_STATES = 6


def make_state(
    name: str, fill: Fill, folders: Sequence[Path], facts: dict[str, Any], onto: Mapping[str, Any] | None = None
) -> Path:
    """A state beside the generations, under a name that says what is in it; made only when it is not there yet.

    Nothing points to it and `publish` does not know it. Those used longest ago are removed; they can be made again.
    facts: also says `published_on`. fill, folders, onto: as for `publish`.
    """
    states = root() / "states"
    states.mkdir(parents=True, exist_ok=True)
    path = states / f"{name}.duckdb"
    with (states / "maker.lock").open("a+") as handle:
        lock_file(handle)
        if not _is_there(path):
            for litter in states.glob("build-*"):
                litter.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            build = states / f"build-{os.getpid()}.tmp"
            content = builds.make(build, fill, folders, lambda number, what: None, onto)
            builds.give_name(build, path, content, facts)
        os.utime(path)
        _remove_unused(states, path)
    return path


def _is_there(path: Path) -> bool:
    """Is the file of a state there, and whole? One that was taken away is closed, so that it is made again."""
    with generations.choosing:
        if not (path.is_file() and path.with_suffix(".json").is_file()):
            let_go(path)
            return False
        return generations.passes(path)


def _remove_unused(states: Path, but: Path) -> None:
    """Earlier states beyond the last ones used; one that is being read stays."""
    by_use = sorted(states.glob("*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in [p for p in by_use[KEEP_STATES:] if p != but]:
        with generations.choosing:
            if let_go(path):
                path.unlink()
                path.with_suffix(".json").unlink(missing_ok=True)
