"""The names of the months of the book year that is chosen, in its own order."""

from __future__ import annotations

from metrics import LISTINGS, dutch
from ui.blocks import ask


def of_the_year() -> list[str]:
    """Twelve names: jan to dec, or of a year that begins in another month its own, each with its year."""
    rows = ask.keep("book months", lambda: ask.rows(LISTINGS["book_months"]))
    if not any(row["is_broken"] for row in rows):
        return list(dutch.MONTHS)
    return [f"{dutch.MONTHS[row['begins'].month - 1]} {row['begins'].year}" for row in rows]


def all_closed() -> bool:
    """Are all months of the chosen year closed? Then what it came to is known and no longer expected."""
    return any(row["months_closed"] == 12 for row in ask.kept(LISTINGS["closed_months"]))
