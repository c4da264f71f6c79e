"""What a person decided about one file: kinds, columns, values, corrections, and which rows are still to be saved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

NOT_USED = ""
"""Chosen instead of a kind or a column: this sheet or this column is not read."""
NUMBERED = "#"
"""Chosen for a column that a sheet lacks: a number is made for each row."""
BY_HAND = "="
"""Chosen for a column that a sheet lacks: it is typed for each row that needs it."""


@dataclass(frozen=True)
class Correction:
    """One cell that gets another text than the file has. old and new: as a Dutch Excel shows it, "" = empty."""

    sheet: str
    cell: str
    old: str
    new: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Choices:
    """Decisions about one file; nothing chosen is the file as it is.

    kinds: sheet → dataset name, or NOT_USED. headings: sheet → text of a heading → declared column, or NOT_USED.
    values: `dataset.column` → text in a cell → allowed value, or the value it refers to. corrections: cells that
    get another text. rows: sheet → the only rows to save; a sheet that is not named has all its rows.
    replaces: dataset name → the period for which this file is complete (`2024`, `2024 eerste` or `alles`): rows of
    that period that it does not have go away. fixed: sheet → declared column that it lacks → the same text in every
    row, or NUMBERED or BY_HAND.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    replaces: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Empty for no choices; else the same text for the same decisions, whoever made them and when."""
        told = self.as_json()
        for correction in told["corrections"]:
            del correction["by"], correction["at"]
        if not any(told.values()):
            return ""
        return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries and lists, to be kept in a draft and in the manifest of a batch."""
        told = asdict(self)
        told["corrections"] = sorted(told["corrections"], key=lambda c: (c["sheet"], c["cell"]))
        told["rows"] = {sheet: sorted(rows) for sheet, rows in self.rows.items()}
        if not self.fixed:
            del told["fixed"]  # as it was before this could be said: the same decisions have the same digest
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Choices:
        """The reverse of as_json. Raises TypeError or KeyError for something else."""
        return cls(
            told["kinds"],
            told["headings"],
            told["values"],
            tuple(Correction(**c) for c in told["corrections"]),
            {sheet: tuple(rows) for sheet, rows in told["rows"].items()},
            told["replaces"],
            told.get("fixed", {}),
        )

    def with_kind(self, sheet: str, dataset: str) -> Choices:
        """This sheet is this kind of data (NOT_USED: is not read)."""
        return replace(self, kinds={**self.kinds, sheet: dataset})

    def with_heading(self, sheet: str, heading: str, column: str) -> Choices:
        """On this sheet this heading is this declared column (NOT_USED: is not read)."""
        return replace(self, headings={**self.headings, sheet: {**self.headings.get(sheet, {}), heading: column}})

    def with_fixed(self, sheet: str, column: str, text: str) -> Choices:
        """On this sheet this declared column, which it lacks, has this text in every row (NUMBERED: a number each)."""
        return replace(self, fixed={**self.fixed, sheet: {**self.fixed.get(sheet, {}), column: text}})

    def with_value(self, dataset: str, column: str, text: str, value: str) -> Choices:
        """In this column this text means this value."""
        place = f"{dataset}.{column}"
        return replace(self, values={**self.values, place: {**self.values.get(place, {}), text: value}})

    def with_replaces(self, periods: Mapping[str, str]) -> Choices:
        """Of these datasets the file is complete for these periods; of the others it adds and changes only."""
        return replace(self, replaces={name: period for name, period in periods.items() if period})

    def with_correction(self, correction: Correction) -> Choices:
        """This cell gets this text. What the file itself has is kept as `old`; back to it takes the correction out."""
        others = [c for c in self.corrections if (c.sheet, c.cell) != (correction.sheet, correction.cell)]
        before = next((c for c in self.corrections if c not in others), None)
        made = replace(correction, old=before.old) if before else correction
        return replace(self, corrections=(*others, *([made] if made.new != made.old else [])))


NOTHING = Choices()
