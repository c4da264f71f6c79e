"""The numbers of invoices: two suppliers may use the same one, a supplier the same one again in another year, and a
credit note that of its invoice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

NUMBERS = "numbers.json"
"""The file in which the parent process leaves the stored invoices: kind, number, code and name of the relation, amount,
day, and is it an e-invoice?"""


def numbers_in(folder: Path) -> list[list[Any]]:
    """The stored invoices that the parent left for this reading."""
    path = folder / NUMBERS
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


_NEAR = 92
"""Days between which an invoice of the same amount, dated in another year, is still the same one."""


def told_apart(number: str, is_credit: bool, ours: tuple[str, ...], stored: Sequence[Sequence[Any]]) -> str:
    """The number of an invoice, told apart where another has it: of another relation, of this one in another year, or a
    credit note of this one. The first that came keeps the number as it is; an invoice that was told apart has its own
    number again when it comes again.

    ours and stored (after its number): kind, code and name of the relation, amount without sign, day. The same amount
    on the same day is the same invoice, whatever the relation is called: there the check asks. The sign of what the
    bookkeeping has open says nothing of a credit note; that of an e-invoice does.
    """
    kind, code, name, amount, issued = ours
    taken, reasons = set[str](), list[str]()
    alike = [row for row in stored if row[0] == kind and (row[1] == number or row[1].startswith(f"{number} ("))]
    for _, theirs, their_code, their_name, their_amount, their_day, is_digital in sorted(alike, key=lambda r: r[1]):
        taken.add(theirs)
        is_same = code == their_code or name.lower() in (their_code.lower(), their_name.lower())
        bare = their_amount.removeprefix("-")
        if not is_same and (bare, their_day) == (amount, issued):
            return theirs
        is_other_sign = is_digital and their_amount.startswith("-") != is_credit and Decimal(their_amount) != 0
        is_other_year = their_day and not _is_of_one_year(their_day, issued, is_alike=bare == amount)
        if is_same and not is_other_sign and not is_other_year:
            return theirs
        if not is_same:
            reasons.append(code)
        elif is_other_sign:
            reasons.append("creditnota" if is_credit else "factuur")
        else:
            reasons.append(issued[:4])
    tries = [number, *(f"{number} ({reason})" for reason in reasons)]
    tries += [f"{number} ({reason}, {more})" for reason in reasons for more in (issued[:4], issued) if reason != more]
    return next((one for one in tries if one not in taken), tries[-1])


def _is_of_one_year(day: str, other: str, *, is_alike: bool) -> bool:
    """Are two days of one year, or, for equal amounts, so near that one of them is put right?"""
    if day[:4] == other[:4]:
        return True
    try:
        return is_alike and abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= _NEAR
    except ValueError:
        return False
