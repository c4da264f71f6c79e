-- Eén regel per boekjaar, maand, kostensoort en project: de realisatie, positief voor lasten en voor baten.
-- is_own: of the association itself; a project that others pay for is not. What is booked on a day that is still to come
-- has not happened yet (`ledger_facts`).
SELECT report_year, half, []::VARCHAR[] AS portfolios, bool_or(is_fictional) AS is_fictional,
    month, quarter, side, cost_type, any_value(cost_type_position) AS cost_type_position, project_code,
    coalesce(any_value(project_name), 'zonder project') AS project_name,
    project_code IS NULL OR project_code NOT IN (SELECT project_code FROM funded_projects) AS is_own,
    sum(realised) AS actual, count(*) AS bookings,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
FROM ledger_facts
WHERE is_result AND is_to_date
GROUP BY report_year, half, month, quarter, side, cost_type, project_code
-- empty without: ledger_facts
