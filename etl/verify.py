"""Does everything still hold? Ledger, originals, batches, generation, and a fresh build against what is shown."""

from __future__ import annotations

from pathlib import Path

import warehouse
from etl import batches
from etl.build import NotConsistent, fill


def verify() -> list[str]:
    """What does not hold, in Dutch sentences; an empty list when everything does. Changes nothing."""
    try:
        lines = batches.ledger()
    except batches.DamagedLedger as error:
        return [error.sentence]
    wrong = []
    for line in lines:
        if line["action"] == "load":
            wrong += _batch(line["batch"], line["sha256"], line["manifest_sha256"])
    if wrong:
        return wrong
    return _generation()


def _batch(batch: str, sha256: str, manifest_sha256: str) -> list[str]:
    """The original, the manifest and the parts of one batch against the hashes written when it was loaded."""
    folder = batches.folder() / batch
    wrong = _differs(batches.original_of(sha256), sha256, f"Het oorspronkelijke bestand van {batch}")
    manifest = _differs(folder / "manifest.json", manifest_sha256, f"De beschrijving van {batch}")
    if manifest:
        return wrong + manifest
    [found] = [b for b in batches.all_batches() if b.id == batch]
    for part in found.manifest["parts"]:
        wrong += _differs(folder / part["file"], part["sha256"], f"Blad ‘{part['sheet']}’ van {batch}")
    for gone in found.gone:
        wrong += _differs(folder / gone["file"], gone["sha256"], f"Wat {batch} weghaalt ({gone['dataset']})")
    return wrong


def _differs(path: Path, sha256: str, what: str) -> list[str]:
    if not path.exists():
        return [f"{what} ontbreekt."]
    return [] if warehouse.sha256_of(path) == sha256 else [f"{what} is veranderd sinds het laden."]


def _generation() -> list[str]:
    facts = warehouse.current()
    if facts is None:
        return ["Er is geen stand om te tonen; draai: python -m etl rebuild."] if batches.ledger() else []
    if facts["ledger_hash"] != batches.position_in_ledger()["ledger_hash"]:
        return ["De stand op het scherm loopt achter op het logboek; draai: python -m etl rebuild."]
    with warehouse.reader() as reader:
        if reader.notice:
            return [reader.notice]
    with warehouse.workbench(folders=[batches.folder()]) as bench:
        try:
            fill(bench, batches.all_batches())
        except NotConsistent as error:
            return error.sentences
        if warehouse.content_of(bench)[1] != facts["content_hash"]:
            return ["De stand op het scherm is niet wat de aanleveringen samen geven; draai: python -m etl rebuild."]
    return []
