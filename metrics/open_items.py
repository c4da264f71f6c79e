"""Wat op een gekozen dag open stond: per factuur en per relatie, naar ouderdom."""

from __future__ import annotations

from datetime import date

from metrics.metric import Filter, Sql

KINDS = ("debiteur", "crediteur")
AGES = (
    "niet te laat",
    "1 t/m 30 dagen",
    "31 t/m 60 dagen",
    "61 t/m 90 dagen",
    "meer dan 90 dagen",
    "vervaldatum onbekend",
    "niet toegewezen",
)
"""The ages in the order of a treasurer; the first five and their limits stand in the view `age_bands`."""

EVIDENCE = {
    1: "uit de subadministratie met vervaldatum",
    2: "uit de subadministratie zonder vervaldatum",
    3: "het saldo dat het bestand per relatie geeft, zonder ouderdom",
    4: "afgeleid uit de boekingen per relatie en factuurnummer, zonder vervaldatum",
    5: "alleen het totaal in de boeken",
}
"""How good the evidence is of what is open, the best first."""

MEANS = (
    "Wat op deze dag open stond: het bedrag van de factuur min wat tot en met die dag is betaald. De ouderdom telt "
    "vanaf de vervaldatum. Van een factuur is alleen de laatste betaaldatum bekend; "
    "daarvóór geldt zij als niet betaald. Een creditnota vervalt niet, en gaat niet af van wat een ander moet betalen."
)

_INVOICES = """
    SELECT r.relation_name, coalesce(r.municipality IS NOT NULL, false) AS is_member, i.invoice_id, i.invoice_date,
        i.due_date, i.amount, i.paid_on, coalesce(i.is_unallocated, false) AS is_unallocated, i.evidence_level,
        o.open_amount,
        CASE WHEN i.is_unallocated THEN 'niet toegewezen' WHEN i.due_date IS NULL THEN 'vervaldatum onbekend'
            ELSE b.age END AS age,
        CASE WHEN o.open_amount < 0 THEN NULL ELSE date_diff('day', i.due_date, $day) END AS days_overdue,
        i.source_place, i._file, i._sheet, i._row, i._is_fictional AS is_fictional
    FROM invoices AS i
    JOIN relations AS r ON r.relation_id = i.relation_id
    JOIN report_years AS y ON y.report_year = $year AND (y.is_fictional OR NOT i._is_fictional)
    CROSS JOIN LATERAL (SELECT CASE WHEN i.paid_on > $day THEN i.amount
        WHEN i.paid_amount IS NULL AND i.paid_on IS NOT NULL THEN NULL
        ELSE i.amount - coalesce(i.paid_amount, 0) END AS open_amount) AS o
    LEFT JOIN age_bands AS b ON CASE WHEN o.open_amount < 0 THEN least(date_diff('day', i.due_date, $day), 0)
        ELSE date_diff('day', i.due_date, $day) END BETWEEN b.from_days AND b.to_days
    WHERE i.kind = $kind AND i.invoice_date <= $day"""

INVOICE_COLUMNS = {
    "relation_name": "Relatie",
    "is_member": "Lid",
    "invoice_id": "Factuur",
    "invoice_date": "Factuurdatum",
    "due_date": "Vervaldatum",
    "amount": "Bedrag",
    "paid_on": "Betaald op",
    "is_unallocated": "Niet toegewezen",
    "evidence_level": "Bewijs",
    "open_amount": "Open",
    "age": "Ouderdom",
    "days_overdue": "Dagen na vervaldatum",
    "source_place": "Vindplaats",
    "_file": "Bestand",
    "_sheet": "Blad",
    "_row": "Regel",
    "is_fictional": "Fictief",
}
"""The columns of `invoices_sql` and their headings."""


def _bound(sql: str, kind: str, day: date, where: Filter) -> Sql:
    """The statement with its named values turned into bound parameters, in the order in which they stand."""
    if kind not in KINDS:
        raise ValueError(f"geen soort factuur: {kind}")
    values = {"$day": day, "$year": where.year, "$kind": kind}
    places = sorted((at, name) for name in values for at in _places(sql, name))
    for name in values:
        cast = "?::DATE" if name == "$day" else "?"
        sql = sql.replace(name, cast)
    return sql, [values[name] for _, name in places]


def _places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


def invoices_sql(kind: str, day: date, where: Filter) -> Sql:
    """One row per invoice that was open on `day` (columns: INVOICE_COLUMNS): members first, the oldest first."""
    sql = f"""SELECT * FROM ({_INVOICES}) WHERE coalesce(open_amount <> 0, true)
        ORDER BY is_member DESC, days_overdue DESC NULLS LAST, relation_name, invoice_id"""
    return _bound(sql, kind, day, where)


def relations_sql(kind: str, day: date, where: Filter) -> Sql:
    """One row per relation: name, member or not, total, then one column for each of AGES, and the invoices."""
    ages = ", ".join(f"sum(open_amount) FILTER (age = '{age}') AS \"{age}\"" for age in AGES)
    sql = f"""SELECT relation_name, is_member, sum(open_amount) AS total, {ages}, count(*) AS invoices,
            count(*) FILTER (open_amount IS NULL) AS unknown
        FROM ({_INVOICES}) WHERE coalesce(open_amount <> 0, true)
        GROUP BY relation_name, is_member ORDER BY is_member DESC, total DESC NULLS LAST, relation_name"""
    return _bound(sql, kind, day, where)


def books_sql(kind: str, day: date, where: Filter) -> Sql:
    """One row: the balance of the control account on `day`, shown positive, and up to which day its books are known.

    Both NULL when there are no bookings of it. A day after that one is not to be compared (see `control_facts`).
    """
    group = "debiteuren" if kind == "debiteur" else "crediteuren"
    sign = "" if kind == "debiteur" else "-"
    sql = f"""SELECT {sign}sum(amount), (
            SELECT max(known_until) FROM balance_facts WHERE report_year = $year AND balance_group = '{group}'
        ) FROM ledger_facts WHERE report_year = $year AND balance_group = '{group}'
        AND (is_opening OR entry_date <= $day)"""
    return _bound(sql, kind, day, where)
