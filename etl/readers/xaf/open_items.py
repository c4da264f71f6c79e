"""Open items of an audit file, per relation and invoice, with how good the evidence is.

From the subledger (`sbType` CS, CU or SU of XAF 3.2) where there is one (evidence 1 with due dates, 2 without). A
file without one, as every file of version 4.0, has relations and invoice numbers on its booking lines: what was
booked on the accounts of debtors and creditors is then taken together by these (evidence 4), or, where that is not
what the books say and the file gives a balance per relation that is (`opBalDesc`, `clBalDesc` of 4.0), that balance
(evidence 3). Neither has an age.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from etl.readers.process.document import Sheet
from etl.readers.tables.letters import column_letters
from etl.readers.tables.money import amount_text
from etl.readers.tables.rows import Rows
from etl.readers.xaf import rgs
from etl.readers.xaf.audit import BOOKED, OPENING, RELATION_KINDS, Audit, Scratch, Workbench

_BALANCE = {"b", "bal", "balans", "a", "bas", "activa", "activum", "passiva", "passivum", "debiteur", "crediteur", "m"}
_RESULT = {
    "p",
    "r",
    "v",
    "v/w",
    "vw",
    "w",
    "wv",
    "w/v",
    "wenv",
    "w&v",
    "v&w",
    "kosten",
    "opbrengsten",
    "winst en verlies",
    "winst/verlies",
    "verlies/winst",
    "verlies & winst",
    "winst & verlies",
    "resultaat",
}
"""How packages spell the kind of an account."""
KINDS = {"debiteuren": "debiteur", "crediteuren": "crediteur"}
_INVOICES = (
    "Boekjaar",
    "Soort",
    "Factuurnummer",
    "Relatie",
    "Factuurdatum",
    "Vervaldatum",
    "Bedrag",
    "Betaald",
    "Betaald op",
    "Niet toegewezen",
    "Bewijs",
    "Projectcode boekhouding",
    "Waarvan btw",
)
_LINES = """
    CREATE VIEW lines AS SELECT {Boekstuk} AS document, {Rekening} AS account, {Boekdatum} AS day,
        replace({Bedrag}, ',', '.')::DECIMAL(30, 6) AS amount, {Relatie} AS relation,
        {Beginbalans} = 'ja' AS is_opening, {Projectcode boekhouding} AS project, place, invoice
    FROM read_parquet('{file}') WHERE _row > 1;
    CREATE VIEW places AS SELECT account,
        CASE WHEN document = '{opening}' THEN '' ELSE document END || '|' || place AS place,
        CASE WHEN document <> '{opening}' THEN day END AS day
    FROM lines;
    CREATE VIEW items AS SELECT kind AS told, relation, invoice, signed::DECIMAL(30, 6) AS signed,
            CASE WHEN kind = 'CU' THEN 'debiteur' WHEN kind = 'SU' OR purchase = 'P' THEN 'crediteur' ELSE 'debiteur'
            END AS kind, nullif(dated, '') AS dated, nullif(due, '') AS due, place, nullif(project, '') AS project,
            nullif(vat, '')::DECIMAL(30, 6) AS vat, credit = 'ja' AS is_credit, file_row_number
        FROM read_parquet('{items}', file_row_number = true) WHERE kind IN ('CU', 'SU', 'CS') AND relation <> '';
    CREATE TABLE derived (kind VARCHAR, account VARCHAR);
    CREATE TABLE told (kind VARCHAR, relation VARCHAR, amount DECIMAL(30, 6), dated VARCHAR, evidence VARCHAR);"""
_CONTROLS = """
    SELECT DISTINCT p.account, CASE i.told WHEN 'CU' THEN 'debiteuren' ELSE 'crediteuren' END
    FROM (SELECT DISTINCT told, place FROM items WHERE told IN ('CU', 'SU')) AS i
    JOIN places AS p ON p.place = i.place ORDER BY ALL"""
_BOOKS = """
    SELECT kind, sum(amount), coalesce(sum(amount) FILTER (is_opening AND relation IS NULL), 0),
        coalesce(sum(amount) FILTER (relation IS NOT NULL), 0)
    FROM lines JOIN derived USING (account) GROUP BY kind"""
_INVOICED = """
    WITH parts AS (
        SELECT i.kind, i.relation, i.invoice, i.dated, i.due, max(p.day) AS day, i.signed, i.project, i.vat,
            i.is_credit, NULL AS evidence
        FROM items AS i LEFT JOIN places AS p ON p.place = i.place
        GROUP BY i.file_row_number, i.kind, i.relation, i.invoice, i.dated, i.due, i.signed, i.project, i.vat,
            i.is_credit
        UNION ALL
        SELECT d.kind, l.relation, l.invoice, l.day, NULL, l.day, l.amount, l.project, NULL, false, '4'
        FROM lines AS l JOIN derived AS d USING (account) WHERE l.relation IS NOT NULL
        UNION ALL
        SELECT kind, relation, '', dated, NULL, dated, amount, NULL, NULL, false, evidence FROM told
    ),
    signs AS (SELECT *, CASE kind WHEN 'debiteur' THEN signed ELSE -signed END AS amount FROM parts),
    groups AS (
        SELECT kind, relation, invoice, sum(amount) AS open,
            coalesce(sum(amount) FILTER (amount > 0), 0) AS plus,
            coalesce(-sum(amount) FILTER (amount < 0), 0) AS minus,
            max(day) FILTER (amount > 0) AS plus_on, max(day) FILTER (amount < 0) AS minus_on,
            count(*) FILTER (amount > 0 AND day IS NULL) AS plus_undated,
            count(*) FILTER (amount < 0 AND day IS NULL) AS minus_undated,
            coalesce(-sum(amount) FILTER (is_credit AND amount < 0), 0) AS credited,
            credited > 0 AND credited >= plus AS is_note,
            min(least(dated, due)) AS dated, min(due) AS due,
            CASE WHEN count(DISTINCT project) = 1 THEN min(project) END AS project, sum(abs(vat)) AS vat,
            max(evidence) AS evidence
        FROM signs GROUP BY kind, relation, invoice
    )
    -- A credit note is an invoice the other way round: what went off was credited, and what came on it was paid back.
    SELECT kind, relation, invoice, open, CASE WHEN is_note THEN -minus ELSE plus END AS invoiced,
        CASE WHEN is_note THEN -plus ELSE minus END AS paid,
        CASE WHEN is_note THEN plus_on ELSE minus_on END AS paid_on,
        CASE WHEN is_note THEN plus_undated = 0 AND plus <= minus ELSE minus_undated = 0 AND minus <= plus END
            AS is_split,
        dated, due, count(*) OVER (PARTITION BY kind, invoice) AS relations, project,
        CASE WHEN is_note THEN -vat ELSE vat END AS vat, evidence
    FROM groups ORDER BY kind, relation, invoice"""
_HOW = {
    "3": "Er is geen subadministratie van {group}; wat openstaat is het saldo dat het bestand per relatie geeft "
    "(bewijs 3)",
    "4": "Er is geen subadministratie van {group}; wat openstaat is afgeleid uit de boekingen per relatie en "
    "factuurnummer (bewijs 4)",
}


def open_items(audit: Audit, into: Path, year: str, booked: Sheet, scratch: Scratch) -> tuple[Sheet, list[str]]:
    """The sheet of invoices of an audit file that was read to its end, and how it was made where that is to be said.

    Adds to the audit which accounts the subledgers belong to, and the relations whose balance is used.
    scratch: gives a database for the sums.
    """
    items = into / "items.parquet"
    letters = {heading: column_letters(number) for number, heading in enumerate(BOOKED, start=1)}
    with scratch(into) as bench:
        bench.run(_LINES.format(file=_path(booked.rows), items=_path(items), opening=OPENING, **letters))
        audit.groups |= dict(bench.rows(_CONTROLS))
        notes = _derive(audit, bench) if audit.derives else []
        invoices = Rows(into / "invoices.parquet", _INVOICES)
        for piece in bench.pieces(_INVOICED):
            for row in piece:
                invoices.add(_invoice(year, *row))
            invoices.flush_when_full()
    items.unlink()
    return invoices.close("Facturen"), notes


def _derive(audit: Audit, bench: Workbench) -> list[str]:
    """Say for debtors and creditors without a subledger from what their invoices follow. Returns that in words."""
    kept = {kind for (kind,) in bench.rows("SELECT DISTINCT kind FROM items")}
    for code, account in audit.accounts.items():
        kind = KINDS.get(group_of(audit, code, account), "")
        if kind and kind not in kept and is_balance(account):
            bench.run("INSERT INTO derived VALUES (?, ?)", [kind, code])
    begin, end = audit.header.get("startDate", ""), audit.header.get("endDate", "")
    notes = []
    for kind, books, opening, by_relation in bench.rows(_BOOKS):
        named = by_relation
        brought, left = (_balances(audit, kind, moment) for moment in ("op", "cl"))
        if opening and sum(brought.values()) == opening:
            named += opening
            _tell(audit, bench, kind, brought, begin, "4")
        is_closing = named != books and bool(left) and sum(left.values()) == books
        if is_closing:
            bench.run("DELETE FROM derived WHERE kind = ?", [kind])
            bench.run("DELETE FROM told WHERE kind = ?", [kind])
            _tell(audit, bench, kind, left, end, "3")
        if is_closing or named:
            group = next(name for name, one in KINDS.items() if one == kind)
            notes.append(_HOW["3" if is_closing else "4"].format(group=group) + ".")
    return notes


def _balances(audit: Audit, kind: str, moment: str) -> dict[str, Decimal]:
    """What the file says that a relation owed or was owed at the begin (op) or the end (cl), debit positive."""
    found = {}
    for code, relation in audit.relations.items():
        value = Decimal(relation.get(moment, "0"))
        by_sign = "debiteur" if value > 0 else "crediteur"
        told = RELATION_KINDS.get(relation.get("custSupTp", ""), "beide")
        if value and kind == (by_sign if told == "beide" else told):
            found[code] = value
    return found


def _tell(audit: Audit, bench: Workbench, kind: str, found: dict[str, Decimal], day: str, evidence: str) -> None:
    audit.used.update(found)
    for relation, amount in found.items():
        bench.run("INSERT INTO told VALUES (?, ?, ?, ?, ?)", [kind, relation, amount, day, evidence])


def group_of(audit: Audit, code: str, account: Mapping[str, str]) -> str:
    """The group of an account on the balance sheet: as a subledger or journal says, else by code or name.

    Of money the code says it before a journal does: there is a journal for what is on its way too.
    """
    by_code = rgs.code_of(account)
    told = rgs.balance_group(by_code, account.get("accDesc") or code)
    return told if by_code.startswith("BLim") and told != rgs.NOT_GROUPED else audit.groups.get(code) or told


def is_balance(account: Mapping[str, str]) -> bool | None:
    """Does an account stand on the balance sheet? By its kind, else by its code; None when neither says so."""
    kind = account.get("accTp", "").strip().lower()
    code = rgs.code_of(account)
    if kind in _BALANCE or kind in _RESULT:
        return kind in _BALANCE
    return code.startswith("B") if code else None


def _path(file: Path) -> str:
    return file.as_posix().replace("'", "''")


def _invoice(
    year: str,
    kind: str,
    relation: str,
    invoice: str,
    open_: Decimal,
    invoiced: Decimal,
    paid: Decimal,
    paid_on: str | None,
    is_split: bool,
    dated: str | None,
    due: str | None,
    relations: int,
    project: str | None,
    vat: Decimal | None,
    evidence: str | None,
) -> tuple[str | None, ...]:
    """An invoice with what was paid on it; a paid one too, so that a later file settles what an earlier had open.

    Where the two can't be told apart (paid more than invoiced, or on no known day) there is only what is left open.
    Without an invoice number, or in a subledger with no due date on any of its lines, an amount is not allocated.
    """
    due = due if invoice else None
    number = f"{invoice} ({relation})" if invoice and relations > 1 else invoice
    whole = bool(invoice) and is_split
    return (
        year,
        kind,
        number or f"niet toegewezen {year} ({relation})",
        relation,
        dated or f"{year}-12-31",
        due,
        _cents(invoiced if whole else open_),
        _cents(paid) if whole and paid else None,
        paid_on if whole and paid else None,
        "nee" if due or (evidence and invoice) else "ja",
        evidence or ("1" if due else "2"),
        project,
        None if vat is None else _cents(vat),
    )


def _cents(value: Decimal) -> str:
    """An amount in cents, or with the decimals that it has more: the check names those."""
    cents = value.quantize(Decimal("0.01"))
    return amount_text(cents if cents == value else value.normalize())
