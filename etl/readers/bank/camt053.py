"""Bank statements as CAMT.053 (ISO 20022 BankToCustomerStatement), read by local names.

Follows the message definitions camt.053.001.02 to .08 and the external code sets of ISO 20022: of a statement the
account (`Acct`), balances (`Bal`: ExternalBalanceType1Code OPBD, PRCD, CLBD, ITBD) and entries (`Ntry`:
CreditDebitCode CRDT or DBIT, ExternalEntryStatus1Code BOOK, PDNG or INFO); the bank transaction code (`BkTxCd`) is
not needed for a balance. Only booked entries count, with the amount of the entry itself: a batch is one movement on
the account, whatever its parts say. The sign is that of the entry; RvslInd says why it is there and changes nothing.
Who paid whom is not taken.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from etl.errors import Refused
from etl.readers.bank.accounts import Accounts
from etl.readers.bank.statements import Statement, tables_of
from etl.readers.process.contents import parts, without_pages
from etl.readers.tables.money import day_words, decoded, has_parts_of_a_cent, many, rounded, tidy
from etl.readers.tables.table import Table
from etl.readers.xml.events import parse

_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_BETWEEN = "ITBD"
"""The balance where a statement goes on in the next: of such a part the first is its opening, the last its closing."""
_FEW_DECIMALS = 4
_WORDS = {"Ntry": "mutatie", "Bal": "saldo"}


def read_camt053(path: Path, accounts: Accounts | None = None) -> tuple[list[Table], list[str]]:
    """The statements in a file, or in a package of them. Raises Refused."""
    notes: list[str] = []
    made = [s for part in without_pages(parts(path)) for s in _statements(part.content(), notes)]
    return tables_of(made, notes, accounts)


def _statements(raw: bytes, notes: list[str]) -> list[Statement]:
    data, told = decoded(raw)
    notes += told
    statements: list[_Camt] = []
    stack: list[str] = []
    pieces: list[str] = []
    now: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        stack.append(tag)
        pieces.clear()
        if tag == "Stmt":
            statements.append(_Camt())
        elif tag in ("Bal", "Ntry") and stack[-2:-1] == ["Stmt"]:
            now.clear()
        elif tag == "Amt" and stack[-3:-2] == ["Stmt"]:
            now["currency"] = attributes.get("Ccy", "")

    def end(tag: str) -> None:
        text, below = "".join(pieces).strip(), stack[stack.index("Stmt") + 1 :] if "Stmt" in stack else []
        pieces.clear()
        stack.pop()
        if statements and below:
            statements[-1].take(below, text, now)

    parse(
        data,
        start,
        end,
        pieces.append,
        broken="Dit afschrift is beschadigd of afgekapt. Haal het opnieuw op bij de bank.",
    )
    return [of.statement(number, notes) for number, of in enumerate(statements, start=1)]


class _Camt:
    """One statement while it is read. balances: code → (amount, day), in the order of the file."""

    def __init__(self) -> None:
        self.made = Statement(currency="")
        self.until = ""
        self.balances: list[tuple[str, Decimal, str]] = []
        self.entries: list[tuple[str, Decimal, str]] = []
        self.not_booked = 0
        self.noisy = 0
        self.other: list[str] = []

    def take(self, below: list[str], text: str, now: dict[str, str]) -> None:
        """An element has ended. below: its names from below the statement; now: what stood in this balance or entry."""
        match below:
            case ["Acct", "Ccy"]:
                self.made.currency = text
            case ["Acct", "Id", *_] if below[-1] in ("IBAN", "Id") and text and not self.made.account:
                self.made.account = text
            case ["FrToDt", "ToDtTm" | "ToDt"] | ["CreDtTm"] if text:
                self.until = text[:10] if below[0] == "FrToDt" else self.until or text[:10]
            case ["Bal"]:
                if now.get("kind") in (*_OPENING, *_CLOSING, _BETWEEN):
                    self._currency(now)
                self.balances.append((now.get("kind", ""), _signed("Bal", now), now.get("day", "")))
            case ["Ntry"]:
                self._entry(now)
            case ["Bal" | "Ntry", name] if text:
                now[name] = text
                self.noisy += name == "Amt" and len(text.rpartition(".")[2].rstrip("0")) > _FEW_DECIMALS and "." in text
            case ["Bal", "Tp", "CdOrPrtry", _] if text:
                now["kind"] = text
            case ["Bal", "Dt", _] if text:
                now["day"] = text[:10]
            case ["Ntry", "BookgDt" | "ValDt", _] if text:
                now["booked" if below[1] == "BookgDt" else "valued"] = text[:10]
            case ["Ntry", "Sts", _] if text:
                now["Sts"] = text

    def _currency(self, now: dict[str, str]) -> None:
        """An amount is in the currency of its account; an account that does not say which has that of its amounts."""
        said = now.get("currency", "")
        self.made.currency = self.made.currency or said
        if said and said != self.made.currency:
            self.other.append(f"{now.get('Amt', '')[:20]} in {said[:10]}")

    def _entry(self, now: dict[str, str]) -> None:
        if now.get("Sts", "BOOK") != "BOOK":
            self.not_booked += 1
            return
        self._currency(now)
        day = now.get("booked") or now.get("valued") or ""
        self.entries.append((day, _signed("Ntry", now), now.get("AcctSvcrRef", "")))

    def statement(self, number: int, notes: list[str]) -> Statement:
        """What has been read, as a statement. number: which in the file, for its sentences. Raises Refused."""
        made = self.made
        if not made.account:
            raise Refused(f"Op afschrift {number} in dit bestand staat niet van welke rekening het is.")
        made.currency = made.currency or "EUR"
        between = [b for b in self.balances if b[0] == _BETWEEN]
        opening = [b for code in _OPENING for b in self.balances if b[0] == code] or between[:1]
        closing = [b for b in self.balances if b[0] in _CLOSING] or between[-1:]
        if not [b for b in self.balances if b[0] in (*_OPENING, *_CLOSING)] and len(between) == 1:
            opening = closing = []  # one balance, and no telling which side of the movements it stands
        if opening:
            made.opening = opening[0][1]
        if closing:
            made.closing, made.closed_on = closing[-1][1], closing[-1][2] or self.until
        last = made.closed_on or self.until
        made.moves = [(day or last, amount) for day, amount, _ in self.entries]
        made.references = [reference for *_, reference in self.entries]
        undated = sum(not day for day, *_ in self.entries)
        if undated:
            said = many(undated, "mutatie heeft", "mutaties hebben")
            notes.append(f"{said} geen dag; gelezen op {day_words(last) or 'onbekend'}.")
        if self.noisy:
            notes.append(rounded(self.noisy))
        if self.other:
            notes.append(
                f"Afschrift {number}: de rekening is in {made.currency[:10]}, maar er staat "
                f"{', '.join(self.other[:3])}; gelezen als {made.currency[:10]}. Vergelijk het saldo met de bank."
            )
        if self.not_booked:
            said = many(self.not_booked, "mutatie is", "mutaties zijn")
            notes.append(f"{said} nog niet geboekt door de bank; dat telt niet mee.")
        return made


def _signed(what: str, found: dict[str, str]) -> Decimal:
    text = found.get("Amt", "")
    plain = text.replace(",", ".") if re.fullmatch(r"-?\d+,\d{1,2}", text) else text
    if not re.fullmatch(r"-?\d{1,18}(\.\d{0,20})?", plain):
        raise Refused(f"Op dit afschrift staat een {_WORDS[what]} met een bedrag dat geen getal is: ‘{text[:30]}’.")
    side = found.get("CdtDbtInd", "")
    if side not in ("CRDT", "DBIT"):
        raise Refused(
            f"Op dit afschrift staat een {_WORDS[what]} van {text[:30]} zonder bij of af (CdtDbtInd: ‘{side[:10]}’)."
        )
    value = tidy(Decimal(plain))
    if has_parts_of_a_cent(value):
        day = day_words(found.get("booked") or found.get("valued") or found.get("day") or "") or "een onbekende dag"
        raise Refused(f"Op dit afschrift staat een {_WORDS[what]} van {day} met delen van een cent: {text[:30]}.")
    return value * (1 if side == "CRDT" else -1)
