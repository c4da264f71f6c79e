-- Eén regel per zetel in een commissie of bestuur (van de VNG of een ander): bezet of vacant, door wie, tot wanneer, en welke dossiers erachter liggen.
-- As on the day on which the year is judged: who is appointed from a later day does not fill the seat yet (appointed_from
-- says from when), and a term that is over leaves it vacant. A seat that becomes vacant on a later day is not vacant yet:
-- who holds it until then is unknown.
WITH linked AS (
    SELECT report_year, unnest(body_codes) AS body_code, dossier_id, dossier_name, portfolio FROM dossiers
),
behind AS (
    SELECT report_year, body_code, list(DISTINCT portfolio ORDER BY portfolio) AS portfolios,
        list(dossier_id ORDER BY dossier_id) AS dossier_ids, string_agg(dossier_name, '; ' ORDER BY dossier_id) AS dossiers, count(*) AS dossier_count
    FROM linked GROUP BY report_year, body_code
),
on_day AS (
    SELECT s.* REPLACE (
            CASE WHEN s.state = 'bezet' AND (s.starts_on > y.judged_on OR o.over_on IS NOT NULL) THEN 'vacant'
                WHEN s.state = 'vacant' AND s.starts_on > y.judged_on THEN 'onbekend' ELSE s.state END AS state,
            CASE WHEN is_there THEN s.holder_name END AS holder_name, CASE WHEN is_there THEN s.municipality END AS municipality,
            CASE WHEN is_there THEN s.function END AS function, CASE WHEN is_there THEN s.party END AS party,
            CASE WHEN is_there THEN s.gender END AS gender, CASE WHEN is_there THEN s.is_acting END AS is_acting
        ),
        CASE WHEN s.state = 'bezet' AND s.starts_on > y.judged_on THEN s.starts_on END AS appointed_from, o.over_on
    FROM seats AS s
    LEFT JOIN report_years AS y ON y.report_year = s.report_year
    -- over on the day itself, or on the last day of the month, quarter or year that is named
    CROSS JOIN LATERAL (
        SELECT CASE WHEN s.state = 'bezet' AND CASE s.ends_on_precision WHEN 'maand' THEN last_day(s.ends_on)
            WHEN 'kwartaal' THEN last_day(s.ends_on + INTERVAL 2 MONTH) WHEN 'seizoen' THEN last_day(s.ends_on + INTERVAL 2 MONTH)
            WHEN 'half' THEN last_day(s.ends_on + INTERVAL 5 MONTH) WHEN 'jaar' THEN make_date(year(s.ends_on), 12, 31)
            ELSE s.ends_on END < y.judged_on THEN s.ends_on END AS over_on
    ) AS o
    CROSS JOIN LATERAL (SELECT coalesce(s.state <> 'bezet' OR s.starts_on <= y.judged_on, true) AND o.over_on IS NULL AS is_there) AS i
)
SELECT s.report_year, NULL::INT AS half, coalesce(l.portfolios, []::VARCHAR[]) AS portfolios,
    s._is_fictional AS is_fictional,
    s.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, b.is_temporary, s.seat_number, s.state,
    s.state = 'bezet' AS is_filled, s.state = 'vacant' AS is_vacant,
    s.holder_name, s.municipality, s.function, s.party, s.gender, s.is_acting, s.appointed_by,
    CASE WHEN s.state = 'onbekend' THEN s.starts_on END AS vacant_from,
    CASE s.state WHEN 'vacant' THEN coalesce(s.over_on, CASE WHEN s.appointed_from IS NULL THEN s.starts_on END) END AS vacant_since,
    CASE s.state WHEN 'vacant' THEN CASE WHEN s.over_on IS NOT NULL THEN s.ends_on_precision
        WHEN s.appointed_from IS NULL THEN s.starts_on_precision END END AS vacant_since_precision,
    s.appointed_from, s.starts_on, s.starts_on_precision, s.ends_on, s.ends_on_precision,
    s.ends_on BETWEEN y.judged_on AND y.judged_on + INTERVAL 1 YEAR AS is_ending,
    coalesce(l.dossier_ids, []::VARCHAR[]) AS dossier_ids, l.dossiers, coalesce(l.dossier_count, 0) AS dossier_count, s.note,
    s.source_place, s._batch, s._file, s._sheet, s._row
FROM on_day AS s
JOIN bodies AS b ON b.body_code = s.body_code
LEFT JOIN behind AS l ON l.report_year = s.report_year AND l.body_code = s.body_code
LEFT JOIN report_years AS y ON y.report_year = s.report_year
