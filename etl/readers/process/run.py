"""The child process as seen from outside: started with limits on memory, time and output, and what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.readers.process import limits

ROOT = Path(__file__).parents[3]
"""Where the packages of the project stand."""
CHILD = "etl.intake.child"
"""The program that the process runs."""


def in_child(program: str, path: Path, kind: str, name: str, into: Path, own_names: Sequence[str]) -> dict[str, Any]:
    """What the child process found in the file at `path`, which is of this kind. Raises Refused.

    program: the module that starts the readers. name: what the file is called for people. own_names: what the
    association itself is called.
    """
    unsafe = Refused("Het kan niet veilig worden gelezen: het is te groot, te ingewikkeld of beschadigd.")
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}
    environment |= {k: os.environ[k] for k in ("SYSTEMROOT", "PATH", "TEMP", "TMP") if k in os.environ}
    # What is read as a stream may be long: the time grows with it. A packed file is ten times longer inside.
    seconds = 10 * path.stat().st_size // limits.STREAMED_PER_SECOND if kind == "xaf" else 0
    try:
        done = subprocess.run(
            [sys.executable, "-m", program, str(path.absolute()), name, str(into.absolute()), *own_names],
            env=environment,
            cwd=into,
            timeout=limits.WALL_SECONDS + seconds,
            capture_output=True,
            check=False,
            preexec_fn=_limit(seconds),
        )
    except subprocess.TimeoutExpired:
        raise unsafe from None
    told = into / "found.json"
    if not told.exists():
        raise unsafe
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    if "refused" in found:
        raise Refused(found["refused"])
    if done.returncode != 0:
        raise unsafe
    return found


def _limit(more_seconds: int) -> Callable[[], None] | None:
    """Set the limits in the child before it starts; Windows has no such limits and keeps the clock alone."""
    if os.name == "nt":
        return None
    import resource

    def set_limits() -> None:
        for what, most in (
            (resource.RLIMIT_AS, limits.MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.CPU_SECONDS + more_seconds),
            (resource.RLIMIT_FSIZE, limits.OUTPUT_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))

    return set_limits
