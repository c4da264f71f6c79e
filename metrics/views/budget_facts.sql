-- Eén regel per boekjaar, kostensoort en project: begroting, wijzigingen, realisatie, prognose, verschil en vorig jaar.
-- Amounts are positive for costs and for income. A change ("wijziging n") holds what is added to the budget.
-- forecast: as entered, else realised + budget × the months still to come ÷ 12; forecast_basis says which.
-- difference is positive when favourable. Without any booking in a year the realised amount is unknown, not zero.
WITH budgets AS (
    SELECT fiscal_year, cost_type, project_code,
        sum(amount) FILTER (version = 'begroting') AS original,
        sum(amount) FILTER (version LIKE 'wijziging%') AS changes,
        sum(amount) FILTER (version IN ('begroting', 'wijziging 1', 'wijziging 2', 'wijziging 3')) AS budget,
        sum(amount) FILTER (version = 'prognose') AS entered,
        sum(prior_year_actual) FILTER (version = 'begroting') AS prior_year_actual,
        string_agg(DISTINCT note, ' ' ORDER BY note) AS note, bool_or(_is_fictional) AS is_fictional,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM budget_lines GROUP BY ALL
),
booked AS (
    SELECT report_year AS fiscal_year, cost_type, project_code, sum(realised) AS actual, bool_or(is_fictional) AS is_fictional,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM ledger_facts WHERE is_result GROUP BY ALL
),
years AS (
    SELECT report_year AS fiscal_year, max(month) AS months_closed FROM ledger_facts WHERE is_result GROUP BY ALL
),
budgeted AS (SELECT DISTINCT fiscal_year FROM budget_lines),
lines AS (
    SELECT fiscal_year, cost_type, project_code FROM budgets
    UNION SELECT fiscal_year, cost_type, project_code FROM booked
),
filled AS (
    SELECT l.fiscal_year, l.cost_type, l.project_code, y.months_closed,
        CASE WHEN n.fiscal_year IS NOT NULL THEN coalesce(b.original, 0) END AS original,
        b.changes,
        CASE WHEN n.fiscal_year IS NOT NULL THEN coalesce(b.budget, 0) END AS budget,
        b.entered,
        CASE WHEN y.fiscal_year IS NOT NULL THEN coalesce(a.actual, 0) END AS actual,
        CASE WHEN p.fiscal_year IS NOT NULL THEN coalesce(pa.actual, 0) ELSE b.prior_year_actual END AS prior_year,
        b.note, coalesce(b.is_fictional, a.is_fictional) AS is_fictional,
        coalesce(b.source_place, a.source_place) AS source_place, coalesce(b._batch, a._batch) AS _batch,
        coalesce(b._file, a._file) AS _file, coalesce(b._sheet, a._sheet) AS _sheet, coalesce(b._row, a._row) AS _row
    FROM lines AS l
    LEFT JOIN budgets AS b ON b.fiscal_year = l.fiscal_year AND b.cost_type = l.cost_type
        AND b.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN booked AS a ON a.fiscal_year = l.fiscal_year AND a.cost_type = l.cost_type
        AND a.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN booked AS pa ON pa.fiscal_year = l.fiscal_year - 1 AND pa.cost_type = l.cost_type
        AND pa.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN years AS y ON y.fiscal_year = l.fiscal_year
    LEFT JOIN years AS p ON p.fiscal_year = l.fiscal_year - 1
    LEFT JOIN budgeted AS n ON n.fiscal_year = l.fiscal_year
),
forecast AS (
    -- whole cents, rounded half up without passing through a binary fraction
    SELECT *, coalesce(entered, (actual + sign(budget) * (
        ((abs(budget) * 100)::HUGEINT * (12 - months_closed) * 2 + 12) // 24)::DECIMAL(18, 2) / 100
    ))::DECIMAL(18, 2) AS forecast
    FROM filled
)
SELECT f.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, f.is_fictional,
    c.side, f.cost_type, c.position AS cost_type_position, f.project_code,
    coalesce(p.project_name, 'zonder project') AS project_name,
    f.original, f.changes, f.budget, f.actual, f.prior_year, f.months_closed, f.forecast,
    CASE WHEN f.entered IS NOT NULL THEN 'opgegeven'
        WHEN f.forecast IS NOT NULL THEN 'realisatie + begroting × resterende maanden' END AS forecast_basis,
    CASE c.side WHEN 'lasten' THEN f.budget - f.actual ELSE f.actual - f.budget END AS difference,
    CASE c.side WHEN 'lasten' THEN f.budget - f.forecast ELSE f.forecast - f.budget END AS forecast_difference,
    CASE WHEN f.actual = f.budget THEN 'gelijk'
        WHEN (c.side = 'lasten') = (f.actual < f.budget) THEN 'gunstig'
        WHEN f.actual IS NOT NULL AND f.budget IS NOT NULL THEN 'ongunstig' END AS direction,
    round(100.0 * f.actual / nullif(f.budget, 0), 1) AS used_percent,
    f.note, f.source_place, f._batch, f._file, f._sheet, f._row
FROM forecast AS f
JOIN cost_types AS c ON c.cost_type = f.cost_type
LEFT JOIN projects AS p ON p.project_code = f.project_code
