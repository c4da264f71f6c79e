"""What a text file is, by how it begins: the formats of bookkeeping and bank that are read besides csv."""

from __future__ import annotations

import re


def kind_of_text(start: bytes) -> str | None:
    """`ics`, `xaf`, `camt053`, `ubl`, `mt940` or None. start: the first kilobytes of the file."""
    text = start.replace(b"\x00", b"").lower()
    if re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*begin:vcalendar", text):
        return "ics"
    if b"<auditfile" in text or b":auditfile" in text or b"<xaf" in text:
        return "xaf"
    if b"bktocstmrstmt" in text:
        return "camt053"
    if b"specification:ubl:schema:xsd" in text and re.search(rb"<(?:[\w.-]+:)?(?:invoice|creditnote)[\s>]", text):
        return "ubl"
    if re.search(rb"^:20:", text, re.MULTILINE) and re.search(rb"^:25:", text, re.MULTILINE) and b":60" in text:
        return "mt940"
    return None
