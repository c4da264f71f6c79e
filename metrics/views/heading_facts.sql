-- Eén regel per jaar met geldgegevens en kostensoort: waar een rekening bij kan horen.
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, c._is_fictional AS is_fictional,
    c.cost_type, c.side, c.position AS cost_type_position, c.source_place, c._batch, c._file, c._sheet, c._row
FROM cost_types AS c JOIN report_years AS y ON y.has_money AND (y.is_fictional OR NOT c._is_fictional)
WHERE c.cost_type NOT LIKE 'Niet ingedeeld%'
-- empty without: cost_types
