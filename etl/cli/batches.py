"""Batches: what was loaded, taken out and put back, the file as it came, and the example taken out."""

from __future__ import annotations

import argparse
import getpass
import json
from pathlib import Path

from etl.cli.answer import DONE, say, tell, tell_state
from etl.cli.subject import Command
from etl.errors import Refused
from etl.load import redo, undo
from etl.store import batches


def add(command: Command) -> None:
    """Add the commands about batches."""
    command("batches", _batches, "toon alle aanleveringen")
    for name, run, text in (
        ("undo", _undo, "draai een aanlevering terug"),
        ("redo", _redo, "pas een teruggedraaide aanlevering opnieuw toe"),
    ):
        sub = command(name, run, text)
        sub.add_argument("batch", metavar="AANLEVERING", help="bijvoorbeeld B0002")
        sub.add_argument("--reason", default="", metavar="TEKST", help="waarom")
    sub = command("original", _original, "schrijf het bestand van een aanlevering zoals het binnenkwam", as_json=False)
    sub.add_argument("batch", metavar="AANLEVERING", help="bijvoorbeeld B0002")
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT", help="leeg = onder zijn eigen naam in deze map")
    command("remove-example", _remove_example, "draai elke aanlevering met verzonnen voorbeeldgegevens terug")


def _batches(asked: argparse.Namespace) -> int:
    every = batches.all_batches()
    if asked.json:
        kept = ("file", "sha256", "loaded_at", "loaded_by", "reason", "is_fictional", "datasets")
        shown = [{"batch": b.id, "active": b.is_active, **{k: b.manifest[k] for k in kept}} for b in every]
        say(json.dumps(shown, ensure_ascii=False, indent=1))
        return DONE
    for batch in every:
        state = ("telt mee" if batch.counts else "beschadigd") if batch.is_active else "teruggedraaid"
        m = batch.manifest
        reason = f" · {m['reason']}" if m["reason"] else ""
        say(f"{batch.id}  {state:<14} {m['loaded_at'][:16]}  {m['loaded_by']}  {m['file']}{reason}")
    if not every:
        say("Er is nog niets geladen.")
    return DONE


def _undo(asked: argparse.Namespace) -> int:
    return tell_state(asked, undo(asked.batch, reason=asked.reason))


def _redo(asked: argparse.Namespace) -> int:
    return tell_state(asked, redo(asked.batch, reason=asked.reason))


def _original(asked: argparse.Namespace) -> int:
    batch = next((b for b in batches.all_batches() if b.id == asked.batch), None)
    if batch is None:
        raise Refused(f"Er is geen aanlevering {asked.batch}.")
    kept = batches.original_of(batch.manifest["sha256"])
    if not kept.exists():
        raise Refused(f"Het bestand van aanlevering {asked.batch} is er niet meer.")
    out = asked.out or Path(Path(batch.manifest["file"]).name)
    if out.exists():
        raise Refused(f"{out} bestaat al. Noem een ander bestand.")
    out.write_bytes(kept.read_bytes())
    say(f"Geschreven: {out}")
    return DONE


def _remove_example(asked: argparse.Namespace) -> int:
    example = [b for b in batches.all_batches() if b.is_active and b.manifest["is_fictional"]]
    said = [undo(b.id, by=getpass.getuser(), reason="voorbeeldgegevens weggehaald") for b in reversed(example)]
    return tell(asked, {"batches": [b.id for b in example]}, said or ["Er zijn geen voorbeeldgegevens."])
