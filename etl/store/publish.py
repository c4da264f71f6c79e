"""What is shown is what the batches say: publish them, and put it right where a stop or damage made it differ."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import warehouse
from etl.store import batches
from etl.store.build import declared, fill, made_alike, made_of
from etl.store.integrity import aside, standing
from metrics import clock


def rebuild() -> str:
    """Make all of the warehouse again from the batches alone. Returns the name of the new generation."""
    with warehouse.loader_lock():
        batches.tidy()
        return publish(anew=True)


def catch_up() -> bool:
    """Publish when what is shown is not what the batches say, was made by another version, or is of another day.

    Returns whether there was anything to do. Raises LoaderBusy.
    """
    if not is_behind() and is_of_today():
        return False
    with warehouse.loader_lock():
        if mend() or is_of_today():
            return True
        publish()
        return True


def is_of_today() -> bool:
    """Was what is shown judged on the day of today? Without data there is nothing to judge."""
    facts = warehouse.current()
    return facts is None or facts.get("day") == clock.today().isoformat()


def is_behind() -> bool:
    """Is what is shown not what the batches say, or was it made by another version?

    A loader was stopped before it published, the generation is damaged, or a batch was damaged or restored since.
    """
    facts = warehouse.current()
    if not batches.ledger():
        return False
    if facts is None or any(facts.get(k) != v for k, v in _made_from().items()) or not warehouse.is_whole():
        return True
    return bool(aside(standing())["set_aside"] != facts.get("set_aside", {}))


def of_this_version() -> bool:
    """Make what is shown again where another version of the dashboard made it; returns whether that was done.

    What was made before a column was declared lacks it. Raises LoaderBusy, CannotStore.
    """
    return _is_of_another_version() and catch_up()


@contextmanager
def opened() -> Iterator[warehouse.Reader]:
    """Hold the current generation; whoever asks first makes it again where another version of the dashboard made it,
    or where the day has turned: ages and lateness go on. While someone else does that, one sees the day before.

    Raises NoWarehouse, DamagedWarehouse, and CannotStore when it cannot be made again.
    """
    if not of_this_version() and not is_of_today():
        with suppress(warehouse.LoaderBusy):
            catch_up()
    with warehouse.reader() as reader:
        yield reader


_alike: set[str] = set()
"""Generations (their whole path) that this version made, or would make in the same way."""


def _is_of_another_version() -> bool:
    """Were other tables or views declared when what is shown was made? Or is it not there, and the batches are?"""
    path, facts = warehouse.current_file(), warehouse.current()
    if path is None:
        return not (warehouse.root() / "CURRENT").exists() and bool(batches.ledger())
    if str(path) in _alike or facts is None:
        return False
    if facts.get("declared") == declared():
        _alike.add(str(path))
        return False
    return True


_waits: list[bool] = []


@contextmanager
def together() -> Iterator[None]:
    """Publish once, after all that is accepted within; a stop in between is mended by the next start.

    Within it every file is checked against what was published before. Not for two threads at once.
    """
    _waits.append(True)
    try:
        yield
    finally:
        _waits.clear()
    with warehouse.loader_lock():
        mend()


def accept(entry: dict[str, Any]) -> None:
    """Publish what a new line of the ledger says, or take the line back; also when a person stops it with Ctrl-C."""
    try:
        publish()
    except BaseException:
        if (warehouse.current() or {}).get("ledger_hash") != entry["hash"]:
            batches.take_back(entry)
        raise


def publish(anew: bool = False) -> str:
    """Make what the batches say the current generation. The caller holds the loader's lock. Returns its name.

    anew: make every table again, also those that cannot have changed.
    """
    if _waits:
        return ""
    every = standing()
    day = clock.today()
    facts = {
        **_made_from(),
        **aside(every),
        "made_of": made_of(every),
        "day": day.isoformat(),
        "published_on": clock.stamp(),
    }
    return warehouse.publish(
        lambda bench: fill(bench, every, day), [batches.folder()], facts, None if anew else made_alike()
    )


def mend() -> bool:
    """Before anything changes: away with what a stopped loader left, and what is shown is what the batches say."""
    batches.tidy()
    if is_behind():
        publish()
        return True
    return False


def _made_from() -> dict[str, Any]:
    """What decides what is in a generation: the ledger, and what is declared."""
    return {**batches.position_in_ledger(), "declared": declared()}
