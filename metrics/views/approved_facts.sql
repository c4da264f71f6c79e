-- Eén regel per boekjaar, kwartaal en stand die bij het akkoord is vastgelegd: het bedrag toen, en wat er nu over diezelfde dag staat.
-- The forecast is that of the day of approval: it moves with every month, so it is kept and never compared. The result of a
-- quarter of which a month was opened again is not known now: that is no change of it.
SELECT a.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, a._is_fictional AS is_fictional,
    a.quarter, a.figure, coalesce(n.position, 5) AS position, n.day, a.amount AS approved_amount, n.amount AS amount_now,
    n.amount - a.amount AS difference,
    n.figure IS NOT NULL AND NOT coalesce(a.figure = 'resultaat' AND a.quarter >= m.open_from_quarter, false) AS is_compared,
    is_compared AND a.amount IS DISTINCT FROM n.amount AS is_changed,
    a.approved_by, a.approved_on, a.source_place, a._batch, a._file, a._sheet, a._row
FROM approved_figures AS a
LEFT JOIN quarter_figures AS n ON n.report_year = a.fiscal_year AND n.quarter = a.quarter AND n.figure = a.figure
LEFT JOIN closed_months AS m ON m.report_year = a.fiscal_year
-- empty without: approved_figures
