-- Eén regel per overleg en functie waar het toe diende: netwerken, kennisdelen, samenwerken of verbinden.
SELECT report_year, half, calendar_half, portfolios, is_fictional, meeting_id, title, kind, meeting_date, meeting_date_precision,
    dossier_names, unnest(purposes) AS purpose, len(purposes) AS purpose_count, outcome AS state, is_held,
    source_place, _batch, _file, _sheet, _row
FROM meeting_facts
-- empty without: meeting_facts
