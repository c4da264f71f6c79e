-- Eén regel per jaar en bankrekening: het saldo volgens de bank en volgens de boeken op dezelfde dag, en wat daarna is geboekt; nog zonder uitleg.
-- A bank account and a ledger account are the same when they have the same name, or names that end in the same four
-- digits, as a statement names an account by its last digits. Where two on one side end so, the digits say nothing.
WITH last_balances AS (SELECT *, nullif(regexp_extract(bank_account, '(\d{4})\W*$', 1), '') AS digits
    FROM bank_facts WHERE is_last_of_year),
bank AS (SELECT *, CASE WHEN count(*) OVER (PARTITION BY report_year, digits) = 1 THEN digits END AS own_digits,
    coalesce(own_digits, lower(bank_account)) AS known_as FROM last_balances),
bookings AS (SELECT *, nullif(regexp_extract(account_name, '(\d{4})\W*$', 1), '') AS digits
    FROM ledger_facts WHERE balance_group = 'bank' AND is_to_date),
shared AS (SELECT report_year, digits FROM bookings WHERE digits IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT account_id) > 1
    UNION SELECT report_year, digits FROM bank WHERE digits IS NOT NULL AND own_digits IS NULL),
ledger AS (SELECT k.*, CASE WHEN k.digits IS NOT NULL AND s.digits IS NULL THEN k.digits ELSE lower(k.account_name) END
        AS known_as
    FROM bookings AS k LEFT JOIN shared AS s ON s.report_year = k.report_year AND s.digits = k.digits),
booked AS (
    SELECT l.report_year, bool_or(l.is_fictional) AS is_fictional, l.account_id, any_value(l.account_name) AS account_name,
        any_value(l.known_as) AS known_as,
        sum(l.amount) AS books_now,
        sum(l.amount) FILTER (l.is_opening OR l.counts_from <= b.balance_date) AS books_then,
        arg_min(l.source_place, (l._file, l._sheet, l._row)) AS source_place, arg_min(l._batch, (l._file, l._sheet, l._row)) AS _batch,
    arg_min(l._file, (l._file, l._sheet, l._row)) AS _file, arg_min(l._sheet, (l._file, l._sheet, l._row)) AS _sheet, arg_min(l._row, (l._file, l._sheet, l._row)) AS _row
    FROM ledger AS l
    LEFT JOIN bank AS b ON b.report_year = l.report_year AND b.known_as = l.known_as
    GROUP BY l.report_year, l.account_id
)
SELECT coalesce(b.report_year, k.report_year) AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    coalesce(b.is_fictional, k.is_fictional) AS is_fictional,
    coalesce(b.bank_account, k.account_name) AS account_name, k.account_id, b.balance_date,
    b.closing_balance AS bank_balance, k.books_then AS books_balance, b.closing_balance - k.books_then AS difference,
    CASE WHEN b.balance_date IS NOT NULL THEN k.books_now - coalesce(k.books_then, 0) END AS booked_after,
    k.books_now,
    b.digits IS NOT NULL AND b.own_digits IS NULL AS shares_digits,
    coalesce(b.source_place, k.source_place) AS source_place, coalesce(b._batch, k._batch) AS _batch,
    coalesce(b._file, k._file) AS _file, coalesce(b._sheet, k._sheet) AS _sheet, coalesce(b._row, k._row) AS _row
FROM bank AS b
FULL JOIN booked AS k ON k.report_year = b.report_year AND k.known_as = b.known_as
