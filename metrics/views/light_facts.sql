-- Eén regel per dossier en helft van het verslagjaar: hoeveel lichten er staan, welke kleur, en of het beter of slechter ging.
-- worst: of two lights the worst; one unknown beside orange is unknown, because it may be red. A half without a
-- row in the data has has_cell = false: that is something else than a cell without a light.
-- What was approved stays until something else is: the light shown is the one in force. is_concept: in a round that is
-- open another light was given, and the secretary has not approved it as it is now; it stands beside the one in force
-- (concept_1, …) for who works on it, and counts nowhere. In force is the light as it was at its last approval, or when
-- the round was opened. An approval holds for the light it names, as long as nothing of that light changed after it.
-- A light that was recorded on a day to come (looking back: on a later day) is not given yet: what was there before holds.
-- has_begun: the half has begun on the day on which the year is judged. is_stale: given before the half began.
-- is_asked: a light is asked of it; not of a dossier that ended before the half began.
-- is_of_round: it was given, changed or approved after the round of its half was opened, or on a day from then on.
WITH words AS (
    SELECT row_key, position, column_name, value, lag(value) OVER w AS before, lag(position) OVER w IS NOT NULL AS has_before
    FROM value_history WHERE dataset = 'lights' AND column_name NOT IN ('source_place')
    WINDOW w AS (PARTITION BY row_key, column_name ORDER BY position)
),
changed AS (
    SELECT row_key, max(position) AS position FROM words
    WHERE has_before AND value IS DISTINCT FROM before GROUP BY row_key
),
keyed AS (
    SELECT l.*, concat_ws(' · ', l.report_year, l.dossier_id, l.half) AS row_key,
        b.position * 1000 AS brought_at, r.state AS round_state, r.opened_on, o.position * 1000 AS opened_at
    FROM lights AS l
    JOIN batches AS b ON b.batch = l._batch
    LEFT JOIN light_rounds AS r ON r.report_year = l.report_year AND r.half = l.half
    LEFT JOIN round_openings AS o ON o.report_year = l.report_year AND o.half = l.half
),
judged AS (
    SELECT v.*, b.position * 1000 + 999 AS position
    FROM light_reviews AS v JOIN batches AS b ON b.batch = v._batch
),
approvals_before AS (
    -- the last time that a light was approved, also when a later verdict took the place of that one
    SELECT row_key, max(position) AS position FROM (
        SELECT concat_ws(' · ', report_year, dossier_id, half) AS row_key, position FROM judged WHERE verdict = 'goedgekeurd'
        UNION ALL
        SELECT row_key, position + 999 FROM value_history
        WHERE dataset = 'light_reviews' AND column_name = 'verdict' AND value = 'goedgekeurd'
    ) GROUP BY row_key
),
given AS (
    SELECT k.*, v.verdict, v.verdict_reason, v.reviewer_function, v.reviewed_on,
        coalesce(v.judged = concat_ws(' en ', k.light_1, k.light_2) AND v.position >= s.changed_at, false) AS is_judged,
        s.changed_at, coalesce(k.recorded_on > n.day, false) AS is_later,
        CASE WHEN is_later THEN coalesce((
            SELECT max(h.position) FROM value_history AS h WHERE h.dataset = 'lights' AND h.row_key = k.row_key
                AND h.column_name = 'recorded_on' AND coalesce(h.value::DATE <= n.day, true)
        ), -1) ELSE greatest(k.opened_at, a.position) END AS in_force_at,
        coalesce(k.light_1, '') IN ('groen', 'oranje', 'rood') OR coalesce(k.light_2, '') IN ('groen', 'oranje', 'rood')
            AS has_colour,
        -- given or changed after the round was opened, and not approved as it is now
        k.round_state IS NOT NULL AND k.round_state <> 'bevroren' AND has_colour AND s.changed_at > k.opened_at
            AND NOT (is_judged AND v.verdict = 'goedgekeurd') AND NOT is_later AS is_concept,
        is_concept OR is_later AS is_held_back,
        k.round_state IS NOT NULL AND has_colour AND NOT is_later AND (
            s.changed_at > k.opened_at OR coalesce(k.recorded_on >= k.opened_on, false)
            OR (is_judged AND v.verdict = 'goedgekeurd' AND v.position > k.opened_at)
        ) AS is_of_round
    FROM keyed AS k CROSS JOIN clock AS n
    LEFT JOIN judged AS v ON v.report_year = k.report_year AND v.dossier_id = k.dossier_id AND v.half = k.half
    LEFT JOIN approvals_before AS a ON a.row_key = k.row_key
    LEFT JOIN changed AS c ON c.row_key = k.row_key
    CROSS JOIN LATERAL (SELECT greatest(coalesce(c.position, 0), k.brought_at) AS changed_at) AS s
),
spoken AS (
    SELECT h.row_key, h.column_name, arg_max(struct_pack(v := h.value), h.position).v AS value
    FROM value_history AS h JOIN given AS g ON g.row_key = h.row_key AND g.is_held_back AND h.position <= g.in_force_at
    WHERE h.dataset = 'lights' GROUP BY h.row_key, h.column_name
),
spoke AS (
    -- a cell of which only one word is known has no history: it said the same all along
    SELECT g.row_key, g.brought_at <= g.in_force_at OR EXISTS (SELECT 1 FROM spoken AS s WHERE s.row_key = g.row_key) AS is_there
    FROM given AS g WHERE g.is_held_back
),
in_force AS (
    SELECT g.* REPLACE (
            CASE WHEN NOT g.is_held_back THEN g.light_1 WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'light_1') THEN s.light_1 ELSE g.light_1 END AS light_1,
            CASE WHEN NOT g.is_held_back THEN g.light_2 WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'light_2') THEN s.light_2 ELSE g.light_2 END AS light_2,
            CASE WHEN NOT g.is_held_back THEN g.meaning WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'meaning') THEN s.meaning ELSE g.meaning END AS meaning,
            CASE WHEN NOT g.is_held_back THEN g.explanation WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'explanation') THEN s.explanation ELSE g.explanation END AS explanation,
            CASE WHEN NOT g.is_held_back THEN g.cause WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'cause') THEN s.cause ELSE g.cause END AS cause,
            CASE WHEN NOT g.is_held_back THEN g.consequence WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'consequence') THEN s.consequence ELSE g.consequence END AS consequence,
            CASE WHEN NOT g.is_held_back THEN g.correction WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'correction') THEN s.correction ELSE g.correction END AS correction,
            CASE WHEN NOT g.is_held_back THEN g.owner_function WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'owner_function') THEN s.owner_function ELSE g.owner_function END AS owner_function,
            CASE WHEN NOT g.is_held_back THEN g.due_date WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'due_date') THEN s.due_date::DATE ELSE g.due_date END AS due_date,
            CASE WHEN NOT g.is_held_back THEN g.recorded_on WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'recorded_on') THEN s.recorded_on::DATE ELSE g.recorded_on END AS recorded_on,
            CASE WHEN NOT g.is_held_back THEN g.recorded_on_precision WHEN NOT p.is_there THEN NULL
                WHEN list_contains(n.known, 'recorded_on_precision') THEN s.recorded_on_precision ELSE g.recorded_on_precision END AS recorded_on_precision
        ),
        CASE WHEN g.is_concept THEN g.light_1 END AS concept_1, CASE WHEN g.is_concept THEN g.light_2 END AS concept_2,
        CASE WHEN g.is_concept THEN g.cause END AS concept_cause,
        CASE WHEN g.is_concept THEN g.consequence END AS concept_consequence,
        CASE WHEN g.is_concept THEN g.correction END AS concept_correction,
        CASE WHEN g.is_concept THEN g.owner_function END AS concept_owner
    FROM given AS g
    LEFT JOIN spoke AS p ON p.row_key = g.row_key
    LEFT JOIN (PIVOT spoken ON column_name IN ('light_1', 'light_2', 'meaning', 'explanation', 'cause', 'consequence', 'correction', 'owner_function', 'due_date', 'recorded_on', 'recorded_on_precision') USING first(value) GROUP BY row_key) AS s ON s.row_key = g.row_key
    LEFT JOIN (SELECT row_key, list(DISTINCT column_name) AS known FROM value_history WHERE dataset = 'lights' GROUP BY row_key) AS n
        ON n.row_key = g.row_key
    WHERE NOT (g.is_later AND NOT p.is_there)
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
            WHEN coalesce(l.is_judged, false) THEN l.verdict WHEN l.is_concept THEN 'concept' ELSE 'van voor de ronde' END AS approval,
        CASE WHEN l.is_judged THEN l.verdict_reason END AS verdict_reason,
        coalesce(l.is_concept, false) AS is_concept, coalesce(l.is_of_round, false) AS is_of_round, l.concept_1, l.concept_2, l.concept_cause, l.concept_consequence,
        l.concept_correction, l.concept_owner,
        (l.light_1 IS NOT NULL)::INT + (l.light_2 IS NOT NULL)::INT AS marks_found,
        CASE
            WHEN 'rood' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'rood'
            WHEN 'onbekend' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'onbekend'
            WHEN 'oranje' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'oranje'
            WHEN l.light_1 = 'groen' THEN 'groen'
        END AS worst,
        make_date(d.report_year, CASE h.half WHEN 1 THEN 1 ELSE 6 END, 1) AS half_begins,
        coalesce(dutch_until(d.ends_on, d.ends_on_precision) >= half_begins, true) AS is_asked,
        coalesce(l._is_fictional, d._is_fictional) AS is_fictional,
        coalesce(l.source_place, d.source_place) AS source_place, coalesce(l._batch, d._batch) AS _batch,
        coalesce(l._file, d._file) AS _file, coalesce(l._sheet, d._sheet) AS _sheet, coalesce(l._row, d._row) AS _row
    FROM dossiers AS d
    CROSS JOIN (VALUES (1), (2)) AS h (half)
    LEFT JOIN portfolios AS p ON p.report_year = d.report_year AND p.portfolio = d.portfolio
    LEFT JOIN in_force AS l ON l.report_year = d.report_year AND l.dossier_id = d.dossier_id AND l.half = h.half
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
    c.has_cell, c.is_asked,
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
    c.recorded_on, c.recorded_on_precision, c.approval, c.is_concept, c.is_of_round, c.concept_1, c.concept_2, c.concept_cause,
    c.concept_consequence, c.concept_correction, c.concept_owner, c.verdict_reason, c.reviewer_function,
    c.reviewed_on, c.revision_reason, c.approval = 'gecorrigeerd' AS is_corrected,
    c.recorded_on < c.half_begins AS is_stale, y.judged_on >= c.half_begins AS has_begun,
    greatest(date_diff('day', c.recorded_on, y.judged_on), 0) AS age_days,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM compared AS c
LEFT JOIN report_years AS y ON y.report_year = c.report_year
