"""What a text file is, by how it begins: the formats of bookkeeping and bank that are read besides csv."""

from __future__ import annotations

import re


def kind_of_text(start: bytes) -> str | None:
    """`ics`, `xaf`, `camt053`, `ubl`, `mt940` or None. start: the first kilobytes of the file."""
    text = start.replace(b"\x00", b"").replace(b"\r", b"\n").lower()
    if re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*begin:vcalendar", text):
        return "ics"
    if b"<auditfile" in text or b":auditfile" in text or b"<xaf" in text:
        return "xaf"
    if b"bktocstmrstmt" in text:
        return "camt053"
    if b"specification:ubl:schema:xsd" in text and re.search(rb"<(?:[\w.-]+:)?(?:invoice|creditnote)[\s>]", text):
        return "ubl"
    if re.search(_OPENING, text) or (is_swift(text) and re.search(rb"\n:60[fm]?:", text)):
        return "mt940"
    if is_swift(text) and re.search(rb"\n:6[12][fm]?:", text) and not re.search(_BETWEEN, text):
        return "mt940"  # a bank or package that leaves out the balance at the begin
    return None


_OPENING = rb"(?:^|\n):60[fm]:[cd]\d{6}[a-z]{3}[\d,.]+\s"
"""The balance at the begin of a statement: nothing else looks so, also where a bank leaves other fields out."""


_BETWEEN = rb"\n:(34f|13d|90[cd]):"
"""What only an overview in between has (MT942)."""


def is_swift(text: bytes) -> bool:
    """Does a text (in small letters, with `\\n` as line end) begin as messages of banks do, whatever stands before?"""
    return bool(re.search(rb"(?:^|\n|\xbf|\xff|\xfe|\{4:):20:", text) and re.search(rb"\n:25p?:", text))


_NOT_READ = (
    (
        rb"^clair1",
        "Dit is een auditbestand in een vorm van vóór 2012 (ADF). Maak in het boekhoudpakket een "
        "auditbestand XAF 3.2 of 4.0.",
    ),
    (
        rb"<!--\s*vervolgbestand",
        "Dit is een deel van een auditbestand dat over meer bestanden is verdeeld. Doe alle delen samen in één zip.",
    ),
    (
        rb"bktocstmracctrpt",
        "Dit is een tussentijds overzicht van de bank (CAMT.052). Vraag de bank om een afschrift: CAMT.053.",
    ),
    (
        rb"bktocstmrdbtcdtntfctn",
        "Dit is een bericht over losse bij- of afschrijvingen (CAMT.054). Vraag de bank om een afschrift: CAMT.053.",
    ),
    (
        rb"cstmrcdttrfinitn|cstmrdrctdbtinitn",
        "Dit is een opdracht aan de bank (PAIN), geen afschrift. Vraag de bank om een afschrift: CAMT.053.",
    ),
    (rb"crossindustryinvoice", "Dit is een e-factuur in de Duits-Franse vorm (CII). Vraag de afzender om UBL."),
    (rb"specification:ubl:schema:xsd", "Dit is een e-document (UBL), maar geen factuur en geen creditnota."),
)


def not_read(start: bytes) -> str | None:
    """The sentence for a format of banks and invoices that looks like one that is read and is not; else None."""
    text = start.replace(b"\x00", b"").replace(b"\r", b"\n").lower()
    for mark, sentence in _NOT_READ:
        if re.search(mark, text):
            return sentence
    if is_swift(text) and re.search(_BETWEEN, text):
        return (
            "Dit is een tussentijds overzicht van de bank (MT942). Vraag de bank om een afschrift: MT940 of CAMT.053."
        )
    return None
