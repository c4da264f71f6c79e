"""Data for a test, drawn as text tables and loaded by the real road.

load_tables({"Gemeenten": '''
    Gemeente | Gemeentecode | Inwoners
    Pekela   | GM0765       | 12236
'''})
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from base import BASE
from openpyxl import Workbook

import warehouse
from etl.load import Outcome, load
from metrics import METRICS, Where
from metrics.metric import ANSWER
from warehouse import Reader


def write_tables(path: Path, tables: dict[str, str], about: dict[str, str] | None = None) -> Path:
    """Write text tables as a workbook: a sheet per title, cells split by `|`, an empty cell stays empty."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if about:
        sheet = book.create_sheet("Over dit bestand")
        for key, text in about.items():
            sheet.append([key, text])
    for title, text in tables.items():
        sheet = book.create_sheet(title)
        for line in text.strip().splitlines():
            sheet.append([cell.strip() or None for cell in line.split("|")])
    book.save(path)
    return path


def load_tables(
    folder: Path, tables: dict[str, str], *, name: str = "test.xlsx", about: dict[str, str] | None = None, **how: object
) -> Outcome:
    """Write the tables in `folder` and load them; the warehouse is where VGG_DATA says. Fails on any problem."""
    outcome = load(write_tables(folder / name, tables, about), **how)  # type: ignore[arg-type]
    assert not outcome.problems, "\n".join(p.sentence for p in outcome.problems)
    return outcome


_bases: dict[str, TemporaryDirectory[str]] = {}


def load_base(folder: Path, name: str = "test.xlsx") -> None:
    """Load `base.BASE` in an empty store: the first time by the real road, after that as a copy of what came of it."""
    assert not warehouse.root().exists()
    if name not in _bases:
        load_tables(folder, BASE, name=name)
        _bases[name] = TemporaryDirectory(prefix="vgg-base-")
        shutil.copytree(warehouse.root(), Path(_bases[name].name) / "store")
        shutil.copy(folder / name, _bases[name].name)
        return
    shutil.copy(Path(_bases[name].name) / name, folder)
    shutil.copytree(Path(_bases[name].name) / "store", warehouse.root())


def figure(reader: Reader, name: str, where: Where, by: tuple[str, ...] = ()) -> Any:
    """A figure of the metrics, or with `by` (one name) the figures by that split."""
    rows = [dict(zip((*by, *ANSWER), row, strict=True)) for row in reader.rows(*METRICS[name].sql(where, by))]
    return {row[by[0]]: row["value"] for row in rows} if by else rows[0]["value"]
