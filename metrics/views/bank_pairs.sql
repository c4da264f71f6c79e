-- Eén regel per jaar en bankrekening: het saldo volgens de bank en volgens de boeken op de laatste dag die beide kennen, en wat daarna is geboekt; nog zonder uitleg.
-- A bank account and a ledger account are the same when they have the same name; when the number (IBAN) in the name of the
-- ledger account, however it is printed, has the mark of the bank account; or when their names end in the same four digits,
-- as a statement names an account by its last digits. Where two on one side end so, the digits say nothing. An account
-- that no statement is known of stands as it is in the books to date.
-- compared_on: the latest day on or before that up to which the books of the account are known (`known_until`) on which the
-- balance of the bank is known: of a statement, or to the cent from the movements of the statement that covers that day.
-- The last statement itself where the two are equal on it. None: they have no day in common, and are not compared; then
-- the balance of the last statement stands here alone.
WITH last_balances AS (SELECT *, nullif(regexp_extract(bank_account, '(\d{4})\W*$', 1), '') AS digits
    FROM bank_facts WHERE is_last_of_year),
bank AS (SELECT *, CASE WHEN count(*) OVER (PARTITION BY report_year, digits) = 1 THEN digits END AS own_digits FROM last_balances),
bookings AS (
    SELECT *, regexp_extract(upper(regexp_replace(account_name, '[\s.-]', '', 'g')), '[A-Z]{2}\d{2}([A-Z]{4})(\d{10})', ['bank', 'number']) AS iban,
        coalesce(nullif(right(iban['number'], 4), ''), nullif(regexp_extract(account_name, '(\d{4})\W*$', 1), ''),
            nullif(right(regexp_replace(regexp_extract(account_name, '\d[\d .]{5,}\d'), '[ .]', '', 'g'), 4), '')) AS digits,
        CASE WHEN iban['number'] <> '' THEN '-' || lpad((iban['number']::BIGINT % 97)::VARCHAR, 2, '0') END AS rest
    FROM ledger_facts WHERE balance_group = 'bank' AND is_to_date
),
named AS (
    SELECT report_year, account_id, account_name, any_value(iban['bank']) AS bank_code, any_value(digits) AS digits, any_value(rest) AS rest
    FROM bookings GROUP BY ALL
),
numbered AS (SELECT *, CASE WHEN count(*) OVER (PARTITION BY report_year, digits) = 1 THEN digits END AS own_digits,
    CASE WHEN count(*) OVER (PARTITION BY report_year, digits, rest) = 1 THEN rest END AS own_rest FROM named),
tied AS (
    SELECT l.report_year, l.account_id, b.bank_account,
        CASE WHEN lower(l.account_name) = lower(b.bank_account) THEN 1 WHEN l.own_rest IS NOT NULL AND b.account_mark IS NOT NULL THEN 2 ELSE 3 END AS certain
    FROM numbered AS l JOIN bank AS b ON b.report_year = l.report_year AND (
        lower(l.account_name) = lower(b.bank_account)
        OR (l.digits = b.digits AND b.account_mark IN (l.own_rest, l.bank_code || l.own_rest))
        OR (l.own_digits = b.own_digits AND (l.rest IS NULL OR b.account_mark IS NULL)))
    QUALIFY row_number() OVER (PARTITION BY l.report_year, l.account_id ORDER BY certain, b.bank_account) = 1
        AND row_number() OVER (PARTITION BY l.report_year, b.bank_account ORDER BY certain, l.account_id) = 1
),
ledger AS (
    SELECT k.*, t.bank_account FROM bookings AS k LEFT JOIN tied AS t ON t.report_year = k.report_year AND t.account_id = k.account_id
),
booked AS (
    SELECT l.report_year, bool_or(l.is_fictional) AS is_fictional, l.account_id, any_value(l.account_name) AS account_name,
        any_value(l.bank_account) AS bank_account, sum(l.amount) AS books_now, any_value(b.known_until) AS known_until,
        max(any_value(b.known_until)) OVER (PARTITION BY l.report_year) AS any_until,
        arg_min(l.source_place, (l._file, l._sheet, l._row)) AS source_place, arg_min(l._batch, (l._file, l._sheet, l._row)) AS _batch,
        arg_min(l._file, (l._file, l._sheet, l._row)) AS _file, arg_min(l._sheet, (l._file, l._sheet, l._row)) AS _sheet, arg_min(l._row, (l._file, l._sheet, l._row)) AS _row
    FROM ledger AS l LEFT JOIN balance_facts AS b ON b.report_year = l.report_year AND b.account_id = l.account_id AND b.balance_group = 'bank'
    GROUP BY l.report_year, l.account_id
),
paired AS (
    SELECT b.report_year, b.bank_account, k.account_id, coalesce(k.known_until, o.any_until) AS books_until
    FROM bank AS b LEFT JOIN booked AS k ON k.report_year = b.report_year AND k.bank_account = b.bank_account
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
FULL JOIN booked AS k ON k.report_year = b.report_year AND k.bank_account = b.bank_account
LEFT JOIN compared AS c ON c.report_year = b.report_year AND c.bank_account = b.bank_account AND c.account_id IS NOT DISTINCT FROM k.account_id
-- empty without: bank_facts, ledger_facts
