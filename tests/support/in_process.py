"""The reader of a file without a process of its own, as nearly all tests use it; what it gives is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import warehouse
from etl.errors import Refused
from etl.readers import child


def _here(_program: str, path: Path, _kind: str, name: str, into: Path, own_names: Sequence[str]) -> dict[str, Any]:
    child.main(path, name, into, tuple(own_names), warehouse.scratch)
    found: dict[str, Any] = json.loads((into / "found.json").read_text(encoding="utf-8"))
    if "refused" in found:
        raise Refused(found["refused"])
    return found


@contextmanager
def reader() -> Iterator[None]:
    """Within this, files are read here. An error in a reader is then an error of the test."""
    with mock.patch("etl.intake.reading.in_child", _here):
        yield
