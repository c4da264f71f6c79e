-- Eén regel per jaar en bankrekening: het saldo volgens de bank en volgens de boeken op dezelfde dag, en waarom zij verschillen.
-- explained: what stands on one side only; with it the two agree, or the rest is not known.
WITH one_sided AS (
    SELECT report_year, account_name, count(*) AS amounts,
        sum(CASE side_known WHEN 'alleen bij de bank' THEN amount ELSE -amount END) AS explained
    FROM bank_one_sided GROUP BY report_year, account_name
)
SELECT p.* EXCLUDE (shares_digits), o.explained,
    CASE
        WHEN p.balance_date IS NULL THEN 'geen saldo van de bank geladen'
        WHEN p.account_id IS NULL AND p.shares_digits THEN 'twee bankrekeningen eindigen op dezelfde vier cijfers; geef de '
            || 'grootboekrekening de naam die hier staat'
        WHEN p.account_id IS NULL THEN 'geen grootboekrekening met deze naam'
        WHEN p.difference = 0 AND p.books_now = p.books_balance THEN 'gelijk'
        WHEN p.difference = 0 THEN 'gelijk op de dag van het afschrift; daarna is er nog geboekt'
        WHEN p.bank_balance = p.books_now THEN 'gelijk met wat na het afschrift is geboekt'
        WHEN p.difference = o.explained AND o.amounts = 1 THEN 'verklaard: één bedrag staat maar aan één kant, zie hieronder'
        WHEN p.difference = o.explained THEN 'verklaard: ' || o.amounts || ' bedragen staan maar aan één kant, zie hieronder'
        WHEN c.booked_until < p.balance_date THEN 'nog niet te vergelijken: de boeken zijn bekend tot en met ' || dutch_day(c.booked_until)
        ELSE 'niet verklaard: zoek een bedrag dat maar aan één kant staat'
    END AS explanation
FROM bank_pairs AS p
LEFT JOIN finance_checks AS c ON c.report_year = p.report_year AND c.check_id = 'bank'
LEFT JOIN one_sided AS o ON o.report_year = p.report_year AND o.account_name = p.account_name
