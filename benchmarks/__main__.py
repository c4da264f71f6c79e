"""python -m benchmarks [page] [ingest]: measure, and write the result to docs/performance.md."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "docs" / "performance.md"
PARTS = {
    "page": ("Een pagina in de browser, naast dezelfde pagina in Dash", "benchmarks.page"),
}
"""Name → heading and the module whose `measure()` gives lines of Markdown."""


def own_python() -> Path:
    """The interpreter of benchmarks/.venv, made with its pinned packages when it is not there yet."""
    venv = HERE / ".venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    mark = venv / "installed.txt"
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            str(HERE / "requirements.txt"),
        ]
        subprocess.run([str(python), *install], check=True)
        mark.write_text(wanted, encoding="utf-8")
    return python


def write(section: str, lines: list[str]) -> None:
    """Put the lines under their heading in docs/performance.md; other headings stay."""
    text = (
        OUT.read_text(encoding="utf-8")
        if OUT.exists()
        else "# Snelheid\n\nGemaakt door `make bench`; niet met de hand.\n"
    )
    head = f"\n## {section}\n"
    before, _, after = text.partition(head)
    rest = after[after.find("\n## ") :] if "\n## " in after else ""
    today = datetime.now(UTC).astimezone()
    when = f"Gemeten op {today:%d-%m-%Y}, {os.cpu_count()} kernen; lees verhoudingen, geen seconden."
    OUT.write_text(
        before.rstrip("\n") + "\n" + head + "\n" + when + "\n\n" + "\n".join(lines) + "\n" + rest, encoding="utf-8"
    )


def main() -> int:
    """Run the parts that are named, or all."""
    python = own_python()
    if Path(sys.executable).absolute() != python.absolute():
        return subprocess.run([str(python), "-m", "benchmarks", *sys.argv[1:]], cwd=HERE.parent, check=False).returncode
    for name in sys.argv[1:] or PARTS:
        heading, module = PARTS[name]
        print(f"{name}: {heading}", flush=True)
        lines = importlib.import_module(module).measure()
        write(heading, lines)
        print("\n".join(lines), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
