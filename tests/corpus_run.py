"""What comes of a file, for the corpus: refused, refused row by row, or read; within its limits of time and memory."""

from __future__ import annotations

import resource
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from etl.load import check_file
from etl.read import UnreadableFile

MOST_SECONDS = 60.0
AT_ONCE = 2


@dataclass(frozen=True)
class Result:
    """outcome: `geweigerd`, `problemen` or `gelezen`. said: the first sentence. seconds: all of it, child and check."""

    name: str
    outcome: str
    said: str
    seconds: float


def run(path: Path) -> Result:
    """Check one file. Anything that is not a sentence (a traceback, an error of a library) is raised."""
    begin = time.monotonic()
    try:
        outcome = check_file(path)
    except UnreadableFile as unreadable:
        return Result(path.name, "geweigerd", unreadable.sentence, time.monotonic() - begin)
    seconds = time.monotonic() - begin
    if outcome.problems:
        return Result(path.name, "problemen", outcome.problems[0].sentence, seconds)
    return Result(path.name, "gelezen", (outcome.notes or [outcome.message or "zonder opmerking"])[0], seconds)


def run_all(paths: list[Path]) -> list[Result]:
    """Check files, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, paths))


def largest_child_mb() -> float:
    """The most memory that any child took so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
