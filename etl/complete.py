"""A file of the books from the first day of a year on is complete for that year, without anyone choosing so."""

from __future__ import annotations

from etl.choices import Choices
from etl.problem import Checked
from etl.readers.xaf_sheets import WHOLE_YEAR
from etl.recognise import MADE

_BOOKS = ("ledger_entries", "ledger_accounts")


def complete(checked: Checked, choices: Choices) -> Choices:
    """The choices, with the year for which a file of the books is complete; what a person chose goes before that.

    So a booking that was taken out in the bookkeeping package goes here too when the year is loaded again.
    """
    year = checked.about.get(WHOLE_YEAR.lower(), "")
    if checked.document.kind not in MADE or not year or choices.rows:
        return choices
    brought = {part.dataset.name for part in checked.parts}
    return choices.with_replaces({**{name: year for name in _BOOKS if name in brought}, **choices.replaces})
