-- Eén regel per kandidaat voor een vacature: van melding tot uitkomst, met gemeente en functie, zonder naam.
-- As on the day of today, also when the year is over, for a round may be decided after it: a step of a later day has not happened, an outcome of a later day is open
-- (later_outcome says which), and who came forward later is not there yet (is_registered). In a round of which the outcome
-- is recorded, a step without a day of its own has that of the round; any other without a day stays as it is.
-- path: the steps that someone recorded, and no other; is_path_whole is false where a step in between was not.
WITH placed AS (
    SELECT v.report_year, v.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, v.seat_number, v.round, l.is_later,
        n.* REPLACE (
            CASE WHEN NOT l.is_later AND NOT l.is_recommended_later THEN n.is_recommended END AS is_recommended,
            CASE WHEN NOT l.is_later AND NOT l.is_nominated_later THEN n.is_nominated END AS is_nominated,
            CASE WHEN l.is_later OR l.is_outcome_later THEN 'open' ELSE n.outcome END AS outcome
        ),
        CASE WHEN (l.is_later OR l.is_outcome_later) AND n.outcome NOT IN ('open', 'onbekend') THEN n.outcome END AS later_outcome
    FROM nominations AS n
    JOIN vacancies AS v ON v.vacancy_id = n.vacancy_id
    LEFT JOIN bodies AS b ON b.body_code = v.body_code
    LEFT JOIN report_years AS y ON y.report_year = v.report_year
    CROSS JOIN LATERAL (
        SELECT v.outcome NOT IN ('open', 'onbekend') AS is_told,
            CASE WHEN n.registered_on IS NULL AND is_told THEN dutch_is_later(v.opened_on, v.opened_on_precision, y.today)
                ELSE dutch_is_later(n.registered_on, n.registered_on_precision, y.today) END AS is_later,
            CASE WHEN n.recommended_on IS NULL AND is_told THEN dutch_is_later(v.recommended_on, v.recommended_on_precision, y.today)
                ELSE dutch_is_later(n.recommended_on, n.recommended_on_precision, y.today) END AS is_recommended_later,
            CASE WHEN n.nominated_on IS NULL AND is_told THEN dutch_is_later(v.nominated_on, v.nominated_on_precision, y.today)
                ELSE dutch_is_later(n.nominated_on, n.nominated_on_precision, y.today) END AS is_nominated_later,
            -- one may withdraw on any day; the rest is for the meeting that decides
            CASE WHEN n.outcome_on IS NULL AND is_told AND n.outcome <> 'ingetrokken'
                THEN dutch_is_later(v.decided_on, v.decided_on_precision, y.today)
                ELSE dutch_is_later(n.outcome_on, n.outcome_on_precision, y.today) END AS is_outcome_later
    ) AS l
)
SELECT n.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, n._is_fictional AS is_fictional,
    n.vacancy_id, n.seat_number, n.body_code, n.body_name, n.owner, n.round, n.candidate_number, n.municipality, n.function,
    NOT n.is_later AS is_registered,
    n.registered_on, n.registered_on_precision, n.is_recommended, n.recommended_on, n.recommended_on_precision,
    n.is_nominated, n.nominated_on, n.nominated_on_precision, n.outcome, n.outcome_on, n.outcome_on_precision, n.later_outcome,
    CASE WHEN n.is_later THEN 'nog niet gemeld' WHEN n.outcome = 'voorlopig benoemd' THEN 'waarnemend' WHEN n.outcome = 'open' THEN
        CASE WHEN n.is_nominated THEN 'voordracht voordrachtscommissie' WHEN n.is_recommended THEN 'aanbeveling bestuur'
            ELSE 'kandidaat gemeld' END ELSE n.outcome END AS stage,
    CASE WHEN n.is_later THEN 0 WHEN n.outcome IN ('benoemd', 'voorlopig benoemd') THEN 4 WHEN n.is_nominated THEN 3
        WHEN n.is_recommended THEN 2 ELSE 1 END AS reached,
    CASE WHEN n.is_later THEN 'nog niet gemeld' ELSE concat_ws(' → ', 'gemeld', CASE WHEN n.is_recommended THEN 'aanbevolen' END,
        CASE WHEN n.is_nominated THEN 'voorgedragen' END, CASE WHEN n.outcome NOT IN ('open', 'onbekend') THEN n.outcome END) END AS path,
    n.outcome NOT IN ('benoemd', 'voorlopig benoemd') OR (n.is_recommended IS NOT NULL AND n.is_nominated IS NOT NULL)
        AS is_path_whole,
    n.outcome IN ('benoemd', 'voorlopig benoemd') AS is_success,
    n.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') AS is_decided,
    n.source_place, n._batch, n._file, n._sheet, n._row
FROM placed AS n
-- empty without: vacancies
