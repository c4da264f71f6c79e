-- Eén regel per zetel in een commissie of bestuur (van de VNG of een ander): bezet of vacant, door wie, tot wanneer, en welke dossiers erachter liggen.
-- As on the day on which the year is judged: a term that is over leaves the seat vacant, and who is appointed from a
-- later day does not fill it yet (appointed_from says from when). Who sits there on the day itself then comes from the
-- terms of the seat; without one that is unknown, as it is for a seat that becomes vacant on a later day.
-- is_ending: the term of who sits there ends within a year, or the seat becomes vacant within a year (of whoever that is).
-- ends_until: the last day of the day, month, season or year that is named.
WITH linked AS (
    SELECT report_year, unnest(body_codes) AS body_code, dossier_id, dossier_name, portfolio FROM dossiers
),
behind AS (
    SELECT report_year, body_code, list(DISTINCT portfolio ORDER BY portfolio) AS portfolios,
        list(dossier_id ORDER BY dossier_id) AS dossier_ids, string_agg(dossier_name, '; ' ORDER BY dossier_id) AS dossiers, count(*) AS dossier_count
    FROM linked GROUP BY report_year, body_code
),
ending AS (
    SELECT x.*, dutch_until(x.ends_on, x.ends_on_precision) AS ends_until
    FROM (
        SELECT 'seat' AS what, NULL::BIGINT AS term_number, * FROM seats
        UNION ALL BY NAME SELECT 'term' AS what, * FROM terms
    ) AS x
),
judged AS (
    SELECT s.* EXCLUDE (what, term_number), y.judged_on, s.state = 'bezet' AND coalesce(s.ends_until < y.judged_on, false) AS is_over,
        coalesce(s.starts_on > y.judged_on, false) AS is_later
    FROM ending AS s LEFT JOIN report_years AS y ON y.report_year = s.report_year WHERE s.what = 'seat'
),
-- who sits there on the day, where the row of the seat is about a day to come or a term that is over
sitting AS (
    SELECT s.report_year, t.*
    FROM judged AS s
    JOIN (SELECT * EXCLUDE (report_year) FROM ending WHERE what = 'term') AS t ON t.body_code = s.body_code AND t.seat_number = s.seat_number
        AND t.starts_on <= s.judged_on AND coalesce(t.ends_until >= s.judged_on, true)
    WHERE (s.is_later AND NOT s.is_over) OR (s.is_over AND t.starts_on >= s.ends_on)
    QUALIFY row_number() OVER (PARTITION BY s.report_year, s.body_code, s.seat_number ORDER BY t.starts_on DESC, t.term_number DESC) = 1
),
on_day AS (
    SELECT s.* REPLACE (
            CASE WHEN t.body_code IS NOT NULL THEN 'bezet' WHEN s.is_over THEN 'vacant' WHEN s.is_later THEN 'onbekend' ELSE s.state END AS state,
            CASE WHEN is_there THEN s.holder_name ELSE t.holder_name END AS holder_name,
            CASE WHEN is_there THEN s.municipality ELSE t.municipality END AS municipality,
            CASE WHEN is_there THEN s.function ELSE t.function END AS function,
            CASE WHEN is_there THEN s.party ELSE t.party END AS party, CASE WHEN is_there THEN s.gender ELSE t.gender END AS gender,
            CASE WHEN is_there THEN s.is_acting ELSE t.is_acting END AS is_acting,
            CASE WHEN t.body_code IS NOT NULL THEN t.appointed_by WHEN NOT s.is_later THEN s.appointed_by END AS appointed_by,
            CASE WHEN t.body_code IS NULL THEN s.starts_on ELSE t.starts_on END AS starts_on,
            CASE WHEN t.body_code IS NULL THEN s.starts_on_precision ELSE t.starts_on_precision END AS starts_on_precision,
            CASE WHEN t.body_code IS NOT NULL THEN t.ends_on WHEN NOT s.is_later THEN s.ends_on END AS ends_on,
            CASE WHEN t.body_code IS NOT NULL THEN t.ends_on_precision WHEN NOT s.is_later THEN s.ends_on_precision END AS ends_on_precision,
            CASE WHEN t.body_code IS NOT NULL THEN t.ends_until WHEN NOT s.is_later THEN s.ends_until END AS ends_until,
            s._is_fictional OR coalesce(t._is_fictional, false) AS _is_fictional,
            coalesce(t.source_place, s.source_place) AS source_place, coalesce(t._batch, s._batch) AS _batch,
            coalesce(t._file, s._file) AS _file, coalesce(t._sheet, s._sheet) AS _sheet, coalesce(t._row, s._row) AS _row
        ),
        CASE WHEN s.state = 'bezet' AND s.is_later THEN s.starts_on END AS appointed_from,
        CASE WHEN s.state = 'vacant' AND s.is_later AND t.body_code IS NULL THEN s.starts_on END AS vacant_from
    FROM judged AS s
    LEFT JOIN sitting AS t ON t.report_year = s.report_year AND t.body_code = s.body_code AND t.seat_number = s.seat_number
    CROSS JOIN LATERAL (SELECT s.state = 'bezet' AND NOT s.is_over AND NOT s.is_later AS is_there) AS i
)
SELECT s.report_year, NULL::INT AS half, coalesce(l.portfolios, []::VARCHAR[]) AS portfolios,
    s._is_fictional AS is_fictional,
    s.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, b.is_temporary, s.seat_number, s.state,
    s.state = 'bezet' AS is_filled, s.state = 'vacant' AS is_vacant,
    s.holder_name, s.municipality, s.function, s.party, s.gender, s.is_acting, s.appointed_by,
    s.vacant_from,
    CASE s.state WHEN 'vacant' THEN CASE WHEN s.is_over THEN s.ends_on ELSE s.starts_on END END AS vacant_since,
    CASE s.state WHEN 'vacant' THEN CASE WHEN s.is_over THEN s.ends_on_precision ELSE s.starts_on_precision END END AS vacant_since_precision,
    s.appointed_from, s.starts_on, s.starts_on_precision, s.ends_on, s.ends_on_precision,
    coalesce(s.ends_until, s.vacant_from) IS NOT NULL AS is_end_known,
    coalesce(s.ends_until, s.vacant_from) BETWEEN s.judged_on AND s.judged_on + INTERVAL 1 YEAR AS is_ending,
    coalesce(l.dossier_ids, []::VARCHAR[]) AS dossier_ids, l.dossiers, coalesce(l.dossier_count, 0) AS dossier_count, s.note,
    s.source_place, s._batch, s._file, s._sheet, s._row
FROM on_day AS s
JOIN bodies AS b ON b.body_code = s.body_code
LEFT JOIN behind AS l ON l.report_year = s.report_year AND l.body_code = s.body_code
-- empty without: seats, terms
