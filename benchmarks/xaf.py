"""An audit file from generated to published, beside a bare streaming parse of the same file: MB/s and peak memory.

Each is measured in a process of its own, and the time is that of the processor as well as of the clock: on a machine
with other work the first says more. `python -m benchmarks.xaf bare FILE` and `… load FILE` are those processes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.audit_file import audit_file
from metrics import dutch

SIZES = (100, 500, 1000)
"""Megabytes; the sizes show whether memory grows with the file. XAF_MB=300 in the environment measures another."""
ROOT = Path(__file__).parent.parent
AIM = 3


def measure() -> list[str]:
    """Lines of Markdown for docs/performance.md."""
    sizes = tuple(int(n) for n in os.environ.get("XAF_MB", "").split(",") if n) or SIZES
    rows = []
    for megabytes in sizes:
        with tempfile.TemporaryDirectory(prefix="vgg-xaf-") as text:
            path = Path(text) / "boek.xaf"
            lines = audit_file(path, megabytes)
            bare, loaded = _apart("bare", path, text), _apart("load", path, text)
            size = path.stat().st_size / 1e6
            rows.append((size, lines, bare, loaded))
    made = [
        "Een auditbestand (XAF 3.2) met verkopen, betalingen en hun subadministratie, van bestand tot nieuwe stand:",
        "lezen in een kindproces, elke cel controleren, vergelijken, bewaren, de stand bouwen en teruglezen. Ernaast",
        "alleen de XML ontleden (`ElementTree.iterparse`, elk element meteen weer leeg). Processor is alle tijd van",
        "alle kernen samen; klok hangt af van wat de machine nog meer doet. Geheugen is de piek van een proces.",
        "",
        "| MB | boekingen | kale parser s | klok s | processor s | MB/s (klok) | klok ÷ kaal | processor ÷ kaal "
        "| geheugen kind MB | geheugen lader MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size, lines, bare, loaded in rows:
        figures = (
            size,
            lines,
            bare["processor"],
            loaded["clock"],
            loaded["processor"],
            size / loaded["clock"],
            loaded["clock"] / bare["clock"],
            loaded["processor"] / bare["processor"],
            loaded["child"],
            loaded["memory"],
        )
        digits = (0, 0, 1, 1, 1, 1, 2, 2, 0, 0)
        made.append("| " + " | ".join(dutch.number(f, d) for f, d in zip(figures, digits, strict=True)) + " |")
    made += [
        "",
        f"Doel: hoogstens {AIM},0 × de kale parser, en geheugen dat niet meegroeit met het bestand. Het geheugen van",
        "de lader is begrensd door DuckDB (1 GB); wat niet past gaat naar de schijf. De kale parser bewaart niets.",
    ]
    return made


def _apart(what: str, path: Path, folder: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.xaf", what, str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "VGG_DATA": str(Path(folder) / "store")},
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _bare(path: Path) -> None:
    for _, element in ElementTree.iterparse(path):
        if element.tag.rpartition("}")[2] in ("transaction", "sbLine"):
            element.clear()


def _load(path: Path) -> None:
    from etl.load import load

    outcome = load(path, by="meting")
    if outcome.batch is None:
        raise SystemExit(f"niet geladen: {outcome.message} {[p.sentence for p in outcome.problems[:3]]}")


def _main(what: str, path: Path) -> None:
    import resource

    began = time.perf_counter()
    (_bare if what == "bare" else _load)(path)
    clock = time.perf_counter() - began
    own, child = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {
                "clock": clock,
                "processor": sum(u.ru_utime + u.ru_stime for u in (own, child)),
                "memory": own.ru_maxrss / 1024,
                "child": child.ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
