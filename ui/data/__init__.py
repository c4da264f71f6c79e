"""The looks of Gegevens: what is known of each kind of data, and the drawers with what it came from and what it was."""

from ui.data.columns import columns
from ui.data.kept import (
    batches,
    dictionary,
    differences,
    doubted,
    doubts,
    export,
    remarked,
    remarks,
    take_along,
    value_history,
)
from ui.data.kinds import kinds

__all__ = [
    "batches",
    "columns",
    "dictionary",
    "differences",
    "doubted",
    "doubts",
    "export",
    "kinds",
    "remarked",
    "remarks",
    "take_along",
    "value_history",
]
