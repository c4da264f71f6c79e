"""Bank statements as the sheets Banksaldi and Bankmutaties, whatever form they came in.

Whose the counter accounts are, and what the descriptions say, is not taken. A statement that does not add up is taken
with its balances alone, and the difference is said. A movement is known by its day, its amount and which equal amount
of that day it is, so that one that stands on two statements counts once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal

from etl.errors import Refused
from etl.readers.bank.accounts import Accounts
from etl.readers.tables.money import CHECKS, Line, amount_text, day_words, found, many, tidy
from etl.readers.tables.table import Table

_BALANCES = ("Bankrekening", "Datum", "Beginsaldo", "Mutaties", "Eindsaldo", "Vanaf", "Afschriften", "Kenmerk")
_MOVES = ("Bankrekening", "Mutatie", "Boekdatum", "Bedrag", "Kenmerk")


@dataclass
class Statement:
    """One statement of one account; amounts signed, bij is positive. Days as ISO text; moves: (day, amount).

    account: its number while a file is read; from then on its name, with the mark beside it.
    """

    account: str = ""
    currency: str = "EUR"
    opening: Decimal | None = None
    closing: Decimal | None = None
    closed_on: str = ""
    moves: list[tuple[str, Decimal]] = field(default_factory=list)
    statements: int = 1
    mark: str = ""

    @property
    def moved(self) -> Decimal:
        """All movements together."""
        return tidy(sum((amount for _, amount in self.moves), Decimal(0)))


def is_iban(account: str) -> bool:
    """Do the check digits of an account number hold?"""
    clean = re.sub(r"\s", "", account).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", clean):
        return False
    return int("".join(str(int(c, 36)) for c in clean[4:] + clean[:4])) % 97 == 1


def tables_of(
    statements: list[Statement], notes: list[str], accounts: Accounts | None = None
) -> tuple[list[Table], list[str]]:
    """The sheets of a file with statements, and its notes with what was found added. Raises Refused.

    accounts: the names that accounts have already.
    """
    if not statements:
        raise Refused("In dit bestand staat geen afschrift.")
    statements = _in_euro(_named(statements, accounts or Accounts()), notes)
    notes += [
        f"{name} is een andere rekening dan een die al bekend is, met dezelfde laatste vier cijfers."
        for name in dict.fromkeys(s.account for s in statements)
        if re.match(r"Rekening \d+ eindigend", name)
    ]
    balances: list[Line] = []
    checks: list[Line] = []
    for s in _by_day(statements, notes):
        name = s.account
        until = f", {day_words(s.closed_on)}" if s.closed_on else ""
        notes.append(f"{name}{until}: {many(len(s.moves), 'mutatie', 'mutaties')} gelezen.")
        if s.closing is not None:
            balances.append(_balance(s, checks, notes))
        elif s.moves and s.opening is not None:
            notes.append(f"{name}: een afschrift zonder eindsaldo; de mutaties tellen, een saldo is er niet.")
    sheets = (
        ("Banksaldi", _BALANCES, balances),
        ("Bankmutaties", _MOVES, _moves(statements, notes)),
        ("Controles van bestanden", CHECKS, checks),
    )
    return [Table.of(*sheet) for sheet in sheets if sheet[2]], notes


def _named(statements: list[Statement], accounts: Accounts) -> list[Statement]:
    """The statements with the name of their account in place of its number."""
    called = {s.account: accounts.called(s.account) for s in statements}
    return [replace(s, account=called[s.account][0], mark=called[s.account][1]) for s in statements]


def _in_euro(statements: list[Statement], notes: list[str]) -> list[Statement]:
    """The statements in euro; those in another currency are named. Raises Refused when there are no others."""
    foreign = {s.account: s.currency[:10] for s in statements if s.currency != "EUR"}
    if foreign and not any(s.currency == "EUR" for s in statements):
        name, currency = next(iter(foreign.items()))
        raise Refused(f"Het afschrift van {name} is in {currency}; alleen afschriften in euro worden gelezen.")
    notes += [
        f"{name}: wat in {currency} is, telt niet mee; alleen euro's worden gelezen."
        for name, currency in foreign.items()
    ]
    return [s for s in statements if s.currency == "EUR"]


def _by_day(statements: list[Statement], notes: list[str]) -> list[Statement]:
    """One statement per account and day of closing: parts that follow on each other are one, in whatever order they
    stand; of two that say the same, the longest; of two that differ the last in the file, which is said."""
    merged: dict[tuple[str, str], Statement] = {}
    loose: list[Statement] = []
    for s in statements:
        if s.closing is None:
            loose.append(s)
            continue
        key = (s.account, s.closed_on)
        last = merged.get(key)
        if last is None:
            merged[key] = replace(s, moves=list(s.moves))
        elif last.closing == s.opening:
            merged[key] = replace(last, closing=s.closing, moves=last.moves + s.moves, statements=last.statements + 1)
        elif s.closing == last.opening:
            merged[key] = replace(last, opening=s.opening, moves=s.moves + last.moves, statements=last.statements + 1)
        elif last.closing == s.closing:
            merged[key] = max(last, s, key=lambda one: len(one.moves))
        else:
            notes.append(
                f"{s.account}: twee afschriften tot en met {day_words(s.closed_on)} noemen een ander "
                f"eindsaldo ({amount_text(last.closing or Decimal(0))} en {amount_text(s.closing)}); het laatste telt."
            )
            merged[key] = s
    return [*merged.values(), *loose]


def _balance(s: Statement, checks: list[Line], notes: list[str]) -> Line:
    if s.closing is None or not s.closed_on:
        raise Refused("In dit afschrift ontbreekt een eindsaldo met een datum.")
    row = {
        "Bankrekening": s.account,
        "Kenmerk": s.mark,
        "Datum": s.closed_on,
        "Eindsaldo": amount_text(s.closing),
        "Vanaf": min((day for day, _ in s.moves), default=""),
        "Afschriften": str(s.statements),
    }
    if s.opening is None:
        return row
    row["Beginsaldo"] = amount_text(s.opening)
    reached = s.opening + s.moved
    if reached == s.closing:
        row["Mutaties"] = amount_text(s.moved)
    sentence = (
        f"Afschrift van {s.account} tot en met {day_words(s.closed_on)}: begin {amount_text(s.opening)} en "
        f"{many(len(s.moves), 'mutatie', 'mutaties')} ({amount_text(s.moved)}) geven {amount_text(reached)}; "
        f"het eindsaldo is {amount_text(s.closing)}"
    )
    if reached != s.closing:
        sentence += f", verschil {amount_text(s.closing - reached)}"
        notes.append(f"{sentence}.")
    checks.append(
        found(s.closed_on[:4], f"{s.account}, {s.closed_on}", "saldo", sentence, declared=s.closing, counted=reached)
    )
    return row


def _moves(statements: list[Statement], notes: list[str]) -> list[Line]:
    """Every movement once. Within a statement equal amounts of a day are two movements; over two statements of one
    file that cover the same days they are one."""
    counted: defaultdict[str, Counter[tuple[str, Decimal]]] = defaultdict(Counter)
    marks = {s.account: s.mark for s in statements}
    rows = []
    for name, of in _per_run(statements):
        here: Counter[tuple[str, Decimal]] = Counter()
        for day, amount in of:
            here[day, amount] += 1
            if here[day, amount] <= counted[name][day, amount]:
                continue
            counted[name][day, amount] = here[day, amount]
            number = f"{day} {amount_text(amount)} ({here[day, amount]})"
            rows.append(
                {
                    "Bankrekening": name,
                    "Mutatie": number,
                    "Boekdatum": day,
                    "Bedrag": amount_text(amount),
                    "Kenmerk": marks[name],
                }
            )
    left = sum(len(s.moves) for s in statements) - len(rows)
    if left:
        said = many(left, "mutatie staat", "mutaties staan")
        notes.append(f"{said} op twee afschriften in dit bestand en {'telt' if left == 1 else 'tellen'} één keer.")
    return rows


def _per_run(statements: list[Statement]) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    """Per account its movements, in runs: a statement that begins where the one before ended continues its run."""
    runs: list[tuple[str, list[tuple[str, Decimal]]]] = []
    ended: dict[str, tuple[Decimal | None, int]] = {}
    for s in statements:
        name = s.account
        closing, at = ended.get(name, (None, -1))
        if at >= 0 and s.opening is not None and s.opening == closing:
            runs[at][1].extend(s.moves)
        else:
            at = len(runs)
            runs.append((name, list(s.moves)))
        ended[name] = (s.closing, at)
    return runs
