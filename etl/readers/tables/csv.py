"""Delimiter-separated text (.csv) to cells as text: separator and encoding are found, never guessed past.

There is no field list: quotes as RFC 4180 has them, and around them what Excel writes in the Netherlands: `;`, a line
`sep=`, a byte order mark or Windows-1252.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.encoding import utf16_of
from etl.readers.process.limits import COLUMNS, FIELD_CHARS, ROWS
from etl.readers.tables import cells
from etl.readers.tables.csv_bulk import columns_of
from etl.readers.tables.table import CONTROL, Table, control_sentence

_SEPARATORS = (";", "\t", ",")
_HEAD_CHARS = 2**18
"""As much as is looked at to find the separator; two hundred lines nearly always fit in it."""


def read_csv(path: Path, name: str) -> tuple[list[Table], list[str]]:
    """The file as one table called `name`, and notes. Raises Refused."""
    content, notes = decoded(path.read_bytes())
    wrong = CONTROL.search(content)
    if wrong:  # some of these would split a line in two
        line = content.count("\n", 0, wrong.start()) + 1
        raise Refused(f"In regel {line} {control_sentence(content, wrong.start())}")
    head = content[:_HEAD_CHARS].splitlines(keepends=True)[:1]
    if head and head[0].lower().startswith("sep=") and len(head[0].strip()) == 5:
        separator, skipped = head[0].strip()[4], 1
    else:
        separator, skipped = _separator(content), 0
    table = Table(name)
    found = columns_of(content[len(head[0]) :] if skipped else content, separator, 1 + skipped)
    if found is not None:
        table.numbers, table.arrays = found
        return [table], notes
    lines = content.splitlines(keepends=True)
    csv.field_size_limit(FIELD_CHARS)
    rows: list[list[str | None]] = []
    numbers: list[int] = []
    try:
        for number, row in enumerate(csv.reader(lines[skipped:], delimiter=separator, strict=True), start=1 + skipped):
            values = [cells.text(value) for value in row]
            while values and values[-1] is None:
                values.pop()
            if values:
                numbers.append(number)
                rows.append(values)
    except csv.Error as error:
        raise Refused(
            f"In regel {1 + skipped + len(rows)} of verder staat een aanhalingsteken dat niet sluit."
        ) from error
    _check_width(rows, numbers, separator)
    width = max((len(row) for row in rows), default=0)
    if width > COLUMNS or (numbers and numbers[-1] > ROWS):
        raise Refused(f"Er worden hoogstens {ROWS} regels en {COLUMNS} kolommen gelezen; verdeel het bestand.")
    table.numbers = numbers
    table.columns = {c + 1: [row[c] if c < len(row) else None for row in rows] for c in range(width)}
    return [table], notes


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The text of a file, with a note when its encoding was not sure. Raises Refused."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError as error:
                raise Refused("De tekens van dit bestand kloppen niet met wat het zegt te zijn.") from error
    unmarked = utf16_of(data)
    if unmarked:
        try:
            return data.decode(unmarked), ["Het bestand is gelezen als UTF-16, al zegt het dat zelf niet."]
        except UnicodeDecodeError as error:
            raise Refused("De tekens van dit bestand kloppen niet: een deel is UTF-16.") from error
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        note = "Het bestand is gelezen als Windows-tekst (cp1252). Kijk of letters met accenten goed staan."
        try:
            return data.decode("cp1252"), [note]
        except UnicodeDecodeError as error:
            raise Refused("De tekens van dit bestand zijn niet te lezen. Sla het op als csv UTF-8.") from error


def _separator(content: str) -> str:
    """The separator that splits most lines into the same number of fields, more than one; else a semicolon."""
    sample = content[:_HEAD_CHARS].splitlines(keepends=True)
    sample = (sample[:-1] if len(content) > _HEAD_CHARS and sample[1:] else sample)[:200]
    best = (0.0, 0, ";")
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator) if row)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if wide:
            width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            score = count / sum(widths.values())
            if (round(score, 2), width) > (round(best[0], 2), best[1]):
                best = (score, width, separator)
    return best[2]


def _check_width(rows: list[list[str | None]], numbers: list[int], separator: str) -> None:
    """No line may have more fields than the heading, the widest of the first ten lines."""
    width = max((len(row) for row in rows[:10]), default=0)
    heading = next((i for i, row in enumerate(rows) if len(row) > 1), 0)
    width = len(rows[heading]) if rows else width
    for row, number in zip(rows, numbers, strict=True):
        if len(row) > width:
            hint = " Staan er decimale komma's in een bestand met komma's? Sla het op met puntkomma's." * (
                separator == ","
            )
            raise Refused(f"Regel {number} heeft {len(row)} velden; de kop heeft er {width}.{hint}")
