-- Eén regel per portefeuille van een jaar: waar zij over gaat en wie haar voorzit.
SELECT p.report_year, NULL::INT AS half, [p.portfolio] AS portfolios, p._is_fictional AS is_fictional,
    p.portfolio AS portfolio_name, p.position, p.focus, p.chair_name, p.chair_function, p.chair_municipality,
    p.deputy_name, coalesce(p.is_temporary, false) AS is_temporary,
    p.source_place, p._batch, p._file, p._sheet, p._row
FROM portfolios AS p
-- empty without: portfolios
