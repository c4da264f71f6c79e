-- Eén regel per zetel in een commissie of bestuur (van de VNG of een ander): bezet of vacant, door wie, tot wanneer, en welke dossiers erachter liggen.
WITH linked AS (
    SELECT report_year, unnest(body_codes) AS body_code, dossier_id, dossier_name, portfolio FROM dossiers
),
behind AS (
    SELECT report_year, body_code, list(DISTINCT portfolio ORDER BY portfolio) AS portfolios,
        list(dossier_id ORDER BY dossier_id) AS dossier_ids, string_agg(dossier_name, '; ' ORDER BY dossier_id) AS dossiers, count(*) AS dossier_count
    FROM linked GROUP BY report_year, body_code
)
SELECT s.report_year, NULL::INT AS half, coalesce(l.portfolios, []::VARCHAR[]) AS portfolios,
    s._is_fictional AS is_fictional,
    s.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, b.is_temporary, s.seat_number, s.state,
    s.state = 'bezet' AS is_filled, s.state = 'vacant' AS is_vacant,
    s.holder_name, s.municipality, s.function, s.party, s.gender, s.is_acting, s.appointed_by,
    CASE s.state WHEN 'vacant' THEN s.starts_on END AS vacant_since,
    CASE s.state WHEN 'vacant' THEN s.starts_on_precision END AS vacant_since_precision,
    s.starts_on, s.starts_on_precision, s.ends_on, s.ends_on_precision,
    s.ends_on BETWEEN y.judged_on AND y.judged_on + INTERVAL 1 YEAR AS is_ending,
    coalesce(l.dossier_ids, []::VARCHAR[]) AS dossier_ids, l.dossiers, coalesce(l.dossier_count, 0) AS dossier_count, s.note,
    s.source_place, s._batch, s._file, s._sheet, s._row
FROM seats AS s
JOIN bodies AS b ON b.body_code = s.body_code
LEFT JOIN behind AS l ON l.report_year = s.report_year AND l.body_code = s.body_code
LEFT JOIN report_years AS y ON y.report_year = s.report_year
