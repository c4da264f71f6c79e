-- Eén regel per overleg dat niet doorging, met wat er al aan voorbereiding in zat.
-- preparation_hours: the hours written on its dossiers in its month and the month before; the preparation is at most
-- that, for other work stands in it too. Unknown where no hours were loaded for those months.
SELECT m.report_year, m.half, m.calendar_half, m.portfolios, m.is_fictional,
    m.meeting_id, m.title, m.kind, m.state, m.meeting_date, m.meeting_date_precision, m.dossier_names,
    m.is_cancelled, m.was_cancelled, m.is_cancelled_ahead, m.reason_code, m.reason, m.topic_went_to, m.notice_days,
    (
        SELECT count(*) FROM meeting_facts AS v
        WHERE v.prepares_for = m.meeting_id AND v.state = 'gehouden'
    ) AS preparations_held,
    (
        SELECT sum(h.hours) FROM hours_facts AS h
        WHERE list_contains(m.dossier_ids, h.dossier_id) AND m.month IS NOT NULL
            AND h.report_year * 12 + h.month - (year(m.meeting_date) * 12 + m.month) BETWEEN -1 AND 0
    ) AS preparation_hours,
    m.source_place, m._batch, m._file, m._sheet, m._row
FROM meeting_facts AS m
WHERE m.is_cancelled OR m.is_postponed
-- empty without: meeting_facts
