-- Eén regel per dossier en helft van het verslagjaar: hoeveel lichten er staan, welke kleur, en of het beter of slechter ging.
-- worst: of two lights the worst; one unknown beside orange is unknown, because it may be red. A half without a
-- row in the data has has_cell = false: that is something else than a cell without a light.
-- What was approved stays until something else is: the light shown is the one in force. is_concept: in a round that is
-- open another light was given, and the secretary has not approved it as it is now; it stands beside the one in force
-- (concept_1, …) for who works on it, and counts nowhere. A light that was taken away is a concept without a colour, which
-- withdraws nothing. In force is the light as it was at its last approval, or when
-- the round was opened. An approval holds for the light it names, as long as nothing of that light changed after it.
-- Looking back on an earlier day, what has a later day is not there yet: a light that was recorded later (the one before
-- it is known), an approval (the one before it holds), a round that was opened or approved later.
-- has_begun: the half has begun on the day on which the year is judged. A light of a half that has not begun is not yet
-- compared with the half before it (trend, is_worsened). is_stale: given before the half began, and the half has begun.
-- is_asked: a light is asked of it; not of a dossier that ended before the half began.
-- is_of_round: it was given, changed or approved after the round of its half was opened, or on a day from then on.
WITH changed AS (
    SELECT row_key, position, has_before AND value IS DISTINCT FROM before AS is_another FROM (
        SELECT row_key, position, value, lag(value) OVER w AS before, lag(position) OVER w IS NOT NULL AS has_before
        FROM value_history WHERE dataset = 'lights' AND column_name <> 'source_place'
        WINDOW w AS (PARTITION BY row_key, column_name ORDER BY position)
    )
),
keyed AS (
    -- known_at: up to where the words of the light were known on the day; without a later word all of them
    SELECT l.*, concat_ws(' · ', l.report_year, l.dossier_id, l.half) AS row_key,
        b.position * 1000 AS brought_at, r.state AS round_state, r.opened_on, r.position * 1000 AS opened_at,
        coalesce(l.recorded_on > n.day, false) AS is_later,
        CASE WHEN is_later THEN coalesce(h.position, -1) ELSE 1000000000000000 END AS known_at
    FROM lights AS l CROSS JOIN clock AS n
    JOIN batches AS b ON b.batch = l._batch
    LEFT JOIN round_openings AS r ON r.report_year = l.report_year AND r.half = l.half
    LEFT JOIN (
        SELECT row_key, max(position) AS position FROM value_history CROSS JOIN clock
        WHERE dataset = 'lights' AND column_name = 'recorded_on' AND coalesce(value::DATE <= day, true) GROUP BY row_key
    ) AS h ON h.row_key = concat_ws(' · ', l.report_year, l.dossier_id, l.half)
),
told AS (
    SELECT row_key, position // 1000 AS batch_at,
        arg_max(struct_pack(v := value), position) FILTER (column_name = 'judged') AS judged,
        arg_max(struct_pack(v := value), position) FILTER (column_name = 'verdict') AS verdict,
        arg_max(struct_pack(v := value), position) FILTER (column_name = 'verdict_reason') AS verdict_reason,
        arg_max(struct_pack(v := value), position) FILTER (column_name = 'reviewer_function') AS reviewer_function,
        arg_max(struct_pack(v := value), position) FILTER (column_name = 'reviewed_on') AS reviewed_on
    FROM value_history WHERE dataset = 'light_reviews' GROUP BY ALL
),
judged AS (
    SELECT v.*, concat_ws(' · ', v.report_year, v.dossier_id, v.half) AS row_key, b.position AS batch_at
    FROM light_reviews AS v JOIN batches AS b ON b.batch = v._batch
),
verdicts AS (
    -- every verdict up to the day, also when a later one took its place; a word that never was another, held all along
    SELECT v.* FROM (
        SELECT m.row_key, m.batch_at * 1000 + 999 AS position,
            coalesce(last_value(t.judged IGNORE NULLS) OVER w, struct_pack(v := j.judged)).v AS judged,
            coalesce(last_value(t.verdict IGNORE NULLS) OVER w, struct_pack(v := j.verdict)).v AS verdict,
            coalesce(last_value(t.verdict_reason IGNORE NULLS) OVER w, struct_pack(v := j.verdict_reason)).v AS verdict_reason,
            coalesce(last_value(t.reviewer_function IGNORE NULLS) OVER w, struct_pack(v := j.reviewer_function)).v AS reviewer_function,
            coalesce(last_value(t.reviewed_on IGNORE NULLS) OVER w, struct_pack(v := j.reviewed_on::VARCHAR)).v::DATE AS reviewed_on
        FROM judged AS j
        JOIN (SELECT row_key, batch_at FROM told UNION SELECT row_key, batch_at FROM judged) AS m ON m.row_key = j.row_key
        LEFT JOIN told AS t ON t.row_key = m.row_key AND t.batch_at = m.batch_at
        WINDOW w AS (PARTITION BY m.row_key ORDER BY m.batch_at)
    ) AS v CROSS JOIN clock AS n WHERE v.reviewed_on <= n.day
),
moments AS (
    -- of which light which words are asked: as known on the day, at the opening of the round, and at each approval
    SELECT row_key, known_at AS until FROM keyed
    UNION SELECT row_key, least(opened_at, known_at) FROM keyed WHERE opened_at IS NOT NULL
    UNION SELECT k.row_key, least(v.position, k.known_at)
    FROM keyed AS k JOIN verdicts AS v ON v.row_key = k.row_key AND v.verdict = 'goedgekeurd'
),
spoken AS (
    SELECT m.row_key, m.until, h.column_name, arg_max(struct_pack(v := h.value), h.position).v AS value
    FROM moments AS m JOIN value_history AS h ON h.dataset = 'lights' AND h.row_key = m.row_key AND h.position <= m.until
    GROUP BY ALL
),
versions AS (
    -- a cell of which only one word is known has no history: it said the same all along
    SELECT *, concat_ws(' en ', light_1, light_2) AS words,
        coalesce(light_1, '') IN ('groen', 'oranje', 'rood') OR coalesce(light_2, '') IN ('groen', 'oranje', 'rood') AS has_colour
    FROM (
        SELECT m.row_key, m.until,
            CASE WHEN list_contains(n.known, 'light_1') THEN s.light_1 ELSE k.light_1 END AS light_1,
            CASE WHEN list_contains(n.known, 'light_2') THEN s.light_2 ELSE k.light_2 END AS light_2,
            CASE WHEN list_contains(n.known, 'meaning') THEN s.meaning ELSE k.meaning END AS meaning,
            CASE WHEN list_contains(n.known, 'explanation') THEN s.explanation ELSE k.explanation END AS explanation,
            CASE WHEN list_contains(n.known, 'cause') THEN s.cause ELSE k.cause END AS cause,
            CASE WHEN list_contains(n.known, 'consequence') THEN s.consequence ELSE k.consequence END AS consequence,
            CASE WHEN list_contains(n.known, 'correction') THEN s.correction ELSE k.correction END AS correction,
            CASE WHEN list_contains(n.known, 'owner_function') THEN s.owner_function ELSE k.owner_function END AS owner_function,
            CASE WHEN list_contains(n.known, 'due_date') THEN s.due_date::DATE ELSE k.due_date END AS due_date,
            CASE WHEN list_contains(n.known, 'recorded_on') THEN s.recorded_on::DATE ELSE k.recorded_on END AS recorded_on,
            CASE WHEN list_contains(n.known, 'recorded_on_precision') THEN s.recorded_on_precision ELSE k.recorded_on_precision END AS recorded_on_precision,
            CASE WHEN list_contains(n.known, 'revision_reason') THEN s.revision_reason ELSE k.revision_reason END AS revision_reason
        FROM moments AS m
        JOIN keyed AS k ON k.row_key = m.row_key
        LEFT JOIN (
            PIVOT spoken ON column_name IN ('light_1', 'light_2', 'meaning', 'explanation', 'cause', 'consequence', 'correction', 'owner_function', 'due_date', 'recorded_on', 'recorded_on_precision', 'revision_reason')
            USING first(value) GROUP BY row_key, until
        ) AS s ON s.row_key = m.row_key AND s.until = m.until
        LEFT JOIN (
            SELECT row_key, list(DISTINCT column_name) AS known FROM value_history WHERE dataset = 'lights' GROUP BY row_key
        ) AS n ON n.row_key = m.row_key AND (k.is_later OR m.until < k.known_at)
        WHERE k.brought_at <= m.until OR s.row_key IS NOT NULL
    )
),
given AS (
    SELECT k.*, v.verdict, v.verdict_reason, v.reviewer_function, v.reviewed_on, w.has_colour,
        coalesce(v.judged = w.words AND v.position >= s.changed_at, false) AS is_judged, s.changed_at,
        -- given, changed or taken away after the round was opened, and not approved as it is now
        k.round_state IS NOT NULL AND s.changed_at > k.opened_at AND NOT (is_judged AND v.verdict = 'goedgekeurd')
            AND CASE WHEN w.has_colour THEN k.round_state <> 'bevroren'
                ELSE f.has_colour AND (k.round_state <> 'bevroren' OR w.revision_reason IS NULL) END AS is_concept,
        CASE WHEN is_concept THEN f.until ELSE k.known_at END AS in_force_at,
        k.round_state IS NOT NULL AND w.has_colour AND (
            s.changed_at > k.opened_at OR coalesce(w.recorded_on >= k.opened_on, false)
            OR (is_judged AND v.verdict = 'goedgekeurd' AND v.position > k.opened_at)
        ) AS is_of_round
    FROM keyed AS k
    JOIN versions AS w ON w.row_key = k.row_key AND w.until = k.known_at
    LEFT JOIN (FROM verdicts QUALIFY row_number() OVER (PARTITION BY row_key ORDER BY position DESC) = 1) AS v ON v.row_key = k.row_key
    LEFT JOIN (
        SELECT o.row_key, max(o.until) AS until FROM versions AS o JOIN keyed AS u ON u.row_key = o.row_key
        JOIN verdicts AS p ON p.row_key = o.row_key AND p.verdict = 'goedgekeurd' AND p.judged = o.words
            AND least(p.position, u.known_at) = o.until
        GROUP BY o.row_key
    ) AS a ON a.row_key = k.row_key
    LEFT JOIN versions AS f ON f.row_key = k.row_key AND f.until = greatest(least(k.opened_at, k.known_at), a.until)
    LEFT JOIN (
        SELECT u.row_key, coalesce(max(o.position) FILTER (o.is_another), min(o.position)) AS position
        FROM keyed AS u JOIN changed AS o ON o.row_key = u.row_key AND o.position <= u.known_at GROUP BY u.row_key
    ) AS c ON c.row_key = k.row_key
    CROSS JOIN LATERAL (SELECT CASE WHEN k.is_later THEN coalesce(c.position, 0) ELSE greatest(c.position, k.brought_at) END AS changed_at) AS s
),
cells AS (
    SELECT d.report_year, h.half::INT AS half, d.portfolio, d.dossier_id, d.dossier_name, d.chair_name,
        d.chair_function, p.position AS portfolio_position,
        g.dossier_id IS NOT NULL AS has_cell,
        l.light_1, l.light_2, l.meaning, l.explanation, l.cause, l.consequence, l.correction, l.owner_function,
        l.due_date, l.recorded_on, l.recorded_on_precision, l.revision_reason, g.reviewer_function, g.reviewed_on,
        CASE WHEN g.round_state IS NULL OR NOT (g.has_colour OR g.is_concept) THEN 'zonder ronde'
            WHEN g.round_state = 'bevroren' AND l.revision_reason IS NOT NULL THEN 'gecorrigeerd'
            WHEN g.round_state = 'bevroren' THEN 'bevroren'
            WHEN g.is_judged THEN g.verdict WHEN g.is_concept THEN 'concept' ELSE 'van voor de ronde' END AS approval,
        CASE WHEN g.is_judged THEN g.verdict_reason END AS verdict_reason,
        coalesce(g.is_concept, false) AS is_concept, coalesce(g.is_of_round, false) AS is_of_round,
        c.light_1 AS concept_1, c.light_2 AS concept_2, c.cause AS concept_cause, c.consequence AS concept_consequence,
        c.correction AS concept_correction, c.owner_function AS concept_owner,
        (l.light_1 IS NOT NULL)::INT + (l.light_2 IS NOT NULL)::INT AS marks_found,
        CASE
            WHEN 'rood' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'rood'
            WHEN 'onbekend' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'onbekend'
            WHEN 'oranje' IN (coalesce(l.light_1, ''), coalesce(l.light_2, '')) THEN 'oranje'
            WHEN l.light_1 = 'groen' THEN 'groen'
        END AS worst,
        make_date(d.report_year, CASE h.half WHEN 1 THEN 1 ELSE 6 END, 1) AS half_begins,
        coalesce(dutch_until(d.ends_on, d.ends_on_precision) >= half_begins, true) AS is_asked,
        coalesce(g._is_fictional, d._is_fictional) AS is_fictional,
        coalesce(g.source_place, d.source_place) AS source_place, coalesce(g._batch, d._batch) AS _batch,
        coalesce(g._file, d._file) AS _file, coalesce(g._sheet, d._sheet) AS _sheet, coalesce(g._row, d._row) AS _row
    FROM dossiers AS d
    CROSS JOIN (VALUES (1), (2)) AS h (half)
    LEFT JOIN portfolios AS p ON p.report_year = d.report_year AND p.portfolio = d.portfolio
    LEFT JOIN given AS g ON g.report_year = d.report_year AND g.dossier_id = d.dossier_id AND g.half = h.half
    LEFT JOIN versions AS l ON l.row_key = g.row_key AND l.until = g.in_force_at
    LEFT JOIN versions AS c ON g.is_concept AND c.row_key = g.row_key AND c.until = g.known_at
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
    CASE WHEN c.marks_found = 0 THEN w.without
        WHEN c.marks_found = 1 THEN 'één licht' ELSE 'twee lichten' END AS marks_name,
    c.light_1, c.light_2, c.meaning,
    c.worst,
    coalesce(c.worst, w.without) AS colour,
    c.worst_rank,
    c.worst_rank IS NOT NULL AS is_known,
    c.previous_worst,
    CASE WHEN NOT b.has_begun THEN NULL WHEN c.worst_rank < c.previous_rank THEN 'beter' WHEN c.worst_rank = c.previous_rank THEN 'gelijk'
        WHEN c.worst_rank > c.previous_rank THEN 'slechter' END AS trend,
    coalesce(b.has_begun AND c.worst_rank > c.previous_rank, false) AS is_worsened,
    c.explanation, c.cause, c.consequence, c.correction, c.owner_function, c.due_date,
    c.recorded_on, c.recorded_on_precision, c.approval, c.is_concept, c.is_of_round, c.concept_1, c.concept_2, c.concept_cause,
    c.concept_consequence, c.concept_correction, c.concept_owner, c.verdict_reason, c.reviewer_function,
    c.reviewed_on, c.revision_reason, c.approval = 'gecorrigeerd' AS is_corrected,
    CASE WHEN c.recorded_on IS NOT NULL THEN b.has_begun AND c.recorded_on < c.half_begins END AS is_stale, b.has_begun,
    CASE WHEN c.recorded_on IS NOT NULL THEN greatest(date_diff('day', c.recorded_on, y.judged_on), 0) END AS age_days,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM compared AS c
LEFT JOIN report_years AS y ON y.report_year = c.report_year
CROSS JOIN LATERAL (SELECT y.judged_on >= c.half_begins AS has_begun) AS b
CROSS JOIN LATERAL (SELECT CASE WHEN c.is_asked THEN 'niet gegeven' ELSE 'niet van toepassing' END AS without) AS w
-- empty without: dossiers
