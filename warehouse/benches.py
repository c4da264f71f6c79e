"""Workbenches: private databases in which cells are parsed, checked and compared, or a generation is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import engine, generations
from warehouse.refusals import DamagedWarehouse, NoWarehouse

if TYPE_CHECKING:
    import pandas as pd


class Workbench:
    """A private database, with what is run in it in order.

    has_now: the current generation is attached read-only as `now`. holds: what the generation says of itself whose
    tables are in it already, to build on; empty when it starts from nothing.
    """

    def __init__(self, connection: engine.Connection, has_now: bool, holds: Mapping[str, Any] | None = None) -> None:
        self._connection = connection
        self.has_now = has_now
        self.holds = holds or {}
        self._in_one = False

    @cached_property
    def tables_now(self) -> frozenset[str]:
        """The names of the tables of the current generation; none where that is not attached."""
        return frozenset(n for (n,) in self.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'now'"))

    def run(self, sql: str, params: Sequence[Any] = ()) -> None:
        """Execute statements; the first failure raises and ends the work."""
        self._connection.execute(sql, params)

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The answer as Python tuples."""
        return self._connection.execute(sql, params).fetchall()

    def pieces(self, sql: str, size: int = 20_000) -> Iterator[list[tuple[Any, ...]]]:
        """The answer in pieces, for what is too long to hold. No other statement may run in between."""
        answer = self._connection.execute(sql)
        while piece := answer.fetchmany(size):
            yield piece

    def frame(self, sql: str, params: Sequence[Any] = ()) -> pd.DataFrame:
        """The answer as a frame."""
        return self._connection.execute(sql, params).df()

    def begin(self) -> None:
        """From here on nothing waits for the disk, until `settle` or `end`."""
        self._connection.execute("BEGIN")
        self._in_one = True

    def settle(self) -> None:
        """After a large table: to the disk with it, because what is not there yet takes memory."""
        if self._in_one:
            self.end()
            self.begin()

    def end(self) -> None:
        """Everything since `begin` to the disk."""
        self._connection.execute("COMMIT")
        self._in_one = False

    def close(self) -> None:
        """End the work; what was not stored is gone. Closing twice does nothing."""
        self._connection.close()


@contextmanager
def workbench(
    setup: str = "", folders: Sequence[Path] = (), room: Path | None = None, states: Mapping[str, Path] | None = None
) -> Iterator[Workbench]:
    """A workbench that may read and write files in `folders` and nowhere else; `setup` is SQL of our own, run first.

    room: a folder where its tables may stand; for a file with more rows than fit in memory. states: earlier states to
    attach read-only, by the name they get.
    """
    path, spill = (None, None) if room is None else (room / "bench.duckdb", room / "spill")
    connection = engine.open_new(path, spill)
    try:
        has_now = attach_now(connection)
        for name, state in (states or {}).items():
            engine.attach(connection, state, name)
        if setup:
            connection.execute(setup)
        engine.confine(connection, folders)
        yield Workbench(connection, has_now)
    finally:
        connection.close()


@contextmanager
def scratch(folder: Path) -> Iterator[Workbench]:
    """A workbench with nothing in it, for counting in files of a folder; it knows nothing of what is stored.

    What does not fit in memory goes to the folder.
    """
    connection = engine.open_new(None, folder / "spill")
    try:
        connection.execute("SET memory_limit='256MB'")
        engine.confine(connection, [folder])
        yield Workbench(connection, False)
    finally:
        connection.close()


def attach_now(connection: engine.Connection) -> bool:
    """Attach the current generation as `now`, where there is one that is whole."""
    with suppress(NoWarehouse, DamagedWarehouse), generations.choosing:
        path, _ = generations.chosen()
        engine.attach(connection, path, "now")
        return True
    return False
