"""The data of another moment: freeze, what is frozen, and what changed since."""

from __future__ import annotations

import argparse
import json
from typing import Any

from etl.cli.answer import DONE, say
from etl.cli.subject import Command
from etl.store.changes import CHANGED, GONE, NEW, changes, counts
from etl.store.states import State, find, freeze, frozen, present

_EMPTY = "(leeg)"


def add(command: Command) -> None:
    """Add the commands about other moments."""
    sub = command("freeze", _freeze, "bevries de gegevens van nu onder een naam, om later weer te openen")
    sub.add_argument("name", metavar="NAAM", help="bijvoorbeeld ‘Heisessie najaar 2024’")
    command("frozen", _frozen, "toon alle bevroren standen")
    sub = command("changes", _changes, "wat er veranderde sinds een dag of een bevroren stand, cel voor cel")
    sub.add_argument("--since", required=True, metavar="DATUM|NAAM", help="2024-11-20 (begin van die dag), of een naam")
    sub.add_argument("--until", metavar="DATUM|NAAM", help="tot wanneer (leeg = nu)")


def _freeze(asked: argparse.Namespace) -> int:
    state = freeze(asked.name)
    if asked.json:
        say(json.dumps(_as_json(state), ensure_ascii=False, indent=1))
    else:
        say(f"Bevroren als ‘{state.name}’. Deze gegevens zijn later weer te openen, wat er ook verandert.")
    return DONE


def _frozen(asked: argparse.Namespace) -> int:
    states = frozen()
    if asked.json:
        say(json.dumps([_as_json(state) for state in states], ensure_ascii=False, indent=1))
        return DONE
    for state in states:
        say(f"{state.at[:16]}  {state.name}  ({state.by})")
    if not states:
        say("Er is nog niets bevroren.")
    return DONE


def _as_json(state: State) -> dict[str, Any]:
    active = [batch.id for batch in state.batches if batch.is_active]
    return {
        "name": state.name,
        "frozen_at": state.at,
        "by": state.by,
        "content_hash": state.content_hash,
        "batches": active,
    }


def _changes(asked: argparse.Namespace) -> int:
    found = changes(find(asked.since), find(asked.until) if asked.until else present())
    if asked.json:
        say(json.dumps(found.to_dict("records"), ensure_ascii=False, indent=1))
        return DONE
    for title, new, changed, gone in counts(found):
        say(f"{title}: {new} nieuw, {changed} cellen gewijzigd, {gone} verdwenen")
    for one in found.to_dict("records"):
        what = f"{one['title']}, {one['row']}"
        if one["kind"] == CHANGED:
            say(f"  {what}: {one['heading']} van {one['old'] or _EMPTY} naar {one['new'] or _EMPTY}")
        elif one["kind"] in (NEW, GONE):
            say(f"  {what}: {one['kind']}")
    if found.empty:
        say("Er is niets veranderd.")
    return DONE
