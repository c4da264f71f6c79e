"""An audit file (XAF 3.1 to 4.0) as the sheets of our own template: accounts, bookings, relations and open items.

Read by local names and by shape, never by namespace: real packages get those wrong. Read as a stream, so that a file
of a gigabyte takes no more memory than a small one. A sloppy file gives findings; it is refused only where its
figures could be wrong. Of relations only code, name and kind are taken; contacts, addresses, bank accounts and users
are passed over. Source of the layout: the XSD's of 3.2 and 4.0.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from etl.readers import cells, xaf_sheets
from etl.readers.finance import amount_text, day_text
from etl.readers.opened import Part, parts
from etl.readers.refuse import Refused
from etl.readers.rows import Rows, Written
from etl.readers.sniff import kind_of_text
from etl.readers.stream import Xml
from etl.readers.xaf_checks import Sloppy, checks_of, refuse
from etl.readers.xaf_sheets import year_of
from etl.readers.xlsx import Table

BOOKED = ("Boekjaar", "Regelnummer", "Periode", "Boekdatum", "Dagboek", "Boekstuk", "Rekening", "Bedrag",
          "Omschrijving", "Relatie", "Beginbalans", "Projectcode boekhouding", "Kostenplaats", "Btw-bedrag", "Valuta",
          "Vindplaats")  # fmt: skip
_BROKEN = "Dit auditbestand is beschadigd of afgekapt. Maak het opnieuw in het boekhoudpakket."
_ZERO = Decimal(0)
Values = Mapping[str, str]


def empty_if_zero(text: str | None) -> str:
    """Several packages fill an empty code with zeros."""
    return "" if not text or not text.strip("0") else text


def signed(found: Values, amount: str = "amnt", sign: str = "amntTp") -> Decimal:
    """An amount with debit positive and credit negative. Raises Refused."""
    text = found.get(amount, "")
    if "," in text or " " in text:
        text = text.replace(" ", "")
        text = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Refused(f"In dit auditbestand staat een bedrag dat geen getal is: ‘{text[:30]}’.") from None
    return -value if found.get(sign, "D")[:1] in ("C", "c") else value


@dataclass
class Audit:
    """What has been read so far, apart from the rows that went to their files."""

    entries: Rows
    items: Rows
    places: Rows
    header: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    totals: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    groups: dict[str, str] = field(default_factory=dict)
    sloppy: Sloppy = field(default_factory=Sloppy)
    is_later_part: bool = False


def read_xaf(path: Path, into: Path) -> tuple[list[Table | Written], list[str]]:
    """The sheets of an audit file, or of all audit files in a zip together, and notes. Raises Refused.

    into: a folder for sheets that are too long to hold.
    """
    audit = Audit(
        Rows(into / "entries.parquet", BOOKED),
        Rows(into / "items.parquet", xaf_sheets.ITEMS, is_sheet=False),
        Rows(into / "places.parquet", ("place", "account", "day"), is_sheet=False),
    )
    notes: list[str] = []
    found, other = _in_order(path)
    if other:
        notes.append(f"In de zip zit ook {', '.join(part.name for part in other)}; dat is niet gelezen.")
    for number, part in enumerate(found):
        audit.is_later_part = number > 0
        notes += _Run(audit).read(part)
    refuse(audit.sloppy, has_accounts=bool(audit.accounts))
    year = year_of(audit.header)
    checks, said = checks_of(audit.sloppy, audit.header, year)
    booked = audit.entries.close("Boekingen")
    audit.items.close()
    audit.places.close()
    return [*xaf_sheets.sheets(audit, into, year, booked), checks], notes + said


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


class _Run:
    """One audit file, read from begin to end."""

    def __init__(self, audit: Audit) -> None:
        self.audit, self.sloppy = audit, audit.sloppy
        self.xml = Xml(self._element, _BROKEN)
        self.begin = self.end = self.year = ""
        self.is_part = False
        self.numbers: dict[str, int] = {}
        self.repeated: Counter[tuple[str, str]] = Counter()
        self.document = self.prefix = ""
        self.lines: Counter[str] = Counter()
        self.balance = _ZERO

    def read(self, part: Part) -> list[str]:
        """Read a file into the audit. Returns notes. Raises Refused."""
        notes = self.xml.run(part)
        if self.xml.dropped:
            self.sloppy.see("tekens", 0, how_many=self.xml.dropped)
        return notes

    def _element(self, tag: str, found: dict[str, str], names: list[str], texts: list[dict[str, str]]) -> None:
        if tag == "trLine":
            self._line(found, texts)
        elif tag in ("sbLine", "obSbLine"):
            self._item(tag, found, texts)
        elif tag == "vat":
            if found.get("vatAmnt") and names[-1] in ("trLine", "sbLine"):
                texts[-1]["_vat"] = str(signed(found, "vatAmnt", "vatAmntTp") + Decimal(texts[-1].get("_vat", "0")))
        elif tag == "transaction":
            self._transaction()
        elif tag == "currency":
            if names[-1] == "trLine" and (found.get("curCode") or "EUR") != "EUR":
                texts[-1]["_currency"] = found["curCode"]
        elif tag == "customerSupplier":
            if names[-1] == "customersSuppliers":
                self.audit.relations[found.get("custSupID", "")] = xaf_sheets.bare_relation(found)
        elif tag == "ledgerAccount":
            if names[-1] == "generalLedger":
                self.audit.accounts[found.get("accID", "")] = found
        elif tag == "obLine":
            if names[-1] == "openingBalance":
                self._opening(found)
        elif tag == "header":
            self._header(found)
        elif tag == "journal":
            if found.get("jrnTp") in ("B", "C") and found.get("offsetAccID"):
                self.audit.groups[found["offsetAccID"]] = "bank"
        elif tag in ("openingBalance", "transactions") and not (tag == "openingBalance" and self._skips_opening):
            self.sloppy.declare(tag, found)

    def _header(self, found: dict[str, str]) -> None:
        currency = found.get("curCode") or "EUR"
        if currency != "EUR":
            raise Refused(f"Dit auditbestand is in {currency[:10]}; alleen bestanden in euro worden gelezen.")
        self.begin, self.end = day_text(found.get("startDate", "")), day_text(found.get("endDate", ""))
        self.year = year_of(found)
        self.is_part = xaf_sheets.is_part_of_a_year(self.begin, self.end)
        header = self.audit.header
        if not header:
            header.update(found)
        header["startDate"] = min(filter(None, (header.get("startDate", ""), self.begin)), default="")
        header["endDate"] = max(header.get("endDate", ""), self.end)

    @property
    def _skips_opening(self) -> bool:
        """The opening balance of a later part of the year is what the parts before it left; it counts once."""
        return self.audit.is_later_part or self.is_part

    def _opening(self, line: dict[str, str]) -> None:
        value = signed(line)
        if self._skips_opening:
            self.sloppy.see("beginbalans van een deel", self.xml.line, value)
            return
        self.sloppy.open(value)
        number = f"begin-{line.get('nr') or self.sloppy.opened}"
        self.lines[number] += 1
        number += f".{self.lines[number]}" if self.lines[number] > 1 else ""
        self._put(number, "0", self.begin, "Beginbalans", "Beginbalans", line, value, is_opening=True)
        self.audit.places.add((f"|{line.get('nr', '')}", line.get("accID", ""), None))

    def _line(self, line: dict[str, str], texts: list[dict[str, str]]) -> None:
        transaction = texts[-1]
        journal = texts[-2] if len(texts) > 1 else {}
        if not self.prefix:
            self._begin_transaction(journal, transaction)
        value = signed(line)
        nr = line.get("nr") or str(sum(self.lines.values()) + 1)
        self.lines[nr] += 1
        number = f"{self.prefix}-{nr}"
        if self.lines[nr] > 1:
            number += f".{self.lines[nr]}"
            self.sloppy.see("dubbele regelnummers", self.xml.line)
        when = day_text(transaction.get("trDt") or line.get("effDate") or "")
        period = transaction.get("periodNumber", "")
        is_zero = period.isdigit() and int(period) == 0
        is_opening = (is_zero or journal.get("jrnTp") == "O") and self.sloppy.opened == self.sloppy.in_period_0
        if is_opening:
            self.sloppy.open_in_period_0(value)
            period = "0"
        else:
            self.sloppy.book(value, when)
            if self.begin and self.end and not self.begin <= when <= self.end:
                self.sloppy.see("datum buiten de periode", self.xml.line, abs(value))
            if not (period.isdigit() and 0 < int(period) <= 13):
                period = when[5:7].lstrip("0") or period
        self.balance += value
        if line.get("amnt", "").startswith("-"):
            self.sloppy.see("negatieve bedragen", self.xml.line, abs(value))
        if "_currency" in line:
            self.sloppy.see("andere munt", self.xml.line, abs(value))
        self._put(
            number, period, when, journal.get("desc") or journal.get("jrnID") or "onbekend", self.document, line,
            value, transaction.get("desc", ""), is_opening=is_opening,
        )  # fmt: skip
        self.audit.places.add((f"{self.document}|{line.get('nr', '')}", line.get("accID", ""), when))

    def _put(
        self, number: str, period: str, when: str, journal: str, document: str, line: dict[str, str], value: Decimal,
        description: str = "", *, is_opening: bool,
    ) -> None:  # fmt: skip
        account = line.get("accID", "")
        self.audit.totals[account] += value
        relation = empty_if_zero(line.get("custSupID"))
        if relation:
            self.audit.used.add(relation)
        words = line.get("desc") or description
        project = empty_if_zero(line.get("projID") or line.get("project"))
        centre = empty_if_zero(line.get("costID") or line.get("cost"))
        if project or centre:
            self.sloppy.see("project", self.xml.line)
        self.audit.entries.add((
            self.year, number, period, when, journal, document, account, amount_text(value),
            (words if words.isascii() else cells.text(words)) or None, relation or None, "ja" if is_opening else "nee",
            project or None, centre or None,
            amount_text(Decimal(line["_vat"])) if "_vat" in line else None, line.get("_currency"),
            f"regel {self.xml.line}",
        ))  # fmt: skip

    def _begin_transaction(self, journal: Values, transaction: Values) -> None:
        """A document by journal and number; a number that was there before in its journal gets another behind it."""
        code, nr = journal.get("jrnID", ""), transaction.get("nr", "")
        self.document = self.prefix = f"{code}-{nr}"
        self.lines.clear()
        last = self.numbers.get(code, -1)
        if nr.isdigit() and len(nr) < 16 and int(nr) > last:
            self.numbers[code] = int(nr)
            return
        # Numbers that only go up can't repeat, so only the others are remembered.
        self.repeated[code, nr] += 1
        if nr.isdigit() or self.repeated[code, nr] > 1:
            self.prefix += f".{self.repeated[code, nr] + nr.isdigit()}"

    def _transaction(self) -> None:
        if self.balance:
            self.sloppy.see("boekstukken uit evenwicht", self.xml.line, abs(self.balance))
        self.balance = _ZERO
        self.prefix = ""
        self.audit.entries.flush_when_full()
        self.audit.places.flush_when_full()

    def _item(self, tag: str, found: dict[str, str], texts: list[dict[str, str]]) -> None:
        kind = texts[-1].get("sbType", "")
        if tag == "obSbLine" and self._skips_opening:
            return
        relation = empty_if_zero(found.get("custSupID"))
        if relation:
            self.audit.used.add(relation)
        place = (
            f"|{found.get('obLineNr', '')}" if tag == "obSbLine"
            else f"{found.get('jrnID', '')}-{found.get('trNr', '')}|{found.get('trLineNr', '')}"
        )  # fmt: skip
        self.audit.items.add((
            kind, relation, empty_if_zero(found.get("invRef")), str(signed(found)), day_text(found.get("invDt", "")),
            day_text(found.get("invDueDt", "")), found.get("invPurSalTp", ""), place,
            empty_if_zero(found.get("projID")), found.get("_vat", ""),
        ))  # fmt: skip
        self.audit.items.flush_when_full()
