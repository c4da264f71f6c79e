"""Control totals and quality of an audit file: what is sloppy as findings, what makes its figures unsure as a refusal.

Compares with what the file says of itself: `linesCount`, `totalDebit` and `totalCredit` (XAF 3.2 and 4.0).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from etl.errors import Refused
from etl.readers.tables.money import CHECKS, amount_text, day_words, found, many, rounded, tidy
from etl.readers.tables.table import Table

_ZERO = Decimal(0)
SUBJECT = "de boekhouding"
_MOST_OUTSIDE = 4
"""One line in so many may have a date in another year; with more the file holds two years."""
_SEEN = {
    "datum buiten de periode": "{n} boekingen hebben een datum buiten de periode {begin} tot en met {end}",
    "negatieve bedragen": "{n} boekingen hebben een negatief bedrag; debet en credit zijn daar omgekeerd gelezen",
    "andere munt": "{n} boekingen noemen ook een bedrag in een andere munt; het bedrag in euro telt",
    "boekstukken uit evenwicht": "{n} boekstukken zijn op zichzelf niet in evenwicht",
    "dubbele regelnummers": "{n} regelnummers komen binnen een boekstuk twee keer voor; elke regel telt",
    "beginbalans van een deel": "De beginbalans van een deel van het jaar ({n} regels) telt niet: die stand volgt uit "
    "wat eerder is geboekt",
    "btw-codes buiten de tabel": "{n} boekingen noemen een btw-code die niet in de tabel van het bestand staat "
    "({codes}); het btw-bedrag telt",
    "tekens": "{n} verboden tekens zijn overgeslagen",
}
"""What may be seen while reading, and how it is said."""
_ONE = {
    "boekingen hebben": "boeking heeft",
    "boekingen noemen": "boeking noemt",
    "boekstukken zijn": "boekstuk is",
    "regelnummers komen": "regelnummer komt",
    "verboden tekens zijn": "verboden teken is",
    "bedragen hebben": "bedrag heeft",
    "regels)": "regel)",
}
"""The same words for one."""


@dataclass
class Sloppy:
    """Counted while reading. seen: what → how often; amounts and the first line beside. codes: of VAT, unknown."""

    debit: Decimal = _ZERO
    credit: Decimal = _ZERO
    lines: int = 0
    opened: int = 0
    in_period_0: int = 0
    opening_debit: Decimal = _ZERO
    opening_credit: Decimal = _ZERO
    declared: dict[str, list[Mapping[str, str]]] = field(default_factory=lambda: defaultdict(list))
    years: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    amounts: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    first: dict[str, int] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    def book(self, value: Decimal, when: str) -> None:
        """A line of the year."""
        self.lines += 1
        self.years[when[:4]] += 1
        if value > 0:
            self.debit += value
        else:
            self.credit -= value

    def open(self, value: Decimal) -> None:
        """A line of the opening balance."""
        self.opened += 1
        if value > 0:
            self.opening_debit += value
        else:
            self.opening_credit -= value

    def open_in_period_0(self, value: Decimal) -> None:
        """A booking that is the opening balance, in a file without one of its own."""
        self.in_period_0 += 1
        self.open(value)

    def see(self, what: str, line: int, amount: Decimal = _ZERO, *, how_many: int = 1) -> None:
        """Something that is not as it should be, at a line of the file (0 = all of it)."""
        self.seen[what] += how_many
        self.amounts[what] += amount
        self.first.setdefault(what, line)

    def declare(self, what: str, told: Mapping[str, str]) -> None:
        """What the file says of its own lines."""
        self.declared[what].append({k: told.get(k, "") for k in ("linesCount", "totalDebit", "totalCredit")})


def refuse(sloppy: Sloppy, *, has_accounts: bool) -> None:
    """Raises Refused where the figures could be wrong."""
    if not (sloppy.lines or sloppy.opened) or not has_accounts:
        raise Refused("In dit auditbestand staan geen boekingen of geen rekeningen.")
    if sloppy.debit != sloppy.credit:
        raise Refused(
            f"Dit auditbestand is niet in evenwicht: debet is {amount_text(sloppy.debit)} en credit "
            f"{amount_text(sloppy.credit)}, een verschil van {amount_text(abs(sloppy.debit - sloppy.credit))}. Maak "
            "het opnieuw in het boekhoudpakket."
        )


def _two_years(sloppy: Sloppy, header: Mapping[str, str]) -> None:
    begin, end = header.get("startDate", "")[:4], header.get("endDate", "")[:4]
    outside = {
        year: n for year, n in sloppy.years.items() if begin and end and year.isdigit() and not begin <= year <= end
    }
    long = (
        begin.isdigit()
        and end.isdigit()
        and int(end) > int(begin)
        and len([year for year, n in sloppy.years.items() if n * _MOST_OUTSIDE >= sloppy.lines]) > 1
        and header.get("startDate", "")[5:10] == "01-01"
        and header.get("endDate", "")[5:10] == "12-31"
    )
    if long or sum(outside.values()) * _MOST_OUTSIDE >= max(sloppy.lines, 1):
        told = " en ".join(
            f"{year} ({many(n, 'regel', 'regels')})" for year, n in sorted(sloppy.years.items()) if year.isdigit()
        )
        raise Refused(f"In dit auditbestand staan boekingen van {told} door elkaar. Maak een bestand per boekjaar.")


def checks_of(sloppy: Sloppy, header: Mapping[str, str], year: str) -> tuple[Table, list[str]]:
    """The sheet with checks, and those that do not hold as sentences. Raises Refused for two years in one file."""
    _two_years(sloppy, header)
    rows = [*_totals(sloppy, year), *(_seen(sloppy, header, year, what, words) for what, words in _SEEN.items())]
    notes = [f"{row['Bevinding']}." for row in rows if row["Uitkomst"] == "opvallend"]
    if sloppy.seen["ruis"]:
        notes.append(rounded(sloppy.seen["ruis"]))
    if sloppy.seen["project"]:
        notes.append(
            f"{many(sloppy.seen['project'], 'regel noemt', 'regels noemen')} een project of kostenplaats; dat telt bij "
            "het project met dezelfde code op blad Projecten."
        )
    return Table.of("Controles van bestanden", CHECKS, rows), notes


def _totals(sloppy: Sloppy, year: str) -> list[dict[str, str]]:
    said = sloppy.declared["transactions"]
    rows = []
    lines = _sum(said, "linesCount")
    if lines is not None:
        wanted, read = many(int(lines), "regel", "regels"), sloppy.lines + sloppy.in_period_0
        sentence = f"Het bestand zegt {wanted} te hebben; gelezen zijn er {read}"
        same = lines == read
        rows.append(found(year, SUBJECT, "aantal regels", sentence, how_many=int(lines), good=same))
    extra = {"debet": _ZERO, "credit": _ZERO}
    if sloppy.in_period_0:
        extra = {"debet": sloppy.opening_debit, "credit": sloppy.opening_credit}
    for check, tag, counted in (("debet", "totalDebit", sloppy.debit), ("credit", "totalCredit", sloppy.credit)):
        told = _sum(said, tag)
        if told is not None:
            counted += extra[check]  # noqa: PLW2901 - a file that books its opening balance counts it too
            sentence = f"Het bestand zegt {check} {amount_text(told)}; opgeteld is het {amount_text(counted)}"
            rows.append(found(year, SUBJECT, check, sentence, declared=told, counted=counted))
    if not sloppy.opened:
        rows.append(
            found(
                year,
                SUBJECT,
                "beginbalans",
                "Er staat geen beginbalans in; balansbedragen zijn alleen de mutaties van dit jaar",
            )
        )
        return rows
    sentence = (
        f"De beginbalans heeft debet {amount_text(sloppy.opening_debit)} en credit {amount_text(sloppy.opening_credit)}"
    )
    rows.append(
        found(year, SUBJECT, "beginbalans", sentence, declared=sloppy.opening_debit, counted=sloppy.opening_credit)
    )
    for check, tag, counted in (
        ("beginbalans debet", "totalDebit", sloppy.opening_debit),
        ("beginbalans credit", "totalCredit", sloppy.opening_credit),
    ):
        told = _sum(sloppy.declared["openingBalance"], tag)
        if told is not None:
            sentence = f"Het bestand zegt {check} {amount_text(told)}; opgeteld is het {amount_text(counted)}"
            rows.append(found(year, SUBJECT, check, sentence, declared=told, counted=counted))
    return rows


def _seen(sloppy: Sloppy, header: Mapping[str, str], year: str, what: str, words: str) -> dict[str, str]:
    """One thing to look for: how often it was seen and where first; not at all is an outcome too."""
    count = sloppy.seen[what]
    if not count:
        return found(year, SUBJECT, what, f"Niet gevonden: {what}", how_many=0, good=True)
    begin, end = day_words(header.get("startDate", "")), day_words(header.get("endDate", ""))
    sentence = words.format(n=count, begin=begin, end=end, codes=", ".join(sorted(sloppy.codes)[:5]))
    if count == 1:
        for more, one in _ONE.items():
            sentence = sentence.replace(f"1 {more}", f"1 {one}")
    line = sloppy.first[what]
    return found(
        year,
        SUBJECT,
        what,
        sentence,
        amount=sloppy.amounts[what] or None,
        how_many=count,
        place=f"regel {line}, de eerste keer" if line else "",
    )


def _sum(told: list[Mapping[str, str]], tag: str) -> Decimal | None:
    """What the parts of a file say together; None when one of them does not say it."""
    values = []
    for one in told:
        try:
            value = Decimal(one[tag].replace(",", "."))
            values.append(value if tag == "linesCount" else tidy(value))
        except InvalidOperation:
            return None
    return sum(values, _ZERO) if values else None
