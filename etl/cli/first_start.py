"""The first start: load what comes with the dashboard, and go on where an earlier start was stopped."""

from __future__ import annotations

from collections.abc import Callable

from etl.cli import bundled
from etl.cli.bundled import BY, Bundled, missing
from etl.cli.offers import offer
from etl.load import load
from etl.store import batches, candidate_names
from etl.store.publish import catch_up, together


def first_start(say: Callable[[str], object]) -> None:
    """Make what is shown right, load what was not loaded yet, and put ready what a new version brings.

    say: shows a line of progress; a start with nothing to do says nothing. Raises RuntimeError when a bundled file
    has a problem.
    """
    if catch_up():
        say("De gegevens zijn opnieuw opgebouwd uit de aanleveringen.")
    left = missing()
    if left:
        _load(left, say)
    for draft in offer():
        say(f"{draft.name} staat klaar op de pagina Upload. {draft.note}")
    candidate_names.empty_due()


def _load(left: list[tuple[Bundled, ...]], say: Callable[[str], object]) -> None:
    total = sum(len(files) for files in bundled.ROUNDS)
    number = total - sum(len(files) for files in left)
    again = "De eerste start gaat verder waar hij was gestopt" if batches.ledger() else "Eerste start"
    say(f"{again}: de meegeleverde gegevens worden geladen. Dat duurt een halve minuut.")
    for files in left:
        with together():
            for one in files:
                number += 1
                outcome = load(one.path, reason=one.reason, by=BY, fictional=one.is_fictional)
                if outcome.problems:
                    raise RuntimeError(" ".join(problem.sentence for problem in outcome.problems[:5]))
                say(f"  {number} van {total}: {one.path.name}, {outcome.good_rows} regels")
