-- Eén regel per overleg met een datum of maand, ook als het onder meer dossiers valt.
-- half: the half of the report where one is given. Without one it follows from the date: reports cut the year at
-- about 1 June, so January to May is 1; half_is_derived says so. calendar_half is cut at 1 July, and known for a
-- day in that calendar year only.
-- is_unanswered: planned on a day or in a period that is over, so that it is not known whether it went on.
-- outcome: the state as a reader is told it, with that of what is unanswered.
-- was_cancelled: called off, and its day or period has begun; is_cancelled_ahead: called off, and that is still to come.
-- Only the first is set against what was held up to today.
-- is_in_year: the day is in the year itself. What is not, stands in the list with its state and is counted as nothing else:
-- is_held, is_planned, … are of the year itself.
-- state: what is marked as held on a day to come, is planned until that day, and nobody was there yet: is_early.
WITH listed AS (
    SELECT meeting_id,
        bool_or(present IS NOT NULL) AS has_list,
        sum(present) AS people_present,
        bool_or(present IS NULL) AS has_unknown_presence
    FROM attendance GROUP BY meeting_id
),
placed AS (
    SELECT m.* REPLACE (CASE WHEN is_early THEN 'gepland' ELSE m.state END AS state), is_early, has_begun, is_over,
        year(m.meeting_date) = m.report_year AS is_in_year,
        CASE
            WHEN NOT is_in_year OR meeting_date_precision = 'jaar' THEN NULL
            WHEN meeting_date_precision = 'kwartaal' AND quarter(meeting_date) = 2 THEN NULL
            WHEN month(meeting_date) <= 5 THEN 1 ELSE 2
        END AS half_by_date,
        CASE
            WHEN meeting_date_precision IN ('dag', 'maand') AND is_in_year
                THEN CASE WHEN month(meeting_date) <= 6 THEN 1 ELSE 2 END
        END AS calendar_half,
        (
            SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
            WHERE d.report_year = m.report_year AND list_contains(m.dossier_ids, d.dossier_id)
        ) AS named_portfolios,
        (
            SELECT string_agg(d.dossier_name, '; ' ORDER BY d.dossier_id) FROM dossiers AS d
            WHERE d.report_year = m.report_year AND list_contains(m.dossier_ids, d.dossier_id)
        ) AS dossier_names,
        organiser IS NULL AND kind <> 'extern' AS is_own,
        CASE WHEN meeting_date_precision = 'dag' THEN meeting_date END AS meeting_day
    FROM meetings AS m
    CROSS JOIN LATERAL (
        SELECT dutch_begins(m.meeting_date, m.meeting_date_precision, m.report_year, m.half) <= day AS has_begun,
            m.state = 'gehouden' AND NOT has_begun AS is_early,
            dutch_until(m.meeting_date, m.meeting_date_precision) < day AS is_over FROM clock
    ) AS c
)
SELECT p.report_year,
    coalesce(p.half, p.half_by_date)::INT AS half,
    coalesce(p.half, p.half_by_date)::INT AS report_half,
    p.half IS NULL AND p.half_by_date IS NOT NULL AS half_is_derived,
    p.calendar_half::INT AS calendar_half,
    coalesce(p.named_portfolios, []::VARCHAR[]) AS portfolios,
    p._is_fictional AS is_fictional,
    p.meeting_id, p.title, p.kind,
    coalesce(p.dossier_ids, []::VARCHAR[]) AS dossier_ids,
    p.dossier_names,
    coalesce(len(p.dossier_ids), 0) AS dossier_count,
    coalesce(len(p.dossier_ids), 0) > 1 AS is_shared,
    p.meeting_date, p.meeting_date_precision, p.meeting_day,
    CASE WHEN p.meeting_date_precision IN ('dag', 'maand') THEN month(p.meeting_date)::INT END AS month,
    CASE WHEN p.meeting_date_precision IN ('dag', 'maand', 'kwartaal') THEN quarter(p.meeting_date)::INT END AS quarter,
    isodow(p.meeting_day)::INT AS weekday,
    p.start_time, p.end_time, p.location, p.organiser, p.is_own, p.partners, p.themes, p.purposes,
    p.state, p.state_basis,
    p.is_in_year,
    p.is_in_year AND p.state = 'gehouden' AS is_held,
    p.is_in_year AND p.state = 'geannuleerd' AS is_cancelled,
    is_cancelled AND p.has_begun AS was_cancelled,
    is_cancelled AND NOT p.has_begun AS is_cancelled_ahead,
    p.is_in_year AND p.state = 'uitgesteld' AS is_postponed,
    p.is_in_year AND p.state = 'gepland' AS is_planned,
    p.is_early,
    is_planned AND p.is_over AS is_unanswered,
    CASE WHEN is_unanswered THEN 'afloop onbekend' ELSE p.state END AS outcome,
    p.kind = 'pho' AS is_pho,
    p.reason_code, p.reason, p.topic_went_to, p.notice_days, p.is_collegebreed, p.prepares_for,
    coalesce(l.has_list, false) AS has_list,
    EXISTS (SELECT 1 FROM meeting_sources AS s WHERE s.meeting_id = p.meeting_id AND s._file <> p._file) AS has_other_source,
    CASE WHEN p.is_early THEN NULL
        WHEN l.has_list AND NOT l.has_unknown_presence THEN l.people_present::BIGINT ELSE p.headcount END AS people,
    CASE WHEN p.is_early THEN NULL WHEN l.has_list AND NOT l.has_unknown_presence THEN 'presentielijst' ELSE p.headcount_quality END
        AS people_basis,
    (
        SELECT count(*) FROM placed AS o
        WHERE o.meeting_day = p.meeting_day AND o.meeting_id <> p.meeting_id
            AND o.is_own AND p.is_own AND o.state IN ('gehouden', 'gepland') AND p.state IN ('gehouden', 'gepland')
    ) AS collisions,
    p.also_called, p.note, x.exchanged,
    p.source_place, p._batch, p._file, p._sheet, p._row
FROM placed AS p
LEFT JOIN listed AS l ON l.meeting_id = p.meeting_id
-- What VNG committees asked or gave back and was brought to this meeting, as far as it is known on the day.
LEFT JOIN (
    SELECT meeting_id, string_agg(body_code || ': ' || subject, '; ' ORDER BY exchange_id) AS exchanged
    FROM exchange_facts WHERE meeting_id IS NOT NULL GROUP BY meeting_id
) AS x ON x.meeting_id = p.meeting_id
-- empty without: meetings
