"""One pass over an audit file: each booking line (`trLine`, `sbLine`, `obLine`) to its row, and the counts.

Names as in the XSDs of XAF 3.2 and 4.0. What happens per line happens a million times: what a whole booking has in
common is looked at once, at its first line.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from etl.errors import Refused
from etl.readers.process.contents import Part
from etl.readers.process.limits import CELL_CHARS
from etl.readers.tables import cells
from etl.readers.tables.money import amount_text, day_text, has_parts_of_a_cent, tidy
from etl.readers.xaf import template_sheets
from etl.readers.xaf.audit import OPENING, Audit
from etl.readers.xaf.template_sheets import year_of
from etl.readers.xaf.values import Values, bare_relation, empty_if_zero, signed
from etl.readers.xml.stream import Lines, Xml

_BROKEN = "Dit auditbestand is beschadigd of afgekapt. Maak het opnieuw in het boekhoudpakket."
_OLD = (
    "Dit is een auditbestand in een vorm van vóór 2012 (CLAIR). Maak in het boekhoudpakket een auditbestand XAF 3.2 of "
    "4.0."
)
_ZERO = Decimal(0)
_DECIMALS = (0, -1, -2)
_SUBLEDGERS = {"C": "CU", "S": "SU", "B": "CS"}
"""What some write for the kind of a subledger: that of a relation."""


class Run:
    """One audit file, read from begin to end."""

    def __init__(self, audit: Audit, lines: Lines, *, mend: bool) -> None:
        self.audit, self.sloppy, self.mend = audit, audit.sloppy, mend
        self.xml = Xml(self._element, _BROKEN, lines)
        self.begin = self.end = self.year = ""
        self.is_part = False
        self.first_month = 1
        self.numbers: dict[str, int] = {}
        self.repeated: Counter[tuple[str, str]] = Counter()
        self.document = self.prefix = self.journal = self.words = self.period = self.when = ""
        self.is_opening = False
        self.lines: dict[str, int] = {}
        self.vat_codes: set[str] = set()
        self.balance = _ZERO

    def read(self, part: Part) -> list[str]:
        """Read a file into the audit. Returns notes. Raises Refused, OtherShape, Unescaped."""
        notes = self.xml.run(part, mend=self.mend)
        if self.xml.dropped:
            self.sloppy.see("tekens", 0, how_many=self.xml.dropped)
        return notes

    def _element(self, tag: str, found: dict[str, str], names: list[str], texts: list[dict[str, str]]) -> None:
        if tag == "trLine":
            self._line(found, texts)
        elif tag in ("sbLine", "obSbLine"):
            self._item(tag, found, texts)
        elif tag == "vatCode":
            if names[-1] == "vatCodes":
                self.vat_codes.add(found.get("vatID", ""))
        elif tag == "vat":
            code = found.get("vatID", "")
            if code and self.vat_codes and code not in self.vat_codes and names[-1] == "trLine":
                self.sloppy.see("btw-codes buiten de tabel", self.xml.line)
                self.sloppy.codes.add(code[:20])
            if found.get("vatAmnt") and names[-1] in ("trLine", "sbLine"):
                vat = self._whole(signed(found, "vatAmnt", "vatAmntTp"))
                texts[-1]["_vat"] = str(vat + Decimal(texts[-1].get("_vat", "0")))
        elif tag == "transaction":
            self._transaction()
        elif tag == "currency":
            if names[-1] == "trLine" and (found.get("curCode") or "EUR") != "EUR":
                texts[-1]["_currency"] = found["curCode"]
        elif tag == "customerSupplier":
            if names[-1] == "customersSuppliers":
                self.audit.relations[found.get("custSupID", "")] = bare_relation(found)
        elif tag == "ledgerAccount":
            if names[-1] == "generalLedger":
                self.audit.accounts[found.get("accID", "")] = found
        elif tag == "obLine":
            if names[-1] == "openingBalance":
                self._opening(found)
        elif tag == "header":
            self._header(found)
        elif tag == "entryPoint":
            if names[-2:] == ["ledgerAccount", "taxonomy"]:
                texts[-2].setdefault("_concept", re.split("[#:]", found.get("conceptRef", ""))[-1])
        elif tag == "journal":
            if found.get("jrnTp") in ("B", "C") and found.get("offsetAccID"):
                self.audit.groups[found["offsetAccID"]] = "bank" if found["jrnTp"] == "B" else "kas"
        elif tag in ("openingBalance", "transactions") and not (tag == "openingBalance" and self._skips_opening):
            self.sloppy.declare(tag, found)

    def _header(self, found: dict[str, str]) -> None:
        if found.get("auditfileVersion", "").upper().startswith("CLAIR"):
            raise Refused(_OLD)
        found |= {tag: day_text(found[tag]) for tag in ("startDate", "endDate", "dateCreated") if tag in found}
        currency = found.get("curCode") or "EUR"
        if currency != "EUR":
            raise Refused(f"Dit auditbestand is in {currency[:10]}; alleen bestanden in euro worden gelezen.")
        self.begin, self.end = found.get("startDate", ""), found.get("endDate", "")
        self.year = year_of(found)
        self.first_month = int(self.begin[5:7]) if template_sheets.is_broken(self.begin, self.end) else 1
        self.is_part = template_sheets.is_part_of_a_year(self.begin, self.end)
        self.audit.derives &= self.audit.is_later_part or not self.is_part
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
        value = self._whole(signed(line))
        if self._skips_opening:
            self.sloppy.see("beginbalans van een deel", self.xml.line, value)
            return
        self.sloppy.open(value)
        number = f"begin-{line.get('nr') or self.sloppy.opened}"
        times = self.lines[number] = self.lines.get(number, 0) + 1
        number += f".{times}" if times > 1 else ""
        self.document, self.journal, self.words, self.is_opening = OPENING, OPENING, "", True
        self._put(number, "0", self.begin, line, value)

    def _line(self, line: dict[str, str], texts: list[dict[str, str]]) -> None:
        if not self.prefix:
            self._begin_transaction(texts[-2] if len(texts) > 1 else {}, texts[-1])
        value = self._whole(signed(line))
        nr = line.get("nr") or str(sum(self.lines.values()) + 1)
        number = f"{self.prefix}-{nr}"
        times = self.lines[nr] = self.lines.get(nr, 0) + 1
        if times > 1:
            number += f".{times}"
            self.sloppy.see("dubbele regelnummers", self.xml.line)
        when = self.when or day_text(line.get("effDate", ""))
        if self.is_opening:
            self.sloppy.open_in_period_0(value)
        else:
            self.sloppy.book(value, when)
            if self.begin and self.end and not self.begin <= when <= self.end:
                self.sloppy.see("datum buiten de periode", self.xml.line, abs(value))
        self.balance += value
        if line["amnt"].startswith("-"):
            self.sloppy.see("negatieve bedragen", self.xml.line, abs(value))
        if "_currency" in line:
            self.sloppy.see("andere munt", self.xml.line, abs(value))
        self._put(number, self.period or template_sheets.month_of(when, self.first_month), when, line, value)

    def _whole(self, value: Decimal) -> Decimal:
        """An amount in whole cents; noise is left out and counted. Raises Refused for real parts of a cent."""
        if value.as_tuple().exponent in _DECIMALS:
            return value
        cents = tidy(value)
        if has_parts_of_a_cent(cents):
            raise Refused(
                f"In regel {self.xml.line} van dit auditbestand staat een bedrag met delen van een cent: "
                f"{amount_text(abs(value))}. Vraag het boekhoudpakket om bedragen in hele centen."
            )
        if cents != value:
            self.sloppy.see("ruis", self.xml.line)
        return cents

    def _put(self, number: str, period: str, when: str, line: dict[str, str], value: Decimal) -> None:
        get = line.get
        account, relation, words = get("accID", ""), empty_if_zero(get("custSupID")), get("desc") or self.words
        self.audit.totals[account] += value
        if len(words) > CELL_CHARS:
            raise Refused(
                f"In regel {self.xml.line} van dit auditbestand staat een omschrijving van {len(words)} tekens; "
                f"hoogstens {CELL_CHARS} worden gelezen."
            )
        if relation:
            self.audit.used.add(relation)
        project, centre = get("projID") or get("project"), get("costID") or get("cost")
        if project or centre:
            project, centre = empty_if_zero(project), empty_if_zero(centre)
            if project or centre:
                self.sloppy.see("project", self.xml.line)
        self.audit.entries.add(
            (
                self.year,
                number,
                period,
                when,
                self.journal,
                self.document,
                account,
                amount_text(value),
                (words if words.isascii() else cells.text(words)) or None,
                relation or None,
                "ja" if self.is_opening else "nee",
                project or None,
                centre or None,
                amount_text(Decimal(line["_vat"])) if "_vat" in line else None,
                get("_currency"),
                f"regel {self.xml.line}",
                get("nr", ""),
                empty_if_zero(get("invRef")),
            )
        )

    def _begin_transaction(self, journal: Values, transaction: Values) -> None:
        """A document by journal and number; a number that was there before in its journal gets another behind it."""
        code, nr = journal.get("jrnID", ""), transaction.get("nr", "")
        self.document = self.prefix = f"{code}-{nr}"
        self.journal = journal.get("desc") or code or "onbekend"
        self.words, self.when = transaction.get("desc", ""), day_text(transaction.get("trDt", ""))
        self._period(transaction.get("periodNumber", ""), journal.get("jrnTp", ""))
        self.lines.clear()
        last = self.numbers.get(code, -1)
        if nr.isdigit() and len(nr) < 16 and int(nr) > last:
            self.numbers[code] = int(nr)
            return
        # Numbers that only go up can't repeat, so only the others are remembered.
        self.repeated[code, nr] += 1
        if nr.isdigit() or self.repeated[code, nr] > 1:
            self.prefix += f".{self.repeated[code, nr] + nr.isdigit()}"

    def _period(self, period: str, kind: str) -> None:
        """The period, and whether it is the opening balance, in a file without one; empty = the month of the day."""
        number = int(period) if period.isdigit() else -1
        self.is_opening = (number == 0 or kind == "O") and self.sloppy.opened == self.sloppy.in_period_0
        self.period = "0" if self.is_opening else period if 0 < number <= 18 else ""

    def _transaction(self) -> None:
        if self.balance:
            self.sloppy.see("boekstukken uit evenwicht", self.xml.line, abs(self.balance))
        self.balance = _ZERO
        self.prefix = ""
        self.audit.entries.flush_when_full()

    def _item(self, tag: str, found: dict[str, str], texts: list[dict[str, str]]) -> None:
        if tag == "obSbLine" and self._skips_opening:
            return
        get = found.get
        relation = empty_if_zero(get("custSupID"))
        if relation:
            self.audit.used.add(relation)
        kind = texts[-1].get("sbType", "").upper()
        place = (
            f"|{get('obLineNr', '')}"
            if tag == "obSbLine"
            else f"{get('jrnID', '')}-{get('trNr', '')}|{get('trLineNr', '')}"
        )
        self.audit.items.add(
            (
                _SUBLEDGERS.get(kind, kind),
                relation,
                empty_if_zero(get("invRef")),
                str(self._whole(signed(found))),
                day_text(get("invDt", "")),
                day_text(get("invDueDt", "")),
                get("invPurSalTp", ""),
                place,
                empty_if_zero(get("projID")),
                get("_vat", ""),
                "ja" if get("invTp") == "C" and get("mutTp") != "P" else "",  # some write a payment as C too
            )
        )
        self.audit.items.flush_when_full()
