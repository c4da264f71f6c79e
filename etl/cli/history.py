"""What stood in a cell before, and which batch said so."""

from __future__ import annotations

import argparse

from etl.cli.answer import tell
from etl.cli.subject import Command
from etl.cli.workbooks import dataset_of
from etl.datasets import DATASETS
from etl.store import batches
from etl.store.publish import opened
from etl.store.value_history import in_words
from metrics import LISTINGS, Where, dutch


def add(command: Command) -> None:
    """Add the command about earlier values."""
    sub = command("history", _history, "toon wat er eerder in een cel stond, en uit welke aanlevering")
    sub.add_argument("sheet", nargs="?", default="", metavar="BLAD", help="alleen dit blad")
    sub.add_argument("key", nargs="?", default="", metavar="REGEL", help="alleen regels met deze tekst in hun sleutel")


def _history(asked: argparse.Namespace) -> int:
    listing = LISTINGS["value_words"]
    only = dataset_of(asked.sheet).name if asked.sheet else ""
    with opened() as reader:
        rows = listing.as_dicts(reader.rows(*listing.sql(Where())))
    rows = [r for r in rows if (not only or r["dataset"] == only) and asked.key.lower() in r["row_key"].lower()]
    loaded = {b.id: b.manifest for b in batches.all_batches()}
    lines = []
    for row in rows:
        dataset = DATASETS[row["dataset"]]
        column = dataset.columns.get(row["column_name"])
        heading = column.heading if column else row["column_name"]
        value = "leeg" if row["value"] is None else f"‘{in_words(column, row['value'])}’"
        manifest = loaded[row["_batch"]]
        says = "is nu" if row["is_last"] else "was"
        lines.append(
            f"{dataset.title}, {row['row_key']}, {heading}: {says} {value}, sinds "
            f"{dutch.moment(manifest['loaded_at'])} uit {manifest['file']} ({row['_batch']})"
        )
    return tell(asked, rows, lines or ["Daarvan is geen cel meer dan één keer opgegeven."])
