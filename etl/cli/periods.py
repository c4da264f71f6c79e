"""A file that is said to be complete for a period: what was typed, as a choice about that file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from etl.check.period import chosen
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.intake.choices import NOTHING, Choices
from etl.load import check_file


def add_replaces(parser: argparse.ArgumentParser) -> None:
    """Let a command take periods for which a file is complete."""
    parser.add_argument(
        "--replaces",
        action="append",
        default=[],
        metavar="[BLAD=]PERIODE",
        help="het bestand is volledig voor deze periode (2024, ‘2024 eerste’ of alles): regels daarvan die er niet "
        "in staan, gaan weg; zonder BLAD geldt het voor elk blad dat zo'n periode kent",
    )


def replacing(path: Path, texts: Sequence[str], name: str | None = None) -> Choices:
    """The choices for a file that is complete for these periods. Raises Refused for one that none of its sheets knows.

    texts: as `2024`, `2024 eerste` or `Overleggen=2024`. Raises UnreadableFile.
    """
    if not texts:
        return NOTHING
    outcome = check_file(path, name=name)
    if outcome.open_asks:
        return NOTHING  # What its sheets are is not known yet, and nothing is saved before that is answered.
    return NOTHING.with_replaces(periods(texts, [one.dataset for one in outcome.sheets if one.dataset]))


def periods(texts: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Dataset → period, of the datasets with these names. Raises Refused."""
    try:
        return chosen(texts, [DATASETS[name] for name in names])
    except ValueError as error:
        raise Refused(str(error)) from error
