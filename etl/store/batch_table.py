"""The table `batches` of a generation: one row per batch that counts, with who, when and why."""

from __future__ import annotations

from etl.store.batches import Batch
from warehouse import Workbench

_COLUMNS = {
    "batch": "VARCHAR",
    "position": "BIGINT",
    "file": "VARCHAR",
    "sha256": "VARCHAR",
    "kind": "VARCHAR",
    "loaded_at": "TIMESTAMPTZ",
    "loaded_by": "VARCHAR",
    "reason": "VARCHAR",
    "is_fictional": "BOOLEAN",
    "data_until": "DATE",
    "row_count": "BIGINT",
}


def make(bench: Workbench, active: list[Batch]) -> None:
    """Make it anew, in one statement: after some years there are thousands of batches of one row."""
    fields = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    values = ", ".join(f"unnest(?::{kind}[])" for kind in _COLUMNS.values())
    told = [
        {
            **batch.manifest,
            "batch": batch.id,
            "position": batch.position,
            "row_count": sum(part["rows"] for part in batch.manifest["parts"]),
        }
        for batch in active
    ]
    bench.run(f"DROP TABLE IF EXISTS batches; CREATE TABLE batches ({fields}, PRIMARY KEY (batch))")
    bench.run(f"INSERT INTO batches SELECT {values}", [[one[name] for one in told] for name in _COLUMNS])
