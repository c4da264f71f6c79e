-- Eén regel per jaar en bankrekening: het saldo volgens de bank en volgens de boeken op de laatste dag die beide kennen, en wat daarna is geboekt; nog zonder uitleg.
-- A bank account and a ledger account are the same when they have the same name, or names that end in the same four
-- digits, as a statement names an account by its last digits. Where two on one side end so, the digits say nothing.
-- compared_on: the latest day on or before that up to which the books of the account are known (`known_until`) on which the
-- balance of the bank is known: of a statement, or to the cent from the movements of the statement that covers that day.
-- The last statement itself where the two are equal on it. None: they have no day in common, and are not compared; then
-- the balance of the last statement stands here alone.
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
        any_value(l.known_as) AS known_as, sum(l.amount) AS books_now, any_value(b.known_until) AS known_until,
        max(any_value(b.known_until)) OVER (PARTITION BY l.report_year) AS any_until,
        arg_min(l.source_place, (l._file, l._sheet, l._row)) AS source_place, arg_min(l._batch, (l._file, l._sheet, l._row)) AS _batch,
        arg_min(l._file, (l._file, l._sheet, l._row)) AS _file, arg_min(l._sheet, (l._file, l._sheet, l._row)) AS _sheet, arg_min(l._row, (l._file, l._sheet, l._row)) AS _row
    FROM ledger AS l LEFT JOIN balance_facts AS b ON b.report_year = l.report_year AND b.account_id = l.account_id AND b.balance_group = 'bank'
    GROUP BY l.report_year, l.account_id
),
paired AS (
    SELECT b.report_year, b.bank_account, k.account_id, coalesce(k.known_until, o.any_until) AS books_until
    FROM bank AS b LEFT JOIN booked AS k ON k.report_year = b.report_year AND k.known_as = b.known_as
    LEFT JOIN (SELECT report_year, any_value(any_until) AS any_until FROM booked GROUP BY report_year) AS o
        ON o.report_year = b.report_year AND k.account_id IS NULL
),
days AS (
    SELECT p.*, s.balance_date AS day, s.closing_balance AS bank_balance
    FROM paired AS p JOIN bank_facts AS s ON s.report_year = p.report_year AND s.bank_account = p.bank_account AND s.is_last_of_year
    UNION
    SELECT p.report_year, p.bank_account, p.account_id, p.books_until, max(s.balance_date), arg_max(s.closing_balance, s.balance_date)
    FROM paired AS p JOIN bank_facts AS s ON s.report_year = p.report_year AND s.bank_account = p.bank_account
        AND s.balance_date <= p.books_until GROUP BY ALL
    UNION
    SELECT p.report_year, p.bank_account, p.account_id, p.books_until, p.books_until, s.closing_balance - coalesce(sum(m.amount), 0)
    FROM paired AS p JOIN bank_facts AS s ON s.report_year = p.report_year AND s.bank_account = p.bank_account
        AND p.books_until >= s.covers_from AND p.books_until < s.balance_date
        AND coalesce(s.moved, 0) = s.closing_balance - s.follows_on
    LEFT JOIN bank_movements AS m ON m.bank_account = s.bank_account AND m.booked_on > p.books_until AND m.booked_on <= s.balance_date
    GROUP BY p.report_year, p.bank_account, p.account_id, p.books_until, s.closing_balance
),
compared AS (
    SELECT * FROM (
        SELECT d.report_year, d.bank_account, d.account_id, d.books_until, d.day, d.bank_balance,
            CASE WHEN d.account_id IS NOT NULL THEN coalesce(sum(l.amount) FILTER (l.is_opening OR l.counts_from <= d.day), 0) END AS books_balance
        FROM days AS d LEFT JOIN ledger AS l ON l.report_year = d.report_year AND l.account_id = d.account_id
        GROUP BY d.report_year, d.bank_account, d.account_id, d.books_until, d.day, d.bank_balance
    ) WHERE day <= books_until OR bank_balance = books_balance
    QUALIFY row_number() OVER (PARTITION BY report_year, bank_account, account_id ORDER BY day DESC) = 1
)
SELECT coalesce(b.report_year, k.report_year) AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    coalesce(b.is_fictional, k.is_fictional) AS is_fictional,
    coalesce(b.bank_account, k.account_name) AS account_name, k.account_id, coalesce(c.day, b.balance_date) AS balance_date,
    CASE WHEN c.day IS NULL THEN b.closing_balance ELSE c.bank_balance END AS bank_balance,
    CASE WHEN b.balance_date IS NULL THEN k.books_now ELSE c.books_balance END AS books_balance,
    c.bank_balance - c.books_balance AS difference, k.books_now - c.books_balance AS booked_after, k.books_now,
    c.day AS compared_on, b.balance_date AS statement_until, coalesce(c.books_until, k.known_until, k.any_until) AS books_until,
    b.digits IS NOT NULL AND b.own_digits IS NULL AS shares_digits,
    coalesce(b.source_place, k.source_place) AS source_place, coalesce(b._batch, k._batch) AS _batch,
    coalesce(b._file, k._file) AS _file, coalesce(b._sheet, k._sheet) AS _sheet, coalesce(b._row, k._row) AS _row
FROM bank AS b
FULL JOIN booked AS k ON k.report_year = b.report_year AND k.known_as = b.known_as
LEFT JOIN compared AS c ON c.report_year = b.report_year AND c.bank_account = b.bank_account AND c.account_id IS NOT DISTINCT FROM k.account_id
