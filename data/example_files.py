"""Writes the books, bank statements and some invoices of the fictional year in the forms of packages and banks.

Run from the root of the project: `python -m data.example_files`. They follow from `example_money`, so they agree with
the workbook to the cent. The same bytes at every run.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from data import example_money, make_2023, xaf_file
from data.example_money import ACCOUNTS, ASSOCIATION, FUNDER, IBAN, RGS, SUPPLIERS, YEAR, Books, Item
from etl.datasets import DATASETS

FOLDER = Path(__file__).parent / str(YEAR)
AUDIT_FILE, STATEMENTS = "voorbeeld-boekhouding.xaf", "voorbeeld-bank-camt053.xml"
ELECTRONIC = ("C03", "C05")
"""Suppliers of which the last invoice came as an electronic one."""


def audit_file(books: Books, municipalities: list[str]) -> bytes:
    """The ledger of the year with both subledgers."""
    relations = [
        *((f"G{n:02d}", f"Gemeente {name}", "C") for n, name in enumerate(municipalities, start=1)),
        (*FUNDER, "C"), *((code, name, "S") for code, name, _ in SUPPLIERS),
    ]
    accounts = [xaf_file.Account(a, name, bool(group), RGS.get(a, "")) for a, name, group, _ in ACCOUNTS]
    return xaf_file.audit_file(
        xaf_file.Books(
            YEAR, ASSOCIATION, accounts, relations, books.opening, books.documents, {"1300": "CU", "1600": "SU"}, "1100"
        )
    )


def statements(books: Books) -> bytes:
    """A statement per account and month, each following on the one before it."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
        f"<BkToCstmrStmt><GrpHdr><MsgId>FICTIEF-{YEAR}</MsgId><CreDtTm>{YEAR + 1}-01-02T06:00:00</CreDtTm></GrpHdr>",
    ]
    for account, iban in IBAN.items():
        balance = sum((amount for a, amount in books.opening if a == account), Decimal(0))
        moved = books.moved(account)
        for month in range(1, 13):
            last = date(YEAR + month // 12, month % 12 + 1, 1) - date.resolution
            found = [one for one in moved if one[0].month == month]
            closing = balance + sum((amount for _, amount, _ in found), Decimal(0))
            parts.append(
                f"<Stmt><Id>{iban[-4:]}-{month:02d}</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
                + _balance("OPBD", balance, date(YEAR, month, 1))
                + _balance("CLBD", closing, last)
            )
            parts += [_entry(*one) for one in found]
            parts.append("</Stmt>")
            balance = closing
    return ("\n".join([*parts, "</BkToCstmrStmt></Document>"]) + "\n").encode()


def _signed(amount: Decimal) -> str:
    sign = "CRDT" if amount >= 0 else "DBIT"
    return f'<Amt Ccy="EUR">{abs(amount):.2f}</Amt><CdtDbtInd>{sign}</CdtDbtInd>'


def _balance(kind: str, amount: Decimal, day: date) -> str:
    return f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{_signed(amount)}<Dt><Dt>{day}</Dt></Dt></Bal>"


def _entry(day: date, amount: Decimal, text: str) -> str:
    return (
        f"<Ntry>{_signed(amount)}<Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
        f"<AddtlNtryInf>{escape(text)}</AddtlNtryInf></Ntry>"
    )


def electronic_invoice(item: Item, supplier: str) -> bytes:
    """One invoice or credit note as UBL 2.1; the same amounts as in the books. A credit note writes them positive."""
    is_credit = item.amount < 0
    root = "CreditNote" if is_credit else "Invoice"
    gross, vat = abs(item.amount), abs(item.vat or Decimal(0))
    net = gross - vat
    due = f"<cbc:DueDate>{item.due}</cbc:DueDate>"
    code = f"{due}\n<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
    terms, quantity = "", "InvoicedQuantity"
    if is_credit:  # a credit note has its last day with the payment, and a type and lines of its own
        code = "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
        means = "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"
        terms = f"<cac:PaymentMeans>{means}<cbc:PaymentDueDate>{item.due}</cbc:PaymentDueDate></cac:PaymentMeans>\n"
        quantity = "CreditedQuantity"

    def money(tag: str, amount: Decimal) -> str:
        return f'<cbc:{tag} currencyID="EUR">{amount:.2f}</cbc:{tag}>'

    def party(tag: str, name: str) -> str:
        legal = (
            f"<cac:PartyLegalEntity><cbc:RegistrationName>{escape(name)}</cbc:RegistrationName></cac:PartyLegalEntity>"
        )
        return f"<cac:{tag}><cac:Party>{legal}</cac:Party></cac:{tag}>"

    rate = "<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent></cac:TaxCategory>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>{item.number}</cbc:ID><cbc:IssueDate>{item.day}</cbc:IssueDate>{code}<cbc:Note>Fictief voorbeeld</cbc:Note>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
{party("AccountingSupplierParty", supplier)}
{party("AccountingCustomerParty", ASSOCIATION)}
{terms}<cac:TaxTotal>{money("TaxAmount", vat)}<cac:TaxSubtotal>{money("TaxableAmount", net)}{money("TaxAmount", vat)}
{rate}</cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>{money("LineExtensionAmount", net)}{money("TaxExclusiveAmount", net)}
{money("TaxInclusiveAmount", gross)}{money("PayableAmount", gross)}</cac:LegalMonetaryTotal>
<cac:{root}Line><cbc:ID>1</cbc:ID><cbc:{quantity} unitCode="EA">1</cbc:{quantity}>
{money("LineExtensionAmount", net)}<cac:Item><cbc:Name>Geleverd werk</cbc:Name></cac:Item></cac:{root}Line>
</{root}>
""".encode()


def files() -> dict[str, bytes]:
    """Every file by name."""
    people = {m["municipality"]: int(m["inhabitants"]) for m in make_2023.rows_of(DATASETS["municipalities"])}
    books = example_money.Books(people)
    made = {AUDIT_FILE: audit_file(books, list(people)), STATEMENTS: statements(books)}
    names = {code: name for code, name, _ in SUPPLIERS}
    for code in ELECTRONIC:
        item = [one for one in books.invoices if one.relation == code][-1]
        made[f"voorbeeld-factuur-{item.number}.xml"] = electronic_invoice(item, names[code])
    for item in (one for one in books.invoices if one.amount < 0):
        made[f"voorbeeld-creditnota-{item.number}.xml"] = electronic_invoice(item, names[item.relation])
    return made


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
