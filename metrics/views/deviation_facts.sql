-- Eén regel per boekjaar en kostensoort: wijkt de verwachte uitkomst zo veel af dat er een toelichting bij hoort?
-- The limits stand in `deviation_limit` and count in either direction; without a budget the amount alone. is_of_projects: all of it
-- is money of projects, which others pay for.
WITH sums AS (
    SELECT report_year, side, cost_type, any_value(cost_type_position) AS cost_type_position,
        bool_or(is_fictional) AS is_fictional, bool_and(NOT is_own) AS is_of_projects, sum(budget) AS budget, sum(forecast) AS forecast,
        sum(forecast_difference) AS difference, string_agg(DISTINCT note, ' ' ORDER BY note) AS note,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM budget_facts GROUP BY report_year, side, cost_type
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, s.is_fictional, s.side, s.cost_type, s.cost_type_position, s.is_of_projects,
    s.budget, s.forecast, s.difference,
    dutch_compared(s.side, NOT s.is_of_projects, s.forecast, s.budget) AS direction,
    round(100.0 * abs(s.difference) / nullif(abs(s.budget), 0), 1) AS deviation_percent,
    coalesce(abs(s.difference) > l.limit_amount AND abs(s.difference) * 100 > abs(s.budget) * l.limit_percent, false)
        AS is_large,
    l.limit_amount, l.limit_percent,
    coalesce(r.remark, s.note) AS remark,
    coalesce(r.source_place, s.source_place) AS source_place, coalesce(r._batch, s._batch) AS _batch,
    coalesce(r._file, s._file) AS _file, coalesce(r._sheet, s._sheet) AS _sheet, coalesce(r._row, s._row) AS _row
FROM sums AS s
CROSS JOIN deviation_limit AS l
LEFT JOIN budget_remarks AS r ON r.fiscal_year = s.report_year AND r.cost_type = s.cost_type
-- empty without: deviation_limit
