-- Eén regel per boekjaar, maand, kostensoort en project: de realisatie, positief voor lasten en voor baten.
-- The one place of what is realised per month: the bookings; of a year without any, what is written per month
-- (`month_results`; is_by_month of `closed_months`). Where both are there the bookings count, and a difference is a finding.
-- is_own: of the association itself; a project that others pay for is not. What is booked on a day that is still to come
-- has not happened yet (`ledger_facts`); nor has a month that is not over: what is written of it
-- counts from its last day. bookings: unknown of what is written per month.
WITH booked AS (
    SELECT report_year, half, is_fictional, month, quarter, side, cost_type, cost_type_position, project_code, project_name,
        realised, 1 AS bookings, source_place, _batch, _file, _sheet, _row
    FROM ledger_facts WHERE is_result AND is_to_date
    UNION ALL
    SELECT r.fiscal_year, CASE WHEN r.month <= 6 THEN 1 ELSE 2 END, r._is_fictional, r.month::INT, b.quarter, c.side, r.cost_type,
        c.position, NULL, NULL, r.amount, NULL, r.source_place, r._batch, r._file, r._sheet, r._row
    FROM month_results AS r
    JOIN closed_months AS m ON m.report_year = r.fiscal_year AND m.is_by_month
    JOIN cost_types AS c ON c.cost_type = r.cost_type
    JOIN book_months AS b ON b.report_year = r.fiscal_year AND b.month = r.month
    CROSS JOIN clock AS k
    WHERE r.amount IS NOT NULL AND b.ends <= k.day
)
SELECT report_year, half, []::VARCHAR[] AS portfolios, bool_or(is_fictional) AS is_fictional,
    month, quarter, side, cost_type, any_value(cost_type_position) AS cost_type_position, project_code,
    coalesce(any_value(project_name), 'zonder project') AS project_name,
    project_code IS NULL OR project_code NOT IN (SELECT project_code FROM funded_projects) AS is_own,
    sum(realised) AS actual, sum(bookings)::BIGINT AS bookings,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
FROM booked
GROUP BY report_year, half, month, quarter, side, cost_type, project_code
-- empty without: ledger_facts, month_results
