-- Eén regel per gehouden overleg en uitgenodigde gemeente; twee mensen van één gemeente tellen als één gemeente.
-- is_present is unknown when nobody is known to have come and the presence of some is not known.
SELECT m.report_year, m.half, m.calendar_half, m.portfolios,
    bool_or(a._is_fictional OR m.is_fictional) AS is_fictional,
    a.meeting_id, m.title, m.kind, m.is_pho, m.meeting_date, m.meeting_date_precision, m.quarter, m.month, m.dossier_names, m.dossier_ids,
    a.municipality,
    m.is_collegebreed,
    CASE m.is_collegebreed WHEN true THEN 'collegebreed' WHEN false THEN 'niet collegebreed' ELSE 'niet vermeld' END
        AS invitation,
    sum(present) > 0 OR NOT bool_or(present IS NULL) AS is_known,
    CASE WHEN sum(present) > 0 THEN true WHEN NOT bool_or(present IS NULL) THEN false END AS is_present,
    CASE
        WHEN sum(present) > 0 THEN 'aanwezig' WHEN NOT bool_or(present IS NULL) THEN 'afwezig' ELSE 'onbekend'
    END AS presence,
    sum(invited)::BIGINT AS people_invited,
    sum(registered)::BIGINT AS people_registered,
    sum(excused)::BIGINT AS people_excused,
    sum(present)::BIGINT AS people_present,
    sum(substitutes)::BIGINT AS people_substitute,
    sum(present) FILTER (substitutes IS NOT NULL)::BIGINT AS present_with_known_substitutes,
    sum(greatest(registered - present, 0)) FILTER (present IS NOT NULL AND registered IS NOT NULL)::BIGINT AS no_shows,
    sum(registered) FILTER (present IS NOT NULL)::BIGINT AS registered_with_known_presence,
    string_agg(DISTINCT a.role, '; ' ORDER BY a.role) AS roles,
    arg_min(a.source_place, (a._file, a._sheet, a._row)) AS source_place, arg_min(a._batch, (a._file, a._sheet, a._row)) AS _batch,
    arg_min(a._file, (a._file, a._sheet, a._row)) AS _file, arg_min(a._sheet, (a._file, a._sheet, a._row)) AS _sheet, arg_min(a._row, (a._file, a._sheet, a._row)) AS _row
FROM attendance AS a
JOIN meeting_facts AS m ON m.meeting_id = a.meeting_id
WHERE m.is_held AND coalesce(a.invited, 1) > 0
GROUP BY ALL
-- empty without: meeting_facts
