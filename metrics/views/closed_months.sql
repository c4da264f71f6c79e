-- Eén regel per boekjaar met boekingen of realisatie per maand: tot en met welke maand de boeken bekend zijn, en waar dat uit blijkt.
-- Said: by the setting of that year, or by the approval of a quarter. Where nobody said so it is read from the books: the
-- last month that is over and booked as usual, before a gap. A month is booked as usual when more than half as many
-- accounts of costs (debited ones) were booked in it as in the middle one of the months up to it, and for no less than half
-- the smallest amount of a month before it: in small books too a single line is not a month. Income comes when it comes;
-- it counts only where there are no costs. A gap is a quarter of a year or more in which nothing was booked: one accrual
-- after it closes no year. Before the first booking it is no gap when a quarter of a year was booked as usual after it: then
-- the books began late. Of a year that is closed itself, because the books of the next one are opened with a balance or
-- because it ended half a year ago, a gap was a quiet time; in the latter each booked month counts. On its last day a
-- month is over; never before.
-- Of a year without bookings (is_by_month) it is read from what is written per month: the last month that is over up to which
-- each heading of the table is filled in. An empty cell is unknown and never nought.
-- is_done: it ended half a year ago, or all its months are closed and the books of the next year are opened, so that
-- nothing more is to come of it. An opening balance alone says nothing of a last month that is not booked: in January the
-- next year is opened while December is still to come.
-- open_from_quarter: the first quarter of which somebody said that a month is not closed.
WITH entries AS (
    SELECT e.fiscal_year AS report_year, least(e.period, 12)::INT AS month, e.account_id, e.amount, e._is_fictional, e.source_place,
        e._batch, e._file, e._sheet, e._row
    FROM ledger_entries AS e
    JOIN ledger_accounts AS a ON a.fiscal_year = e.fiscal_year AND a.account_id = e.account_id
    WHERE a.account_type = 'winst en verlies' AND e.period > 0 AND NOT coalesce(e.is_opening, false)
),
booked AS (
    SELECT report_year, month, count(DISTINCT account_id) FILTER (amount > 0) AS accounts,
        coalesce(sum(amount) FILTER (amount > 0), 0) AS amount
    FROM entries GROUP BY ALL
),
usual AS (
    SELECT b.report_year, b.month, b.accounts, b.amount, median(o.accounts) AS middle,
        min(o.amount) FILTER (o.month < b.month) AS smallest
    FROM booked AS b JOIN booked AS o ON o.report_year = b.report_year AND o.month <= b.month
    GROUP BY ALL
),
approved AS (
    SELECT fiscal_year AS report_year, 3 * max(quarter)::INT AS months FROM approvals CROSS JOIN clock
    WHERE approved_on <= day GROUP BY fiscal_year
),
month_by_month AS (
    SELECT b.report_year, b.month, b.ends, u.accounts IS NOT NULL AS is_booked,
        coalesce(u.middle = 0 OR (2 * u.accounts > u.middle AND 2 * u.amount >= coalesce(u.smallest, 0)), false) AS is_usual
    FROM book_months AS b CROSS JOIN clock AS c
    LEFT JOIN usual AS u ON u.report_year = b.report_year AND u.month = b.month
    WHERE b.ends <= c.day
),
gaps AS (
    SELECT report_year, month, is_usual, coalesce(sum(is_booked::INT) OVER w > 0, false) AS has_begun,
        NOT is_booked AND NOT lead(is_booked, 1, true) OVER w AND NOT lead(is_booked, 2, true) OVER w AS begins_here
    FROM month_by_month WINDOW w AS (PARTITION BY report_year ORDER BY month)
),
began_late AS (
    SELECT g.report_year FROM gaps AS g
    LEFT JOIN (SELECT report_year, min(month) AS month FROM gaps WHERE begins_here AND has_begun GROUP BY ALL) AS n
        ON n.report_year = g.report_year
    GROUP BY g.report_year HAVING count(*) FILTER (g.is_usual AND g.month < coalesce(n.month, 13)) >= 3
),
done AS (
    SELECT e.report_year, e.ends + INTERVAL 6 MONTH <= c.day AS is_long_over
    FROM (SELECT report_year, max(ends) AS ends FROM book_months GROUP BY ALL) AS e CROSS JOIN clock AS c
    WHERE is_long_over
        OR e.report_year IN (SELECT fiscal_year - 1 FROM ledger_entries WHERE (is_opening OR period = 0) AND entry_date <= c.day)
),
first_gap AS (
    SELECT g.report_year, min(g.month) AS month
    FROM gaps AS g
    LEFT JOIN approved AS p ON p.report_year = g.report_year
    WHERE g.begins_here AND g.month > coalesce(p.months, 0) AND g.report_year NOT IN (SELECT report_year FROM done)
        AND (g.has_begun OR g.report_year NOT IN (FROM began_late))
    GROUP BY ALL
),
over AS (
    SELECT m.report_year, max(m.month) FILTER ((m.is_usual OR (d.is_long_over AND m.is_booked)) AND m.month < coalesce(g.month, 13))::INT AS months
    FROM month_by_month AS m LEFT JOIN first_gap AS g ON g.report_year = m.report_year
    LEFT JOIN done AS d ON d.report_year = m.report_year
    GROUP BY m.report_year
),
typed AS (
    SELECT fiscal_year AS report_year, months::INT AS months FROM months_closed
),
tabled AS (
    SELECT fiscal_year AS report_year, month::INT AS month, cost_type, amount, _is_fictional, source_place, _batch, _file, _sheet, _row
    FROM month_results WHERE fiscal_year NOT IN (SELECT report_year FROM entries)
),
filled AS (
    SELECT b.report_year, nullif(coalesce(min(b.month) FILTER (f.headings IS DISTINCT FROM h.headings) - 1, max(b.month)), 0)::INT AS months
    FROM (SELECT report_year, count(DISTINCT cost_type) AS headings FROM tabled GROUP BY ALL) AS h
    JOIN book_months AS b ON b.report_year = h.report_year CROSS JOIN clock AS c
    LEFT JOIN (SELECT report_year, month, count(amount) AS headings FROM tabled GROUP BY ALL) AS f
        ON f.report_year = b.report_year AND f.month = b.month
    WHERE b.ends <= c.day GROUP BY b.report_year
),
years AS (
    SELECT report_year, bool_or(is_by_month) AS is_by_month, bool_or(_is_fictional) AS is_fictional, arg_min(source_place, (_file, _sheet, _row)) AS source_place,
        arg_min(_batch, (_file, _sheet, _row)) AS _batch, arg_min(_file, (_file, _sheet, _row)) AS _file,
        arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM (
        SELECT report_year, false AS is_by_month, _is_fictional, source_place, _batch, _file, _sheet, _row FROM entries
        UNION ALL SELECT report_year, true, _is_fictional, source_place, _batch, _file, _sheet, _row FROM tabled
    ) GROUP BY report_year
)
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, y.is_fictional,
    m.months AS months_closed,
    CASE WHEN m.months IS NOT NULL THEN (e.first_day + to_months(m.months))::DATE - 1 END AS until_day,
    CASE WHEN t.months IS NOT NULL THEN 'opgegeven' WHEN m.months IS NULL THEN NULL
        WHEN m.months = p.months THEN 'akkoord op het kwartaal' WHEN y.is_by_month THEN 'afgelezen uit de realisatie per maand' ELSE 'afgelezen uit de boekingen' END AS basis,
    coalesce(d.is_long_over OR m.months = 12, false) AND d.report_year IS NOT NULL AS is_done,
    CASE WHEN t.months IS NOT NULL THEN m.months // 3 + 1 END AS open_from_quarter, y.is_by_month,
    y.source_place, y._batch, y._file, y._sheet, y._row
FROM years AS y
LEFT JOIN typed AS t ON t.report_year = y.report_year
LEFT JOIN approved AS p ON p.report_year = y.report_year
LEFT JOIN (SELECT report_year, coalesce(o.months, f.months) AS months FROM over AS o FULL JOIN filled AS f USING (report_year)) AS o
    ON o.report_year = y.report_year
LEFT JOIN done AS d ON d.report_year = y.report_year
CROSS JOIN clock AS c
-- Whoever says so, no month is closed before it is over.
CROSS JOIN LATERAL (
    SELECT min(begins) AS first_day, count(*) FILTER (ends <= c.day)::INT AS months
    FROM book_months AS b WHERE b.report_year = y.report_year
) AS e
CROSS JOIN LATERAL (
    SELECT CASE WHEN coalesce(t.months, p.months, o.months) IS NOT NULL
        THEN least(coalesce(t.months, greatest(p.months, o.months)), e.months)::INT END AS months
) AS m
-- empty without: ledger_entries, month_results
