"""A sheet that is too long to hold: its rows go to a Parquet file, a group at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.readers.process.document import Sheet
from etl.readers.tables.letters import column_letters

_AT_ONCE = 1_000
"""Rows that wait as Python texts; after that they are Arrow, which is ten times smaller."""
_GROUP = 50_000


class Rows:
    """Rows of texts, in the order of the headings; None is an empty cell. Row 1 holds the headings.

    beside: columns that stand in the file behind those of the sheet, under their own names; no heading, no cell.
    """

    def __init__(
        self, path: Path, headings: Sequence[str], *, beside: Sequence[str] = (), is_sheet: bool = True
    ) -> None:
        self.count = 0
        self._path, self._is_sheet = path, is_sheet
        self._names = [column_letters(n) for n in range(1, len(headings) + 1)] if is_sheet else list(headings)
        fields = [(name, pa.string()) for name in (*self._names, *beside)]
        self._schema = pa.schema([("_row", pa.int64()), *fields] if is_sheet else fields)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Sequence[str | None]] = [(*headings, *(None for _ in beside))] if is_sheet else []
        self._group: list[pa.RecordBatch] = []
        self.add = self._waiting.append

    def flush_when_full(self) -> None:
        """Write what waits when it is a whole group; to be called now and then."""
        if len(self._waiting) >= _AT_ONCE:
            self._pack()
            if sum(batch.num_rows for batch in self._group) >= _GROUP:
                self._flush()

    def _pack(self) -> None:
        columns = [pa.array(column, pa.string()) for column in zip(*self._waiting, strict=True)]
        if not columns:
            return
        first = self.count + 1
        self.count += len(self._waiting)
        if self._is_sheet:
            columns.insert(0, pa.array(range(first, self.count + 1), pa.int64()))
        self._group.append(pa.RecordBatch.from_arrays(columns, schema=self._schema))
        self._waiting.clear()

    def _flush(self) -> None:
        if self._group:
            self._writer.write_table(pa.Table.from_batches(self._group), row_group_size=2 * _GROUP)
            self._group.clear()

    def close(self, name: str = "") -> Sheet:
        """Write the rest. Returns the sheet."""
        self._pack()
        self._flush()
        self._writer.close()
        return Sheet(name, False, self._path, tuple(self._names), self.count)
