-- Eén regel per bestuurslid dat dossiers voorzit, met het einde van zijn of haar termijn: wie neemt het over?
WITH chaired AS (
    SELECT report_year, chair_name, string_agg(dossier_name, '; ' ORDER BY dossier_id) AS dossiers, count(*) AS dossier_count
    FROM dossiers WHERE chair_name IS NOT NULL GROUP BY report_year, chair_name
)
SELECT o.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, o._is_fictional AS is_fictional,
    o.official_id, o.office, o.name, o.function, o.municipality, c.dossier_count, c.dossiers,
    o.ends_on, o.ends_on_precision,
    coalesce(u.ends_until <= y.judged_on + INTERVAL 1 YEAR, false) AS is_leaving,
    coalesce(u.ends_until < y.judged_on, false) AS has_left,
    o.source_place, o._batch, o._file, o._sheet, o._row
FROM officials AS o
JOIN chaired AS c ON c.report_year = o.report_year AND c.chair_name = o.name
LEFT JOIN report_years AS y ON y.report_year = o.report_year
CROSS JOIN LATERAL (SELECT dutch_until(o.ends_on, o.ends_on_precision) AS ends_until) AS u
-- empty without: officials
