"""The csv that a bank gives: known by its headings, in Dutch or English, or by the shape of its lines without headings.

A heading says what a column is (see `_ROLES`); a bank that is not in the lists is read when it uses these words.
Another layout goes the ordinary road, where the columns are chosen on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from etl.readers.accounts import Accounts, name_of
from etl.readers.refuse import Refused
from etl.readers.statements import Statement, is_iban, tables_of
from etl.readers.xlsx import Table

_ROLES = {
    "account": ("rekening", "rekeningnummer", "iban/bban", "iban", "account", "accountnumber", "account number",
                "eigen rekening", "van rekening", "rekening iban", "productnummer"),
    "day": ("datum", "date", "boekdatum", "boekingsdatum", "transactiedatum", "transactiondate", "transaction date",
            "booking date", "datum transactie"),
    "amount": ("bedrag (eur)", "bedrag", "amount (eur)", "amount", "transactiebedrag", "transactie bedrag",
               "bedrag eur", "mutatie"),
    "sign": ("af bij", "af/bij", "debit/credit", "debet/credit", "credit/debet", "bij/af", "dc", "d/c", "c/d"),
    "after": ("saldo na mutatie", "resulting balance", "saldo na trn", "saldo na boeking", "eindsaldo", "endsaldo",
              "end balance", "nieuw saldo"),
    "before": ("beginsaldo", "startsaldo", "start balance", "saldo voor boeking", "saldo voor mutatie"),
    "currency": ("munt", "muntsoort", "valuta", "currency", "mutationcode"),
    "order": ("volgnr", "volgnummer"),
    "proof": ("tegenrekening", "tegenrekening iban/bban", "counterparty", "naam / omschrijving", "name / description",
              "naam tegenpartij", "mutatiesoort", "mededelingen", "notifications", "rentedatum", "valutadatum",
              "valuedate", "transaction type", "naam", "tegenrekeningnummer"),
}  # fmt: skip
"""Role → headings in small letters. proof: headings that only a bank writes; one of these (or a sign) must be there."""
_ONLY_BANK = ("sign", "after", "proof")
_BARE = (
    # ABN AMRO: account, currency, day, balance before, balance after, value day, amount, description
    ({"account": 0, "currency": 1, "day": 2, "before": 3, "after": 4, "amount": 6},
     (r"[A-Z0-9.]{9,34}", r"[A-Z]{3}", r"\d{8}", r"-?[\d.]+,\d\d", r"-?[\d.]+,\d\d", r"\d{8}", r"-?[\d.]+,\d\d")),
    # Triodos: day, account, amount, Debet or Credit, name, …
    ({"day": 0, "account": 1, "amount": 2, "sign": 3},
     (r"\d\d-\d\d-\d{4}", r"[A-Z]{2}\d{2}[A-Z]{4}\d{10}|[\d.]{9,12}", r"[\d.]+,\d\d", r"(?i)debet|credit")),
)  # fmt: skip


def roles_of(cells: Sequence[str | None]) -> dict[str, int]:
    """Which column is what, by the headings on a line; empty when this is no line of a bank's headings."""
    heads = [(text or "").strip().lower() for text in cells]
    found: dict[str, int] = {}
    for role, names in _ROLES.items():
        at = next((heads.index(name) for name in names if name in heads), None)
        if at is not None:
            found[role] = at
    if {"account", "day", "amount"} <= set(found) and any(role in found for role in _ONLY_BANK):
        return found
    for roles, shapes in _BARE:
        texts = [(text or "").strip() for text in cells]
        if len(texts) >= len(shapes) and all(re.fullmatch(s, t) for s, t in zip(shapes, texts, strict=False)):
            return {**roles, "bare": 1}
    return {}


def is_bank_csv(table: Table) -> bool:
    """Is this table what a bank gives?"""
    return bool(table.numbers) and bool(roles_of(table.row(0)))


def statements_of(table: Table, notes: list[str], accounts: Accounts | None = None) -> tuple[list[Table], list[str]]:
    """The statements in the lines of a bank's csv, one per account. Raises Refused."""
    roles = roles_of(table.row(0))
    lines = [
        _line(table.row(index), roles, table.numbers[index])
        for index in range(0 if "bare" in roles else 1, len(table.numbers))
    ]
    statements = []
    for account in dict.fromkeys(line["account"] for line in lines):
        if not is_iban(account):
            notes.append(f"{name_of(account)}: het rekeningnummer voldoet niet aan de IBAN-proef; de bedragen tellen.")
        statements.append(_statement(account, [line for line in lines if line["account"] == account]))
    return tables_of(statements, notes, accounts)


def _line(cells: Sequence[str | None], roles: Mapping[str, int], number: int) -> dict[str, str]:
    line = {role: (cells[at] or "").strip() for role, at in roles.items() if role != "bare"}
    currency = line.get("currency", "EUR") or "EUR"
    if currency.upper() != "EUR":
        raise Refused(f"Regel {number} is in {currency[:10]}; alleen bankregels in euro worden gelezen.")
    amount = amount_of(line["amount"], number)
    sign = line.get("sign", "").lower()
    if sign in ("af", "debet", "debit", "d"):
        amount = -abs(amount)
    elif sign in ("bij", "credit", "c"):
        amount = abs(amount)
    elif sign:
        raise Refused(f"In regel {number} staat ‘{sign[:20]}’ waar af of bij (debet of credit) hoort te staan.")
    return line | {"value": str(amount), "iso": _day(line["day"], number), "number": str(number)}


def amount_of(text: str, number: int) -> Decimal:
    """1.234,56 · +1234,56 · 1,234.56 · 1234.56: the last comma or dot with two digits behind it is the decimal sign."""
    plain = text.replace(" ", "").replace("€", "").replace("−", "-")
    if re.search(r",\d{1,2}$", plain) or (
        plain.count(",") == 1 and "." not in plain and not re.search(r",\d{3}$", plain)
    ):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise Refused(f"In regel {number} staat een bedrag dat geen getal is: ‘{text[:30]}’.") from None


def _day(text: str, number: int) -> str:
    for pattern, order in (
        (r"(\d{4})(\d\d)(\d\d)", (1, 2, 3)), (r"(\d{4})-(\d\d?)-(\d\d?)", (1, 2, 3)),
        (r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})", (3, 2, 1)),
    ):  # fmt: skip
        match = re.fullmatch(pattern, text)
        if match:
            year, month, day = (int(match[group]) for group in order)
            return f"{year:04d}-{month:02d}-{day:02d}"
    raise Refused(f"In regel {number} staat een datum die niet te lezen is: ‘{text[:30]}’.")


def _statement(account: str, lines: list[dict[str, str]]) -> Statement:
    """The lines of one account, the oldest first. With a balance on each line also a balance at begin and end."""
    if lines[0]["iso"] > lines[-1]["iso"] or (len(lines) > 1 and _falls(lines)):
        lines = lines[::-1]
    made = Statement(account, moves=[(line["iso"], Decimal(line["value"])) for line in lines])
    if all(line.get("after") for line in lines):
        first, last = lines[0], lines[-1]
        made.closing, made.closed_on = amount_of(last["after"], int(last["number"])), last["iso"]
        made.opening = amount_of(first["after"], int(first["number"])) - Decimal(first["value"])
    return made


def _falls(lines: list[dict[str, str]]) -> bool:
    """On one day: do the balances follow on each other from the last line to the first?"""
    if lines[0]["iso"] != lines[-1]["iso"] or not all(line.get("after") for line in lines):
        return False
    after = [amount_of(line["after"], int(line["number"])) for line in lines]
    values = [Decimal(line["value"]) for line in lines]
    return all(after[i] == after[i + 1] + values[i] for i in range(len(lines) - 1))
