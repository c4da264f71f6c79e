"""Publishing: a new generation is built, named and pointed to; the oldest ones go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from warehouse import builds, generations
from warehouse.builds import Fill
from warehouse.folder import root, write_safely
from warehouse.steps import step

KEEP_GENERATIONS = 4


def publish(fill: Fill, folders: Sequence[Path], facts: dict[str, Any], onto: Mapping[str, Any] | None = None) -> str:
    """Steps 5 to 11: build a new generation, check it, close it, verify it, name it, point to it, tidy up.

    folders: where fill may read. facts: what the generation must say of itself (`ledger`, …). onto: what the current
    generation must say of itself to build on a copy of it; without, or when it says otherwise or is not whole, the new
    one starts from nothing. Returns the generation's name. The caller holds `loader_lock`. After any error the current
    generation is the one it was.
    """
    build = builds.place()
    try:
        content = builds.make(build, fill, folders, step, onto)
    except BaseException:
        builds.remove_litter()
        raise
    step(9, "geef de nieuwe stand haar naam")
    number = 1 + max((int(p.name[4:10]) for p in generations.folder().glob("gen-*")), default=0)
    name = f"gen-{number:06d}-{content.hash[:12]}"
    path = generations.folder() / f"{name}.duckdb"
    builds.give_name(build, path, content, facts)
    step(10, "zet de nieuwe stand op het scherm")
    try:
        write_safely(root() / "CURRENT", f"{name}.duckdb\n")
    except OSError:
        if generations.current_file() != path:
            path.unlink()
            raise
        # The pointer has moved: readers see the new generation, and what they see is never taken back.
    step(11, "ruim oude standen op")
    with suppress(OSError):  # what cannot be removed now is removed by the next publish
        builds.remove_litter()
        _remove_old()
    return name


def _remove_old() -> None:
    for path in sorted(generations.folder().glob("gen-*.duckdb"))[:-KEEP_GENERATIONS]:
        if path == generations.current_file():
            continue
        try:
            path.unlink()
        except PermissionError:
            continue  # on Windows a reader still has it open; the next publish removes it
        path.with_suffix(".json").unlink(missing_ok=True)
        path.with_name(path.name + ".wal").unlink(missing_ok=True)
