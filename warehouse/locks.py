"""The loader's lock: one at a time changes the data, also among processes."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from warehouse.folder import root
from warehouse.refusals import LoaderBusy, storing
from warehouse.steps import step


@contextmanager
def loader_lock() -> Iterator[None]:
    """Step 1: one loader at a time. The lock is on a file of its own and is freed when the process ends.

    Raises LoaderBusy when another load holds it for more than a minute, CannotStore when the disk refuses.
    """
    step(1, "wacht op andere aanleveringen")
    with storing():
        root().mkdir(parents=True, exist_ok=True)
        with (root() / "loader.lock").open("a+") as handle:
            lock_file(handle)
            yield


def lock_file(handle: Any, seconds: float = 60.0) -> None:
    """Wait for the lock on an open file; it is freed when the file is closed. Raises LoaderBusy."""
    patience = threading.Event()
    for _ in range(int(seconds / 0.05)):
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            patience.wait(0.05)
        else:
            return
    raise LoaderBusy
