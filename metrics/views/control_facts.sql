-- Eén regel per jaar en subadministratie: wat open staat, wat niet is toegewezen, en het verschil met het grootboek op de laatste dag die beide kennen.
-- compared_on: of a year that is done the day on which its money is judged. Where the two are equal as they stand, the day
-- after which neither moved. Else the last day on which both are known: the
-- books (`known_until` of the accounts), and the invoices: up to the newest invoice or
-- payment; what was read from the books themselves is known as they are.
-- open_then and control_balance are both of that day; open_amount is of the day of judging. missing: why there is no difference.
-- An invoice knows its last payment alone: on a day before it, it counts as not paid, and a difference that an earlier
-- part of that payment can explain is none.
WITH items AS (
    SELECT report_year, kind, bool_or(is_fictional) AS is_fictional, count(*) AS invoices, any_value(as_at) AS as_at,
        CASE WHEN count(open_amount) = count(*) THEN sum(open_amount) END AS open_amount,
        coalesce(sum(open_amount) FILTER (is_unallocated), 0) AS not_allocated, max(evidence_level) AS evidence_level,
        count(*) FILTER (is_open AND due_date IS NULL AND NOT is_unallocated) AS without_due_date,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM invoice_facts GROUP BY report_year, kind
),
newest AS (
    SELECT report_year, kind, bool_and(evidence_level IS NOT NULL) AS is_of_books,
        max(least(CASE WHEN paid_on <= judged_on THEN greatest(invoice_date, paid_on) ELSE invoice_date END, judged_on)) AS day
    FROM invoice_years GROUP BY report_year, kind
),
books AS (
    SELECT report_year, CASE balance_group WHEN 'debiteuren' THEN 'debiteur' ELSE 'crediteur' END AS kind, sum(closing) AS closing,
        max(known_until) AS known_until
    FROM balance_facts WHERE balance_group IN ('debiteuren', 'crediteuren') GROUP BY ALL
),
days AS (
    SELECT i.report_year, i.kind, b.known_until,
        CASE WHEN c.is_done THEN i.as_at WHEN i.open_amount = b.closing THEN least(i.as_at, greatest(b.known_until, n.day))
            WHEN b.known_until IS NOT NULL THEN least(i.as_at, b.known_until, CASE WHEN n.is_of_books THEN i.as_at ELSE n.day END) END AS day
    FROM items AS i JOIN books AS b ON b.report_year = i.report_year AND b.kind = i.kind
    JOIN newest AS n ON n.report_year = i.report_year AND n.kind = i.kind
    LEFT JOIN closed_months AS c ON c.report_year = i.report_year
),
open_then AS (
    SELECT report_year, kind, sum(open_amount) AS open_amount, count(*) - count(open_amount) AS unknown,
        coalesce(sum(paid_amount) FILTER (paid_amount > 0 AND is_paid_later), 0) AS paid_later,
        coalesce(sum(paid_amount) FILTER (paid_amount < 0 AND is_paid_later), 0) AS paid_back_later
    FROM (
        SELECT i.*, coalesce(i.paid_on > d.day AND d.day < i.judged_on, false) AS is_paid_later, CASE WHEN i.paid_on > d.day THEN i.amount WHEN i.paid_amount IS NULL AND i.paid_on IS NOT NULL THEN NULL
            ELSE i.amount - coalesce(i.paid_amount, 0) END AS open_amount
        FROM days AS d JOIN invoice_years AS i ON i.report_year = d.report_year AND i.kind = d.kind
            AND (i.invoice_date <= d.day OR d.day = i.judged_on)
    ) GROUP BY report_year, kind
),
booked_then AS (
    SELECT d.report_year, d.kind, sum(CASE d.kind WHEN 'debiteur' THEN l.amount ELSE -l.amount END) AS amount
    FROM days AS d JOIN ledger_facts AS l ON l.report_year = d.report_year AND l.is_to_date
        AND l.balance_group = CASE d.kind WHEN 'debiteur' THEN 'debiteuren' ELSE 'crediteuren' END
        AND (l.is_opening OR l.counts_from <= d.day)
    GROUP BY d.report_year, d.kind
)
SELECT i.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, i.is_fictional, i.kind, i.invoices,
    i.open_amount, i.not_allocated, d.day AS compared_on,
    CASE WHEN d.day IS NULL THEN i.open_amount WHEN coalesce(o.unknown, 0) = 0 THEN coalesce(o.open_amount, 0) END AS open_then,
    CASE WHEN d.day IS NOT NULL THEN coalesce(b.amount, 0) END AS control_balance,
    CASE WHEN d.day IS NULL OR (open_then <> control_balance AND open_then - control_balance BETWEEN o.paid_back_later AND o.paid_later) THEN NULL
        ELSE open_then - control_balance END AS difference,
    CASE WHEN difference IS NOT NULL THEN NULL
        WHEN d.kind IS NULL THEN 'de boeken kennen geen ' || w.name
        WHEN d.day IS NULL THEN 'van ' || w.name || ' is nog niets geboekt'
        WHEN o.unknown > 0 THEN 'van ' || dutch_several(o.unknown, 'factuur', 'facturen') || ' van ' || w.name || ' is onbekend wat open staat'
        ELSE 'van ' || w.name || ' is op ' || dutch_day(d.day) || ' niet zeker wat open stond: van wat daarna is betaald, is alleen de laatste betaling bekend'
    END AS missing,
    coalesce(i.evidence_level::VARCHAR, 'opgegeven op het blad Facturen') AS evidence, i.without_due_date,
    i.source_place, i._batch, i._file, i._sheet, i._row
FROM items AS i
CROSS JOIN LATERAL (SELECT CASE i.kind WHEN 'debiteur' THEN 'debiteuren' ELSE 'crediteuren' END AS name) AS w
LEFT JOIN days AS d ON d.report_year = i.report_year AND d.kind = i.kind
LEFT JOIN open_then AS o ON o.report_year = i.report_year AND o.kind = i.kind
LEFT JOIN booked_then AS b ON b.report_year = i.report_year AND b.kind = i.kind
-- empty without: invoice_facts
