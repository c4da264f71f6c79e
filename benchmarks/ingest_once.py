"""One measurement in a process of its own: python -m benchmarks.ingest_once WAY FILE; the last line is JSON."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import pandas as pd
import pyarrow.csv

import warehouse
from etl.intake.reading import read
from etl.load import check_file, load
from metrics import METRICS, Where

MONEY_VIEWS = ("ledger_facts", "budget_facts", "invoice_facts", "balance_facts", "contribution_facts")


def _load(path: Path) -> None:
    done = load(path, by="bureau", reason="meting")
    if not done.batch:
        raise SystemExit(f"niet geladen: {done.message} {[p.sentence for p in done.problems[:3]]}")


def _check(path: Path) -> None:
    if check_file(path).problems:
        raise SystemExit("problemen")


def _read(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read(path, into=Path(folder))


def _fastexcel(path: Path) -> None:
    import fastexcel

    fastexcel.read_excel(path).load_sheet(0).to_arrow()


def _expat(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            parser = expat.ParserCreate()
            parser.Parse(package.read(name), True)


def _pandas(path: Path) -> None:
    pd.read_excel(path, engine="openpyxl")


def _pyarrow(path: Path) -> None:
    pyarrow.csv.read_csv(path, parse_options=pyarrow.csv.ParseOptions(delimiter=";"))


WAYS: dict[str, Callable[[Path], None]] = {
    "load": _load,
    "check": _check,
    "read": _read,
    "fastexcel": _fastexcel,
    "expat": _expat,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
}


def measured(way: str, path: Path) -> dict[str, float]:
    """Seconds, seconds of the processor and megabytes, children included."""
    if way == "fastexcel":
        import fastexcel  # noqa: F401 - its import is not part of the parsing

    begin, cpu = time.monotonic(), _cpu()
    WAYS[way](path)
    wall = time.monotonic() - begin
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"wall": wall, "cpu": _cpu() - cpu, "mb": peak / 1024}


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def pages(path: Path) -> list[list[float]]:
    """How long counting all figures about money takes, before and during a load in a thread of the same process."""
    quiet = [_count() for _ in range(20)]
    loader = threading.Thread(target=_load, args=(path,))
    loader.start()
    busy = []
    while loader.is_alive():
        busy.append(_count())
        time.sleep(0.1)
    return [quiet, busy]


def _count() -> float:
    begin = time.monotonic()
    with warehouse.reader() as reader:
        for metric in METRICS.values():
            if metric.view in MONEY_VIEWS:
                reader.rows(*metric.sql(Where(2024)))
    return time.monotonic() - begin


if __name__ == "__main__":
    way, file = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(pages(file) if way == "pages" else measured(way, file)))
