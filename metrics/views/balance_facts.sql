-- Eén regel per boekjaar en balansrekening: beginstand, bij, af en eindstand; en één regel voor het resultaat van het jaar.
-- amounts of the credit side (reserves, provisions, creditors) are turned, so that all are shown positive.
-- The result is booked to the reserves only when the year is closed; until then it is a line of its own. of_projects: what of
-- it came in for projects that others pay for and is not spent: no result of the association.
-- known_until: up to which day the books of the account are known. Of a year that is done itself its last day; else the end
-- of the last closed month, or the last booking on it where that is later: of the days after that nobody knows what is still to be booked.
WITH lines AS (
    SELECT report_year, is_fictional, is_opening, account_id, account_name,
        coalesce(balance_group, 'overig') AS balance_group,
        CASE WHEN balance_group IN ('reserves', 'voorzieningen', 'crediteuren') THEN -amount ELSE amount END AS stand,
        amount, 0::DECIMAL(18, 2) AS of_projects, CASE WHEN NOT is_opening THEN counts_from END AS booked_on, source_place, _batch, _file, _sheet, _row
    FROM ledger_facts WHERE account_type = 'balans' AND is_to_date
    UNION ALL
    SELECT report_year, is_fictional, is_opening, 'resultaat', 'Resultaat van het jaar', 'resultaat',
        -amount, amount, CASE WHEN project_code IN (FROM funded_projects) THEN -amount ELSE 0 END, NULL,
        source_place, _batch, _file, _sheet, _row
    FROM ledger_facts WHERE account_type = 'winst en verlies' AND is_to_date
)
SELECT l.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(l.is_fictional) AS is_fictional,
    account_id, any_value(account_name) AS account_name, balance_group,
    sum(stand) FILTER (is_opening) AS opening,
    coalesce(sum(stand) FILTER (NOT is_opening AND stand > 0), 0) AS added,
    coalesce(-sum(stand) FILTER (NOT is_opening AND stand < 0), 0) AS withdrawn,
    sum(stand) AS closing, sum(amount) AS booked, sum(of_projects) AS of_projects,
    count(*) AS bookings,
    CASE WHEN any_value(c.is_done) THEN any_value(y.last_day) ELSE greatest(any_value(c.until_day), max(booked_on)) END AS known_until,
    arg_min(l.source_place, (l._file, l._sheet, l._row)) AS source_place, arg_min(l._batch, (l._file, l._sheet, l._row)) AS _batch,
    arg_min(l._file, (l._file, l._sheet, l._row)) AS _file, arg_min(l._sheet, (l._file, l._sheet, l._row)) AS _sheet, arg_min(l._row, (l._file, l._sheet, l._row)) AS _row
FROM lines AS l
LEFT JOIN closed_months AS c ON c.report_year = l.report_year
LEFT JOIN (SELECT report_year, max(ends) AS last_day FROM book_months GROUP BY report_year) AS y ON y.report_year = l.report_year
GROUP BY l.report_year, account_id, balance_group
-- empty without: ledger_facts
