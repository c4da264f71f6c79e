-- Eén regel per begrotingsregel en maand: hoeveel van haar bedrag in die maand valt, volgens de fasering waarmee wordt gerekend.
-- The twelve months of a line add up to its amount to the cent. is_own: of the association itself, not of a project that
-- others pay for.
SELECT l.report_year, l.half, l.portfolios, l.is_fictional, l.version, l.line_id, l.side, l.cost_type, l.cost_type_position,
    l.project_code, l.project_name, l.phasing, p.month,
    p.expected - coalesce(lag(p.expected) OVER (PARTITION BY l.report_year, l.version, l.line_id ORDER BY p.month), 0) AS expected,
    l.project_code IS NULL OR l.project_code NOT IN (SELECT project_code FROM funded_projects) AS is_own,
    l.source_place, l._batch, l._file, l._sheet, l._row
FROM budget_line_facts AS l
JOIN budget_phasing AS p ON p.report_year = l.report_year AND p.version = l.version AND p.line_id = l.line_id
-- empty without: budget_phasing
