-- Eén regel per overleg dat een ander overleg voorbereidt, met hoeveel dagen ertussen zitten.
SELECT v.report_year, v.half, v.calendar_half, v.portfolios, v.is_fictional,
    v.meeting_id, v.title, v.meeting_date, v.meeting_date_precision, v.outcome AS state,
    m.meeting_id AS prepared_id, m.title AS prepared_title, m.meeting_date AS prepared_date,
    m.meeting_date_precision AS prepared_date_precision, m.outcome AS prepared_state,
    date_diff('day', v.meeting_day, m.meeting_day) AS lead_days,
    v.state = 'gepland' OR m.state = 'gepland' AS is_to_come,
    v.state = 'gehouden' AND m.state IN ('geannuleerd', 'uitgesteld') AS is_wasted,
    v.source_place, v._batch, v._file, v._sheet, v._row
FROM meeting_facts AS v
JOIN meeting_facts AS m ON m.meeting_id = v.prepares_for
-- empty without: meeting_facts
