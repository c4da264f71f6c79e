"""Bank statements in the forms of banks: CAMT.053 and MT940."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from etl.readers.finance import decoded
from etl.readers.opened import content_of
from etl.readers.refuse import Refused
from etl.readers.statements import Statement, tables_of
from etl.readers.xlsx import Table
from etl.readers.xml import parse


def read_camt053(path: Path) -> tuple[list[Table], list[str]]:
    """CAMT.053, versions 02 to 08, by local names. Raises Refused."""
    data, notes = decoded(content_of(path))
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
        elif path_[0] == "Ntry" and tag in ("Dt", "DtTm") and text and path_[1] in ("BookgDt", "ValDt"):
            now["booked" if path_[1] == "BookgDt" else "valued"] = text[:10]
        elif path_ == ["Ntry", "Sts", "Cd"]:
            now["Sts"] = text
        elif path_[0] == "Bal" and tag in ("Cd", "Dt", "DtTm") and text:
            now["kind" if tag == "Cd" else "day"] = text[:10]
        elif path_ == ["Bal"]:
            _balance(of, now)
        elif path_ == ["Ntry"]:
            if now.get("Sts", "") == "PDNG":
                return
            of.moves.append((now.get("booked") or now.get("valued") or "", _signed(now)))

    parse(
        data,
        start,
        end,
        pieces.append,
        broken="Dit afschrift is beschadigd of afgekapt. Haal het opnieuw op bij de bank.",
    )
    return tables_of(statements, notes)


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
    raw = content_of(path)
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
        for valued, entered, sign, amount in _MOVEMENT.findall(part):
            of.moves.append((_booked(valued, entered), _dutch(amount) * (1 if sign in ("C", "RD") else -1)))
        statements.append(of)
    return tables_of(statements, [])


def _dutch(amount: str) -> Decimal:
    return Decimal(amount.replace(",", ".").rstrip("."))


def _booked(valued: str, entered: str) -> str:
    """The day of booking: month and day as entered, in the year that is nearest to the value date."""
    day = date(2000 + int(valued[:2]), int(valued[2:4]), int(valued[4:]))
    if not entered:
        return day.isoformat()
    month, number = int(entered[:2]), int(entered[2:])
    year = day.year + (month == 1 and day.month == 12) - (month == 12 and day.month == 1)
    return f"{year:04d}-{month:02d}-{number:02d}"
