-- Eén regel per dossier en helft van het verslagjaar: hoeveel lichten er staan, welke kleur, en of het beter of slechter ging.
-- worst: of two lights the worst; one unknown beside orange is unknown, because it may be red. A half without a
-- row in the data has has_cell = false: that is something else than a cell without a light.
-- is_concept: a round of this half is open and the secretary has not approved this light as it is now. Only the
-- dossier itself shows a concept; everywhere else its colour is ‘concept’ and it counts as no colour. An approval
-- holds for the light it names, as long as nothing of that light changed after it.
WITH words AS (
    SELECT row_key, position, column_name, value, lag(value) OVER w AS before, lag(position) OVER w IS NOT NULL AS has_before
    FROM value_history WHERE dataset = 'lights' AND column_name NOT IN ('source_place')
    WINDOW w AS (PARTITION BY row_key, column_name ORDER BY position)
),
changed AS (
    SELECT row_key, max(position) AS position FROM words
    WHERE has_before AND value IS DISTINCT FROM before GROUP BY row_key
),
judged AS (
    SELECT v.*, b.position * 1000 + 999 AS position
    FROM light_reviews AS v JOIN batches AS b ON b.batch = v._batch
),
given AS (
    SELECT l.*, r.state AS round_state, v.verdict, v.verdict_reason, v.reviewer_function, v.reviewed_on,
        v.judged = concat_ws(' en ', l.light_1, l.light_2) AND v.position >= coalesce(c.position, 0) AS is_judged,
        coalesce(l.light_1, '') IN ('groen', 'oranje', 'rood') OR coalesce(l.light_2, '') IN ('groen', 'oranje', 'rood')
            AS has_colour
    FROM lights AS l
    LEFT JOIN light_rounds AS r ON r.report_year = l.report_year AND r.half = l.half
    LEFT JOIN judged AS v ON v.report_year = l.report_year AND v.dossier_id = l.dossier_id AND v.half = l.half
    LEFT JOIN changed AS c ON c.row_key = concat_ws(' · ', l.report_year, l.dossier_id, l.half)
),
cells AS (
    SELECT d.report_year, h.half::INT AS half, d.portfolio, d.dossier_id, d.dossier_name, d.chair_name,
        d.chair_function, p.position AS portfolio_position,
        l.dossier_id IS NOT NULL AS has_cell,
        l.light_1, l.light_2, l.meaning, l.explanation, l.cause, l.consequence, l.correction, l.owner_function,
        l.due_date, l.recorded_on, l.recorded_on_precision, l.revision_reason, l.reviewer_function, l.reviewed_on,
        CASE WHEN l.round_state IS NULL OR NOT l.has_colour THEN 'zonder ronde'
            WHEN l.round_state = 'bevroren' AND l.revision_reason IS NOT NULL THEN 'gecorrigeerd'
            WHEN l.round_state = 'bevroren' THEN 'bevroren'
            WHEN coalesce(l.is_judged, false) THEN l.verdict ELSE 'concept' END AS approval,
        CASE WHEN l.is_judged THEN l.verdict_reason END AS verdict_reason,
        coalesce(l.round_state <> 'bevroren' AND l.has_colour AND NOT (coalesce(l.is_judged, false)
            AND l.verdict = 'goedgekeurd'), false) AS is_concept,
        (l.light_1 IS NOT NULL)::INT + (l.light_2 IS NOT NULL)::INT AS marks_found,
        CASE
            WHEN is_concept THEN NULL
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
    LEFT JOIN given AS l ON l.report_year = d.report_year AND l.dossier_id = d.dossier_id AND l.half = h.half
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
    CASE WHEN NOT c.has_cell THEN 'niet ingevuld' WHEN c.is_concept THEN 'concept' ELSE coalesce(c.worst, 'geen licht') END AS colour,
    c.worst_rank,
    c.worst_rank IS NOT NULL AS is_known,
    c.previous_worst,
    CASE WHEN c.worst_rank < c.previous_rank THEN 'beter' WHEN c.worst_rank = c.previous_rank THEN 'gelijk'
        WHEN c.worst_rank > c.previous_rank THEN 'slechter' END AS trend,
    coalesce(c.worst_rank > c.previous_rank, false) AS is_worsened,
    c.explanation, c.cause, c.consequence, c.correction, c.owner_function, c.due_date,
    c.recorded_on, c.recorded_on_precision, c.approval, c.is_concept, c.verdict_reason, c.reviewer_function,
    c.reviewed_on, c.revision_reason, c.approval = 'gecorrigeerd' AS is_corrected,
    c.recorded_on < make_date(c.report_year, CASE c.half WHEN 1 THEN 1 ELSE 6 END, 1) AS is_stale,
    greatest(date_diff('day', c.recorded_on, y.judged_on), 0) AS age_days,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM compared AS c
LEFT JOIN report_years AS y ON y.report_year = c.report_year
