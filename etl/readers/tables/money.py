"""What the readers of money files share: decoding, amounts and days as staff type them, and tables in our own form."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.readers.process.encoding import utf16_of

Line = dict[str, str]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OTHER_DAY = re.compile(r"(\d{2})[-/](\d{2})[-/](\d{4})|((?:19|20)\d{2})(\d{2})(\d{2})")
_NOISE = Decimal("0.00001")
_DECLARED = re.compile(rb"(<\?xml[^>]*?)\s+encoding\s*=\s*(\"[^\"]*\"|'[^']*')")


def decoded(data: bytes) -> tuple[bytes, list[str]]:
    """XML as UTF-8 without characters that XML forbids, and notes about what was mended."""
    notes = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    elif unmarked := utf16_of(data):
        text = data.decode(unmarked, errors="replace")
    else:
        declared = re.search(rb"encoding\s*=\s*[\"']([\w-]+)", data[:200])
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        try:
            text = data.decode("utf-8-sig" if name in ("utf-8", "utf8") else name)
        except (UnicodeDecodeError, LookupError):
            text = data.decode("cp1252", errors="replace")
            notes.append(
                "De tekens zijn gelezen als Windows-tekst (cp1252), want het bestand klopt niet met wat het zegt."
            )
    clean = _CONTROL.sub("", text)
    if clean != text:
        left_out = many(len(text) - len(clean), "verboden teken is", "verboden tekens zijn")
        notes.append(f"{left_out} overgeslagen.")
    return _DECLARED.sub(rb"\1", clean.encode("utf-8")), notes


def amount_text(value: Decimal) -> str:
    """1234,50: as it would be typed, exact."""
    return f"{value:f}".replace(".", ",")


def tidy(value: Decimal) -> Decimal:
    """The same amount in whole cents: 500 and 500,000 are 500,00, and 40,800000000000004 is 40,80.

    Less than a thousandth of a cent is noise of a program that reckons in binary fractions. An amount with real parts
    of a cent stays as it is.
    """
    cents = value.quantize(Decimal("0.01"))
    return cents if abs(cents - value) < _NOISE else value


def has_parts_of_a_cent(value: Decimal) -> bool:
    """Is an amount, after `tidy`, still no whole number of cents?"""
    return value != value.quantize(Decimal("0.01"))


def rounded(count: int) -> str:
    """What is said of amounts of which noise was left out."""
    said = many(count, "bedrag heeft", "bedragen hebben")
    are = "is" if count == 1 else "zijn"
    return f"{said} meer dan twee cijfers achter de komma door rekenruis, en {are} afgerond op hele centen."


def many(count: int, one: str, more: str) -> str:
    """1 mutatie telt; 2 mutaties tellen: a count with its words. one and more: the words after the number."""
    return f"{count} {one if count == 1 else more}"


def day_text(value: str) -> str:
    """The day of a date or moment, as 2024-01-31; anything else as it is, so that the check names it."""
    if _ISO_DAY.match(value):
        return value[:10]
    if other := _OTHER_DAY.fullmatch(value):
        return f"{other[3]}-{other[2]}-{other[1]}" if other[3] else f"{other[4]}-{other[5]}-{other[6]}"
    return value


def day_words(value: str) -> str:
    """31-1-2024, of an ISO date; anything else as it is."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", value)
    return f"{int(found[3])}-{int(found[2])}-{found[1]}" if found else value


CHECKS = (
    "Boekjaar",
    "Onderwerp",
    "Controle",
    "Uitkomst",
    "Bevinding",
    "Opgegeven",
    "Gevonden",
    "Bedrag",
    "Aantal",
    "Vindplaats",
)
"""The headings of a sheet with checks of a file; `found` makes its rows."""


def found(
    year: str,
    subject: str,
    check: str,
    sentence: str,
    *,
    declared: Decimal | None = None,
    counted: Decimal | None = None,
    amount: Decimal | None = None,
    how_many: int | None = None,
    good: bool = False,
    place: str = "",
) -> Line:
    """One check of a file. With two amounts it is good when they are equal; else `good` says so."""
    if declared is not None and counted is not None:
        good, amount = declared == counted, declared - counted
    return {
        "Boekjaar": year,
        "Onderwerp": subject,
        "Controle": check,
        "Uitkomst": "klopt" if good else "opvallend",
        "Bevinding": sentence,
        "Opgegeven": "" if declared is None else amount_text(declared),
        "Gevonden": "" if counted is None else amount_text(counted),
        "Bedrag": "" if amount is None else amount_text(amount),
        "Aantal": "" if how_many is None else str(how_many),
        "Vindplaats": place,
    }
