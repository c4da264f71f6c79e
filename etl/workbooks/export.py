"""Everything out: each table as csv and parquet, and all of them as one workbook that can be loaded again."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import warehouse
from etl.check.recognise import ABOUT
from etl.datasets import DATASETS
from etl.readers.tables.parquet import marked
from etl.schema import Dataset
from etl.store.publish import opened
from etl.typed import as_typed
from reports.table import as_csv, as_xlsx


def export(folder: Path) -> list[Path]:
    """Write `gegevens.xlsx` and per dataset a csv (semicolon, UTF-8 with BOM) and a parquet file.

    All of the current generation. The workbook, `alles-csv.zip` and `alles-parquet.zip` each load back in one go to
    the same data (see `fingerprint`). Parquet keeps the types, for calculating.

    Text is only text: nothing in it can start a formula. Returns the files. Raises NoWarehouse.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    with opened() as reader:
        for dataset in DATASETS.values():
            headings, rows = _rows(reader, dataset)
            path = folder / f"{dataset.name}.csv"
            path.write_bytes(as_csv(headings, rows))
            files.append(path)
            path = folder / f"{dataset.name}.parquet"
            path.write_bytes(_parquet(reader, dataset))
            files.append(path)
        for form in ("csv", "parquet"):
            path = folder / f"alles-{form}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
                for file in (f for f in files if f.suffix == f".{form}"):
                    package.write(file, file.name)
            files.append(path)
        path = folder / "gegevens.xlsx"
        path.write_bytes(workbook_of(reader))
    return [*files, path]


def export_zip() -> bytes:
    """The same files as one zip, for a download button."""
    stream = io.BytesIO()
    with opened() as reader, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for dataset in DATASETS.values():
            package.writestr(f"{dataset.name}.csv", as_csv(*_rows(reader, dataset)))
            package.writestr(f"parquet/{dataset.name}.parquet", _parquet(reader, dataset))
        package.writestr("gegevens.xlsx", workbook_of(reader))
    return stream.getvalue()


def fingerprint() -> str:
    """One hash over every value that an export holds; where each came from is left out. Raises NoWarehouse."""
    digest = hashlib.sha256()
    with opened() as reader:
        for dataset in DATASETS.values():
            names, keys = ", ".join(_picked(dataset)), ", ".join(f'"{n}"' for n in dataset.key)
            for row in reader.rows(f'SELECT {names} FROM "{dataset.name}" ORDER BY {keys}'):
                # An empty text is empty, whether it was stored as a text or as nothing.
                values = [None if value == "" else value for value in row]
                digest.update(f"{dataset.name}:{values!r}\n".encode())
    return digest.hexdigest()


def workbook_of(reader: warehouse.Reader, datasets: tuple[str, ...] = ()) -> bytes:
    """The current rows of datasets (empty = all) in the form of the template, to edit and send back.

    The workbook says of itself that it is an example as soon as one row in it is.
    """
    chosen = [d for d in DATASETS.values() if not datasets or d.name in datasets]
    made_up = any(reader.rows(f'SELECT 1 FROM "{d.name}" WHERE _is_fictional LIMIT 1') for d in chosen)
    about: list[list[Any]] = [
        ["Soort", "fictief voorbeeld, geheel of deels" if made_up else "uitvoer van het dashboard"]
    ]
    about.append(["Stand", reader.generation])
    sheets: dict[str, tuple[list[str], list[list[Any]]]] = {ABOUT: (["Wat", "Inhoud"], about)}
    return as_xlsx(sheets | {d.title: _rows(reader, d) for d in chosen})


def _parquet(reader: warehouse.Reader, dataset: Dataset) -> bytes:
    """The stored columns of one dataset, in English and with their own types."""
    names, keys = _picked(dataset), [f'"{n}"' for n in dataset.key]
    rows = reader.rows(f'SELECT {", ".join(names)} FROM "{dataset.name}" ORDER BY {", ".join(keys)}')
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    stream = io.BytesIO()
    table = pa.table({name: list(values) for name, values in zip(dataset.stored, columns, strict=True)})
    pq.write_table(marked(table, dataset), stream)
    return stream.getvalue()


def _rows(reader: warehouse.Reader, dataset: Dataset) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of one dataset, each value as staff would type it."""
    names = ", ".join(_picked(dataset))
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    stored = list(dataset.stored)
    rows = []
    for row in reader.rows(f'SELECT {names} FROM "{dataset.name}" ORDER BY {keys}'):
        values = dict(zip(stored, row, strict=True))
        rows.append([as_typed(values, name, dataset) for name in dataset.columns])
    return [column.heading for column in dataset.columns.values()], rows


def _picked(dataset: Dataset) -> list[str]:
    """The stored columns as SQL; the name of a person who is no office holder does not leave the dashboard."""
    masks = {name: column.masked_when for name, column in dataset.columns.items() if column.masked_when}
    return [
        f'CASE WHEN "{masks[name]}" THEN \'Persoon (\' || "{dataset.reference}" || \')\' ELSE "{name}" END'
        if name in masks
        else f'"{name}"'
        for name in dataset.stored
    ]
