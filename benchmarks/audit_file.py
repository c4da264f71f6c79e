"""An audit file (XAF 3.2) of any size: sales with their subledger, and payments. In balance, and it says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TextIO

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">
<header><fiscalYear>2024</fiscalYear><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate>
<curCode>EUR</curCode><dateCreated>2025-01-15</dateCreated><softwareDesc>Meting</softwareDesc></header>
<company><companyName>Meting</companyName>
"""
_ACCOUNTS = [
    ("1000", "Bank", "B", "BLimBanRba"),
    ("1300", "Debiteuren", "B", "BVorDebHad"),
    ("0500", "Algemene reserve", "B", "BEivOvr"),
    *((f"{8000 + n}", f"Opbrengst {n}", "P", "WOvbSgbBvl") for n in range(100)),
]
_OPENING = """<openingBalance><opBalDate>2024-01-01</opBalDate><linesCount>2</linesCount>
<totalDebit>1000.00</totalDebit><totalCredit>1000.00</totalCredit>
<obLine><nr>1</nr><accID>1000</accID><amnt>1000.00</amnt><amntTp>D</amntTp></obLine>
<obLine><nr>2</nr><accID>0500</accID><amnt>1000.00</amnt><amntTp>C</amntTp></obLine></openingBalance>
"""
_RELATIONS = 500
_OPEN_EVERY = 100
"""One invoice in so many is not paid."""
_AT_ONCE = 1000


def audit_file(path: Path, megabytes: int) -> int:
    """Write a file of about so many megabytes. Returns how many booking lines it has, the opening balance too."""
    beside = path.with_suffix(".sub")
    with path.open("w", encoding="utf-8", newline="\n") as out, beside.open("w+", encoding="utf-8") as items:
        out.write(_HEAD)
        _relations_and_accounts(out)
        out.write(_OPENING + "<transactions>\n")
        place = out.tell()
        out.write(" " * 200 + "\n<journal><jrnID>V</jrnID><desc>Verkoop en bank</desc><jrnTp>Z</jrnTp>\n")
        lines = booked = number = 0
        while out.tell() + items.tell() < megabytes * 1_000_000:
            for _ in range(_AT_ONCE):
                number += 1
                amount, is_paid = 1000 + number * 37 % 90_000, number % _OPEN_EVERY != 0
                out.write(_sale(number, amount, is_paid))
                items.write(_items(number, amount, is_paid))
                lines += 4 if is_paid else 2
                booked += amount * (2 if is_paid else 1)
        out.write("</journal>\n<subledgers><subledger><sbType>CU</sbType>\n")
        items.seek(0)
        shutil.copyfileobj(items, out, 2**20)
        out.write("</subledger></subledgers>\n</transactions></company></auditfile>\n")
        out.seek(place)
        out.write(
            f"<linesCount>{lines}</linesCount><totalDebit>{_money(booked)}</totalDebit>"
            f"<totalCredit>{_money(booked)}</totalCredit>"
        )
    beside.unlink()
    return lines + 2


def _relations_and_accounts(out: TextIO) -> None:
    out.write("<customersSuppliers>\n")
    for n in range(_RELATIONS):
        out.write(
            f"<customerSupplier><custSupID>D{n:05d}</custSupID><custSupName>Organisatie {n}</custSupName>"
            f"<commerceNr>{10_000_000 + n}</commerceNr><custSupTp>C</custSupTp></customerSupplier>\n"
        )
    out.write("</customersSuppliers>\n<generalLedger>\n")
    for code, name, kind, rgs in _ACCOUNTS:
        out.write(
            f"<ledgerAccount><accID>{code}</accID><accDesc>{name}</accDesc><accTp>{kind}</accTp>"
            f"<leadReference>{rgs}</leadReference></ledgerAccount>\n"
        )
    out.write("</generalLedger>\n")


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _sale(number: int, amount: int, is_paid: bool) -> str:
    made = _transaction(2 * number - 1, number, amount, ("1300", f"{8000 + number % 100}"), f"Factuur {number}")
    if is_paid:
        made += _transaction(2 * number, number, amount, ("1000", "1300"), f"Betaling van factuur {number}")
    return made


def _transaction(nr: int, number: int, amount: int, accounts: tuple[str, str], words: str) -> str:
    month = 1 + number % 12
    when = f"2024-{month:02d}-{1 + number % 28:02d}"
    made = f"<transaction><nr>{nr}</nr><desc>{words}</desc><periodNumber>{month}</periodNumber><trDt>{when}</trDt>\n"
    for line, (account, sign) in enumerate(zip(accounts, "DC", strict=True), start=1):
        made += (
            f"  <trLine>\n    <nr>{line}</nr>\n    <accID>{account}</accID>\n    <docRef>F{number:07d}</docRef>\n"
            f"    <effDate>{when}</effDate>\n    <desc>{words}, regel {line}</desc>\n"
            f"    <amnt>{_money(amount)}</amnt>\n    <amntTp>{sign}</amntTp>\n"
            f"    <custSupID>D{number % _RELATIONS:05d}</custSupID>\n"
            f"    <invRef>F{number:07d}</invRef>\n    <costID>K{number % 20:02d}</costID>\n  </trLine>\n"
        )
    return made + "</transaction>\n"


def _items(number: int, amount: int, is_paid: bool) -> str:
    month = 1 + number % 12
    made = ""
    for nr, line, sign in ((2 * number - 1, 1, "D"), *(((2 * number, 2, "C"),) if is_paid else ())):
        made += (
            f"<sbLine><nr>{nr}</nr><jrnID>V</jrnID><trNr>{nr}</trNr><trLineNr>{line}</trLineNr>"
            f"<amnt>{_money(amount)}</amnt><amntTp>{sign}</amntTp><custSupID>D{number % _RELATIONS:05d}</custSupID>"
            f"<invRef>F{number:07d}</invRef><invDt>2024-{month:02d}-01</invDt><invDueDt>2024-{month:02d}-28</invDueDt>"
            "</sbLine>\n"
        )
    return made
