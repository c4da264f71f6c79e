"""A whole country: the bundled years and 2022, 342 municipalities, and long lists at every fourth meeting."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest
from in_process import reader
from openpyxl import Workbook

from benchmarks.generate import Row, country, everybody, of_year
from data import make_example
from etl.datasets import DATASETS
from etl.load import load

MUNICIPALITIES = 342
PAST = 2022
_NUMBER = re.compile(r"^(\d+)\.(\d+)$")
EVERY = 4
"""Of how many lists one; the whole of them takes half a minute to load, and is in `benchmarks.scale`."""


def write_country(bundled: Path, folder: Path) -> None:
    """Fill a folder with a copy of the bundled store in which the country is loaded, along the ordinary road."""
    tables = make_example.tables()
    more, names = country(tables["attendance"], MUNICIPALITIES)
    lists = [[*of] for _, of in groupby(tables["attendance"], key=lambda row: row["meeting_id"])][::EVERY]
    invited = [*everybody([row for one in lists for row in one], names)]
    due = next(iter(tables["contributions"]))
    sheets: dict[str, Iterable[Row]] = {
        "municipalities": more,
        **{name: [of_year(row, PAST) for row in tables[name]] for name in ("portfolios", "dossiers", "meetings")},
        "attendance": [of_year(row, year) for year in (PAST, 2024) for row in invited],
        "contributions": [{**due, "municipality": row["municipality"]} for row in more],
    }
    shutil.copytree(bundled, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch, reader():
        patch.setenv("VGG_DATA", str(folder))
        outcome = load(_written(folder / "land.xlsx", sheets))
    assert not outcome.problems, "\n".join(problem.sentence for problem in outcome.problems[:5])


def _written(path: Path, sheets: dict[str, Iterable[Row]]) -> Path:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        columns = DATASETS[name].columns
        sheet = book.create_sheet(DATASETS[name].title)
        sheet.append([columns[c].heading for c in columns])
        for row in rows:
            sheet.append([_NUMBER.sub(r"\1,\2", str(row.get(c) or "")) or None for c in columns])
    book.save(path)
    return path
