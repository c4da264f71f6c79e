-- Eén regel per controle en boekjaar: twee bedragen die gelijk moeten zijn, en of zij dat zijn.
-- A check of which one side is not there is unknown; it is never counted as right. What is booked on a day that is still to
-- come counts in none; a document with such a line is looked at when all of it is booked.
-- The bank and the open invoices are set beside the books on the last day that both know (`bank_pairs`, `control_facts`):
-- compared_on. An account of the books that no statement is known of, on the last such day of the year as long as a statement
-- is of an account that the books do not know; else it is left out and missing. What is known of one side alone says nothing
-- yet: without a day in common it is unknown, and `missing` says what is not there.
-- The contribution may be invoiced in terms: as long as the year runs and less is booked than is due, it is not known yet.
WITH ledger AS (
    SELECT report_year, bool_or(is_fictional) AS is_fictional,
        sum(amount) FILTER (amount > 0 AND is_to_date) AS debit, -sum(amount) FILTER (amount < 0 AND is_to_date) AS credit,
        sum(amount) FILTER (is_opening AND amount > 0) AS opening_debit,
        -sum(amount) FILTER (is_opening AND amount < 0) AS opening_credit,
        sum(amount) FILTER (balance_group = 'debiteuren' AND is_to_date) AS debtors,
        -sum(amount) FILTER (balance_group = 'crediteuren' AND is_to_date) AS creditors,
        sum(realised) FILTER (is_result AND side = 'baten' AND cost_type ILIKE '%contributie%' AND is_to_date) AS contributions
    FROM ledger_facts GROUP BY report_year
),
documents AS (
    SELECT report_year, sum(abs(total)) AS unbalanced FROM (
        SELECT report_year, journal, document, sum(amount) AS total FROM ledger_facts
        WHERE NOT is_opening GROUP BY ALL HAVING bool_and(is_to_date)
    ) GROUP BY report_year
),
bank AS (
    SELECT report_year, sum(abs(follows_on - previous_closing)) AS breaks
    FROM bank_facts GROUP BY report_year
),
not_grouped AS (
    SELECT report_year, count(DISTINCT account_id) AS accounts FROM ledger_facts
    WHERE balance_group = 'niet ingedeeld' AND is_to_date GROUP BY report_year
),
bank_tied AS (
    SELECT report_year, bool_or(statement_until IS NOT NULL AND account_id IS NULL) AS is_untied, max(compared_on) AS last_day, min(compared_on) AS first_day, count(statement_until) AS statements,
        CASE WHEN count(compared_on) > 0 THEN sum(bank_balance) FILTER (compared_on IS NOT NULL) ELSE sum(bank_balance) END AS closing,
        nullif(concat_ws('; ', string_agg('van ‘' || account_name || '’ ' || CASE WHEN books_until IS NULL THEN 'is nog niets geboekt'
            ELSE 'zijn de boeken bekend tot en met ' || dutch_day(books_until) || ', en is het saldo van de bank dan niet bekend' END,
            '; ' ORDER BY account_name) FILTER (account_id IS NOT NULL AND statement_until IS NOT NULL AND compared_on IS NULL),
            CASE WHEN statements > 0 AND NOT is_untied THEN string_agg('van ‘' || account_name || '’ is geen afschrift geladen', '; ' ORDER BY account_name)
                FILTER (statement_until IS NULL AND books_now <> 0) END,
            (SELECT accounts || CASE accounts WHEN 1 THEN ' balansrekening is' ELSE ' balansrekeningen zijn' END || ' nog niet ingedeeld'
                FROM not_grouped AS g WHERE g.report_year = b.report_year)), '') AS missing
    FROM bank_pairs AS b GROUP BY report_year
),
bank_books AS (
    SELECT l.report_year,
        sum(l.amount) FILTER (l.is_opening OR coalesce(l.counts_from <= coalesce(p.compared_on, d.last_day), true)) AS booked
    FROM ledger_facts AS l
    LEFT JOIN bank_pairs AS p ON p.report_year = l.report_year AND p.account_id = l.account_id
    LEFT JOIN bank_tied AS d ON d.report_year = l.report_year
    WHERE l.balance_group = 'bank' AND l.is_to_date AND (p.compared_on IS NOT NULL
            OR (p.statement_until IS NULL AND (d.is_untied OR coalesce(d.statements, 0) = 0)))
        AND (d.last_day IS NOT NULL OR coalesce(d.statements, 0) = 0)
    GROUP BY l.report_year
),
running AS (
    SELECT report_year, max(ends) >= any_value(day) AS is_running FROM book_months CROSS JOIN clock GROUP BY report_year
),
due AS (SELECT report_year, sum(amount_due) AS amount_due FROM contribution_facts GROUP BY report_year),
opening AS (
    SELECT report_year, sum(amount) AS total FROM ledger_facts
    WHERE is_opening AND coalesce(balance_group, 'overig') <> 'reserves' GROUP BY report_year
),
closing AS (
    SELECT report_year + 1 AS report_year, sum(amount) AS total FROM ledger_facts
    WHERE account_type = 'balans' AND coalesce(balance_group, 'overig') <> 'reserves' GROUP BY report_year
),
results AS (
    -- with an opening balance that balances, the balance accounts hold what income and costs left, until the books are
    -- closed; beside it the result as it is published: what is realised with what is booked after it, projects too
    SELECT b.report_year, b.balance, f.result
    FROM (
        SELECT report_year, sum(amount) AS balance FROM ledger_facts
        WHERE account_type = 'balans' AND is_to_date AND NOT is_closing GROUP BY report_year
    ) AS b LEFT JOIN (
        SELECT report_year, sum(CASE side WHEN 'baten' THEN actual + booked_later ELSE -actual - booked_later END) AS result
        FROM budget_facts GROUP BY report_year
    ) AS f ON f.report_year = b.report_year
),
declared AS (
    -- what a bookkeeping file says of its own totals, beside what was counted in it
    SELECT report_year, sum(declared) FILTER (check_name = 'debet') AS debit,
        sum(found) FILTER (check_name = 'debet') AS counted_debit,
        sum(declared) FILTER (check_name = 'credit') AS credit,
        sum(found) FILTER (check_name = 'credit') AS counted_credit
    FROM file_check_facts GROUP BY report_year
),
accounts AS (
    SELECT o.report_year, sum(abs(coalesce(o.opening, 0) - coalesce(c.closing, 0))) AS differences
    FROM balance_facts AS o
    JOIN (SELECT DISTINCT report_year FROM balance_facts) AS y ON y.report_year = o.report_year - 1
    LEFT JOIN balance_facts AS c ON c.report_year = o.report_year - 1 AND c.account_id = o.account_id
    WHERE o.balance_group NOT IN ('reserves', 'resultaat') GROUP BY o.report_year
),
told AS (
    -- of the checks on a day: which day, what is missing, and whether a difference says nothing because of that
    SELECT report_year, 'bank' AS check_id, last_day AS compared_on, first_day, missing,
        report_year IN (SELECT report_year FROM not_grouped) AS is_unsure FROM bank_tied
    UNION ALL SELECT report_year, CASE kind WHEN 'debiteur' THEN 'debtors' ELSE 'creditors' END, compared_on, compared_on, missing, missing IS NOT NULL
    FROM control_facts
),
pairs AS (
    SELECT report_year, is_fictional, 1 AS position, 'debit_credit' AS check_id, 'Debet is gelijk aan credit' AS title,
        'debet' AS left_name, debit AS left_amount, 'credit' AS right_name, credit AS right_amount FROM ledger
    UNION ALL SELECT l.report_year, l.is_fictional, 2, 'documents', 'Elk boekstuk is in evenwicht',
        'verschillen opgeteld', d.unbalanced, 'hoort te zijn', 0 FROM ledger AS l
        LEFT JOIN documents AS d ON d.report_year = l.report_year
    UNION ALL SELECT report_year, is_fictional, 3, 'opening_balance', 'De beginbalans is in evenwicht',
        'debet', opening_debit, 'credit', opening_credit FROM ledger
    UNION ALL SELECT l.report_year, l.is_fictional, 4, 'opening_closing',
        'De beginbalans sluit aan op vorig jaar (zonder reserves)', 'beginbalans', o.total, 'eindbalans vorig jaar', c.total
        FROM ledger AS l LEFT JOIN opening AS o ON o.report_year = l.report_year
        LEFT JOIN closing AS c ON c.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 5, 'bank', 'De bank is gelijk aan de boeken',
        'banksaldi', d.closing, 'grootboek', k.booked FROM ledger AS l
        LEFT JOIN bank_tied AS d ON d.report_year = l.report_year
        LEFT JOIN bank_books AS k ON k.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 6, 'bank_chain', 'Elk beginsaldo is het eindsaldo daarvoor',
        'verschillen opgeteld', b.breaks, 'hoort te zijn', 0 FROM ledger AS l
        LEFT JOIN bank AS b ON b.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 7, 'debtors', 'Open facturen van debiteuren zijn gelijk aan de boeken',
        'open facturen', i.open_then, 'grootboek', CASE WHEN i.kind IS NULL THEN l.debtors ELSE i.control_balance END FROM ledger AS l
        LEFT JOIN control_facts AS i ON i.report_year = l.report_year AND i.kind = 'debiteur'
    UNION ALL SELECT l.report_year, l.is_fictional, 8, 'creditors', 'Open facturen van crediteuren zijn gelijk aan de boeken',
        'open facturen', i.open_then, 'grootboek', CASE WHEN i.kind IS NULL THEN l.creditors ELSE i.control_balance END FROM ledger AS l
        LEFT JOIN control_facts AS i ON i.report_year = l.report_year AND i.kind = 'crediteur'
    UNION ALL SELECT l.report_year, l.is_fictional, 9, 'contributions', 'De contributies zijn gelijk aan de boekingen',
        'contributies', c.amount_due,
        CASE WHEN r.is_running AND l.contributions < c.amount_due THEN 'grootboek, nog niet alles gefactureerd' ELSE 'grootboek' END,
        l.contributions FROM ledger AS l
        LEFT JOIN due AS c ON c.report_year = l.report_year
        LEFT JOIN running AS r ON r.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 10, 'results', 'Het resultaat van de balans is dat van baten en lasten',
        'balans', r.balance, 'baten min lasten', r.result
        FROM ledger AS l LEFT JOIN results AS r ON r.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 11, 'opening_accounts',
        'Elke rekening begint met de eindstand van vorig jaar (zonder reserves)', 'verschillen opgeteld', a.differences,
        'hoort te zijn', 0
        FROM ledger AS l LEFT JOIN accounts AS a ON a.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 12, 'declared_debit', 'Het bestand van de boekhouding telt op (debet)',
        'volgens het bestand', d.debit, 'opgeteld', d.counted_debit
        FROM ledger AS l JOIN declared AS d ON d.report_year = l.report_year WHERE d.debit IS NOT NULL
    UNION ALL SELECT l.report_year, l.is_fictional, 13, 'declared_credit', 'Het bestand van de boekhouding telt op (credit)',
        'volgens het bestand', d.credit, 'opgeteld', d.counted_credit
        FROM ledger AS l JOIN declared AS d ON d.report_year = l.report_year WHERE d.credit IS NOT NULL
)
SELECT p.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, is_fictional, position, p.check_id, title,
    left_name, left_amount, right_name, right_amount,
    CASE WHEN NOT coalesce(d.is_unsure, false) THEN left_amount - right_amount END AS difference,
    CASE WHEN p.check_id = 'contributions' AND right_name <> 'grootboek' THEN 'onbekend'
        WHEN difference <> 0 THEN 'klopt niet' WHEN difference = 0 AND d.missing IS NULL THEN 'klopt' ELSE 'onbekend' END AS state,
    d.compared_on, CASE WHEN d.first_day < d.compared_on THEN 'elke rekening op haar eigen dag, uiterlijk ' || dutch_day(d.compared_on)
        ELSE 'op ' || dutch_day(d.compared_on) END AS compared,
    CASE WHEN state = 'onbekend' THEN coalesce(d.missing, CASE p.check_id
        WHEN 'bank' THEN CASE WHEN left_amount IS NULL AND p.report_year IN (SELECT report_year FROM bank_movement_facts)
            THEN 'er zijn wel bankmutaties geladen, en geen banksaldo waar zij bij horen'
            WHEN left_amount IS NULL THEN 'er is geen banksaldo geladen' ELSE 'de boeken kennen geen bankrekening' END
        WHEN 'debtors' THEN 'de open facturen van debiteuren ontbreken' WHEN 'creditors' THEN 'de open facturen van crediteuren ontbreken'
        WHEN 'contributions' THEN CASE WHEN difference IS NOT NULL THEN 'nog niet alles is gefactureerd' END END,
        'bij ‘' || title || '’ ontbreekt een bedrag') END AS missing,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet,
    NULL::BIGINT AS _row
FROM pairs AS p LEFT JOIN told AS d ON d.report_year = p.report_year AND d.check_id = p.check_id
-- empty without: ledger_facts
