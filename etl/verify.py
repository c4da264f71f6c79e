"""Does everything still hold? Ledger, originals, batches, generation, and a fresh build against what is shown."""

from __future__ import annotations

import warehouse
from etl import batches
from etl.build import NotConsistent, fill
from etl.quarantine import damage_of, differs, standing


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
        return ["De stand op het scherm is beschadigd; draai: python -m etl rebuild."]
    if facts is None:
        return ["Er is geen stand om te tonen; draai: python -m etl rebuild."] if batches.ledger() else []
    if facts["ledger_hash"] != batches.position_in_ledger()["ledger_hash"]:
        return ["De stand op het scherm loopt achter op het logboek; draai: python -m etl rebuild."]
    try:
        with warehouse.reader() as reader:
            if reader.notice:
                return [reader.notice]
    except warehouse.DamagedWarehouse as error:
        return [error.sentence]
    with warehouse.workbench(folders=[batches.folder()]) as bench:
        try:
            fill(bench, standing())
        except NotConsistent as error:
            return error.sentences
        if warehouse.content_of(bench).hash != facts["content_hash"]:
            return ["De stand op het scherm is niet wat de aanleveringen samen geven; draai: python -m etl rebuild."]
    return []
