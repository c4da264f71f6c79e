"""The files that come with the dashboard: which there are, and what the first start has still to load.

    drafts/offered.json    there once a first start is complete: the sha256 of every file that was offered since

A first start that was stopped is seen by the files that are not in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import warehouse
from etl.store import batches
from etl.store.batches import Batch

BY = "eerste start"
"""Who loads and offers these files; a person never has this name."""
FOLDER = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Bundled:
    """One file that comes along. place: in `data/`; reason: stands with its batch."""

    place: str
    reason: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return FOLDER / self.place

    @property
    def is_fictional(self) -> bool:
        """Is it part of the made-up year? Not every form of file can say so itself."""
        return self.path.name.startswith("voorbeeld-")


ROUNDS = (
    (Bundled("vgg-2023.xlsx", "meegeleverd: het jaar 2023"),),
    (
        Bundled("voorbeeld-2024.xlsx", "meegeleverd: een verzonnen voorbeeldjaar"),
        Bundled("stoplichtregels.csv", "meegeleverd: de regels voor het voorgestelde licht"),
        Bundled("2024/voorbeeld-boekhouding.xaf", "meegeleverd: de verzonnen boekhouding van het voorbeeldjaar"),
        Bundled("2024/voorbeeld-bank-camt053.xml", "meegeleverd: de verzonnen bankafschriften van het voorbeeldjaar"),
    ),
    (
        Bundled("2024/voorbeeld-factuur-I24-061.xml", "meegeleverd: een verzonnen e-factuur"),
        Bundled("2024/voorbeeld-factuur-I24-063.xml", "meegeleverd: een verzonnen e-factuur"),
        Bundled("2024/voorbeeld-creditnota-I24-066.xml", "meegeleverd: een verzonnen creditnota"),
    ),
)
"""The files in rounds: what is in a round is checked against the rounds before it."""


def missing() -> list[tuple[Bundled, ...]]:
    """The rounds that a first start has still to load; none when it is complete or a person did anything with the data.

    What a later version brings along besides is then offered, like what it mended.
    """
    if offered_path().exists() or any(line["by"] != BY for line in batches.ledger()):
        return []
    every = batches.all_batches()
    left = (tuple(one for one in files if not came(one, every)) for files in ROUNDS)
    return [files for files in left if files]


def offered_path() -> Path:
    """The list of what was offered."""
    return warehouse.root() / "drafts" / "offered.json"


def came(one: Bundled, every: list[Batch]) -> bool:
    """Was this file, or an earlier version of it, ever loaded?"""
    sha256 = warehouse.sha256_of(one.path)
    return any(b.manifest["file"] == one.path.name or b.manifest["sha256"] == sha256 for b in every)
