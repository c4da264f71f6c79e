-- Eén regel per boekjaar, kwartaal, kostensoort en project: realisatie, het deel van de begroting, en hetzelfde kwartaal vorig jaar.
-- The part of the budget follows its phasing; the four quarters add up to the year to the cent.
-- A quarter in which nothing has been booked yet has no realised amount: unknown, not zero.
WITH booked AS (
    SELECT report_year, quarter, cost_type, project_code, sum(actual) AS actual, sum(bookings) AS bookings
    FROM ledger_months GROUP BY ALL
),
phased AS (
    SELECT report_year, cost_type, project_code, (month // 3)::INT AS quarter, sum(expected) AS until_then
    FROM budget_phasing WHERE month % 3 = 0 GROUP BY ALL
)
SELECT *, CASE side WHEN 'lasten' THEN budget - actual ELSE actual - budget END AS difference,
    CASE WHEN actual = budget THEN 'gelijk' WHEN (side = 'lasten') = (actual < budget) THEN 'gunstig'
        WHEN actual IS NOT NULL AND budget IS NOT NULL THEN 'ongunstig' END AS direction
FROM (
SELECT f.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, f.is_fictional, f.side, f.cost_type,
    f.cost_type_position, f.project_code, f.project_name, f.is_own, q.quarter,
    (CASE WHEN f.budget IS NULL THEN NULL WHEN q.quarter = 1 THEN coalesce(e.until_then, 0)
        ELSE coalesce(e.until_then, 0) - coalesce(o.until_then, 0) END)::DECIMAL(18, 2) AS budget,
    CASE WHEN f.months_closed > 3 * (q.quarter - 1) THEN coalesce(b.actual, 0) END AS actual,
    CASE WHEN p.quarters >= q.quarter THEN coalesce(pb.actual, 0) END AS prior_year,
    b.bookings, f.months_closed,
    f.source_place, f._batch, f._file, f._sheet, f._row
FROM budget_facts AS f
CROSS JOIN (SELECT unnest([1, 2, 3, 4]) AS quarter) AS q
LEFT JOIN phased AS e ON e.report_year = f.report_year AND e.quarter = q.quarter AND e.cost_type = f.cost_type
    AND e.project_code IS NOT DISTINCT FROM f.project_code
LEFT JOIN phased AS o ON o.report_year = f.report_year AND o.quarter = q.quarter - 1 AND o.cost_type = f.cost_type
    AND o.project_code IS NOT DISTINCT FROM f.project_code
LEFT JOIN booked AS b ON b.report_year = f.report_year AND b.quarter = q.quarter AND b.cost_type = f.cost_type
    AND b.project_code IS NOT DISTINCT FROM f.project_code
LEFT JOIN (SELECT report_year, max(quarter) AS quarters FROM booked GROUP BY report_year) AS p ON p.report_year = f.report_year - 1
LEFT JOIN booked AS pb ON pb.report_year = f.report_year - 1 AND pb.quarter = q.quarter AND pb.cost_type = f.cost_type
    AND pb.project_code IS NOT DISTINCT FROM f.project_code
)
