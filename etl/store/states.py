"""The data as they were: on a day of choice, or frozen under a name; opened again from the batches of that moment.

The ledger says which batches counted after each of its lines, and a batch never changes, also not when it is taken
out. So a state is a place in the ledger. Freezing writes a line in the ledger that gives that place a name; the
database file of a state is only kept to be quick, and is made again when it is gone.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import warehouse
from etl.errors import Refused
from etl.store import batches
from etl.store.batches import Batch
from etl.store.build import declared, fill, made_alike
from etl.store.integrity import damage_of
from metrics import clock
from warehouse import Workbench

LONGEST_NAME = 60
_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M")


@dataclass(frozen=True)
class State:
    """The data after line `position` of the ledger. at: that moment, with its offset; empty for now.

    name: of a frozen state, else empty. by: who froze it. shows: what was shown, as the caller gave it (an address).
    content_hash, declared: what was in it and how that was declared, when it was frozen. judged_on: another day than
    that of its moment to judge it on.
    """

    position: int
    at: str = ""
    name: str = ""
    by: str = ""
    shows: str = ""
    content_hash: str = ""
    declared: str = ""
    judged_on: date | None = None

    @property
    def batches(self) -> list[Batch]:
        """Every batch accepted until then, with whether it counted then."""
        return batches.all_batches(self.position)

    @property
    def day(self) -> date:
        """The day on which it was looked at: what is late or old then is late or old in it for good."""
        return self.judged_on or (clock.day_of(self.at) if self.at else clock.today())

    @property
    def key(self) -> str:
        """A name for its file: the same for the same batches and the same declarations."""
        made_of = [[b.id, b.manifest["sha256"], b.manifest["loaded_at"]] for b in self.batches if b.is_active]
        return hashlib.sha256(json.dumps([made_of, declared(), self.day.isoformat()]).encode()).hexdigest()[:12]


def present() -> State:
    """The data as they are now."""
    return State(len(batches.ledger()))


def as_on(day: date) -> State:
    """The data as they are now, judged on an earlier day: what was paid, late or known then, as far as the rows say."""
    return replace(present(), judged_on=min(day, clock.today()))


def dated(moment: date | datetime) -> State:
    """The data as they were at a moment; of a day without a time: at its start, before anything of that day."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), clock.ZONE)
    at = moment.astimezone(clock.ZONE)
    count = sum(datetime.fromisoformat(line["at"]) < at for line in batches.ledger())
    return State(count, at.isoformat(timespec="seconds"))


def frozen() -> list[State]:
    """Every frozen state, newest first."""
    lines = [line for line in batches.ledger() if line["action"] == batches.FREEZE]
    return [
        State(
            line["seq"] - 1, line["at"], line["name"], line["by"], line["shows"], line["content_hash"], line["declared"]
        )
        for line in reversed(lines)
    ]


def freeze(name: str, *, by: str | None = None, shows: str = "") -> State:
    """Give the data of now a name, to open again whatever is loaded or taken out later. Raises Refused.

    shows: what was on the screen, as the caller will want it back.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("Geef de bevroren stand een naam, bijvoorbeeld ‘Heisessie najaar 2024’.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"De naam is te lang: ten hoogste {LONGEST_NAME} tekens.")
    if _moment(name):
        raise Refused("Geef een naam die geen datum is; een datum betekent: de gegevens van die dag.")
    with warehouse.loader_lock():
        if any(state.name.casefold() == name.casefold() for state in frozen()):
            raise Refused(f"Er is al een bevroren stand ‘{name}’. Kies een andere naam.")
        if not batches.ledger():
            raise Refused("Er zijn nog geen gegevens om te bevriezen.")
        about = _facts(_file(present()))
        batches.append(
            batches.FREEZE,
            "",
            by or getpass.getuser(),
            "",
            name=name,
            shows=shows,
            declared=declared(),
            content_hash=about["content_hash"],
            batches=[b.id for b in present().batches if b.is_active],
        )
    return frozen()[0]


def find(text: str) -> State:
    """A state by its name, a day (2024-11-20 or 20-11-2024) or a moment (2024-11-20 14:05). Raises Refused."""
    text = " ".join(text.split())
    for state in frozen():
        if state.name.casefold() == text.casefold():
            return state
    moment = _moment(text)
    if moment is None:
        known = ", ".join(f"‘{state.name}’" for state in frozen()) or "er is nog niets bevroren"
        raise Refused(f"Er is geen bevroren stand ‘{text}’. Geef een datum, bijvoorbeeld 2024-11-20, of: {known}.")
    return dated(moment)


def _moment(text: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=clock.ZONE)
        except ValueError:
            continue
    return None


@contextmanager
def opened(state: State) -> Iterator[warehouse.Reader]:
    """Hold the data of a state, made from its batches when that is needed.

    Raises DamagedWarehouse when a frozen state no longer holds what was frozen or one of its batches is damaged, and
    NotConsistent when its batches
    no longer make a whole under what is declared now.
    """
    with warehouse.reader(_file(state)) as reader:
        if state.declared == reader.facts["declared"] and state.content_hash != reader.facts["content_hash"]:
            raise warehouse.DamagedWarehouse(
                f"De bevroren stand ‘{state.name}’ is niet meer wat zij was. Draai: ./vgg verify."
            )
        yield reader


def is_as_declared(state: State) -> bool:
    """Was a frozen state made by a version of the dashboard that declared the same data and figures?"""
    return state.declared in ("", declared())


def file_of(state: State) -> Path:
    """The database file of a state: the current generation where that is the same, else one made for it.

    A generation that goes on without a damaged batch is what there is now, and not what was frozen.
    """
    now = warehouse.current_file()
    if now:
        facts = _facts(now)
        asked = {**_place(state.position), "day": state.day.isoformat()}
        is_same = {k: facts.get(k) for k in asked} == asked
        if is_same and not (state.at and facts.get("set_aside")):
            return now
    return _file(state)


def _place(position: int) -> dict[str, Any]:
    lines = [line for line in batches.ledger()[:position] if line["action"] != batches.FREEZE]
    return {"ledger_hash": lines[-1]["hash"] if lines else "", "declared": declared()}


def _file(state: State) -> Path:
    lines = [line for line in batches.ledger()[: state.position] if line["action"] != batches.FREEZE]
    made_on = lines[-1]["at"] if lines else "1970-01-01T00:00:00+00:00"
    # What a state says of itself hangs on its batches alone, so that it says the same each time it is made.
    return warehouse.make_state(
        state.key,
        lambda bench: _fill_whole(bench, state),
        [batches.folder()],
        {"published_on": made_on, "day": state.day.isoformat(), **_place(state.position)},
        made_alike(),
    )


def _fill_whole(bench: Workbench, state: State) -> frozenset[str]:
    """Fill with the batches of a state. Raises DamagedWarehouse when one of them is no longer what was loaded.

    The data of now can do without such a batch and say so; what was shown then cannot.
    """
    every = state.batches
    damage = [sentence for batch in every if batch.is_active for sentence in damage_of(batch)]
    if damage:
        what = f"De bevroren stand ‘{state.name}’ kan" if state.name else "De gegevens van dat moment kunnen"
        raise warehouse.DamagedWarehouse(
            f"{what} niet worden geopend, want wat toen is geladen, is beschadigd. {' '.join(damage)} "
            "Zet de map batches terug uit een reservekopie; daarna opent het weer vanzelf."
        )
    return fill(bench, every, state.day)


def _facts(path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return facts
