"""The numbers of invoices: two suppliers may use the same one, and a credit note that of its invoice."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def told_apart(number: str, is_credit: bool, ours: tuple[str, ...], stored: Sequence[Sequence[Any]]) -> str:
    """The number of an invoice, told apart where another has it: of another relation, or a credit note of this one.

    ours and stored (after its number): kind, code and name of the relation, amount without sign, day. The same amount
    on the same day is the same invoice, whatever the relation is called: there the check asks. The sign of what the
    bookkeeping has open says nothing of a credit note; that of an e-invoice does.
    """
    kind, code, name, amount, issued = ours
    for their_kind, their_number, their_code, their_name, their_amount, their_day, is_digital in stored:
        if (their_kind, their_number) != (kind, number):
            continue
        is_same = code == their_code or name.lower() in (their_code.lower(), their_name.lower())
        if is_same and is_digital and their_amount.startswith("-") != is_credit and Decimal(their_amount):
            return f"{number} ({'creditnota' if is_credit else 'factuur'})"
        if not is_same and (their_amount.removeprefix("-"), their_day) != (amount, issued):
            return f"{number} ({code})"
    return number
