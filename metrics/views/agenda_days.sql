-- Eén regel per dag met een overleg: hoeveel er zijn, en of er eigen overleggen samenvallen.
SELECT report_year, arg_min(half, (meeting_id)) AS half, any_value(calendar_half) AS calendar_half,
    list_sort(list_distinct(flatten(list(portfolios)))) AS portfolios, bool_or(is_fictional) AS is_fictional,
    meeting_day, any_value(month) AS month, any_value(weekday) AS weekday, count(*) AS meetings,
    count(*) FILTER (state IN ('geannuleerd', 'uitgesteld')) AS not_held,
    count(*) FILTER (is_own AND state IN ('gehouden', 'gepland')) AS own_meetings,
    count(*) FILTER (is_own AND state IN ('gehouden', 'gepland')) > 1 AS is_collision,
    count(*) FILTER (NOT is_own AND state IN ('gehouden', 'gepland')) AS partner_meetings,
    count(*) FILTER (is_own AND state IN ('gehouden', 'gepland')) > 0
        AND count(*) FILTER (NOT is_own AND state IN ('gehouden', 'gepland')) > 0 AS is_partner_collision,
    string_agg(DISTINCT coalesce(organiser, 'een partner'), '; ' ORDER BY coalesce(organiser, 'een partner'))
        FILTER (NOT is_own AND state IN ('gehouden', 'gepland')) AS partner_names,
    string_agg(title || CASE WHEN state IN ('geannuleerd', 'uitgesteld') THEN ' (' || state || ')' ELSE '' END, ' · ' ORDER BY start_time NULLS LAST, meeting_id) AS titles,
    arg_min(source_place, meeting_id) AS source_place, arg_min(_batch, meeting_id) AS _batch,
    arg_min(_file, meeting_id) AS _file, arg_min(_sheet, meeting_id) AS _sheet, arg_min(_row, meeting_id) AS _row
FROM meeting_facts WHERE meeting_day IS NOT NULL
GROUP BY report_year, meeting_day
-- empty without: meeting_facts
