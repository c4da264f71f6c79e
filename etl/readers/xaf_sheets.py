"""From what was read in an audit file to the sheets of our template, and the open items from its subledgers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import warehouse
from etl.readers import rgs
from etl.readers.finance import Line, amount_text, table
from etl.readers.letters import column_letters
from etl.readers.people import looks_like_a_person
from etl.readers.refuse import Refused
from etl.readers.rows import Rows, Written
from etl.readers.xlsx import Table

if TYPE_CHECKING:
    from etl.readers.xaf_run import Audit

BOOKED = ("Boekjaar", "Regelnummer", "Periode", "Boekdatum", "Dagboek", "Boekstuk", "Rekening", "Bedrag",
          "Omschrijving", "Relatie", "Beginbalans", "Projectcode boekhouding", "Kostenplaats", "Btw-bedrag", "Valuta",
          "Vindplaats")  # fmt: skip
ITEMS = ("kind", "relation", "invoice", "signed", "dated", "due", "purchase", "place", "project", "vat")
_BALANCE = {"b", "bal", "balans", "a", "bas", "activa", "passiva", "debiteur", "crediteur", "m"}
_RESULT = {"p", "r", "v/w", "vw", "w", "wenv", "w&v", "kosten", "opbrengsten", "winst en verlies"}
_KINDS = {"C": "debiteur", "S": "crediteur", "B": "beide"}
_INVOICES = ("Boekjaar", "Soort", "Factuurnummer", "Relatie", "Factuurdatum", "Vervaldatum", "Bedrag", "Betaald",
             "Betaald op", "Niet toegewezen", "Bewijs", "Projectcode boekhouding", "Waarvan btw")  # fmt: skip
OPENING = "Beginbalans"
WHOLE_YEAR = "Volledig voor boekjaar"
"""Said by a file of a whole year: what it does not have of that year is not there."""
_FEWEST_DAYS = 300
"""A file over fewer days than this is a part of a year."""
_INVOICED = """
    WITH items AS (
        SELECT i.kind, i.relation, i.invoice, i.dated, i.due, max(p.day) AS day,
            CASE i.kind WHEN 'debiteur' THEN i.signed ELSE -i.signed END AS amount, i.project, abs(i.vat) AS vat
        FROM (
            SELECT CASE WHEN kind = 'CU' THEN 'debiteur' WHEN kind = 'SU' OR purchase = 'P' THEN 'crediteur'
                ELSE 'debiteur' END AS kind, relation, invoice, signed::DECIMAL(30, 6) AS signed,
                nullif(dated, '') AS dated, nullif(due, '') AS due, place, nullif(project, '') AS project,
                nullif(vat, '')::DECIMAL(30, 6) AS vat, file_row_number
            FROM read_parquet('{items}', file_row_number = true)
            WHERE kind IN ('CU', 'SU', 'CS') AND relation <> ''
        ) AS i LEFT JOIN places AS p ON p.place = i.place
        GROUP BY i.file_row_number, i.kind, i.relation, i.invoice, i.dated, i.due, i.signed, i.project, i.vat
    ),
    groups AS (
        SELECT kind, relation, invoice, sum(amount) AS open, coalesce(sum(amount) FILTER (amount > 0), 0) AS invoiced,
            coalesce(-sum(amount) FILTER (amount < 0), 0) AS paid, max(day) FILTER (amount < 0) AS paid_on,
            count(*) FILTER (amount < 0 AND day IS NULL) AS undated, min(least(dated, due)) AS dated, min(due) AS due,
            CASE WHEN count(DISTINCT project) = 1 THEN min(project) END AS project, sum(vat) AS vat
        FROM items GROUP BY kind, relation, invoice
    )
    SELECT kind, relation, invoice, open, invoiced, paid, paid_on, undated = 0 AND paid <= invoiced AS is_split, dated,
        due, count(*) OVER (PARTITION BY kind, invoice) AS relations, project, vat
    FROM groups ORDER BY kind, relation, invoice"""
_CONTROLS = """
    SELECT DISTINCT p.account, CASE i.kind WHEN 'CU' THEN 'debiteuren' ELSE 'crediteuren' END
    FROM (SELECT DISTINCT kind, place FROM read_parquet('{items}') WHERE kind IN ('CU', 'SU')) AS i
    JOIN places AS p ON p.place = i.place ORDER BY ALL"""
_PLACE = {"document": "Boekstuk", "account": "Rekening", "day": "Boekdatum"}
_PLACES = """
    CREATE VIEW places AS SELECT {account} AS account,
        CASE WHEN {document} = '{opening}' THEN '' ELSE {document} END || '|' || place AS place,
        CASE WHEN {document} <> '{opening}' THEN {day} END AS day
    FROM read_parquet('{entries}') WHERE _row > 1"""


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


def bare_relation(found: Mapping[str, str]) -> dict[str, str]:
    """Of a relation what is kept: name, kind, and whether it has a number that only an organisation has."""
    numbers = ("commerceNr", "taxRegIdent")
    kept = {key: found[key] for key in ("custSupName", "custSupTp") if key in found}
    return kept | ({"is_organisation": "ja"} if any(found.get(n, "").strip("0") for n in numbers) else {})


def sheets(audit: Audit, into: Path, year: str, booked: Written) -> list[Table | Written]:
    """The sheets of an audit file that was read to its end. Raises Refused."""
    with warehouse.scratch(into) as bench:
        items = into / "items.parquet"
        letters = {word: column_letters(1 + BOOKED.index(heading)) for word, heading in _PLACE.items()}
        bench.run(_PLACES.format(entries=_path(booked.file), opening=OPENING, **letters))
        audit.groups |= dict(bench.rows(_CONTROLS.format(items=_path(items))))
        invoices = Rows(into / "invoices.parquet", _INVOICES)
        for piece in bench.pieces(_INVOICED.format(items=_path(items))):
            for row in piece:
                invoices.add(_invoice(year, *row))
            invoices.flush_when_full()
    items.unlink()
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
    about = [{"Gegevens tot en met": WHOLE_YEAR, until: year}] if whole else []
    return [
        *([table("Over dit bestand", ("Gegevens tot en met", until), about)] if until else []),
        table("Kostensoorten", ("Kostensoort", "Baten of lasten"),
              [{"Kostensoort": n, "Baten of lasten": s} for n, s in cost_types.items()]),
        table("Grootboekrekeningen",
              ("Boekjaar", "Rekening", "Omschrijving", "Soort", "Groep op de balans", "Kostensoort", "RGS-code"),
              accounts),
        table("Relaties", ("Relatie", "Naam", "Soort", "Persoon"), relations),
        booked,
        invoices.close("Facturen"),
    ]  # fmt: skip


def _path(file: Path) -> str:
    return file.as_posix().replace("'", "''")


def _relation(code: str, relation: Mapping[str, str]) -> Line:
    name, kind = relation.get("custSupName") or f"Relatie {code}", _KINDS.get(relation.get("custSupTp", ""), "beide")
    person = kind != "debiteur" and "is_organisation" not in relation and looks_like_a_person(name)
    return {"Relatie": code, "Naam": name, "Soort": kind, "Persoon": "ja" if person else "nee"}


def _account(audit: Audit, code: str, account: Mapping[str, str]) -> Line:
    kind = account.get("accTp", "").strip().lower()
    reference = account.get("RGScode") or account.get("leadReference") or ""
    name = account.get("accDesc") or code
    if kind not in _BALANCE | _RESULT:
        raise Refused(
            f"Rekening {code} heeft een onbekende soort ‘{kind}’; verwacht B (balans) of P (winst en verlies)."
        )
    row = {"Rekening": code, "Omschrijving": name, "Groep op de balans": "", "Kostensoort": "", "_side": "",
           "RGS-code": reference}  # fmt: skip
    if kind in _RESULT:
        cost_type, side = rgs.cost_type(reference, is_income=audit.totals[code] < 0)
        return row | {"Soort": "winst en verlies", "Kostensoort": cost_type, "_side": side}
    group = audit.groups.get(code) or rgs.balance_group(reference, name) or "overig"
    if group not in audit.groups.values() or code in audit.groups:
        return row | {"Soort": "balans", "Groep op de balans": group}
    # The subledgers name another account as theirs, so this one is not part of what they add up to.
    group = "overig" if group in ("debiteuren", "crediteuren") else group
    return row | {"Soort": "balans", "Groep op de balans": group}


def _invoice(
    year: str, kind: str, relation: str, invoice: str, open_: Decimal, invoiced: Decimal, paid: Decimal,
    paid_on: str | None, is_split: bool, dated: str | None, due: str | None, relations: int,
    project: str | None, vat: Decimal | None,
) -> tuple[str | None, ...]:  # fmt: skip
    """An invoice with what was paid on it; a paid one too, so that a later file settles what an earlier had open.

    Where the two can't be told apart (paid more than invoiced, or on no known day) there is only what is left open.
    Without an invoice number, or with no due date on any of its lines, an amount has no age: it is not allocated.
    """
    due = due if invoice else None
    number = f"{invoice} ({relation})" if invoice and relations > 1 else invoice
    whole = bool(invoice) and is_split
    return (
        year, kind, number or f"niet toegewezen {year} ({relation})", relation,
        dated or f"{year}-12-31", due, _cents(invoiced if whole else open_), _cents(paid) if whole and paid else None,
        paid_on if whole and paid else None, "nee" if due else "ja", "1" if due else "2",
        project, None if vat is None else _cents(vat),
    )  # fmt: skip


def _cents(value: Decimal) -> str:
    """An amount in cents, or with the decimals that it has more: the check names those."""
    cents = value.quantize(Decimal("0.01"))
    return amount_text(cents if cents == value else value.normalize())
