"""Bank statements (CAMT.053 and MT940) as the sheet Banksaldi: per statement what was there, what moved, what is there.

Whose the counter accounts are, and what the descriptions say, is not taken. A statement that does not add up is taken
with its balances alone, and the difference is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from etl.readers.finance import Line, amount_text, decoded, table
from etl.readers.refuse import Refused
from etl.readers.xlsx import Table
from etl.readers.xml import parse

_HEADINGS = ("Bankrekening", "Datum", "Beginsaldo", "Mutaties", "Eindsaldo")


@dataclass
class Statement:
    """One statement of one account; amounts signed, bij is positive. dates as ISO text."""

    account: str = ""
    currency: str = "EUR"
    opening: Decimal | None = None
    closing: Decimal | None = None
    closed_on: str = ""
    moved: Decimal = Decimal(0)
    count: int = 0


def name_of(account: str) -> str:
    """An account by its last four digits: enough to tell two apart, too little to pay with."""
    digits = re.sub(r"\D", "", account.split("EUR", maxsplit=1)[0])
    return f"Rekening eindigend op {digits[-4:] or 'onbekend'}"


def _by_day(statements: list[Statement]) -> list[Statement]:
    """Statements of one account that end on one day and follow on each other, as one."""
    merged: list[Statement] = []
    for s in statements:
        last = merged[-1] if merged else None
        if last and (last.account, last.closed_on, last.closing) == (s.account, s.closed_on, s.opening):
            last.closing, last.moved, last.count = s.closing, last.moved + s.moved, last.count + s.count
        else:
            merged.append(s)
    return merged


def _tables(statements: list[Statement], notes: list[str]) -> tuple[list[Table], list[str]]:
    rows: list[Line] = []
    for s in _by_day(statements):
        if s.currency != "EUR":
            raise Refused(f"Dit afschrift is in {s.currency}; alleen afschriften in euro worden gelezen.")
        if s.closing is None or not s.closed_on:
            raise Refused("In dit afschrift ontbreekt een eindsaldo met een datum.")
        row = {"Bankrekening": name_of(s.account), "Datum": s.closed_on, "Eindsaldo": amount_text(s.closing)}
        difference = None if s.opening is None else s.closing - s.opening - s.moved
        if s.opening is not None:
            row["Beginsaldo"] = amount_text(s.opening)
        if difference == 0:
            row["Mutaties"] = amount_text(s.moved)
        elif difference is not None:
            notes.append(
                f"{row['Bankrekening']}, {s.closed_on}: begin {amount_text(s.opening or Decimal(0))} en {s.count} "
                f"mutaties ({amount_text(s.moved)}) geven niet het eindsaldo {amount_text(s.closing)}; "
                f"verschil {amount_text(difference)}."
            )
        rows.append(row)
        notes.append(f"{row['Bankrekening']}, {s.closed_on}: {s.count} mutaties gelezen.")
    if not rows:
        raise Refused("In dit bestand staat geen afschrift.")
    return [table("Banksaldi", _HEADINGS, rows)], notes


def read_camt053(path: Path) -> tuple[list[Table], list[str]]:
    """CAMT.053, versions 02 to 08, by local names. Raises Refused."""
    data, notes = decoded(path.read_bytes())
    statements: list[Statement] = []
    stack: list[str] = []
    pieces: list[str] = []
    now: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        stack.append(tag)
        pieces.clear()
        if tag == "Stmt":
            statements.append(Statement())
        if tag in ("Bal", "Ntry"):
            now.clear()
        if tag == "Amt":
            now.setdefault("currency", attributes.get("Ccy", "EUR"))

    def end(tag: str) -> None:
        text, path_ = "".join(pieces).strip(), stack[stack.index("Stmt") + 1 :] if "Stmt" in stack else []
        pieces.clear()
        stack.pop()
        if not statements or not path_:
            return
        of = statements[-1]
        if path_[0] == "Acct" and tag in ("IBAN", "Id") and text and not of.account:
            of.account = text
        elif path_ == ["Acct", "Ccy"]:
            of.currency = text
        elif path_[0] in ("Bal", "Ntry") and len(path_) == 2 and text:
            now[tag] = text
        elif path_[0] == "Bal" and tag in ("Cd", "Dt", "DtTm") and text:
            now["kind" if tag == "Cd" else "day"] = text[:10]
        elif path_ == ["Bal"]:
            _balance(of, now)
        elif path_ == ["Ntry"]:
            of.moved += _signed(now)
            of.count += 1

    parse(
        data,
        start,
        end,
        pieces.append,
        broken="Dit afschrift is beschadigd of afgekapt. Haal het opnieuw op bij de bank.",
    )
    return _tables(statements, notes)


def _signed(found: dict[str, str]) -> Decimal:
    amount = Decimal(found["Amt"])
    return amount if found.get("CdtDbtInd", "CRDT") == "CRDT" else -amount


def _balance(of: Statement, found: dict[str, str]) -> None:
    kind = found.get("kind", "")
    if kind in ("OPBD", "PRCD") and of.opening is None:
        of.opening = _signed(found)
    elif kind == "CLBD":
        of.closing, of.closed_on = _signed(found), found.get("day", "")


_MOVEMENT = re.compile(r"^:61:(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d+,\d*)", re.MULTILINE)
_BALANCE = re.compile(r"^:6([02])[FM]:([CD])(\d{6})([A-Z]{3})([\d,]+)", re.MULTILINE)


def read_mt940(path: Path) -> tuple[list[Table], list[str]]:
    """MT940 of Dutch banks: a statement from each `:20:` to the next. Raises Refused."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    statements = []
    for part in re.split(r"^:20:", text.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]:
        account = re.search(r"^:25:(.+)$", part, re.MULTILINE)
        if account is None:
            raise Refused("In dit afschrift (MT940) ontbreekt de rekening (:25:).")
        of = Statement(account[1].strip())
        for which, sign, day, currency, amount in _BALANCE.findall(part):
            value = _dutch(amount) * (1 if sign == "C" else -1)
            of.currency = currency
            if which == "0" and of.opening is None:
                of.opening = value
            elif which == "2":
                of.closing, of.closed_on = value, f"20{day[:2]}-{day[2:4]}-{day[4:]}"
        for _, _, sign, amount in _MOVEMENT.findall(part):
            of.moved += _dutch(amount) * (1 if sign in ("C", "RD") else -1)
            of.count += 1
        statements.append(of)
    return _tables(statements, [])


def _dutch(amount: str) -> Decimal:
    return Decimal(amount.replace(",", ".").rstrip("."))
