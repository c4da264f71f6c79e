"""A Parquet file that this dashboard wrote, back to the sheet it came from; any other by the names of its columns."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.readers.process.limits import CELL_CHARS, COLUMNS, ROWS, UNPACKED_BYTES
from etl.readers.tables import cells
from etl.readers.tables.table import Table
from etl.schema import Dataset
from etl.typed import as_typed

MARK = b"vgg_dataset"
"""The key in the file under which stands which kind of data it holds."""
_BROKEN = "Dit Parquet-bestand is beschadigd of afgekapt. Maak het opnieuw."


def read_parquet(path: Path, name: str) -> tuple[list[Table], list[str]]:
    """The file as one table, its headings in row 1. name: of the file, without its ending. Raises Refused."""
    try:
        file = pq.ParquetFile(path)
        _check_size(file.metadata)
        schema = file.schema_arrow
        for field in schema:
            if not _is_simple(field.type):
                raise Refused(f"Kolom ‘{field.name}’ heeft een soort waarde ({field.type}) die niet wordt gelezen.")
        rows = file.read().to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise Refused(_BROKEN) from error
    dataset = DATASETS.get((schema.metadata or {}).get(MARK, b"").decode("utf-8", "replace"))
    if dataset is None or not set(dataset.key) <= set(schema.names):
        return [_table(name, schema.names, [[row[n] for n in schema.names] for row in rows])], []
    present = [n for n in dataset.columns if set(dataset.stored_of(n)) <= set(schema.names)]
    values = [[as_typed(row, n, dataset) for n in present] for row in rows]
    left = [n for n in schema.names if n not in {s for p in present for s in dataset.stored_of(p)}]
    notes = [f"Kolom ‘{n}’ is niet bekend en is niet gelezen." for n in left]
    return [_table(dataset.title, [dataset.columns[n].heading for n in present], values)], notes


def marked(table: pa.Table, dataset: Dataset) -> pa.Table:
    """A table that says of itself which kind of data it holds."""
    return table.replace_schema_metadata({MARK: dataset.name.encode()})


def _check_size(about: pq.FileMetaData) -> None:
    if about.num_rows + 1 > ROWS or about.num_columns > COLUMNS:
        raise Refused(f"Er worden hoogstens {ROWS} regels en {COLUMNS} kolommen gelezen; verdeel het bestand.")
    if sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups)) > UNPACKED_BYTES:
        raise Refused("Uitgepakt is dit bestand veel te groot om veilig te lezen.")


def _is_simple(kind: pa.DataType) -> bool:
    if pa.types.is_list(kind):
        kind = kind.value_type
    checks = (
        "is_string",
        "is_large_string",
        "is_integer",
        "is_boolean",
        "is_decimal",
        "is_floating",
        "is_date",
        "is_time",
        "is_timestamp",
        "is_null",
    )
    return any(getattr(pa.types, check)(kind) for check in checks)


def _table(name: str, headings: list[str], rows: list[list[Any]]) -> Table:
    table = Table(name)
    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            text = _text(value)
            if text is not None:
                table.put(number, column, text)
    table.close()
    return table


def _text(value: Any) -> str | None:
    """A value as a Dutch Excel would show it."""
    if value is None:
        return None
    if isinstance(value, list):
        return cells.text("; ".join(_text(one) or "" for one in value))
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float):
        return cells.number(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if len(str(value)) > CELL_CHARS:
        raise Refused("Een waarde bevat meer tekst dan in een cel past; dit bestand is niet veilig te lezen.")
    return cells.text(str(value))
