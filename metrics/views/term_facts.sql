-- Eén regel per termijn op een zetel, van vroeger naar nu: wie er zat of zit, waarnemend of benoemd, en door wie.
-- A seat without a term of its own in a year gives the state of that year, so that history starts with the first report.
WITH state AS (
    SELECT s.report_year, s.body_code, s.seat_number, NULL::BIGINT AS term_number, s.state, s.holder_name, s.municipality, s.function, s.party,
        s.is_acting, s.starts_on, s.starts_on_precision, NULL::DATE AS confirmed_on, NULL::VARCHAR AS confirmed_on_precision,
        s.ends_on, s.ends_on_precision, s.appointed_by, s._is_fictional, s.source_place, s._batch, s._file, s._sheet, s._row
    FROM seats AS s
    WHERE NOT EXISTS (
        SELECT 1 FROM terms AS t WHERE t.body_code = s.body_code AND t.seat_number = s.seat_number
            AND t.municipality = s.municipality AND t.starts_on IS NOT DISTINCT FROM s.starts_on
    )
),
every AS (
    SELECT * FROM state
    UNION ALL BY NAME
    SELECT year(t.starts_on) AS report_year, t.body_code, t.seat_number, t.term_number, 'bezet' AS state, t.holder_name, t.municipality,
        t.function, t.party, t.is_acting, t.starts_on, t.starts_on_precision, t.confirmed_on, t.confirmed_on_precision,
        t.ends_on, t.ends_on_precision, t.appointed_by, t._is_fictional, t.source_place, t._batch, t._file, t._sheet, t._row
    FROM terms AS t
)
SELECT e.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, e._is_fictional AS is_fictional,
    e.body_code, b.body_name, e.seat_number, e.term_number, e.state, e.municipality, e.function, e.party, e.holder_name, e.is_acting,
    CASE WHEN e.state = 'vacant' THEN 'vacant' WHEN e.is_acting THEN 'waarnemend' WHEN e.is_acting IS NULL THEN 'onbekend'
        ELSE 'benoemd' END AS standing,
    e.starts_on, e.starts_on_precision, e.confirmed_on, e.confirmed_on_precision, e.ends_on, e.ends_on_precision,
    e.appointed_by, e.source_place, e._batch, e._file, e._sheet, e._row
FROM every AS e JOIN bodies AS b ON b.body_code = e.body_code
-- empty without: seats, terms
