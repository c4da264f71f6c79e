"""Electronic invoices and credit notes (UBL 2.1: NLCIUS, SI-UBL, Peppol BIS) as the sheets Relaties and Facturen.

Follows the OASIS schemas Invoice and CreditNote with the terms of EN 16931: number and days (BT-1, BT-2, BT-9,
BT-20), parties (BT-27, BT-44) and totals (BT-106 to BT-115); of UNCL1001 only 381 means something here, and the
currency is one of ISO 4217. Rates and categories of VAT (UNCL5305) are not taken. Read by local names. Contacts,
addresses, bank accounts, descriptions and attachments are not taken. What the invoice says of its totals is counted
again, and a difference is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.readers.invoices.numbers import told_apart
from etl.readers.process.opened import content_of
from etl.readers.tables.money import CHECKS, Line, amount_text, day_text, day_words, decoded, found, table, tidy
from etl.readers.tables.persons import looks_like_a_person
from etl.readers.tables.table import Table
from etl.readers.xml.events import parse

_BROKEN = "Deze e-factuur is beschadigd of afgekapt. Vraag de afzender om een nieuwe."
_PARTIES = ("AccountingSupplierParty", "AccountingCustomerParty")
_INVOICE = (
    "Boekjaar",
    "Soort",
    "Factuurnummer",
    "Relatie",
    "Factuurdatum",
    "Vervaldatum",
    "Bedrag",
    "Waarvan btw",
    "Bedrag zonder btw",
    "Factuurregels",
    "Vervaldatum berekend",
    "E-factuur",
)
_ROOTS = ("Invoice", "CreditNote")
_ZERO = Decimal(0)


@dataclass
class _Invoice:
    """What has been read so far. one: path below the root → its first text; sums: path → all amounts."""

    root: str = ""
    one: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    charges: Decimal = _ZERO
    lines: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {party: [] for party in _PARTIES})
    people: set[str] = field(default_factory=set)


def read_ubl(
    path: Path, own: tuple[str, ...] = (), stored: Sequence[Sequence[Any]] = ()
) -> tuple[list[Table], list[str]]:
    """One invoice or credit note. Raises Refused.

    own: names and numbers of the association itself. stored: invoices that there are, as `numbers_in` gives them.
    """
    data, notes = decoded(content_of(path))
    invoice = _Invoice()
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
        elif len(stack) > 2 and stack[1][0] in _PARTIES:
            _party(invoice, stack[1][0], path_.partition("/Party/")[2], text)
        else:
            invoice.one.setdefault(path_, text)

    parse(data, start, end, pieces.append, broken=_BROKEN)
    return _tables(invoice, own, stored, notes)


def _party(invoice: _Invoice, party: str, below: str, text: str) -> None:
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


def _sum(invoice: _Invoice, path: str) -> Decimal | None:
    """All amounts at a path in euro, to the cent; None when there is none. One without a currency has the invoice's."""
    values = [_amount(text) for text, currency in invoice.amounts.get(path, ()) if currency in ("EUR", "")]
    return sum(values, _ZERO).quantize(Decimal("0.01"), ROUND_HALF_UP) if values else None


def _tables(
    invoice: _Invoice, own: tuple[str, ...], stored: Sequence[Sequence[Any]], notes: list[str]
) -> tuple[list[Table], list[str]]:
    currency = invoice.one.get("DocumentCurrencyCode") or next(
        (c for _, c in invoice.amounts.get("LegalMonetaryTotal/PayableAmount", ()) if c), "EUR"
    )
    if currency != "EUR":
        which = invoice.one.get("ID", "")[:30] or "zonder nummer"
        raise Refused(f"E-factuur {which} is in {currency[:10]}; alleen facturen in euro worden gelezen.")
    number, issued = invoice.one.get("ID", ""), day_text(invoice.one.get("IssueDate", ""))
    payable = _sum(invoice, "LegalMonetaryTotal/PayableAmount")
    for what, value in (("nummer", number), ("datum", issued), ("bedrag", payable)):
        if value in ("", None):
            raise Refused(
                f"Op deze e-factuur ontbreekt het {what}."
                if what != "datum"
                else "Op deze e-factuur ontbreekt de datum."
            )
    kind, party = _kind(invoice, own, notes)
    names = invoice.names[party]
    relation = (
        names[0] if names else next((text for path, text in invoice.one.items() if path.startswith(f"{party}/")), "")
    )
    if not relation:
        raise Refused("Op deze e-factuur staat niet van wie of voor wie zij is.")
    checks: list[Line] = []
    person = party in invoice.people or looks_like_a_person(relation)
    # The code of a relation is shown everywhere, the name of a person is not.
    code = f"persoon {sha256(relation.encode()).hexdigest()[:8]}" if person else relation
    is_credit = _sign(invoice, payable or _ZERO) * (payable or _ZERO) < 0
    told = told_apart(number, is_credit, (kind, code, relation, f"{abs(payable or _ZERO)}", issued), stored)
    if told != number:
        notes.append(f"Nummer {number} heeft al een andere factuur; deze heet hier {told}.")
    row = _row(invoice, kind, told, issued, code, checks, notes)
    return [
        table(
            "Relaties",
            ("Relatie", "Naam", "Soort", "Persoon"),
            [{"Relatie": code, "Naam": relation, "Soort": kind, "Persoon": "ja" if person else "nee"}],
        ),
        table("Facturen", _INVOICE, [row]),
        *([table("Controles van bestanden", CHECKS, checks)] if checks else []),
    ], notes


def _sign(invoice: _Invoice, payable: Decimal) -> int:
    """What amounts are to be taken times: a credit note has them positive."""
    is_credit = invoice.root == "CreditNote" or (invoice.one.get("InvoiceTypeCode") == "381" and payable > 0)
    return -1 if is_credit else 1


def _kind(invoice: _Invoice, own: tuple[str, ...], notes: list[str]) -> tuple[str, str]:
    """(debiteur or crediteur, the party that is not us)."""
    supplier, customer = _PARTIES
    for party, kind, other in ((supplier, "debiteur", customer), (customer, "crediteur", supplier)):
        told = {_plain(text) for text in invoice.names[party]}
        told |= {_plain(text) for path, text in invoice.one.items() if path.startswith(f"{party}/")}
        if told & {_plain(name) for name in own}:
            return kind, other
    if own:
        notes.append(
            f"Op deze e-factuur staat de vereniging ({own[0]}) niet als afzender en niet als ontvanger; zij is gelezen "
            "als een ontvangen factuur."
        )
    else:
        notes.append(
            "Gelezen als een ontvangen factuur. Zet op blad Instellingen de ‘naam van de vereniging’, dan worden ook "
            "verstuurde facturen herkend."
        )
    return "crediteur", supplier


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _row(
    invoice: _Invoice, kind: str, number: str, issued: str, relation: str, checks: list[Line], notes: list[str]
) -> Line:
    total = "LegalMonetaryTotal/"
    payable = _sum(invoice, total + "PayableAmount") or _ZERO
    net, vat = _sum(invoice, total + "TaxExclusiveAmount"), _sum(invoice, "TaxTotal/TaxAmount")
    sign = _sign(invoice, payable)
    _check(invoice, number, issued, checks, notes)
    if invoice.root == "CreditNote" and payable < 0:
        notes.append(
            f"Creditnota {number} heeft een negatief bedrag; volgens de norm is dat een bijtelling, en zo is zij "
            "gelezen."
        )
    prepaid = _sum(invoice, total + "PrepaidAmount")
    if prepaid:
        notes.append(
            f"Factuur {number}: {amount_text(prepaid)} is vooraf betaald; het bedrag is wat nog te betalen is."
        )
    due, derived = _due(invoice, issued)
    if due and due < issued:
        sentence = (
            f"Factuur {number} vervalt op {day_words(due)}, vóór haar datum {day_words(issued)}; die dag telt niet"
        )
        notes.append(f"{sentence}.")
        checks.append(found(issued[:4], f"Factuur {number}", "vervaldatum", sentence, amount=payable * sign))
        due = ""
    if derived:
        notes.append(f"Factuur {number} noemt geen vervaldatum; uit de betaaltermijn volgt {day_words(due)}.")

    def shown(value: Decimal | None) -> str:
        return "" if value is None else amount_text(value * sign)

    return {
        "Boekjaar": issued[:4],
        "Soort": kind,
        "Factuurnummer": number,
        "Relatie": relation,
        "Factuurdatum": issued,
        "Vervaldatum": due,
        "Bedrag": shown(payable),
        "Waarvan btw": shown(vat),
        "Bedrag zonder btw": shown(net),
        "Factuurregels": str(invoice.lines),
        "Vervaldatum berekend": "ja" if derived else "nee",
        "E-factuur": "ja",
    }


def _due(invoice: _Invoice, issued: str) -> tuple[str, bool]:
    """(the last day to pay, is it derived from the terms?); empty when the invoice says nothing of it."""
    said = invoice.one.get("DueDate") or invoice.one.get("PaymentMeans/PaymentDueDate")
    said = said or invoice.one.get("PaymentTerms/PaymentDueDate")
    if said:
        return day_text(said), False
    days = _days(invoice.one.get("PaymentTerms/Note", ""))
    if days is None:
        return "", False
    try:
        return (date.fromisoformat(issued) + timedelta(days=days)).isoformat(), True
    except ValueError:
        return "", False


_DISCOUNT = re.compile(r"%|korting|discount|skonto|procent", re.IGNORECASE)
_TERM = re.compile(r"(\d{1,3})\s*-?\s*(dagen|dgn|days?|d|weken|weeks?)\b", re.IGNORECASE)


def _days(terms: str) -> int | None:
    """How many days one has to pay, by the words of the terms; None when they do not say so.

    With a discount the shortest time is for the discount: the longest counts, and one time alone says nothing.
    """
    found = [int(count) * (7 if unit.lower().startswith("we") else 1) for count, unit in _TERM.findall(terms)]
    if not found or (_DISCOUNT.search(terms) and len(found) == 1):
        return None
    return max(found) if _DISCOUNT.search(terms) else found[0]


def _check(invoice: _Invoice, number: str, issued: str, checks: list[Line], notes: list[str]) -> None:
    """The totals of an invoice against each other; a total that is not there is not compared."""
    total = "LegalMonetaryTotal/"
    lines, net = _sum(invoice, total + "LineExtensionAmount"), _sum(invoice, total + "TaxExclusiveAmount")
    gross, vat = _sum(invoice, total + "TaxInclusiveAmount"), _sum(invoice, "TaxTotal/TaxAmount") or _ZERO
    counted = _sum(invoice, "InvoiceLine/LineExtensionAmount")
    counted = counted if counted is not None else _sum(invoice, "CreditNoteLine/LineExtensionAmount")
    rounding, prepaid = _sum(invoice, total + "PayableRoundingAmount"), _sum(invoice, total + "PrepaidAmount")
    payable = None if gross is None else gross - (prepaid or _ZERO) + (rounding or _ZERO)
    pairs = (
        ("factuurregels", "de regels samen", lines, counted),
        ("btw", "de btw per tarief samen", vat, _sum(invoice, "TaxTotal/TaxSubtotal/TaxAmount")),
        (
            "bedrag zonder btw",
            "de regels met kortingen en toeslagen",
            net,
            None if lines is None else lines + invoice.charges,
        ),
        ("bedrag met btw", "zonder btw plus btw", gross, None if net is None else net + vat),
        ("te betalen", "met btw min wat vooraf is betaald", _sum(invoice, total + "PayableAmount"), payable),
    )
    for check, words, declared, summed in pairs:
        if declared is None or summed is None:
            continue
        sentence = f"Factuur {number}: {check} is {amount_text(declared)}; {words}: {amount_text(summed)}"
        if declared != summed:
            notes.append(f"{sentence}, verschil {amount_text(declared - summed)}.")
        checks.append(found(issued[:4], f"Factuur {number}", check, sentence, declared=declared, counted=summed))
