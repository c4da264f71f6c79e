"""Upkeep of what is stored: the first start, build again, see whether it holds, and names whose time is over."""

from __future__ import annotations

import argparse

import warehouse
from etl.cli.answer import DONE, PROBLEMS, say, tell, tell_state
from etl.cli.bundled import missing
from etl.cli.first_start import first_start
from etl.cli.subject import Command
from etl.store import batches, candidate_names
from etl.store.integrity import verify
from etl.store.publish import rebuild
from version import VERSION


def add(command: Command) -> None:
    """Add the commands about what is stored."""
    command("first-start", _first_start, "laad de meegeleverde gegevens, of ga daarmee verder", as_json=False)
    command("rebuild", _rebuild, "maak het magazijn opnieuw uit de aanleveringen")
    command("verify", _verify, "kijk of alles nog klopt")
    command("version", _version, "zeg welke versie van het dashboard dit is")
    command("empty-names", _empty_names, "leeg namen van kandidaten waarvan de bewaartijd voorbij is")


def _first_start(asked: argparse.Namespace) -> int:
    first_start(say)
    return DONE


def _rebuild(asked: argparse.Namespace) -> int:
    return tell_state(asked, f"Opnieuw gemaakt: {rebuild()}.")


def _verify(asked: argparse.Namespace) -> int:
    wrong = verify()
    left = [one.path.name for files in missing() for one in files] if not wrong and batches.ledger() else []
    if left:
        wrong = [f"De eerste start is niet af: {', '.join(left)} niet geladen. Typ: ./vgg first-start"]
    facts = warehouse.current() or {}
    answer = {
        "ok": not wrong,
        "problems": wrong,
        "generation": facts.get("generation"),
        "content_hash": facts.get("content_hash"),
    }
    tell(asked, answer, wrong or ["Alles klopt: logboek, bestanden, aanleveringen en de stand op het scherm."])
    return PROBLEMS if wrong else DONE


def _version(asked: argparse.Namespace) -> int:
    return tell(asked, {"version": VERSION}, [f"Versie {VERSION} van het dashboard."])


def _empty_names(asked: argparse.Namespace) -> int:
    gone = candidate_names.empty_due()
    several = "naam is" if len(gone) == 1 else "namen zijn"
    return tell_state(asked, f"{len(gone)} {several} geleegd; {candidate_names.count()} worden nog bewaard.")
