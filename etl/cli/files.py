"""Files, straight from disk: check, load, annotate."""

from __future__ import annotations

import argparse
from pathlib import Path

import warehouse
from etl.check.seen import Seen
from etl.cli import shown
from etl.cli.answer import PROBLEMS, tell
from etl.cli.outcomes import report
from etl.cli.periods import add_replaces, replacing
from etl.cli.subject import Command
from etl.load import Outcome, check_file, load
from etl.store import candidate_names
from etl.workbooks.annotate import annotated
from metrics import dutch


def add(command: Command) -> None:
    """Add the commands about files."""
    sub = command("check", _check, "zeg wat er zou gebeuren en bewaar niets")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    add_replaces(sub)
    sub = command("load", _load, "laad bestanden; met problemen wordt van dat bestand niets bewaard")
    sub.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    sub.add_argument("--reason", default="", metavar="TEKST", help="waarom dit wordt geladen")
    sub.add_argument("--good-rows", action="store_true", help="bewaar de goede regels, laat de andere liggen")
    shown.add_anyway(sub)
    add_replaces(sub)
    sub = command("annotate", _annotate, "schrijf een bestand terug met elk probleem als toelichting in zijn cel")
    sub.add_argument("file", type=Path, metavar="BESTAND")
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT.xlsx", help="leeg = naast het bestand")


def _check(asked: argparse.Namespace) -> int:
    outcomes = []
    for path in asked.files:
        choices = replacing(path, asked.replaces)
        outcomes.append(check_file(path, choices=choices))
        shown.remember(warehouse.sha256_of(path), choices, Seen.of(outcomes[-1]))
    return report(asked, outcomes)


def _load(asked: argparse.Namespace) -> int:
    outcomes = [_load_one(path, asked) for path in asked.files]
    candidate_names.empty_due()
    return report(asked, outcomes)


def _load_one(path: Path, asked: argparse.Namespace) -> Outcome:
    """Load a file; where it was checked before, what was shown then is compared with what is stored now."""
    choices = replacing(path, asked.replaces)
    sha256 = warehouse.sha256_of(path)
    seen = None if asked.anyway else shown.of_file(sha256, choices)
    outcome = load(path, reason=asked.reason, good_rows=asked.good_rows, choices=choices, seen=seen)
    shown.settle(sha256, choices, outcome)
    return outcome


def _annotate(asked: argparse.Namespace) -> int:
    outcome = check_file(asked.file)
    name, data = annotated(asked.file, asked.file.name, outcome.problems, outcome.sheets)
    out = asked.out or asked.file.with_name(name)
    out.write_bytes(data)
    count = len(outcome.problems)
    code = tell(
        asked,
        {"file": str(out), "problems": count},
        [f"{out}: {dutch.several(count, 'probleem', 'problemen')}, elk als toelichting in de cel."],
    )
    return PROBLEMS if count else code
