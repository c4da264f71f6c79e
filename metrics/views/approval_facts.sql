-- Eén regel per boekjaar, kwartaal en kostensoort waarvoor akkoord is gegeven: het bedrag toen, en het bedrag nu.
-- A heading that had no amount at the approval and has one now is a change too: it had nothing then. Where a month
-- of the quarter was opened again, its amount is not known now: that is no change of it.
WITH now AS (
    SELECT report_year, quarter, cost_type, sum(actual) AS actual,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet,
        arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM quarter_facts GROUP BY report_year, quarter, cost_type
),
given AS (
    SELECT fiscal_year, quarter, arg_max(approved_by, (approved_on, approved_by)) AS approved_by, max(approved_on) AS approved_on,
        bool_or(_is_fictional) AS is_fictional
    FROM approvals GROUP BY fiscal_year, quarter
),
lines AS (
    SELECT fiscal_year, quarter, cost_type, amount, approved_by, approved_on, remark, _is_fictional AS is_fictional,
        source_place, _batch, _file, _sheet, _row
    FROM approvals
    UNION ALL
    SELECT n.report_year, n.quarter, n.cost_type, 0, g.approved_by, g.approved_on, NULL, g.is_fictional,
        n.source_place, n._batch, n._file, n._sheet, n._row
    FROM now AS n JOIN given AS g ON g.fiscal_year = n.report_year AND g.quarter = n.quarter
    WHERE n.actual <> 0 AND NOT EXISTS (
        SELECT 1 FROM approvals AS a
        WHERE a.fiscal_year = n.report_year AND a.quarter = n.quarter AND a.cost_type = n.cost_type
    )
)
SELECT a.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, a.is_fictional,
    a.quarter, a.cost_type, c.side, c.position AS cost_type_position, a.amount AS approved_amount, n.actual,
    CASE WHEN NOT is_open THEN coalesce(n.actual, 0) - a.amount END AS difference,
    NOT is_open AND coalesce(n.actual, 0) <> a.amount AS is_changed,
    a.approved_by, a.approved_on, a.remark,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM lines AS a
JOIN cost_types AS c ON c.cost_type = a.cost_type
LEFT JOIN now AS n ON n.report_year = a.fiscal_year AND n.quarter = a.quarter AND n.cost_type = a.cost_type
LEFT JOIN closed_months AS m ON m.report_year = a.fiscal_year
CROSS JOIN LATERAL (SELECT coalesce(a.quarter >= m.open_from_quarter, false) AS is_open)
-- empty without: cost_types
