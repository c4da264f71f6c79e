"""Does everything still hold? Ledger, originals, batches, generation; and a damaged batch is put aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import warehouse
from etl.store import batches
from etl.store.batches import Batch
from etl.store.build import NotConsistent, fill
from metrics import clock


def standing() -> list[Batch]:
    """Every batch, those with damage put aside, and with them those that cannot stand without."""
    every = [replace(batch, damage=" ".join(damage_of(batch))) for batch in batches.all_batches()]
    if not any(batch.is_active and batch.damage for batch in every):
        return every
    while True:
        try:
            with warehouse.workbench(folders=[batches.folder()]) as bench:
                fill(bench, every, clock.today())
            return every
        except NotConsistent as error:
            if not any(batch.counts and batch.id in error.batches for batch in every):
                raise
            why = " ".join(error.sentences[:1])
            every = [replace(b, damage=f"{b.id} kan niet zonder: {why}") if b.id in error.batches else b for b in every]


def damage_of(batch: Batch) -> list[str]:
    """What of the description and the sheets of one batch is not what was written when it was loaded, in Dutch."""
    if batch.damage:
        return [batch.damage]
    files = [(f"Blad ‘{part['sheet']}’ van {batch.id}", part) for part in batch.manifest["parts"]]
    files += [(f"Wat {batch.id} weghaalt ({gone['dataset']})", gone) for gone in batch.gone]
    return [sentence for what, file in files for sentence in differs(batch.folder / file["file"], file["sha256"], what)]


def differs(path: Path, sha256: str, what: str) -> list[str]:
    """The sentence for a file that is gone or changed, else nothing."""
    if not path.exists():
        return [f"{what} ontbreekt."]
    return [] if warehouse.sha256_of(path) == sha256 else [f"{what} is veranderd sinds het laden."]


def aside(every: Iterable[Batch]) -> dict[str, Any]:
    """What a generation says of the batches that were put aside: each with its reason, and a sentence for the pages."""
    put_aside = {batch.id: batch.damage for batch in every if batch.is_active and batch.damage}
    if not put_aside:
        return {"set_aside": {}}
    first, verb = ("Aanlevering", "is") if len(put_aside) == 1 else ("Aanleveringen", "zijn")
    count = "telt" if len(put_aside) == 1 else "tellen"
    notice = (
        f"{first} {', '.join(put_aside)} {verb} beschadigd en {count} niet mee; al het andere wel. "
        f"{' '.join(put_aside.values())} Zet de map batches terug uit een reservekopie en draai: ./vgg rebuild."
    )
    return {"set_aside": put_aside, "notice": notice}


def verify() -> list[str]:
    """What does not hold, in Dutch sentences; an empty list when everything does. Changes nothing."""
    try:
        lines = batches.ledger()
    except batches.DamagedLedger as error:
        return [error.sentence]
    wrong = []
    if not batches.has_whole_past():
        wrong.append(batches.SHORTENED)
    sha256 = {line["batch"]: line["sha256"] for line in lines if line["action"] == "load"}
    for batch in batches.all_batches():
        original = f"Het oorspronkelijke bestand van {batch.id}"
        wrong += differs(batches.original_of(sha256[batch.id]), sha256[batch.id], original)
        wrong += damage_of(batch)
    return wrong or _generation()


def _generation() -> list[str]:
    facts = warehouse.current()
    if facts is None and (warehouse.root() / "CURRENT").exists():
        return ["De stand op het scherm is beschadigd; draai: ./vgg rebuild."]
    if facts is None:
        return ["Er is geen stand om te tonen; draai: ./vgg rebuild."] if batches.ledger() else []
    if "day" not in facts or facts["ledger_hash"] != batches.position_in_ledger()["ledger_hash"]:
        return ["De stand op het scherm loopt achter op het logboek; draai: ./vgg rebuild."]
    try:
        with warehouse.reader() as reader:
            if reader.notice:
                return [reader.notice]
    except warehouse.DamagedWarehouse as error:
        return [error.sentence]
    with warehouse.workbench(folders=[batches.folder()]) as bench:
        try:
            fill(bench, standing(), date.fromisoformat(facts["day"]))
        except NotConsistent as error:
            return error.sentences
        if warehouse.content_of(bench).hash != facts["content_hash"]:
            return ["De stand op het scherm is niet wat de aanleveringen samen geven; draai: ./vgg rebuild."]
        # A publish carries over what it says of the tables that it did not make; here every row is counted again.
        shown = warehouse.content_of_now(bench)
        if (shown.rows, shown.hashes) != (facts["tables"], facts["hashes"]):
            return ["De stand op het scherm bevat iets anders dan zij zegt; draai: ./vgg rebuild."]
    return []
