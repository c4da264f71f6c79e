-- Eén regel per dossier en helft van het verslagjaar: hoeveel lichten er staan, welke kleur, en of het beter of slechter ging.
-- worst: of two lights the worst; one unknown beside orange is unknown, because it may be red. A half without a
-- row in the data has has_cell = false: that is something else than a cell without a light.
WITH cells AS (
    SELECT d.report_year, h.half::INT AS half, d.portfolio, d.dossier_id, d.dossier_name, d.chair_name,
        d.chair_function, p.position AS portfolio_position,
        l.dossier_id IS NOT NULL AS has_cell,
        l.light_1, l.light_2, l.meaning, l.explanation, l.cause, l.consequence, l.correction, l.owner_function,
        l.due_date, l.recorded_on, l.recorded_on_precision,
        (l.light_1 IS NOT NULL)::INT + (l.light_2 IS NOT NULL)::INT AS marks_found,
        CASE
            WHEN 'rood' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'rood'
            WHEN 'onbekend' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'onbekend'
            WHEN 'oranje' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'oranje'
            WHEN l.light_1 = 'groen' THEN 'groen'
        END AS worst,
        coalesce(l._is_fictional, d._is_fictional) AS is_fictional,
        coalesce(l.source_place, d.source_place) AS source_place, coalesce(l._batch, d._batch) AS _batch,
        coalesce(l._file, d._file) AS _file, coalesce(l._sheet, d._sheet) AS _sheet, coalesce(l._row, d._row) AS _row
    FROM dossiers AS d
    CROSS JOIN (VALUES (1), (2)) AS h (half)
    LEFT JOIN portfolios AS p ON p.report_year = d.report_year AND p.portfolio = d.portfolio
    LEFT JOIN lights AS l ON l.report_year = d.report_year AND l.dossier_id = d.dossier_id AND l.half = h.half
),
ranked AS (
    SELECT *, CASE worst WHEN 'groen' THEN 1 WHEN 'oranje' THEN 2 WHEN 'rood' THEN 3 END AS worst_rank FROM cells
),
compared AS (
    SELECT c.*, b.worst AS previous_worst, b.worst_rank AS previous_rank
    FROM ranked AS c
    LEFT JOIN ranked AS b ON
        (c.half = 2 AND b.half = 1 AND b.report_year = c.report_year AND b.dossier_id = c.dossier_id)
        OR (c.half = 1 AND b.half = 2 AND b.report_year = c.report_year - 1 AND b.dossier_name = c.dossier_name)
    QUALIFY row_number() OVER (PARTITION BY c.report_year, c.dossier_id, c.half ORDER BY b.dossier_id) = 1
)
SELECT c.report_year, c.half, [c.portfolio] AS portfolios, c.is_fictional,
    c.dossier_id, c.dossier_name, c.portfolio AS portfolio_name, c.portfolio_position, c.chair_name, c.chair_function,
    c.has_cell,
    CASE WHEN c.has_cell THEN c.marks_found END AS marks,
    CASE WHEN NOT c.has_cell THEN 'niet ingevuld' WHEN c.marks_found = 0 THEN 'geen licht'
        WHEN c.marks_found = 1 THEN 'één licht' ELSE 'twee lichten' END AS marks_name,
    c.light_1, c.light_2, c.meaning,
    c.worst,
    CASE WHEN NOT c.has_cell THEN 'niet ingevuld' ELSE coalesce(c.worst, 'geen licht') END AS colour,
    c.worst_rank,
    c.worst_rank IS NOT NULL AS is_known,
    c.previous_worst,
    CASE WHEN c.worst_rank < c.previous_rank THEN 'beter' WHEN c.worst_rank = c.previous_rank THEN 'gelijk'
        WHEN c.worst_rank > c.previous_rank THEN 'slechter' END AS trend,
    coalesce(c.worst_rank > c.previous_rank, false) AS is_worsened,
    c.explanation, c.cause, c.consequence, c.correction, c.owner_function, c.due_date,
    c.recorded_on, c.recorded_on_precision,
    c.recorded_on < make_date(c.report_year, CASE c.half WHEN 1 THEN 1 ELSE 6 END, 1) AS is_stale,
    date_diff('day', c.recorded_on, y.data_until) AS age_days,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM compared AS c
LEFT JOIN report_years AS y ON y.report_year = c.report_year
