-- Eén regel per veld van een stoplicht dat later een ander woord kreeg: wat er stond, wat het werd, door wie en waarom.
-- When a batch was loaded stays out of it, so that the same batches give the same content; given_on is what the light says.
SELECT k.report_year, k.half, [d.portfolio] AS portfolios, b.is_fictional OR d._is_fictional AS is_fictional,
    k.dossier_id, d.dossier_name, CASE k.column_name
        WHEN 'light_1' THEN 'Stoplicht' WHEN 'light_2' THEN 'Tweede stoplicht' WHEN 'meaning' THEN 'Betekenis van twee lichten'
        WHEN 'explanation' THEN 'Toelichting' WHEN 'cause' THEN 'Oorzaak' WHEN 'consequence' THEN 'Gevolg'
        WHEN 'correction' THEN 'Bijsturing' WHEN 'owner_function' THEN 'Eigenaar' WHEN 'due_date' THEN 'Bijgestuurd op'
        WHEN 'recorded_on' THEN 'Vastgelegd op' WHEN 'revision_reason' THEN 'Reden van correctie' END AS what,
    CASE WHEN k.column_name IN ('due_date', 'recorded_on') THEN dutch_day(k.before::DATE) ELSE k.before END AS before,
    CASE WHEN k.column_name IN ('due_date', 'recorded_on') THEN dutch_day(k.value::DATE) ELSE k.value END AS value, coalesce((
        SELECT arg_max(v.value, v.position) FROM value_history AS v
        WHERE v.dataset = 'lights' AND v.row_key = k.row_key AND v.column_name = 'recorded_on' AND v.position <= k.position
    )::DATE, l.recorded_on) AS given_on, b.loaded_by, b.reason,
    NULL::VARCHAR AS source_place, k._batch, k._file, k._sheet, k._row
FROM (
    SELECT *, split_part(row_key, ' · ', 1)::BIGINT AS report_year, split_part(row_key, ' · ', 2) AS dossier_id,
        split_part(row_key, ' · ', 3)::INT AS half,
        lag(value) OVER w AS before, lag(position) OVER w IS NOT NULL AS has_before
    FROM value_history
    WHERE dataset = 'lights' AND column_name NOT LIKE '%\_precision' ESCAPE '\' AND column_name NOT IN ('source_place', 'Regel')
    WINDOW w AS (PARTITION BY row_key, column_name ORDER BY position)
) AS k
JOIN batches AS b ON b.batch = k._batch
JOIN dossiers AS d ON d.report_year = k.report_year AND d.dossier_id = k.dossier_id
LEFT JOIN lights AS l ON l.report_year = k.report_year AND l.dossier_id = k.dossier_id AND l.half = k.half
WHERE k.has_before AND k.value IS DISTINCT FROM k.before
-- empty without: value_history
