"""The data folder on disk: where it is, and how a file in it is written to outlive a power cut."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def root() -> Path:
    """The folder with the batches and the generations: `VGG_DATA`, or `data/` beside this package."""
    return Path(os.environ.get("VGG_DATA") or Path(__file__).parents[1] / "data").absolute()


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in hex, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_safely(path: Path, text: str) -> None:
    """Write a small text file so that a reader sees the old text or the new one, also after a power cut."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable (not offered on Windows, where the rename itself has to do)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
