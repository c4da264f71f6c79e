-- Eén regel per bankrekening en saldodatum tot en met vandaag; het laatste saldo van het boekjaar is gemerkt.
-- A statement that begins before the one before it ended overlaps: what it must follow on is then what its closing
-- balance leaves without the movements since that end, and each movement counts once.
-- covers_from: the day of the balance that it follows on; between that day and its own the movements are on this
-- statement. Unknown where a statement is missing in between. Of the first one: the day before its first movement.
WITH ordered AS (
    SELECT *, lag(closing_balance) OVER each AS previous_closing, lag(balance_date) OVER each AS previous_date
    FROM bank_balances WHERE balance_date <= (SELECT day FROM clock) WINDOW each AS (PARTITION BY bank_account ORDER BY balance_date)
),
moved AS (
    SELECT o.bank_account, o.balance_date, sum(m.amount) AS since_previous, min(m.booked_on) AS first_day
    FROM ordered AS o JOIN bank_movements AS m ON m.bank_account = o.bank_account
        AND (m.booked_on > o.previous_date OR o.previous_date IS NULL) AND m.booked_on <= o.balance_date
    GROUP BY o.bank_account, o.balance_date
)
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    b._is_fictional AS is_fictional,
    b.bank_account, b.account_mark, b.balance_date, y.month, b.opening_balance, b.movements,
    b.closing_balance,
    row_number() OVER (
        PARTITION BY b.bank_account, y.report_year ORDER BY b.balance_date DESC
    ) = 1 AS is_last_of_year,
    row_number() OVER (
        PARTITION BY b.bank_account, y.report_year, y.month ORDER BY b.balance_date DESC
    ) = 1 AS is_last_of_month,
    b.previous_closing, b.previous_date, coalesce(b.statement_count, 1) AS statements,
    o.is_overlapping,
    CASE WHEN o.is_overlapping THEN b.closing_balance - coalesce(m.since_previous, 0) ELSE b.opening_balance END
        AS follows_on,
    CASE WHEN b.previous_date IS NULL THEN coalesce(least(b.period_start, m.first_day), b.balance_date) - 1
        WHEN b.previous_closing = follows_on THEN b.previous_date END AS covers_from,
    m.since_previous AS moved,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM ordered AS b JOIN bank_days AS y ON y.day = b.balance_date
LEFT JOIN moved AS m ON m.bank_account = b.bank_account AND m.balance_date = b.balance_date
CROSS JOIN LATERAL (
    SELECT coalesce(b.period_start <= b.previous_date AND b.opening_balance <> b.previous_closing, false) AS is_overlapping
) AS o
-- empty without: bank_days
