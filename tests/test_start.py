"""Starting it, as a newcomer does: make and ./vgg in a copy of the project, from any folder, and what they say."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from patience import PATIENCE
from server import free_port

from version import VERSION

ROOT = Path(__file__).parent.parent
STARTED = "Het dashboard staat op http://localhost:{port}. Stoppen: Ctrl-C.\n"
STOPPED = "Het dashboard is gestopt.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make en sh zijn er op Windows niet")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project somewhere else, without an environment."""
    folder = tmp_path_factory.mktemp("project")
    for path in ROOT.iterdir():
        if path.name == ".streamlit" or not path.name.startswith("."):
            (folder / path.name).symlink_to(path)
    for name in ("vgg", "Makefile"):
        (folder / name).unlink()
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def installed(project):
    """The same with an environment, which is the one of these tests."""
    script(project / ".venv" / "bin" / "python", f'exec "{sys.executable}" "$@"')
    (project / ".venv" / "run").touch()
    return project


def script(path, line):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def said(*typed, cwd, **environment):
    """Exit code, what was said, and what was said to be wrong."""
    done = subprocess.run(
        [str(one) for one in typed],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_python_that_is_too_old_is_said_in_one_line_and_leaves_nothing(project, tmp_path):
    """The real one answers for an older one, and would make an environment if it were asked."""
    old = tmp_path / "python3.9"
    pretend = "import sys; sys.version_info = (3, 9, 18, 'final', 0); exec(sys.argv.pop(1))"
    script(old, f'[ "$1" = -c ] && exec "{sys.executable}" -c "{pretend}" "$2"\nexec "{sys.executable}" "$@"')
    for python in (old, tmp_path / "python-that-is-not-there"):
        code, out, wrong = said("make", "run", f"PYTHON={python}", cwd=project)
        assert code == 2
        assert out == ""
        [line] = wrong.splitlines()
        assert f"Nodig is Python 3.11 of nieuwer, en {python} is dat niet." in line
        assert "PYTHON=python3.11" in line
        assert not (project / ".venv").exists()


def test_without_an_environment_it_says_what_to_type(project, tmp_path):
    code, out, wrong = said(project / "vgg", "check", "x.csv", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert wrong == f"Het dashboard is hier nog niet geïnstalleerd. Typ eerst, in {project}: make run\n"


def test_a_command_works_from_any_folder_and_through_a_link(installed, tmp_path):
    """A path counts from where it is typed, and what lies there is never taken for a part of the program."""
    (tmp_path / "gemeenten.csv").write_text("Gemeente;Gemeentecode\nPekela;GM0765\n", encoding="utf-8")
    (tmp_path / "warehouse.py").write_text("raise SystemExit('dit is niet van ons')", encoding="utf-8")
    (tmp_path / "link").symlink_to(installed / "vgg")
    for typed in (installed / "vgg", tmp_path / "link"):
        code, out, wrong = said(typed, "check", "gemeenten.csv", cwd=tmp_path, VGG_DATA=str(tmp_path / "store"))
        assert (code, wrong) == (0, "")
        assert "Gemeenten: 1 nieuw" in out
    assert said(installed / "vgg", "version", cwd=tmp_path)[1] == f"Versie {VERSION} van het dashboard.\n"
    code, out, wrong = said(installed / "vgg", "figures", cwd=tmp_path, VGG_DATA="store")
    assert (code, out) == (2, "")
    assert wrong.startswith("Er zijn nog geen gegevens.")


def test_a_port_that_is_taken_is_said_with_what_to_type(installed, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, wrong = said("make", "run", f"PORT={port}", cwd=installed, VGG_DATA=str(tmp_path / "store"))
    assert (code, out) == (2, "")
    first = wrong.splitlines()[0]
    assert first.startswith(f"Poort {port} is bezet.")
    other = int(first.rpartition("make run PORT=")[2])
    assert other > port
    assert not (tmp_path / "store").exists(), "er is nog niets geladen"
    assert said(installed / "vgg", "start", "--port", "123456", cwd=tmp_path)[2].startswith("Poort 123456 is hier niet")


def test_a_start_and_its_end_say_one_line_each(installed, bundled, tmp_path):
    """Ctrl-C goes to all that the terminal runs: make, its shell and the program."""
    port = free_port()
    with (tmp_path / "out").open("w") as out, (tmp_path / "wrong").open("w") as wrong:
        running = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=installed,
            env={**os.environ, "LC_ALL": "C", "VGG_DATA": str(bundled)},
            stdout=out,
            stderr=wrong,
            start_new_session=True,
        )
        try:
            until = time.monotonic() + PATIENCE
            while not (tmp_path / "out").stat().st_size and time.monotonic() < until and running.poll() is None:
                time.sleep(0.1)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/gegevens", timeout=PATIENCE) as page:
                assert 'lang="nl"' in page.read().decode()
        finally:
            os.killpg(running.pid, signal.SIGINT)
            code = running.wait(PATIENCE)
    assert code == -signal.SIGINT
    assert (tmp_path / "out").read_text(encoding="utf-8") == STARTED.format(port=port)
    assert (tmp_path / "wrong").read_text(encoding="utf-8").strip() == STOPPED.strip()


def test_stopped_while_it_loads(installed, tmp_path):
    running = subprocess.Popen(
        ["make", "run", f"PORT={free_port()}"],
        cwd=installed,
        env={**os.environ, "LC_ALL": "C", "VGG_DATA": str(tmp_path / "store")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout.readline().startswith("Eerste start: de meegeleverde gegevens worden geladen.")
    os.killpg(running.pid, signal.SIGINT)
    out, wrong = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, wrong) == (-signal.SIGINT, "", STOPPED)


def test_the_version_is_that_of_the_last_change():
    first = next(line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line[:3] == "## ")
    assert first.startswith(f"## {VERSION} · ")
