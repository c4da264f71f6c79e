"""Bank statements as the sheets Banksaldi and Bankmutaties, whatever form they came in.

Whose the counter accounts are, and what the descriptions say, is not taken. A statement that does not add up is taken
with its balances alone, and the difference is said. A movement is known by its day, its amount and which equal amount
of that day it is, so that one that stands on two statements counts once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from etl.readers.finance import CHECKS, Line, amount_text, day_words, found, table
from etl.readers.refuse import Refused
from etl.readers.xlsx import Table

_BALANCES = ("Bankrekening", "Datum", "Beginsaldo", "Mutaties", "Eindsaldo", "Vanaf", "Afschriften")
_MOVES = ("Bankrekening", "Mutatie", "Boekdatum", "Bedrag")


@dataclass
class Statement:
    """One statement of one account; amounts signed, bij is positive. Days as ISO text; moves: (day, amount)."""

    account: str = ""
    currency: str = "EUR"
    opening: Decimal | None = None
    closing: Decimal | None = None
    closed_on: str = ""
    moves: list[tuple[str, Decimal]] = field(default_factory=list)
    statements: int = 1

    @property
    def moved(self) -> Decimal:
        """All movements together."""
        return sum((amount for _, amount in self.moves), Decimal(0))


def name_of(account: str) -> str:
    """An account by its last four digits: enough to tell two apart, too little to pay with."""
    digits = re.sub(r"\D", "", account.split("EUR", maxsplit=1)[0])
    return f"Rekening eindigend op {digits[-4:] or 'onbekend'}"


def is_iban(account: str) -> bool:
    """Do the check digits of an account number hold?"""
    clean = re.sub(r"\s", "", account).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", clean):
        return False
    return int("".join(str(int(c, 36)) for c in clean[4:] + clean[:4])) % 97 == 1


def tables_of(statements: list[Statement], notes: list[str]) -> tuple[list[Table], list[str]]:
    """The sheets of a file with statements, and its notes with what was found added. Raises Refused."""
    foreign = next((s.currency for s in statements if s.currency != "EUR"), None)
    if foreign:
        raise Refused(f"Dit afschrift is in {foreign}; alleen afschriften in euro worden gelezen.")
    if not statements:
        raise Refused("In dit bestand staat geen afschrift.")
    balances: list[Line] = []
    checks: list[Line] = []
    for s in _by_day(statements):
        name = name_of(s.account)
        notes.append(f"{name}{', ' + day_words(s.closed_on) if s.closed_on else ''}: {len(s.moves)} mutaties gelezen.")
        if s.closing is not None:
            balances.append(_balance(s, name, checks, notes))
    sheets = (
        ("Banksaldi", _BALANCES, balances), ("Bankmutaties", _MOVES, _moves(statements, notes)),
        ("Controles van bestanden", CHECKS, checks),
    )  # fmt: skip
    return [table(*sheet) for sheet in sheets if sheet[2]], notes


def _by_day(statements: list[Statement]) -> list[Statement]:
    """Statements of one account that end on one day and follow on each other, as one."""
    merged: list[Statement] = []
    for s in statements:
        last = merged[-1] if merged else None
        if last and s.closing is not None and (last.account, last.closed_on, last.closing) == (
            s.account, s.closed_on, s.opening,
        ):  # fmt: skip
            last.closing, last.moves = s.closing, last.moves + s.moves
            last.statements += 1
        else:
            merged.append(
                Statement(s.account, s.currency, s.opening, s.closing, s.closed_on, list(s.moves), s.statements)
            )
    return merged


def _balance(s: Statement, name: str, checks: list[Line], notes: list[str]) -> Line:
    if s.closing is None or not s.closed_on:
        raise Refused("In dit afschrift ontbreekt een eindsaldo met een datum.")
    row = {"Bankrekening": name, "Datum": s.closed_on, "Eindsaldo": amount_text(s.closing),
           "Vanaf": min((day for day, _ in s.moves), default=""), "Afschriften": str(s.statements)}  # fmt: skip
    if s.opening is None:
        return row
    row["Beginsaldo"] = amount_text(s.opening)
    reached = s.opening + s.moved
    if reached == s.closing:
        row["Mutaties"] = amount_text(s.moved)
    sentence = (
        f"Afschrift van {name} tot en met {day_words(s.closed_on)}: begin {amount_text(s.opening)} en "
        f"{len(s.moves)} mutaties ({amount_text(s.moved)}) geven {amount_text(reached)}; "
        f"het eindsaldo is {amount_text(s.closing)}"
    )
    if reached != s.closing:
        sentence += f", verschil {amount_text(s.closing - reached)}"
        notes.append(f"{sentence}.")
    checks.append(
        found(s.closed_on[:4], f"{name}, {s.closed_on}", "saldo", sentence, declared=s.closing, counted=reached)
    )
    return row


def _moves(statements: list[Statement], notes: list[str]) -> list[Line]:
    """Every movement once. Within a statement equal amounts of a day are two movements; over two statements of one
    file that cover the same days they are one."""
    counted: defaultdict[str, Counter[tuple[str, Decimal]]] = defaultdict(Counter)
    rows = []
    for name, of in _per_run(statements):
        here: Counter[tuple[str, Decimal]] = Counter()
        for day, amount in of:
            here[day, amount] += 1
            if here[day, amount] <= counted[name][day, amount]:
                continue
            counted[name][day, amount] = here[day, amount]
            number = f"{day} {amount_text(amount)} ({here[day, amount]})"
            rows.append({"Bankrekening": name, "Mutatie": number, "Boekdatum": day, "Bedrag": amount_text(amount)})
    left = sum(len(s.moves) for s in statements) - len(rows)
    if left:
        notes.append(f"{left} mutaties staan op twee afschriften in dit bestand en tellen één keer.")
    return rows


def _per_run(statements: list[Statement]) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    """Per account its movements, in runs: a statement that begins where the one before ended continues its run."""
    runs: list[tuple[str, list[tuple[str, Decimal]]]] = []
    ended: dict[str, tuple[Decimal | None, int]] = {}
    for s in statements:
        name = name_of(s.account)
        closing, at = ended.get(name, (None, -1))
        if at >= 0 and s.opening is not None and s.opening == closing:
            runs[at][1].extend(s.moves)
        else:
            at = len(runs)
            runs.append((name, list(s.moves)))
        ended[name] = (s.closing, at)
    return runs
