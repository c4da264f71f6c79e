-- Eén regel per controle en boekjaar: twee bedragen die gelijk moeten zijn, en of zij dat zijn.
-- A check of which one side is not there is unknown; it is never counted as right. What is booked on a day that is still to
-- come counts in none; a document with such a line is looked at when all of it is booked.
-- The bank is set beside the books on the day of each account's last statement (`bank_pairs`); an account of the books that
-- no statement is known of, on the day of the last statement of the year. What is booked after it says nothing of the bank.
-- Where the books of a running year are known up to an earlier month than that of the bank or of the newest invoice or payment,
-- a difference says nothing yet: it is unknown, and the name of the side says up to which day the books are known.
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
    SELECT report_year, sum(closing_balance) FILTER (is_last_of_year) AS closing,
        sum(follows_on) FILTER (previous_closing IS NOT NULL AND follows_on IS NOT NULL) AS opening,
        sum(previous_closing) FILTER (previous_closing IS NOT NULL AND follows_on IS NOT NULL) AS previous
    FROM bank_facts GROUP BY report_year
),
bank_books AS (
    SELECT l.report_year,
        coalesce(sum(l.amount) FILTER (l.is_opening OR coalesce(l.counts_from <= coalesce(p.balance_date, d.last_day), true)), 0) AS booked
    FROM ledger_facts AS l
    LEFT JOIN bank_pairs AS p ON p.report_year = l.report_year AND p.account_id = l.account_id
    LEFT JOIN (SELECT report_year, max(balance_date) AS last_day FROM bank_facts GROUP BY report_year) AS d
        ON d.report_year = l.report_year
    WHERE l.balance_group = 'bank' AND l.is_to_date GROUP BY l.report_year
),
running AS (
    SELECT report_year, max(ends) >= any_value(day) AS is_running FROM book_months CROSS JOIN clock GROUP BY report_year
),
known AS (
    -- the books are known up to the last month that is closed, and by what was booked of the account itself
    SELECT l.report_year, any_value(m.until_day) AS until_day,
        greatest(max(l.counts_from) FILTER (l.balance_group = 'bank'), any_value(m.until_day)) AS bank,
        greatest(max(l.counts_from) FILTER (l.balance_group = 'debiteuren'), any_value(m.until_day)) AS debtors,
        greatest(max(l.counts_from) FILTER (l.balance_group = 'crediteuren'), any_value(m.until_day)) AS creditors
    FROM ledger_facts AS l LEFT JOIN closed_months AS m ON m.report_year = l.report_year
    WHERE l.is_to_date AND NOT l.is_opening GROUP BY l.report_year
),
newest AS (
    SELECT report_year, max(day) FILTER (kind = 'bank') AS bank, max(day) FILTER (kind = 'debiteur') AS debtors,
        max(day) FILTER (kind = 'crediteur') AS creditors
    FROM (
        SELECT report_year, 'bank' AS kind, min(balance_date) AS day FROM bank_facts WHERE is_last_of_year GROUP BY report_year
        UNION ALL SELECT report_year, kind, CASE WHEN paid_on <= as_at THEN greatest(invoice_date, paid_on) ELSE invoice_date END
            FROM invoice_facts
    ) GROUP BY report_year
),
behind AS (
    SELECT k.report_year, c.check_id, c.until_day
    FROM known AS k JOIN newest AS n ON n.report_year = k.report_year JOIN running AS r ON r.report_year = k.report_year
    CROSS JOIN LATERAL (
        VALUES ('bank', k.bank, n.bank), ('debtors', k.debtors, n.debtors), ('creditors', k.creditors, n.creditors)
    ) AS c(check_id, until_day, day)
    WHERE r.is_running AND c.until_day < date_trunc('month', c.day)
),
open_items AS (
    SELECT report_year, sum(open_amount) FILTER (kind = 'debiteur') AS debtors,
        sum(open_amount) FILTER (kind = 'crediteur') AS creditors
    FROM invoice_facts GROUP BY report_year
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
        'banksaldi', b.closing, 'grootboek op de dag van het afschrift', k.booked FROM ledger AS l
        LEFT JOIN bank AS b ON b.report_year = l.report_year
        LEFT JOIN bank_books AS k ON k.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 6, 'bank_chain', 'Elk beginsaldo is het eindsaldo daarvoor',
        'beginsaldi', b.opening, 'eindsaldi daarvoor', b.previous FROM ledger AS l
        LEFT JOIN bank AS b ON b.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 7, 'debtors', 'Open facturen van debiteuren zijn gelijk aan de boeken',
        'open facturen', i.debtors, 'grootboek', l.debtors FROM ledger AS l
        LEFT JOIN open_items AS i ON i.report_year = l.report_year
    UNION ALL SELECT l.report_year, l.is_fictional, 8, 'creditors', 'Open facturen van crediteuren zijn gelijk aan de boeken',
        'open facturen', i.creditors, 'grootboek', l.creditors FROM ledger AS l
        LEFT JOIN open_items AS i ON i.report_year = l.report_year
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
    left_name, left_amount,
    right_name || coalesce(', geboekt tot en met ' || dutch_day(b.until_day), '') AS right_name, right_amount, left_amount - right_amount AS difference,
    CASE WHEN p.check_id = 'contributions' AND p.right_name <> 'grootboek' THEN 'onbekend'
        WHEN left_amount = right_amount THEN 'klopt' WHEN b.until_day IS NOT NULL THEN 'onbekend'
        WHEN left_amount <> right_amount THEN 'klopt niet'
        ELSE 'onbekend' END AS state,
    b.until_day AS booked_until,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet,
    NULL::BIGINT AS _row
FROM pairs AS p LEFT JOIN behind AS b ON b.report_year = p.report_year AND b.check_id = p.check_id
