"""The store: open, read, build and publish generations of the warehouse. The only file that imports duckdb.

A generation is a closed, read-only DuckDB file under a name that was never used before. `CURRENT` holds the
name of the one to read and is moved by one rename, so readers never wait and never see half a load. Nothing
here knows what the data mean: what goes into a generation is given by the caller.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import pandas as pd

Error = duckdb.Error
"""Any error of the engine, for callers that must name it without importing the engine."""

KEEP_GENERATIONS = 4
KEEP_STATES = 6
QUERY_SECONDS = 30.0
_BLOCK_BYTES = "16384"
"""A table takes whole blocks, and most are small: the engine's own 256 KiB makes a file ten times as large."""
_SPILL = "spill"
"""Folder beside the generations for what does not fit in memory while one is built."""
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

on_step: Callable[[int, str], None] = lambda number, what: None  # noqa: E731
"""Called before each of the eleven steps of a publish (number, Dutch words): progress shows it."""


class NoWarehouse(Exception):
    """There is no generation to read yet."""

    sentence = "Er zijn nog geen gegevens. Zet op de pagina Upload een bestand klaar, of start met `make run`."


class DamagedWarehouse(Exception):
    """No generation passes its check; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def root() -> Path:
    """The folder with the batches and the generations: `VGG_DATA`, or `data/` beside this file."""
    return Path(os.environ.get("VGG_DATA") or Path(__file__).parent / "data").absolute()


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in hex, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_safely(path: Path, text: str) -> None:
    """Write a small text file so that a reader sees the old text or the new one, also after a power cut."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable (not offered on Windows, where the rename itself has to do)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class CannotStore(Exception):
    """Nothing can be stored now; `sentence` says why. What was stored is as it was."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


_CANNOT_WRITE = {
    errno.ENOSPC: "de schijf is vol. Maak ruimte vrij en probeer het opnieuw",
    errno.EDQUOT: "de schijf is vol. Maak ruimte vrij en probeer het opnieuw",
    errno.EROFS: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EACCES: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EPERM: "in de map met gegevens mag niet worden geschreven. Vraag de beheerder om schrijfrecht",
    errno.EIO: "de schijf geeft een fout. Waarschuw de beheerder",
}
_ENGINE_CANNOT_WRITE = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)


@contextmanager
def storing() -> Iterator[None]:
    """Turn a disk that is full, read-only or broken into CannotStore; any other error stays what it is."""
    try:
        yield
    except OSError as error:
        why = _CANNOT_WRITE.get(error.errno or 0)
        # The file that was sent may be out of reach too; that is another sentence.
        names = [Path(str(name)).absolute() for name in (error.filename, error.filename2) if name]
        ours = not names or any(name.is_relative_to(root()) for name in names)
        if why is None or not (ours or error.errno == errno.ENOSPC):
            raise
        raise CannotStore(f"Er is niets opgeslagen: {why}.") from error
    except duckdb.Error as error:
        if os.strerror(errno.ENOSPC) in str(error):
            raise CannotStore(f"Er is niets opgeslagen: {_CANNOT_WRITE[errno.ENOSPC]}.") from error
        if isinstance(error, _ENGINE_CANNOT_WRITE):
            raise CannotStore("Er is niets opgeslagen: de nieuwe stand kon niet worden geschreven.") from error
        raise


class LoaderBusy(CannotStore):
    """Another load holds the lock."""

    def __init__(self) -> None:
        super().__init__(self.sentence)

    sentence = "Er wordt op dit moment een ander bestand geladen. Probeer het over een minuut opnieuw."


@contextmanager
def loader_lock() -> Iterator[None]:
    """Step 1: one loader at a time. The lock is on a file of its own and is freed when the process ends.

    Raises LoaderBusy when another load holds it for more than a minute, CannotStore when the disk refuses.
    """
    on_step(1, "wacht op andere aanleveringen")
    with storing():
        root().mkdir(parents=True, exist_ok=True)
        with (root() / "loader.lock").open("a+") as handle:
            _lock_file(handle)
            yield


def _lock_file(handle: Any, seconds: float = 60.0) -> None:
    patience = threading.Event()
    for _ in range(int(seconds / 0.05)):
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            patience.wait(0.05)
        else:
            return
    raise LoaderBusy


# --- reading ---


@dataclass
class _Open:
    path: Path
    facts: dict[str, Any]
    connection: duckdb.DuckDBPyConnection
    readers: int = 0


_pool: dict[Path, _Open] = {}
_pool_lock = threading.RLock()
_passed: dict[Path, tuple[int, int]] = {}
"""Generations that were found whole, with their size and time then: looked at again as soon as either differs."""


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
    _connection: duckdb.DuckDBPyConnection = field(repr=False)

    def query(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The answer as a frame. Values only as bound parameters. Raises TimeoutError after QUERY_SECONDS."""
        return self._run(sql, params, lambda cursor: cursor.df())

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The answer as Python tuples: dates as date, money as Decimal, unknown as None."""
        return self._run(sql, params, lambda cursor: cursor.fetchall())

    def _run(self, sql: str, params: Any, fetch: Callable[[duckdb.DuckDBPyConnection], Any]) -> Any:
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


def current() -> dict[str, Any] | None:
    """What the current generation says of itself (its .json), or None when there is none or it cannot be read."""
    path = _pointed()
    try:
        return None if path is None else _facts(path)
    except (OSError, ValueError):
        return None


def is_whole() -> bool:
    """Is the current generation there, byte for byte as it was published?"""
    path = _pointed()
    with _pool_lock:
        _passed.pop(path, None) if path else None
        return path is not None and _passes(path)


def current_file() -> Path | None:
    """The file of the current generation, to attach in a workbench; None when there is none."""
    return _pointed()


def _generations() -> Path:
    return root() / "generations"


def _pointed() -> Path | None:
    pointer = root() / "CURRENT"
    if not pointer.exists():
        return None
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    # A damaged pointer may hold anything: only a plain name of a generation is followed.
    path = _generations() / name
    return path if re.fullmatch(r"gen-[0-9a-f-]+\.duckdb", name) and path.is_file() else None


def _facts(path: Path) -> dict[str, Any]:
    facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if not isinstance(facts, dict) or facts.get("generation") != path.stem:
        raise ValueError(path)
    return facts


def _chosen() -> tuple[Path, str | None]:
    """The generation to read: the current one, or the newest that is whole, with a sentence that says so."""
    path = _pointed()
    if path is not None and _passes(path):
        return path, None
    newest = sorted(_generations().glob("gen-*.duckdb"), reverse=True)
    if path is None and not newest and not (root() / "CURRENT").exists():
        raise NoWarehouse
    path = next((p for p in newest if _passes(p)), None)
    if path is None:
        raise DamagedWarehouse(
            "De opgeslagen gegevens zijn beschadigd. Maak ze opnieuw uit de aanleveringen: python -m etl rebuild."
        )
    return path, "De nieuwste gegevens zijn beschadigd; u ziet de stand daarvoor. Draai: python -m etl rebuild."


def _take() -> tuple[_Open, str | None]:
    with _pool_lock:
        path, notice = _chosen()
        opened = _hold(path)
        return opened, notice or opened.facts.get("notice")


def _take_state(path: Path) -> _Open:
    with _pool_lock:
        if not _passes(path):
            raise DamagedWarehouse("Deze eerdere stand is beschadigd. Open haar opnieuw; zij wordt dan weer gemaakt.")
        return _hold(path)


def _hold(path: Path) -> _Open:
    """Open a file, or take the one that is open. The caller holds the lock of the pool."""
    if path not in _pool:
        connection = duckdb.connect(str(path), read_only=True)
        for setting in (*_SETTINGS, *_LOCK):
            connection.execute(setting)
        _pool[path] = _Open(path, _facts(path), connection)
    _pool[path].readers += 1
    return _pool[path]


def _passes(path: Path) -> bool:
    """Is the file what was published? Looked at before the engine opens it, and again when it is touched.

    A write-ahead file beside it is never ours (a generation is closed), and the engine would take it along.
    """
    try:
        if path.with_name(path.name + ".wal").exists():
            return False
        about = path.stat()
        if _passed.get(path) == (about.st_size, about.st_mtime_ns):
            return True
        if sha256_of(path) != _facts(path)["file_sha256"]:
            return False
    except (OSError, ValueError, KeyError):
        return False
    _passed[path] = (about.st_size, about.st_mtime_ns)
    return True


def _give_back(opened: _Open) -> None:
    with _pool_lock:
        opened.readers -= 1
        # An earlier state stays open: it is never replaced, and there are few.
        idle = [p for p, o in _pool.items() if o.readers == 0 and p.parent == _generations()]
        for path in [p for p in idle if p != _pointed()]:
            _pool.pop(path).connection.close()
            _passed.pop(path, None)


# --- working and building ---


class Workbench:
    """A private database in which cells are parsed, checked and compared, or a new generation is built.

    has_now: the current generation is attached read-only as `now`. holds: what the generation says of itself whose
    tables are in it already, to build on; empty when it starts from nothing.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, has_now: bool, holds: Mapping[str, Any] | None = None
    ) -> None:
        self._connection = connection
        self.has_now = has_now
        self.holds = holds or {}
        self._in_one = False

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
    """A workbench with `setup` (SQL) run in it, that may read and write files in `folders` and nowhere else.

    room: a folder where its tables may stand; for a file with more rows than fit in memory. states: earlier states to
    attach read-only, by the name they get.
    """
    connection = duckdb.connect(":memory:" if room is None else str(room / "bench.duckdb"))
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if room is not None:
            connection.execute(f"SET temp_directory='{_quoted(room.absolute() / 'spill')}'")
        has_now = _attach_now(connection)
        for name, state in (states or {}).items():
            connection.execute(f"ATTACH '{_quoted(state)}' AS {name} (READ_ONLY)")
        allowed = ", ".join(f"'{_quoted(folder.absolute())}/'" for folder in folders)
        connection.execute(f"SET allowed_directories=[{allowed}]")
        for setting in _LOCK:
            connection.execute(setting)
        if setup:
            connection.execute(setup)
        yield Workbench(connection, has_now)
    finally:
        connection.close()


def _attach_now(connection: duckdb.DuckDBPyConnection) -> bool:
    """Attach the current generation as `now`, where there is one that is whole."""
    with suppress(NoWarehouse, DamagedWarehouse), _pool_lock:
        path, _ = _chosen()
        connection.execute(f"ATTACH '{_quoted(path)}' AS now (READ_ONLY)")
        return True
    return False


@contextmanager
def scratch(folder: Path) -> Iterator[Workbench]:
    """A workbench with nothing in it, for counting in files of a folder; it knows nothing of what is stored.

    What does not fit in memory goes to the folder.
    """
    connection = duckdb.connect(":memory:")
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("SET memory_limit='256MB'")
        connection.execute(f"SET temp_directory='{_quoted(folder.absolute() / 'spill')}'")
        connection.execute(f"SET allowed_directories=['{_quoted(folder.absolute())}/']")
        for setting in _LOCK:
            connection.execute(setting)
        yield Workbench(connection, False)
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")


Fill = Callable[[Workbench], frozenset[str]]
"""Makes and fills every table, and raises when the result may not be stored. Returns the tables that it left as the
bench held them."""


def publish(fill: Fill, folders: Sequence[Path], facts: dict[str, Any], onto: Mapping[str, Any] | None = None) -> str:
    """Steps 5 to 11: build a new generation, check it, close it, verify it, name it, point to it, tidy up.

    folders: where fill may read. facts: what the generation must say of itself (`ledger`, …). onto: what the current
    generation must say of itself to build on a copy of it; without, or when it says otherwise or is not whole, the new
    one starts from nothing. Returns the generation's name. The caller holds `loader_lock`. After any error the current
    generation is the one it was.
    """
    generations = _generations()
    generations.mkdir(parents=True, exist_ok=True)
    build = generations / f"build-{os.getpid()}.tmp"
    _remove_litter()
    try:
        content = _build(build, fill, folders, on_step, onto)
    except BaseException:
        _remove_litter()
        raise
    on_step(9, "geef de nieuwe stand haar naam")
    number = 1 + max((int(p.name[4:10]) for p in generations.glob("gen-*")), default=0)
    name = f"gen-{number:06d}-{content.hash[:12]}"
    _name(build, generations / f"{name}.duckdb", content, facts)
    on_step(10, "zet de nieuwe stand op het scherm")
    try:
        write_safely(root() / "CURRENT", f"{name}.duckdb\n")
    except OSError:
        if _pointed() != generations / f"{name}.duckdb":
            (generations / f"{name}.duckdb").unlink()
            raise
        # The pointer has moved: readers see the new generation, and what they see is never taken back.
    on_step(11, "ruim oude standen op")
    with suppress(OSError):  # what cannot be removed now is removed by the next publish
        _remove_litter()
        _remove_old(generations)
    return name


def make_state(
    name: str, fill: Fill, folders: Sequence[Path], facts: dict[str, Any], onto: Mapping[str, Any] | None = None
) -> Path:
    """A state beside the generations, under a name that says what is in it; made only when it is not there yet.

    Nothing points to it and `publish` does not know it. Those used longest ago are removed; they can be made again.
    facts: also says `published_on`. fill, folders, onto: as for `publish`.
    """
    states = root() / "states"
    states.mkdir(parents=True, exist_ok=True)
    path = states / f"{name}.duckdb"
    with (states / "maker.lock").open("a+") as handle:
        _lock_file(handle)
        if not _is_there(path):
            for litter in states.glob("build-*"):
                litter.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            build = states / f"build-{os.getpid()}.tmp"
            content = _build(build, fill, folders, lambda number, what: None, onto)
            _name(build, path, content, facts)
        os.utime(path)
        _remove_unused(states, path)
    return path


def _is_there(path: Path) -> bool:
    """Is the file of a state there, and whole? One that was taken away is closed, so that it is made again."""
    with _pool_lock:
        if not (path.is_file() and path.with_suffix(".json").is_file()):
            if path in _pool and not _pool[path].readers:
                _pool.pop(path).connection.close()
            return False
        return _passes(path)


@contextmanager
def trial(folders: Sequence[Path], onto: Mapping[str, Any]) -> Iterator[Workbench]:
    """A bench to `fill` only to see what comes of it, begun as `publish` would, with `now` beside it.

    The caller holds `loader_lock`.
    """
    generations = _generations()
    generations.mkdir(parents=True, exist_ok=True)
    build = generations / f"build-{os.getpid()}.tmp"
    _remove_litter()
    try:
        bench = _begin(build, folders, onto, beside=True)
        try:
            yield bench
        finally:
            bench.close()
    finally:
        _remove_litter()


def _build(
    build: Path, fill: Fill, folders: Sequence[Path], step: Callable[[int, str], None], onto: Mapping[str, Any] | None
) -> Content:
    """Fill a new file, check it, close it and read it back. Returns what is in it."""
    step(5, "bouw de nieuwe stand")
    bench = _begin(build, folders, onto)
    try:
        bench.begin()
        kept = fill(bench)
        bench.end()
        step(6, "controleer de nieuwe stand")
        content = content_of(bench, kept)
        fingerprint = _fingerprint(bench, content)
        step(7, "sluit de nieuwe stand")
        bench.run("CHECKPOINT")
        bench.close()
        if build.with_name(build.name + ".wal").exists():
            raise DamagedWarehouse("De nieuwe stand kon niet goed worden afgesloten.")
        step(8, "lees de nieuwe stand terug")
        connection = duckdb.connect(str(build), read_only=True)
        for setting in _SETTINGS:
            connection.execute(setting)
        bench = Workbench(connection, False)
        if _fingerprint(bench, content) != fingerprint:
            raise DamagedWarehouse("De nieuwe stand leest anders terug dan zij is geschreven.")
    finally:
        bench.close()
    return content


def _begin(build: Path, folders: Sequence[Path], onto: Mapping[str, Any] | None, beside: bool = False) -> Workbench:
    """A new file to fill: a copy of the current generation where that may be built on, else empty.

    beside: attach the current generation as `now`.
    """
    holds = {} if onto is None else _copy_of_current(build, onto)
    connection = duckdb.connect(str(build), config={"default_block_size": _BLOCK_BYTES})
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute(f"SET temp_directory='{_quoted(build.parent / _SPILL)}'")
        has_now = beside and _attach_now(connection)
        allowed = ", ".join(f"'{_quoted(folder.absolute())}/'" for folder in (*folders, build.parent))
        connection.execute(f"SET allowed_directories=[{allowed}]")
        for setting in _LOCK:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return Workbench(connection, has_now, holds)


def _copy_of_current(build: Path, onto: Mapping[str, Any]) -> dict[str, Any]:
    """Copy the current generation (closed, and never written again) when it says what it must and is whole."""
    path = _pointed()
    try:
        if path is None or path.with_name(path.name + ".wal").exists():
            return {}
        facts = _facts(path)
    except (OSError, ValueError):
        return {}
    made_by_this = "hashes" in facts and facts.get("engine") == duckdb.__version__
    if not made_by_this or any(facts.get(k) != v for k, v in onto.items()):
        return {}
    shutil.copyfile(path, build)
    if sha256_of(build) != facts["file_sha256"]:
        build.unlink()
        return {}
    return facts


def _name(build: Path, path: Path, content: Content, facts: dict[str, Any]) -> None:
    """Give a finished file its name for good, and write beside it what it says of itself."""
    about = {
        "generation": path.stem,
        "published_on": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        "content_hash": content.hash,
        "tables": content.rows,
        "hashes": content.hashes,
        "engine": duckdb.__version__,
        "file_sha256": sha256_of(build),
        **facts,
    }
    write_safely(path.with_suffix(".json"), json.dumps(about, ensure_ascii=False, indent=1))
    build.chmod(0o444)
    with build.open("rb") as stream:
        os.fsync(stream.fileno())
    build.rename(path)
    sync_folder(path.parent)


@dataclass(frozen=True)
class Content:
    """What is in the data tables. rows, hashes: per table, by name; both over all rows, in any order."""

    rows: dict[str, int]
    hashes: dict[str, str]

    @property
    def hash(self) -> str:
        """One hash over all tables: the same for the same rows on any machine.

        `batches` (who and when) is left out of it.
        """
        lines = (f"{t}:{self.rows[t]}:{self.hashes[t]}\n" for t in sorted(self.rows) if t != "batches")
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def content_of(bench: Workbench, kept: frozenset[str] = frozenset()) -> Content:
    """Count and hash every table of a bench; the batch number of a row is left out.

    kept: tables that are as they were in the generation that the bench was begun with, whose file was compared byte
    for byte: what that says of them still holds.
    """
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for table, columns in _columns(bench):
        if table in kept:
            rows[table], hashes[table] = bench.holds["tables"][table], bench.holds["hashes"][table]
            continue
        texts = ", ".join(f'coalesce("{c}"::VARCHAR, chr(1))' for c in columns if c != "_batch")
        [(rows[table], hashes[table])] = bench.rows(
            f"SELECT count(*), md5(coalesce(string_agg(h, '' ORDER BY h), '')) "
            f'FROM (SELECT md5(concat_ws(chr(2), {texts})) AS h FROM "{table}")'
        )
    return Content(rows, hashes)


def _fingerprint(bench: Workbench, content: Content) -> list[tuple[Any, ...]]:
    """Of every table its rows and a sum over them, as this engine counts: to compare what was written and is read."""
    return [
        (table, *bench.rows(f'SELECT count(*), sum(hash(t)) FROM "{table}" t')[0]) for table in sorted(content.rows)
    ]


def _columns(bench: Workbench) -> list[tuple[str, list[str]]]:
    return bench.rows(
        "SELECT table_name, list(column_name ORDER BY ordinal_position) FROM information_schema.columns "
        "WHERE table_schema = 'main' AND table_catalog = current_database() GROUP BY table_name ORDER BY table_name"
    )


def _remove_litter() -> None:
    """What a loader left behind that was stopped halfway. The caller holds the lock, so none is in use."""
    generations = _generations()
    shutil.rmtree(generations / _SPILL, ignore_errors=True)
    for path in [*generations.glob("build-*"), *generations.glob("*.tmp"), *root().glob("CURRENT.*.tmp")]:
        path.unlink(missing_ok=True)
    for path in generations.glob("gen-*.json"):
        if not path.with_suffix(".duckdb").exists():
            path.unlink(missing_ok=True)


def _remove_old(generations: Path) -> None:
    for path in sorted(generations.glob("gen-*.duckdb"))[:-KEEP_GENERATIONS]:
        if path == _pointed():
            continue
        try:
            path.unlink()
        except PermissionError:
            continue  # on Windows a reader still has it open; the next publish removes it
        path.with_suffix(".json").unlink(missing_ok=True)
        path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _remove_unused(states: Path, but: Path) -> None:
    """Earlier states beyond the last ones used; one that is being read stays."""
    by_use = sorted(states.glob("*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in [p for p in by_use[KEEP_STATES:] if p != but]:
        with _pool_lock:
            if path in _pool and _pool[path].readers:
                continue
            if path in _pool:
                _pool.pop(path).connection.close()
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)
