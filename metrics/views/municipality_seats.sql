-- Eén regel per gemeente, verslagjaar en organisatie, ook zonder zetel: het aantal zetels naast het aandeel in de inwoners.
-- Seats in temporary bodies are counted apart. Each kind of share adds up to 100, with the seats of nobody among our
-- municipalities as the last part; that of the seats is in whole percents, for there are few of them. The share of inhabitants is unknown when it is of any municipality.
WITH taken AS (
    SELECT report_year, owner, municipality,
        count(*) FILTER (is_filled AND NOT is_temporary) AS seats,
        count(*) FILTER (is_filled AND is_temporary) AS temporary_seats
    FROM seat_facts GROUP BY report_year, owner, municipality
),
years AS (
    SELECT report_year, owner, bool_and(is_fictional) AS is_fictional,
        count(*) FILTER (is_filled AND NOT is_temporary) AS all_seats,
        count(*) FILTER (NOT is_filled AND NOT is_vacant AND NOT is_temporary) AS unknown_seats
    FROM seat_facts GROUP BY report_year, owner
),
members AS (
    SELECT *, sum(inhabitants) OVER () AS all_inhabitants, count(*) FILTER (inhabitants IS NULL) OVER () AS unknown,
        dutch_share(list(inhabitants) OVER (ranked ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
            row_number() OVER ranked, 1) AS inhabitants_share
    FROM municipalities WINDOW ranked AS (ORDER BY inhabitants DESC NULLS LAST, municipality)
)
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, y.is_fictional, y.owner,
    m.municipality, m.municipality_code, m.tile_row, m.tile_column,
    coalesce(t.seats, 0) AS seats, coalesce(t.temporary_seats, 0) AS temporary_seats,
    dutch_share(list_append(
        list(coalesce(t.seats, 0)) OVER (ranked ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
        y.all_seats - sum(coalesce(t.seats, 0)) OVER (PARTITION BY y.report_year, y.owner)
    ), row_number() OVER ranked, 0)::INT AS seats_share,
    y.unknown_seats,
    m.inhabitants,
    CASE WHEN m.unknown = 0 THEN m.inhabitants_share END AS inhabitants_share,
    round(100.0 * coalesce(t.seats, 0) / nullif(y.all_seats, 0) - CASE WHEN m.unknown = 0 THEN m.inhabitants_share END)::INT AS share_difference,
    m.source_place, m._batch, m._file, m._sheet, m._row
FROM years AS y
CROSS JOIN members AS m
LEFT JOIN taken AS t ON t.report_year = y.report_year AND t.owner = y.owner AND t.municipality = m.municipality
WINDOW ranked AS (PARTITION BY y.report_year, y.owner ORDER BY coalesce(t.seats, 0) DESC, m.municipality)
-- empty without: seat_facts
