-- Eén regel per boekjaar, kwartaal, kostensoort en project: realisatie, het deel van de begroting, en hetzelfde kwartaal vorig jaar.
-- The part of the budget follows its phasing; of a year that is closed the four quarters add up to the year to the cent.
-- Of a quarter of which not every month is closed only the closed months count, in all three: what is booked in them, the
-- budget of them, and the same months of last year; `counted` says which. budget_until and prior_until: from the first of
-- the year up to and including the last month that counts. After the last closed month nothing is known:
-- a quarter without a closed month has its whole budget and no realised amount: unknown, not zero.
WITH quarters AS (
    SELECT f.*, q.quarter, 3 * (q.quarter - 1) AS months_before,
        CASE WHEN f.months_closed > 3 * (q.quarter - 1) THEN least(3 * q.quarter, f.months_closed) ELSE 3 * q.quarter END AS until_month
    FROM budget_facts AS f CROSS JOIN (SELECT unnest([1, 2, 3, 4]) AS quarter) AS q
),
known AS (SELECT report_year, max(quarter) AS quarters FROM ledger_months GROUP BY report_year),
phased AS (
    SELECT report_year, cost_type, project_code, month, sum(expected) AS until_then FROM budget_phasing GROUP BY ALL
),
booked AS (
    SELECT q.report_year, q.quarter, q.cost_type, q.project_code,
        sum(b.actual) FILTER (b.report_year = q.report_year AND b.month > q.months_before) AS actual,
        sum(b.bookings) FILTER (b.report_year = q.report_year AND b.month > q.months_before) AS bookings,
        sum(b.actual) FILTER (b.report_year = q.report_year - 1 AND b.month > q.months_before) AS prior_year,
        sum(b.actual) FILTER (b.report_year = q.report_year - 1) AS prior_until
    FROM quarters AS q JOIN ledger_months AS b ON b.report_year BETWEEN q.report_year - 1 AND q.report_year
        AND b.month <= q.until_month AND b.cost_type = q.cost_type
        AND b.project_code IS NOT DISTINCT FROM q.project_code
    GROUP BY ALL
)
SELECT *, CASE side WHEN 'lasten' THEN budget - actual ELSE actual - budget END AS difference,
    dutch_compared(side, is_own, actual, budget) AS direction
FROM (
SELECT q.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, q.is_fictional, q.side, q.cost_type,
    q.cost_type_position, q.project_code, q.project_name, q.is_own, q.quarter,
    (CASE WHEN q.budget IS NOT NULL THEN coalesce(e.until_then, 0) - coalesce(o.until_then, 0) END)::DECIMAL(18, 2) AS budget,
    CASE WHEN q.months_closed > q.months_before THEN coalesce(b.actual, 0) END AS actual,
    CASE WHEN p.quarters >= q.quarter THEN coalesce(b.prior_year, 0) END AS prior_year,
    (CASE WHEN q.budget IS NOT NULL THEN coalesce(e.until_then, 0) END)::DECIMAL(18, 2) AS budget_until,
    CASE WHEN p.quarters >= q.quarter THEN coalesce(b.prior_until, 0) END AS prior_until,
    b.bookings, q.months_closed,
    CASE WHEN q.until_month < 3 * q.quarter THEN 'alleen tot en met maand ' || q.until_month || ': daarna zijn de boeken niet bekend'
        WHEN q.months_closed >= q.until_month THEN 'het hele kwartaal' ELSE 'nog niets: de boeken zijn niet bekend' END AS counted,
    CASE WHEN coalesce(m.months_closed, 0) < q.until_month THEN q.prior_year_counts END AS prior_year_counts,
    q.source_place, q._batch, q._file, q._sheet, q._row
FROM quarters AS q
LEFT JOIN phased AS e ON e.report_year = q.report_year AND e.month = q.until_month AND e.cost_type = q.cost_type
    AND e.project_code IS NOT DISTINCT FROM q.project_code
LEFT JOIN phased AS o ON o.report_year = q.report_year AND o.month = q.months_before AND o.cost_type = q.cost_type
    AND o.project_code IS NOT DISTINCT FROM q.project_code
LEFT JOIN booked AS b ON b.report_year = q.report_year AND b.quarter = q.quarter AND b.cost_type = q.cost_type
    AND b.project_code IS NOT DISTINCT FROM q.project_code
LEFT JOIN known AS p ON p.report_year = q.report_year - 1
LEFT JOIN closed_months AS m ON m.report_year = q.report_year - 1
)
-- empty without: budget_facts
