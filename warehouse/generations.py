"""Generations and the pointer: which file is to be read, what it says of itself, and whether it is whole."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

from warehouse.folder import root, sha256_of
from warehouse.refusals import DamagedWarehouse, NoWarehouse

choosing = threading.RLock()
"""Held while a file is chosen, looked at, opened or let go."""
_passed: dict[Path, tuple[int, int]] = {}
"""Files that were found whole, with their size and time then: looked at again as soon as either differs."""


def current() -> dict[str, Any] | None:
    """What the current generation says of itself (its .json), or None when there is none or it cannot be read."""
    path = current_file()
    try:
        return None if path is None else facts_of(path)
    except (OSError, ValueError):
        return None


def current_file() -> Path | None:
    """The file that the pointer names, to attach in a workbench; None when there is none."""
    pointer = root() / "CURRENT"
    if not pointer.exists():
        return None
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    # A damaged pointer may hold anything: only a plain name of a generation is followed.
    path = folder() / name
    return path if re.fullmatch(r"gen-[0-9a-f-]+\.duckdb", name) and path.is_file() else None


def is_whole() -> bool:
    """Is the current generation there, byte for byte as it was published?"""
    path = current_file()
    with choosing:
        forget(path) if path else None
        return path is not None and passes(path)


def folder() -> Path:
    """Where the generations are."""
    return root() / "generations"


def has_log(path: Path) -> bool:
    """Is a write-ahead file beside it? Never ours (a generation is closed), and the engine would take it along."""
    return path.with_name(path.name + ".wal").exists()


def facts_of(path: Path) -> dict[str, Any]:
    """What a file says of itself. Raises OSError or ValueError when that cannot be read or is about another."""
    facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if not isinstance(facts, dict) or facts.get("generation") != path.stem:
        raise ValueError(path)
    return facts


def chosen() -> tuple[Path, str | None]:
    """The generation to read: the current one, or the newest that is whole, with a sentence that says so."""
    path = current_file()
    if path is not None and passes(path):
        return path, None
    newest = sorted(folder().glob("gen-*.duckdb"), reverse=True)
    if path is None and not newest and not (root() / "CURRENT").exists():
        raise NoWarehouse
    path = next((p for p in newest if passes(p)), None)
    if path is None:
        raise DamagedWarehouse(
            "De opgeslagen gegevens zijn beschadigd. Maak ze opnieuw uit de aanleveringen: ./vgg rebuild."
        )
    return path, "De nieuwste gegevens zijn beschadigd; u ziet de stand daarvoor. Draai: ./vgg rebuild."


def passes(path: Path) -> bool:
    """Is the file what was published? Looked at before the engine opens it, and again when it is touched."""
    try:
        if has_log(path):
            return False
        about = path.stat()
        if _passed.get(path) == (about.st_size, about.st_mtime_ns):
            return True
        if sha256_of(path) != facts_of(path)["file_sha256"]:
            return False
    except (OSError, ValueError, KeyError):
        return False
    _passed[path] = (about.st_size, about.st_mtime_ns)
    return True


def forget(path: Path) -> None:
    """Look at all of the file again the next time."""
    _passed.pop(path, None)
