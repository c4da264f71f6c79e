"""The parts of a batch as files: the good rows of each sheet, and the keys of the rows that it takes away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl.check.gone_rows import Gone
from etl.check.problem import Part
from etl.sql import quoted
from warehouse import Workbench


def write_parts(
    bench: Workbench, parts: Sequence[Part], gone: Sequence[Gone], folder: Path
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Write every part as Parquet in `folder`. Returns what the manifest says of the rows, and of what is gone."""
    brought = []
    for index, part in enumerate(parts, start=1):
        file = f"{part.dataset.name}-{index}.parquet"
        _write(bench, part.table, folder / file)
        brought.append(
            {
                "dataset": part.dataset.name,
                "sheet": part.sheet,
                "file": file,
                "columns": list(part.columns),
                "rows": part.rows,
            }
        )
    taken = []
    for one in gone:
        file = f"{one.dataset}-gone.parquet"
        _write(bench, one.table, folder / file)
        taken.append({"dataset": one.dataset, "period": one.period, "file": file, "rows": one.rows})
    return brought, taken


def _write(bench: Workbench, table: str, path: Path) -> None:
    bench.run(f"COPY {table} TO {quoted(path.as_posix())} (FORMAT parquet, COMPRESSION zstd)")
