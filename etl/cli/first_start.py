"""The first start: load the workbooks that come with the dashboard, and later on see that all is in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import warehouse
from etl.load import load
from etl.store import batches
from etl.store.publish import catch_up, together

BUNDLED = (
    (("vgg-2023.xlsx", "meegeleverd: het jaar 2023"),),
    (
        ("voorbeeld-2024.xlsx", "meegeleverd: een verzonnen voorbeeldjaar"),
        ("stoplichtregels.csv", "meegeleverd: de regels voor het voorgestelde licht"),
        ("2024/voorbeeld-boekhouding.xaf", "meegeleverd: de verzonnen boekhouding van het voorbeeldjaar"),
        ("2024/voorbeeld-bank-camt053.xml", "meegeleverd: de verzonnen bankafschriften van het voorbeeldjaar"),
    ),
    (
        ("2024/voorbeeld-factuur-I24-061.xml", "meegeleverd: een verzonnen e-factuur"),
        ("2024/voorbeeld-factuur-I24-063.xml", "meegeleverd: een verzonnen e-factuur"),
        ("2024/voorbeeld-creditnota-I24-066.xml", "meegeleverd: een verzonnen creditnota"),
    ),
)
"""The files that come with the dashboard, in rounds: what is in a round is checked against the rounds before it."""


def first_start(say: Callable[[str], None]) -> None:
    """Load the bundled workbooks when nothing was ever loaded; publish what a stopped loader left unpublished.

    say: shows a line of progress. Raises RuntimeError when a bundled workbook has a problem.
    """
    if batches.ledger():
        if catch_up():
            say("De gegevens zijn opnieuw opgebouwd uit de aanleveringen: er was iets nog niet zichtbaar,")
            say("of dit is een nieuwe versie van het dashboard.")
        return
    folder = Path(__file__).parents[2] / "data"
    for bundle in BUNDLED:
        with together():
            for name, reason in bundle:
                _bring(folder / name, reason, say)


def _bring(path: Path, reason: str, say: Callable[[str], None]) -> None:
    say(path.name)
    warehouse.on_step(lambda step, what: say(f"    stap {step:>2} van 11: {what}"))
    outcome = load(path, reason=reason, by="eerste start", fictional=path.name.startswith("voorbeeld-"))
    if outcome.problems:
        raise RuntimeError(" ".join(problem.sentence for problem in outcome.problems[:5]))
    say(f"    {outcome.good_rows} regels. {outcome.message}")
