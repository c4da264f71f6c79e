"""Data for a test, drawn as text tables and loaded by the real road.

load_tables({"Gemeenten": '''
    Gemeente | Gemeentecode | Inwoners
    Pekela   | GM0765       | 12236
'''})
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from base import BASE
from once import once
from openpyxl import Workbook

import warehouse
from etl.load import Outcome, load
from etl.store import batches, build
from metrics import METRICS, Where, clock
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


def load_once(
    folder: Path, tables: dict[str, str], *, name: str = "test.xlsx", about: dict[str, str] | None = None
) -> None:
    """As `load_tables` in an empty store; the second time a copy of what came of it, also in another process."""
    asked = json.dumps([tables, name, about, build.declared(), os.environ.get(clock.SETTING)])

    def make(made: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VGG_DATA", str(made / "store"))
            load_tables(made, tables, name=name, about=about)

    made = once(f"loaded-{hashlib.sha256(asked.encode()).hexdigest()[:16]}", make)
    assert not batches.ledger(), "alleen in een leeg magazijn"
    shutil.rmtree(warehouse.root(), ignore_errors=True)
    shutil.copytree(made / "store", warehouse.root())
    shutil.copy(made / name, folder)


def load_base(folder: Path, name: str = "test.xlsx") -> None:
    """Load `base.BASE` in an empty store, once as above."""
    load_once(folder, BASE, name=name)


@contextmanager
def stored(factory: pytest.TempPathFactory, tables: dict[str, str], today: str) -> Iterator[Path]:
    """A store with these tables, looked at on a day (`2025-08-20`), for all tests of a module. Gives its folder."""
    folder = factory.mktemp("stored")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv(clock.SETTING, today)
        load_once(folder, tables)
        yield folder


def rows(sql: str, *params: object) -> list[tuple[Any, ...]]:
    """The answer of the current generation to a question in SQL."""
    with warehouse.reader() as reader:
        return reader.rows(sql, list(params))


def figure(reader: Reader, name: str, where: Where, by: tuple[str, ...] = ()) -> Any:
    """A figure of the metrics, or with `by` (one name) the figures by that split."""
    rows = [dict(zip((*by, *ANSWER), row, strict=True)) for row in reader.rows(*METRICS[name].sql(where, by))]
    return {row[by[0]]: row["value"] for row in rows} if by else rows[0]["value"]
