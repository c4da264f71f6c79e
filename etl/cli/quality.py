"""How new and how complete the data are, and what contradicts itself."""

from __future__ import annotations

import argparse
from typing import Any

from etl.cli.answer import tell
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.store.publish import opened
from metrics import LISTINGS, Where, dutch
from metrics.metric import PROVENANCE

_QUALITY = (
    (
        "dataset_quality",
        "Hoe nieuw en hoe volledig",
        ("dataset", "report_year", "row_count", "newest", "missing_percent"),
    ),
    ("note_list", "Tegenspraken, dubbelingen en keuzes", ("kind", "sentence")),
    ("doubt_list", "Gegevens die zichzelf tegenspreken", ("kind", "meeting_date", "title", "sentence")),
    (
        "source_difference_list",
        "Waar bronnen van een overleg verschillen",
        ("meeting_date", "title", "subject", "source", "said"),
    ),
)


def add(command: Command) -> None:
    """Add the command about the quality of the data."""
    command("quality", _quality, "toon hoe nieuw en hoe volledig de gegevens zijn, en wat elkaar tegenspreekt")


def _quality(asked: argparse.Namespace) -> int:
    told: dict[str, list[dict[str, Any]]] = {}
    lines: list[str] = []
    with opened() as reader:
        for name, title, columns in _QUALITY:
            listing = LISTINGS[name]
            heads = [*listing.columns, *PROVENANCE, "is_fictional"]
            told[name] = [dict(zip(heads, row, strict=False)) for row in reader.rows(*listing.sql(Where()))]
            lines += [f"{title}: {len(told[name])}"]
            lines += ["  " + " · ".join(_shown(row, column) for column in columns) for row in told[name]]
    return tell(asked, told, lines)


def _shown(row: dict[str, Any], column: str) -> str:
    value = row.get(column)
    if column == "dataset" and value in DATASETS:
        return DATASETS[value].title
    if column == "missing_percent":
        return "niets in te vullen" if value is None else f"{dutch.percent(value)} niet ingevuld"
    if column == "row_count":
        return dutch.several(int(value or 0), "regel", "regels")
    empty = {"report_year": "alle jaren", "newest": "geen datum"}
    return empty.get(column, dutch.UNKNOWN) if value is None else dutch.cell(value, row.get(f"{column}_precision"))
