"""What many tests stand on: data made once, a server on them, a browser; and what a walk that fails shows.

Nothing heavy is imported here before a test asks for it: a test of one function starts in a moment.
"""

from __future__ import annotations

import inspect
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from once import SHARED, once

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from server import Server

    from etl.check.outcome import Outcome

ROOT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """One folder for all processes of a run, for what is made once."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="vgg-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """It goes when all of them are done."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a running dashboard is a test with a browser."""
    for item in items:
        if {"browser", "server", "own_server", "pages", "country_pages"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker("browser")


@pytest.fixture(scope="session", autouse=True)
def _read_here() -> Iterator[None]:
    """Files are read in the process of the test itself: starting another takes longer than reading most of them."""
    if "etl.intake.reading" not in sys.modules:
        yield
        return
    from in_process import reader

    with reader():
        yield


@pytest.fixture(autouse=True)
def _read_in_a_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not where that other process is what a test is about: `@pytest.mark.child`."""
    if request.node.get_closest_marker("child"):
        from etl.readers.process.run import in_child

        monkeypatch.setattr("etl.intake.reading.in_child", in_child)


def _first_start(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "etl", "first-start"],
        cwd=ROOT,
        # on the day of today, whatever day the module looks at that asks for it first
        env={name: text for name, text in os.environ.items() if name != "VGG_TODAY"} | {"VGG_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def bundled() -> Iterator[Path]:
    """A data folder as the first start leaves it: 2023 and the example year. Only to read: to write is an error."""
    import warehouse

    folder, publish = once("bundled", _first_start), warehouse.publish

    def guarded(*args: Any) -> str:
        assert warehouse.root() != folder, "Dit magazijn is van alle toetsen; schrijf in een kopie (own_data)."
        return publish(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "publish", guarded)
        yield folder


@pytest.fixture(autouse=True)
def _bundled_is_of_today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reads the bundled data reads them on the day they were made, whatever day its module looks at."""
    if "bundled" in inspect.signature(request.function).parameters:
        monkeypatch.delenv("VGG_TODAY", raising=False)


@pytest.fixture
def own_data(bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled data to write in, which is the warehouse of this test."""
    folder = tmp_path / "data"
    shutil.copytree(bundled, folder)
    monkeypatch.setenv("VGG_DATA", str(folder))
    return folder


def _publish_nothing(folder: Path) -> None:
    from etl.store.publish import rebuild

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        rebuild()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, which is the warehouse of this test. Gives the folder around it, for the files to load."""
    from etl.store import build

    shutil.copytree(once(f"empty-{build.declared()}", _publish_nothing), tmp_path / "store")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    return tmp_path


@pytest.fixture
def put(store: Path) -> Callable[..., Outcome]:
    """Bring a file by the ordinary road: its bytes or its text, and its name."""
    from etl.load import load

    def made(content: bytes | str, name: str = "boek.xaf") -> Outcome:
        path = store / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(path)

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real browser for all walks."""
    from browser import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def server(bundled: Path) -> Iterator[Server]:
    """One dashboard on the bundled data, for walks that only look."""
    from server import start_server

    started = start_server(bundled)
    yield started
    started.stop()


@pytest.fixture
def own_server(own_data: Path) -> Iterator[Server]:
    """A dashboard on a copy of the data, to write in."""
    from server import start_server

    started = start_server(own_data)
    yield started
    started.stop()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What a page of an earlier test showed is not about this one."""
    if "browser" in sys.modules:
        sys.modules["browser"].begin()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A test that fails with a page open shows that page, what the browser said and the server's log."""
    report = yield
    if report.failed and "browser" in sys.modules and (seen := sys.modules["browser"].evidence()):
        report.sections.append(("de pagina", seen))
    return report
