-- Eén regel per jaar en bankrekening: het saldo volgens de bank en volgens de boeken op de laatste dag die beide kennen, en waarom zij verschillen.
-- explained: what stands on one side only; with it the two agree, or the rest is not known.
WITH one_sided AS (
    SELECT report_year, account_name, count(*) AS amounts,
        sum(CASE side_known WHEN 'alleen bij de bank' THEN amount ELSE -amount END) AS explained
    FROM bank_one_sided GROUP BY report_year, account_name
)
SELECT p.* EXCLUDE (shares_digits), o.explained,
    CASE
        WHEN p.statement_until IS NULL THEN 'geen saldo van de bank geladen'
        WHEN p.account_id IS NULL AND p.shares_digits THEN 'twee bankrekeningen eindigen op dezelfde vier cijfers; geef de '
            || 'grootboekrekening de naam die hier staat'
        WHEN p.account_id IS NULL THEN 'geen grootboekrekening met deze naam'
        WHEN p.compared_on IS NULL AND p.books_until IS NULL THEN 'nog niet te zeggen: op deze rekening is nog niets geboekt'
        WHEN p.compared_on IS NULL THEN 'nog niet te zeggen: de boeken zijn bekend tot en met ' || dutch_day(p.books_until)
            || ', en het saldo van de bank op die dag of eerder is niet bekend'
        WHEN p.difference = 0 AND p.compared_on < p.statement_until THEN 'gelijk op ' || dutch_day(p.compared_on)
            || '; het afschrift tot en met ' || dutch_day(p.statement_until) || ' is nog niet te vergelijken'
        WHEN p.difference = 0 AND p.books_now = p.books_balance THEN 'gelijk'
        WHEN p.difference = 0 THEN 'gelijk op de dag van het afschrift; daarna is er nog geboekt'
        WHEN p.bank_balance = p.books_now THEN 'gelijk met wat na het afschrift is geboekt'
        WHEN p.difference = o.explained AND o.amounts = 1 THEN 'verklaard: één bedrag staat maar aan één kant, zie hieronder'
        WHEN p.difference = o.explained THEN 'verklaard: ' || dutch_several(o.amounts, 'bedrag staat', 'bedragen staan') || ' maar aan één kant, zie hieronder'
        ELSE 'niet verklaard: zoek een bedrag dat maar aan één kant staat'
    END AS explanation
FROM bank_pairs AS p
LEFT JOIN one_sided AS o ON o.report_year = p.report_year AND o.account_name = p.account_name
-- empty without: bank_pairs
