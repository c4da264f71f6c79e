-- Eén regel per conclusie, besluit of actie, met of die nog open is en of de datum is verstreken.
-- A due month or season is over on its last day. Only what is known to be open can be late.
WITH placed AS (
    SELECT a.*,
        CASE due_date_precision
            WHEN 'dag' THEN due_date
            WHEN 'maand' THEN last_day(due_date)
            WHEN 'kwartaal' THEN last_day(due_date + INTERVAL 2 MONTH)
            WHEN 'seizoen' THEN last_day(due_date + INTERVAL 2 MONTH)
            WHEN 'half' THEN last_day(due_date + INTERVAL 5 MONTH)
            WHEN 'jaar' THEN make_date(year(due_date), 12, 31)
        END AS due_until,
        coalesce((
            SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
            WHERE d.report_year = a.report_year AND list_contains(a.dossier_ids, d.dossier_id)
        ), []::VARCHAR[]) AS portfolios
    FROM agreements AS a
)
SELECT p.report_year, NULL::INT AS half, p.portfolios, p._is_fictional AS is_fictional,
    p.agreement_id, p.kind, p.description, p.made_at, p.made_on, p.made_on_precision, p.dossier_ids,
    p.owner_function, p.due_date, p.due_date_precision, p.state, p.closed_on, p.note,
    p.state IN ('open', 'loopt') AS is_open,
    p.state IN ('open', 'loopt') AND coalesce(p.due_until < y.data_until, false) AS is_overdue,
    date_diff('day', p.made_on, coalesce(p.closed_on, y.data_until)) AS age_days,
    CASE WHEN p.state IN ('open', 'loopt') AND p.due_until < y.data_until
        THEN date_diff('day', p.due_until, y.data_until) END AS days_overdue,
    p.source_place, p._batch, p._file, p._sheet, p._row
FROM placed AS p
LEFT JOIN report_years AS y ON y.report_year = p.report_year
