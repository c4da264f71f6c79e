"""What many tests stand on: the bundled data, a server on them, a browser; each made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import browser as walking
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start leaves it: 2023 and the example year. Only to read."""
    folder = tmp_path_factory.mktemp("bundled")
    done = subprocess.run(
        [sys.executable, "-m", "etl", "first-start"], cwd=ROOT, env={**os.environ, "VGG_DATA": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def own_data(bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled data to write in, which is the warehouse of this test."""
    folder = tmp_path / "data"
    shutil.copytree(bundled, folder)
    monkeypatch.setenv("VGG_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser():
    """One real browser for all walks."""
    with walking.chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def server(bundled: Path):
    """One dashboard on the bundled data, for walks that only look."""
    started = walking.start_server(bundled)
    yield started
    started.stop()
