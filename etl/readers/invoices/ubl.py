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
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.readers.invoices.elements import PARTIES, ZERO, Invoice, elements_of, sum_at
from etl.readers.invoices.numbers import told_apart
from etl.readers.process.contents import content_of
from etl.readers.tables.money import CHECKS, Line, amount_text, day_text, day_words, decoded, found
from etl.readers.tables.persons import looks_like_a_person
from etl.readers.tables.table import Table

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
_PAID = ("Betaald", "Betaald op")
"""Only on a sheet with an invoice that was paid in advance: what else was paid on it stays as it is."""


NEGATIVE_NOTE = "Creditnota met een negatief bedrag"
"""A heading that stands only on the sheet of such a note: whether it goes off or comes on is asked."""


def read_ubl(
    path: Path, own: tuple[str, ...] = (), stored: Sequence[Sequence[Any]] = ()
) -> tuple[list[Table], list[str]]:
    """One invoice or credit note. Raises Refused.

    own: names and numbers of the association itself. stored: invoices that there are, as `numbers_in` gives them.
    """
    data, notes = decoded(content_of(path))
    invoice = elements_of(data)
    return _tables(invoice, own, stored, notes)


def _tables(
    invoice: Invoice, own: tuple[str, ...], stored: Sequence[Sequence[Any]], notes: list[str]
) -> tuple[list[Table], list[str]]:
    currency = invoice.one.get("DocumentCurrencyCode") or next(
        (c for _, c in invoice.amounts.get("LegalMonetaryTotal/PayableAmount", ()) if c), "EUR"
    )
    if currency != "EUR":
        which = invoice.one.get("ID", "")[:30] or "zonder nummer"
        raise Refused(f"E-factuur {which} is in {currency[:10]}; alleen facturen in euro worden gelezen.")
    number, issued = invoice.one.get("ID", ""), day_text(invoice.one.get("IssueDate", ""))
    payable = sum_at(invoice, "LegalMonetaryTotal/PayableAmount")
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
    amount = _invoiced(invoice)
    is_credit = _sign(invoice, payable or ZERO) * amount < 0
    told = told_apart(number, is_credit, (kind, code, relation, f"{abs(amount)}", issued), stored)
    if told != number:
        notes.append(f"Nummer {number} heeft al een andere factuur; deze heet hier {told}.")
    row = _row(invoice, kind, told, issued, code, checks, notes)
    return [
        Table.of(
            "Relaties",
            ("Relatie", "Naam", "Soort", "Persoon"),
            [{"Relatie": code, "Naam": relation, "Soort": kind, "Persoon": "ja" if person else "nee"}],
        ),
        Table.of("Facturen", (*_INVOICE, *(name for name in (*_PAID, NEGATIVE_NOTE) if name in row)), [row]),
        *([Table.of("Controles van bestanden", CHECKS, checks)] if checks else []),
    ], notes


def _sign(invoice: Invoice, payable: Decimal) -> int:
    """What amounts are to be taken times: a credit note has them positive."""
    is_credit = invoice.root == "CreditNote" or (invoice.one.get("InvoiceTypeCode") == "381" and payable > 0)
    return -1 if is_credit else 1


def _invoiced(invoice: Invoice) -> Decimal:
    """What the invoice is of, with VAT: what is to be paid, and with it what was paid in advance."""
    total = "LegalMonetaryTotal/"
    payable, prepaid = sum_at(invoice, total + "PayableAmount") or ZERO, sum_at(invoice, total + "PrepaidAmount")
    if not prepaid:
        return payable
    gross, net = sum_at(invoice, total + "TaxInclusiveAmount"), sum_at(invoice, total + "TaxExclusiveAmount")
    if gross is None and net is not None:
        gross = net + (sum_at(invoice, "TaxTotal/TaxAmount") or ZERO)
    return payable + prepaid if gross is None else gross + (sum_at(invoice, total + "PayableRoundingAmount") or ZERO)


def _kind(invoice: Invoice, own: tuple[str, ...], notes: list[str]) -> tuple[str, str]:
    """(debiteur or crediteur, the party that is not us)."""
    supplier, customer = PARTIES
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
    invoice: Invoice, kind: str, number: str, issued: str, relation: str, checks: list[Line], notes: list[str]
) -> Line:
    total = "LegalMonetaryTotal/"
    payable = sum_at(invoice, total + "PayableAmount") or ZERO
    net, vat = sum_at(invoice, total + "TaxExclusiveAmount"), sum_at(invoice, "TaxTotal/TaxAmount")
    sign = _sign(invoice, payable)
    _check(invoice, number, issued, checks, notes)
    prepaid = sum_at(invoice, total + "PrepaidAmount")
    amount, paid = _invoiced(invoice), dict[str, str]()
    if prepaid:
        notes.append(
            f"Factuur {number} is {amount_text(amount * sign)}; {amount_text(prepaid)} is vooraf betaald, "
            f"{amount_text((amount - prepaid) * sign)} is nog te betalen."
        )
        # What was paid too much is no payment of this invoice: the total to be paid says so.
        settled = min(prepaid, amount) if amount > 0 else max(prepaid, amount)
        paid = dict(zip(_PAID, (amount_text(settled * sign), issued), strict=True))
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
        "Bedrag": shown(amount),
        "Waarvan btw": shown(vat),
        "Bedrag zonder btw": shown(net),
        "Factuurregels": str(invoice.lines),
        "Vervaldatum berekend": "ja" if derived else "nee",
        "E-factuur": "ja",
        **paid,
        **({NEGATIVE_NOTE: "ja"} if invoice.root == "CreditNote" and amount < 0 else {}),
    }


def _due(invoice: Invoice, issued: str) -> tuple[str, bool]:
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


def _check(invoice: Invoice, number: str, issued: str, checks: list[Line], notes: list[str]) -> None:
    """The totals of an invoice against each other; a total that is not there is not compared."""
    total = "LegalMonetaryTotal/"
    lines, net = sum_at(invoice, total + "LineExtensionAmount"), sum_at(invoice, total + "TaxExclusiveAmount")
    gross, vat = sum_at(invoice, total + "TaxInclusiveAmount"), sum_at(invoice, "TaxTotal/TaxAmount") or ZERO
    counted = sum_at(invoice, "InvoiceLine/LineExtensionAmount")
    counted = counted if counted is not None else sum_at(invoice, "CreditNoteLine/LineExtensionAmount")
    rounding, prepaid = sum_at(invoice, total + "PayableRoundingAmount"), sum_at(invoice, total + "PrepaidAmount")
    payable = None if gross is None else gross - (prepaid or ZERO) + (rounding or ZERO)
    pairs = (
        ("factuurregels", "de regels samen", lines, counted),
        ("btw", "de btw per tarief samen", vat, sum_at(invoice, "TaxTotal/TaxSubtotal/TaxAmount")),
        (
            "bedrag zonder btw",
            "de regels met kortingen en toeslagen",
            net,
            None if lines is None else lines + invoice.charges,
        ),
        ("bedrag met btw", "zonder btw plus btw", gross, None if net is None else net + vat),
        ("te betalen", "met btw min wat vooraf is betaald", sum_at(invoice, total + "PayableAmount"), payable),
    )
    for check, words, declared, summed in pairs:
        if declared is None or summed is None:
            continue
        sentence = f"Factuur {number}: {check} is {amount_text(declared)}; {words}: {amount_text(summed)}"
        if declared != summed:
            notes.append(f"{sentence}, verschil {amount_text(declared - summed)}.")
        checks.append(found(issued[:4], f"Factuur {number}", check, sentence, declared=declared, counted=summed))
