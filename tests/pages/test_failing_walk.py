"""A walk that fails says what there was to see: a picture, what the browser said, and the server's log."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

TESTS = Path(__file__).parents[1]


@pytest.fixture
def short():
    """A folder with a short name: the browser keeps a socket in it, and the path of that has a hundred characters."""
    with TemporaryDirectory(prefix="vgg-") as folder:
        yield folder


@pytest.mark.browser
def test_a_walk_that_fails_shows_its_page_and_the_log(tmp_path, short):
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "conftest", "--noconftest"),
            *("-c", str(TESTS.parent / "pyproject.toml"), "--basetemp", str(tmp_path / "base")),
            str(TESTS / "support" / "failing.py"),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS / "support")]), "TMPDIR": str(short)},
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 failed" in done.stdout
    assert done.stdout.count("De server zegt iets.") == 2
    pictures = re.findall(r"^Plaatje: (.+\.png)$", done.stdout, re.MULTILINE)
    assert len({*pictures}) == 2, done.stdout
    assert all(Path(picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)
