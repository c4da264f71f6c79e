"""The first start: load the workbooks that come with the dashboard, and later on see that all is in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import warehouse
from etl import batches
from etl.load import load
from etl.publish import catch_up

BUNDLED = (
    ("vgg-2023.xlsx", "meegeleverd: het jaar 2023"),
    ("voorbeeld-2024.xlsx", "meegeleverd: een verzonnen voorbeeldjaar"),
    ("stoplichtregels.csv", "meegeleverd: de regels voor het voorgestelde licht"),
)


def first_start(say: Callable[[str], None]) -> None:
    """Load the bundled workbooks when nothing was ever loaded; publish what a stopped loader left unpublished.

    say: shows a line of progress. Raises RuntimeError when a bundled workbook has a problem.
    """
    if batches.ledger():
        if catch_up():
            say("De gegevens zijn opnieuw opgebouwd uit de aanleveringen: er was iets nog niet zichtbaar,")
            say("of dit is een nieuwe versie van het dashboard.")
        return
    folder = Path(__file__).parent.parent / "data"
    for number, (name, reason) in enumerate(BUNDLED, start=1):
        say(f"{number} van {len(BUNDLED)}: {name}")
        warehouse.on_step = lambda step, what: say(f"    stap {step:>2} van 11: {what}")
        outcome = load(folder / name, reason=reason, by="eerste start")
        if outcome.problems:
            raise RuntimeError(" ".join(problem.sentence for problem in outcome.problems[:5]))
        say(f"    {outcome.good_rows} regels. {outcome.message}")
