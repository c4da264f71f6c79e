-- Eén regel per gebeurtenis: wanneer, wat en wat voor soort; om in een beeld met tijd te merken.
-- What happens in a meeting has the day of that meeting, and moves along with it. until: the last day of the day, month,
-- season or year that is named. is_off: the meeting did not go on, so that it did not happen that day. is_unanswered: the
-- day of the meeting is over, and it is not known whether it went on.
SELECT e.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    e._is_fictional OR coalesce(m.is_fictional, false) AS is_fictional,
    e.event_id, e.event_name, e.kind, w.happens_on, w.happens_on_precision,
    CASE WHEN w.happens_on_precision IN ('dag', 'maand') THEN month(w.happens_on)::INT END AS month,
    CASE WHEN w.happens_on_precision IN ('dag', 'maand', 'kwartaal') THEN quarter(w.happens_on)::INT END AS quarter,
    dutch_until(w.happens_on, w.happens_on_precision) AS until,
    coalesce(m.state IN ('geannuleerd', 'uitgesteld'), false) AS is_off,
    coalesce(m.is_unanswered, false) AS is_unanswered,
    dutch_is_later(w.happens_on, w.happens_on_precision, (SELECT day FROM clock)) AS is_to_come,
    e.meeting_id, e.note, e.source_place, e._batch, e._file, e._sheet, e._row
FROM events AS e
LEFT JOIN meeting_facts AS m ON m.meeting_id = e.meeting_id
CROSS JOIN LATERAL (
    SELECT coalesce(e.happens_on, m.meeting_date) AS happens_on,
        coalesce(e.happens_on_precision, m.meeting_date_precision) AS happens_on_precision
) AS w
-- empty without: events
