"""Mapping of an audit file to the sheets of our template.

Kinds as XAF has them: `accTp` B, M or P, `custSupTp` C, S, B or O; and the many ways in which packages spell them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from etl.errors import Refused
from etl.readers.process.document import Sheet
from etl.readers.tables.money import Line
from etl.readers.tables.persons import looks_like_a_person
from etl.readers.tables.table import Table
from etl.readers.xaf import rgs
from etl.readers.xaf.audit import RELATION_KINDS, Audit, Scratch
from etl.readers.xaf.open_items import group_of, is_balance, open_items

WHOLE_YEAR = "Volledig voor boekjaar"
"""Said by a file of a whole year: what it does not have of that year is not there."""
_FEWEST_DAYS = 300
"""A file over fewer days than this is a part of a year."""


def year_of(header: Mapping[str, str]) -> str:
    """The year of the books; of a broken financial year the year in which it ends. Raises Refused."""
    end, year = header.get("endDate", ""), header.get("fiscalYear", "")
    found = end[:4] if end[:4].isdigit() else year[-4:]
    if not found.isdigit():
        raise Refused("In dit auditbestand staat niet over welk boekjaar het gaat.")
    return found


def is_part_of_a_year(begin: str, end: str) -> bool:
    """Does a file cover only a later part of a year? Then its opening balance is what the earlier parts left."""
    return 0 <= _days(begin, end) < _FEWEST_DAYS and not begin.endswith("-01-01")


def is_broken(begin: str, end: str) -> bool:
    """Does a file cover twelve whole months that do not begin in January?"""
    if begin[8:10] != "01" or begin[5:7] == "01" or _days(begin, end) < _FEWEST_DAYS:
        return False
    following = date.fromisoformat(end[:10]) + timedelta(days=1)
    return f"{following:%m-%d}" == begin[5:10] and following.year == int(begin[:4]) + 1


def month_of(day: str, first_month: int) -> str:
    """The month of the book year in which a day (ISO) falls; empty without a day."""
    return str((int(day[5:7]) - first_month) % 12 + 1) if day[5:7].isdigit() else ""


def _days(begin: str, end: str) -> int:
    """How many days a file covers; less than none when it does not say so."""
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(begin[:10])).days
    except ValueError:
        return -1


def known_until(header: Mapping[str, str]) -> str:
    """The last day that a file can know of: the end of its period, or the day it was made when that was earlier."""
    days = [header.get(tag, "")[:10] for tag in ("endDate", "dateCreated")]
    return min(days) if all(days) else ""


def sheets(
    audit: Audit, into: Path, year: str, booked: Sheet, scratch: Scratch
) -> tuple[list[Table | Sheet], list[str]]:
    """The sheets of an audit file that was read to its end, and notes. Raises Refused."""
    invoices, notes = open_items(audit, into, year, booked, scratch)
    relations = [_relation(code, audit.relations.get(code, {})) for code in sorted(audit.used)]
    accounts: list[Line] = []
    cost_types: dict[str, str] = {}
    for code, account in sorted(audit.accounts.items()):
        line = _account(audit, code, account) | {"Boekjaar": year}
        accounts.append(line)
        if line["Kostensoort"]:
            cost_types[line["Kostensoort"]] = line["_side"]
    until = known_until(audit.header)
    whole = _days(audit.header.get("startDate", ""), audit.header.get("endDate", "")) >= _FEWEST_DAYS
    first_day = audit.header.get("startDate", "")[:10]
    broken = is_broken(first_day, audit.header.get("endDate", ""))
    about = [{"Gegevens tot en met": WHOLE_YEAR, until: year}] if whole else []
    made: list[Table | Sheet] = [
        *([Table.of("Over dit bestand", ("Gegevens tot en met", until), about)] if until else []),
        *(
            [Table.of("Boekjaren", ("Boekjaar", "Eerste dag"), [{"Boekjaar": year, "Eerste dag": first_day}])]
            if broken
            else []
        ),
        Table.of(
            "Kostensoorten",
            ("Kostensoort", "Baten of lasten"),
            [{"Kostensoort": n, "Baten of lasten": s} for n, s in cost_types.items()],
        ),
        Table.of(
            "Grootboekrekeningen",
            (
                *("Boekjaar", "Rekening", "Omschrijving", "Soort", "Groep op de balans", "Kostensoort", "RGS-code"),
                "Voorstel voor de groep",
            ),
            accounts,
        ),
        Table.of("Relaties", ("Relatie", "Naam", "Soort", "Persoon"), relations),
        booked,
        invoices,
    ]
    return made, notes


def _relation(code: str, relation: Mapping[str, str]) -> Line:
    name = relation.get("custSupName") or f"Relatie {code}"
    kind = RELATION_KINDS.get(relation.get("custSupTp", ""), "beide")
    person = kind != "debiteur" and "is_organisation" not in relation and looks_like_a_person(name)
    return {"Relatie": code, "Naam": name, "Soort": kind, "Persoon": "ja" if person else "nee"}


def _account(audit: Audit, code: str, account: Mapping[str, str]) -> Line:
    reference, name, on_balance = rgs.code_of(account), account.get("accDesc") or code, is_balance(account)
    if on_balance is None:
        kind = account.get("accTp", "").strip()
        raise Refused(
            f"Rekening {code} heeft een onbekende soort ‘{kind}’; verwacht B (balans) of P (winst en verlies)."
        )
    row = {
        "Rekening": code,
        "Omschrijving": name,
        "Groep op de balans": "",
        "Voorstel voor de groep": "",
        "Kostensoort": "",
        "_side": "",
        "RGS-code": reference,
    }
    if not on_balance:
        cost_type, side = rgs.cost_type(reference, is_income=audit.totals[code] < 0)
        return row | {"Soort": "winst en verlies", "Kostensoort": cost_type, "_side": side}
    group = group_of(audit, code, account) or "overig"
    if group == rgs.NOT_GROUPED:
        proposed = rgs.proposed_group(name)
        return row | {"Soort": "balans", "Groep op de balans": group, "Voorstel voor de groep": proposed}
    if group not in audit.groups.values() or code in audit.groups:
        return row | {"Soort": "balans", "Groep op de balans": group}
    # The subledgers name another account as theirs, so this one is not part of what they add up to.
    group = "overig" if group in ("debiteuren", "crediteuren") else group
    return row | {"Soort": "balans", "Groep op de balans": group}
