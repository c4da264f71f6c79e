"""Batches: what was loaded, by whom, when and why. They are the truth and never change.

    originals/<sha256>             the bytes as received
    batches/B0001/manifest.json    who, when, why, counts, and the sha256 of every part
    batches/B0001/<dataset>-1.parquet   the good rows of one sheet, with their place
    batches/B0001/<dataset>-gone.parquet   the keys of rows it takes away, of a period for which it is complete
    ledger.jsonl                   one line per load, undo, redo and freeze; each carries the hash of the line before

Which batches count now follows from the ledger alone: loaded, and not undone since. A batch that is put back
takes its old place in the order.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import warehouse
from metrics import clock

FREEZE = "freeze"
"""The action of a line in the ledger that gives the data of that moment a name, to open again later."""


class DamagedLedger(warehouse.DamagedWarehouse):
    """The ledger does not hold together; `sentence` says where."""


@dataclass(frozen=True)
class Batch:
    """One batch. position: its place in the order, from 1. is_active: loaded, and not undone since.

    damage: why it cannot be used although it is active (what is stored is not what was written), else empty.
    """

    id: str
    position: int
    is_active: bool
    manifest: dict[str, Any]
    damage: str = ""

    @property
    def counts(self) -> bool:
        """Do its rows go into the warehouse?"""
        return self.is_active and not self.damage

    @property
    def gone(self) -> list[dict[str, Any]]:
        """Per dataset what it takes away: dataset, period, file, rows."""
        return list(self.manifest.get("gone", ()))

    @property
    def folder(self) -> Path:
        """Where its parts are."""
        return folder() / self.id


def folder() -> Path:
    """The folder of all batches."""
    return warehouse.root() / "batches"


def original_of(sha256: str) -> Path:
    """Where the bytes of a file are kept."""
    return warehouse.root() / "originals" / sha256


def ledger() -> list[dict[str, Any]]:
    """Every line of the ledger, oldest first. Raises DamagedLedger when the chain does not hold."""
    path = _path()
    if not path.exists():
        return []
    lines: list[dict[str, Any]] = []
    previous = ""
    data = path.read_bytes()
    # A last line without its end was being written when the loader was stopped: it was never accepted.
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].split(b"\n")[:-1], start=1):
        try:
            entry = json.loads(line.decode("utf-8"))
            entry.keys()
        except (ValueError, AttributeError) as error:
            raise DamagedLedger(f"Regel {number} van het logboek is niet te lezen. {_RESTORE}") from error
        if entry.get("previous") != previous or entry.get("hash") != _hash(entry):
            raise DamagedLedger(
                f"Regel {number} van het logboek past niet op de regel ervoor: er is iets veranderd. {_RESTORE}"
            )
        previous = entry["hash"]
        lines.append(entry)
    return lines


def append(action: str, batch: str, by: str, reason: str, **more: Any) -> dict[str, Any]:
    """Add a line to the ledger and wait until it is on disk. The caller holds the loader's lock."""
    lines = ledger()
    entry = {
        "seq": len(lines) + 1,
        "at": clock.stamp(),
        "by": by,
        "action": action,
        "batch": batch,
        "reason": reason,
        **more,
    }
    entry["previous"] = lines[-1]["hash"] if lines else ""
    entry["hash"] = _hash(entry)
    _drop_torn_line()
    size = _path().stat().st_size if _path().exists() else 0
    try:
        with _path().open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        warehouse.sync_folder(warehouse.root())
    except OSError:
        _cut(size)
        raise
    return entry


def take_back(entry: dict[str, Any]) -> None:
    """Take the last line back, because what it says could not be published; so it takes no effect later either.

    Making a file shorter needs no room on a full disk, and nothing ever showed what the line said. The caller holds
    the loader's lock and has not let go since `append`.
    """
    if ledger()[-1:] == [entry]:
        _cut(_path().read_bytes()[:-1].rfind(b"\n") + 1)


def has_whole_past() -> bool:
    """Is the ledger at least as long as when the current generation was made, and the same up to there?

    Lines that are missing at its end leave a chain that holds; only what was published knows of them.
    """
    facts = warehouse.current()
    if facts is None or not facts.get("ledger_seq"):
        return True
    lines = ledger()
    seq = int(facts["ledger_seq"])
    return len(lines) >= seq and lines[seq - 1]["hash"] == facts["ledger_hash"]


SHORTENED = "Het logboek mist regels die er bij de stand op het scherm wel waren."


def position_in_ledger() -> dict[str, Any]:
    """How far the ledger is: what a generation says of itself, to see whether it is up to date.

    A line that only freezes what is there changes no data and does not count.
    """
    lines = [line for line in ledger() if line["action"] != FREEZE]
    return {"ledger_seq": lines[-1]["seq"] if lines else 0, "ledger_hash": lines[-1]["hash"] if lines else ""}


def all_batches(until: int | None = None) -> list[Batch]:
    """Every batch ever accepted, in order, with whether it counts now; or counted after line `until` of the ledger."""
    manifests: dict[str, tuple[dict[str, Any], str]] = {}
    active: set[str] = set()
    for line in ledger()[:until]:
        if line["action"] == "load":
            manifests[line["batch"]] = _manifest(line)
        if line["action"] == "undo":
            active.discard(line["batch"])
        elif line["action"] != FREEZE:
            active.add(line["batch"])
    return [Batch(i, n, i in active, m, why) for n, (i, (m, why)) in enumerate(manifests.items(), start=1)]


def _manifest(line: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """What a batch says of itself, and what is wrong with that; when it is, what the ledger knows stands in."""
    path = folder() / line["batch"] / "manifest.json"
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() == line["manifest_sha256"]:
        manifest: dict[str, Any] = json.loads(data)
        return manifest, ""
    what = "is veranderd sinds het laden" if data else "ontbreekt"
    known = {
        "batch": line["batch"],
        "file": "onbekend bestand",
        "sha256": line["sha256"],
        "kind": "",
        "about": {},
        "loaded_at": line["at"],
        "loaded_by": line["by"],
        "reason": line["reason"],
        "is_fictional": False,
        "data_until": None,
        "parts": [],
        "left_out": 0,
        "datasets": {},
    }
    return known, f"De beschrijving van {line['batch']} {what}."


def write(manifest: dict[str, Any], made_in: Path) -> Path:
    """Give a finished folder (parts and manifest) its place. Returns the place; nothing counts before `append`."""
    target = folder() / manifest["batch"]
    for part in (*manifest["parts"], *manifest.get("gone", ())):
        part["sha256"] = warehouse.sha256_of(made_in / part["file"])
        _sync(made_in / part["file"])
    (made_in / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    for path in made_in.iterdir():
        path.chmod(0o444)
        _sync(path)
    made_in.rename(target)
    warehouse.sync_folder(folder())
    return target


def keep_original(path: Path, sha256: str) -> Path:
    """Keep the bytes of a file under their sha256; a file that is there already is left as it is."""
    target = original_of(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{sha256}.{os.getpid()}.tmp")
        shutil.copyfile(path, beside)
        _sync(beside)
        beside.chmod(0o440)
        beside.rename(target)
        warehouse.sync_folder(target.parent)
    return target


def tidy() -> None:
    """Remove what a stopped loader left: folders and originals that the ledger does not know.

    Raises DamagedLedger, also when the ledger has become shorter: then those folders may be all that is left.
    """
    if not has_whole_past():
        raise DamagedLedger(f"{SHORTENED} {_RESTORE}")
    lines = [line for line in ledger() if line["action"] == "load"]
    known, kept = {line["batch"] for line in lines}, {line["sha256"] for line in lines}
    for path in folder().glob("*") if folder().exists() else ():
        if path.name not in known:
            shutil.rmtree(path)
    originals = warehouse.root() / "originals"
    for path in originals.glob("*") if originals.exists() else ():
        if path.name not in kept:
            path.unlink()


_RESTORE = "Zet ledger.jsonl terug uit een reservekopie; er wordt niets veranderd."


def _path() -> Path:
    return warehouse.root() / "ledger.jsonl"


def _cut(size: int) -> None:
    if _path().exists():
        with _path().open("r+b") as stream:
            stream.truncate(size)
            os.fsync(stream.fileno())


def _hash(entry: dict[str, Any]) -> str:
    text = json.dumps({k: v for k, v in entry.items() if k != "hash"}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _drop_torn_line() -> None:
    path = _path()
    if path.exists():
        data = path.read_bytes()
        if data and not data.endswith(b"\n"):
            _cut(data.rfind(b"\n") + 1)


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
