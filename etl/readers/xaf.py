"""An audit file (XAF 3.1 to 4.0) as the sheets of our own template: accounts, bookings, relations and open items.

Read by local names and by shape, never by namespace: real packages get those wrong. Read as a stream, so that a file
of a gigabyte takes no more memory than a small one. A sloppy file gives findings; it is refused only where its
figures could be wrong. Of relations only code, name and kind are taken; contacts, addresses, bank accounts and users
are passed over. Source of the layout: the XSD's of 3.2 and 4.0.
"""

from __future__ import annotations

import re
from pathlib import Path

from etl.readers import xaf_sheets
from etl.readers.opened import Part, parts
from etl.readers.refuse import Refused
from etl.readers.rows import Written
from etl.readers.sniff import kind_of_text
from etl.readers.stream import Lines, OtherShape
from etl.readers.xaf_checks import checks_of, refuse
from etl.readers.xaf_run import LINES, Audit, Run
from etl.readers.xaf_sheets import year_of
from etl.readers.xlsx import Table


def read_xaf(path: Path, into: Path) -> tuple[list[Table | Written], list[str]]:
    """The sheets of an audit file, or of all audit files in a zip together, and notes. Raises Refused.

    into: a folder for sheets that are too long to hold.
    """
    found, other = _in_order(path)
    try:
        audit, notes = _read(found, into, LINES)
    except OtherShape:  # a line with something of the package's own in it: slower, each element in its place
        audit, notes = _read(found, into, Lines())
    if other:
        notes.insert(0, f"In de zip zit ook {', '.join(part.name for part in other)}; dat is niet gelezen.")
    refuse(audit.sloppy, has_accounts=bool(audit.accounts))
    year = year_of(audit.header)
    checks, said = checks_of(audit.sloppy, audit.header, year)
    booked = audit.close()
    sheets, told = xaf_sheets.sheets(audit, into, year, booked)
    return [*sheets, checks], notes + said + told


def _read(found: list[Part], into: Path, lines: Lines) -> tuple[Audit, list[str]]:
    audit = Audit.into(into)
    notes: list[str] = []
    try:
        for number, part in enumerate(found):
            audit.is_later_part = number > 0
            notes += Run(audit, lines).read(part)
    except OtherShape:
        audit.close()  # or it would write the end of its files over those of the next reading
        raise
    return audit, notes


def _in_order(path: Path) -> tuple[list[Part], list[Part]]:
    """The audit files in a file, the one that begins first in front, and what else is in it.

    Raises Refused for files of two years.
    """
    inside = parts(path)
    found = [part for part in inside if not part.member or kind_of_text(part.start()) == "xaf"]
    other = [part for part in inside if part not in found]
    if len(found) < 2:
        return found, other
    begins, years = {}, set()
    for part in found:
        start = part.start(2**16).decode("utf-8", errors="replace")
        told = {
            tag: match[1] for tag in ("startDate", "endDate", "fiscalYear")
            if (match := re.search(rf"<(?:[\w.-]+:)?{tag}>\s*([^<\s]+)", start))
        }  # fmt: skip
        begins[part] = told.get("startDate", "")
        years.add(year_of(told))
    if len(years) > 1:
        raise Refused(f"In deze zip zitten auditbestanden van {' en '.join(sorted(years))}. Laad elk boekjaar apart.")
    return sorted(found, key=lambda part: (begins[part], part.member)), other
