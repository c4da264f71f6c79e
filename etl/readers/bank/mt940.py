"""Bank statements as MT940 (SWIFT Customer Statement Message), the tags that Dutch banks write.

Follows the fields of the SWIFT standard: `:25:` account, `:60a:` and `:62a:` balances (1!a6!n3!a15d), `:61:`
movements (6!n[4!n]2a[1!a]15d…, with C, D, RC and RD), in SWIFT blocks or with the lines that a bank puts around them.
The text of a movement (`:86:`, structured or not, and the lines below `:61:`) is not taken. A line that should be one
of these and cannot be read is refused with its number: left out in silence it would make a figure wrong.
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from pathlib import Path

from etl.errors import Refused
from etl.readers.bank.accounts import Accounts
from etl.readers.bank.statements import Statement, tables_of
from etl.readers.process.contents import parts, without_pages
from etl.readers.process.encoding import utf16_of
from etl.readers.tables.money import day_words, has_parts_of_a_cent, tidy
from etl.readers.tables.table import Table

_TAG = re.compile(r":(20|21|25P?|28C?|60[FM]?|61|86|62[FM]?|64|65|13D?|34F|90[CD]|NS|940):(.*)")
"""Only these begin a field: a text may well begin a line with `:12:` or `:KO:`."""
_AMOUNT = r"(\d[\d.]{0,17}(?:,\d{0,4})?|,\d{1,4})"
_MOVEMENT = re.compile(rf"(\d{{6}})(\d{{4}})?\s*(R?[CD])[A-Z]?\s*{_AMOUNT}")
_BALANCE = re.compile(rf"([CD])(\d{{6}})([A-Z]{{3}})\s*{_AMOUNT}")


def read_mt940(path: Path, accounts: Accounts | None = None) -> tuple[list[Table], list[str]]:
    """The statements in a file, or in a package of them. Raises Refused."""
    notes: list[str] = []
    made = [s for part in without_pages(parts(path)) for s in _statements(_text(part.content()), notes)]
    return tables_of(made, notes, accounts)


def _statements(whole: str, notes: list[str]) -> list[Statement]:
    found: list[Statement] = []
    for number, tag, text in _fields(whole):
        if tag == "20" or (found and _begins_another(found[-1], tag)):
            found.append(Statement("" if tag != "60F" else found[-1].account))
        if not found and tag not in ("25", "25P", "60F", "60M", "60"):
            continue
        if not found:  # some banks leave out the reference (:20:) with which a statement begins
            found.append(Statement())
        if tag in ("25", "25P"):
            found[-1].account = text
        elif tag.startswith("60"):
            value, _ = _balance(found[-1], text, number, notes)
            found[-1].opening = value if found[-1].opening is None else found[-1].opening
        elif tag.startswith("62"):
            found[-1].closing, found[-1].closed_on = _balance(found[-1], text, number, notes)
        elif tag == "61":
            found[-1].moves.append(_movement(text, number, notes))
            if has_parts_of_a_cent(found[-1].moves[-1][1]):
                raise Refused(
                    f"In regel {number} van dit afschrift staat een bedrag met delen van een cent: ‘{text[:30]}’."
                )
            found[-1].references.append(text.partition("//")[2].split(" ")[0].strip())
    statements = [s for s in found if s.account or s.moves or s.closing is not None]
    if any(not s.account for s in statements):
        raise Refused("In dit afschrift (MT940) ontbreekt de rekening (:25:).")
    return statements


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if unmarked := utf16_of(raw):
        return raw.decode(unmarked, errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _fields(text: str) -> list[tuple[int, str, str]]:
    """(line number, tag, its first line) of each field; `{4:` may stand before the first of a message."""
    fields = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _TAG.match(re.sub(r"^\{1:.*\{4:", "", line))
        if found:
            fields.append((number, found[1], found[2].strip()))
    return fields


def _begins_another(now: Statement, tag: str) -> bool:
    """Does this field begin another statement under the same `:20:`?"""
    is_begun = now.opening is not None or now.closing is not None or bool(now.moves)
    return (tag in ("25", "25P") and is_begun) or (tag == "60F" and now.closing is not None)


def _balance(of: Statement, text: str, number: int, notes: list[str]) -> tuple[Decimal, str]:
    found = _BALANCE.match(text)
    if found is None:
        raise Refused(f"In regel {number} van dit afschrift staat een saldo dat niet te lezen is: ‘{text[:30]}’.")
    of.currency = found[3]
    value = _amount(found[4])
    # The day of an opening balance is not used, and some packages fill it with zeros.
    day = "" if found[2] == "000000" else _day(found[2], number, notes)
    return value if found[1] == "C" else -value, day


def _movement(text: str, number: int, notes: list[str]) -> tuple[str, Decimal]:
    """(day, amount). RC takes a credit back and is off the account; RD puts a debit back and is on it."""
    found = _MOVEMENT.match(text)
    if found is None:
        raise Refused(f"In regel {number} van dit afschrift staat een mutatie die niet te lezen is: ‘{text[:20]}’.")
    valued, entered, sign, amount = found.groups()
    value = _amount(amount)
    return _booked(_day(valued, number, notes), entered or ""), value if sign in ("C", "RD") else -value


def _amount(text: str) -> Decimal:
    """1234,5 · 1234, · 000000001234,50 · 1234 · ,50: a comma is the decimal sign, a dot only without one."""
    if "," not in text and not re.fullmatch(r"\d+\.\d\d", text):
        text = text.replace(".", "")
    elif "," in text:
        text = text.replace(".", "").replace(",", ".")
    return tidy(Decimal(text.rstrip(".")))


def _day(text: str, number: int, notes: list[str]) -> str:
    """An ISO day. Banks count with months of thirty days: 30 February is the last day of the month."""
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
    year += 2000 if year < 80 else 1900
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise Refused(f"In regel {number} van dit afschrift staat een dag die niet bestaat: ‘{text}’.")
    last = calendar.monthrange(year, month)[1]
    if day > last:
        iso = f"{year:04d}-{month:02d}-{last:02d}"
        notes.append(f"Regel {number}: {day}-{month}-{year} bestaat niet en is gelezen als {day_words(iso)}.")
        return iso
    return f"{year:04d}-{month:02d}-{day:02d}"


def _booked(valued: str, entered: str) -> str:
    """The day of booking: month and day as entered, in the year that is nearest to the value date."""
    month, day = int(entered[:2] or 0), int(entered[2:] or 0)
    if not 1 <= month <= 12:
        return valued
    year, valued_month = int(valued[:4]), int(valued[5:7])
    year += (month == 1 and valued_month == 12) - (month == 12 and valued_month == 1)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return valued
    return f"{year:04d}-{month:02d}-{day:02d}"
