-- Eén regel per regel waaruit een licht wordt voorgesteld, met haar grenzen en hoe vaak zij in het jaar iets kan zeggen.
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, r._is_fictional AS is_fictional,
    r.rule_code, r.title, r.measure, r.orange_from, r.red_from, r.minimum_evidence, r.is_active, r.explanation,
    (
        SELECT count(*) FILTER (e.is_measured) FROM light_evidence AS e
        WHERE e.rule_code = r.rule_code AND e.report_year = y.report_year
    ) AS times_measured,
    r.source_place, r._batch, r._file, r._sheet, r._row
FROM light_rules AS r CROSS JOIN report_years AS y
WHERE y.has_dossiers
-- empty without: light_rules
