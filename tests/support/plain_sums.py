"""The money of the example year, read from the shipped files with plain Python, for a second opinion.

Nothing of the dashboard is used here: no reader, no view, no metric, no table. What is summed,
and by which rule, stands in `second_opinion`. Amounts: euros, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook

CENT, NOTHING = Decimal("0.01"), Decimal(0)
BANKS, DEBTORS = ("BLimBan",), "1300"
"""Money at the bank by its code in the chart of accounts, and the account of what others still have to pay."""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger. amount: debit positive. period: the month. is_payment: of the journal of the bank."""

    day: date
    period: int
    account: str
    amount: Decimal
    relation: str
    invoice: str
    project: str
    is_payment: bool


@dataclass(frozen=True)
class Line:
    """One line of the budget, of a version; project is empty where it is the association's own."""

    version: str
    heading: str
    project: str
    amount: Decimal
    decided_on: date | None


@dataclass(frozen=True)
class Contribution:
    """What one municipality owes over the year, and what it paid on which day."""

    municipality: str
    due: Decimal
    received: Decimal
    received_on: date | None


@dataclass(frozen=True)
class Files:
    """Everything about money in the shipped files of one year.

    opening: account → amount at the start. bank_accounts: the ledger accounts of banks. vat: (day, amount) of what
    suppliers charged; below zero on a credit note. due: (relation, invoice) → its last day.
    heading: account → budget heading. side: heading → baten or lasten. projects: code → income promised by others.
    statements: (account, day, closing balance).
    """

    entries: tuple[Entry, ...]
    opening: dict[str, Decimal]
    bank_accounts: tuple[str, ...]
    vat: tuple[tuple[date, Decimal], ...]
    due: dict[tuple[str, str], date]
    heading: dict[str, str]
    side: dict[str, str]
    budget: tuple[Line, ...]
    contributions: tuple[Contribution, ...]
    projects: dict[str, Decimal]
    statements: tuple[tuple[str, date, Decimal], ...]


def read(folder: Path, year: int = 2024) -> Files:
    """The workbook, the audit file and the bank statements of the example year in this folder."""
    book = load_workbook(folder / f"voorbeeld-{year}.xlsx", data_only=True)
    ledger = _bare(folder / str(year) / "voorbeeld-boekhouding.xaf")
    bank = _bare(folder / str(year) / "voorbeeld-bank-camt053.xml")
    return Files(
        tuple(_entries(ledger)),
        {_text(one, "accID"): _debit(one) for one in ledger.iter("obLine")},
        tuple(
            _text(one, "accID") for one in ledger.iter("ledgerAccount") if _text(one, "leadReference").startswith(BANKS)
        ),
        tuple(
            (date.fromisoformat(_text(one, "invDt")), Decimal(_text(one, "vat/vatAmnt")) * _sign(one, "vat/vatAmntTp"))
            for one in ledger.iter("sbLine")
            if one.find("vat") is not None
        ),
        {
            (_text(one, "custSupID"), _text(one, "invRef")): date.fromisoformat(_text(one, "invDueDt"))
            for one in ledger.iter("sbLine")
        },
        {str(row["Rekening"]): row["Kostensoort"] for row in _rows(book["Indeling rekeningen"])},
        {row["Kostensoort"]: row["Baten of lasten"] for row in _rows(book["Kostensoorten"])},
        tuple(
            Line(
                row["Versie"],
                row["Kostensoort"],
                row["Project"] or "",
                _euros(row["Bedrag"]),
                row["Besluitdatum"] and row["Besluitdatum"].date(),
            )
            for row in _rows(book["Begroting"])
        ),
        tuple(
            Contribution(
                row["Gemeente"],
                _euros(row["Contributie"]),
                _euros(row["Ontvangen"]),
                row["Ontvangen op"] and row["Ontvangen op"].date(),
            )
            for row in _rows(book["Contributies"])
        ),
        {row["Project"]: _euros(row["Totale baten"]) for row in _rows(book["Projecten"])},
        tuple(_statements(bank)),
    )


def _bare(path: Path) -> ElementTree.Element:
    """The root of an XML file, with every name without its namespace."""
    root = ElementTree.parse(path).getroot()
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    return root


def _text(one: ElementTree.Element, name: str) -> str:
    return one.findtext(name) or ""


def _debit(one: ElementTree.Element) -> Decimal:
    """The amount of a line of the audit file: debit positive, credit negative."""
    return Decimal(_text(one, "amnt")) * _sign(one, "amntTp")


def _sign(one: ElementTree.Element, name: str) -> int:
    return 1 if _text(one, name) == "D" else -1


def _entries(ledger: ElementTree.Element) -> Iterator[Entry]:
    for journal in ledger.iter("journal"):
        for document in journal.iter("transaction"):
            for one in document.iter("trLine"):
                yield Entry(
                    date.fromisoformat(_text(one, "effDate")),
                    int(_text(document, "periodNumber")),
                    _text(one, "accID"),
                    _debit(one),
                    _text(one, "custSupID"),
                    _text(one, "invRef"),
                    _text(one, "projID"),
                    _text(journal, "jrnTp") == "B",
                )


def _credited(one: ElementTree.Element) -> Decimal:
    """The amount of a statement: credited to the account positive."""
    return Decimal(_text(one, "Amt")) * (1 if _text(one, "CdtDbtInd") == "CRDT" else -1)


def _statements(bank: ElementTree.Element) -> Iterator[tuple[str, date, Decimal]]:
    for statement in bank.iter("Stmt"):
        for balance in statement.iter("Bal"):
            if _text(balance, "Tp/CdOrPrtry/Cd") == "CLBD":
                yield _text(statement, "Acct/Id/IBAN"), date.fromisoformat(_text(balance, "Dt/Dt")), _credited(balance)


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The rows of a sheet by their headings."""
    head, *rows = sheet.iter_rows(values_only=True)
    return (dict(zip(head, row, strict=True)) for row in rows)


def _euros(value: float | None) -> Decimal:
    return Decimal(str(value or 0)).quantize(CENT)


def added(amounts: Iterable[Decimal]) -> Decimal:
    """The sum, exact."""
    return sum(amounts, NOTHING)


def cents(value: Decimal) -> Decimal:
    """To the cent, half away from zero."""
    return value.quantize(CENT, ROUND_HALF_UP)
