"""python -m benchmarks [PART…]: measure, and write the result to docs/performance.md."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from metrics import dutch

HERE = Path(__file__).parent
OUT = HERE.parent / "docs" / "performance.md"
START = """# Snelheid

Gemaakt door `make bench`; niet met de hand wijzigen. Een deel apart: `python -m benchmarks page`. Een machine is zelden
alleen met één meting bezig: lees daarom verhoudingen, geen losse seconden.
"""


def own_python() -> Path:
    """The interpreter of benchmarks/.venv, made with its pinned packages when it is not there yet."""
    venv = HERE / ".venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Both files: the pinned packages of the dashboard itself are measured too.
    wanted = "".join(
        p.read_text(encoding="utf-8") for p in (HERE.parent / "requirements.txt", HERE / "requirements.txt")
    )
    mark = venv / "installed.txt"
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]
        subprocess.run([str(python), *install, str(HERE / "requirements.txt")], check=True)
        mark.write_text(wanted, encoding="utf-8")
    return python


def machine() -> str:
    """Cores and memory, and no more of the machine than that."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return f"{os.cpu_count()} kernen" + (f", {memory:.0f} GiB geheugen" if memory else "")


def busy() -> str:
    """How many processes wanted a core in the last quarter of an hour: above the cores, seconds say little."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"; gemiddeld wilden {os.getloadavg()[2]:.0f} programma’s tegelijk een kern"


def write(name: str, section: str, lines: list[str]) -> None:
    """Put the lines under their heading in docs/performance.md; other headings stay."""
    text = OUT.read_text(encoding="utf-8") if OUT.exists() else START
    head = f"\n## {section}\n"
    before, _, after = text.partition(head)
    rest = after[after.find("\n## ") :] if "\n## " in after else ""
    today = datetime.now(UTC).astimezone()
    when = f"`python -m benchmarks {name}`, {dutch.day(today)}, {machine()}{busy()}."
    OUT.write_text(before.rstrip("\n") + "\n" + head + "\n".join(["", when, "", *lines, ""]) + rest, encoding="utf-8")


def _page() -> list[str]:
    from benchmarks import page

    return page.measure()


def _scale() -> list[str]:
    from benchmarks import scale

    return scale.measure()


def _xaf() -> list[str]:
    from benchmarks import xaf

    return xaf.measure()


def _ingest() -> list[str]:
    from benchmarks import ingest

    return ingest.measure()


# A part is imported when it runs: its packages are in benchmarks/.venv only.
PARTS = {
    "page": ("Een pagina in de browser, naast dezelfde pagina in Dash", _page),
    "scale": ("De pagina's over overleggen, met tien gemeenten en met 342", _scale),
    "xaf": ("Een auditbestand van bestand tot stand, naast een kale parser", _xaf),
    "ingest": ("Van een groot bestand tot op het scherm, naast alleen ontleden", _ingest),
}
"""Name → heading, and what measures it and gives lines of Markdown. A new part is one function and one line."""


def main() -> int:
    """Run the parts that are named, or all; the exit code is 2 for a part that does not exist."""
    unknown = [name for name in sys.argv[1:] if name not in PARTS]
    if unknown:
        print(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    python = own_python()
    if Path(sys.executable).absolute() != python.absolute():
        return subprocess.run([str(python), "-m", "benchmarks", *sys.argv[1:]], cwd=HERE.parent, check=False).returncode
    for name in sys.argv[1:] or PARTS:
        heading, measure = PARTS[name]
        print(f"{name}: {heading}", flush=True)
        lines = measure()
        write(name, heading, lines)
        print("\n".join(lines), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
