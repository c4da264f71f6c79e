-- Eén regel per verslagjaar, project en boekjaar tot en met dat jaar: begroting en realisatie, voor lasten en voor baten.
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(f.is_fictional) AS is_fictional,
    f.project_code, any_value(f.project_name) AS project_name, f.report_year AS fiscal_year,
    sum(f.budget) FILTER (f.side = 'lasten') AS budget_costs, sum(f.actual) FILTER (f.side = 'lasten') AS costs,
    sum(f.budget) FILTER (f.side = 'baten') AS budget_income, sum(f.actual) FILTER (f.side = 'baten') AS income,
    arg_min(f.source_place, (f._file, f._sheet, f._row)) AS source_place, arg_min(f._batch, (f._file, f._sheet, f._row)) AS _batch,
    arg_min(f._file, (f._file, f._sheet, f._row)) AS _file, arg_min(f._sheet, (f._file, f._sheet, f._row)) AS _sheet, arg_min(f._row, (f._file, f._sheet, f._row)) AS _row
FROM report_years AS y
JOIN budget_facts AS f ON f.report_year <= y.report_year AND (y.is_fictional OR NOT f.is_fictional)
WHERE f.project_code IS NOT NULL
GROUP BY y.report_year, f.report_year, f.project_code
-- empty without: budget_facts
