"""Readers: one generation held from the first query of a page to the last, each file opened once for all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse import engine, generations
from warehouse.generations import choosing
from warehouse.refusals import DamagedWarehouse

if TYPE_CHECKING:
    import pandas as pd

QUERY_SECONDS = 30.0


@dataclass
class _Open:
    path: Path
    facts: dict[str, Any]
    connection: engine.Connection
    readers: int = 0


_pool: dict[Path, _Open] = {}


@dataclass(frozen=True)
class Reader:
    """One generation, held for as long as a page or a report needs it. Safe to use from several threads.

    generation: its name. published_on: when it was made (local time). notice: a Dutch sentence when this is
    not the newest data because a newer generation is damaged, or when a batch was put aside; else None.
    """

    generation: str
    published_on: datetime
    facts: dict[str, Any]
    notice: str | None
    _connection: engine.Connection = field(repr=False)

    def query(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The answer as a frame. Values only as bound parameters. Raises TimeoutError after QUERY_SECONDS."""
        return self._run(sql, params, lambda cursor: cursor.df())

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The answer as Python tuples: dates as date, money as Decimal, unknown as None."""
        return self._run(sql, params, lambda cursor: cursor.fetchall())

    def _run(self, sql: str, params: Any, fetch: Callable[[engine.Connection], Any]) -> Any:
        # A cursor per query: a connection shared by threads can hand one reader another's rows.
        cursor = self._connection.cursor()
        alarm = threading.Timer(QUERY_SECONDS, cursor.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            return fetch(cursor.execute(sql, params))
        except duckdb.InterruptException as error:
            raise TimeoutError(f"Deze vraag duurde langer dan {QUERY_SECONDS:.0f} seconden.") from error
        finally:
            alarm.cancel()
            # A thread that still ends while the process exits can bring the process down.
            alarm.join()
            cursor.close()


@contextmanager
def reader(state: Path | None = None) -> Iterator[Reader]:
    """Hold the current generation, or the state that `make_state` made. Raises NoWarehouse or DamagedWarehouse."""
    opened, notice = _take() if state is None else (_take_state(state), None)
    try:
        yield Reader(
            generation=opened.facts["generation"],
            published_on=datetime.fromisoformat(opened.facts["published_on"]),
            facts=opened.facts,
            notice=notice,
            _connection=opened.connection,
        )
    finally:
        _give_back(opened)


def let_go(path: Path) -> bool:
    """Close a file that nobody reads. Returns whether nobody does."""
    with choosing:
        if path in _pool and _pool[path].readers:
            return False
        if path in _pool:
            _pool.pop(path).connection.close()
        return True


def _take() -> tuple[_Open, str | None]:
    with choosing:
        path, notice = generations.chosen()
        opened = _hold(path)
        return opened, notice or opened.facts.get("notice")


def _take_state(path: Path) -> _Open:
    with choosing:
        if not generations.passes(path):
            raise DamagedWarehouse("Deze eerdere stand is beschadigd. Open haar opnieuw; zij wordt dan weer gemaakt.")
        return _hold(path)


def _hold(path: Path) -> _Open:
    """Open a file, or take the one that is open. The caller holds `choosing`."""
    if path not in _pool:
        _pool[path] = _Open(path, generations.facts_of(path), engine.open_closed(path))
    _pool[path].readers += 1
    return _pool[path]


def _give_back(opened: _Open) -> None:
    with choosing:
        opened.readers -= 1
        # An earlier state stays open: it is never replaced, and there are few.
        idle = [p for p, o in _pool.items() if o.readers == 0 and p.parent == generations.folder()]
        for path in [p for p in idle if p != generations.current_file()]:
            _pool.pop(path).connection.close()
            generations.forget(path)
