-- Eén regel per overleg en thema: wie bespreekt wat, en wanneer.
SELECT report_year, half, calendar_half, portfolios, is_fictional, unnest(themes) AS theme, meeting_id, title, kind,
    coalesce(organiser, 'de vereniging') AS body, meeting_date, meeting_date_precision, month, state, is_unanswered, is_in_year, is_held, dossier_names,
    source_place, _batch, _file, _sheet, _row
FROM meeting_facts
-- empty without: meeting_facts
