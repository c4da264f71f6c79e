-- Eén regel per jaar: het geld op de bank naast de begrote lasten van het jaar, van de vereniging zelf: zonder projecten.
WITH bank AS (
    SELECT report_year, bool_or(is_fictional) AS is_fictional, sum(closing_balance) AS liquid,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM bank_facts WHERE is_last_of_year GROUP BY report_year
),
costs AS (SELECT report_year, sum(budget) AS costs FROM budget_facts WHERE side = 'lasten' AND is_own GROUP BY report_year)
SELECT b.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, b.is_fictional, b.liquid, c.costs,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM bank AS b JOIN costs AS c ON c.report_year = b.report_year
-- empty without: budget_facts
