-- Eén regel per overleg met een datum, en één per telling zonder datum; ‘aantal’ zegt voor hoeveel overleggen een regel staat.
-- What a count already has in the dated list is taken off, so nothing is counted twice. times is unknown where
-- the source gives no number ("tweewekelijks"). Held in a period that is still to begin, is planned.
-- What is of another year than the list (is_in_year) is not held or planned in this one.
SELECT report_year, half, calendar_half, portfolios, is_fictional, dossier_ids,
    'met datum' AS dating, meeting_id AS tally_id, title, kind, state, is_in_year, is_pho, is_held, is_cancelled, was_cancelled,
    is_cancelled_ahead, is_postponed,
    is_planned, is_collegebreed, is_shared, 1::BIGINT AS times, NULL::BIGINT AS counted, NULL::BIGINT AS dated_elsewhere,
    false AS is_minimum, NULL AS frequency,
    meeting_date, meeting_date_precision, dossier_names, note,
    source_place, _batch, _file, _sheet, _row
FROM meeting_facts
UNION ALL
SELECT c.report_year, c.half::INT,
    CASE WHEN c.period_precision IN ('dag', 'maand') AND s.is_in_year THEN CASE WHEN month(c.period) <= 6 THEN 1 ELSE 2 END END::INT,
    coalesce((
        SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
        WHERE d.report_year = c.report_year AND list_contains(c.dossier_ids, d.dossier_id)
    ), []::VARCHAR[]),
    c._is_fictional, coalesce(c.dossier_ids, []::VARCHAR[]),
    'zonder datum', c.count_id, c.description, c.kind, s.state, s.is_in_year, c.kind = 'pho',
    s.is_in_year AND s.state = 'gehouden', false, false, false, false, s.is_in_year AND s.state = 'gepland', c.is_collegebreed, coalesce(len(c.dossier_ids), 0) > 1,
    c.number - coalesce(c.dated_elsewhere, 0), c.number, c.dated_elsewhere, c.number IS NULL OR coalesce(c.is_minimum, false), c.frequency,
    c.period, c.period_precision,
    (
        SELECT string_agg(d.dossier_name, '; ' ORDER BY d.dossier_id) FROM dossiers AS d
        WHERE d.report_year = c.report_year AND list_contains(c.dossier_ids, d.dossier_id)
    ),
    c.note, c.source_place, c._batch, c._file, c._sheet, c._row
FROM meeting_counts AS c
CROSS JOIN LATERAL (
    SELECT CASE WHEN c.state = 'gehouden' AND dutch_begins(c.period, c.period_precision, c.report_year, c.half) > day
        THEN 'gepland' ELSE c.state END AS state, coalesce(year(c.period) = c.report_year, true) AS is_in_year FROM clock
) AS s
-- empty without: meeting_counts, meeting_facts
