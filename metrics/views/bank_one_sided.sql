-- Eén regel per bedrag dat op de laatste dag die bank en boeken kennen maar aan één kant staat: bij de bank of in de boeken.
-- Equal amounts on one account are paired one to one in the order of their days; what is left over stands here. An account
-- without loaded movements has none. With equal openings the bank side minus the books side is the difference.
WITH accounts AS (
    SELECT report_year, account_name, account_id, compared_on FROM bank_pairs
    WHERE account_id IS NOT NULL AND compared_on IS NOT NULL
),
bank AS (
    SELECT a.report_year, a.account_name, m.is_fictional, m.booked_on AS day, m.amount, m.source_place, m._batch, m._file, m._sheet, m._row,
        row_number() OVER (PARTITION BY a.report_year, a.account_name, m.amount ORDER BY m.booked_on, m._file, m._sheet, m._row) AS number
    FROM accounts AS a JOIN bank_movement_facts AS m
        ON m.report_year = a.report_year AND m.bank_account = a.account_name AND m.booked_on <= a.compared_on
),
books AS (
    SELECT a.report_year, a.account_name, l.is_fictional, l.entry_date AS day, l.amount, l.document, l.description,
        l.source_place, l._batch, l._file, l._sheet, l._row,
        row_number() OVER (PARTITION BY a.report_year, a.account_name, l.amount ORDER BY l.entry_date, l.entry_id) AS number
    FROM accounts AS a JOIN ledger_facts AS l
        ON l.report_year = a.report_year AND l.account_id = a.account_id AND NOT l.is_opening AND l.is_to_date AND l.counts_from <= a.compared_on
    WHERE EXISTS (SELECT 1 FROM bank AS b WHERE b.report_year = a.report_year AND b.account_name = a.account_name)
)
SELECT coalesce(b.report_year, k.report_year) AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    coalesce(b.is_fictional, k.is_fictional) AS is_fictional, coalesce(b.account_name, k.account_name) AS account_name,
    CASE WHEN k.number IS NULL THEN 'alleen bij de bank' ELSE 'alleen in de boeken' END AS side_known,
    coalesce(b.day, k.day) AS day, coalesce(b.amount, k.amount) AS amount, k.document, k.description,
    coalesce(b.source_place, k.source_place) AS source_place, coalesce(b._batch, k._batch) AS _batch,
    coalesce(b._file, k._file) AS _file, coalesce(b._sheet, k._sheet) AS _sheet, coalesce(b._row, k._row) AS _row
FROM bank AS b
FULL JOIN books AS k ON k.report_year = b.report_year AND k.account_name = b.account_name AND k.amount = b.amount
    AND k.number = b.number
WHERE b.number IS NULL OR k.number IS NULL
-- empty without: bank_pairs
