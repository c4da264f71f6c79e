"""An audit file (XML Auditfile Financieel 3.1 to 4.0) as sheets of our own template: accounts, bookings, open items.

Follows the field lists of the Belastingdienst: the XSDs of 3.2, 3.2.1 and 4.0; 3.1, of which none is public any more,
goes the same way. Read by local names and by shape, never by namespace: real packages get those wrong. Read as a
stream, so that a file of a gigabyte takes no more memory than a small one. A sloppy file gives findings; it is
refused only where its figures could be wrong. Of relations only code, name and kind are taken; contacts, addresses,
bank accounts and users are passed over.
"""

from __future__ import annotations

import re
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.contents import Joined, Part, parts
from etl.readers.process.document import Sheet
from etl.readers.process.sniff import kind_of_text
from etl.readers.tables.money import many as several
from etl.readers.tables.table import Table
from etl.readers.xaf import template_sheets
from etl.readers.xaf.audit import Audit, Scratch
from etl.readers.xaf.checks import checks_of, refuse
from etl.readers.xaf.lines import LINES
from etl.readers.xaf.run import Run
from etl.readers.xaf.template_sheets import year_of
from etl.readers.xml.stream import Lines, OtherShape, Unescaped

_CUT = re.compile(rb"<!--\s*vervolgbestand\s+(\d{1,3})\s+van\s+(\d{1,3})", re.IGNORECASE)


def read_xaf(path: Path, into: Path, scratch: Scratch) -> tuple[list[Table | Sheet], list[str]]:
    """The sheets of an audit file, or of all audit files in a zip together, and notes. Raises Refused.

    into: a folder for sheets that are too long to hold. scratch: gives a database for the sums over them.
    """
    found, other = _in_order(path)
    audit, notes = _read_as_it_needs(found, into)
    if other:
        notes.insert(0, f"In de zip zit ook {', '.join(part.name for part in other)}; dat is niet gelezen.")
    refuse(audit.sloppy, has_accounts=bool(audit.accounts))
    year = year_of(audit.header)
    checks, said = checks_of(audit.sloppy, audit.header, year)
    booked = audit.close()
    sheets, told = template_sheets.sheets(audit, into, year, booked, scratch)
    return [*sheets, checks], notes + said + told


def _read_as_it_needs(found: list[Part], into: Path) -> tuple[Audit, list[str]]:
    """In the quickest way first; again from the start when the file turns out to need more care."""
    lines, mend = LINES, False
    while True:
        try:
            return _read(found, into, lines, mend=mend)
        except OtherShape:  # a line with something of the package's own in it: each element in its place
            lines = Lines()
        except Unescaped:
            mend = True


def _read(found: list[Part], into: Path, lines: Lines, *, mend: bool) -> tuple[Audit, list[str]]:
    audit = Audit.into(into)
    notes: list[str] = []
    try:
        for number, part in enumerate(found):
            audit.is_later_part = number > 0
            notes += Run(audit, lines, mend=mend).read(part)
    except (OtherShape, Unescaped):
        audit.close()  # or it would write the end of its files over those of the next reading
        raise
    return audit, notes


def _joined(inside: list[Part]) -> list[Part]:
    """The files inside, where one that was cut in pieces, which are numbered, is one again. Raises Refused."""
    numbered = {part: _CUT.search(part.start()) for part in inside}
    later = {int(cut[1]): part for part, cut in numbered.items() if cut and kind_of_text(part.start()) != "xaf"}
    if not later:
        return inside
    first = [part for part in inside if kind_of_text(part.start()) == "xaf"]
    many = max(int(cut[2]) for cut in numbered.values() if cut)
    if len(first) != 1 or sorted(later) != list(range(2, many + 1)):
        raise Refused(
            f"Dit auditbestand is verdeeld over {several(many, 'bestand', 'bestanden')}, en die zitten niet alle in "
            "deze zip. Doe de delen van één auditbestand samen in één zip."
        )
    whole = Joined(first[0].path, first[0].member, tuple(later[number] for number in sorted(later)))
    return [whole, *(part for part in inside if part not in (*first, *later.values()))]


def _in_order(path: Path) -> tuple[list[Part], list[Part]]:
    """The audit files in a file, the one that begins first in front, and what else is in it.

    Raises Refused for files of two years.
    """
    inside = _joined(parts(path))
    found = [part for part in inside if not part.member or kind_of_text(part.start()) == "xaf"]
    other = [part for part in inside if part not in found]
    if len(found) < 2:
        return found, other
    begins, years = {}, set()
    for part in found:
        start = part.start(2**16).decode("utf-8", errors="replace")
        told = {
            tag: match[1]
            for tag in ("startDate", "endDate", "fiscalYear")
            if (match := re.search(rf"<(?:[\w.-]+:)?{tag}>\s*([^<\s]+)", start))
        }
        begins[part] = told.get("startDate", "")
        years.add(year_of(told))
    if len(years) > 1:
        raise Refused(f"In deze zip zitten auditbestanden van {' en '.join(sorted(years))}. Laad elk boekjaar apart.")
    return sorted(found, key=lambda part: (begins[part], part.member)), other
