"""Column layouts of the csv of banks: by the words of their headings, or by the shape of lines without headings.

No bank publishes a field list that it keeps to: sources are the exports of the banks themselves. A bank that is not
in the lists is read when it uses these words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

ROLES = {
    "account": (
        "rekening",
        "rekeningnummer",
        "iban/bban",
        "iban",
        "account",
        "accountnumber",
        "account number",
        "eigen rekening",
        "van rekening",
        "rekening iban",
        "je rekening",
        "opdrachtgeversrekening",
        "iban rekening",
        "productnummer",
    ),
    "day": (
        "boekdatum",
        "boekingsdatum",
        "datum",
        "date",
        "transactiedatum",
        "transactiondate",
        "transaction date",
        "booking date",
        "completed date",
        "datum transactie",
    ),
    "amount": (
        "bedrag (eur)",
        "bedrag",
        "amount (eur)",
        "amount",
        "transactiebedrag",
        "transactie bedrag",
        "bedrag eur",
        "bedrag bij/af",
        "mutatie",
    ),
    "sign": (
        "af bij",
        "bij af",
        "af/bij",
        "af-bij",
        "debit/credit",
        "credit/debit",
        "debet/credit",
        "debet credit",
        "credit/debet",
        "creditdebet",
        "bij/af",
        "bij-af",
        "af of bij",
        "bij of af",
        "debet of credit",
        "dc",
        "cd",
        "d/c",
        "c/d",
        "d/c indicator",
        "+/-",
        "-/+",
        "plus/min",
    ),
    "after": (
        "saldo na mutatie",
        "resulting balance",
        "saldo na trn",
        "saldo na boeking",
        "eindsaldo",
        "endsaldo",
        "end balance",
        "nieuw saldo",
        "running balance",
        "balance",
        "balance after trn",
        "balance after transaction",
        "balance after booking",
        "balance after mutation",
        "saldo na transactie",
    ),
    "before": ("beginsaldo", "startsaldo", "start balance", "saldo voor boeking", "saldo voor mutatie"),
    "currency": ("munt", "muntsoort", "valuta", "currency", "mutationcode", "valutacode", "valuta boeking"),
    "order": ("volgnr", "volgnummer", "sequence number", "sequence no", "seq. no."),
    "state": ("state",),
    "fee": ("fee",),
    "proof": (
        "tegenrekening",
        "tegenrekening iban/bban",
        "counterparty",
        "naam / omschrijving",
        "name / description",
        "naam tegenpartij",
        "mutatiesoort",
        "mededelingen",
        "notifications",
        "rentedatum",
        "valutadatum",
        "valuedate",
        "transaction type",
        "naam",
        "tegenrekeningnummer",
        "van / naar",
        "partner iban",
        "counterparty iban/bban",
        "counterparty iban",
        "counterparty name",
        "name counterparty",
        "interest date",
        "value date",
    ),
}
"""Role → headings in small letters. proof: headings that only a bank writes; one of these (or a sign) must be there."""
SIGNS = {
    **dict.fromkeys(("af", "debet", "debit", "d", "db", "dr", "dbit", "afschrijving", "afboeking"), -1),
    **dict.fromkeys(("out", "uit", "uitgave", "uitgaven", "betaald", "min", "-", "-/-", "–", "−"), -1),
    **dict.fromkeys(("bij", "credit", "c", "cr", "crdt", "bijschrijving", "bijboeking"), 1),
    **dict.fromkeys(("in", "inkomst", "inkomsten", "ontvangst", "ontvangen", "plus", "+"), 1),
}
"""The words of banks, in small letters, for what goes off an account and what comes on it."""
_ONLY_BANK = ("sign", "after", "before", "proof")
_MONEY = r"[+-]?[\d.]*\d[.,]\d\d"
_IBAN = r"[A-Z]{2}\d{2}[A-Z]{4}[A-Z0-9]{10,20}"
_BARE = (
    # ABN AMRO: account, currency, day, balance before, balance after, value day, amount, description
    (
        {"account": 0, "currency": 1, "day": 2, "before": 3, "after": 4, "amount": 6},
        (r"[A-Z0-9.]{9,34}", r"[A-Z]{3}", r"\d{8}", _MONEY, _MONEY, r"\d{8}", _MONEY),
    ),
    # Triodos: day, account, amount, Debet or Credit, name, …
    (
        {"day": 0, "account": 1, "amount": 2, "sign": 3},
        (r"\d\d-\d\d-\d{4}", rf"{_IBAN}|[\d.]{{9,12}}", _MONEY, r"(?i)debet|credit"),
    ),
    # ASN Bank, SNS, RegioBank: day, account, counter account, name, three of address, currency, balance before,
    # currency, amount, …
    (
        {"day": 0, "account": 1, "before": 8, "currency": 9, "amount": 10},
        (r"\d\d?-\d\d?-\d{4}", _IBAN, ".*", ".*", ".*", ".*", ".*", "[A-Z]{3}", _MONEY, "[A-Z]{3}", _MONEY),
    ),
    # Rabobank until 2018: account, currency, value day, C or D, amount, counter account, name, day, …
    (
        {"account": 0, "currency": 1, "sign": 3, "amount": 4, "day": 7},
        (rf"{_IBAN}|\d{{9,10}}", "[A-Z]{3}", r"\d{8}", "[CD]", r"\d+[.,]\d\d", ".*", ".*", r"\d{8}"),
    ),
)
_NAMELESS = (
    ("Revolut", ("type", "product", "completed date", "amount", "currency", "state"), "product"),
    ("Wise", ("transferwise id", "date", "amount", "currency"), ""),
    ("N26", ("booking date", "partner name", "account name", "amount (eur)"), "account name"),
)
"""Banks that do not write the account: what they are called, the headings that they have, and what tells accounts
apart."""
_WITHIN = 10


def heading_of(text: str | None) -> str:
    """A heading as it is looked for: small letters, one space between words, none around a stroke."""
    return re.sub(r"\s*/\s*", "/", " ".join((text or "").lower().split())).rstrip(":")


_NAMES = {role: tuple(map(heading_of, names)) for role, names in ROLES.items()}


@dataclass(frozen=True)
class Layout:
    """roles: role → column (from 0). first: the first line with a movement. bank: its name where no account stands."""

    roles: dict[str, int]
    first: int
    bank: str = ""
    apart: int | None = None
    headings: tuple[str, ...] = field(default=())


def layout_of(rows: Sequence[Sequence[str | None]]) -> Layout | None:
    """The layout of a bank in the first lines of a file; None when this is nothing of a bank."""
    for index, cells in enumerate(rows[:_WITHIN]):
        heads = tuple(map(heading_of, cells))
        roles = {
            role: next(heads.index(name) for name in names if name in heads)
            for role, names in _NAMES.items()
            if any(name in heads for name in names)
        }
        for bank, wanted, apart in _NAMELESS:
            if set(wanted) <= set(heads):
                roles.pop("account", None)
                return Layout(roles, index + 1, bank, heads.index(apart) if apart else None, heads)
        if {"account", "day", "amount"} <= set(roles) and any(role in roles for role in _ONLY_BANK):
            return Layout({r: at for r, at in roles.items() if r not in ("state", "fee")}, index + 1, headings=heads)
    for bare, shapes in _BARE:
        texts = [(text or "").strip() for text in rows[0]] if rows else []
        if len(texts) >= len(shapes) and all(re.fullmatch(s, t) for s, t in zip(shapes, texts, strict=False)):
            return Layout(bare, 0)
    return None
