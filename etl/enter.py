"""A change typed on a page: a small csv with the sheet's own headings, loaded by the ordinary road as one batch."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from etl import batches
from etl.datasets import DATASETS
from etl.load import Outcome, load


def enter(name: str, rows: Sequence[Mapping[str, str]], *, by: str, reason: str = "") -> Outcome:
    """Load rows of dataset `name` (declared column → text as staff would type it) as one batch.

    All rows have the same columns; an empty text makes the value empty. The problems in the outcome are those a
    workbook would give, and with any of them nothing is saved. Raises KeyError for a column that is not declared.
    """
    dataset = DATASETS[name]
    columns = list(rows[0])
    shown = f"invoer {dataset.title.lower()} {batches.now()[:19].replace('T', ' ').replace(':', '.')}.csv"
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "invoer.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
            writer.writerow([dataset.columns[column].heading for column in columns])
            writer.writerows([[row[column] for column in columns] for row in rows])
        return load(path, name=shown, reason=reason, by=by, only=dataset)
