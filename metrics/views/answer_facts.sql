-- Eén regel per overleg dat nog komt: welke gemeenten zijn uitgenodigd, welke komen, en welke nog niet hebben geantwoord.
-- Of the meetings of the association, and of others as far as it keeps who is invited. One who comes speaks for a
-- municipality, as in the turnout. A list with a number of excused says who stays away there; one without says it with 0
-- registered. Empty is no answer yet, unless nothing of anybody is recorded: then it is unknown who answered (answers).
-- Without anybody on the list it is unknown who is invited.
WITH coming AS (
    SELECT * FROM meeting_facts
    WHERE state = 'gepland' AND coalesce(dutch_until(meeting_date, meeting_date_precision) >= (SELECT day FROM clock), true)
),
invited AS (
    SELECT a.meeting_id, a.municipality, sum(a.registered) AS registered, sum(a.excused) AS excused,
        bool_or(a._is_fictional) AS is_fictional
    FROM attendance AS a JOIN coming AS c ON c.meeting_id = a.meeting_id
    WHERE coalesce(a.invited, 1) > 0
    GROUP BY a.meeting_id, a.municipality
),
kept AS (
    SELECT *, bool_or(excused IS NOT NULL) OVER of_meeting AS has_excused,
        bool_or(registered IS NOT NULL OR excused IS NOT NULL) OVER of_meeting AS has_answers
    FROM invited WINDOW of_meeting AS (PARTITION BY meeting_id)
),
answered AS (
    SELECT *, CASE WHEN NOT has_answers THEN NULL WHEN registered > 0 THEN 'komt'
        WHEN excused > 0 OR (registered = 0 AND NOT has_excused) THEN 'komt niet' ELSE 'geen antwoord' END AS answer
    FROM kept
),
counted AS (
    SELECT meeting_id, bool_or(is_fictional) AS is_fictional, bool_or(has_answers) AS has_answers, count(*) AS invited,
        count(*) FILTER (answer = 'komt') AS coming, count(*) FILTER (answer = 'komt niet') AS staying_away,
        count(*) FILTER (answer = 'geen antwoord') AS waiting,
        string_agg(municipality, '; ' ORDER BY municipality) AS invited_names,
        string_agg(municipality, '; ' ORDER BY municipality) FILTER (answer = 'komt') AS coming_names,
        string_agg(municipality, '; ' ORDER BY municipality) FILTER (answer = 'komt niet') AS staying_away_names,
        string_agg(municipality, '; ' ORDER BY municipality) FILTER (answer = 'geen antwoord') AS waiting_names
    FROM answered GROUP BY meeting_id
)
SELECT m.report_year, m.half, m.calendar_half, m.portfolios, m.is_fictional OR coalesce(c.is_fictional, false) AS is_fictional,
    m.meeting_id, m.title, m.kind, m.meeting_date, m.meeting_date_precision, m.start_time, m.dossier_names,
    CASE WHEN m.meeting_date_precision = 'dag' THEN date_diff('day', (SELECT day FROM clock), m.meeting_date) END AS days_until,
    CASE WHEN c.meeting_id IS NULL THEN 'genodigden niet vastgelegd' WHEN NOT c.has_answers THEN 'antwoorden niet vastgelegd'
        WHEN c.waiting = 0 THEN 'iedereen heeft geantwoord' ELSE 'nog niet iedereen heeft geantwoord' END AS answers,
    c.invited, c.invited_names,
    CASE WHEN c.has_answers THEN c.coming END AS coming, CASE WHEN c.has_answers THEN c.staying_away END AS staying_away,
    CASE WHEN c.has_answers THEN c.waiting END AS waiting,
    c.coming_names, c.staying_away_names,
    CASE WHEN c.has_answers THEN c.waiting_names ELSE 'niet vastgelegd' END AS waiting_names,
    m.source_place, m._batch, m._file, m._sheet, m._row
FROM coming AS m LEFT JOIN counted AS c ON c.meeting_id = m.meeting_id
WHERE m.is_own OR c.meeting_id IS NOT NULL
-- empty without: meeting_facts
