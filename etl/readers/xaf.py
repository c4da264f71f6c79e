"""An audit file (XAF 3.1 to 4.0) as the sheets of our own template: accounts, bookings, relations and open items.

Read by local names and by shape, never by namespace: real packages get those wrong. A sloppy file gives a note; it is
refused only where its figures could be wrong. Of relations only code, name and kind are taken; contacts, addresses,
bank accounts and users are passed over. Source of the layout: the XSD's of 3.2 and 4.0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from etl.readers import rgs
from etl.readers.finance import Line, amount_text, day_text, decoded, table
from etl.readers.refuse import Refused
from etl.readers.xlsx import Table
from etl.readers.xml import parse

_BALANCE = {"b", "bal", "balans", "a", "bas", "activa", "passiva", "debiteur", "crediteur", "m"}
_RESULT = {"p", "r", "v/w", "vw", "w", "wenv", "w&v", "kosten", "opbrengsten", "winst en verlies"}
_KINDS = {"C": "debiteur", "S": "crediteur", "B": "beide"}
_BOOKED = ("Boekjaar", "Regelnummer", "Periode", "Boekdatum", "Dagboek", "Boekstuk", "Rekening", "Bedrag",
           "Omschrijving", "Relatie", "Beginbalans")  # fmt: skip
_BROKEN = "Dit auditbestand is beschadigd of afgekapt. Maak het opnieuw in het boekhoudpakket."


def empty_if_zero(text: str | None) -> str:
    """Several packages fill an empty code with zeros."""
    clean = (text or "").strip()
    return "" if not clean.strip("0") else clean


@dataclass
class _Audit:
    """What has been read so far. Amounts: debit positive, credit negative."""

    header: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    entries: list[Line] = field(default_factory=list)
    totals: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    open_items: list[Line] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    at: dict[tuple[str, ...], str] = field(default_factory=dict)
    declared: dict[str, dict[str, str]] = field(default_factory=dict)
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def read_xaf(path: Path) -> tuple[list[Table], list[str]]:
    """The tables of an audit file, and notes. Raises Refused."""
    data, notes = decoded(path.read_bytes())
    audit = _Audit()
    stack: list[tuple[str, dict[str, str]]] = []
    pieces: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        stack.append((tag, {}))
        pieces.clear()

    def end(tag: str) -> None:
        _, found = stack.pop()
        if found or not stack:
            _element(audit, tag, found, stack)
        else:
            stack[-1][1].setdefault(tag, "".join(pieces).strip())
        pieces.clear()

    parse(data, start, end, pieces.append, broken=_BROKEN)
    _check(audit, notes)
    return _tables(audit), notes


def _element(audit: _Audit, tag: str, found: dict[str, str], stack: list[tuple[str, dict[str, str]]]) -> None:
    parent = stack[-1][0] if stack else ""
    if tag == "header":
        audit.header = found
    elif tag == "ledgerAccount" and parent == "generalLedger":
        audit.accounts[found.get("accID", "")] = found
    elif tag == "customerSupplier" and parent == "customersSuppliers":
        audit.relations[found.get("custSupID", "")] = found
    elif tag == "journal":
        if found.get("jrnTp") in ("B", "C") and found.get("offsetAccID"):
            audit.groups[found["offsetAccID"]] = "bank"
    elif tag in ("openingBalance", "transactions"):
        audit.declared[tag] = found
    elif tag == "obLine" and parent == "openingBalance":
        _entry(audit, found, {"trDt": audit.header.get("startDate", "")}, {"jrnID": "Beginbalans"}, opening=True)
    elif tag == "trLine":
        journal = next((values for name, values in reversed(stack) if name == "journal"), {})
        _entry(audit, found, stack[-1][1], journal, opening=False)
    elif tag in ("obSbLine", "sbLine"):
        audit.open_items.append(found | {"sbType": stack[-1][1].get("sbType", ""), "signed": str(_signed(found))})
    elif tag == "currency" and parent == "trLine" and found.get("curCode", "EUR") != "EUR":
        audit.counts[f"regels in {found['curCode']}"] += 1


def _signed(found: Mapping[str, str]) -> Decimal:
    text = found.get("amnt", "").replace(" ", "")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Refused(f"In dit auditbestand staat een bedrag dat geen getal is: ‘{text[:30]}’.") from None
    return value if found.get("amntTp", "D") == "D" else -value


def _entry(
    audit: _Audit, line: Mapping[str, str], transaction: Mapping[str, str], journal: Mapping[str, str], *, opening: bool
) -> None:
    signed = _signed(line)
    account = line.get("accID", "")
    place = (
        ("", line.get("nr", ""))
        if opening
        else (journal.get("jrnID", ""), transaction.get("nr", ""), line.get("nr", ""))
    )
    audit.at[place] = account
    audit.totals["debit" if signed > 0 else "credit"] += abs(signed)
    audit.totals[f"account {account}"] += signed
    audit.counts["opening" if opening else "lines"] += 1
    if opening:
        audit.totals["opening"] += signed
    relation = empty_if_zero(line.get("custSupID"))
    if empty_if_zero(line.get("projID") or line.get("project")):
        audit.counts["project"] += 1
    period = transaction.get("periodNumber", "")
    when = transaction.get("trDt") or line.get("effDate") or ""
    month = when[5:7].lstrip("0")
    audit.entries.append(
        {
            "Regelnummer": f"{len(audit.entries) + 1:06d}",
            "Periode": "0" if opening else period if period.isdigit() and 0 < int(period) <= 13 else month or period,
            "Boekdatum": day_text(when),
            "Dagboek": journal.get("desc") or journal.get("jrnID") or "onbekend",
            "Boekstuk": "Beginbalans" if opening else f"{journal.get('jrnID', '')}-{transaction.get('nr', '')}",
            "Rekening": account,
            "Bedrag": amount_text(signed),
            "Omschrijving": line.get("desc") or transaction.get("desc") or "",
            "Relatie": relation,
            "Beginbalans": "ja" if opening else "nee",
        }
    )


def _year(audit: _Audit) -> str:
    """The year of the books; of a broken financial year the year in which it ends."""
    end, year = audit.header.get("endDate", ""), audit.header.get("fiscalYear", "")
    found = end[:4] if end[:4].isdigit() else year[-4:]
    if not found.isdigit():
        raise Refused("In dit auditbestand staat niet over welk boekjaar het gaat.")
    return found


def _check(audit: _Audit, notes: list[str]) -> None:
    currency = audit.header.get("curCode", "EUR")
    if currency != "EUR":
        raise Refused(f"Dit auditbestand is in {currency}; alleen bestanden in euro worden gelezen.")
    if not audit.entries or not audit.accounts:
        raise Refused("In dit auditbestand staan geen boekingen of geen rekeningen.")
    debit, credit = audit.totals["debit"], audit.totals["credit"]
    if debit != credit:
        notes.append(
            f"Debet {amount_text(debit)} en credit {amount_text(credit)} verschillen {amount_text(debit - credit)}."
        )
    if "openingBalance" not in audit.declared or not audit.counts["opening"]:
        notes.append("Er staat geen beginbalans in; balansbedragen zijn alleen de mutaties van dit jaar.")
    said = audit.declared.get("transactions", {})
    count, lines = said.get("linesCount", ""), audit.counts["lines"]
    if count.isdigit() and int(count) != lines:
        notes.append(f"Het bestand zegt {count} regels te hebben; gelezen zijn er {lines}.")
    begin, end = audit.header.get("startDate", ""), audit.header.get("endDate", "")
    outside = sum(not begin <= e["Boekdatum"] <= end for e in audit.entries) if begin and end else 0
    if outside:
        notes.append(f"{outside} boekingen hebben een datum buiten de periode {begin} tot en met {end}.")
    for what, number in audit.counts.items():
        if what.startswith("regels in"):
            notes.append(f"{number} {what}; het bedrag in euro telt.")
    if audit.counts["project"]:
        notes.append(
            f"{audit.counts['project']} regels noemen een project; vul op het blad Boekingen de kolom Project aan."
        )


def _control_accounts(audit: _Audit) -> dict[str, str]:
    """The accounts that the lines of the subledgers belong to; those and no others are debtors and creditors."""
    found: dict[str, str] = {}
    for item in audit.open_items:
        group = {"CU": "debiteuren", "SU": "crediteuren"}.get(item["sbType"])
        opening = ("", item.get("obLineNr", ""))
        place = (item["jrnID"], item.get("trNr", ""), item.get("trLineNr", "")) if "jrnID" in item else opening
        if group and place in audit.at:
            found[audit.at[place]] = group
    return found


def _tables(audit: _Audit) -> list[Table]:
    year = _year(audit)
    audit.groups |= _control_accounts(audit)
    used = {e["Relatie"] for e in audit.entries} | {empty_if_zero(i.get("custSupID")) for i in audit.open_items}
    relations = [_relation(code, audit.relations.get(code, {})) for code in sorted(used - {""})]
    invoices = _open_items(audit, year)
    accounts, cost_types = [], {}
    for code, account in sorted(audit.accounts.items()):
        row = _account(audit, code, account) | {"Boekjaar": year}
        accounts.append(row)
        if row["Kostensoort"]:
            cost_types[row["Kostensoort"]] = "baten" if row["_side"] == "baten" else "lasten"
    about = [{"Wat": "Gegevens tot en met", "Inhoud": audit.header.get("endDate", "")}]
    return [
        table("Over dit bestand", ("Wat", "Inhoud"), about),
        table("Kostensoorten", ("Kostensoort", "Baten of lasten"),
              [{"Kostensoort": n, "Baten of lasten": s} for n, s in cost_types.items()]),
        table("Grootboekrekeningen",
              ("Boekjaar", "Rekening", "Omschrijving", "Soort", "Groep op de balans", "Kostensoort"), accounts),
        table("Relaties", ("Relatie", "Naam", "Soort"), relations),
        table("Boekingen", _BOOKED, [e | {"Boekjaar": year} for e in audit.entries]),
        table("Facturen", ("Boekjaar", "Soort", "Factuurnummer", "Relatie", "Factuurdatum", "Vervaldatum", "Bedrag",
                           "Niet toegewezen", "Bewijs"), invoices),
    ]  # fmt: skip


def _relation(code: str, relation: Mapping[str, str]) -> Line:
    return {"Relatie": code, "Naam": relation.get("custSupName") or f"Relatie {code}",
            "Soort": _KINDS.get(relation.get("custSupTp", ""), "beide")}  # fmt: skip


def _account(audit: _Audit, code: str, account: Mapping[str, str]) -> Line:
    kind = account.get("accTp", "").strip().lower()
    reference = account.get("RGScode") or account.get("leadReference") or ""
    name = account.get("accDesc") or code
    if kind not in _BALANCE | _RESULT:
        raise Refused(
            f"Rekening {code} heeft een onbekende soort ‘{kind}’; verwacht B (balans) of P (winst en verlies)."
        )
    row = {"Rekening": code, "Omschrijving": name, "Groep op de balans": "", "Kostensoort": "", "_side": ""}
    if kind in _RESULT:
        total = audit.totals[f"account {code}"]
        cost_type, side = rgs.cost_type(reference, is_income=total < 0)
        return row | {"Soort": "winst en verlies", "Kostensoort": cost_type, "_side": side}
    group = audit.groups.get(code) or rgs.balance_group(reference, name) or "overig"
    if group not in audit.groups.values() or code in audit.groups:
        return row | {"Soort": "balans", "Groep op de balans": group}
    # The subledgers name another account as theirs, so this one is not part of what they add up to.
    group = "overig" if group in ("debiteuren", "crediteuren") else group
    return row | {"Soort": "balans", "Groep op de balans": group}


def _open_items(audit: _Audit, year: str) -> list[Line]:
    """What is open per relation and invoice: the sum of its lines.

    Without an invoice number, or with no due date on any of its lines, an amount has no age: it is not allocated.
    """
    groups: defaultdict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for item in audit.open_items:
        relation = empty_if_zero(item.get("custSupID"))
        if item["sbType"] not in ("CU", "SU", "CS") or not relation:
            continue
        kind = {"CU": "debiteur", "SU": "crediteur"}.get(item["sbType"])
        kind = kind or ("crediteur" if item.get("invPurSalTp") == "P" else "debiteur")
        groups[kind, relation, empty_if_zero(item.get("invRef"))].append(item)
    numbers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, relation, invoice in groups:
        numbers[kind, invoice].add(relation)
    rows = []
    for (kind, relation, invoice), items in sorted(groups.items()):
        total = sum((Decimal(item["signed"]) for item in items), Decimal(0))
        if total == 0:
            continue
        dates = [d for item in items for d in (item.get("invDt"), item.get("invDueDt")) if d]
        due = min((item["invDueDt"] for item in items if item.get("invDueDt")), default="") if invoice else ""
        shown = invoice if len(numbers[kind, invoice]) == 1 else f"{invoice} ({relation})"
        rows.append(
            {
                "Boekjaar": year, "Soort": kind, "Relatie": relation,
                "Factuurnummer": shown if invoice else f"niet toegewezen {year} ({relation})",
                "Factuurdatum": day_text(min(dates, default=audit.header.get("endDate", ""))),
                "Vervaldatum": day_text(due),
                "Bedrag": amount_text(total if kind == "debiteur" else -total),
                "Niet toegewezen": "nee" if due else "ja", "Bewijs": "1" if due else "2",
            }
        )  # fmt: skip
    return rows
