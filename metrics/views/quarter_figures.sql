-- Eén regel per jaar, kwartaal en stand: resultaat tot dan, bank, debiteuren en crediteuren op de laatste dag van het kwartaal.
-- Of a quarter that is over only. What is not known on that day has no amount: unknown, not zero. The result is that of
-- the association itself, from the first day of the year; debtors and creditors are counted as `open_items` does.
WITH quarters AS (
    SELECT y.report_year, y.is_fictional, q.quarter, f.first_day,
        (f.first_day + to_months(3 * q.quarter))::DATE - 1 AS day
    FROM report_years AS y LEFT JOIN book_years AS b ON b.fiscal_year = y.report_year
    CROSS JOIN LATERAL (SELECT coalesce(b.first_day, make_date(y.report_year, 1, 1)) AS first_day) AS f
    CROSS JOIN (SELECT unnest([1, 2, 3, 4]) AS quarter) AS q
    WHERE y.has_money
),
bank AS (
    SELECT report_year, quarter, sum(closing) AS amount FROM (
        SELECT q.report_year, q.quarter, b.bank_account, arg_max(b.closing_balance, b.balance_date) AS closing
        FROM quarters AS q JOIN bank_balances AS b ON b.balance_date BETWEEN q.first_day AND q.day GROUP BY ALL
    ) GROUP BY ALL
),
invoiced AS (
    SELECT q.report_year, q.quarter, i.kind,
        CASE WHEN i.paid_on > q.day THEN i.amount WHEN i.paid_amount IS NULL AND i.paid_on IS NOT NULL THEN NULL
            ELSE i.amount - coalesce(i.paid_amount, 0) END AS open_amount
    FROM quarters AS q JOIN invoices AS i ON i.invoice_date <= q.day AND (q.is_fictional OR NOT i._is_fictional)
),
still_open AS (
    SELECT report_year, quarter, kind, CASE WHEN count(open_amount) = count(*) THEN sum(open_amount) END AS amount
    FROM invoiced GROUP BY ALL
),
result AS (
    SELECT report_year, quarter, sum(CASE side WHEN 'lasten' THEN -actual ELSE actual END) AS amount
    FROM to_date_facts WHERE is_own GROUP BY ALL
)
SELECT q.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, q.is_fictional, q.quarter, q.day, f.figure, f.position,
    CASE f.figure WHEN 'resultaat' THEN r.amount WHEN 'bank' THEN b.amount ELSE o.amount END::DECIMAL(18, 2) AS amount,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet, NULL::BIGINT AS _row
FROM quarters AS q
CROSS JOIN (VALUES ('resultaat', 1, NULL), ('bank', 2, NULL), ('debiteuren', 3, 'debiteur'), ('crediteuren', 4, 'crediteur'))
    AS f(figure, position, kind)
CROSS JOIN clock AS c
LEFT JOIN result AS r ON r.report_year = q.report_year AND r.quarter = q.quarter
LEFT JOIN bank AS b ON b.report_year = q.report_year AND b.quarter = q.quarter
LEFT JOIN still_open AS o ON o.report_year = q.report_year AND o.quarter = q.quarter AND o.kind = f.kind
WHERE q.day <= c.day
-- empty without: report_years
