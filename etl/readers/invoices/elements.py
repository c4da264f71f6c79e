"""What stands in an electronic invoice (UBL 2.1), element by element: texts and amounts by path, charges, and parties.

Read by local names, below an envelope if there is one. Of a party only names and numbers, and whether it is a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from etl.errors import Refused
from etl.readers.tables.money import tidy
from etl.readers.xml.events import parse

PARTIES = ("AccountingSupplierParty", "AccountingCustomerParty")
ZERO = Decimal(0)
_BROKEN = "Deze e-factuur is beschadigd of afgekapt. Vraag de afzender om een nieuwe."
_ROOTS = ("Invoice", "CreditNote")


@dataclass
class Invoice:
    """What was read so far. one: path below the root → its first text; amounts: path → each (text, currency)."""

    root: str = ""
    one: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    charges: Decimal = ZERO
    lines: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {party: [] for party in PARTIES})
    people: set[str] = field(default_factory=set)


def elements_of(data: bytes) -> Invoice:
    """What stands in one invoice or credit note. Raises Refused."""
    invoice = Invoice()
    stack: list[tuple[str, str]] = []
    pieces: list[str] = []
    charge: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        pieces.clear()
        if not invoice.root and tag not in _ROOTS:
            return  # an envelope around the invoice
        invoice.root = invoice.root or tag
        stack.append((tag, attributes.get("currencyID", "")))
        if tag == "AllowanceCharge" and len(stack) == 2:
            charge.clear()

    def end(tag: str) -> None:
        text = "".join(pieces).strip()
        pieces.clear()
        if not stack:
            return
        path_ = "/".join(name for name, _ in stack[1:])
        currency = stack.pop()[1]
        if tag in ("InvoiceLine", "CreditNoteLine") and len(stack) == 1:
            invoice.lines += 1
        elif path_ == "AllowanceCharge":
            value = _amount(charge.get("Amount", "0"))
            invoice.charges += value if charge.get("ChargeIndicator", "").lower() in ("true", "1") else -value
        elif not text:
            return
        elif path_ in ("AllowanceCharge/Amount", "AllowanceCharge/ChargeIndicator"):
            charge[tag] = text
        elif tag.endswith("Amount"):
            invoice.amounts.setdefault(path_, []).append((text, currency))
        elif len(stack) > 2 and stack[1][0] in PARTIES:
            _party(invoice, stack[1][0], path_.partition("/Party/")[2], text)
        else:
            invoice.one.setdefault(path_, text)

    parse(data, start, end, pieces.append, broken=_BROKEN)
    return invoice


def _party(invoice: Invoice, party: str, below: str, text: str) -> None:
    """Names and numbers of a party; of people who are asked for, nothing."""
    if below in ("PartyLegalEntity/RegistrationName", "PartyName/Name"):
        invoice.names[party].insert(0 if below.startswith("PartyLegal") else len(invoice.names[party]), text)
    elif below in ("PartyLegalEntity/CompanyID", "PartyTaxScheme/CompanyID", "EndpointID", "PartyIdentification/ID"):
        invoice.one.setdefault(f"{party}/{below}", text)
    elif below == "Person/FamilyName":
        invoice.people.add(party)


def _amount(text: str) -> Decimal:
    """1234.5, or 1234,50 of a package that writes it the Dutch way; a thousands sign would be a guess."""
    plain = text.replace(",", ".") if re.fullmatch(r"[+-]?\d+,\d{1,2}", text) else text
    if not re.fullmatch(r"[+-]?\d{0,18}(\.\d{0,10})?", plain) or not re.search(r"\d", plain):
        raise Refused(f"Op deze e-factuur staat een bedrag dat geen getal is: ‘{text[:30]}’.")
    return tidy(Decimal(plain))


def sum_at(invoice: Invoice, path: str) -> Decimal | None:
    """All amounts at a path in euro, to the cent; None when there is none. One without a currency has the invoice's."""
    values = [_amount(text) for text, currency in invoice.amounts.get(path, ()) if currency in ("EUR", "")]
    return sum(values, ZERO).quantize(Decimal("0.01"), ROUND_HALF_UP) if values else None
