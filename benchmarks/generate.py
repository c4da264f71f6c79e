"""Generated data, through the ordinary road: the bundled years, and the example year many times over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from data import make_example
from etl.datasets import DATASETS
from reports.table import as_csv

ROOT = Path(__file__).parent.parent
_NUMBERS = ("meeting_id", "prepares_for")

Row = Mapping[str, str]


def data_folder(folder: Path, times: int) -> Path:
    """Make a data folder with the bundled years and `times` times the meetings and attendance of the example year."""
    _etl(folder, "first-start")
    tables = make_example.tables()
    for name in ("meetings", "attendance") if times > 1 else ():
        _load(folder, name, (_numbered(row, f"-{n:03d}") for n in range(1, times) for row in tables[name]))
    return folder


def country_folder(folder: Path, municipalities: int, years: int) -> Path:
    """Make a data folder with the bundled years, and as many municipalities and years of meetings as asked.

    Each year back from 2024 is the example year again (2023 stays as it is bundled); to every meeting with a list all
    municipalities are invited.
    """
    _etl(folder, "first-start")
    tables = make_example.tables()
    more, names = country(tables["attendance"], municipalities)
    _load(folder, "municipalities", more)
    past = [year for year in range(2025 - years, 2024) if year != 2023]
    for name in ("portfolios", "dossiers", "meetings"):
        _load(folder, name, (of_year(row, year) for year in past for row in tables[name]))
    invited = list(everybody(tables["attendance"], names))
    for year in (*past, 2024):
        _load(folder, "attendance", (of_year(row, year) for row in invited))
    return folder


def country(attendance: Iterable[Row], municipalities: int) -> tuple[list[dict[str, str]], list[str]]:
    """The municipalities that there are more than the lists know, as rows; and the names of all of them."""
    names = sorted({row["municipality"] for row in attendance if "municipality" in row})
    more = [
        {"municipality": f"Gemeente {n:03d}", "municipality_code": f"GM{9000 + n}", "inhabitants": "25000"}
        for n in range(len(names) + 1, municipalities + 1)
    ]
    return more, [*names, *(row["municipality"] for row in more)]


def everybody(rows: Iterable[Row], names: list[str]) -> Iterable[Row]:
    """Each list again with a row for every municipality, after the pattern of its own rows."""
    for _, of in groupby(rows, key=lambda row: row["meeting_id"]):
        pattern = list(of)
        yield from ({**pattern[n % len(pattern)], "municipality": name} for n, name in enumerate(names))


def _numbered(row: Row, after: str) -> Row:
    """A copy with meetings of its own."""
    return {k: v + after if v and k in _NUMBERS else v for k, v in row.items()}


def of_year(row: Row, year: int) -> Row:
    """The row as it would stand in another year; the example year itself stays as it is."""
    if year == 2024:
        return row
    back = 2024 - year
    moved = {
        k: re.sub(r"^(\d+-\d+)-(20\d\d)$", lambda m: f"{_day(m[1])}-{int(m[2]) - back}", v) for k, v in row.items()
    }
    return _numbered(moved | ({"report_year": str(year)} if "report_year" in row else {}), f"-{year}")


def _day(day_and_month: str) -> str:
    """29 February is not in every year."""
    return "28-02" if day_and_month == "29-02" else day_and_month


def _load(folder: Path, name: str, rows: Iterable[Row]) -> None:
    columns = DATASETS[name].columns
    path = folder / f"{name}.csv"
    path.write_bytes(as_csv([columns[c].heading for c in columns], [[row.get(c) for c in columns] for row in rows]))
    _etl(folder, "load", str(path))
    path.unlink()


def _etl(folder: Path, *asked: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "etl", *asked],
        cwd=ROOT,
        env={**os.environ, "VGG_DATA": str(folder)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
