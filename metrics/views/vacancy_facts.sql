-- Eén regel per opengestelde vacature en ronde, met kandidaten en hoe het afliep.
-- A round counts once, in its own year, also when it is decided after it (is_after_year). As on the day of today: what is
-- decided later is open (later_outcome says what is recorded), and what is opened later is not open yet (is_opened) and
-- counts nowhere. What has no date stays as it is. What stays open, is open up to the day on which its year is judged.
-- Without any candidate of that year loaded, it is unknown how many there were (candidates, is_without_candidate), unless
-- the outcome says it. seat_state: how the seat stands on the day on which its year (seat_year) is judged: the year of the
-- round, or that in which it was decided where that is a later one.
-- contradiction: someone was appointed and the seat is vacant, also not from a later day, and no round followed.
-- Success is judged only where someone was appointed (also provisionally) or not appointed.
WITH placed AS (
    SELECT v.* REPLACE (CASE WHEN l.is_later THEN 'open' ELSE v.outcome END AS outcome), l.is_opened, y.judged_on, y.today,
        NOT l.is_later AND v.outcome NOT IN ('open', 'onbekend')
            AND dutch_is_later(v.decided_on, v.decided_on_precision, make_date(v.report_year, 12, 31)) AS is_after_year,
        CASE WHEN is_after_year THEN year(v.decided_on)::INT ELSE v.report_year END AS seat_year,
        CASE WHEN l.is_later AND v.outcome NOT IN ('open', 'onbekend') THEN v.outcome END AS later_outcome,
        v.outcome = 'geen kandidaat' AS has_nobody, dutch_until(v.closes_on, v.closes_on_precision) AS closes_until
    FROM vacancies AS v LEFT JOIN report_years AS y ON y.report_year = v.report_year
    CROSS JOIN LATERAL (
        SELECT NOT dutch_is_later(v.opened_on, v.opened_on_precision, y.today) AS is_opened,
            NOT is_opened OR dutch_is_later(v.decided_on, v.decided_on_precision, y.today) AS is_later
    ) AS l
)
SELECT v.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, v._is_fictional AS is_fictional,
    v.vacancy_id, v.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, v.seat_number, v.follows, f.followed_by, v.seat_count, v.round, v.round_number, v.required_function,
    v.opened_on, v.opened_on_precision, v.is_opened, v.closes_on, v.closes_on_precision, v.decided_on, v.decided_on_precision,
    v.recommended_on, v.recommended_on_precision, v.nominated_on, v.nominated_on_precision, v.counter_candidates,
    v.outcome, v.later_outcome, v.is_after_year, v.seat_year,
    CASE WHEN NOT v.is_opened THEN 'nog niet opengesteld' WHEN v.outcome NOT IN ('open', 'onbekend') THEN v.outcome
        WHEN c.is_nominated THEN 'voordracht voordrachtscommissie' WHEN c.is_recommended THEN 'aanbeveling bestuur'
        WHEN c.candidates > 0 THEN 'kandidaat gemeld'
        WHEN v.outcome = 'open' THEN 'opengesteld' ELSE 'onbekend' END AS stage,
    v.outcome IN ('benoemd', 'voorlopig benoemd') AS is_success,
    v.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') AS is_decided,
    v.is_opened AND v.outcome = 'open' AS is_open,
    CASE WHEN v.outcome = 'geen kandidaat' THEN 0
        WHEN NOT v.is_opened OR v.has_nobody OR k.report_year IS NOT NULL THEN coalesce(c.candidates, 0) END AS candidates,
    CASE WHEN v.outcome = 'geen kandidaat' THEN true
        WHEN NOT v.is_opened OR v.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') OR c.candidates > 0
            OR (v.outcome = 'open' AND v.closes_until > v.today) THEN false
        WHEN v.has_nobody OR k.report_year IS NOT NULL
            THEN coalesce(v.closes_until <= v.today AND v.outcome = 'open', false) END AS is_without_candidate,
    s.state AS seat_state, v.is_opened AND v.outcome = 'open' AND s.state <> 'vacant' AS is_ahead,
    CASE WHEN v.is_opened AND v.outcome IN ('open', 'geen kandidaat', 'niet benoemd') THEN date_diff('day', v.opened_on,
        CASE WHEN v.outcome <> 'open' AND v.decided_on IS NOT NULL THEN v.decided_on
            WHEN v.opened_on > v.judged_on THEN v.today ELSE v.judged_on END) END AS days_open,
    CASE WHEN v.outcome IN ('benoemd', 'voorlopig benoemd') AND s.is_vacant
            AND NOT dutch_is_later(s.vacant_since, s.vacant_since_precision, dutch_until(v.decided_on, v.decided_on_precision))
            AND NOT EXISTS (
                SELECT 1 FROM placed AS o WHERE o.report_year IN (v.report_year, v.seat_year) AND o.body_code = v.body_code
                    AND o.seat_number = v.seat_number AND o.is_opened AND o.opened_on > v.decided_on
            )
        THEN 'de zetel staat ' || CASE WHEN v.is_after_year THEN 'in ' || v.seat_year || ' ' ELSE '' END || 'vacant, maar vacature ' || v.vacancy_id || ' is ' || v.outcome
            || CASE WHEN v.decided_on_precision = 'dag' THEN ' op ' || dutch_day(v.decided_on) ELSE '' END
            || ' (' || concat_ws(' · ', v.source_place, concat_ws(' › ', v._file, v._sheet, 'regel ' || v._row)) || ')'
        END AS contradiction,
    v.note, v.source_place, v._batch, v._file, v._sheet, v._row
FROM placed AS v
LEFT JOIN bodies AS b ON b.body_code = v.body_code
LEFT JOIN (
    SELECT vacancy_id, count(*) AS candidates, coalesce(bool_or(is_recommended), false) AS is_recommended,
        coalesce(bool_or(is_nominated), false) AS is_nominated FROM nomination_facts WHERE is_registered GROUP BY vacancy_id
) AS c ON c.vacancy_id = v.vacancy_id
LEFT JOIN (SELECT follows, min(vacancy_id) AS followed_by FROM placed WHERE is_opened AND follows IS NOT NULL GROUP BY follows) AS f
    ON f.follows = v.vacancy_id
LEFT JOIN (SELECT DISTINCT x.report_year FROM nominations AS n JOIN vacancies AS x ON x.vacancy_id = n.vacancy_id) AS k
    ON k.report_year = v.report_year
LEFT JOIN seat_facts AS s ON s.report_year = v.seat_year AND s.body_code = v.body_code AND s.seat_number = v.seat_number
-- empty without: vacancies
