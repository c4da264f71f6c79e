"""What a year report still lacks, said before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import warehouse
from metrics import LISTINGS, Where, dutch
from reports.figures import OfReader

Rows = Sequence[dict[str, Any]]


def missing(reader: warehouse.Reader, year: int) -> list[str]:
    """What the report of a year lacks, a sentence each; a half that is still to come lacks nothing."""
    asked = OfReader(reader, Where(year))
    dossiers, targets = (asked.rows(LISTINGS[name], "", {}) for name in ("dossier_list", "target_list"))
    halves = [row for row in asked.rows(LISTINGS["light_list"], "", {}) if row["has_begun"]]
    said = (
        _lacks(dossiers, lambda row: not row["goal"], "dossiers ontbreekt het doel"),
        _lacks(halves, lambda row: not row["light_1"], "halfjaren van dossiers ontbreekt het stoplicht"),
        _lacks(halves, lambda row: row["light_1"] == dutch.UNKNOWN, "halfjaren van dossiers is de kleur onbekend"),
        _lacks(halves, lambda row: not row["explanation"], "halfjaren van dossiers ontbreekt de tekst"),
        _lacks(targets, lambda row: row["state"] == dutch.UNKNOWN, "resultaten is de uitkomst onbekend"),
    )
    return [sentence for sentence in said if sentence]


def _lacks(rows: Rows, is_lacking: Callable[[dict[str, Any]], bool], words: str) -> str:
    n = sum(map(is_lacking, rows))
    return f"Bij {dutch.number(n)} van de {dutch.number(len(rows))} {words}." if n else ""
