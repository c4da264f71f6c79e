-- Eén regel per begrotingsregel, zonder prognoses: haar bedrag, de fasering die is gekozen, en die waarmee wordt gerekend.
-- is_counted: not of a change that is decided on a later day (`budget_counted`).
-- What is chosen is not always what counts: ‘als vorig jaar’ needs the bookings of all twelve months of last year.
WITH counted AS (
    SELECT report_year, version, line_id, any_value(phasing) AS phasing FROM budget_phasing GROUP BY ALL
)
SELECT b.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, b._is_fictional AS is_fictional,
    b.version, b.line_id, c.side, b.cost_type, c.position AS cost_type_position, b.project_code, p.project_name,
    b.amount, b.prior_year_actual, b.phasing AS chosen, b.phasing_month, b.phasing_amounts, n.phasing,
    CASE WHEN n.phasing IS NULL THEN 'telt nog niet' WHEN b.phasing IS NULL THEN 'niet gekozen' WHEN starts_with(n.phasing, b.phasing) THEN 'gekozen'
        ELSE 'gekozen is ‘' || b.phasing || '’, maar dat kan niet worden berekend' END AS basis,
    b.decided_on, b.decided_on_precision, n.phasing IS NOT NULL AS is_counted,
    b.note, b.source_place, b._batch, b._file, b._sheet, b._row
FROM budget_lines AS b
LEFT JOIN counted AS n ON n.report_year = b.fiscal_year AND n.version = b.version AND n.line_id = b.line_id
JOIN cost_types AS c ON c.cost_type = b.cost_type
LEFT JOIN projects AS p ON p.project_code = b.project_code
WHERE b.version <> 'prognose'
-- empty without: cost_types
