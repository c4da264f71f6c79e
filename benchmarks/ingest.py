"""From a large file to what is on the screen, beside only parsing it: each in a process of its own, in turn."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

from benchmarks import workbook
from benchmarks.generate import ROOT, data_folder
from benchmarks.page import as_line, two
from etl.datasets import DATASETS
from metrics import dutch

ROWS, COLUMNS, TIMES = 100_000, 12, 3
HEAD = ("bestand", "wat", "seconden", "seconden processor", "regels per seconde", "MB op zijn hoogst")
WAYS = {
    "xlsx": (
        ("load", "dit dashboard: lezen, controleren, verschil, aanlevering, nieuwe stand"),
        ("check", "waarvan lezen, controleren en verschil"),
        ("read", "waarvan alleen lezen, in het leesproces"),
        ("fastexcel", "(a) alleen ontleden: fastexcel naar Arrow"),
        ("expat", "ter vergelijking: uitpakken en expat, zonder iets te bewaren"),
        ("pandas", "(b) `pandas.read_excel` met openpyxl"),
    ),
    "csv": (
        ("load", "dit dashboard: lezen, controleren, verschil, aanlevering, nieuwe stand"),
        ("check", "waarvan lezen, controleren en verschil"),
        ("read", "waarvan alleen lezen, in het leesproces"),
        ("pyarrow", "`pyarrow.csv.read_csv`"),
    ),
}
HOW = f"""{ROWS // 1000}.000 boekingen van {COLUMNS} kolommen, geladen naast 2023 en het voorbeeldjaar. Medianen van
{TIMES} keer, om en om, elk in een eigen proces. De tijd loopt vanaf het eerste werk na de imports, en telt bij dit
dashboard het starten van het leesproces mee. Het geheugen is dat van het proces en zijn grootste kindproces samen."""


def measure() -> list[str]:
    """The whole measurement as lines of Markdown."""
    with tempfile.TemporaryDirectory(prefix="bench-") as text:
        folder = Path(text)
        store = data_folder(folder / "store", 1)
        files = {"xlsx": folder / "boekingen.xlsx", "csv": folder / "boekingen.csv"}
        headings = [c.heading for c in list(DATASETS["ledger_entries"].columns.values())[:COLUMNS]]
        workbook.write(files["xlsx"], "Boekingen", headings, _rows())
        _write_csv(files["csv"], headings)
        found: dict[tuple[str, str], list[dict[str, float]]] = {}
        for _ in range(TIMES):
            for kind, ways in WAYS.items():
                for way, _title in ways:
                    found.setdefault((kind, way), []).append(_once(way, files[kind], store, folder))
        pages = _pages(files["xlsx"], store, folder)
    lines = [HEAD, ("---",) * len(HEAD)]
    for kind, ways in WAYS.items():
        for way, title in ways:
            runs = found[kind, way]
            wall, cpu, peak = (median(run[k] for run in runs) for k in ("wall", "cpu", "mb"))
            lines.append((kind, title, two(wall), two(cpu), f"{ROWS / wall:.0f}", f"{peak:.0f}"))
    return [HOW, "", *map(as_line, lines), "", *_ratios(found), "", *pages]


def _ratios(found: dict[tuple[str, str], list[dict[str, float]]]) -> list[str]:
    """Our whole road and our reading beside the others, in seconds of the processor, which other work touches least."""

    def cpu(kind: str, way: str) -> float:
        return median(run["cpu"] for run in found[kind, way])

    lines = [("verhouding (seconden processor)", "hele weg", "alleen lezen", "doel", "gehaald"), ("---",) * 5]
    for kind, other, name, aim, bound in (
        ("xlsx", "fastexcel", "wij ten opzichte van (a)", "hoogstens 2", 2),
        ("xlsx", "pandas", "(b) ten opzichte van ons", "minstens 10", 10),
        ("csv", "pyarrow", "wij ten opzichte van pyarrow", "hoogstens 5", 5),
    ):
        ratios = [cpu(kind, way) / cpu(kind, other) for way in ("load", "read")]
        if other == "pandas":
            ratios = [1 / ratio for ratio in ratios]
        reached = ratios[0] >= bound if other == "pandas" else ratios[0] <= bound
        lines.append((f"{kind}: {name}", *map(two, ratios), aim, dutch.yes_no(reached)))
    rest = cpu("xlsx", "load") - cpu("xlsx", "check")
    return [
        *map(as_line, lines),
        "",
        f"Van de {two(cpu('xlsx', 'load'))} seconden processor gaan er {two(rest)} naar het bewaren, bouwen",
        "en nalezen van de nieuwe stand. (a), (b) en pyarrow ontleden alleen.",
    ]


def _rows() -> Iterator[list[workbook.Value]]:
    """Bookings as an accounting package gives them, of the example year; the same every time."""
    dice = random.Random(3)
    accounts = ("0500", "1100", "1300", "1600", "4000", "4100", "4200", "4300", "4400", "8000", "8100")
    relations = ("C01", "C02", "C03", "G01", "G02", "G03", "G04", "G05")
    words = ("Zaalhuur", "Reiskosten", "Bijdrage", "Advies", "Lunch")
    for number in range(ROWS):
        day = date(2024, 1, 1) + timedelta(days=dice.randrange(366))
        yield [
            2024,
            f"G{number:06d}",
            day.month,
            day,
            dice.choice(("inkoop", "verkoop", "bank")),
            f"{day.month:02d}-{number // 4:05d}",
            dice.choice(accounts),
            Decimal(dice.randrange(-500_000, 500_000)) / 100,
            f"{dice.choice(words)} {dice.randrange(3000)}",
            dice.choice(relations) if dice.random() < 0.8 else None,
            "J01" if dice.random() < 0.3 else None,
            "nee",
        ]


def _write_csv(path: Path, headings: list[str]) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(headings)
        for row in _rows():
            writer.writerow([_typed(value) for value in row])


def _typed(value: workbook.Value) -> object:
    return dutch.typed(value) if isinstance(value, date | Decimal) else value


def _once(way: str, path: Path, store: Path, folder: Path) -> dict[str, float]:
    """One run in a fresh process; a store that is loaded into is a copy."""
    mine = folder / "mine"
    shutil.copytree(store, mine)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.ingest_once", way, str(path)],
            cwd=ROOT,
            check=True,
            env={**os.environ, "VGG_DATA": str(mine)},
            capture_output=True,
            text=True,
        )
    finally:
        shutil.rmtree(mine)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _pages(path: Path, store: Path, folder: Path) -> list[str]:
    """How long the figures of a page take while the same process loads the file, as the server does."""
    mine = folder / "served"
    shutil.copytree(store, mine)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ingest_once", "pages", str(path)],
        cwd=ROOT,
        check=True,
        env={**os.environ, "VGG_DATA": str(mine)},
        capture_output=True,
        text=True,
    )
    quiet, busy = json.loads(done.stdout.splitlines()[-1])
    lines = [("alle cijfers over geld van 2024", "keren", "mediaan s", "95% onder s", "langste s"), ("---",) * 5]
    for title, times in (("zonder laden", quiet), ("terwijl het werkboek wordt geladen", busy)):
        ordered = sorted(times)
        shown = (median(times), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1])
        lines.append((title, str(len(times)), *map(two, shown)))
    return [
        "Wat een ander ervan merkt: een bezoeker in dezelfde server telt alle cijfers over geld opnieuw (zonder",
        "bewaarde antwoorden) terwijl het werkboek van hierboven wordt geladen.",
        "",
        *map(as_line, lines),
    ]
