"""What several tests stand on is made once, by the first that asks for it, however many processes run the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

SHARED = "VGG_TEST_SHARED"
"""The variable that names the folder in which it lies; `conftest.py` makes it and takes it away."""


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, which `make` fills when it is not there yet. Only to read: others read it too."""
    shared = Path(os.environ[SHARED])
    folder = shared / name
    if not folder.exists():
        with (shared / f"{name}.lock").open("w") as lock:
            if os.name != "nt":  # where the tests run in one process
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                new = shared / f"{name}.new"
                shutil.rmtree(new, ignore_errors=True)
                new.mkdir()
                make(new)
                new.rename(folder)
    return folder
