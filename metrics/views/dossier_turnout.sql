-- Eén regel per dossier en gehouden overleg met een presentielijst: hoeveel gemeenten er waren van wie dat bekend is.
-- A meeting under two dossiers counts under each.
WITH listed AS (
    SELECT m.report_year, m.meeting_id, unnest(m.dossier_ids) AS dossier_id FROM meeting_facts AS m WHERE m.is_held
)
SELECT a.report_year, a.half, [d.portfolio] AS portfolios, bool_or(a.is_fictional) AS is_fictional,
    d.dossier_id, d.dossier_name, a.meeting_id, a.title, a.kind, a.meeting_date, a.meeting_date_precision,
    count(*) FILTER (a.is_present) AS municipalities_present, count(*) FILTER (a.is_known) AS municipalities_known,
    count(*) AS municipalities_invited,
    string_agg(a.municipality, ', ' ORDER BY a.municipality) FILTER (a.presence = 'afwezig') AS absent,
    arg_min(a.source_place, a.municipality) AS source_place, arg_min(a._batch, a.municipality) AS _batch,
    arg_min(a._file, a.municipality) AS _file, arg_min(a._sheet, a.municipality) AS _sheet, arg_min(a._row, a.municipality) AS _row
FROM attendance_facts AS a
JOIN listed AS x ON x.report_year = a.report_year AND x.meeting_id = a.meeting_id
JOIN dossiers AS d ON d.report_year = x.report_year AND d.dossier_id = x.dossier_id
GROUP BY ALL
HAVING count(*) FILTER (a.is_known) > 0
-- empty without: meeting_facts
