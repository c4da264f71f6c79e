"""The names of candidates: kept outside the batches, as a batch never changes and a name must be able to go.

    candidates/names.json   vacancy and number of the candidate → name and the day it was given
    candidates/log.jsonl    one line for each name that was emptied, and why: without the name

The count of candidates, their municipality and function stay in the batches. A name stands nowhere else: in no
batch, no export, no address and no log. `empty_due` takes a name away some weeks after the decision, unless the
candidate was appointed; it runs at the start, after every change on the page VNG and when that page opens.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import warehouse
from etl.datasets.settings import KEEP_WEEKS, SEE_NAMES
from metrics import clock, dutch

WEEKS = 8
SEERS = ("secretaris",)
APPOINTED = ("benoemd", "voorlopig benoemd")
UNDECIDED = ("open", "onbekend")
WITHOUT_DECISION_WEEKS = 52
"""How much longer a name stays when no decision was ever written down."""

Key = tuple[str, int]

_DECIDED = """
    SELECT n.vacancy_id, n.candidate_number,
        CASE WHEN n.outcome IN ('open', 'onbekend') THEN v.outcome ELSE n.outcome END AS outcome, n.outcome = 'open',
        coalesce(n.outcome_on, v.decided_on)
    FROM nominations AS n JOIN vacancies AS v ON v.vacancy_id = n.vacancy_id"""


def keep(vacancy: str, candidate: int, name: str) -> None:
    """Keep the name of a candidate; an earlier name of the same candidate is replaced."""
    if not name.strip():
        return
    with _lock():
        names = _read()
        names[_text((vacancy, candidate))] = {"name": name.strip(), "given_on": clock.today().isoformat()}
        _write(names)


def of(vacancy: str) -> dict[int, str]:
    """The names that are still kept of the candidates for a vacancy, by number."""
    return {key[1]: entry["name"] for key, entry in _entries() if key[0] == vacancy}


def count() -> int:
    """How many names are kept now."""
    return len(_read())


def log() -> list[dict[str, Any]]:
    """What was emptied, oldest first."""
    path = _folder() / "log.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def may_see(function: str) -> bool:
    """Does this function need the names? The setting says which; without it the secretary only."""
    given = _setting(SEE_NAMES)
    allowed = given.split(";") if given else SEERS
    return function.strip().lower() in {text.strip().lower() for text in allowed}


def weeks() -> int:
    """How many weeks after the decision a name is kept. A setting that is no number counts as the default."""
    given = _setting(KEEP_WEEKS) or ""
    return int(given) if given.isdigit() else WEEKS


def empty_due(today: date | None = None) -> list[Key]:
    """Take away every name whose time is over, and log that. Returns which candidates lost their name.

    A candidate that is no longer in the data (its batch was taken out) counts from the day the name was given.
    """
    if not _read():
        return []
    day = today or clock.today()
    decided = _decisions()
    oldest = day - timedelta(weeks=weeks())
    with _lock():
        names = _read()
        due = [key for key, entry in _entries() if _is_due(decided.get(key), entry["given_on"], oldest)]
        if due:
            # The log first: a stop in between leaves a line too many, never a name that went unseen.
            _note(due, day)
            for key in due:
                del names[_text(key)]
            _write(names)
    return due


def _is_due(decision: tuple[str, bool, date | None] | None, given_on: str, oldest: date) -> bool:
    """Is the time of a name over? decision: outcome, whether it is only the vacancy's, and the day."""
    given = date.fromisoformat(given_on)
    if decision is None:
        return given <= oldest
    outcome, is_of_vacancy, decided_on = decision
    if outcome in APPOINTED and not is_of_vacancy:
        return False
    if outcome in UNDECIDED:
        # The day of the meeting is a plan until someone writes down what it decided; yet no name stays for ever.
        return given <= oldest - timedelta(weeks=WITHOUT_DECISION_WEEKS)
    return (decided_on or given) <= oldest


def _decisions() -> dict[Key, tuple[str, bool, date | None]]:
    try:
        with warehouse.reader() as reader:
            return {(row[0], int(row[1])): (row[2], bool(row[3]), row[4]) for row in reader.rows(_DECIDED, [])}
    except warehouse.NoWarehouse:
        return {}


def _setting(name: str) -> str | None:
    try:
        with warehouse.reader() as reader:
            found = reader.rows("SELECT value FROM settings WHERE setting = ?", [name])
    except warehouse.NoWarehouse:
        return None
    return str(found[0][0]) if found else None


def _entries() -> Iterator[tuple[Key, dict[str, str]]]:
    for text, entry in _read().items():
        vacancy, _, number = text.rpartition("|")
        yield (vacancy, int(number)), entry


def _text(key: Key) -> str:
    return f"{key[0]}|{key[1]}"


def _folder() -> Path:
    return warehouse.root() / "candidates"


def _read() -> dict[str, dict[str, str]]:
    path = _folder() / "names.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _write(names: dict[str, dict[str, str]]) -> None:
    """Replace the whole file: the old bytes, with what was taken away, are gone from the folder."""
    path = _folder() / "names.json"
    beside = path.with_suffix(".tmp")
    beside.touch(mode=0o600)
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(names, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    warehouse.sync_folder(_folder())


def _note(due: list[Key], day: date) -> None:
    with (_folder() / "log.jsonl").open("a", encoding="utf-8") as stream:
        for vacancy, candidate in due:
            line = {
                "at": clock.stamp(),
                "vacancy": vacancy,
                "candidate": candidate,
                "action": "naam geleegd",
                "reason": f"{dutch.several(weeks(), 'week', 'weken')} na het besluit, niet benoemd",
                "day": day.isoformat(),
            }
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _lock() -> Iterator[None]:
    _folder().mkdir(parents=True, exist_ok=True)
    with warehouse.loader_lock():
        yield
