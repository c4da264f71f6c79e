"""The database engine: how a file is opened, how much it may take, and where it may look."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

Error = duckdb.Error
"""Any error of the engine, for callers that must name it without importing the engine."""
Connection = duckdb.DuckDBPyConnection
VERSION: str = duckdb.__version__

_BLOCK_BYTES = "16384"
"""A table takes whole blocks, and most are small: the engine's own 256 KiB makes a file ten times as large."""
_SETTINGS = (
    "SET memory_limit='1GB'",
    "SET threads=2",
    "SET temp_directory=''",
    "SET TimeZone='Europe/Amsterdam'",
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET allow_community_extensions=false",
    "SET allow_persistent_secrets=false",
    "SET python_enable_replacements=false",
)
_LOCK = ("SET enable_external_access=false", "SET lock_configuration=true")


def open_closed(path: Path) -> Connection:
    """Open a finished file to read; nothing outside it can be reached."""
    return _with_settings(duckdb.connect(str(path), read_only=True), _LOCK)


def open_new(path: Path | None = None, spill: Path | None = None) -> Connection:
    """Open a database to work in: in memory, or in a file. `confine` it before anything a reader typed comes near.

    spill: the folder for what does not fit in memory; without one that is an error.
    """
    made = duckdb.connect(":memory:") if path is None else duckdb.connect(str(path))
    return _with_settings(made, _spill_to(spill))


def open_build(path: Path, spill: Path) -> Connection:
    """Open the file of a generation that is being built, in small blocks. Else as `open_new`."""
    made = duckdb.connect(str(path), config={"default_block_size": _BLOCK_BYTES})
    return _with_settings(made, _spill_to(spill))


def attach(connection: Connection, path: Path, name: str) -> None:
    """Attach a finished file read-only under a name."""
    connection.execute(f"ATTACH '{_quoted(path)}' AS {name} (READ_ONLY)")


def confine(connection: Connection, folders: Iterable[Path]) -> None:
    """From here on only files in these folders can be read and written, and no setting can be changed."""
    allowed = ", ".join(f"'{_quoted(folder.absolute())}/'" for folder in folders)
    connection.execute(f"SET allowed_directories=[{allowed}]")
    for setting in _LOCK:
        connection.execute(setting)


def _spill_to(folder: Path | None) -> tuple[str, ...]:
    return () if folder is None else (f"SET temp_directory='{_quoted(folder.absolute())}'",)


def _with_settings(connection: Connection, more: Iterable[str]) -> Connection:
    try:
        for setting in (*_SETTINGS, *more):
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")
