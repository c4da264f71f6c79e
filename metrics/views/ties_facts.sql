-- Eén regel per boekjaar met boekingen: sluit het met de boeken? ja, nee (met hoeveel) of nog niet (welke controle ontbreekt).
-- Of the controls, those about debit and credit, the opening balance, the bank, debtors, creditors and the result matter.
-- One of which neither side has an amount does not: there is nothing to tie. One that can't be judged yet is missing. A control that fails is a no, whichever it is.
WITH judged AS (
    SELECT *, check_id IN ('debit_credit', 'opening_balance', 'bank', 'debtors', 'creditors', 'results') AS matters,
        state = 'onbekend' AND coalesce(left_amount, right_amount) <> 0 AS is_missing
    FROM finance_checks
)
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(is_fictional) AS is_fictional,
    CASE WHEN bool_or(state = 'klopt niet') THEN 'nee' WHEN bool_or(matters AND is_missing) THEN 'nog niet' ELSE 'ja' END AS answer,
    count(*) FILTER (state = 'klopt niet') AS failed, sum(abs(difference)) FILTER (state = 'klopt niet') AS gap,
    count(*) FILTER (state = 'klopt') AS tied, count(*) FILTER (state = 'onbekend') AS not_compared,
    -- up to which day bank and open invoices could be set beside the books, the first of those days
    min(compared_on) FILTER (state = 'klopt') AS compared_on,
    string_agg(missing, '; ' ORDER BY position) FILTER (matters AND is_missing) AS missing,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet, NULL::BIGINT AS _row
FROM judged GROUP BY report_year
-- empty without: finance_checks
