"""What comes of a file, for the corpus: refused, refused row by row, or read; within its limits of time and memory.

The page about the great corpus is made with: PYTHONPATH=. python tests/support/corpus_run.py FOLDER > docs/bad-input.md
FOLDER is what make_badinput.py wrote.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import textwrap
import threading
from dataclasses import dataclass
from pathlib import Path

from etl.errors import UnreadableFile
from etl.load import check_file
from etl.readers.process.run import CHILD

MOST_SECONDS = 60.0
MOST_MB = 600


@dataclass(frozen=True)
class Result:
    """outcome: `geweigerd`, `problemen` or `gelezen`. said: the first sentence. seconds: of processor, in all."""

    name: str
    outcome: str
    said: str
    seconds: float


def run(path: Path) -> Result:
    """Check one file. Anything that is not a sentence (a traceback, an error of a library) is raised."""
    begin = _processor()
    try:
        outcome = check_file(path)
    except UnreadableFile as unreadable:
        return Result(path.name, "geweigerd", unreadable.sentence, _processor() - begin)
    seconds = _processor() - begin
    if outcome.problems:
        return Result(path.name, "problemen", outcome.problems[0].sentence, seconds)
    return Result(path.name, "gelezen", (outcome.notes or [outcome.message or "zonder opmerking"])[0], seconds)


def run_all(paths: list[Path]) -> list[Result]:
    """Check files, one after the other: so the seconds of each are its own."""
    return [run(path) for path in paths]


def _processor() -> float:
    """Seconds of processor until now, of this process and of the children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


class Weighed(threading.Thread):
    """The most memory that a reading process of this process takes while it is weighed, in MB.

    Asked of each process itself, fifty times per second: what the system keeps of children that have ended counts the
    memory of the parent along, of which each is a copy until its program starts.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most_mb = 0.0
        self.seen: set[str] = set()
        self._over = threading.Event()

    def __enter__(self) -> Weighed:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(0.02):
            for pid in {pid for thread in Path("/proc/self/task").iterdir() for pid in self._children_of(thread)}:
                self._look(pid)

    def _children_of(self, thread: Path) -> list[str]:
        try:
            return (thread / "children").read_text().split()
        except (FileNotFoundError, ProcessLookupError):  # the thread has ended
            return []

    def _look(self, pid: str) -> None:
        try:
            program, status = (Path("/proc", pid, name).read_text() for name in ("cmdline", "status"))
        except (FileNotFoundError, ProcessLookupError):  # it has ended
            return
        if CHILD in program and (peak := re.search(r"VmHWM:\s+(\d+) kB", status)):
            self.seen.add(pid)
            self.most_mb = max(self.most_mb, int(peak[1]) / 1024)


# --- the page about the great corpus ---


def page(results: list[Result]) -> str:
    """docs/bad-input.md."""
    count = {kind: sum(r.outcome == kind for r in results) for kind in ("geweigerd", "problemen", "gelezen")}
    head = f"""# Slechte en kwaadwillige bestanden

Wat `check` zegt over elk bestand van een verzameling slechte invoer. `geweigerd`: het bestand als geheel, met een zin.
`problemen`: gelezen, maar niet te bewaren. Geen enkel bestand gaf een foutmelding van een programma in plaats van een
zin. Elk bleef binnen {2 * MOST_SECONDS:.0f} seconden processortijd en {MOST_MB} MB, en veranderde niets; de toets
dwingt dat af.

Van de {len(results)} bestanden hieronder: {count["geweigerd"]} geweigerd, {count["problemen"]} met problemen, \
{count["gelezen"]} gelezen. De koppen in deze verzameling (gemeente, jaar, bedrag) zijn die van geen enkel blad hier.
Een leesbaar werkblad eindigt daarom altijd bij ‘niet te zien’, ook de twee goede: de tabel toont dat lezen veilig en
binnen grenzen gaat, niet dat de waarden goed worden gelezen. Dat laatste toetst de eigen verzameling
(`tests/support/corpus.py`, met onze koppen), die bij elke `make test` draait; daar staat ook het werkboek met een
miljoen lege, gekleurde cellen. Van de grote verzameling draait elke keer een tiende; alles met
`VGG_FULL_CORPUS=1 python -m pytest tests/etl/readers/test_corpus.py`. Deze tabel wordt gemaakt met
`tests/support/corpus_run.py`.

| Bestand | Uitkomst | Eerste zin |
|---|---|---|
"""
    return head + "".join(f"| `{r.name}` | {r.outcome} | {_shown(r)} |\n" for r in results)


def told(text: str) -> dict[str, str]:
    """File → outcome, as the page says."""
    return dict(re.findall(r"^\| `([^`]+)` \| (\w+) \|", text, flags=re.MULTILINE))


def _shown(result: Result) -> str:
    said = result.said.removeprefix(result.name).removeprefix(" is niet te lezen.").lstrip(" ,")
    said = textwrap.shorten(said, 110, placeholder=" …")
    return said.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


if __name__ == "__main__":
    corpus = Path(sys.argv[1])
    names = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as empty:
        os.environ["VGG_DATA"] = empty
        sys.stdout.write(page(run_all([corpus / name for name in names])))
