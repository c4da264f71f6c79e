"""How long another half takes on the pages about meetings: ten municipalities beside a whole country of them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from browser import chromium

from benchmarks.generate import country_folder, data_folder
from benchmarks.page import OURS, Measured, Visitor, as_line, served, two

ROUNDS, TURNS = 4, 6
MUNICIPALITIES, YEARS = 342, 20
PATHS = {"Activiteit": ("/activiteit", ""), "Opkomst": ("/opkomst", ".vgg-presence .m"), "Agenda": ("/agenda", "")}
HEAD = (
    "pagina",
    "gegevens",
    "eerste bezoek s",
    "nieuwe keuze s",
    "keuze van eerder s",
    "kB per keuze",
    "nieuwe keuze t.o.v. klein",
    "keuze van eerder t.o.v. klein",
)
HOW = f"""Medianen van {ROUNDS} keer een verse server met {TURNS} keuzes van een andere helft. Klein: de tien gemeenten
met 2023 en het voorbeeldjaar 2024. Groot: {MUNICIPALITIES} gemeenten en {YEARS} jaar, geladen langs de gewone weg; bij
elk overleg met een lijst is iedereen uitgenodigd. Doel: groot kost hoogstens 2 keer zo veel als klein."""


def measure() -> list[str]:
    """The whole measurement as lines of Markdown."""
    with tempfile.TemporaryDirectory(prefix="bench-") as text, chromium() as browser:
        small = data_folder(Path(text) / "small", 1)
        large = country_folder(Path(text) / "large", MUNICIPALITIES, YEARS)
        lines = [HEAD, ("---",) * len(HEAD)]
        for title, (path, drawn) in PATHS.items():
            found = {folder: Measured() for folder in (small, large)}
            for _ in range(ROUNDS):
                for folder, measured in found.items():
                    _walk(browser, folder, path, drawn, measured)
            base = found[small]
            for folder, m in found.items():
                times = [m.cold, m.new, m.again]
                ratio = [median(m.new) / median(base.new), median(m.again) / median(base.again)]
                name = "klein" if folder == small else "groot"
                sent = f"{1000 * median(m.change_mb):.0f}"
                lines.append((title, name, *(two(median(x)) for x in times), sent, *map(two, ratio)))
    return [HOW, "", *map(as_line, lines)]


def _walk(browser: object, folder: Path, path: str, drawn: str, measured: Measured) -> None:
    with served(OURS, folder) as (url, pid):
        visitor = Visitor(browser, OURS, f"{url}{path}?jaar=2024", drawn, pid, measured)
        visitor.visit()
        for turn in range(TURNS):
            visitor.change(turn)
        visitor.close()
