-- Eén regel per overleg en thema: wie bespreekt wat, en wanneer.
-- discussed_by: who organises it; of a meeting of the association itself which of its own it is, with its portfolios.
-- is_listed: held, or on the agenda of the year itself (what is over and not answered stays there); not what was called off.
SELECT report_year, half, calendar_half, portfolios, is_fictional, unnest(themes) AS theme, meeting_id, title, kind,
    coalesce(organiser, 'de vereniging') AS body,
    coalesce(organiser, CASE WHEN NOT is_own THEN 'een partner' END, concat_ws(' ',
        CASE kind WHEN 'pho' THEN 'PHO' WHEN 'db' THEN 'Dagelijks Bestuur' WHEN 'alv' THEN 'Ledenvergadering'
            WHEN 'raadsleden' THEN 'Raadsleden' WHEN 'onbekend' THEN 'Overleg' ELSE upper(kind[1]) || kind[2:] END,
        nullif(array_to_string(portfolios, ' en '), ''))) AS discussed_by,
    meeting_date, meeting_date_precision, month, outcome AS state, is_unanswered, is_in_year, is_held, is_held OR is_planned AS is_listed,
    dossier_names, source_place, _batch, _file, _sheet, _row
FROM meeting_facts
-- empty without: meeting_facts
