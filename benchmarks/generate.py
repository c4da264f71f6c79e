"""Generated data, through the ordinary road: the bundled years, and the meetings of the example year N times over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from data import make_example
from etl.datasets import DATASETS
from reports.table import as_csv

ROOT = Path(__file__).parent.parent


def data_folder(folder: Path, times: int) -> Path:
    """Make a data folder with the bundled years and `times` times the meetings and attendance of the example year."""
    run = {**os.environ, "VGG_DATA": str(folder)}
    subprocess.run(
        [sys.executable, "-m", "etl", "first-start"], cwd=ROOT, env=run, check=True, stdout=subprocess.DEVNULL
    )
    if times == 1:
        return folder
    tables = make_example.tables()
    files = []
    for name in ("meetings", "attendance"):
        columns = DATASETS[name].columns
        rows = [
            [_value(row.get(c), c, copy) for c in columns] for copy in range(1, times) for row in tables[name]
        ]  # fmt: skip
        path = folder / f"{name}.csv"
        path.write_bytes(as_csv([columns[c].heading for c in columns], rows))
        files.append(str(path))
    subprocess.run(
        [sys.executable, "-m", "etl", "load", *files], cwd=ROOT, env=run, check=True, stdout=subprocess.DEVNULL
    )
    for path in files:
        Path(path).unlink()
    return folder


def _value(text: str | None, column: str, copy: int) -> str | None:
    """Each copy has meetings of its own."""
    return f"{text}-{copy:03d}" if text and column in ("meeting_id", "prepares_for") else text
