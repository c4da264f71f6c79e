"""Vectorised reading of a large .csv whose lines all have the same number of fields, whole columns at a time.

Anything else (quotes, empty or shorter lines, other line ends) gives None, and is read line by line.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from etl.readers.process.limits import COLUMNS, ROWS
from etl.readers.tables import cells

_LEAST_CHARS = 2**20
_HEADING_WITHIN = 20
_OTHER_ENDS = '\v\f\x1c\x1d\x1e\x85\u2028\u2029"'


def columns_of(
    content: str, separator: str, first: int, least: int = _LEAST_CHARS
) -> tuple[list[int], dict[int, pa.Array]] | None:
    """Line numbers (`first` is the first) and per column number its texts; None where that is not sure to be right."""
    if len(content) < least or len(separator.encode()) > 1 or any(sign in content for sign in _OTHER_ENDS):
        return None
    if content.count("\r") != content.count("\r\n"):
        return None
    data = content.encode()
    try:
        table = csv.read_csv(
            pa.BufferReader(data),
            csv.ReadOptions(use_threads=False, block_size=len(data) + 1, autogenerate_column_names=True),
            csv.ParseOptions(delimiter=separator, quote_char=False, escape_char=False, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types={f"f{n}": pa.string() for n in range(COLUMNS + 1)},
                null_values=[],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowException:
        return None
    if table.num_columns > COLUMNS or table.num_columns < 2 or table.num_rows + first > ROWS:
        return None
    columns = [_clean(table.column(n).combine_chunks()) for n in range(table.num_columns)]
    while columns and columns[-1].null_count == len(columns[-1]):
        columns.pop()
    if not columns or len(columns) != _width(columns):
        return None
    numbers = list(range(first, first + table.num_rows))
    if any(not column.null_count for column in columns):
        return numbers, dict(enumerate(columns, start=1))
    filled = pc.is_valid(columns[0])
    for column in columns[1:]:
        filled = pc.or_(filled, pc.is_valid(column))
    kept = pa.array(numbers).filter(filled).to_pylist()
    return kept, {n: column.filter(filled) for n, column in enumerate(columns, start=1)}


def _width(columns: list[pa.Array]) -> int:
    """How wide the heading is, the first line with more than one field; a later line may not be wider."""
    widths = [
        max((n for n, column in enumerate(columns, start=1) if column[row].is_valid), default=0)
        for row in range(min(_HEADING_WITHIN, len(columns[0])))
    ]
    return next((width for width in widths if width > 1), 0)


def _clean(texts: pa.Array) -> pa.Array:
    """The same as `cells.text` on every text; only those with other signs than ASCII need it one by one."""
    trimmed = pc.ascii_trim_whitespace(texts)
    other = pc.invert(pc.string_is_ascii(trimmed))
    if pc.any(other).as_py():
        coded = trimmed.filter(other).dictionary_encode()
        made = pa.array([cells.text(text) for text in coded.dictionary.to_pylist()], pa.string())
        trimmed = pc.replace_with_mask(trimmed, other, made.take(coded.indices))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
