-- Eén regel per verslagjaar en dossier waarop uren of overleggen staan: wat het kost, per functie en per overleg.
-- meetings: own and partners' meetings that were held or called off up to today, for both were prepared.
WITH spent AS (
    SELECT report_year, dossier_id, sum(hours) AS hours, sum(planned_hours) AS planned_hours,
        string_agg(function || ': ' || dutch_number(round(hours_of)), ' · ' ORDER BY function) AS functions,
        bool_or(_is_fictional) AS is_fictional, min(source_place) AS source_place, min(_batch) AS _batch,
        min(_file) AS _file, min(_sheet) AS _sheet, min(_row) AS _row
    FROM (
        SELECT report_year, dossier_id, function, sum(hours) AS hours, sum(planned_hours) AS planned_hours,
            sum(hours)::DOUBLE AS hours_of, bool_or(is_fictional) AS _is_fictional, min(source_place) AS source_place,
            min(_batch) AS _batch, min(_file) AS _file, min(_sheet) AS _sheet, min(_row) AS _row
        FROM hours_facts GROUP BY report_year, dossier_id, function
    )
    GROUP BY report_year, dossier_id
),
met AS (
    SELECT report_year, dossier_id, count(*) AS meetings
    FROM (SELECT report_year, unnest(dossier_ids) AS dossier_id, is_held, was_cancelled FROM meeting_facts)
    WHERE is_held OR was_cancelled GROUP BY report_year, dossier_id
),
freed AS (
    SELECT report_year, dossier_id, sum(hours_freed) AS hours_freed
    FROM handovers WHERE hours_freed IS NOT NULL AND coalesce(state, '') <> 'voornemen' GROUP BY report_year, dossier_id
)
SELECT d.report_year, NULL::INT AS half, [d.portfolio] AS portfolios,
    coalesce(s.is_fictional, d._is_fictional) AS is_fictional, d.dossier_id, d.dossier_name, d.portfolio AS portfolio_name,
    s.hours, s.planned_hours, s.functions, coalesce(m.meetings, 0) AS meetings,
    round(s.hours / nullif(m.meetings, 0), 1) AS hours_per_meeting, f.hours_freed,
    coalesce(s.source_place, d.source_place) AS source_place, coalesce(s._batch, d._batch) AS _batch,
    coalesce(s._file, d._file) AS _file, coalesce(s._sheet, d._sheet) AS _sheet, coalesce(s._row, d._row) AS _row
FROM dossiers AS d
LEFT JOIN spent AS s ON s.report_year = d.report_year AND s.dossier_id = d.dossier_id
LEFT JOIN met AS m ON m.report_year = d.report_year AND m.dossier_id = d.dossier_id
LEFT JOIN freed AS f ON f.report_year = d.report_year AND f.dossier_id = d.dossier_id
WHERE s.hours IS NOT NULL OR f.hours_freed IS NOT NULL
-- empty without: dossiers
