"""A loader to be killed: loads one file and dies by SIGKILL just before a step, or when told from outside."""

import os
import signal
import sys
from pathlib import Path

import warehouse
from etl.load import load


def stop_before(number: int, _what: str) -> None:
    """Die as a process dies when the power goes: no exception, no finally."""
    if number == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    warehouse.on_step = stop_before
    outcome = load(Path(sys.argv[1]))
    sys.stdout.write(outcome.batch or outcome.message)
