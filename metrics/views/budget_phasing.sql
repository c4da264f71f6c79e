-- Eén regel per begrotingsregel en maand: hoeveel van haar bedrag tot en met die maand wordt verwacht, en volgens welke fasering.
-- A line falls over the months as it says itself. Without a word of its own: as the bookings of the year before, where
-- those are known for all twelve months of this heading and run from nothing to their total without going below the one or
-- above the other in any month (a line has one phasing, not one for each month); else the contribution as it is invoiced
-- (see `asked_for`); else evenly. In whole cents, without a binary fraction.
WITH last_year AS (
    SELECT l.report_year + 1 AS fiscal_year, l.cost_type, l.project_code, m.month,
        coalesce(sum(l.actual) FILTER (l.month <= m.month), 0) AS done, sum(l.actual) AS total
    FROM ledger_months AS l
    JOIN closed_months AS c ON c.report_year = l.report_year AND c.months_closed = 12
    CROSS JOIN (SELECT unnest(range(1, 13))::INT AS month) AS m
    GROUP BY ALL
),
before AS (
    SELECT *, bool_and(total > 0 AND done BETWEEN 0 AND total) OVER (PARTITION BY fiscal_year, cost_type, project_code) AS is_usable
    FROM last_year
),
contribution AS (
    -- what is due by the sheet; without it what is budgeted, which is the forecast of it too
    SELECT h.fiscal_year, h.cost_type, coalesce(h.due, sum(b.amount)) AS due
    FROM contribution_headings AS h LEFT JOIN budget_counted AS b ON b.fiscal_year = h.fiscal_year AND b.cost_type = h.cost_type
        AND b.project_code IS NULL AND b.version <> 'prognose'
    GROUP BY h.fiscal_year, h.cost_type, h.due
),
invoiced AS (
    SELECT h.fiscal_year, h.cost_type, m.month, coalesce(sum(l.actual) FILTER (l.month <= m.month), 0) AS done,
        CASE WHEN h.due > 0 THEN h.due ELSE coalesce(sum(l.actual), 0) END AS due,
        coalesce(min(l.month) FILTER (l.actual > 0), 12)::INT AS first_month
    FROM contribution AS h CROSS JOIN (SELECT unnest(range(1, 13))::INT AS month) AS m
    LEFT JOIN ledger_months AS l ON l.report_year = h.fiscal_year AND l.cost_type = h.cost_type AND l.project_code IS NULL
    WHERE h.due IS NOT NULL GROUP BY h.fiscal_year, h.cost_type, h.due, m.month
),
asked_for AS (
    -- What is due may be invoiced in terms: up to each month the part of it that is booked by then, and what
    -- is not booked by then is expected at the end of the year. Invoiced at once: all in that month; not yet: in the last.
    SELECT fiscal_year, cost_type, month,
        CASE WHEN is_at_once THEN 'in één maand (maand ' || first_month || ')' ELSE 'zoals gefactureerd, de rest in maand 12' END
            AS phasing,
        (CASE WHEN is_at_once THEN CASE WHEN month >= first_month THEN 1 ELSE 0 END
            WHEN month = 12 THEN 100 * due ELSE 100 * least(greatest(done, 0), due) END)::HUGEINT AS top,
        (CASE WHEN is_at_once THEN 1 ELSE 100 * due END)::HUGEINT AS bottom
    FROM (
        SELECT *, due <= 0 OR first_month = 12
            OR bool_and(month < first_month OR done >= due) OVER (PARTITION BY fiscal_year, cost_type) AS is_at_once
        FROM invoiced
    )
),
lines AS (
    SELECT b.*, coalesce(b.phasing, '') AS asked,
        list_transform(string_split(b.phasing_amounts, ';'), lambda t: TRY_CAST(replace(trim(t), ',', '.') AS DECIMAL(18, 2))) AS amounts
    FROM budget_counted AS b WHERE version <> 'prognose'
),
parts AS (
    SELECT l.fiscal_year, l.version, l.line_id, l.cost_type, l.project_code, l.amount, m.month,
        CASE
            WHEN l.asked IN ('', 'als vorig jaar') AND p.is_usable THEN 'als vorig jaar'
            WHEN l.asked = '' AND a.month IS NOT NULL THEN a.phasing
            WHEN l.asked IN ('', 'als vorig jaar', 'gelijk per maand') THEN 'gelijk per maand'
            WHEN l.asked = 'in één maand' THEN l.asked || ' (maand ' || l.phasing_month || ')'
            WHEN list_sum(l.amounts) > 0 THEN l.asked
            ELSE 'gelijk per maand'
        END AS phasing,
        (CASE
            WHEN l.asked IN ('', 'als vorig jaar') AND p.is_usable THEN 100 * p.done
            WHEN l.asked = '' AND a.month IS NOT NULL THEN a.top
            WHEN l.asked = 'in één maand' THEN CASE WHEN m.month >= l.phasing_month THEN 1 ELSE 0 END
            WHEN l.asked = 'met de hand' AND list_sum(l.amounts) > 0 THEN 100 * list_sum(l.amounts[1:m.month])
            ELSE m.month
        END)::HUGEINT AS top,
        (CASE
            WHEN l.asked IN ('', 'als vorig jaar') AND p.is_usable THEN 100 * p.total
            WHEN l.asked = '' AND a.month IS NOT NULL THEN a.bottom
            WHEN l.asked = 'in één maand' THEN 1
            WHEN l.asked = 'met de hand' AND list_sum(l.amounts) > 0 THEN 100 * list_sum(l.amounts)
            ELSE 12
        END)::HUGEINT AS bottom
    FROM lines AS l
    CROSS JOIN (SELECT unnest(range(1, 13))::INT AS month) AS m
    LEFT JOIN before AS p ON p.fiscal_year = l.fiscal_year AND p.cost_type = l.cost_type
        AND p.project_code IS NOT DISTINCT FROM l.project_code AND p.month = m.month
    LEFT JOIN asked_for AS a ON a.fiscal_year = l.fiscal_year AND a.cost_type = l.cost_type AND a.month = m.month
        AND l.project_code IS NULL
)
SELECT fiscal_year AS report_year, version, line_id, cost_type, project_code, amount, month, phasing,
    (sign(amount) * ((((abs(amount) * 100)::HUGEINT * top * 2 + bottom) // (2 * bottom))::DECIMAL(18, 0) * 0.01::DECIMAL(3, 2)))::DECIMAL(18, 2)
        AS expected
FROM parts
-- empty without: budget_counted
