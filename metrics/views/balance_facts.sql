-- Eén regel per boekjaar en balansrekening: beginstand, bij, af en eindstand; en één regel voor het resultaat van het jaar.
-- amounts of the credit side (reserves, provisions, creditors) are turned, so that all are shown positive.
-- The result is booked to the reserves only when the year is closed; until then it is a line of its own. of_projects: what of
-- it came in for projects that others pay for and is not spent: no result of the association.
WITH lines AS (
    SELECT report_year, is_fictional, is_opening, account_id, account_name,
        coalesce(balance_group, 'overig') AS balance_group,
        CASE WHEN balance_group IN ('reserves', 'voorzieningen', 'crediteuren') THEN -amount ELSE amount END AS stand,
        amount, 0::DECIMAL(18, 2) AS of_projects, source_place, _batch, _file, _sheet, _row
    FROM ledger_facts WHERE account_type = 'balans' AND is_to_date
    UNION ALL
    SELECT report_year, is_fictional, is_opening, 'resultaat', 'Resultaat van het jaar', 'resultaat',
        -amount, amount, CASE WHEN project_code IN (FROM funded_projects) THEN -amount ELSE 0 END,
        source_place, _batch, _file, _sheet, _row
    FROM ledger_facts WHERE account_type = 'winst en verlies' AND is_to_date
)
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(is_fictional) AS is_fictional,
    account_id, any_value(account_name) AS account_name, balance_group,
    sum(stand) FILTER (is_opening) AS opening,
    coalesce(sum(stand) FILTER (NOT is_opening AND stand > 0), 0) AS added,
    coalesce(-sum(stand) FILTER (NOT is_opening AND stand < 0), 0) AS withdrawn,
    sum(stand) AS closing, sum(amount) AS booked, sum(of_projects) AS of_projects,
    count(*) AS bookings,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
FROM lines GROUP BY report_year, account_id, balance_group
