-- Eén regel per boekjaar, kwartaal en kostensoort waarvoor akkoord is gegeven: het bedrag toen, en het bedrag nu.
WITH now AS (SELECT report_year, quarter, cost_type, sum(actual) AS actual FROM quarter_facts GROUP BY ALL)
SELECT a.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, a._is_fictional AS is_fictional,
    a.quarter, a.cost_type, c.side, c.position AS cost_type_position, a.amount AS approved_amount, n.actual,
    coalesce(n.actual, 0) - a.amount AS difference, coalesce(n.actual, 0) <> a.amount AS is_changed,
    a.approved_by, a.approved_on, a.remark,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM approvals AS a
JOIN cost_types AS c ON c.cost_type = a.cost_type
LEFT JOIN now AS n ON n.report_year = a.fiscal_year AND n.quarter = a.quarter AND n.cost_type = a.cost_type
