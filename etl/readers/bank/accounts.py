"""What a bank account is called: by its last four digits, and two that share those stay two.

The number itself is never kept. Beside the name goes a mark: the bank, and the remainder of the number. It tells two
accounts apart and knows one again in another file, and ten thousand numbers have the same mark. A bank that writes
no IBAN leaves its own code out of the mark; then the remainder alone must agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

KNOWN = "accounts.json"
"""The file in which the parent process leaves the names and marks that are stored."""


def name_of(account: str) -> str:
    """An account by its last four digits: enough to tell most apart, too little to pay with.

    A bank that writes no account is called by its own name.
    """
    if not re.search(r"\d{4}", account):
        return f"Rekening {account}".rstrip() if account else "Rekening eindigend op onbekend"
    return f"Rekening eindigend op {_number(account)[-4:] or 'onbekend'}"


def mark_of(account: str) -> str:
    """`INGB-23`, or `-23` without a bank; empty for an account without a number."""
    bank = re.match(r"[A-Z]{2}\d{2}([A-Z]{4})\d", re.sub(r"\s", "", account).upper())
    if not re.search(r"\d{4}", account):
        return ""
    return f"{bank[1] if bank else ''}-{int(_number(account) or 0) % 97:02d}"


def _number(account: str) -> str:
    """The digits of an account as the bank numbers it: without country, check digits, bank and currency."""
    plain = re.sub(r"[\s.]", "", account).upper()
    plain = re.sub(r"(?<=\d)/?[A-Z]{3}$", "", plain)
    plain = re.sub(r"^[A-Z]{2}\d{2}(?=[A-Z]{4}\d)", "", plain.rpartition("/")[2])
    return re.sub(r"\D", "", plain)


class Accounts:
    """The names that accounts have, stored or given in this file."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._known = [(name, mark) for name, mark in known if mark]
        self._taken = {name for name, _ in known}
        self._unmarked = self._taken - {name for name, _ in self._known}

    def called(self, account: str) -> tuple[str, str]:
        """(name, mark) of an account: those it has, or the first name that no other has."""
        name, mark = name_of(account), mark_of(account)
        if not mark:
            return name, mark
        digits = name.rpartition(" ")[2]
        alike = [one for one in self._known if one[0].endswith(f" eindigend op {digits}")]
        for known in sorted(alike, key=lambda one: one[1] != mark):
            if _agree(known[1], mark):
                return known[0], known[1] if known[1][0] != "-" else mark
        number = 1
        while name in self._taken - self._unmarked:
            number += 1
            name = f"Rekening {number} eindigend op {digits}"
        self._known.append((name, mark))
        self._taken.add(name)
        self._unmarked.discard(name)
        return name, mark


def _agree(one: str, other: str) -> bool:
    (bank, _, rest), (other_bank, _, other_rest) = one.partition("-"), other.partition("-")
    return rest == other_rest and (bank == other_bank or "" in (bank, other_bank))


def accounts_in(folder: Path) -> Accounts:
    """The accounts that the parent left for this reading."""
    path = folder / KNOWN
    return Accounts([(n, m) for n, m in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else ())
