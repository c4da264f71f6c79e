-- Eén regel per overleg met een dag: wat er die hele dag is, en of dit overleg met een ander samenvalt.
-- half, portfolios: of this meeting, so that a choice finds each day on which something of it is; meetings, titles, … are of the
-- whole day. A day is counted once, however many of its meetings are found.
-- is_active: it was held or is planned. is_collision: it is one of two or more own ones that are; is_partner_collision: it is one
-- of an own one and one of a partner that are.
WITH days AS (
    SELECT report_year, meeting_day, count(*) AS meetings,
        string_agg(DISTINCT half::VARCHAR, ' en ' ORDER BY half::VARCHAR) AS halves,
        count(*) FILTER (state IN ('geannuleerd', 'uitgesteld')) AS not_held,
        count(*) FILTER (is_own AND state IN ('gehouden', 'gepland')) AS own_meetings,
        count(*) FILTER (NOT is_own AND state IN ('gehouden', 'gepland')) AS partner_meetings,
        string_agg(DISTINCT coalesce(organiser, 'een partner'), '; ' ORDER BY coalesce(organiser, 'een partner'))
            FILTER (NOT is_own AND state IN ('gehouden', 'gepland')) AS partner_names,
        string_agg(title || CASE WHEN state IN ('geannuleerd', 'uitgesteld') THEN ' (' || state || ')' ELSE '' END, ' · '
            ORDER BY start_time NULLS LAST, meeting_id) AS titles,
        bool_or(is_fictional) AS is_fictional
    FROM meeting_facts WHERE meeting_day IS NOT NULL
    GROUP BY report_year, meeting_day
)
SELECT m.report_year, m.half, m.calendar_half, m.portfolios, d.is_fictional, m.meeting_id,
    d.meeting_day, m.month, m.weekday, d.halves, d.meetings, d.not_held, d.own_meetings, d.partner_meetings, d.partner_names, d.titles,
    m.state IN ('gehouden', 'gepland') AS is_active,
    is_active AND m.is_own AND d.own_meetings > 1 AS is_collision,
    is_active AND d.own_meetings > 0 AND d.partner_meetings > 0 AS is_partner_collision,
    m.source_place, m._batch, m._file, m._sheet, m._row
FROM meeting_facts AS m
JOIN days AS d ON d.report_year = m.report_year AND d.meeting_day = m.meeting_day
-- empty without: meeting_facts
