"""What many tests stand on: the bundled data, a server on them, a browser; each made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import browser as walking
import pytest

ROOT = Path(__file__).parent.parent
_FIRST_START_SECONDS = 300


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What a page of an earlier test showed is not about this one."""
    walking.begin()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """A test that fails with a page open shows that page, what the browser said and the server's log."""
    report = yield
    if report.failed and (seen := walking.evidence()):
        report.sections.append(("de pagina", seen))
    return report


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start leaves it: 2023 and the example year. Only to read.

    Tests that run at the same time share one: the first to ask makes it, and the others wait for it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, said = shared / "bundled", shared / "bundled.said"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + _FIRST_START_SECONDS
        while not said.exists() and time.monotonic() < until:
            time.sleep(0.2)
    else:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "first-start"],
            cwd=ROOT,
            env={**os.environ, "VGG_DATA": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        whole = said.with_suffix(".new")
        whole.write_text("" if done.returncode == 0 else done.stdout + done.stderr, encoding="utf-8")
        whole.rename(said)
    assert said.exists(), "De eerste start kwam niet klaar."
    assert said.read_text(encoding="utf-8") == ""
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
