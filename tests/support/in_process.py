"""The reader of a file without a process of its own, for tests of hundreds of files; what it gives is the same."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, settings

import warehouse
from etl.errors import Refused
from etl.readers import child

DEEPER = int(os.environ.get("VGG_EXAMPLES", "1"))
"""How many times as many examples; `VGG_EXAMPLES=50 pytest tests/etl/check/test_spellings.py` looks deeper."""


def examples(count: int, **more: Any) -> settings:
    """So many examples, the same at every run; when asked to look deeper, other ones each time."""
    return settings(
        max_examples=count * DEEPER,
        derandomize=DEEPER == 1,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        **more,
    )


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
