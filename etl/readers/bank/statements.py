"""Bank statements as the sheets Banksaldi and Bankmutaties, whatever form they came in.

Whose the counter accounts are, and what the descriptions say, is not taken. A statement that does not add up is taken
with its balances alone, and the difference is said. Beside a movement goes the balance after it, so that one that
stands on two statements counts once and two equal ones that follow on each other count both (`movements.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal

from etl.errors import Refused
from etl.readers.bank.accounts import Accounts
from etl.readers.bank.movements import Movement, matched, reference_of, unsure
from etl.readers.tables.money import CHECKS, Line, amount_text, day_words, found, many, tidy
from etl.readers.tables.table import Table

_BALANCES = ("Bankrekening", "Datum", "Beginsaldo", "Mutaties", "Eindsaldo", "Vanaf", "Afschriften", "Kenmerk")
MOVES_SHEET = "Bankmutaties"
MOVES_TELLING = ("Bankrekening", "Boekdatum", "Bedrag", "Saldo na mutatie", "Referentie")
"""The headings that say which movement it is: account, day, amount, balance after it, reference of the bank."""
_EQUAL = "gelijke mutaties"
_MOVES = ("Bankrekening", "Boekdatum", "Bedrag", "Kenmerk", "Saldo na mutatie", "Referentie")


@dataclass
class Statement:
    """One statement of one account; amounts signed, bij is positive. Days as ISO text; moves: (day, amount).

    account: its number while a file is read; from then on its name, with the mark beside it. references: of the bank,
    one for each movement, or none at all. broken: where its balances do not follow on each other, in words and
    as a place.
    """

    account: str = ""
    currency: str = "EUR"
    opening: Decimal | None = None
    closing: Decimal | None = None
    closed_on: str = ""
    moves: list[tuple[str, Decimal]] = field(default_factory=list)
    statements: int = 1
    mark: str = ""
    references: list[str] = field(default_factory=list)
    broken: str = ""
    broken_at: str = ""

    @property
    def moved(self) -> Decimal:
        """All movements together."""
        return tidy(sum((amount for _, amount in self.moves), Decimal(0)))

    @property
    def all_moves(self) -> list[tuple[str, Decimal, str]]:
        """(day, amount, reference) of each movement."""
        references = [*map(reference_of, self.references)] or [""] * len(self.moves)
        return [(day, amount, said) for (day, amount), said in zip(self.moves, references, strict=True)]


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
        elif s.moves:
            checks.append(_unchecked(s, max(day for day, _ in s.moves), "geen eindsaldo", notes))
    sheets = (
        ("Banksaldi", _BALANCES, balances),
        (MOVES_SHEET, _MOVES, _moves(statements, notes, checks)),
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
    days: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.closing is not None:
            days[s.account, s.closed_on].append(replace(s, moves=list(s.moves)))
    merged = []
    for of_day in days.values():
        whole, *others = _following(of_day)
        for s in others:
            if whole.closing == s.closing:
                whole = max(whole, s, key=lambda one: len(one.moves))
                continue
            notes.append(
                f"{s.account}: twee afschriften tot en met {day_words(s.closed_on)} noemen een ander "
                f"eindsaldo ({amount_text(whole.closing or Decimal(0))} en {amount_text(s.closing or Decimal(0))}); "
                "het laatste telt."
            )
            whole = s
        merged.append(whole)
    return [*merged, *(s for s in statements if s.closing is None)]


def _following(statements: list[Statement]) -> list[Statement]:
    """Statements of one day with those that follow on each other as one."""
    for one in statements:
        for then in statements:
            if (
                one is not then
                and one.closing == then.opening
                and (one.closing, one.opening) != (then.closing, then.opening)
            ):
                left = [s for s in statements if s is not one and s is not then]
                return _following([_joined(one, then), *left])
    return statements


def _joined(first: Statement, then: Statement) -> Statement:
    """Two statements that follow on each other, as one."""
    return replace(
        first,
        closing=then.closing,
        closed_on=then.closed_on,
        moves=first.moves + then.moves,
        references=(
            [*(said for *_, said in first.all_moves), *(said for *_, said in then.all_moves)]
            if first.references or then.references
            else []
        ),
        statements=first.statements + then.statements,
        broken=first.broken or then.broken,
        broken_at=first.broken_at or then.broken_at,
    )


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
        checks.append(_unchecked(s, s.closed_on, "geen beginsaldo", notes))
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
    if s.broken:
        sentence += f". {s.broken}"
    if reached != s.closing or s.broken:
        notes.append(f"{sentence}.")
    check = found(s.closed_on[:4], _subject(s), "saldo", sentence, declared=s.closing, counted=reached)
    checks.append(check | ({"Uitkomst": "opvallend", "Vindplaats": s.broken_at} if s.broken else {}))
    return row


def _unchecked(s: Statement, until: str, lacks: str, notes: list[str]) -> Line:
    """The check of a statement that could not be made: that is an outcome too, and never a good one."""
    sentence = (
        f"Afschrift van {s.account} tot en met {day_words(until)} is niet gecontroleerd: er staat {lacks} op. "
        "De mutaties tellen"
    )
    notes.append(f"{sentence}.")
    return found(until[:4], f"{s.account}, {until}", "saldo", sentence)


def _subject(s: Statement) -> str:
    return f"{s.account}, {s.closed_on}"


def uncounted(account: str, day: str) -> Line:
    """The check that says that nobody knows how often an equal movement of this day is there."""
    sentence = (
        f"Op {day_words(day)} komt het saldo van {account} terug op een bedrag dat er al stond of noemt de bank een "
        "andere referentie, en staan mutaties op meer dan één afschrift: een gelijke mutatie kan één keer te weinig "
        "of te veel tellen. Vergelijk die dag met de bank"
    )
    return found(day[:4], f"{account}, {day}", _EQUAL, sentence)


def _moves(statements: list[Statement], notes: list[str], checks: list[Line]) -> list[Line]:
    """Every movement once, also where it stands on two statements of one file."""
    known: defaultdict[str, list[Movement]] = defaultdict(list)
    rows: list[Line] = []
    for s in statements:
        of = _placed(s)
        places = matched(of, known[s.account])
        doubts = [uncounted(s.account, day) for day in unsure(of, known[s.account], places)]
        checks += [check for check in doubts if check not in checks]
        fresh = [one for one, place in zip(of, places, strict=True) if place is None]
        known[s.account] += fresh
        rows += [
            {
                "Bankrekening": s.account,
                "Boekdatum": one.day,
                "Bedrag": amount_text(one.amount),
                "Kenmerk": s.mark,
                "Saldo na mutatie": "" if one.after is None else amount_text(one.after),
                "Referentie": one.reference,
            }
            for one in fresh
        ]
    notes += [f"{check['Bevinding']}." for check in checks if check["Controle"] == _EQUAL]
    left = sum(len(s.moves) for s in statements) - len(rows)
    if left:
        said = many(left, "mutatie staat", "mutaties staan")
        notes.append(f"{said} op twee afschriften in dit bestand en {'telt' if left == 1 else 'tellen'} één keer.")
    return rows


def _placed(s: Statement) -> list[Movement]:
    """The movements of a statement with the balance after each; without it where the statement does not add up."""
    start = s.opening
    if start is None and s.closing is not None:
        start = s.closing - s.moved
    if s.broken or start is None or (s.closing is not None and start + s.moved != s.closing):
        return [Movement(day, amount, None, reference) for day, amount, reference in s.all_moves]
    placed = []
    for day, amount, reference in s.all_moves:
        start += amount
        placed.append(Movement(day, amount, start, reference))
    return placed
