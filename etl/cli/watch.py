"""A network folder that is looked at: what is dropped in it is loaded, moved, and answered beside it."""

from __future__ import annotations

import argparse
import getpass
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from etl import drafts
from etl.cli.answer import DONE, say
from etl.cli.outcomes import by_cause
from etl.cli.periods import add_replaces, periods, replacing
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.errors import Refused, UnreadableFile
from etl.intake.unpack import members
from etl.load import Outcome, load
from etl.workbooks.annotate import annotated
from metrics import clock
from warehouse import CannotStore

_GOOD, _REFUSED = "verwerkt", "afgekeurd"


def add(command: Command) -> None:
    """Add the command that looks at a folder."""
    sub = command("watch", _watch, "laad wat in een map wordt gelegd, en verplaats het", as_json=False)
    sub.add_argument("folder", type=Path, metavar="MAP")
    sub.add_argument("--seconds", type=float, default=5.0, metavar="N", help="om de hoeveel seconden (5)")
    add_replaces(sub)
    sub.add_argument("--times", type=int, metavar="N", help="hoe vaak (leeg = tot het wordt gestopt)")


def _watch(asked: argparse.Namespace) -> int:
    watch(
        asked.folder, by=getpass.getuser(), say=say, seconds=asked.seconds, times=asked.times, replaces=asked.replaces
    )
    return DONE


def watch(
    folder: Path,
    *,
    by: str,
    say: Callable[[str], None],
    seconds: float = 5.0,
    times: int | None = None,
    replaces: Sequence[str] = (),
) -> None:
    """Look every `seconds`, `times` times (None: until stopped). A file is taken once it no longer grows.

    replaces: periods for which every file is complete, as they are typed. Raises Refused for what is no period.
    """
    periods(replaces, list(DATASETS))
    patience = threading.Event()
    sizes: dict[Path, int] = {}
    turn = 0
    while times is None or turn < times:
        turn += 1
        waiting = [p for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith((".", "~$"))]
        for path in waiting:
            size = path.stat().st_size
            if sizes.get(path) == size:
                say(take(path, by=by, replaces=replaces))
        sizes = {p: p.stat().st_size for p in waiting if p.exists()}
        if times is None or turn < times:
            patience.wait(seconds)


def take(path: Path, *, by: str, replaces: Sequence[str] = ()) -> str:
    """Load one file (or each file in a zip) and move it; leave a report, and a commented workbook, beside it.

    replaces: periods for which it is complete; a file of which no sheet knows such a period is refused. A file that
    asks something is put ready on the page Upload. While another load holds the lock the file stays where it is, for
    the next look.
    """
    lines: list[str] = []
    comments: list[tuple[str, bytes]] = []
    good = True
    try:
        with tempfile.TemporaryDirectory(prefix="vgg-") as text:
            for number, (name, data) in enumerate(members(path, path.name)):
                part = Path(text) / f"{number}"
                if data is None:
                    part = path
                else:
                    part.write_bytes(data)
                reason = f"uit de map {path.parent.name}"
                outcome = load(part, name=name, by=by, reason=reason, choices=replacing(part, replaces, name))
                lines += _report(outcome)
                if outcome.open_asks:
                    good = False
                    draft = drafts.put(part.read_bytes(), name, by)
                    lines.append(f"Het staat klaar op de pagina Upload, met nummer {draft.id}: geef daar antwoord.")
                if outcome.problems:
                    good = False
                    comments.append(annotated(part, name, outcome.problems, outcome.sheets))
    except (UnreadableFile, Refused) as error:
        good = False
        lines.append(error.sentence)
    except CannotStore as error:
        return f"{path.name} blijft staan. {error.sentence}"
    target = path.parent / (_GOOD if good else _REFUSED)
    target.mkdir(exist_ok=True)
    stamp = clock.stamp()[:19].replace(":", ".").replace("T", " ")
    place = target / f"{stamp} {path.name}"
    shutil.move(path, place)
    place.with_name(f"{place.name} verslag.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    for name, data in comments:
        (target / f"{stamp} {name}").write_bytes(data)
    return f"{path.name} is {'verwerkt' if good else 'afgekeurd'}; het verslag staat in {target.name}."


def _report(outcome: Outcome) -> list[str]:
    lines = [outcome.file, outcome.message]
    lines += [f"Let op: {note}" for note in outcome.notes]
    return [line for line in [*lines, *by_cause(outcome.problems)] if line]
