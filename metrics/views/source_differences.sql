-- Eén regel per overleg en onderdeel waarover twee bronnen iets anders zeggen, met wat elk zegt.
-- What is left blank by a source says nothing. A promise is no presence: those two are never held against each other.
WITH said AS (
    SELECT s.meeting_id, s.source, f.subject, f.said, s.source_place, s._batch, s._file, s._sheet, s._row
    FROM meeting_sources AS s, LATERAL (
        VALUES ('Datum', dutch_day(s.said_date)), ('Begintijd', left(s.said_start::VARCHAR, 5)),
            ('Eindtijd', left(s.said_end::VARCHAR, 5)), ('Stand', s.said_state), ('Mensen aanwezig', s.present::VARCHAR)
    ) AS f(subject, said)
    WHERE f.said IS NOT NULL
),
held_against AS (
    SELECT m.report_year, m.half, m.portfolios, m.is_fictional, m.meeting_id, m.title, m.meeting_date,
        m.meeting_date_precision, s.subject, s.source, s.said,
        CASE s.subject
            WHEN 'Datum' THEN dutch_day(m.meeting_day) WHEN 'Stand' THEN m.state
            WHEN 'Begintijd' THEN left(m.start_time::VARCHAR, 5) WHEN 'Eindtijd' THEN left(m.end_time::VARCHAR, 5)
            WHEN 'Mensen aanwezig' THEN m.people::VARCHAR
        END AS counts,
        s.source_place, s._batch, s._file, s._sheet, s._row
    FROM said AS s JOIN meeting_facts AS m ON m.meeting_id = s.meeting_id
)
SELECT * FROM held_against
-- A report of Teams starts some minutes before or after the hour; a plan is no contradiction of a meeting that was held.
WHERE counts IS NOT NULL AND counts <> said
    AND NOT (subject = 'Stand' AND said = 'gepland')
    AND NOT (subject IN ('Begintijd', 'Eindtijd') AND source = 'teams')
-- empty without: meeting_sources
