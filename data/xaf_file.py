"""Writes bookings as an audit file (XAF 3.2) with subledgers: what a bookkeeping package would hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

JOURNAL_KINDS = {"Inkoop": "P", "Verkoop": "S", "Bank": "B", "Memoriaal": "M"}


@dataclass(frozen=True)
class Account:
    """One account of the ledger; a code of the chart of accounts (RGS) may be empty."""

    number: str
    name: str
    is_balance: bool
    rgs: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a document; amount: debit positive. With an invoice it also stands in a subledger."""

    account: str
    amount: Decimal
    relation: str = ""
    project: str = ""
    invoice: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None
    vat: Decimal | None = None
    is_payment: bool = False


@dataclass(frozen=True)
class Document:
    """One booking: its lines add up to zero."""

    journal: str
    number: str
    day: date
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Books:
    """A year of books. relations: (code, name, C or S). subledgers: control account → CU or SU."""

    year: int
    company: str
    accounts: Sequence[Account]
    relations: Sequence[tuple[str, str, str]]
    opening: Sequence[tuple[str, Decimal]]
    documents: Sequence[Document]
    subledgers: dict[str, str]
    bank_account: str = ""


def _tag(name: str, text: object) -> str:
    return f"<{name}>{escape(str(text))}</{name}>" if text not in ("", None) else ""


def _amount(value: Decimal) -> str:
    return _tag("amnt", f"{abs(value):.2f}") + _tag("amntTp", "D" if value > 0 else "C")


def _totals(amounts: Iterable[Decimal]) -> str:
    listed = list(amounts)
    debit = sum((a for a in listed if a > 0), Decimal(0))
    credit = -sum((a for a in listed if a < 0), Decimal(0))
    return _tag("linesCount", len(listed)) + _tag("totalDebit", f"{debit:.2f}") + _tag("totalCredit", f"{credit:.2f}")


def audit_file(books: Books) -> bytes:
    """The whole file, the same bytes at every run."""
    header = "".join(
        _tag(name, text) for name, text in (
            ("fiscalYear", books.year), ("startDate", f"{books.year}-01-01"), ("endDate", f"{books.year}-12-31"),
            ("curCode", "EUR"), ("dateCreated", f"{books.year + 1}-01-06"), ("softwareDesc", "fictief voorbeeld"),
        )
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">',
        f"<header>{header}</header>", "<company>", _tag("companyName", books.company),
        "<taxRegistrationCountry>NL</taxRegistrationCountry>", "<taxRegIdent>onbekend</taxRegIdent>",
        "<customersSuppliers>", *(_relation(*one) for one in books.relations), "</customersSuppliers>",
        "<generalLedger>", *(_account(one) for one in books.accounts), "</generalLedger>",
        "<periods>", *(_period(books.year, n) for n in range(1, 13)), "</periods>",
        _opening(books), _transactions(books), "</company>", "</auditfile>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _relation(code: str, name: str, kind: str) -> str:
    return f"<customerSupplier>{_tag('custSupID', code)}{_tag('custSupName', name)}{_tag('custSupTp', kind)}</customerSupplier>"


def _account(account: Account) -> str:
    kind = "B" if account.is_balance else "P"
    inside = _tag("accID", account.number) + _tag("accDesc", account.name) + _tag("accTp", kind)
    return f"<ledgerAccount>{inside}{_tag('leadReference', account.rgs)}</ledgerAccount>"


def _period(year: int, month: int) -> str:
    last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).isoformat()
    return (
        f"<period>{_tag('periodNumber', month)}{_tag('startDatePeriod', f'{year}-{month:02d}-01')}"
        f"{_tag('endDatePeriod', last)}</period>"
    )


def _opening(books: Books) -> str:
    if not books.opening:
        return ""
    lines = "".join(
        f"<obLine>{_tag('nr', n)}{_tag('accID', account)}{_amount(amount)}</obLine>\n"
        for n, (account, amount) in enumerate(books.opening, start=1)
    )
    totals = _totals(amount for _, amount in books.opening)
    return f"<openingBalance>{_tag('opBalDate', f'{books.year}-01-01')}{totals}\n{lines}</openingBalance>"


def _transactions(books: Books) -> str:
    every = [line.amount for document in books.documents for line in document.lines]
    parts = ["<transactions>" + _totals(every)]
    for name in dict.fromkeys(document.journal for document in books.documents):
        kind = JOURNAL_KINDS[name]
        bank = _tag("offsetAccID", books.bank_account) if kind == "B" else ""
        parts.append(f"<journal>{_tag('jrnID', kind)}{_tag('desc', name)}{_tag('jrnTp', kind)}{bank}")
        parts += [_document(d) for d in books.documents if d.journal == name]
        parts.append("</journal>")
    subledgers = [_subledger(books, account, kind) for account, kind in books.subledgers.items()]
    return "\n".join([*parts, "<subledgers>", *subledgers, "</subledgers>", "</transactions>"])


def _document(document: Document) -> str:
    head = (
        _tag("nr", document.number) + _tag("desc", document.text) + _tag("periodNumber", document.day.month)
        + _tag("trDt", document.day.isoformat())
    )
    lines = "".join(_line(document, n, line) for n, line in enumerate(document.lines, start=1))
    return f"<transaction>{head}\n{lines}</transaction>"


def _line(document: Document, number: int, line: Line) -> str:
    inside = (
        _tag("nr", number) + _tag("accID", line.account) + _tag("docRef", document.number)
        + _tag("effDate", document.day.isoformat()) + _tag("desc", document.text) + _amount(line.amount)
        + _tag("custSupID", line.relation) + _tag("invRef", line.invoice) + _tag("projID", line.project)
    )
    return f"<trLine>{inside}</trLine>\n"


def _invoice_kind(line: Line, kind: str) -> str:
    """C for a credit note, which stands on the other side of the subledger, and what is paid back on it; else D."""
    is_other_side = (line.amount > 0) == (kind == "SU")
    return "C" if is_other_side != line.is_payment else "D"


def _subledger(books: Books, account: str, kind: str) -> str:
    found = [
        (document, number, line)
        for document in books.documents
        for number, line in enumerate(document.lines, start=1)
        if line.account == account
    ]
    lines = []
    for count, (document, number, line) in enumerate(found, start=1):
        vat = ""
        if line.vat is not None:
            vat = f"<vat>{_tag('vatID', 'H')}{_tag('vatPerc', '21.00')}{_tag('vatAmnt', f'{abs(line.vat):.2f}')}{_tag('vatAmntTp', 'D' if line.vat >= 0 else 'C')}</vat>"
        inside = (
            _tag("nr", count) + _tag("jrnID", JOURNAL_KINDS[document.journal]) + _tag("trNr", document.number)
            + _tag("trLineNr", number) + _tag("desc", document.text) + _amount(line.amount)
            + _tag("custSupID", line.relation) + _tag("invRef", line.invoice)
            + _tag("invPurSalTp", "S" if kind == "CU" else "P") + _tag("invTp", _invoice_kind(line, kind))
            + _tag("invDt", line.invoiced_on.isoformat() if line.invoiced_on else "")
            + _tag("invDueDt", line.due_on.isoformat() if line.due_on else "")
            + _tag("mutTp", "P" if line.is_payment else "I") + _tag("projID", line.project) + vat
        )
        lines.append(f"<sbLine>{inside}</sbLine>\n")
    return (
        f"<subledger>{_tag('sbType', kind)}{_totals(line.amount for _, _, line in found)}\n{''.join(lines)}</subledger>"
    )
