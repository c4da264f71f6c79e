-- Eén regel per boekjaar, kostensoort en project: de maand waarin het verschil tussen realisatie en begroting tot nu toe ontstond.
-- Of the closed months the one that differs most in the direction of the whole difference; month_difference is as the
-- difference: positive when favourable. No month is named when nothing says in which month something was expected (evenly,
-- without anyone having chosen that), nor when several differ as much (because says why).
WITH even AS (
    SELECT report_year, cost_type, project_code, bool_or(phasing = 'gelijk per maand' AND chosen IS DISTINCT FROM phasing) AS is_even
    FROM budget_line_facts WHERE is_counted GROUP BY ALL
),
expected AS (SELECT report_year, cost_type, project_code, month, sum(expected) AS expected FROM phasing_facts GROUP BY ALL),
booked AS (
    SELECT report_year, cost_type, project_code, month, sum(actual) AS actual, sum(bookings)::BIGINT AS bookings
    FROM ledger_months GROUP BY ALL
),
months AS (
    SELECT b.report_year, b.cost_type, b.project_code, m.month, m.begins, coalesce(e.expected, 0) AS expected, coalesce(l.actual, 0) AS actual,
        CASE WHEN l.month IS NULL THEN 0 ELSE l.bookings END AS bookings,
        CASE b.side WHEN 'lasten' THEN coalesce(e.expected, 0) - coalesce(l.actual, 0) ELSE coalesce(l.actual, 0) - coalesce(e.expected, 0) END
            AS difference
    FROM budget_facts AS b
    JOIN book_months AS m ON m.report_year = b.report_year AND m.month <= b.months_closed
    LEFT JOIN expected AS e ON e.report_year = b.report_year AND e.cost_type = b.cost_type
        AND e.project_code IS NOT DISTINCT FROM b.project_code AND e.month = m.month
    LEFT JOIN booked AS l ON l.report_year = b.report_year AND l.cost_type = b.cost_type
        AND l.project_code IS NOT DISTINCT FROM b.project_code AND l.month = m.month
    WHERE b.difference <> 0 AND sign(b.difference) = sign(CASE b.side WHEN 'lasten' THEN coalesce(e.expected, 0) - coalesce(l.actual, 0)
        ELSE coalesce(l.actual, 0) - coalesce(e.expected, 0) END)
),
most AS (
    SELECT *, count(*) OVER (PARTITION BY report_year, cost_type, project_code) AS as_much
    FROM (SELECT * FROM months QUALIFY abs(difference) = max(abs(difference)) OVER (PARTITION BY report_year, cost_type, project_code))
    QUALIFY row_number() OVER (PARTITION BY report_year, cost_type, project_code ORDER BY month) = 1
)
SELECT b.report_year, b.half, b.portfolios, b.is_fictional, b.side, b.cost_type, b.cost_type_position, b.project_code, b.project_name, b.is_own,
    b.budget_to_date, b.actual, b.difference, b.direction, b.phasing, b.months_closed, b.until_day,
    CASE WHEN is_told THEN m.month END AS month, CASE WHEN is_told THEN m.begins END AS month_begins,
    CASE WHEN is_told THEN m.expected END AS month_expected, CASE WHEN is_told THEN m.actual END AS month_actual,
    CASE WHEN is_told THEN m.difference END AS month_difference, CASE WHEN is_told THEN m.bookings END AS month_bookings,
    CASE WHEN b.actual IS NULL THEN 'niet te zeggen: er is niets van de realisatie geladen'
        WHEN coalesce(b.months_closed, 0) = 0 THEN 'niet te zeggen: er is nog geen hele maand geboekt'
        WHEN b.difference IS NULL THEN 'niet te zeggen: er is geen begroting' WHEN b.difference = 0 THEN 'er is geen verschil'
        WHEN e.is_even THEN 'niet te zeggen: de begroting zegt niet in welke maand; kies een fasering'
        WHEN m.as_much > 1 THEN 'niet te zeggen: ' || dutch_several(m.as_much, 'maand verschilt', 'maanden verschillen') || ' even veel' END AS because,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM budget_facts AS b
LEFT JOIN even AS e ON e.report_year = b.report_year AND e.cost_type = b.cost_type AND e.project_code IS NOT DISTINCT FROM b.project_code
LEFT JOIN most AS m ON m.report_year = b.report_year AND m.cost_type = b.cost_type AND m.project_code IS NOT DISTINCT FROM b.project_code
CROSS JOIN LATERAL (SELECT m.as_much = 1 AND NOT coalesce(e.is_even, false) AS is_told) AS t
-- empty without: budget_facts
