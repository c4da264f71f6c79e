-- Eén regel per bevinding over het geld van een jaar: wat er is gevonden, in één zin met het bedrag.
-- A finding is no refusal: the figures stand, and the reader knows what to look at.
SELECT c.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, c.is_fictional, 'controle' AS kind,
    'Klopt niet: ' || c.title || ' (' || c.left_name || ' tegen ' || c.right_name || coalesce(', ' || c.compared, '') || ')' AS sentence, abs(c.difference) AS amount,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet, NULL::BIGINT AS _row
-- what has a finding of its own for each place where it goes wrong is not said again for the whole
FROM finance_checks AS c WHERE c.state = 'klopt niet' AND c.check_id NOT IN
    ('bank_chain', 'documents', 'declared_debit', 'declared_credit', 'opening_accounts')
    AND NOT (c.check_id = 'opening_closing' AND EXISTS (
        SELECT 1 FROM finance_checks AS o WHERE o.report_year = c.report_year AND o.check_id = 'opening_accounts' AND o.state = 'klopt niet'))
UNION ALL
SELECT o.report_year, NULL, [], o.is_fictional, 'beginbalans',
    'Rekening ' || o.account_id || ' ' || o.account_name || ' begint met ' || dutch_euro(coalesce(o.opening, 0))
        || '; vorig jaar eindigde zij met ' || dutch_euro(coalesce(c.closing, 0)),
    abs(coalesce(o.opening, 0) - coalesce(c.closing, 0)), o.source_place, o._batch, o._file, o._sheet, o._row
FROM balance_facts AS o
JOIN (SELECT DISTINCT report_year FROM balance_facts) AS y ON y.report_year = o.report_year - 1
JOIN finance_checks AS f ON f.report_year = o.report_year AND f.check_id = 'opening_accounts' AND f.state = 'klopt niet'
LEFT JOIN balance_facts AS c ON c.report_year = o.report_year - 1 AND c.account_id = o.account_id
WHERE o.balance_group NOT IN ('reserves', 'resultaat') AND coalesce(o.opening, 0) <> coalesce(c.closing, 0)
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'afschrift',
    'Het afschrift van ' || bank_account || ' tot en met ' || dutch_day(balance_date) || ' begint met ' || dutch_euro(follows_on)
        || '; het vorige (tot en met ' || dutch_day(previous_date) || ') eindigt op ' || dutch_euro(previous_closing)
        || ': er ontbreekt een afschrift of een mutatie',
    abs(follows_on - previous_closing), source_place, _batch, _file, _sheet, _row
FROM bank_facts WHERE follows_on <> previous_closing
UNION ALL
-- the movements of a day follow on each other along their balances: with more than one balance that nothing leads to,
-- something between them is missing, or stands there twice
SELECT y.report_year, NULL, [], bool_or(is_fictional), 'afschrift',
    'Op ' || dutch_day(booked_on) || ' sluiten de mutaties van ' || bank_account || ' niet op elkaar aan (van '
        || string_agg(dutch_euro(balance), ', ' ORDER BY balance) FILTER (leads < 0) || ' naar '
        || string_agg(dutch_euro(balance), ', ' ORDER BY balance) FILTER (leads > 0)
        || '): er ontbreekt een afschrift of een mutatie, of er staat er een te veel',
    NULL, min(source_place), min(_batch), min(_file), min(_sheet), min(_row)
FROM (
    SELECT bank_account, booked_on, balance, sum(lead) AS leads, bool_or(_is_fictional) AS is_fictional,
        arg_min(source_place, _row) AS source_place, arg_min(_batch, _row) AS _batch, arg_min(_file, _row) AS _file, arg_min(_sheet, _row) AS _sheet, min(_row) AS _row
    FROM (
        SELECT *, balance_after - amount AS balance, 1 AS lead FROM bank_movements
        UNION ALL SELECT *, balance_after, -1 FROM bank_movements
    ) WHERE balance IS NOT NULL AND booked_on <= (SELECT day FROM clock) GROUP BY bank_account, booked_on, balance
) JOIN bank_days AS y ON y.day = booked_on
GROUP BY y.report_year, bank_account, booked_on HAVING sum(leads) FILTER (leads > 0) > 1
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'indeling',
    'Rekening ' || account_id || ' ' || account_name || ' telt bij ' || confirmed_group || ', zoals is bevestigd; het bestand zegt '
        || said_group, abs(booked), source_place, _batch, _file, _sheet, _row
FROM account_facts WHERE confirmed_group <> said_group AND said_group <> 'niet ingedeeld'
UNION ALL
SELECT report_year, NULL, [], bool_or(is_fictional), 'boekstuk',
    'Boekstuk ' || coalesce(document, 'zonder nummer') || ' van dagboek ' || coalesce(journal, 'zonder naam') || ' (' || dutch_day(min(entry_date))
        || ') is niet in evenwicht', abs(sum(amount)),
    arg_min(source_place, (_file, _sheet, _row)), arg_min(_batch, (_file, _sheet, _row)), arg_min(_file, (_file, _sheet, _row)),
    arg_min(_sheet, (_file, _sheet, _row)), min(_row)
FROM ledger_facts WHERE NOT is_opening GROUP BY report_year, journal, document HAVING bool_and(is_to_date) AND sum(amount) <> 0
UNION ALL
SELECT report_year, NULL, [], bool_or(is_fictional), 'periode',
    'Boekstuk ' || coalesce(document, 'zonder nummer') || ' heeft een datum (' || dutch_day(entry_date) || ') buiten zijn periode ' || period,
    coalesce(sum(amount) FILTER (amount > 0), -sum(amount)),
    arg_min(source_place, (_file, _sheet, _row)), arg_min(_batch, (_file, _sheet, _row)), arg_min(_file, (_file, _sheet, _row)),
    arg_min(_sheet, (_file, _sheet, _row)), min(_row)
FROM ledger_facts
WHERE NOT is_opening AND NOT is_outside_year AND is_to_date AND period BETWEEN 1 AND 12
    AND date_trunc('month', entry_date) <> month_begins
GROUP BY report_year, journal, document, period, entry_date
UNION ALL
-- it counts by its period, also when that date is still to come
SELECT report_year, NULL, [], bool_or(is_fictional), 'boekjaar',
    'Boekstuk ' || coalesce(document, 'zonder nummer') || ' heeft een datum buiten het boekjaar (' || dutch_day(entry_date)
        || '); het telt mee in periode ' || period,
    coalesce(sum(amount) FILTER (amount > 0), -sum(amount)),
    arg_min(source_place, (_file, _sheet, _row)), arg_min(_batch, (_file, _sheet, _row)), arg_min(_file, (_file, _sheet, _row)),
    arg_min(_sheet, (_file, _sheet, _row)), min(_row)
FROM ledger_facts WHERE is_outside_year GROUP BY report_year, journal, document, period, entry_date
UNION ALL
-- an invoice of an earlier year may have been brought along; one of a later year is no invoice of this one
SELECT i.fiscal_year, NULL, [], i._is_fictional, 'boekjaar',
    'Factuur ' || i.invoice_id || ' heeft een datum na het boekjaar (' || dutch_day(i.invoice_date) || ')', i.amount,
    i.source_place, i._batch, i._file, i._sheet, i._row
FROM invoices AS i LEFT JOIN (SELECT report_year, max(ends) AS last_day FROM book_months GROUP BY report_year) AS y
    ON y.report_year = i.fiscal_year
WHERE i.invoice_date > coalesce(y.last_day, make_date(i.fiscal_year, 12, 31))
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'vervaldatum', 'Factuur ' || invoice_id || ' heeft geen vervaldatum', open_amount,
    source_place, _batch, _file, _sheet, _row
FROM invoice_facts WHERE is_open AND due_date IS NULL AND NOT is_unallocated
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'niet toegewezen',
    'Bij ' || relation_name || ' staat een bedrag dat bij geen factuur hoort', open_amount,
    source_place, _batch, _file, _sheet, _row
FROM invoice_facts WHERE is_open AND is_unallocated
UNION ALL
SELECT i.report_year, NULL, [], i.is_fictional, 'dubbel',
    'Factuur ' || i.invoice_id || ' lijkt op een andere: dezelfde relatie, dag en hetzelfde bedrag', i.amount,
    i.source_place, i._batch, i._file, i._sheet, i._row
FROM (
    SELECT *, row_number() OVER (PARTITION BY report_year, kind, relation_id, invoice_date, amount ORDER BY invoice_id) AS number
    FROM invoice_facts WHERE report_year = fiscal_year AND NOT is_unallocated
) AS i WHERE i.number > 1
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'bestand', sentence, abs(amount), source_place, _batch, _file, _sheet, _row
FROM file_check_facts WHERE outcome = 'opvallend' AND check_name <> 'boekstukken uit evenwicht'
UNION ALL
SELECT report_year, NULL, [], is_fictional, 'overlap',
    'Het afschrift van ' || bank_account || ' tot en met ' || dutch_day(balance_date)
        || ' begint vóór het einde van het vorige (' || dutch_day(previous_date)
        || '); mutaties die op beide staan tellen één keer',
    NULL, source_place, _batch, _file, _sheet, _row
FROM bank_facts WHERE is_overlapping
UNION ALL
SELECT report_year, NULL, [], bool_or(is_fictional), 'project',
    'Projectcode ' || booked_project || ' uit de boekhouding staat niet op blad Projecten', abs(sum(amount)),
    NULL, arg_min(_batch, (_file, _sheet, _row)), arg_min(_file, (_file, _sheet, _row)),
    arg_min(_sheet, (_file, _sheet, _row)), arg_min(_row, (_file, _sheet, _row))
FROM ledger_facts WHERE is_to_date AND booked_project IS NOT NULL AND project_code IS NULL GROUP BY report_year, booked_project
UNION ALL
-- quarters are approved in order: one without each of those before it
SELECT a.fiscal_year, NULL, [], bool_or(a._is_fictional), 'akkoord',
    'Op het ' || a.quarter || 'e kwartaal is akkoord gegeven, en nog niet op het '
        || array_to_string([q || 'e' FOR q IN range(1, a.quarter) IF NOT list_contains(any_value(g.given), q)], ' en het '),
    NULL, arg_min(a.source_place, (a._file, a._sheet, a._row)), arg_min(a._batch, (a._file, a._sheet, a._row)),
    arg_min(a._file, (a._file, a._sheet, a._row)), arg_min(a._sheet, (a._file, a._sheet, a._row)), min(a._row)
FROM (SELECT * FROM approvals WHERE approved_on <= (SELECT day FROM clock)) AS a
JOIN (
    SELECT fiscal_year, list(DISTINCT quarter) AS given FROM approvals WHERE approved_on <= (SELECT day FROM clock) GROUP BY fiscal_year
) AS g USING (fiscal_year)
WHERE len([q FOR q IN range(1, a.quarter) IF NOT list_contains(g.given, q)]) > 0
GROUP BY a.fiscal_year, a.quarter
UNION ALL
-- what is written per month beside what is booked in those months: the bookings count
SELECT report_year, NULL, [], is_fictional, 'realisatie',
    'De realisatie per maand zegt van ' || cost_type || ' ' || dutch_euro(said) || ', en geboekt is ' || dutch_euro(booked)
        || CASE len(months) WHEN 1 THEN ' (maand ' ELSE ' (de maanden ' END || array_to_string(months, ', ') || '). De boekingen tellen',
    abs(said - booked), source_place, _batch, _file, _sheet, _row
FROM (
    SELECT r.fiscal_year AS report_year, r.cost_type, bool_or(r._is_fictional) AS is_fictional, sum(r.amount) AS said,
        sum(coalesce(l.realised, 0)) AS booked, list(r.month ORDER BY r.month) AS months,
        arg_min(r.source_place, r.month) AS source_place, arg_min(r._batch, r.month) AS _batch, arg_min(r._file, r.month) AS _file,
        arg_min(r._sheet, r.month) AS _sheet, arg_min(r._row, r.month) AS _row
    FROM month_results AS r JOIN closed_months AS m ON m.report_year = r.fiscal_year AND NOT m.is_by_month
    JOIN book_months AS b ON b.report_year = r.fiscal_year AND b.month = r.month CROSS JOIN clock AS k
    LEFT JOIN (
        SELECT report_year, month, cost_type, sum(realised) AS realised FROM ledger_facts WHERE is_result AND is_to_date GROUP BY ALL
    ) AS l ON l.report_year = r.fiscal_year AND l.month = r.month AND l.cost_type = r.cost_type
    WHERE r.amount <> coalesce(l.realised, 0) AND b.ends <= k.day GROUP BY r.fiscal_year, r.cost_type
)
UNION ALL
-- a heading that is budgeted and of which the months say nothing counts as nought, as in the books
SELECT b.report_year, NULL, [], b.is_fictional, 'realisatie', 'Van ' || b.cost_type || ' is '
        || dutch_euro(b.budget) || ' begroot, en de realisatie per maand noemt deze kostensoort niet: gerekend is met niets', b.budget,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM budget_facts AS b JOIN closed_months AS m ON m.report_year = b.report_year AND m.is_by_month
WHERE b.project_code IS NULL AND b.budget <> 0 AND NOT EXISTS (
    SELECT 1 FROM month_results AS r WHERE r.fiscal_year = b.report_year AND r.cost_type = b.cost_type)
-- empty without: account_facts, approvals, bank_facts, bank_movements, closed_months, file_check_facts, finance_checks, invoice_facts, invoices, ledger_facts
